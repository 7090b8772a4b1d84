"""Internships of students of technical institutions, measure 3 sentence 4: P04; readings A5–A10, A42.

Every reading is played through month by month and student by student: six months each, then 150,000 a base.
"""

import calendar
import itertools
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from .known import CONDITION, EFFECTIVE, HUGE, NOT_LISTED, TOO_EARLY, Facts, Part, bounded, early, months_between
from .lines import Line, line, whole_list_missing

PER_MONTH = 500  # P04, m3s4: 每人每月 500 元
MONTHS = 6  # P04, m3s4: 最长 6 个月
CAP = 150_000  # P04, m3s4: 每家最高补贴 15 万元
AGE = 16  # P04, m3s4: 年满 16 周岁
SOFT = {"period-not-stated", "cap-period-not-stated"}
ASKED = ["students", "school", "arranged_by_school", "age_at_start", "graduating_year", "months",
         "allowance_per_month", "minimum_wage_per_month", "start_date"]
UNDATED = "undated"  # a group whose calendar years are its own: it could lie in any


@dataclass(frozen=True)
class Reading:
    """One way to read the words: dates (A42), age (A7), parts of months (A6), the cap (A5), who is who (A5, A6)."""

    whole: bool  # A42 (b): the whole internship, not only its part from July 2022
    monthly_age: bool  # A7 (b)
    ceil: bool  # a started month counts
    yearly_cap: bool  # A5 (a)
    together: bool  # A5: the cap counts for the legal entity, not for each base
    six_in_all: bool  # A6 (b): six months per student, not per base

    @property
    def default(self) -> bool:
        """Whether it departs from no default that the register states."""
        return not (self.whole or self.monthly_age or self.yearly_cap)


Paid = tuple[str, int, list[Any]]  # base, students, calendar year of each paid month


def estimate(facts: Facts) -> Line:
    """The line of all groups of all bases together."""
    groups = facts.get("groups")
    if groups is None:
        codes = {"part-month-not-stated", "month-cap-applied", "cap-applied", "different-claimants"}
        return whole_list_missing("internship", "enterprise", "groups", None, SOFT | codes,
                                  "bases_are_one_entity", "same_students")
    if not groups:
        return line("internship", "enterprise", [], [], SOFT)
    live = [group for group in groups if not why_not(group)]
    low_world = play([group for group in live if not missing(group)], facts)  # what is missing may be nought
    high_world = play([best(group, index) for index, group in enumerate(live)], facts)
    unknown = [name for name in ("bases_are_one_entity", "same_students") if facts.get(name) is None]
    relations = [name for name in unknown if matters(name, low_world, high_world)]
    saturated = shown(low_world) == shown(high_world)  # the cap is full whatever the missing answers are
    part = Part(low=min(low_world.values()), high=bounded(max(high_world.values())))
    part.asked = bool(relations) or not saturated
    defaults = {amount for reading, amount in low_world.items() if reading.default}
    part.headline = defaults.pop() if len(defaults) == 1 and not part.asked else None
    part.open = relations
    part.may_open = [name for name in unknown if name not in relations]
    for index, group in enumerate(groups):
        paths = [f"groups[{index}].{name}" for name in missing(group)]
        (part.may_open if saturated or why_not(group) else part.open).extend(paths)
    notes(part, groups, facts, low_world)
    return line("internship", "enterprise", [part], [""], SOFT)


def shown(world: dict[Reading, int]) -> tuple[int, int, int | None]:
    """What of all readings a line shows: the ends, and the default where there is one."""
    defaults = {amount for reading, amount in world.items() if reading.default}
    return min(world.values()), max(world.values()), defaults.pop() if len(defaults) == 1 else None


def missing(group: Facts) -> list[str]:
    """Facts not known; a minimum wage of 0 is no standard in force."""
    return [name for name in ASKED
            if group.get(name) is None or (name == "minimum_wage_per_month" and group[name] == 0)]


