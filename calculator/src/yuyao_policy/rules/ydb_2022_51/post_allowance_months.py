"""Counting the months of the post allowance (m11s2) under each reading: at most 36, in time order.

A count goes through the segments once and keeps, for every course of events so far, the least or the most that it came
to: so part-months and missing answers are tried at every value that can tell, and the ends are those of a real course.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from yuyao_policy.line import Figure, Line
from yuyao_policy.numbers import ceil100, floor100, plain
from yuyao_policy.policy import Rate, Rates
from yuyao_policy.rules.parts import one_or_span

NODE = "m11s2"

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
    """One way to read the sentence: paid up to when (A32; None: no end), months drawn (A34), fresh years (A30)."""

    last: int | None
    drawn: int
    fresh: bool


class Ends:
    """The least and the most that some segments come to under a reading; each reading is counted once."""

    def __init__(self, terms: Terms, limit: int) -> None:
        self.terms = terms
        self.limit = limit
        self.exact = all(s.months is not None and s.months % 100 == 0 and len(s.rates) == 1 for s in terms.segments)
        """Nothing is unknown and nothing is rounded: the least is the most."""
        self._known: dict[Reading, tuple[int, int]] = {}

    def __call__(self, reading: Reading) -> tuple[int, int]:
        """Least and most, whole yuan."""
        ends = self._known.get(reading)
        if ends is None:
            least = _count(self.terms, self.limit, reading, most=False)
            most = least if self.exact else _count(self.terms, self.limit, reading, most=True)
            ends = self._known[reading] = least, most
        return ends


def figure_of(terms: Terms, rates: Rates, line: Line) -> tuple[Figure, bool]:
    """Whole yuan: the lowest reading, the highest, and the defaults (A30 a, A34 a) where every reading has one.

    And whether a missing answer makes a difference to them.
    """
    ends = Ends(terms, rates.value("post_allowance.max_months"))
    running = Reading(None, min(terms.drawn, ends.limit), False)
    stopped = running._replace(last=terms.last)
    highest = Reading(None, 0, fresh=len(terms.segments) > 1)
    low, high = ends(stopped)[0], ends(highest)[1]
    defaults = {*ends(stopped), *ends(running)}
    _trace(terms, ends.limit, running.drawn, rates, line)
    if line.trace:
        _readings(ends, running, stopped, rates["post_allowance.max_months"], line)
    return Figure(low, high, low if len(defaults) == 1 else None), _matters(ends, {stopped, running, highest})


def months_of_unlisted(terms: Terms) -> bool:
    """Whether some of the months that may be paid are at a level that the sentence does not name."""
    if all(segment.listed for segment in terms.segments):
        return False
    counted = terms._replace(segments=[s._replace(rates=(int(not s.listed),)) for s in terms.segments])
    return _count(counted, 1, Reading(None, 0, False), most=True) > 0


def _matters(ends: Ends, readings: set[Reading]) -> bool:
    """Whether any reading comes to different amounts for different missing answers, part-months rounded alike."""
    segments = ends.terms.segments
    if all(segment.months is not None and len(segment.rates) == 1 for segment in segments):
        return False
    for rounded in (floor100, ceil100):
        whole = [s if s.months is None else s._replace(months=rounded(s.months) * 100) for s in segments]
        alike = Ends(ends.terms._replace(segments=whole), ends.limit)
        if any(len(set(alike(reading))) > 1 for reading in readings):
            return True
    return False


def _count(terms: Terms, limit: int, reading: Reading, *, most: bool) -> int:
    """The least or the most that the months come to under one reading.

    With fresh years each rise to a higher level begins a new period of `limit` months; otherwise there is one period.
    """
    first, last = terms.first, reading.last
    bounds = (first,) if last is None else (first, last)
    horizon, best = max(bounds), max if most else min
    states: dict[tuple[int, int, int], int] = {(0, reading.drawn, 0): 0}
    for index, segment in enumerate(terms.segments):
        following: dict[tuple[int, int, int], int] = {}
        later = _later(terms.segments[index + 1 :]) if segment.months is None else []
        for (elapsed, used, top), value in states.items():
            for rate in segment.rates:
                period = 0 if reading.fresh and rate > top > 0 else used
                for length in _lengths(segment, limit - period, [bound - elapsed for bound in bounds], later):
                    end = elapsed + length
                    inside = max(0, (end if last is None else min(end, last)) - max(elapsed, first)) if rate else 0
                    for months in {floor100(inside), ceil100(inside)}:
                        taken = min(months, limit - period)
                        now = (period + taken, max(top, rate)) if months else (used, top)
                        state, paid = (min(end, horizon), *now), value + taken * rate
                        following[state] = best(following.get(state, paid), paid)
        states = following
    return best(states.values())


def _later(segments: Iterable[Segment]) -> list[int]:
    """What the months told of the segments that follow add up to, after each of them."""
    sums = [0]
    for segment in segments:
        sums.append(sums[-1] + (segment.months or 0))
    return sums


def _lengths(segment: Segment, left: int, bounds: list[int], later: list[int]) -> Iterable[int]:
    """The hundredths of months that a segment may have lasted: as told, or every length at which something changes.

    That is where it, or it and what follows, meets the beginning or the end of what is paid, or uses up what is left of
    the period. Between two such lengths an amount only rises or only falls.
    """
    if segment.months is not None:
        return (segment.months,)
    marks = {start + more - after for start in (0, *bounds) for more in (0, left * 100) for after in later}
    # with a little more, or almost a month less, a part of a month is dropped on both sides of a boundary
    return {max(0, mark + part) for mark in marks for part in (-99, 0, 1)}


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
            months = one_or_span(low, high)
            (rate,) = segment.rates
            money = rates[names[rate]]
            value = money.value * low if low == high else (money.value * low, money.value * high)
            line.step("months-at-rate", money, value, months=months, told=plain(segment.months), rate=money.value)
        used = min(limit, used + floor100(inside))
    if sum_paid + drawn > limit:
        period = rates["post_allowance.max_months"]
        line.note("month-cap-applied", NODE, months=sum_paid + drawn, limit=limit)
        line.step("month-limit", period, limit, months=sum_paid + drawn, limit=limit)


def _readings(ends: Ends, running: Reading, stopped: Reading, rate: Rate, line: Line) -> None:
    """Each reading by itself, beside the default: which choice gives which end."""
    default = ends(running)[1]
    line.reading("A30", "a", "b", (default, ends(running._replace(fresh=len(ends.terms.segments) > 1))[1]), rate)
    line.reading("A34", "a", "b", (default, ends(running._replace(drawn=0))[1]), rate)
    line.reading("A32", "a", "b", (ends(stopped)[1], default), rate)
