"""Staff-education funds, safeguard 3 of part 4 (s4g3s2): ratios F1 and F2, money an enterprise sets aside (A46).

Not a subsidy. All values are whole fen; the front-line minimum is a "not lower than" figure and rounds up.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line
from yuyao_policy.policy import Rates

NODE = "s4g3s2"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """`fund`, `front_line_minimum`, `other_maximum`, `shortfall` in fen, `meets_70_percent`; null where not known."""
    share, front = rates["staff_education.fund_share"], rates["staff_education.front_line_share"]
    payroll, aside, spent = facts.get("payroll"), facts.get("fund_set_aside"), facts.get("front_line_spent")
    fund = None if payroll is None else payroll * share.value
    if payroll is None:
        line.ask(f"{line.path}.payroll")
    else:
        line.step("fund", share, payroll * share.value, payroll=payroll, share=share.value)
    base = fund if aside is None else aside * 100
    least = None if base is None else -(-base * front.value // 100)
    if base is not None and least is not None:
        line.step("front-line", front, least, base=base, share=front.value)
    paid = None if spent is None else spent * 100
    line.values.update(
        fund=fund,
        front_line_minimum=least,
        other_maximum=None if base is None or least is None else base - least,
        meets_70_percent=None if paid is None or not base else paid * 100 >= base * front.value,
        shortfall=None if paid is None or least is None else max(0, least - paid),
    )
    return NOTHING
