"""Post allowance in shortage occupations, measure 11 sentence 2: P22, P23; readings A30–A35, A42.

Every combination of readings is played through on a time line of months.
"""

import itertools
import math
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from .known import (
    CONDITION,
    EFFECTIVE,
    HUGE,
    NOT_LISTED,
    TOO_EARLY,
    YES_NO,
    Facts,
    Outcome,
    explore,
    months_between,
    nothing,
    readings,
)
from .lines import Line, line, whole_list_missing

RATES = {"technician": 500, "senior_technician": 1000}  # P22, P23, m11s2: 技师 500 元/月、高级技师 1000 元/月
QUOTA = 36  # P22, P23, m11s2: 三年
UNLISTED = ("special_technician", "chief_technician")
# A whole career of both levels under the most generous reading (A30 (b)): what is possible when nothing is known.
MOST = 36 * 500 + 36 * 1000
SOFT = {"month-cap-applied", "level-reading", "period-not-stated"}

Run = tuple[int, int]  # monthly rate, whole months


def estimate(facts: Facts) -> Line:
    """The line of all segments, in time order."""
    if facts.get("in_catalogue") is not False and facts.get("segments") is None:
        soft = SOFT | {"part-month-not-stated", TOO_EARLY, CONDITION, NOT_LISTED}
        result = whole_list_missing("post-allowance", "individual", "segments", MOST, soft)
        if facts.get("in_catalogue") is None:
            result["open"] = sorted([*result["open"], "answers.post-allowance.in_catalogue"])
        result["open_may"].append("answers.post-allowance.first_month")
        return result
    segments = facts.get("segments") or []
    flat = {"in_catalogue": facts.get("in_catalogue")}
    domains: dict[str, list[Any]] = {"in_catalogue": YES_NO}
    for index, segment in enumerate(segments):
        for name, values in (("level", ["senior", "technician", "senior_technician"]), ("months", spans(facts))):
            key = f"segments[{index}].{name}"
            flat[key], domains[key] = segment.get(name), values
    part = explore(flat, domains, lambda world: pay(world, facts, len(segments)))
    part.may_open.append("first_month")
    if part.high:
        part.must.add("replaced-possibly")
    if facts.get("segments") == [] and facts.get("in_catalogue") is not False:
        return line("post-allowance", "individual", [], [], SOFT)
    return line("post-allowance", "individual", [part], [""], SOFT)


def before(facts: Facts) -> int:
    """Months that lie before the policy; without a first month they count as typed (A31)."""
    first = facts.get("first_month")
    if first is None or first >= EFFECTIVE[:7]:
        return 0
    return months_between(date.fromisoformat(f"{first}-01"), date.fromisoformat(EFFECTIVE))[0]


def spans(facts: Facts) -> list[Fraction]:
    """Lengths worth trying for a segment of unknown length: none, and each side of every limit."""
    marks: set[Any] = {0, 1, QUOTA, before(facts), before(facts) + QUOTA, facts.get("months_in_catalogue") or 0,
             QUOTA - min(QUOTA, facts.get("months_already_drawn") or 0)}
    told = [Fraction(segment["months"]) for segment in facts.get("segments") or [] if segment.get("months")]
    if facts.get("months_in_catalogue"):
        marks |= {facts["months_in_catalogue"] - sooner for sooner in itertools.accumulate(told)}
    part_sums = [sum(told[i:j]) for i in range(len(told)) for j in range(i + 1, len(told) + 1)]
    marks |= {before(facts) - some - more for some in (0, *part_sums) for more in (0, *part_sums)}
    marks |= {QUOTA - rest for order in (told, told[::-1]) for rest in itertools.accumulate(order)}
    whole = [Fraction(mark) for mark in sorted(marks) if mark >= 0]
    if facts.get("months_in_catalogue"):  # a part of a month may be dropped on both sides of its end
        whole += [mark + Fraction(part, 100) for mark in whole for part in (1, -99) if mark * 100 + part > 0]
    return [*whole, Fraction(HUGE)]


