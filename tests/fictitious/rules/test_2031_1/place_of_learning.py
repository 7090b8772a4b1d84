"""Grant for places of learning, fictitious measure 3 (m3s1): promised, but no amount is stated."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import unstated_benefit

NODE = "m3s1"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Nothing for who opened none; otherwise the amount is not known (m3s1)."""
    if facts.get("opened") is False:
        line.note("condition-not-met", NODE, path=f"{line.path}.opened", value=False)
        return NOTHING
    return unstated_benefit(facts, NODE, line, ("opened",))
