"""Skill master studio, measure 8 (m8s1, m8s2, m8s4): payments P12, P13 and P15.

30,000 yuan once for a new Yuyao title, the higher authority's standard for a higher one, 20,000 for each two-yearly
evaluation rated excellent. Readings A20, A21, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, add, check, exactly, in_force, positive, when_true
from yuyao_policy.policy import Rates

YUYAO, HIGHER, EXCELLENT = "m8s1", "m8s2", "m8s4"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the studio: titles (which may overlap) and awards (which are separate)."""
    yuyao = _yuyao_title(facts, rates, line)
    higher = _higher_title(facts, rates, line)
    award = _award(facts, rates, line)
    return add((_titles(yuyao, higher, rates, line), award))


def _yuyao_title(facts: Facts, rates: Rates, line: Line) -> Figure:
    """P12: once, for a newly awarded Yuyao title."""
    day = facts.get("new_yuyao_title_on")
    none = check("new_yuyao_title_on", False, YUYAO)
    grant = rates["studio.yuyao_title"]
    condition = none if day == "none" else in_force("new_yuyao_title_on", day, rates)
    met = line.settle(line.path, facts, (condition,), grant)
    if met is not False:
        line.step("one-time", grant, grant.value)
    return when_true(met, exactly(grant.value))


def _higher_title(facts: Facts, rates: Rates, line: Line) -> Figure:
    """P13: equal to the higher authority's standard, which this policy does not state (A20)."""
    title = facts.get("new_higher_title")
    if title == "none":
        line.settle(line.path, facts, (check("new_higher_title", False, HIGHER),), rates["studio.higher_standard"])
        return NOTHING
    met = line.settle(
        line.path,
        facts,
        (
            check("new_higher_title", None if title is None else True, HIGHER),
            in_force("new_higher_title_on", facts.get("new_higher_title_on"), rates),
        ),
        rates["studio.higher_standard"],
    )
    if met is False:
        return NOTHING
    standard = facts.get("higher_standard")
    line.note("ask-bureau", HIGHER, path=f"{line.path}.higher_standard", reading="A20")
    if standard is None:
        line.ask(f"{line.path}.higher_standard")
        line.note("amount-not-stated", HIGHER)
        return Figure(0, None, None)
    line.step("higher-standard", rates["studio.higher_standard"], standard)
    return when_true(met, exactly(standard))


def _titles(yuyao: Figure, higher: Figure, rates: Rates, line: Line) -> Figure:
    """Both titles: the higher amount or both (A21); default the higher, since nothing is paid twice."""
    if yuyao.high == 0 or higher.high == 0:
        return add((yuyao, higher))
    both = add((yuyao, higher))
    low = max(yuyao.low or 0, higher.low or 0)
    line.note("overlap-clause", HIGHER, reading="A21")
    line.reading("A21", "b", "a", (low, both.high), rates["studio.yuyao_title"])
    headline = None if yuyao.headline is None or higher.headline is None else max(yuyao.headline, higher.headline)
    return Figure(low, both.high, headline)


def _award(facts: Facts, rates: Rates, line: Line) -> Figure:
    """P15: for each evaluation rated excellent; the 20 % limits how many studios are, not what one is paid."""
    excellent, rounds = facts.get("excellent_ratings"), facts.get("two_yearly_rounds")
    met = line.settle(
        line.path,
        facts,
        (positive("excellent_ratings", excellent, EXCELLENT), positive("two_yearly_rounds", rounds, EXCELLENT)),
        rates["studio.excellent"],
    )
    if met is False:
        return NOTHING
    award = rates["studio.excellent"]
    if excellent is None:
        line.ask(f"{line.path}.excellent_ratings")
        if rounds is None:
            return Figure(0, None, None)
        return Figure(0, award.value * rounds, None)
    line.step("per-rating", award, award.value * excellent, rate=award.value, ratings=excellent)
    return exactly(award.value * excellent)
