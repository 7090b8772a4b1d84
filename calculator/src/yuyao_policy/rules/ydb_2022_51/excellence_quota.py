"""How many studios may be rated excellent, measure 8 (m8s4): a planning figure, not a payment. Reading A23."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line
from yuyao_policy.policy import Rates


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """`max_excellent`: the whole part of 20 % of the studios evaluated in the round (不超过)."""
    studios = facts.get("studios_evaluated")
    share = rates["studio.excellent_share"]
    if studios is None:
        line.values["max_excellent"] = None
    else:
        line.values["max_excellent"] = studios * share.value // 100
        line.step("quota", share, line.values["max_excellent"], share=share.value, studios=studios)
    return NOTHING
