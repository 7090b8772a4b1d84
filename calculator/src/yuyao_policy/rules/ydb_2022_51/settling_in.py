"""One-time settling-in grant, measure 4 (m4s2): payments P07 and P08.

10,000 yuan for a newly introduced technician, 30,000 for a senior technician. Readings A14–A16, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, UNKNOWN, Figure, Line, check, in_force, when_true
from yuyao_policy.policy import Rates

NODE = "m4s2"
PAID = {"technician": "settling_in.technician", "senior_technician": "settling_in.senior_technician"}
UNLISTED = frozenset({"special_technician", "chief_technician"})


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the person: one introduction, one grant, the higher (m4s2)."""
    certificates = facts.get("certificates")
    later = facts.get("later_promoted_to")
    held = None if certificates is None else max((rates.value(PAID[c]) for c in certificates if c in PAID), default=0)
    reached = max(held or 0, rates.value(PAID[later]) if later in PAID else 0)
    unlisted = certificates is not None and not held and any(c in UNLISTED for c in certificates)
    checks = [
        check("newly_introduced", facts.get("newly_introduced"), NODE),
        check("meets_conditions", facts.get("meets_conditions"), NODE),
        in_force("introduced_on", facts.get("introduced_on"), rates),
    ]
    if certificates is None:
        checks.append(check("certificates", None, NODE))
    elif not reached and not unlisted:
        checks.append(check("certificates", False, NODE, "not-listed" if certificates else "condition-not-met"))
    met = line.settle(line.path, facts, checks, rates[PAID["technician"]])
    if met is False:
        return NOTHING
    before = facts.get("certificate_before_arrival")
    if before is None:
        line.ask(f"{line.path}.certificate_before_arrival")
    if unlisted:
        line.note("not-listed", NODE, path=f"{line.path}.certificates", value=list(certificates or ()))
        line.note("ask-bureau", NODE, path=f"{line.path}.certificates")
        return UNKNOWN
    return when_true(met, _figure(held, reached, facts, rates, line))


def _figure(held: int | None, reached: int, facts: Facts, rates: Rates, line: Line) -> Figure:
    """The grant for what was held on arrival, and what the readings add or take away."""
    top = rates["settling_in.senior_technician"]
    if held is None:
        return Figure(0, max(top.value, rates.value("settling_in.technician")), None)
    names = {rates.value(parameter): parameter for parameter in PAID.values()}
    if held:
        line.step("one-time", rates[names[held]], held)
    low, high, headline = held, max(held, reached), held
    line.reading("A16" if held else "A15", "a", "b", (held, reached), rates[names[reached]])
    if facts.get("later_promoted_to") in UNLISTED and held < top.value:
        line.note("not-listed", NODE, path=f"{line.path}.later_promoted_to", value=facts["later_promoted_to"])
        line.note("ask-bureau", NODE, path=f"{line.path}.later_promoted_to")
        return Figure(low, None, None)
    before = facts.get("certificate_before_arrival")
    if before is False:
        line.reading("A15", "a", "b", (0, high), rates[names[max(held, reached)]])
        line.note("ask-bureau", NODE, path=f"{line.path}.certificate_before_arrival")
        return Figure(0, high, None)
    if before is None:
        return Figure(0, high, None)
    if facts.get("already_paid"):
        line.step("already-paid", rates[names[max(held, reached)]], headline, paid=facts["already_paid"])
    return Figure(low, high, headline if held else None)
