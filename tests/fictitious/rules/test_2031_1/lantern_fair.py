"""Lantern-fair grant, fictitious measure 2 (m2s1, m2s2): a range for each, less when late, capped. Reading B2."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, check, in_force, positive, when_true
from yuyao_policy.policy import Rates

NODE, MOST = "m2s1", "m2s2"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the society (m2s1): every fair has its range, late ones their share of it."""
    fairs, late, held = facts.get("fairs"), facts.get("late"), facts.get("held_on")
    on = check("held_on", False, NODE) if held == "not_yet" else in_force("held_on", held, rates)
    rate, cap = rates["fair.range"], rates["fair.cap"]
    met = line.settle(line.path, facts, [positive("fairs", fairs, NODE), on], rate)
    if met is False:
        return NOTHING
    if fairs is None:
        line.ask(f"{line.path}.fairs")
        return Figure(0, cap.value, None)
    if late is None and fairs:
        line.ask(f"{line.path}.late")
    share = rates.value("fair.late_share")
    ends = [
        sum(end * (100 if n >= counted else share) // 100 for n in range(fairs))
        for end, counted in zip(rate.value, (fairs if late is None else late, late or 0), strict=True)
    ]
    low, high = (min(end, cap.value) for end in ends)
    least, most = rate.value
    line.step("fairs", rate, (least * fairs, most * fairs), low=least, high=most, count=fairs)
    if late:
        line.step("fairs-late", rates["fair.late_share"], (ends[0], ends[1]), late=late, share=share)
    if ends[1] > cap.value:
        line.note("cap-applied", MOST)
        line.note("cap-period-not-stated", MOST, reading="B2")
        line.step("cap", cap, (low, high), uncapped=ends[1], cap=cap.value)
    if facts.get("already_paid"):
        line.step("already-paid", rate, (low, high), paid=facts["already_paid"])
    return when_true(met, Figure(low, high, low if low == high else None))
