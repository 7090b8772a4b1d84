"""Recruitment and arrival, measures 4 and 5: trips P05 P06, settling-in P07 P08, stations P09; A11–A17, A42."""

from typing import Any

from .known import (
    CONDITION,
    COUNTS,
    DATES,
    HUGE,
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

# P05, P06, m4s1: 省外长三角地区 1000 元/次、长三角以外地区 2000 元/次.
# A11 (a): the Delta is the whole of three provinces and Shanghai.
ZONES = {"zhejiang": 0, "shanghai": 1000, "jiangsu": 1000, "anhui": 1000, "other_province": 2000, "abroad": 2000}
TRIP_DOMAINS: dict[str, list[Any]] = {
    "count": COUNTS, "destinations": [["zhejiang"], ["jiangsu"], ["other_province"]],
    "organised_by": ["yuyao_municipal", "other"], "date": DATES}

# P07, P08, m4s2: 分别给予一次性 1 万元、3 万元 (A14: in the order of the two nouns)
SETTLING = {"technician": 10_000, "senior_technician": 30_000}
UNLISTED = {"special_technician", "chief_technician"}
SETTLING_DOMAINS: dict[str, list[Any]] = {
    "newly_introduced": YES_NO, "meets_conditions": YES_NO,
    "certificates": [[], ["technician"], ["senior_technician"]], "certificate_before_arrival": YES_NO,
    "introduced_on": DATES}

STATION = 30_000  # P09, m5s2: 3 万元的工作经费 (repair B1)
EVENTS = 2  # m5s2: 每年开展校园招聘 2 场以上
SCHOOLS = {"higher_vocational_college", "technical_institution", "university_science_engineering"}
STATION_DOMAINS: dict[str, list[Any]] = {
    "institution": ["technical_institution", "enterprise"], "agreement_signed": YES_NO,
    "judged_marked_results": YES_NO, "campus_events_per_year": [0, EVENTS], "first_year": [1, 2022],
    "years": [0, 1, 2, HUGE]}


def trips(facts: Facts) -> Line:
    """Recruitment trips organised by Yuyao, per trip and enterprise."""
    rows = facts.get("trips")
    if rows is None:
        return whole_list_missing("recruitment-trips", "enterprise", "trips", None, set())
    rows = [{**row, "destinations": row.get("destinations") or None} for row in rows]  # an empty list names no place
    parts = [explore(row, TRIP_DOMAINS, trip) for row in rows]
    return line("recruitment-trips", "enterprise", parts, [f"trips[{i}]." for i in range(len(parts))], set())


def trip(world: Facts) -> Outcome:
    """One row of trips to the same places; each place visited gives a reading of its rate (A13)."""
    rates = {ZONES[place] for place in world["destinations"]}
    reasons = set()
    if world["organised_by"] != "yuyao_municipal" or world["count"] == 0:
        reasons.add(CONDITION)
    if rates == {0}:
        reasons |= {NOT_LISTED} if reasons else {NOT_LISTED, CONDITION}
    if early(world["date"]):
        reasons.add(TOO_EARLY)
    if reasons:
        return nothing(*reasons)
    amounts = [rate * world["count"] for rate in rates]
    may = {NOT_LISTED, CONDITION} if 0 in rates else set()
    return readings(amounts, amounts, {"ask-bureau"} if "abroad" in world["destinations"] else (), may)


def settling_in(facts: Facts) -> Line:
    """The one-time grant of a newly introduced technician or senior technician."""
    part = explore(facts, SETTLING_DOMAINS, introduction)
    if facts.get("newly_introduced") is None or facts.get("meets_conditions") is None:
        part.may.add("ask-bureau")
    return line("settling-in", "individual", [part], [""], {"level-reading", "period-not-stated"})


def introduction(world: Facts) -> Outcome:
    """One person with every fact known: the readings of A15 (certificate after arrival) with those of A16."""
    held = set(world["certificates"])
    reasons = set()
    if not world["newly_introduced"] or not world["meets_conditions"]:
        reasons.add(CONDITION)
    if early(world["introduced_on"]):
        reasons.add(TOO_EARLY)
    later = world.get("later_promoted_to")
    after_arrival = later in SETTLING and not held & (set(SETTLING) | UNLISTED)  # A15: covered under one reading
    if not held & (set(SETTLING) | UNLISTED) and not after_arrival:
        reasons |= {NOT_LISTED, CONDITION} if not held else {NOT_LISTED}
    if reasons:
        return nothing(*reasons)
    if after_arrival:
        return readings([0, SETTLING[str(later)]], [0, SETTLING[str(later)]])
    if not held & set(SETTLING):
        return Outcome(None, None, None, judged=True, codes=frozenset({NOT_LISTED, "ask-bureau"}))
    grant = max(SETTLING.get(level, 0) for level in held)
    if later in UNLISTED and grant < max(SETTLING.values()):
        low = grant if world["certificate_before_arrival"] else 0
        return Outcome(low, None, None, judged=True, codes=frozenset({"ask-bureau"}), may=frozenset({NOT_LISTED}))
    promoted = max(grant, SETTLING.get(later, 0)) if later else grant
    paid = [grant, promoted]  # A16: nothing more, or the difference; nothing more is the default
    if world["certificate_before_arrival"]:
        return readings(paid, [grant])
    return readings([0, *paid], [0, grant], may={CONDITION})


def station(facts: Facts) -> Line:
    """Working funds of a craftsman recruitment station."""
    part = explore(facts, STATION_DOMAINS, agreement)
    if part.high != 0:
        part.must.add("period-not-stated")
    if facts.get("judged_marked_results") is None and part.high != 0:
        part.must.add("ask-bureau")
    return line("recruitment-station", "institution", [part], [""], set())


def agreement(world: Facts) -> Outcome:
    """One institution with every fact known: one-time or yearly, and campus events as target or condition (A17)."""
    reasons = set()
    if world["institution"] not in SCHOOLS:
        reasons |= {NOT_LISTED, CONDITION}
    if not world["agreement_signed"] or not world["judged_marked_results"] or world["years"] == 0:
        reasons.add(CONDITION)
    covered = min(world["years"], max(0, world["first_year"] + world["years"] - 2022))
    if covered == 0 and world["years"]:
        reasons.add(TOO_EARLY)
    if reasons:
        return nothing(*reasons)
    paid = [STATION, STATION * covered]
    codes = {TOO_EARLY} if covered < world["years"] else set()
    if world["campus_events_per_year"] >= EVENTS:
        return readings(paid, [STATION], codes)
    return readings([0, *paid], [0, STATION], codes, {CONDITION})

