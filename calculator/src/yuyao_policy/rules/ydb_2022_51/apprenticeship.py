"""Enterprise new-type apprenticeship subsidy, measure 3 (m3s2, m3s3): payments P01, P02 and P03.

Rate of the certificate's level × apprentices × training years; half of it for the completion certificate alone.
Readings A1–A4, A42, A47.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, add, check, in_force, positive, when_true
from yuyao_policy.policy import Rate, Rates
from yuyao_policy.rules.parts import Span, ask_missing, each, one_or_span, since_effective, whole_span

FULL, HALF = "m3s2", "m3s3"
COMPLETION_ONLY = "training_completion_only"


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the enterprise, all groups together (m3s2, m3s3)."""
    figures = each(facts, "groups", FULL, line, lambda group, at: _group(group, at, rates, line))
    if figures is None:
        return Figure(0, None, None)
    return add(figures)


def _group(group: Facts, at: str, rates: Rates, line: Line) -> Figure:
    """One group of like apprentices."""
    certificate = group.get("certificate")
    half = certificate == COMPLETION_ONLY
    level_question = "training_level" if half else "certificate_level"
    node = HALF if half else FULL
    unlisted = _unlisted(group, certificate)
    met = line.settle(
        at,
        group,
        (
            positive("apprentices", group.get("apprentices"), node),
            positive("training_years", group.get("training_years"), node),
            check("are_employees", group.get("are_employees"), FULL),
            check("course_completed", group.get("course_completed"), node),
            check("certificate", None if certificate is None else certificate != "none", FULL),
            check(level_question, not unlisted, FULL, "not-listed"),
            in_force("certificate_date", group.get("certificate_date"), rates),
        ),
        rates["apprenticeship.completion_only_share" if half else "apprenticeship.intermediate_and_above"],
    )
    if met is False:
        if unlisted:
            line.note("ask-bureau", FULL, path=f"{at}.{level_question}")
        return NOTHING
    low, high, rate = _yearly(group, certificate, at, rates, line)
    ask_missing(line, at, group, "apprentices", "training_years")
    years = _years(group, at, rates, line)
    return when_true(met, _times(group.get("apprentices"), years, (low, high), rate, line))


def _unlisted(group: Facts, certificate: str | None) -> bool:
    """Whether the level that counts is below junior, which is in neither band, whatever the paper may be (A3)."""
    certified = group.get("certificate_level") == "apprentice_grade"
    trained = group.get("training_level") == "apprentice_grade"
    if certificate is None:
        return certified and trained
    return certificate != "none" and (trained if certificate == COMPLETION_ONLY else certified)


def _yearly(group: Facts, certificate: str | None, at: str, rates: Rates, line: Line) -> tuple[int, int, Rate]:
    """The least and the most per apprentice and year, and the rate whose words state it."""
    if certificate is None:
        ask_missing(line, at, group, "certificate_level", "training_level")
        full = _band(group.get("certificate_level"), rates)
        half = _half(_band(group.get("training_level"), rates), rates)
        return 0, max(full[1], half[1]), rates["apprenticeship.intermediate_and_above"]
    question = "training_level" if certificate == COMPLETION_ONLY else "certificate_level"
    level = group.get(question)
    ask_missing(line, at, group, question)
    low, high = _band(level, rates)
    stated = rates["apprenticeship.junior" if level == "junior" else "apprenticeship.intermediate_and_above"]
    if level is not None:
        reading = "A1" if certificate == COMPLETION_ONLY else "A4"
        line.note("level-reading", FULL, path=f"{at}.{question}", level=level, reading=reading)
        line.step("yearly-rate", stated, stated.value, level=level)
    if certificate == COMPLETION_ONLY:
        share = rates["apprenticeship.completion_only_share"]
        low, high = _half((low, high), rates)
        line.step("share-of-rate", share, low if low == high else (low, high), share=share.value)
        return low, high, share
    return low, high, stated


def _band(level: str | None, rates: Rates) -> tuple[int, int]:
    """Yuan per apprentice and year at a level; 及以上 includes intermediate (A3). Unknown: junior to intermediate."""
    junior = rates.value("apprenticeship.junior")
    above = rates.value("apprenticeship.intermediate_and_above")
    if level is None:
        return min(junior, above), max(junior, above)
    if level == "apprentice_grade":
        return 0, 0
    return (junior, junior) if level == "junior" else (above, above)


def _half(band: tuple[int, int], rates: Rates) -> tuple[int, int]:
    """The share of a band that is paid for the completion certificate alone (A1, default: of the level trained for)."""
    share = rates.value("apprenticeship.completion_only_share")
    return band[0] * share // 100, band[1] * share // 100


def _years(group: Facts, at: str, rates: Rates, line: Line) -> Span | None:
    """The training years that count: whole ones, part-years not stated (A2), only those since the policy (A42)."""
    told = group.get("training_years")
    if told is None:
        return None
    years = whole_span(told)
    started = group.get("training_started_on")
    rate = rates["apprenticeship.intermediate_and_above"]
    if started is not None and started < rates.effective:
        years = since_effective(told, started, rates.effective, months_each=12)
        line.note(
            "before-effective-date", rates.effective_node, path=f"{at}.training_started_on", value=started.isoformat()
        )
        line.reading("A42", "a", "b", (years.low, years.high), rate, "years")
    elif years.low != years.high:
        line.reading("A2", "a", "c", (years.low, years.high), rate, "years")
    if told % 100 or years.default is None:
        line.note("part-year-not-stated", FULL, path=f"{at}.training_years")
    return years


def _times(people: int | None, years: Span | None, yearly: tuple[int, int], rate: Rate, line: Line) -> Figure:
    """Rate × apprentices × years. An unknown number of people or years has no upper bound."""
    if people is None or years is None:
        return Figure(0, None, None)
    least, most = yearly
    low, high = least * people * years.low, most * people * years.high
    headline = None if years.default is None else least * people * years.default
    shown_years = one_or_span(years.low, years.high)
    shown_rate = one_or_span(least, most)
    value = low if low == high else (low, high)
    line.step("people-years", rate, value, rate=shown_rate, people=people, years=shown_years)
    return Figure(low, high, headline)
