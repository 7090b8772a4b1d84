"""Monthly post allowance in a shortage occupation, measure 11 (m11s2): payments P22 and P23.

500 or 1,000 yuan a month for 36 months. Readings A30–A35, A42. The counting of months is in `post_allowance_months`.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.dates import month_index
from yuyao_policy.line import NOTHING, UNKNOWN, Figure, Line, check, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import ask_missing, each
from yuyao_policy.rules.ydb_2022_51.post_allowance_months import Segment, Terms, figure_of, months_of_unlisted

NODE = "m11s2"
PAID = {"technician": "post_allowance.technician", "senior_technician": "post_allowance.senior_technician"}
UNLISTED = frozenset({"special_technician", "chief_technician"})


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for one person over all segments (m11s2)."""
    in_catalogue = facts.get("in_catalogue")
    allowance = rates["post_allowance.technician"]
    if line.settle(line.path, facts, (check("in_catalogue", in_catalogue is not False, NODE),), allowance) is False:
        return NOTHING
    held = facts.get("also_holds")
    told = each(facts, "segments", NODE, line, lambda segment, at: _segment(segment, at, held, rates, line))
    if told is None:
        told = [Segment(None, (rates.value(parameter),), line.path) for parameter in PAID.values()]
    if not any(segment.rates[-1] or not segment.listed for segment in told):
        return NOTHING
    stays = facts.get("months_in_catalogue")
    terms = Terms(
        told,
        first=_early_months(facts, rates, line) * 100,
        last=None if stays is None else stays * 100,
        drawn=facts.get("months_already_drawn") or 0,
    )
    figure, matters = figure_of(terms, rates, line)
    unlisted = months_of_unlisted(terms)
    if figure.high == 0 and not unlisted:
        return NOTHING
    if matters:
        for at, segment in enumerate(facts.get("segments") or ()):
            ask_missing(line, f"{line.path}.segments[{at}]", segment, "level", "months")
    if unlisted:
        line.note("ask-bureau", NODE, path=f"{line.path}.segments")
        if figure.high == 0:
            return UNKNOWN
        figure = Figure(figure.low, None, None)
    if in_catalogue is None:
        line.ask(f"{line.path}.in_catalogue")
    line.note("replaced-possibly", NODE)
    line.note("ask-bureau", NODE, reading="A33")
    return when_true(in_catalogue, figure)


def _segment(segment: Facts, at: str, also_holds: str | None, rates: Rates, line: Line) -> Segment:
    """The months of one segment and what a month of it may be paid."""
    months, level = segment.get("months"), segment.get("level")
    if months == 0:
        line.note("condition-not-met", NODE, path=f"{at}.months", value=0)
        return Segment(0, (0,), at)
    held = [rates.value(PAID[word]) for word in (level, also_holds) if word in PAID]
    least = max(held, default=0)
    unlisted = level in UNLISTED or also_holds in UNLISTED
    if level is None and not unlisted:
        every = {rates.value(parameter) for parameter in PAID.values()}
        return Segment(months, (least, *sorted(rate for rate in every if rate > least)), at)
    if not held:
        line.note("not-listed", NODE, path=f"{at}.level", value=level)
    return Segment(months, (least,), at, listed=bool(held) or not unlisted)


def _early_months(facts: Facts, rates: Rates, line: Line) -> int:
    """The months before the policy (A31, A42): each month is its own event, and none before it is paid."""
    first = facts.get("first_month")
    if first is None:
        return 0
    early: int = max(0, month_index(rates.effective) - first)
    if early:
        year, month = divmod(first, 12)
        written = f"{year:04}-{month + 1:02}"
        line.note(
            "before-effective-date", rates.effective_node, path=f"{line.path}.first_month", value=written, months=early
        )
    return early
