"""The caps of the internship subsidy over bases, years and students (m3s4), by evaluating the readings A5 and A6.

Each end of the range is one evaluation: the months that a reading counts, in pots that each bear the cap once. A pot
is a base (or the one entity that the bases are), under the other reading of A5 a base in one calendar year.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from yuyao_policy.answers import Facts
from yuyao_policy.line import Figure, Line
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import Span

NODE = "m3s4"
_MANY = 1_000_000_000
"""Stands for a number of students that is not known: enough to reach any cap."""


class Group(NamedTuple):
    """Students of one base (None: not known how many) with the months that count for each, if all conditions hold.

    sure is False when a condition or a number is not known: then they may be none, and at most what the numbers say.
    first_month is year × 12 + month − 1.
    """

    base: str | None
    students: int | None
    span: Span
    first_month: int | None
    sure: bool


class Counted(NamedTuple):
    """A group under one reading: all numbers known."""

    base: str | None
    students: int
    months: int
    first_month: int | None


def capped(groups: list[Group], facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for all groups, with the steps, the notes and the questions about the bases."""
    one_entity, same_students = _about_bases(groups, facts)
    _steps(groups, rates, line)
    figure = _figure(groups, facts, rates)
    if len({group.base for group in groups}) > 1:
        if one_entity is not True:
            line.note("different-claimants", NODE, bases=len({group.base for group in groups}))
        possible = [_counted(groups, "high", number) for number in (_MANY, 1)]
        if one_entity is None and any(_entity_matters(counted, rates) for counted in possible):
            line.ask(f"{line.path}.bases_are_one_entity")
        if same_students is None and any(_students_matter(counted, rates) for counted in possible):
            line.ask(f"{line.path}.same_students")
    _notes(groups, figure, line, rates, one_entity, same_students)
    return figure


def unsure_matters(groups: list[Group], facts: Facts, rates: Rates) -> bool:
    """Whether the groups of which something is not known change the figure: between none of them and all they may be.

    They do not where the others fill the cap.
    """
    without = [group for group in groups if group.sure]
    most = [group._replace(sure=True) for group in groups]
    return _figure(without, facts, rates) != _figure(most, facts, rates)


def _figure(groups: list[Group], facts: Facts, rates: Rates) -> Figure:
    """Whole yuan: the lowest reading, the highest, and the default: the cap once for everything of a base (A5).

    There is no default where readings that have none change the sum (part-months, bases of one entity, same students).
    """
    one_entity, same_students = _about_bases(groups, facts)
    entities, people = _choices(one_entity), _choices(same_students)

    def once(end: str) -> list[int]:
        counted = _counted(groups, end)
        return [_total(counted, rates, one_entity=one, once_a_student=same) for one in entities for same in people]

    fewest = once("low")
    # months beyond a base's cap may use up those that the same students have at another base
    low = fewest + once("high") if True in people else fewest
    settled = all(group.span.low == group.span.high for group in groups)
    default = fewest if settled else once("default_low") + once("default_high")
    high = _total(_counted(groups, "high"), rates, yearly=True)
    return Figure(min(low), high, min(default) if min(default) == max(default) else None)


def _about_bases(groups: list[Group], facts: Facts) -> tuple[bool | None, bool | None]:
    """Whether the bases are one entity and their students the same people: asked from two bases on."""
    if len({group.base for group in groups}) < 2:
        return False, False
    return facts.get("bases_are_one_entity"), facts.get("same_students")


def _choices(told: bool | None) -> tuple[bool, ...]:
    """What a fact leaves open: told to be one entity (or the same students), the policy's words still allow both."""
    return (False,) if told is False else (False, True)


def _counted(groups: list[Group], end: str, unknown: int = _MANY) -> list[Counted]:
    """The groups at one end: their fewest or most months, or the fewest or most that the default readings leave.

    unknown stands for a number of students that is not known; a group that is not sure counts only at the high end.
    """
    counted = []
    for base, students, span, first_month, sure in groups:
        months: int = getattr(span, end) if sure or end == "high" else 0
        counted.append(Counted(base, unknown if students is None else students, months, first_month))
    return counted


def _entity_matters(groups: list[Counted], rates: Rates) -> bool:
    """Whether it can change a figure that the bases are one entity; by years it can only where it does for all time."""
    return _total(groups, rates, one_entity=True) != _total(groups, rates)


def _students_matter(groups: list[Counted], rates: Rates) -> bool:
    """Whether it can change a figure that the students of several bases are the same people."""
    return _total(groups, rates, once_a_student=True) != _total(groups, rates)


