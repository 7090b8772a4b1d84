"""Staff-education funds, safeguard 3 of part 4 (s4g3s2): ratios F1 and F2, money an enterprise sets aside (A46).

Not a subsidy. All values are whole fen; the front-line minimum is a "not lower than" figure and rounds up.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line
from yuyao_policy.policy import Rates

VALUES = ("fund", "front_line_minimum", "other_maximum", "meets_70_percent", "shortfall")


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """`fund`, `front_line_minimum`, `other_maximum`, `shortfall` in fen, `meets_70_percent`; null where not known."""
    share, front = rates["staff_education.fund_share"], rates["staff_education.front_line_share"]
    payroll, aside, spent = facts.get("payroll"), facts.get("fund_set_aside"), facts.get("front_line_spent")
    fund = None if payroll is None else payroll * share.value
    if payroll is None:
        line.ask(f"{line.path}.payroll")
    else:
        line.step("fund", share, payroll * share.value, payroll=payroll, share=share.value)
    line.values.update(dict.fromkeys(VALUES), fund=fund)
    base = fund if aside is None else aside * 100
    if base is not None:
        least = -(-base * front.value // 100)
        line.step("front-line", front, least, base=base, share=front.value)
        line.values.update(front_line_minimum=least, other_maximum=base - least)
        if spent is not None:
            paid = spent * 100
            line.values["meets_70_percent"] = paid * 100 >= base * front.value if base else None
            line.values["shortfall"] = max(0, least - paid)
    return NOTHING