def why_not(group: Facts) -> set[str]:
    """Why a group brings nothing whatever the missing answers are; empty when it may bring something."""
    reasons = set()
    if group.get("school") not in (None, "technical_institution"):
        reasons |= {CONDITION, NOT_LISTED}
    if False in (group.get("arranged_by_school"), group.get("graduating_year")):
        reasons.add(CONDITION)
    if 0 in (group.get("students"), group.get("months")):
        reasons.add(CONDITION)
    age, later = group.get("age_at_start"), group.get("months_until_16")
    months = group.get("months")
    if age is not None and age < AGE and (later is None or (months is not None and later >= months)):
        reasons.add(CONDITION)
    pay, wage = group.get("allowance_per_month"), group.get("minimum_wage_per_month")
    if pay is not None and (pay < wage if wage else pay == 0):
        reasons.add(CONDITION)
    start = group.get("start_date")
    if start is not None and early(start) and months is not None and before(start) >= Fraction(months):
        reasons.add(TOO_EARLY)
    return reasons


def before(start: str) -> Fraction:
    """Months of an internship that lie before the policy."""
    if not early(start):
        return Fraction(0)
    months, days, length = months_between(date.fromisoformat(start), date.fromisoformat(EFFECTIVE))
    return months + Fraction(days, length)


def best(group: Facts, index: int) -> dict[str, Any]:
    """The most that a group could bring: every missing answer in its favour."""
    filled = dict(group)
    start = group.get("start_date")
    long = 60 + math.ceil(before(start or EFFECTIVE)) + math.ceil(group.get("months_until_16") or 0)
    usual = {"students": HUGE, "months": long, "age_at_start": AGE, "start_date": f"{UNDATED} {index}"}
    for name, value in usual.items():
        if filled.get(name) is None:
            filled[name] = value
    return filled


