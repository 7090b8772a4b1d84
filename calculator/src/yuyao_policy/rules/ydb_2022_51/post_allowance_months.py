"""Counting the months of the post allowance (m11s2) under each reading: at most 36, in time order.

A count goes through the segments once and keeps, for every course of events so far, the least or the most that it came
to: so part-months and missing answers are tried at every value that can tell, and the ends are those of a real course.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from yuyao_policy.line import Figure, Line
from yuyao_policy.numbers import ceil100, floor100, plain
from yuyao_policy.policy import Rates

NODE = "m11s2"
_NEVER = 10**20
"""A time in hundredths of months that no claim reaches."""


class Segment(NamedTuple):
    """Months in hundredths (None: not told) at one level, and what a month may be paid, lowest first.

    listed is False where the sentence does not name the level, so that no month of it has a stated amount.
    """

    months: int | None
    rates: tuple[int, ...]
    at: str
    listed: bool = True


class Terms(NamedTuple):
    """The segments in time order, from when and up to when they are paid (hundredths of months), the months drawn."""

    segments: list[Segment]
    first: int
    last: int | None
    drawn: int


class Reading(NamedTuple):
    """One way to read the sentence: paid up to which time (A32), months drawn before (A34), fresh years (A30)."""

    last: int
    drawn: int
    fresh: bool


def figure_of(terms: Terms, rates: Rates, line: Line) -> tuple[Figure, bool]:
    """Whole yuan: the lowest reading, the highest, and the defaults (A30 a, A34 a) where every reading has one.

    And whether a missing answer makes a difference to them.
    """
    limit = rates.value("post_allowance.max_months")
    drawn = min(terms.drawn, limit)
    running, highest = Reading(_NEVER, drawn, False), Reading(_NEVER, 0, True)
    stopped = running if terms.last is None else running._replace(last=terms.last)
    low = _count(terms, limit, stopped, most=False)
    defaults = {low, _count(terms, limit, running, most=True)}
    if stopped != running:
        defaults |= {_count(terms, limit, stopped, most=True), _count(terms, limit, running, most=False)}
    high = _count(terms, limit, highest, most=True)
    _trace(terms, limit, drawn, rates, line)
    return Figure(low, high, low if len(defaults) == 1 else None), _matters(terms, limit, {stopped, running, highest})


def months_of_unlisted(terms: Terms) -> bool:
    """Whether some of the months that may be paid are at a level that the sentence does not name."""
    counted = terms._replace(segments=[s._replace(rates=(int(not s.listed),)) for s in terms.segments])
    return _count(counted, 1, Reading(_NEVER, 0, False), most=True) > 0


def _matters(terms: Terms, limit: int, readings: set[Reading]) -> bool:
    """Whether any reading comes to different amounts for different missing answers, part-months rounded alike."""
    if all(segment.months is not None and len(segment.rates) == 1 for segment in terms.segments):
        return False

    def differs(reading: Reading, rounded: Callable[[int], int]) -> bool:
        whole = [s if s.months is None else s._replace(months=rounded(s.months) * 100) for s in terms.segments]
        alike = terms._replace(segments=whole)
        return _count(alike, limit, reading, most=False) != _count(alike, limit, reading, most=True)

    return any(differs(reading, rounded) for reading in readings for rounded in (floor100, ceil100))


def _count(terms: Terms, limit: int, reading: Reading, *, most: bool) -> int:
    """The least or the most that the months come to under one reading.

    With fresh years each rise to a higher level begins a new period of `limit` months; otherwise there is one period.
    """
    first, last = terms.first, reading.last
    horizon = first if last == _NEVER else max(first, last)
    states: dict[tuple[int, int, int], int] = {(0, reading.drawn, 0): 0}
    for index, segment in enumerate(terms.segments):
        following: dict[tuple[int, int, int], int] = {}
        later = _later(terms.segments[index + 1 :]) if segment.months is None else []
        for (elapsed, used, top), value in states.items():
            for rate in segment.rates:
                period = 0 if reading.fresh and rate > top > 0 else used
                for length in _lengths(segment, limit - period, (first - elapsed, last - elapsed), later):
                    end = elapsed + length
                    inside = max(0, min(end, last) - max(elapsed, first)) if rate else 0
                    for months in {floor100(inside), ceil100(inside)}:
                        taken = min(months, limit - period)
                        now = (period + taken, max(top, rate)) if months else (used, top)
                        _keep(following, (min(end, horizon), *now), value + taken * rate, most)
        states = following
    return max(states.values()) if most else min(states.values())


def _keep(states: dict[tuple[int, int, int], int], state: tuple[int, int, int], value: int, most: bool) -> None:
    known = states.get(state)
    if known is None or (value > known if most else value < known):
        states[state] = value


def _later(segments: Iterable[Segment]) -> list[int]:
    """What the months told of the segments that follow add up to, after each of them."""
    sums = [0]
    for segment in segments:
        sums.append(sums[-1] + (segment.months or 0))
    return sums


def _lengths(segment: Segment, left: int, bounds: tuple[int, int], later: list[int]) -> Iterable[int]:
    """The hundredths of months that a segment may have lasted: as told, or every length at which something changes.

    That is where it, or it and what follows, meets the beginning or the end of what is paid, or uses up what is left of
    the period. Between two such lengths an amount only rises or only falls.
    """
    if segment.months is not None:
        return (segment.months,)
    marks = {start + more - after for start in (0, *bounds) for more in (0, left * 100) for after in later}
    return {0, *(mark for mark in marks if 0 < mark < _NEVER // 2)}


def _trace(terms: Terms, limit: int, drawn: int, rates: Rates, line: Line) -> None:
    """The steps and notes: months at each rate, the limit, and the readings that make the range."""
    names = {rates.value(name): name for name in ("post_allowance.technician", "post_allowance.senior_technician")}
    elapsed, used, sum_paid, sure = 0, 0, 0, True
    for segment in terms.segments:
        if segment.months is None:
            sure = elapsed >= terms.first    # otherwise it is open how much of what follows lies before the policy
            continue
        start, elapsed = elapsed, elapsed + segment.months
        inside = max(0, elapsed - max(start, terms.first))
        if not segment.rates[-1] or not inside or not sure:
            continue
        sum_paid += ceil100(inside)
        if min(limit - used, floor100(inside)) != min(limit - used, ceil100(inside)):
            line.note("part-month-not-stated", NODE, path=f"{segment.at}.months")
        if len(segment.rates) == 1:
            left = max(0, limit - drawn - used)
            low, high = min(left, floor100(inside)), min(left, ceil100(inside))
            months: int | str = low if low == high else f"{low}–{high}"
            money = rates[names[segment.rates[0]]]
            value = money.value * low if low == high else (money.value * low, money.value * high)
            line.step("months-at-rate", money, value, months=months, told=plain(segment.months), rate=money.value)
        used = min(limit, used + floor100(inside))
    if sum_paid + drawn > limit:
        rate = rates["post_allowance.max_months"]
        line.note("month-cap-applied", NODE, months=sum_paid, limit=limit)
        line.step("month-limit", rate, limit, months=sum_paid, limit=limit)
    if line.trace:
        _readings(terms, limit, drawn, rates, line)


def _readings(terms: Terms, limit: int, drawn: int, rates: Rates, line: Line) -> None:
    """Each reading by itself, beside the default: which choice gives which end."""
    rate = rates["post_allowance.max_months"]
    reading = Reading(_NEVER, drawn, False)
    default = _count(terms, limit, reading, most=True)
    line.reading("A30", "a", "b", (default, _count(terms, limit, reading._replace(fresh=True), most=True)), rate)
    line.reading("A34", "a", "b", (default, _count(terms, limit, reading._replace(drawn=0), most=True)), rate)
    if terms.last is not None:
        stopped = _count(terms, limit, reading._replace(last=terms.last), most=True)
        line.reading("A32", "a", "b", (stopped, default), rate)
