"""Internship subsidy for practice bases, measure 3 (m3s4): payment P04.

500 yuan × student × month, at most 6 months a student, then at most 150,000 yuan a base. Readings A5–A10, A42.
The conditions and months of one group are here; the caps over bases and years are in `internship_caps`.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.dates import month_after, month_index
from yuyao_policy.line import NOTHING, Check, Figure, Line, check, in_force, positive
from yuyao_policy.numbers import plain
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import Span, ask_missing, each, since_effective, whole_span
from yuyao_policy.rules.ydb_2022_51.internship_caps import Group, capped, unsure_matters

NODE = "m3s4"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the practice bases, all groups together (m3s4)."""
    told = each(facts, "groups", NODE, line, lambda group, at: _group(group, at, rates, line))
    if told is None:
        return Figure(0, None, None)
    groups = [group for group in told if group is not None]
    if line.undetermined and not unsure_matters(groups, facts, rates):
        groups = [group for group in groups if group.sure]
        line.undetermined = False
        line.open.clear()
    return capped(groups, facts, rates, line) if groups else NOTHING


def _group(group: Facts, at: str, rates: Rates, line: Line) -> Group | None:
    """The student-months of one group; None when a condition fails, or nothing of it is under this policy."""
    months, started = group.get("months"), group.get("start_date")
    age, until = group.get("age_at_start"), group.get("months_until_16")
    school = group.get("school")
    young = age is not None and age < rates.value("internship.minimum_age")
    turns = young and until is not None and (months is None or until < months)
    met = line.settle(
        at,
        group,
        (
            positive("students", group.get("students"), NODE),
            positive("months", months, NODE),
            check("school", None if school is None else school == "technical_institution", NODE, "not-listed"),
            check("arranged_by_school", group.get("arranged_by_school"), NODE),
            check("age_at_start", None if age is None else not young or turns, NODE),
            check("graduating_year", group.get("graduating_year"), NODE),
            _allowance(group),
            _in_force(group, rates),
        ),
        rates["internship.per_student_month"],
    )
    if met is False:
        return None
    if not group.get("minimum_wage_per_month"):
        line.ask(f"{at}.minimum_wage_per_month")
    ask_missing(line, at, group, "students", "months")
    students = group.get("students")
    later: int | None = until if turns else None
    return Group(
        base=group.get("base"),
        students=students,
        span=_months(group, later, at, rates, line),
        first_month=None if started is None else month_index(started) if later is None else month_after(started, later),
        sure=met is True and students is not None and months is not None,
    )


def _allowance(group: Facts) -> Check:
    """The living allowance is not lower than the minimum wage (A8); a wage of 0 is no standard: it is unknown."""
    paid, standard = group.get("allowance_per_month"), group.get("minimum_wage_per_month")
    if paid == 0:
        return check("allowance_per_month", False, NODE)
    if paid is None:
        return check("allowance_per_month", None, NODE)
    if not standard:
        return check("minimum_wage_per_month", None, NODE)
    return check("allowance_per_month", paid >= standard, NODE)


def _in_force(group: Facts, rates: Rates) -> Check:
    """An internship that was over before the policy is under no reading of it; one that straddles the date is (A42)."""
    months, started = group.get("months"), group.get("start_date")
    if started is None or started >= rates.effective:
        return in_force("start_date", started, rates)
    over = months is not None and since_effective(months, started, rates.effective, 1).default == 0
    return check("start_date", not over, rates.effective_node, "before-effective-date")


def _months(group: Facts, until: int | None, at: str, rates: Rates, line: Line) -> Span:
    """The months of one student that are paid: whole ones, only those since the policy, at most six (A6, A7, A42).

    until: after how many months (hundredths) the student turns 16; None: is 16 already.
    """
    told, started = group.get("months"), group.get("start_date")
    rate = rates["internship.max_months"]
    limit: int = rate.value
    if told is None:
        return Span(limit, limit, limit, limit)
    straddles = started is not None and started < rates.effective
    if until is not None:
        span = whole_span(told - until)
        age = rates["internship.minimum_age"]
        line.step("turns-16-midway", age, (0, min(span.high, limit)), until=plain(until))
        line.reading("A7", "a", "b", (0, min(span.high, limit)), age, "months")
    elif started is not None and straddles:
        span = since_effective(told, started, rates.effective, 1)
    else:
        span = whole_span(told)
    paid = span if span.high <= limit else Span(*[min(months, limit) for months in span])
    low, high = paid.low, paid.high
    if straddles and until is None:
        line.note("before-effective-date", rates.effective_node, path=f"{at}.start_date", value=str(started))
        line.reading("A42", "a", "b", (low, high), rate, "months")
    elif low != high:
        line.reading("A6", "c", "d", (low, high), rate, "months")
    if paid.default is None:
        line.note("part-month-not-stated", NODE, path=f"{at}.months")
    if span.high > limit:
        line.note("month-cap-applied", NODE, path=f"{at}.months", months=plain(told), limit=limit)
        line.step("month-cap", rate, limit, months=plain(told), limit=limit)
    return paid if until is None else Span(0, high, 0, 0)