def paid_months(group: Facts, reading: Reading) -> list[Any]:
    """Calendar year of each month paid per student under a reading, at most six, earliest first."""
    start, months = group["start_date"], Fraction(group["months"])
    undated = start.startswith(UNDATED)
    skipped = Fraction(0)
    if group["age_at_start"] < AGE:
        if not reading.monthly_age:
            return []
        skipped = Fraction(group["months_until_16"])
    if not undated and not reading.whole:
        skipped = max(skipped, before(start))
    left = months - skipped
    if left <= 0:
        return []
    number = min(MONTHS, math.ceil(left) if reading.ceil else math.floor(left))
    if undated:
        return [start] * number
    first = date.fromisoformat(start)
    month = first.year * 12 + first.month - 1 + math.floor(skipped)
    length = calendar.monthrange(month // 12, month % 12 + 1)[1]
    month += (min(first.day, length) - 1) / Fraction(length) + skipped % 1 >= 1  # a later day of the month, or the next
    if skipped and skipped == before(start):  # from 2022-07-01, however long the months before it were
        month = first.year * 12 + first.month - 1 + math.ceil(skipped)
    return [(month + i) // 12 for i in range(number)]


def play(groups: list[Any], facts: Facts, cap: int = CAP) -> dict[Reading, int]:
    """The amount under every reading that the relations between bases leave open."""
    open_to = {True: (False, True), False: (False,), None: (False, True)}
    several = len({group.get("base") for group in groups}) > 1
    entity = open_to[facts.get("bases_are_one_entity") if several else False]
    people = open_to[facts.get("same_students") if several else False]
    amounts = {}
    for choice in itertools.product(*((False, True),) * 4, entity, people):
        reading = Reading(*choice)
        paid: list[Paid] = [(str(group.get("base")), group["students"], paid_months(group, reading))
                            for group in groups]
        if reading.six_in_all:  # which base pays a student's six months is not stated: the order that pays least
            amounts[reading] = min(capped(run, reading, cap) for run in six_in_all(paid))
        else:
            amounts[reading] = capped(paid, reading, cap)
    return amounts


def six_in_all(paid: list[Paid]) -> Iterator[list[Paid]]:
    """The same people at several bases: six months each in all, for each order in which the bases could pay."""
    by_base: dict[str, list[tuple[int, list[Any]]]] = defaultdict(list)
    for base, students, years in paid:
        by_base[base].append((students, years))
    for runs in by_base.values():
        runs.sort(key=lambda run: -len(run[1]))  # the longest stay with the longest: fewest months in all
    edges = sorted({end for runs in by_base.values() for end in itertools.accumulate(n for n, _ in runs)})
    for order in itertools.islice(itertools.permutations(by_base), 120):
        kept: list[Paid] = []
        start = 0
        for end in edges:
            quota = MONTHS
            for base in order:
                position = 0
                for students, years in by_base[base]:
                    if position <= start < position + students:
                        kept.append((base, end - start, years[:quota]))
                        quota -= len(years[:quota])
                    position += students
            start = end
        yield kept


def capped(paid: list[Paid], reading: Reading, cap: int) -> int:
    """Sum with the cap applied as the reading says: per base or entity, once or for each calendar year."""
    sums: dict[tuple[str, Any], int] = defaultdict(int)
    for base, students, years in paid:
        owner = "all" if reading.together else base
        split: list[Any] = list(years)
        if years and isinstance(years[0], str) and reading.yearly_cap:
            split = halves(students, years)
        for year in split:
            sums[owner, year if reading.yearly_cap else "once"] += students * PER_MONTH
    return sum(min(cap, amount) for amount in sums.values())


def halves(students: int, years: list[str]) -> list[str]:
    """A group without a date may straddle New Year: the split of its months that pays most."""
    def pays(first: int) -> int:
        return min(CAP, first * students * PER_MONTH) + min(CAP, (len(years) - first) * students * PER_MONTH)

    first = max(range(len(years) + 1), key=pays)
    return [years[0] + " first"] * first + [years[0] + " second"] * (len(years) - first)


def matters(name: str, *worlds: dict[Reading, int]) -> bool:
    """Whether the answer yes would give another result than the answer no."""
    attribute = {"bases_are_one_entity": "together", "same_students": "six_in_all"}[name]
    return any(
        amount != world[replace(reading, **{attribute: False})]
        for world in worlds for reading, amount in world.items() if getattr(reading, attribute))


def notes(part: Part, groups: list[Facts], facts: Facts, amounts: dict[Reading, int]) -> None:
    """Codes that the groups call for, and those that they allow."""
    part.either = [why_not(group) for group in groups if why_not(group)]
    part.may = set().union(*part.either)
    live = [group for group in groups if not why_not(group)]
    firm = [group for group in live if not missing(group)]
    for group in live:
        group_notes(part, group, group in firm)
    uncapped = play(firm, facts, HUGE * HUGE)
    cut = [amounts[reading] < amount for reading, amount in uncapped.items()]
    if cut and all(cut):
        part.must.add("cap-applied")
    if any(cut) or len(live) > len(firm):
        part.may.add("cap-applied")
    if any(amount != amounts[replace(reading, yearly_cap=False)] for reading, amount in amounts.items()):
        part.must.add("cap-period-not-stated")
    if len({group.get("base") for group in groups}) > 1:
        one = facts.get("bases_are_one_entity")
        apart = len({group.get("base") for group in live}) > 1 and not one
        (part.must if apart else part.may).add("different-claimants")
        if one and any(amount != amounts[replace(reading, together=False)] for reading, amount in amounts.items()):
            part.must.add("ask-bureau")


def group_notes(part: Part, group: Facts, firm: bool) -> None:
    """Codes of one group that may bring something; demanded only where all its facts are known."""
    of_age = (group.get("age_at_start") or 0) >= AGE
    demand = part.must if firm and of_age else part.may
    months, start = group.get("months"), group.get("start_date")
    if months is None:
        part.may |= {"month-cap-applied", "part-month-not-stated"}
    elif months > MONTHS:
        (part.may if start and early(start) else demand).add("month-cap-applied")
    if any(Fraction(group.get(name) or 0).denominator != 1 for name in ("months", "months_until_16")):
        (demand if months and months < MONTHS else part.may).add("part-month-not-stated")
    if start is None:
        part.may.add(TOO_EARLY)
    elif early(start):
        demand.add(TOO_EARLY)
        part.may.add("part-month-not-stated")
    if not firm or not of_age:
        part.may |= {CONDITION, NOT_LISTED}
