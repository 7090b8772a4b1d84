"""Awards for prize-winning contestants, measure 16 (m16s1): payment P25.

2,000 to 50,000 yuan an award; the table by level and place is not in the text. Readings A38, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, add, check, in_force, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import each

NODE = "m16s1"
NAMED = frozenset({"national", "provincial", "ningbo"})


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the contestant, all awards together; one performance may be rewarded once (A38)."""
    figures = each(facts, "awards", NODE, line, lambda award, at: _award(award, at, rates, line))
    if figures is None:
        return Figure(0, None, None)
    paying = [figure for figure in figures if figure.high]
    if facts.get("team_size", 1) > 1 and paying:
        line.note("unit-not-stated", NODE, path=f"{line.path}.team_size", reading="A38")
        line.note("ask-bureau", NODE, path=f"{line.path}.team_size", reading="A38")
    both = add(paying)
    if len(paying) < 2 or facts.get("same_performance") is False:
        return both
    if facts.get("same_performance") is None:
        line.ask(f"{line.path}.same_performance")
    low = max(figure.low or 0 for figure in paying)
    line.note("overlap-clause", NODE, reading="A38")
    line.reading("A38", "b", "a", (low, both.high), rates["competition_prize.award"])
    return Figure(low, both.high, None)


def _award(award: Facts, at: str, rates: Rates, line: Line) -> Figure:
    """One award; Yuyao-level prizes are not in the list."""
    level = award.get("level")
    met = line.settle(
        at,
        award,
        (
            check("level", None if level is None else level in NAMED, NODE, "not-listed"),
            check("won_prize", award.get("won_prize"), NODE),
            in_force("date", award.get("date"), rates),
        ),
        rates["competition_prize.award"],
    )
    if met is False:
        return NOTHING
    rate = rates["competition_prize.award"]
    low, high = rate.value
    line.step("range-stated", rate, (low, high), low=low, high=high)
    return when_true(met, Figure(low, high, None))