def pay(world: Facts, facts: Facts, number: int) -> Outcome:
    """What one person with every fact known draws."""
    if not world["in_catalogue"]:
        return nothing(CONDITION)
    raw = [(world[f"segments[{i}].level"], Fraction(world[f"segments[{i}].months"])) for i in range(number)]
    segments = [(higher(level, facts.get("also_holds")), months) for level, months in raw if months > 0]
    if not segments:
        return nothing(CONDITION)
    early = before(facts)
    unpaid = {CONDITION, NOT_LISTED} if len(segments) < number or any(level not in RATES for level, _ in raw) else set()
    paying = [(level, months) for level, months in segments if level in RATES]
    if sum(months for _, months in segments) <= early:
        return nothing(TOO_EARLY, *({NOT_LISTED} if not paying else ()), may=unpaid)
    if any(level in UNLISTED for level, _ in segments):
        unlisted = frozenset({NOT_LISTED, "ask-bureau"})
        known = min(value for value, _ in play(segments, facts)) if paying else None
        return Outcome(known, None, None, judged=True, codes=unlisted, may=frozenset({TOO_EARLY} if early else ()))
    if not paying:
        return nothing(NOT_LISTED, may=unpaid)
    played = list(play(segments, facts))
    codes: set[str] = set()
    may = set(unpaid)
    if any(months % 1 for _, months in segments):
        may.add("part-month-not-stated")
        within = sum(math.floor(months) for _, months in paying) < QUOTA
        if any(months % 1 for _, months in paying) and within and not early:  # what is early may take the part with it
            codes.add("part-month-not-stated")
    if early:
        codes.add(TOO_EARLY)
    simple = not early and not facts.get("months_already_drawn") and facts.get("months_in_catalogue") is None
    if simple and len(segments) == 1 and segments[0][1] > QUOTA:
        codes.add("month-cap-applied")
    values = [value for value, _ in played]
    outcome = readings(values, [value for value, default in played if default], codes, may)
    if outcome.high == 0:  # every month lies before the policy, or outside the catalogue, or was drawn before
        return nothing(CONDITION, "month-cap-applied", TOO_EARLY)
    return outcome


def higher(level: str, other: str | None) -> str:
    """A35: two certificates at once are one rate, the higher."""
    return level if other is None or RATES.get(level, 0) >= RATES.get(other, 0) else other


def play(segments: list[tuple[str, Fraction]], facts: Facts) -> Iterator[tuple[int, bool]]:
    """The amount under each combination of readings, and whether it departs from no stated default."""
    early, left, drawn = before(facts), facts.get("months_in_catalogue"), facts.get("months_already_drawn") or 0
    ends = list(itertools.accumulate(months for _, months in segments))
    for runs_on, fresh_quota, drawn_counts in itertools.product((False, True), repeat=3):
        first = Fraction(early)  # A31: each month is an event of its own, and none before the policy is paid
        last = ends[-1] if left is None or runs_on else Fraction(left)  # A32
        quota = max(0, QUOTA - drawn) if drawn_counts else QUOTA  # A34
        runs = [(RATES.get(level, 0), max(Fraction(0), min(end, last) - max(end - months, first)))
                for (level, months), end in zip(segments, ends, strict=True)]
        for lengths in itertools.product(*({math.floor(length), math.ceil(length)} for _, length in runs)):
            rounded = [(rate, length) for (rate, _), length in zip(runs, lengths, strict=True)]
            yield draw(rounded, quota, fresh_quota), not fresh_quota and drawn_counts


def draw(runs: list[Run], quota: int, fresh: bool) -> int:
    """Pay the months in time order until the quota is used; a promotion may bring a fresh one (A30)."""
    amount, highest = 0, 0
    for rate, length in runs:
        if rate == 0 or length == 0:
            continue
        if fresh and highest and rate > highest:
            quota = QUOTA
        highest = max(highest, rate)
        months = min(quota, length)
        amount += months * rate
        quota -= months
    return amount
