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

NODE = "m3s4"
_MANY = 10**9
"""Stands for a number of students that is not known: enough to reach any cap."""


class Group(NamedTuple):
    """Students of one base with the months that count for each; students None: not known.

    low, high and default (None: there is none) are months of one student; first_month is year × 12 + month − 1.
    """

    base: str | None
    students: int | None
    low: int
    high: int
    default: int | None
    first_month: int | None
    at: str


class Counted(NamedTuple):
    """A group under one reading: all numbers known."""

    base: str | None
    students: int
    months: int
    first_month: int | None


def capped(groups: list[Group], facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for all groups: lowest reading, highest reading, and the default where it decides."""
    rate, cap_rate = rates["internship.per_student_month"], rates["internship.cap_per_base"]
    money, cap = rate.value, cap_rate.value
    several = len({group.base for group in groups}) > 1
    one_entity = facts.get("bases_are_one_entity") if several else False
    same_students = facts.get("same_students") if several else False
    _steps(groups, rates, line)

    low = _counted(groups, "low")
    lows = {
        (one, same): _total(low, money, cap, yearly=False, one_entity=one, once_a_student=same, rates=rates)
        for one in _choices(one_entity)
        for same in _choices(same_students)
    }
    high = [Counted(g.base, _MANY if g.students is None else g.students, g.high, g.first_month) for g in groups]
    top = _total(high, money, cap, yearly=True, one_entity=False, once_a_student=False, rates=rates)
    if several:
        if one_entity is not True:
            line.note("different-claimants", NODE, bases=len({group.base for group in groups}))
        matters = _matters(high, money, cap, rates)
        if one_entity is None and matters[0]:
            line.ask(f"{line.path}.bases_are_one_entity")
        if same_students is None and matters[1]:
            line.ask(f"{line.path}.same_students")
    bottom = min(lows.values())
    _notes(groups, high, bottom, top, money, cap, line, rates, one_entity, same_students)
    return Figure(bottom, top, _headline(groups, money, cap, one_entity, same_students, rates))


def _choices(told: bool | None) -> tuple[bool, ...]:
    """What a fact leaves open: told to be one entity (or the same students), the policy's words still allow both."""
    return (False,) if told is False else (False, True)


def _counted(groups: list[Group], end: str) -> list[Counted]:
    """The groups with one end's months; an unknown number counts as none (the caller knows that the end is open)."""
    return [Counted(g.base, g.students or 0, getattr(g, end) or 0, g.first_month) for g in groups]


def _headline(
    groups: list[Group], money: int, cap: int, one_entity: bool | None, same: bool | None, rates: Rates
) -> int | None:
    """The default: the cap once for everything of a base (A5). None where a reading without a default changes it."""
    if any(group.default is None or group.students is None for group in groups):
        return None
    counted = _counted(groups, "default")
    found = {
        _total(counted, money, cap, yearly=False, one_entity=one, once_a_student=twice, rates=rates)
        for one in _choices(one_entity)
        for twice in _choices(same)
    }
    return found.pop() if len(found) == 1 else None


def _matters(groups: list[Counted], money: int, cap: int, rates: Rates) -> tuple[bool, bool]:
    """Whether it can change a figure that the bases are one entity, and that their students are the same people."""

    def total(yearly: bool, one: bool, same: bool) -> int:
        return _total(groups, money, cap, yearly=yearly, one_entity=one, once_a_student=same, rates=rates)

    entity = any(total(yearly, True, False) != total(yearly, False, False) for yearly in (False, True))
    students = total(False, False, True) != total(False, False, False)
    return entity, students


def _total(
    groups: list[Counted], money: int, cap: int, *, yearly: bool, one_entity: bool, once_a_student: bool, rates: Rates
) -> int:
    """Whole yuan under one reading."""
    pots: defaultdict[tuple[object, object], int] = defaultdict(int)
    if once_a_student:
        limit = rates.value("internship.max_months")
        for base, months in _six_in_total(groups, limit):
            pots[None if one_entity else base, None] += months * money
    else:
        for index, group in enumerate(groups):
            owner = None if one_entity else group.base
            for year, months in _by_year(group, index) if yearly else ((None, group.months),):
                pots[owner, year] += months * group.students * money
    return sum(min(cap, pot) for pot in pots.values())


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
    ends = {0}
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
    for group in groups:
        if group.students is None:
            continue
        per_month = rate.value * group.students
        months: int | str = group.low if group.low == group.high else f"{group.low}–{group.high}"
        value = per_month * group.low if group.low == group.high else (per_month * group.low, per_month * group.high)
        line.step("student-months", rate, value, rate=rate.value, students=group.students, months=months)


def _notes(
    groups: list[Group],
    high: list[Counted],
    bottom: int,
    top: int,
    money: int,
    cap: int,
    line: Line,
    rates: Rates,
    one_entity: bool | None,
    same_students: bool | None,
) -> None:
    """What the caps did, and which reading makes which end."""
    if any(group.students == _MANY for group in high):
        return
    rate = rates["internship.cap_per_base"]
    uncapped = sum(group.students * group.months * money for group in high)
    once = _total(high, money, cap, yearly=False, one_entity=one_entity is not False, once_a_student=False, rates=rates)
    if once < uncapped:
        line.note("cap-applied", NODE, cap=cap, uncapped=uncapped)
        line.note("cap-period-not-stated", NODE, cap=cap)
        line.step("cap", rate, once, cap=cap, uncapped=uncapped)
        apart = _total(
            high, money, cap, yearly=True, one_entity=one_entity is not False, once_a_student=False, rates=rates
        )
        line.reading("A5", "c", "a", (once, apart), rate)
    if one_entity and once != _total(
        high, money, cap, yearly=False, one_entity=False, once_a_student=False, rates=rates
    ):
        line.note("ask-bureau", NODE, path=f"{line.path}.bases_are_one_entity")
    if same_students and bottom != top:
        line.reading("A6", "b", "a", (bottom, top), rates["internship.max_months"])
