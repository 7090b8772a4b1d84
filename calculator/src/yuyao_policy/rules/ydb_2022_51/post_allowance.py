"""Monthly post allowance in a shortage occupation, measure 11 (m11s2): payments P22 and P23.

500 or 1,000 yuan a month for 36 months. Readings A30–A35, A42. The counting of months is in `post_allowance_months`.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.dates import month_index
from yuyao_policy.line import NOTHING, UNKNOWN, Figure, Line, check, when_true
from yuyao_policy.policy import Rates
from yuyao_policy.rules.parts import each
from yuyao_policy.rules.ydb_2022_51.post_allowance_months import Segment, Terms, figure_of, first_months, later_months

NODE = "m11s2"
PAID = {"technician": "post_allowance.technician", "senior_technician": "post_allowance.senior_technician"}
UNLISTED = frozenset({"special_technician", "chief_technician"})


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for one person over all segments (m11s2)."""
    in_catalogue = facts.get("in_catalogue")
    allowance = rates["post_allowance.technician"]
    if line.settle(line.path, facts, (check("in_catalogue", in_catalogue is not False, NODE),), allowance) is False:
        return NOTHING
    told: list[Segment | None] = []

    def collect(segment: Facts, at: str) -> Figure:
        told.append(_segment(segment, at, facts.get("also_holds"), rates, line))
        return NOTHING

    unknown = each(facts, "segments", NODE, line, collect) is None
    listed = [segment for segment in told if segment is not None]
    if unknown:
        every_rate = tuple(sorted({0, *(rates.value(parameter) for parameter in PAID.values())}))
        listed = [Segment(None, every_rate, f"{line.path}.segments")] * 2
    elif not any(segment.months != 0 and segment.rates[-1] for segment in listed):
        return NOTHING if None not in told else UNKNOWN
    stays = facts.get("months_in_catalogue")
    early = _early_months(facts, rates, line)
    terms = Terms(
        whole=later_months(listed, early),
        until_delisted=later_months(listed if stays is None else first_months(listed, stays * 100), early),
        drawn=facts.get("months_already_drawn") or 0,
        cut=bool(early) or stays is not None,
    )
    if not any(segment.months != 0 and segment.rates[-1] for segment in terms.whole):
        return NOTHING
    if in_catalogue is None:
        line.ask(f"{line.path}.in_catalogue")
    line.note("replaced-possibly", NODE)
    line.note("ask-bureau", NODE, reading="A33")
    figure = when_true(in_catalogue, figure_of(terms, rates, line))
    return figure if None not in told else Figure(figure.low, None, None)


def _segment(segment: Facts, at: str, also_holds: str | None, rates: Rates, line: Line) -> Segment | None:
    """The months of one segment and what a month of it may be paid; None where the sentence does not name the level."""
    months, level = segment.get("months"), segment.get("level")
    if months == 0:
        line.note("condition-not-met", NODE, path=f"{at}.months", value=0)
        return Segment(0, (0,), at)
    held = [PAID[word] for word in (level, also_holds) if word in PAID]
    if held:
        possible: tuple[int, ...] = (max(rates.value(parameter) for parameter in held),)
    elif level in UNLISTED or also_holds in UNLISTED:
        line.undetermined = True
        line.note("not-listed", NODE, path=f"{at}.level", value=level)
        line.note("ask-bureau", NODE, path=f"{at}.level")
        return None
    elif level is not None:
        line.note("not-listed", NODE, path=f"{at}.level", value=level)
        return Segment(months, (0,), at)
    else:
        possible = tuple(sorted({0, *(rates.value(parameter) for parameter in PAID.values())}))
    if level is None:
        line.ask(f"{at}.level")
        if held:
            possible = tuple(sorted({*possible, rates.value(PAID["senior_technician"])}))
    if months is None:
        line.ask(f"{at}.months")
    return Segment(months, possible, at)


def _early_months(facts: Facts, rates: Rates, line: Line) -> int:
    """Hundredths of months before the policy (A31, A42): each month is its own event, and none before it is paid."""
    first = facts.get("first_month")
    early = 0 if first is None else max(0, month_index(rates.effective) - first)
    if early:
        year, month = divmod(first or 0, 12)
        written = f"{year:04}-{month + 1:02}"
        line.note(
            "before-effective-date", rates.effective_node, path=f"{line.path}.first_month", value=written, months=early
        )
    return early * 100
