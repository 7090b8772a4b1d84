"""Competitions, measures 15 and 16: hosting P24, prizes P25, sending P26–P28; readings A36–A42."""

from typing import Any

from .known import (
    CONDITION,
    COUNTS,
    DATES,
    NOT_LISTED,
    TOO_EARLY,
    YES_NO,
    Facts,
    Outcome,
    early,
    explore,
    nothing,
    readings,
)
from .lines import Line, line, whole_list_missing

HOST_LEAST, HOST_MOST = 20_000, 50_000  # P24, m15s2: 2万-5万/项目
PRIZE_LEAST, PRIZE_MOST = 2_000, 50_000  # P25, m16s1: 0.2万-5万
PER_PERSON = {"national": 5000, "provincial": 2000, "ningbo": 1000}  # P26–P28, m16s2: 5000元、2000元、1000元
HOST_LEVELS = {"national", "provincial", "ningbo", "yuyao"}
SENDERS = {"training_institution", "school", "yuyao_industry_department", "association"}


def hosting(facts: Facts) -> Line:
    """Each competition hosted: its projects at any point of the range."""
    rows = facts.get("competitions")
    soft = {"unit-not-stated"}
    if rows is None:
        return whole_list_missing("competition-hosting", "host", "competitions", None, soft | {CONDITION, NOT_LISTED})
    domains: dict[str, list[Any]] = {"level": ["yuyao", "township"], "projects": COUNTS, "date": DATES}
    parts = [explore(row, domains, host) for row in rows]
    return line("competition-hosting", "host", parts, [f"competitions[{i}]." for i in range(len(parts))], soft)


def host(world: Facts) -> Outcome:
    """One competition; events within a project may each count as a project (A37)."""
    projects, most = world["projects"], max(world["projects"], world.get("events") or 0)
    reasons = set()
    if early(world["date"]):
        reasons.add(TOO_EARLY)
    if most == 0:
        reasons.add(CONDITION)
    if world["level"] not in HOST_LEVELS | {"international"}:
        reasons.add(NOT_LISTED)
    if reasons:
        return nothing(*reasons)
    if world["level"] == "international":
        return Outcome(None, None, None, judged=True, codes=frozenset({"ask-bureau"}),
                       may=frozenset({NOT_LISTED, "amount-not-stated"}))
    amounts = [projects * HOST_LEAST, most * HOST_MOST]
    return readings(amounts, amounts, {"range-not-point"})


def prize(facts: Facts) -> Line:
    """All awards of one contestant; one performance rewarded at several levels may count once (A38)."""
    awards = facts.get("awards")
    if awards is None:
        return whole_list_missing("competition-prize", "contestant", "awards", None,
                                  {"unit-not-stated", CONDITION, NOT_LISTED, TOO_EARLY}, "same_performance")
    if not awards:
        return line("competition-prize", "contestant", [], [], set())
    flat: dict[str, Any] = {"same_performance": facts.get("same_performance")}
    domains: dict[str, list[Any]] = {"same_performance": YES_NO}
    for index, award in enumerate(awards):
        for name, values in (("level", ["ningbo", "yuyao"]), ("won_prize", YES_NO), ("date", DATES)):
            key = f"awards[{index}].{name}"
            flat[key], domains[key] = award.get(name), values
    part = explore(flat, domains, lambda world: win(world, len(awards)))
    if part.high != 0:
        part.must.add("range-not-point")
        (part.must if (facts.get("team_size") or 0) > 1 else part.may).add("unit-not-stated")
    return line("competition-prize", "contestant", [part], [""], set())


def win(world: Facts, number: int) -> Outcome:
    """What the awards bring that were won, at a listed level, under this policy."""
    reasons: set[str] = set()
    paid = 0
    for index in range(number):
        key = f"awards[{index}]."
        why = {code for code, fails in (
            (CONDITION, not world[f"{key}won_prize"]), (NOT_LISTED, world[f"{key}level"] == "yuyao"),
            (TOO_EARLY, early(world[f"{key}date"]))) if fails}
        reasons |= why
        paid += not why
    if not paid:
        return nothing(*reasons)
    amounts = [paid * PRIZE_LEAST, paid * PRIZE_MOST]
    overlap = world["same_performance"] and paid > 1
    if overlap:
        amounts.append(PRIZE_LEAST)  # the lowest single award
    return readings(amounts, amounts, {"overlap-clause"} if overlap else (), reasons)


def sending(facts: Facts) -> Line:
    """Per person sent, to the sender (A39)."""
    domains: dict[str, list[Any]] = {
        "sender": ["school", "self", "enterprise"], "national": COUNTS, "provincial": COUNTS, "ningbo": COUNTS,
        "yuyao": [0, 1], "same_people": YES_NO, "selected_by_hr": YES_NO, "recommended": YES_NO, "date": DATES}
    part = explore(facts, domains, send)
    return line("competition-sending", "sender", [part], [""], {"different-claimants"})


def send(world: Facts) -> Outcome:
    """One sender with every fact known; people at several levels count at each, or at their highest (A40)."""
    counts = {level: world[level] for level in PER_PERSON}
    reasons: set[str] = set()
    may = {NOT_LISTED} if world["yuyao"] else set()
    if not world["selected_by_hr"] or not world["recommended"]:
        reasons.add(CONDITION)
    if not any(counts.values()):
        reasons |= {NOT_LISTED, CONDITION} if world["yuyao"] else {CONDITION}
    if early(world["date"]):
        reasons.add(TOO_EARLY)
    if world["sender"] == "self":
        alone = not reasons
        codes = {"different-claimants", "ask-bureau"} if alone else set()
        return nothing(*reasons, "different-claimants", codes=codes, may=may)
    if reasons:
        return nothing(*reasons, may=may)
    each = sum(PER_PERSON[level] * number for level, number in counts.items())
    if world["sender"] not in SENDERS:  # A41: an enterprise is not listed, the bureau can tell
        return Outcome(0, each, None, judged=True, codes=frozenset({"ask-bureau"}),
                       may=frozenset({NOT_LISTED, CONDITION, "overlap-clause"}))
    if not world["same_people"]:
        return readings([each], [each], may=may)
    once = highest_only(counts)
    overlap = {"overlap-clause"} if once != each else set()
    return readings([once, each], [once, each], overlap, may)


def highest_only(counts: dict[str, int]) -> int:
    """The same people at several levels, each once at the highest: line them up and take each one's best."""
    paid = start = 0
    for end in sorted(set(counts.values())):
        best = max((PER_PERSON[level] for level, number in counts.items() if number >= end), default=0)
        paid += best * (end - start)
        start = end
    return paid
