"""Practical-training subsidy, measure 7 (m7s1): promised without an amount (U2)."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import Figure, Line
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import unstated_benefit

NODE = "m7s1"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """No figure: whatever is told, this policy states none (m7s1)."""
    return unstated_benefit(facts, NODE, line, ("trainees",), count="trainees")
