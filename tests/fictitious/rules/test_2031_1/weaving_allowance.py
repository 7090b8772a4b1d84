"""Bamboo-weaving allowance, fictitious measure 1 (m1s1, m1s2): so much a month, for so many months. Reading B1."""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, add, check, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import each, whole_span

NODE, LONGEST = "m1s1", "m1s2"
PAID = {"apprentice": "weaving.apprentice", "master": "weaving.master"}


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the weavers (m1s1)."""
    checks = [check("in_yunxi", facts.get("in_yunxi"), NODE)]
    met = line.settle(line.path, facts, checks, rates[PAID["apprentice"]])
    if met is False:
        return NOTHING
    figures = each(facts, "weavers", NODE, line, lambda one, at: _weaver(one, at, rates, line))
    return Figure(0, None, None) if figures is None else when_true(met, add(figures))


def _weaver(one: Facts, at: str, rates: Rates, line: Line) -> Figure:
    """One weaver: rate × whole months, at most the longest time."""
    grade, told, start = one.get("grade"), one.get("months"), one.get("from_month")
    first = rates.effective.year * 12 + rates.effective.month - 1
    checks = [
        check("grade", None if grade is None else grade in PAID, NODE, "not-listed"),
        check("from_month", None if start is None else start >= first, rates.effective_node, "before-effective-date"),
    ]
    met = line.settle(at, one, checks, rates[PAID["apprentice"]])
    if met is False:
        return NOTHING
    limit = rates["weaving.max_months"]
    known = [rates[PAID[grade]]] if grade else [rates[name] for name in PAID.values()]
    if told is None:
        line.ask(f"{at}.months")
        return Figure(0, max(rate.value for rate in known) * limit.value, None)
    span = whole_span(told)
    low, high = min(span.low, limit.value), min(span.high, limit.value)
    if span.high > limit.value:
        line.note("month-cap-applied", LONGEST)
    if low < high:
        line.note("part-month-not-stated", NODE, reading="B1")
        line.reading("B1", "a", "b", (low, high), known[0], "months")
    least, most = min(rate.value for rate in known) * low, max(rate.value for rate in known) * high
    if grade:
        rate = known[0]
        shown = low if low == high else f"{low}–{high}"
        line.step("months-at-rate", rate, (least, most), rate=rate.value, months=shown, told=f"{told / 100:g}")
    return when_true(met, Figure(least, most, least if least == most else None))
