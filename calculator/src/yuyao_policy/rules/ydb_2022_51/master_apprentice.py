"""Subsidy for masters training apprentices, measure 8 (m8s3): payment P14.

600 to 3,900 yuan by level; neither the unit nor the level table is in the text, nor who is paid. Reading A22.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, check, positive, when_true
from yuyao_policy.policy import Rates

NODE = "m8s3"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan, taken per apprentice (A22 default); no value is interpolated for a level."""
    apprentices = facts.get("apprentices_trained")
    met = line.settle(
        line.path,
        facts,
        (
            positive("apprentices_trained", apprentices, NODE),
            check("training_qualifies", facts.get("training_qualifies"), NODE),
        ),
        rates["master_apprentice.range"],
    )
    if met is False:
        return NOTHING
    rate = rates["master_apprentice.range"]
    low, high = rate.value
    line.note("unit-not-stated", NODE, reading="A22")
    line.note("ask-bureau", NODE, reading="A22")
    if apprentices is None:
        line.ask(f"{line.path}.apprentices_trained")
        return Figure(0, None, None)
    line.step("range-times-count", rate, (low * apprentices, high * apprentices), low=low, high=high, count=apprentices)
    return when_true(met, Figure(low * apprentices, high * apprentices, None))
