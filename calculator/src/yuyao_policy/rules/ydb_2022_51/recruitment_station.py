"""Working funds of a craftsman recruitment station, measure 5 (m5s2): payment P09.

30,000 yuan; whether once or every year is not stated. Readings A17, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, check, positive, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import ask_missing

NODE = "m5s2"
NAMED = frozenset({"higher_vocational_college", "technical_institution", "university_science_engineering"})


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the institution over the years told (m5s2)."""
    institution, years, first = facts.get("institution"), facts.get("years"), facts.get("first_year")
    covered = _covered(facts, rates)
    began = None if first is None else covered != 0 or years == 0
    met = line.settle(
        line.path,
        facts,
        (
            positive("years", years, NODE),
            check("institution", None if institution is None else institution in NAMED, NODE, "not-listed"),
            check("agreement_signed", facts.get("agreement_signed"), NODE),
            check("judged_marked_results", facts.get("judged_marked_results"), NODE),
            check("first_year", began, rates.effective_node, "before-effective-date"),
        ),
        rates["recruitment_station.working_funds"],
    )
    if met is False:
        return NOTHING
    funds, wanted = rates["recruitment_station.working_funds"], rates["recruitment_station.campus_events"]
    line.note("ask-bureau", NODE, path=f"{line.path}.judged_marked_results")
    line.note("period-not-stated", NODE)
    if first is not None and covered != years and years is not None:
        line.note("before-effective-date", rates.effective_node, path=f"{line.path}.first_year", value=first)
    ask_missing(line, line.path, facts, "years")
    yearly = None if covered is None else covered * funds.value
    line.step("working-funds", funds, funds.value)
    if yearly is None:
        figure = Figure(0, None, None)
    else:
        line.reading("A17", "period-a", "period-b", (funds.value, yearly), funds)
        figure = Figure(funds.value, yearly, funds.value)
    events = facts.get("campus_events_per_year")
    if events is None:
        line.ask(f"{line.path}.campus_events_per_year")
        figure = Figure(0, yearly, None)
    elif events < wanted.value:
        line.reading("A17", "events-b", "events-a", (0, funds.value), wanted)
        line.note("ask-bureau", NODE, path=f"{line.path}.campus_events_per_year", value=events)
        figure = Figure(0, yearly, None)
    return when_true(met, figure)


def _covered(facts: Facts, rates: Rates) -> int | None:
    """The years told that are not before the policy's own year; None when the number of years is not known."""
    years: int | None = facts.get("years")
    first: int | None = facts.get("first_year")
    if years is None:
        return None
    return max(0, min(years, first + years - rates.effective.year)) if first is not None else years
