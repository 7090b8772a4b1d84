"""Enterprise new-type apprenticeship, measure 3 sentences 2 and 3: P01, P02, P03; readings A1–A4, A42, A47."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .known import (
    CONDITION,
    COUNTS,
    DATES,
    EFFECTIVE,
    HUGE,
    NOT_LISTED,
    TOO_EARLY,
    YES_NO,
    Facts,
    Outcome,
    Part,
    early,
    explore,
    months_between,
    nothing,
    readings,
)
from .lines import Line, line, whole_list_missing

JUNIOR = 3000  # P01, m3s2: 初级工 3000 元/人/年
INTERMEDIATE = 6000  # P02, m3s2: 中级工及以上 6000 元/人/年
HALF = Fraction(1, 2)  # P03, m3s3: 按补贴标准的 50% 支付

# A3: 中级工及以上 takes in every later grade; below 初级工 neither band is met.
RATES = {"apprentice_grade": 0, "junior": JUNIOR, "intermediate": INTERMEDIATE, "senior": INTERMEDIATE,
         "technician": INTERMEDIATE, "senior_technician": INTERMEDIATE, "special_technician": INTERMEDIATE,
         "chief_technician": INTERMEDIATE}
PAPERS = ["skill_level", "vocational_qualification", "training_completion_only",
          "skill_level_and_training_completion", "none"]
DOMAINS: dict[str, list[Any]] = {
    "apprentices": COUNTS, "are_employees": YES_NO, "course_completed": YES_NO, "certificate": PAPERS,
    "certificate_level": ["junior", "intermediate"],  # facts.md: apprentice grade is not assumed
    "training_level": ["junior", "intermediate"], "training_years": [Decimal(0), Decimal(1), Decimal(HUGE)],
    "certificate_date": DATES}
SOFT = {"level-reading", "period-not-stated"}


def estimate(facts: Facts) -> Line:
    """The line of all groups together."""
    groups = facts.get("groups")
    if groups is None:
        return whole_list_missing("apprenticeship", "enterprise", "groups", None, SOFT | {"part-year-not-stated"})
    parts: list[Part] = [explore(group, DOMAINS, pay) for group in groups]
    for part, group in zip(parts, groups, strict=True):
        if group.get("certificate") is None or "training_level" in part.open or "certificate_level" in part.open:
            part.must.discard("level-reading")  # which level it will be is still open
    return line("apprenticeship", "enterprise", parts, [f"groups[{i}]." for i in range(len(parts))], SOFT)


def pay(world: Facts) -> Outcome:
    """What one group with every fact known brings its enterprise."""
    paper = world["certificate"]
    half = paper == "training_completion_only"
    level = world["training_level"] if half else world["certificate_level"]
    rate = Fraction(0) if paper == "none" else RATES[level] * (HALF if half else 1)
    reasons = set()
    if not world["are_employees"] or not world["course_completed"] or paper == "none":
        reasons.add(CONDITION)
    if world["apprentices"] == 0 or world["training_years"] == 0:
        reasons.add(CONDITION)
    if paper != "none" and rate == 0:
        reasons.add(NOT_LISTED)
    if early(world["certificate_date"]):
        reasons.add(TOO_EARLY)
    if reasons:
        return nothing(*reasons, codes={"ask-bureau"} if reasons == {NOT_LISTED} else ())
    codes = set()
    years = Fraction(world["training_years"])
    if years.denominator != 1:
        codes.add("part-year-not-stated")
    if half or _two_levels(world, paper):
        codes.add("level-reading")
    per_year = rate * world["apprentices"]
    whole = [math.floor(years), math.ceil(years)]  # A2: part-years are not stated
    part = whole
    started = world.get("training_started_on")
    if started is not None and early(started):  # A42: it straddles the date
        left = years - _years_before(started)
        part = [max(0, math.floor(left)), max(0, math.ceil(left))]
        codes.add(TOO_EARLY)
    amounts = [int(per_year * number) for number in part + whole]
    return readings(amounts, amounts[:2], codes, {"part-year-not-stated"} if part != whole else ())


def _two_levels(world: Facts, paper: str) -> bool:
    """A4: trained for one level, certified at another."""
    trained = world.get("training_level")
    return paper != "none" and trained is not None and trained != world["certificate_level"]


def _years_before(started: str) -> Fraction:
    """Years of the training that lie before the policy."""
    months, days, length = months_between(date.fromisoformat(started), date.fromisoformat(EFFECTIVE))
    return (months + Fraction(days, length)) / 12
