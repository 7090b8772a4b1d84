"""Funding of private vocational training institutions, measure 6 (m6s2): promised without an amount (U1)."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import Figure, Line
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import unstated_benefit

NODE = "m6s2"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """No figure: whatever is told, this policy states none (m6s2)."""
    return unstated_benefit(
        facts,
        NODE,
        line,
        (
            "star_rating",
            "well_managed",
        ),
    )
