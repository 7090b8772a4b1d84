"""Subsidy for hosting skills competitions, measure 15 (m15s2): payment P24.

20,000 to 50,000 yuan a project; no level has an amount of its own in the text. Readings A36, A37, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, UNKNOWN, Figure, Line, add, check, in_force, positive, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import each, one_or_span

NODE = "m15s2"
NAMED = frozenset({"national", "provincial", "ningbo", "yuyao"})


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the host, all competitions together (m15s2)."""
    figures = each(facts, "competitions", NODE, line, lambda one, at: _competition(one, at, rates, line))
    return Figure(0, None, None) if figures is None else add(figures)


def _competition(competition: Facts, at: str, rates: Rates, line: Line) -> Figure:
    """One competition: each project 20,000–50,000; when each event may be a project, the most counts events (A37)."""
    level, projects, events = competition.get("level"), competition.get("projects"), competition.get("events")
    international = level == "international"
    met = line.settle(
        at,
        competition,
        (
            positive("projects", projects, NODE),
            check("level", None if level is None else level in NAMED or international, NODE, "not-listed"),
            in_force("date", competition.get("date"), rates),
        ),
        rates["competition_hosting.per_project"],
    )
    if met is False:
        return NOTHING
    if international:
        line.note("not-listed", NODE, path=f"{at}.level", value=level)
        line.note("ask-bureau", NODE, path=f"{at}.level")
        return UNKNOWN
    rate = rates["competition_hosting.per_project"]
    low, high = rate.value
    if projects is None:
        line.ask(f"{at}.projects")
        return Figure(0, None, None)
    most = projects if events is None else max(projects, events)
    line.step(
        "range-times-count", rate, (low * projects, high * most), low=low, high=high, count=one_or_span(projects, most)
    )
    if most > projects:
        line.reading("A37", "a", "b", (high * projects, high * most), rate)
        line.note("unit-not-stated", NODE, path=f"{at}.events", reading="A37")
    return when_true(met, Figure(low * projects, high * most, None))
