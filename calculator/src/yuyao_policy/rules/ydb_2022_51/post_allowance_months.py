"""Counting the months of the post allowance (m11s2) under each reading: at most 36, in time order.

A count goes through the segments once and keeps, for every number of months used, the least or the most that they came
to: so part-months and missing answers are tried at every value, and the ends are those of a real course of events.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from yuyao_policy.line import Figure, Line
from yuyao_policy.numbers import ceil100, floor100, plain
from yuyao_policy.policy import Rates

NODE = "m11s2"


class Segment(NamedTuple):
    """Months in hundredths (None: not told) at one level, and what a month may be paid, lowest first."""

    months: int | None
    rates: tuple[int, ...]
    at: str


class Terms(NamedTuple):
    """The segments as told, as they are when the allowance stops with the catalogue, and the months drawn before.

    cut: months were taken off either list, so a segment of unknown length makes the least unknown too.
    """

    whole: list[Segment]
    until_delisted: list[Segment]
    drawn: int
    cut: bool


def first_months(segments: list[Segment], months: int) -> list[Segment]:
    """The segments cut after so many months (hundredths). What follows a segment of unknown length is left as it is."""
    kept: list[Segment] = []
    for segment in segments:
        if segment.months is None:
            return [*kept, segment, *segments[len(kept) + 1 :]]
        taken = min(segment.months, months)
        months -= taken
        kept.append(segment._replace(months=taken))
    return kept


def later_months(segments: list[Segment], months: int) -> list[Segment]:
    """The segments without their first months (hundredths); a segment of unknown length may hold all of them."""
    kept = []
    for segment in segments:
        if segment.months is None:
            months = 0
            kept.append(segment)
            continue
        dropped = min(segment.months, months)
        months -= dropped
        kept.append(segment._replace(months=segment.months - dropped))
    return kept


def figure_of(terms: Terms, rates: Rates, line: Line) -> Figure:
    """Whole yuan: the lowest reading, the highest, and the defaults (A30 a, A34 a) where every reading has one."""
    rate = rates["post_allowance.max_months"]
    limit: int = rate.value
    whole, stopped, drawn = terms.whole, terms.until_delisted, min(terms.drawn, limit)
    uncertain = terms.cut and any(segment.months is None for segment in whole)
    high = _count(whole, limit, 0, fresh=True, most=True)
    default_low = _count(whole, limit, drawn, fresh=False, most=False)
    default_high = _count(whole, limit, drawn, fresh=False, most=True)
    low, one = default_low, default_low == default_high
    if _changed(terms):
        low = _count(stopped, limit, drawn, fresh=False, most=False)
        one = one and default_low == _count(stopped, limit, drawn, fresh=False, most=True)
    if uncertain:
        low = 0
    _trace(terms, limit, drawn, rates, line)
    return Figure(low, high, default_low if one else None)


def _changed(terms: Terms) -> bool:
    return terms.whole != terms.until_delisted


def _count(segments: Iterable[Segment], limit: int, drawn: int, *, fresh: bool, most: bool) -> int:
    """The least or the most that the months come to.

    fresh: each rise to a higher level begins a new period of `limit` months (A30 b); otherwise there is one period.
    """
    states: dict[tuple[int, int], int] = {(drawn, 0): 0}
    for segment in segments:
        following: dict[tuple[int, int], int] = {}
        for (used, top), value in states.items():
            for rate in segment.rates:
                if not rate:
                    _keep(following, (used, top), value, most)
                    continue
                already = 0 if fresh and top and rate > top else used
                for months in _possible(segment.months, limit):
                    taken = min(months, limit - already)
                    state = (already + taken, max(top, rate)) if taken or already != used else (used, top)
                    _keep(following, state, value + taken * rate, most)
        states = following
    return max(states.values()) if most else min(states.values())


def _keep(states: dict[tuple[int, int], int], state: tuple[int, int], value: int, most: bool) -> None:
    known = states.get(state)
    if known is None or (value > known if most else value < known):
        states[state] = value


def _possible(months: int | None, limit: int) -> Iterable[int]:
    """The whole months that a segment may count: told, rounded either way, or anything up to the limit."""
    if months is None:
        return range(limit + 1)
    low, high = min(limit, floor100(months)), min(limit, ceil100(months))
    return (low,) if low == high else (low, high)


def _trace(terms: Terms, limit: int, drawn: int, rates: Rates, line: Line) -> None:
    """The steps and notes: months at each rate, the limit, and the readings that make the range."""
    rate = rates["post_allowance.max_months"]
    names = {rates.value(name): name for name in ("post_allowance.technician", "post_allowance.senior_technician")}
    left = limit - drawn
    for segment in terms.whole:
        if segment.months is None or len(segment.rates) > 1 or not segment.rates[0]:
            continue
        money = rates[names[segment.rates[0]]]
        low, high = min(left, floor100(segment.months)), min(left, ceil100(segment.months))
        months: int | str = low if low == high else f"{low}–{high}"
        value = money.value * low if low == high else (money.value * low, money.value * high)
        line.step("months-at-rate", money, value, months=months, told=plain(segment.months), rate=money.value)
        left = max(0, left - low)
        if low != high:
            line.note("part-month-not-stated", NODE, path=f"{segment.at}.months")
    paid = sum(ceil100(segment.months or 0) for segment in terms.whole if segment.rates[-1])
    if paid + drawn > limit:
        line.note("month-cap-applied", NODE, months=paid, limit=limit)
        line.step("month-limit", rate, limit, months=paid, limit=limit)
    if line.trace:
        _readings(terms, limit, drawn, rates, line)


def _readings(terms: Terms, limit: int, drawn: int, rates: Rates, line: Line) -> None:
    """Each reading by itself, beside the default: which choice gives which end."""
    rate = rates["post_allowance.max_months"]
    whole = terms.whole
    default = _count(whole, limit, drawn, fresh=False, most=True)
    line.reading("A30", "a", "b", (default, _count(whole, limit, drawn, fresh=True, most=True)), rate)
    line.reading("A34", "a", "b", (default, _count(whole, limit, 0, fresh=False, most=True)), rate)
    if _changed(terms):
        stopped = _count(terms.until_delisted, limit, drawn, fresh=False, most=True)
        line.reading("A32", "a", "b", (stopped, default), rate)