def _total(
    groups: list[Counted],
    rates: Rates,
    *,
    yearly: bool = False,
    one_entity: bool = False,
    once_a_student: bool = False,
) -> int:
    """Whole yuan under one reading: the cap for each base, in each year, or for the one entity that the bases are."""
    money, cap = rates.value("internship.per_student_month"), rates.value("internship.cap_per_base")
    uncapped = sum([group.months * group.students for group in groups]) * money
    if uncapped <= cap and not once_a_student:
        return uncapped
    pots: defaultdict[tuple[object, object], int] = defaultdict(int)
    if once_a_student:
        for base, months in _six_in_total(groups, rates.value("internship.max_months")):
            pots[None if one_entity else base, None] += months * money
    else:
        for index, group in enumerate(groups):
            owner = None if one_entity else group.base
            for year, months in _by_year(group, index) if yearly else ((None, group.months),):
                pots[owner, year] += months * group.students * money
    return sum([min(cap, pot) for pot in pots.values()])


def _by_year(group: Counted, index: int) -> list[tuple[object, int]]:
    """Months by calendar year. Without a date they may lie in two years of their own: the widest that is possible."""
    if group.first_month is None:
        half = group.months // 2
        return [((index, 0), half), ((index, 1), group.months - half)]
    years: defaultdict[object, int] = defaultdict(int)
    for month in range(group.first_month, group.first_month + group.months):
        years[month // 12] += 1
    return list(years.items())


def _six_in_total(groups: list[Counted], limit: int) -> list[tuple[str | None, int]]:
    """Student-months by base when each student has `limit` months in all: the fewest that the facts allow.

    The longest stays of all bases are taken to be those of the same people, and the months that remain to be in as few
    bases as possible, so that the cap cuts most. Runs of like students are counted together, however many they are.
    """
    bases: defaultdict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for group in groups:
        bases[group.base].append((group.students, group.months))
    ends: set[int] = set()
    stays: dict[str | None, list[tuple[int, int]]] = {}
    for base, runs in bases.items():
        upto, stays[base] = 0, []
        for students, months in sorted(runs, key=lambda run: -run[1]):
            upto += students
            stays[base].append((upto, months))
            ends.add(upto)
    total, start = 0, 0
    for end in sorted(ends):
        months = sum(next((m for upto, m in runs if upto >= end), 0) for runs in stays.values())
        total += min(limit, months) * (end - start)
        start = end
    most = sorted(((sum(s * m for s, m in runs), base) for base, runs in bases.items()), key=lambda pair: -pair[0])
    found: list[tuple[str | None, int]] = []
    for months, base in most:
        taken = min(months, total)
        found.append((base, taken))
        total -= taken
    return found


def _steps(groups: list[Group], rates: Rates, line: Line) -> None:
    """Rate × students × months of each group, before any cap."""
    rate = rates["internship.per_student_month"]
    for _, students, span, _, sure in groups:
        if students is None:
            continue
        per_month, least = rate.value * students, span.low if sure else 0
        months: int | str = least if least == span.high else f"{least}–{span.high}"
        value = per_month * least if least == span.high else (per_month * least, per_month * span.high)
        line.step("student-months", rate, value, rate=rate.value, students=students, months=months)


def _notes(
    groups: list[Group],
    figure: Figure,
    line: Line,
    rates: Rates,
    one_entity: bool | None,
    same_students: bool | None,
) -> None:
    """What the caps did, and which reading makes which end; groups of unknown size are left out of it."""
    known = _counted([group for group in groups if group.students is not None], "high")
    rate = rates["internship.cap_per_base"]
    uncapped = sum(group.students * group.months for group in known) * rates.value("internship.per_student_month")
    as_one = one_entity is not False
    once = _total(known, rates, one_entity=as_one)
    if once < uncapped:
        line.note("cap-applied", NODE, cap=rate.value, uncapped=uncapped)
        line.note("cap-period-not-stated", NODE, cap=rate.value)
        line.step("cap", rate, once, cap=rate.value, uncapped=uncapped)
        if line.trace:
            line.reading("A5", "c", "a", (once, _total(known, rates, yearly=True, one_entity=as_one)), rate)
    each = _total(known, rates)
    if one_entity and once != each:
        line.note("ask-bureau", NODE, path=f"{line.path}.bases_are_one_entity")
        line.reading("A5", "e", "d", (once, each), rate)
    if same_students and figure.low != figure.high:
        line.reading("A6", "b", "a", (figure.low, figure.high), rates["internship.max_months"])
