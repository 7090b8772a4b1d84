"""A figure of the letter against the figures of the clause that it is attributed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yuyao_policy.letter.figures import Figure
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.stated import Stated


@dataclass(frozen=True)
class Finding:
    """The verdict on a figure, and the ids that the contract asks for with it."""

    verdict: str
    nodes: list[str]


class Judge:
    """Gives verdicts for one letter; figures that come again are looked up."""

    def __init__(self, data: LetterData) -> None:
        self.data = data
        self._stated: dict[tuple[str, ...], tuple[list[Stated], list[Stated]]] = {}
        self._known: dict[object, Finding] = {}

    def judge(self, figure: Figure, cited: Sequence[str]) -> Finding:
        """The verdict on a figure that is attributed to the clauses cited."""
        where = tuple(cited)
        key = (where, replace(figure, start=0, end=0))
        if key not in self._known:
            self._known[key] = self._judge(figure, where)
        return self._known[key]

    def sums(self, cited: Sequence[str]) -> list[Figure]:
        """The sums of money that the clauses state."""
        inside = (s.figure for s in self._divided(tuple(cited))[0])
        return [f for f in inside if f.kind == "money" and f.low == f.high]

    def counted(self, cited: Sequence[str]) -> frozenset[int | str]:
        """The years that the clauses state, and the kinds of their other figures."""
        inside = [s.figure for s in self._divided(tuple(cited))[0]]
        years = (f.date[0] for f in inside if f.date and f.date[0] is not None)
        return frozenset([*years, *(f.kind for f in inside)])

    def _divided(self, cited: tuple[str, ...]) -> tuple[list[Stated], list[Stated]]:
        """The figures that the clauses state, and those that others state."""
        if cited not in self._stated:
            holds = self.data.holds
            here: list[Stated] = []
            there: list[Stated] = []
            for s in self.data.figures:
                (here if any(holds(c, s.node) for c in cited) else there).append(s)
            self._stated[cited] = (here, there)
        return self._stated[cited]

    def _judge(self, figure: Figure, cited: tuple[str, ...]) -> Finding:
        data = self.data
        here, there = self._divided(cited)
        for verdict, places, fits in (
            ("stated", here, _states),
            ("within-range", here, _spans),
            ("wrong-unit", here, _misnames),
            ("elsewhere", there, _states),
            ("wrong-unit", here, _number_of_another_kind),
        ):
            nodes = data.narrowest([s.node for s in places if fits(figure, s)])
            if fits is _states and places is here and not nodes and figure.low != figure.high:
                nodes = self._both_ends(figure, here)
            if nodes:
                return Finding(verdict, nodes)
        return Finding("not-stated", data.in_order(list(cited)))


    def _both_ends(self, figure: Figure, here: list[Stated]) -> list[str]:
        """Where both ends of a range stand as sums of their own: 1万元至15万元 sums up the grants of measure 10."""
        low, high = replace(figure, high=figure.low), replace(figure, low=figure.high)
        firsts = [s.node for s in here if _states(low, s)]
        lasts = [s.node for s in here if _states(high, s)]
        return self.data.narrowest([*firsts, *lasts]) if firsts and lasts else []


def _states(figure: Figure, stated: Stated) -> bool:
    return _same(figure, stated) and _period_fits(figure, stated)


def _spans(figure: Figure, stated: Stated) -> bool:
    return _inside(figure, stated) and _period_fits(figure, stated)


def _misnames(figure: Figure, stated: Stated) -> bool:
    """The right number, but not what the clause pays it for, or not in its unit."""
    return _same(figure, stated) or _inside(figure, stated) or _rescaled(figure, stated)


def _same(figure: Figure, stated: Stated) -> bool:
    """The same value: of a range either end counts, or both ends together."""
    other = stated.figure
    if figure.kind != other.kind or figure.foreign:
        return False
    if figure.date is not None and other.date is not None:
        return all(mine is None or mine == theirs for mine, theirs in zip(figure.date, other.date, strict=True))
    if figure.low == figure.high:
        return figure.low in (other.low, other.high)
    return (figure.low, figure.high) == (other.low, other.high)


def _inside(figure: Figure, stated: Stated) -> bool:
    other = stated.figure
    if figure.kind != other.kind or figure.foreign or other.low == other.high:
        return False
    return other.low <= figure.low and figure.high <= other.high


_TIMES = {"year", "month", "week", "day", "quarter"}


def _period_fits(figure: Figure, stated: Stated) -> bool:
    """Whether a sum is said to be paid for what the clause pays it for; saying nothing fits everything."""
    said, official = figure.periods, stated.figure.periods
    if figure.each and stated.figure.each and not figure.each & stated.figure.each:
        return False
    if figure.kind != "money" or not said:
        return True
    timed = {*_TIMES, "trip", "project"}
    if said & _TIMES:
        if official & timed:
            return bool(said & official)
        return "year" in said and stated.yearly
    if official & _TIMES:  # said: once, or for a trip or project
        return False
    return bool(said & official) if said & timed and official & timed else True


_FAMILIES = ({"money"}, {"months", "age"}, {"people", "visits"}, {"percent"}, {"places"}, {"times"})


def _rescaled(figure: Figure, stated: Stated) -> bool:
    """The right number with another unit of the same kind: 15元 for 15 万元, 三个月 for 三年, dollars for yuan."""
    other = stated.figure
    if figure.date is not None or other.date is not None:
        return False
    if not any(figure.kind in family and other.kind in family for family in _FAMILIES):
        return False
    if figure.foreign and figure.kind == other.kind == "money":
        return figure.low in (other.low, other.high)
    if figure.kind == other.kind and figure.low in (other.low, other.high):
        return False
    return figure.written in _written(other)


_CONFUSED = ({"percent", "money"}, {"percent", "people"}, {"percent", "places"})


def _number_of_another_kind(figure: Figure, stated: Stated) -> bool:
    """50元 for 50%: a bare number, so that 20 万元 is not taken for 20 % or 20 people."""
    other = stated.figure
    return {figure.kind, other.kind} in _CONFUSED and figure.scale == 1 and figure.written == other.written


def _written(figure: Figure) -> set[int]:
    """The number as the clause writes it, and in full."""
    return {figure.written, figure.high // figure.scale, figure.low, figure.high}
