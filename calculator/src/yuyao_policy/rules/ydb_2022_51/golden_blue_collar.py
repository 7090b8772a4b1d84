"""The "Golden Blue-Collar" training plan, measure 1 (m1s1): no amount in this policy."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import Figure, Line
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import unstated_benefit

NODE = "m1s1"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """No figure: whatever is told, this policy states none (m1s1)."""
    return unstated_benefit(facts, NODE, line, ("took_part",))
