"""Random facts made from the questions themselves, so that a new benefit is tried without a new line here."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from yuyao_policy.policy import Benefit, PolicyData, Question

DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31)).map(str)
DECIMALS = st.one_of(st.integers(0, 60), st.integers(0, 6000).map(lambda n: n / 100))


def answer(question: Question) -> st.SearchStrategy[Any]:
    """A possible answer to a question."""
    kind = question.type
    if kind == "count":
        top = question.maximum or (2030 if question.id == "first_year" else 60)
        low = question.minimum or (2018 if question.id == "first_year" else 0)
        return st.integers(low, top)
    if kind == "money":
        return st.integers(0, 200_000)
    if kind == "decimal":
        return DECIMALS
    if kind == "yes_no":
        return st.sampled_from((True, True, False))
    if kind == "option":
        return st.sampled_from(question.options)
    if kind == "options":
        return st.lists(st.sampled_from(question.options), max_size=3)
    if kind == "date":
        return st.one_of(DAYS, st.sampled_from(question.also)) if question.also else DAYS
    if kind == "month":
        return DAYS.map(lambda day: day[:7])
    if kind == "text":
        return st.sampled_from(("A", "B", "C"))
    return st.lists(facts(question.items), max_size=3)


def facts(questions: tuple[Question, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to some of the questions: each is told three times in four."""
    told = {q.id: st.one_of(answer(q), answer(q), answer(q), st.none()) for q in questions}
    return st.fixed_dictionaries({}, optional=told).map(_possible)


def claims(policy: PolicyData, benefits: list[Benefit] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """A claim for one to three benefits."""
    listed = benefits or list(policy.benefits.values())
    chosen = st.lists(st.sampled_from(listed), min_size=1, max_size=3, unique_by=lambda benefit: benefit.id)
    return chosen.flatmap(
        lambda some: st.fixed_dictionaries({benefit.id: facts(benefit.questions) for benefit in some})
    ).map(lambda answers: {"answers": answers})


def _possible(told: dict[str, Any]) -> dict[str, Any]:
    """No more excellent ratings than evaluations, which would be refused."""
    for most in ("years_evaluated", "two_yearly_rounds"):
        if told.get("excellent_ratings") is not None and told.get(most) is not None:
            told["excellent_ratings"] = min(told["excellent_ratings"], told[most])
    return told
