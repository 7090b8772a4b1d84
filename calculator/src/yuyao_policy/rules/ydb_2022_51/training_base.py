"""Construction funds and yearly award of a public training base, measure 7 (m7s2): payments P10 and P11.

100,000 yuan once on selection, and 50,000 for each yearly evaluation rated excellent. Readings A18, A19, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, add, check, exactly, in_force, positive, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import one_or_span

NODE = "m7s2"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the base: construction and performance have different purposes and add (A18)."""
    return add((_construction(facts, rates, line), _award(facts, rates, line)))


def _construction(facts: Facts, rates: Rates, line: Line) -> Figure:
    """P10: once, on selection as a distinctive public training base."""
    met = line.settle(
        line.path,
        facts,
        (
            check("newly_selected_distinctive_base", facts.get("newly_selected_distinctive_base"), NODE),
            in_force("selected_on", facts.get("selected_on"), rates),
        )
        if facts.get("newly_selected_distinctive_base") is not False
        else (check("newly_selected_distinctive_base", False, NODE),),
        rates["training_base.construction"],
    )
    if met is False:
        return NOTHING
    funds = rates["training_base.construction"]
    line.step("one-time", funds, funds.value)
    return when_true(met, exactly(funds.value))


def _award(facts: Facts, rates: Rates, line: Line) -> Figure:
    """P11: for each yearly evaluation rated excellent; 市级 is read as Yuyao level (A19)."""
    excellent, years, first = facts.get("excellent_ratings"), facts.get("years_evaluated"), facts.get("first_year")
    early = None if first is None else max(0, rates.effective.year - first)
    over = early is not None and years is not None and 0 < years <= early
    met = line.settle(
        line.path,
        facts,
        (
            check("municipal_base", facts.get("municipal_base"), NODE),
            positive("excellent_ratings", excellent, NODE),
            positive("years_evaluated", years, NODE),
            check("first_year", None if early is None else not over, rates.effective_node, "before-effective-date"),
        ),
        rates["training_base.excellent"],
    )
    if met is False:
        if facts.get("municipal_base") is False:
            line.note("ask-bureau", NODE, path=f"{line.path}.municipal_base", reading="A19")
        return NOTHING
    award = rates["training_base.excellent"]
    if excellent is None:
        line.ask(f"{line.path}.excellent_ratings")
        if years is None:
            line.ask(f"{line.path}.years_evaluated")
            return Figure(0, None, None)
        return Figure(0, award.value * (years - (early or 0)), None)
    least, most = excellent, excellent
    if years is None and early != 0:
        line.ask(f"{line.path}.years_evaluated")
    if early:
        line.note("before-effective-date", rates.effective_node, path=f"{line.path}.first_year", value=first)
        least = max(0, excellent - early)
        most = excellent if years is None else min(excellent, years - early)
        line.reading("A42", "a", "b", (award.value * least, award.value * most), award)
    shown = one_or_span(least, most)
    value = award.value * least if least == most else (award.value * least, award.value * most)
    line.step("per-rating", award, value, rate=award.value, ratings=shown)
    return when_true(
        met, Figure(award.value * least, award.value * most, award.value * least if least == most else None)
    )
