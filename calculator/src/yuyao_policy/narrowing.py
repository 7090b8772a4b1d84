"""Which open question to ask first: the one whose answer leaves the narrowest figure, whatever it turns out to be.

Each open fact is tried with the answers that it may have, the rule is evaluated again, and the widest figure that can
be left decides. So the order follows from the rule itself and needs no weights.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from yuyao_policy.answers import Facts
from yuyao_policy.claim import Claim
from yuyao_policy.line import Figure, Line
from yuyao_policy.policy import Benefit, PolicyData, Question

Evaluate = Callable[[PolicyData, Benefit, Facts, Claim, bool], tuple[Line, Figure]]

_STEP = re.compile(r"([a-z0-9_]+)|\[(\d+)\]")
_MOST_TRIED = 40
"""Open questions that are tried; a claim with more is ordered as far as that, and the rest keeps the form's order."""
_MOST_WORK = 20_000
"""Fewer are tried in a claim with so many groups that each trial is long: open questions by trials."""


def most_telling_first(
    policy: PolicyData, benefit: Benefit, facts: Facts, open_paths: list[str], claim: Claim, evaluate: Evaluate
) -> list[str]:
    """The open paths, the most narrowing first; equal ones keep their order."""
    prefix = len(f"answers.{benefit.id}.")

    def left(path: str) -> tuple[float, float]:
        steps = [name or int(index) for name, index in _STEP.findall(path[prefix:])]
        question = _question(benefit, steps)
        if question is None:
            return (float("inf"), float("inf"))
        widths = []
        for answer in _answers(question, policy, benefit, facts):
            tried = _with_answer(facts, steps, answer)
            if tried is None:
                return (float("inf"), float("inf"))
            _line, figure = evaluate(policy, benefit, tried, claim, False)
            widths.append(float("inf") if figure.low is None or figure.high is None else figure.high - figure.low)
        return (max(widths), sum(widths) / len(widths)) if widths else (float("inf"), float("inf"))

    most = min(_MOST_TRIED, _MOST_WORK // len(open_paths))
    return sorted(open_paths[:most], key=left) + open_paths[most:]


def _question(benefit: Benefit, steps: list[Any]) -> Question | None:
    questions, found = benefit.questions, None
    for step in steps:
        if isinstance(step, str):
            found = next((question for question in questions if question.id == step), None)
            questions = found.items if found else ()
    return found


def _answers(question: Question, policy: PolicyData, benefit: Benefit, facts: Facts) -> tuple[Any, ...]:
    """Answers that stand for all that a question may get, beside what is told already."""
    if question.type == "yes_no":
        return (True, False)
    if question.type == "option":
        return question.options
    if question.type == "options":
        return tuple((option,) for option in question.options)
    if question.type == "date":
        return (policy.effective, policy.effective - timedelta(days=1), *question.also)
    if question.type == "count":
        bounded = [facts.get(one.id) or 0 for one in benefit.questions if question.id in one.at_most]
        least, most = max(bounded, default=0), min((facts.get(id, 2) for id in question.at_most), default=2)
        return (least, least + 1, least + 2)[: most + 1]
    if question.type == "decimal":
        return (0, 100, 1200)
    return (0, 1000) if question.type == "money" else ()


def _with_answer(facts: Facts, steps: list[Any], answer: Any) -> Facts | None:
    """The facts with one more told; the rest is shared, not copied. None where the path leads nowhere."""
    if len(steps) == 1:
        return {**facts, steps[0]: answer}
    name, index, *rest = steps
    members = facts.get(name)
    if not isinstance(members, list) or not isinstance(index, int) or index >= len(members):
        return None
    inner = _with_answer(members[index], rest, answer)
    return None if inner is None else {**facts, name: [*members[:index], inner, *members[index + 1 :]]}
