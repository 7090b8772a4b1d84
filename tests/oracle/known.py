"""Try every value of what is not known, and keep what all the possible worlds have in common.

Money in whole yuan. A count that nobody stated is tried with HUGE as well: an amount that grows with it has no
upper bound, which is written as None.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

HUGE = 10**40
UNBOUNDED = 10**30  # beyond any amount that stated facts can reach

EFFECTIVE = "2022-07-01"  # X2, ends1: in force from the date of issue
BEFORE = "2022-06-30"
DATES = [BEFORE, EFFECTIVE]
YES_NO = [False, True]
COUNTS = [0, 1, HUGE]

CONDITION = "condition-not-met"
NOT_LISTED = "not-listed"
TOO_EARLY = "before-effective-date"

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What one world pays: the lowest and highest reading, the default reading, and why nothing is paid."""

    low: int | None
    high: int | None
    headline: int | None
    judged: bool = False  # not determinable although every fact is given
    codes: frozenset[str] = frozenset()  # notes this world calls for
    reasons: frozenset[str] = frozenset()  # why it pays nothing: any one of them explains it
    may: frozenset[str] = frozenset()  # notes that fit and are not demanded

    @property
    def figures(self) -> tuple[int | None, int | None, int | None, bool]:
        """Only what a reader would call the result; notes apart."""
        return (self.low, self.high, self.headline, self.judged)


@dataclass
class Part:
    """One group, trip, title… of a line, after all worlds of its missing facts were tried."""

    low: int | None = 0
    high: int | None = 0
    headline: int | None = 0
    asked: bool = False  # a missing fact matters
    judged: bool = False
    must: set[str] = field(default_factory=set)
    either: list[set[str]] = field(default_factory=list)  # of each set, at least one note
    may: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)
    may_open: list[str] = field(default_factory=list)


def nothing(*reasons: str, codes: Iterable[str] = (), may: Iterable[str] = ()) -> Outcome:
    """A world that pays nothing, and why."""
    return Outcome(0, 0, 0, codes=frozenset(codes), reasons=frozenset(reasons), may=frozenset(may))


def fixed(amount: int, codes: Iterable[str] = ()) -> Outcome:
    """A world with one amount and no other reading."""
    return Outcome(amount, amount, amount, codes=frozenset(codes))


def unstated(known: int | None = 0, *codes: str) -> Outcome:
    """A world whose amount the policy does not state, beyond a known part."""
    return Outcome(known, None, None, judged=True, codes=frozenset(codes))


def readings(
    values: Sequence[int], defaults: Sequence[int], codes: Iterable[str] = (), may: Iterable[str] = ()
) -> Outcome:
    """Lowest and highest of all readings; the default readings give a headline when they agree."""
    headline = defaults[0] if len(set(defaults)) == 1 else None
    return Outcome(min(values), max(values), headline, codes=frozenset(codes), may=frozenset(may))


def bounded(amount: int | None) -> int | None:
    """The amount, or None where it grew with a number that nobody stated."""
    return None if amount is None or amount >= UNBOUNDED else amount


def explore(known: Facts, domains: Mapping[str, Sequence[Any]], evaluate: Callable[[Facts], Outcome]) -> Part:
    """Evaluate every completion of the facts; `domains` names what is asked and what it could be."""
    missing = [name for name in domains if known.get(name) is None]
    worlds: dict[tuple[Any, ...], Outcome] = {}
    for indices in itertools.product(*(range(len(domains[name])) for name in missing)):
        world = {**known, **{name: domains[name][i] for name, i in zip(missing, indices, strict=True)}}
        worlds[indices] = evaluate(world)
    part = _combine(list(worlds.values()))
    boundless = (any(outcome.low is None for outcome in worlds.values())
                 and all(outcome.low is None or outcome.high == 0 for outcome in worlds.values()))
    for position, name in enumerate(missing):
        seen: dict[tuple[Any, ...], set[Any]] = {}
        for indices, outcome in worlds.items():
            rest = indices[:position] + indices[position + 1 :]
            seen.setdefault(rest, set()).add(outcome.figures)
        matters = any(len(figures) > 1 for figures in seen.values())
        # What only decides between nothing and an amount that nobody states may be asked, need not be.
        (part.open if matters and not boundless else part.may_open).append(name)
    if boundless and part.asked:
        part.asked, part.judged = False, True
        part.may.add("needs-input")
    return part


def _combine(outcomes: list[Outcome]) -> Part:
    first = outcomes[0]
    part = Part(asked=len({outcome.figures for outcome in outcomes}) > 1)
    part.must = set(frozenset.intersection(*(outcome.codes for outcome in outcomes)))
    part.may = set().union(*(outcome.codes | outcome.reasons | outcome.may for outcome in outcomes))
    if not part.asked:
        part.low, part.high, part.headline, part.judged = (
            bounded(first.low), bounded(first.high), bounded(first.headline), first.judged)
        if first.high == 0:
            common = frozenset.intersection(*(outcome.reasons for outcome in outcomes))
            part.either = [set(common or part.may)]
        return part
    lows = [outcome.low or 0 for outcome in outcomes]
    highs = [bounded(outcome.high) for outcome in outcomes]
    part.low = min(lows)
    part.high = None if not highs or None in highs else max(high for high in highs if high is not None)
    part.headline = None
    return part


def months_between(start: date, end: date) -> tuple[int, int, int]:
    """Whole months from start to end, days left over, and length of the month they fall in (start <= end)."""
    whole = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    mark, following = add_months(start, whole), add_months(start, whole + 1)
    return whole, (end - mark).days, (following - mark).days


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)


def early(day: str) -> bool:
    """Whether a date lies before the policy took effect (A42)."""
    return day < EFFECTIVE
