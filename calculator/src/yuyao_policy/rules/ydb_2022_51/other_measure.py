"""Any other measure: taking part in it, where this policy states no amount."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import Figure, Line
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import unstated_benefit


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """No figure; the notes name the measure asked for, or the closing paragraph when it was not told."""
    measure = facts.get("measure")
    node = rates["policy.effective_from"].node if measure is None else f"m{measure}"
    return unstated_benefit(facts, node, line, ("measure", "took_part"))
