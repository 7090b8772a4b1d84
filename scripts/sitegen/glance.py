"""The measures at a glance: one row for each, with its figures, and the bars of the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.policy_source.model import Node, Policy
from scripts.sitegen.figures import Figure

WIDTH = 100
"""Width of a bar's field, in units of the drawing."""


@dataclass(frozen=True)
class Bar:
    """One figure's bar: from 0 for a fixed sum, from its low end for a range."""

    start: float
    width: float


@dataclass(frozen=True)
class Row:
    """A measure and its sums of money; none where the text states none."""

    node: Node
    figures: tuple[Figure, ...]

    def payees(self) -> list[str]:
        """Kinds of payee of its figures, each once."""
        return list(dict.fromkeys(figure.gloss.payee for figure in self.figures if figure.gloss))


class Glance:
    """The table of a policy's measures. low and high are the ends of the picture's scale, in yuan."""

    def __init__(self, policy: Policy, figures: Mapping[str, list[Figure]]) -> None:
        self.rows = [
            Row(node, tuple(f for f in figures.get(node.id, []) if f.parameter.unit == "CNY"))
            for node in policy.nodes.values()
            if node.kind == "measure"
        ]
        ends = [end for row in self.rows for figure in row.figures for end in (figure.low, figure.high) if end > 0]
        self.low = 10 ** math.floor(math.log10(min(ends))) if ends else 1
        self.high = max(ends, default=1)

    def payees(self) -> list[str]:
        """Kinds of payee that occur, in the order of the document."""
        return list(dict.fromkeys(kind for row in self.rows for kind in row.payees()))

    def bar(self, figure: Figure) -> Bar:
        """Place and width of a figure's bar on the logarithmic scale."""
        start = 0.0 if figure.low == figure.high else self._at(figure.low)
        return Bar(round(start, 1), round(self._at(figure.high) - start, 1))

    def _at(self, value: int) -> float:
        span = math.log10(self.high / self.low) or 1.0
        return WIDTH * max(0.0, math.log10(max(value, self.low) / self.low)) / span
