"""What has no amount in this policy (U1–U3, measures 1, 12 and others), and the enterprise's own planning (F1, F2)."""

from typing import Any

from .known import CONDITION, Facts, Part
from .lines import Line, line, result

FUND_SHARE = 8  # F1, s4g3s2: 职工工资总额的8%
FRONT_LINE_SHARE = 70  # F2, s4g3s2: 比例不低于70%


def private_training(facts: Facts) -> Line:
    """U1, m6s2: funding is promised, its amount and its test are not stated; no payment hangs on the stars."""
    return without_amount("private-training", "institution", facts, ["star_rating", "well_managed"])


def practical_training(facts: Facts) -> Line:
    """U2, m7s1: subsidies according to regulations."""
    return without_amount("practical-training", "training_base", facts, ["trainees"])


def masters_alliance(facts: Facts) -> Line:
    """U3, m9s1: corresponding working funds; nothing is divided or multiplied."""
    return without_amount("masters-alliance", "individual", facts, ["sessions"])


def without_amount(benefit: str, claimant: str, facts: Facts, questions: list[str]) -> Line:
    """Not determinable whatever is answered; none at all of what is counted is zero."""
    if any(type(facts.get(name)) is int and facts[name] == 0 for name in questions if name != "measure"):
        part = Part(either=[{CONDITION, "amount-not-stated"}])
        return line(benefit, claimant, [part], [""], {"unit-not-stated"})
    part = Part(low=0, high=None, headline=None, judged=True, must={"amount-not-stated"},
                may={"unit-not-stated", "period-not-stated", CONDITION, "not-listed"})
    part.may_open = [name for name in questions if facts.get(name) is None]
    return line(benefit, claimant, [part], [""], set())


def golden_blue_collar(facts: Facts) -> Line:
    """Measure 1: a target, no amount for anyone."""
    return without_amount("golden-blue-collar", "individual", facts, ["took_part"])


def study_exchange(facts: Facts) -> Line:
    """Measure 12: selection for study trips, no amount."""
    return without_amount("study-exchange", "individual", facts, ["took_part"])


def other_measure(facts: Facts) -> Line:
    """Any other measure without money."""
    return without_amount("other-measure", "individual", facts, ["measure", "took_part"])


def staff_education_fund(facts: Facts) -> Line:
    """8 % of the payroll, 70 % of it for front-line staff, in fen: money set aside, never received."""
    payroll, aside, spent = (facts.get(name) for name in ("payroll", "fund_set_aside", "front_line_spent"))
    fund = None if payroll is None else payroll * 100 * FUND_SHARE // 100
    base = fund if aside is None else aside * 100
    values: dict[str, Any] = {"fund": fund, "front_line_minimum": None, "other_maximum": None,
                              "meets_70_percent": None, "shortfall": None}
    if base is not None:
        least = next(fen for fen in range(base * 7 // 10, base * 7 // 10 + 2) if fen * 100 >= base * FRONT_LINE_SHARE)
        values |= {"front_line_minimum": least, "other_maximum": base - least}
        if spent is not None:
            values["shortfall"] = max(0, least - spent * 100)
            values["meets_70_percent"] = None if base == 0 else 10 * spent * 100 >= 7 * base
    paths = ["answers.staff-education-fund.payroll"] if payroll is None else []
    return result("staff-education-fund", "enterprise", "zero", 0, 0, 0, {"not-a-subsidy"}, [],
                  {"needs-input", CONDITION}, paths, [], values)

