"""One benefit's line while a rule works on it: figure, steps, notes, open questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from yuyao_policy.policy import Rate, Rates


class Figure(NamedTuple):
    """Low, high and headline in whole yuan; None where it is not known. high None: no upper bound is known."""

    low: int | None
    high: int | None
    headline: int | None


NOTHING = Figure(0, 0, 0)
UNKNOWN = Figure(None, None, None)


def exactly(value: int) -> Figure:
    """A figure with one reading."""
    return Figure(value, value, value)


def add(figures: Iterable[Figure]) -> Figure:
    """The sum of figures that are paid beside each other; an unknown part leaves that end of the sum unknown.

    An unknown low counts as nothing beside a known one, since nothing less can be paid.
    """
    listed = list(figures)
    if len(listed) == 1:
        return listed[0]
    lows = [f.low for f in listed]
    highs = [f.high for f in listed]
    headlines = [f.headline for f in listed]
    return Figure(
        sum(low or 0 for low in lows) if not lows or any(low is not None for low in lows) else None,
        None if None in highs else sum(high or 0 for high in highs),
        None if None in headlines else sum(headline or 0 for headline in headlines),
    )


Check = tuple[str, bool | None, str, str]
"""One condition: the question it asks, whether it holds (None: not answered), its node, and the note when it fails."""


class Line:
    """Collects what a rule finds out about one benefit. With trace off, steps are not kept (batch)."""

    __slots__ = ("_said", "notes", "open", "path", "steps", "trace", "undetermined", "values")

    def __init__(self, path: str, trace: bool = True) -> None:
        self.path = path
        self.trace = trace
        self.steps: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self._said: set[tuple[str, str, str]] = set()
        self.open: dict[str, None] = {}    # paths, in order; a claim may have thousands of groups
        self.undetermined = False
        self.values: dict[str, Any] = {}

    def step(self, label: str, rate: Rate, value: int | tuple[int, int], /, **operands: int | str) -> None:
        """One step of the calculation, bound to the words of a rate."""
        if self.trace:
            shown = value if isinstance(value, int) else {"low": value[0], "high": value[1]}
            self.steps.append(
                {"label": label, "operands": operands, "value": shown, "node": rate.node, "quoted": rate.quoted}
            )

    def reading(
        self, reading: str, low: str, high: str, ends: tuple[int | None, int | None], rate: Rate, unit: str = "yuan"
    ) -> None:
        """The reading that makes a range: which choice of the register gives which end (yuan, months or years)."""
        if self.trace and ends[0] != ends[1]:
            label = "reading" if unit == "yuan" else f"reading-{unit}"
            operands = {"reading": reading, "low_choice": low, "high_choice": high}
            value = {"low": ends[0], "high": ends[1]}
            step = {"label": label, "operands": operands, "value": value, "node": rate.node, "quoted": rate.quoted}
            self.steps.append(step)

    def note(self, code: str, node: str, /, **values: Any) -> None:
        """Say something beside the figure; the same note is kept once."""
        said = code, node, repr(values)
        if said not in self._said:
            self._said.add(said)
            self.notes.append({"code": code, "node": node, "values": values})

    def ask(self, path: str) -> None:
        """A fact is missing that could change the figure: the line is not determinable until it is told."""
        self.undetermined = True
        self.open[path] = None

    def settle(self, at: str, facts: dict[str, Any], checks: Iterable[Check], rate: Rate) -> bool | None:
        """Whether all conditions of a payment hold.

        False: each condition that failed is noted and a step says that the rate is not paid. None: the missing are
        asked.
        """
        listed = [check for check in checks if check[1] is not True]
        if not listed:
            return True
        failed = [check for check in listed if check[1] is False]
        if failed:
            self.step("not-paid", rate, 0, path=f"{at}.{failed[0][0]}")
            for question, _, node, code in failed:
                self.note(code, node, path=f"{at}.{question}", value=shown(facts.get(question)))
            return False
        for question, *_ in listed:
            self.ask(f"{at}.{question}")
        return None


def shown(value: Any) -> Any:
    """A fact as it goes back out in a note: dates as text."""
    return value.isoformat() if isinstance(value, date) else value


def check(question: str, holds: bool | None, node: str, code: str = "condition-not-met") -> Check:
    """A condition of a payment."""
    return question, holds, node, code


def in_force(question: str, day: date | None, rates: Rates) -> Check:
    """The condition that the qualifying event is not before the policy."""
    holds = None if day is None else day >= rates.effective
    return question, holds, rates.effective_node, "before-effective-date"


def positive(question: str, count: int | None, node: str) -> Check:
    """The condition that a count is not zero; a missing count is left to the rule, which knows its bounds."""
    return check(question, count != 0, node)


def when_true(met: bool | None, figure: Figure) -> Figure:
    """The figure when the conditions hold, nothing when they do not, 0 to its high when that is not known."""
    if met:
        return figure
    return NOTHING if met is False else Figure(0, figure.high, None)
