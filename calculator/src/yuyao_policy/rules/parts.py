"""What rules share: going through repeated parts, unstated amounts, ranges of months and years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from yuyao_policy.answers import Facts
from yuyao_policy.dates import elapsed_hundredths
from yuyao_policy.line import NOTHING, UNKNOWN, Figure, Line
from yuyao_policy.numbers import ceil100, floor100


class Span(NamedTuple):
    """A number of months or years: the least and the most that the readings count, and that the default ones do."""

    low: int
    high: int
    default_low: int
    default_high: int

    @property
    def default(self) -> int | None:
        """What the default readings count; None: they differ, since part-months or part-years are not stated."""
        return self.default_low if self.default_low == self.default_high else None


def whole_span(hundredths: int) -> Span:
    """Part-months and part-years are not stated: they count as nothing or as a whole one."""
    low, high = floor100(hundredths), ceil100(hundredths)
    return Span(low, high, low, high)


def since_effective(hundredths: int, started: date, effective: date, months_each: int) -> Span:
    """What of a duration begun before the policy counts: only the part since (default), or the whole.

    hundredths counts units of months_each months (1: months, 12: years).
    """
    before_low, before_high = elapsed_hundredths(started, effective)
    unit = 100 * months_each
    least = max(0, (hundredths * months_each - before_high) // unit)
    most = max(0, -((before_low - hundredths * months_each) // unit))
    return Span(least, ceil100(hundredths), least, most)


def each[T](facts: Facts, name: str, node: str, line: Line, evaluate: Callable[[Facts, str], T]) -> list[T] | None:
    """Evaluate every member of a repeated part. None: not told, so asked. Empty: there is none, and it is said."""
    members = facts.get(name)
    if members is None:
        line.ask(f"{line.path}.{name}")
        return None
    if not members:
        line.note("condition-not-met", node, path=f"{line.path}.{name}", value=[])
    return [evaluate(member, f"{line.path}.{name}[{i}]") for i, member in enumerate(members)]


def not_stated(line: Line, node: str) -> Figure:
    """The policy promises money and states no amount: nothing is computed, and who can tell is named."""
    line.note("amount-not-stated", node)
    line.note("ask-bureau", node)
    return UNKNOWN


def unstated_benefit(
    facts: Facts, node: str, line: Line, questions: tuple[str, ...], count: str | None = None
) -> Figure:
    """A benefit without any amount in the text. A count of 0 is zero all the same: nothing was done to be paid for."""
    if count is not None and facts.get(count) == 0:
        line.note("condition-not-met", node, path=f"{line.path}.{count}", value=0)
        return NOTHING
    for question in questions:
        if facts.get(question) is None:
            line.ask(f"{line.path}.{question}")
    return not_stated(line, node)


def one_or_span(low: int, high: int) -> int | str:
    """A number for a step's words, or both ends where the readings differ."""
    return low if low == high else f"{low}–{high}"


def ask_missing(line: Line, at: str, facts: Facts, *questions: str) -> None:
    """Ask for each of these facts that was not told."""
    for question in questions:
        if facts.get(question) is None:
            line.ask(f"{at}.{question}")
