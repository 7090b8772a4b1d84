"""Recruitment subsidy for out-of-town recruitment trips, measure 4 (m4s1): payments P05 and P06.

1,000 yuan a trip to the Yangtze River Delta outside Zhejiang, 2,000 beyond it. Readings A11–A13, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, add, check, in_force, positive, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import each, one_or_span

NODE = "m4s1"
DELTA = frozenset({"shanghai", "jiangsu", "anhui"})
_IN_DELTA, _BEYOND = "recruitment_trips.delta_outside_province", "recruitment_trips.outside_delta"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the enterprise, all trips together (m4s1)."""
    figures = each(facts, "trips", NODE, line, lambda trip, at: _trip(trip, at, rates, line))
    return Figure(0, None, None) if figures is None else add(figures)


def _trip(trip: Facts, at: str, rates: Rates, line: Line) -> Figure:
    """One kind of trip, made `count` times; the number of staff changes nothing (元/次)."""
    count, organiser = trip.get("count"), trip.get("organised_by")
    destinations = trip.get("destinations") or None
    outside = None if destinations is None else any(place != "zhejiang" for place in destinations)
    met = line.settle(
        at,
        trip,
        (
            positive("count", count, NODE),
            check("organised_by", None if organiser is None else organiser == "yuyao_municipal", NODE),
            check("destinations", outside, NODE, "not-listed"),
            in_force("date", trip.get("date"), rates),
        ),
        rates[_IN_DELTA],
    )
    if met is False:
        return NOTHING
    low, high = _per_trip(destinations, at, rates, line)
    if count is None:
        line.ask(f"{at}.count")
        return Figure(0, None, None)
    rate = next((rates[name] for name in (_IN_DELTA, _BEYOND) if high == rates.value(name)), rates[_BEYOND])
    shown_rate = one_or_span(low, high)
    value = low * count if low == high else (low * count, high * count)
    line.step("per-trip", rate, value, rate=shown_rate, count=count)
    return when_true(met, Figure(low * count, high * count, low * count if low == high else None))


def _per_trip(destinations: tuple[str, ...] | None, at: str, rates: Rates, line: Line) -> tuple[int, int]:
    """The lowest and the highest rate among the destinations; inside Zhejiang there is none (A11, A13)."""
    delta, beyond = rates.value(_IN_DELTA), rates.value(_BEYOND)
    if destinations is None:
        return 0, max(delta, beyond)
    found = [0 if place == "zhejiang" else delta if place in DELTA else beyond for place in destinations]
    low, high = min(found), max(found)
    if low != high:
        line.reading("A13", "a", "b", (low, high), rates[_BEYOND])
    if "zhejiang" in destinations:
        line.note("not-listed", NODE, path=f"{at}.destinations", value="zhejiang")
    for place in ("abroad", "anhui"):
        if place in destinations:
            line.note("ask-bureau", NODE, path=f"{at}.destinations", value=place, reading="A11")
    return low, high
