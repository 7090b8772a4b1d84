"""Grants and fiscal support for selected craftsmen, measure 10 (m10s2): payments P16–P21.

Paid on selection. Several titles of one person may overlap. Readings A24–A29, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, UNKNOWN, Figure, Line, add, check, exactly, in_force, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import each, not_stated

NODE, PROGRAMME = "m10s2", "m10s3"
PAID = {
    title: f"craftsman_titles.{title}"
    for title in (
        "yuyao_grand_craftsman",
        "yuyao_outstanding_craftsman",
        "yuyao_craftsman",
        "yuyao_young_craftsman",
        "zhejiang_craftsman",
        "zhejiang_young_craftsman",
    )
}


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for one person: the highest title to the sum of all (A24, A26); default the highest."""
    figures = each(facts, "titles", NODE, line, lambda title, at: _title(title, at, rates, line))
    if figures is None:
        return Figure(0, None, None)
    paying = [figure for figure in figures if figure.high != 0]
    if len(paying) < 2:
        return add(paying)
    both = add(paying)
    low = max((figure.low for figure in paying if figure.low is not None), default=None)
    headlines = [figure.headline for figure in paying]
    line.note("overlap-clause", NODE, reading="A24")
    if low is not None:
        line.reading("A24", "b", "a", (low, both.high), rates[PAID["yuyao_grand_craftsman"]])
    return Figure(low, both.high, None if None in headlines else max(h for h in headlines if h is not None))


def _title(title: Facts, at: str, rates: Rates, line: Line) -> Figure:
    """One selection; being nominated or recommended is not being selected (A27)."""
    name = title.get("title")
    met = line.settle(
        at,
        title,
        (
            check("title", None if name is None else True, NODE),
            check("only_nominated", title.get("only_nominated") is not True, NODE),
            in_force("selected_on", title.get("selected_on"), rates),
        ),
        rates[PAID[name] if name in PAID else PAID["yuyao_grand_craftsman"]],
    )
    if met is False:
        return NOTHING
    if name is None:
        return Figure(0, max(rates.value(parameter) for parameter in PAID.values()), None)
    if name not in PAID:
        line.note("not-listed", NODE, path=f"{at}.title", value=name, reading="A29")
        not_stated(line, PROGRAMME if name == "yangming_blue_collar" else NODE)
        return UNKNOWN
    grant = rates[PAID[name]]
    line.step("title", grant, grant.value, title=name)
    return when_true(met, exactly(grant.value))
