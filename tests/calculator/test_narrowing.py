"""The open questions come in the order in which they tell most: checked by answering each of them, from outside."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.oracle.claims import UNTIL, claims
from yuyao_policy.estimate import estimate
from yuyao_policy.policy import Benefit, PolicyData, Question

ANSWERS: dict[str, list[Any]] = {
    "yes_no": [True, False],
    "count": [0, 1, 2],
    "decimal": [0, 1, 12],
    "money": [0, 1000],
    "date": ["2022-07-01", "2022-06-30"],
}
PLANNING = {"staff-education-fund", "excellence-quota"}


def width(line: dict[str, Any]) -> float:
    """How far apart the ends of a figure are; endless where one is not known."""
    return float("inf") if line["low"] is None or line["high"] is None else line["high"] - line["low"]


def question_of(benefit: Benefit, path: str) -> Question:
    """The question at a path."""
    names = [part.split("[")[0] for part in path.split(".")[2:]]
    questions, found = benefit.questions, None
    for name in names:
        found = next(question for question in questions if question.id == name)
        questions = found.items
    assert found is not None
    return found


def answered(told: dict[str, Any], path: str, answer: Any) -> dict[str, Any]:
    """The facts of a claim with one more told."""
    told = copy.deepcopy(told)
    place: Any = told
    steps = [name or int(index) for name, index in re.findall(r"([\w-]+)|\[(\d+)\]", path)][2:]
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = answer
    return told


def left(policy: PolicyData, claim: dict[str, Any], line: dict[str, Any], path: str) -> tuple[float, float]:
    """The widest figure that can be left once a question is answered, and what is left on average."""
    benefit = policy.benefits[line["benefit"]]
    question = question_of(benefit, path)
    answers = [*ANSWERS.get(question.type, []), *question.also]
    facts = claim["answers"][benefit.id]
    if question.id in ("years_evaluated", "two_yearly_rounds") and facts.get("excellent_ratings"):
        answers = [facts["excellent_ratings"] + more for more in (0, 1, 2)]  # there are no more ratings than rounds
    for most in question.at_most:
        answers = [answer for answer in answers if answer <= (facts.get(most) or 2)]
    if question.type == "option":
        answers = list(question.options)
    if question.type == "options":
        answers = [[option] for option in question.options]
    if not answers:
        return float("inf"), float("inf")
    widths = []
    for answer in answers:
        told = answered(facts, path, answer)
        found = estimate(policy, {**claim, "answers": {benefit.id: told}}, trace=False)
        widths.append(width(found["lines"][0]))
    return max(widths), sum(widths) / len(widths)


def lines_with_a_choice(policy: PolicyData, number: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Seeded claims and their lines that ask two questions or more, of the benefit itself."""
    for claim in claims(number, seed=12):
        claim.pop("other_support", None)
        for line in estimate(policy, claim)["lines"]:
            if len(line["open"]) > 1 and line["benefit"] not in PLANNING and claim.get("on") in (None, UNTIL):
                yield claim, line


def test_no_other_question_tells_more_than_the_first(policy: PolicyData) -> None:
    found = list(lines_with_a_choice(policy, 1500))
    assert len(found) > 100
    for claim, line in found:
        kept = [left(policy, claim, line, path) for path in line["open"]]
        assert kept == sorted(kept), (line["open"], kept, claim)


INTERN = {
    "students": 10,
    "school": "technical_institution",
    "arranged_by_school": True,
    "age_at_start": 17,
    "graduating_year": True,
    "months": 6,
    "allowance_per_month": 2500,
    "minimum_wage_per_month": 2280,
    "start_date": "2023-03-01",
}


@pytest.mark.parametrize(
    ("benefit", "told", "expected"),
    [
        # without the number of students there is no upper end, whatever else is answered
        (
            "competition-hosting",
            {"competitions": [{"level": None, "date": "2023-01-01"}]},
            ["competitions[0].projects", "competitions[0].level"],
        ),
        # a yes leaves 20,000–50,000; a number leaves 0 to as much as it says
        (
            "competition-hosting",
            {"competitions": [{"level": "national", "projects": 4}, {"level": "national", "date": "2023-01-01"}]},
            ["competitions[1].projects", "competitions[0].date"],
        ),
        # whoever trained 600 apprentices leaves more open than whoever trained one
        (
            "recruitment-trips",
            {
                "trips": [
                    {"count": 1, "destinations": ["shanghai"], "organised_by": "yuyao_municipal"},
                    {"count": 9, "destinations": ["shanghai"], "organised_by": "yuyao_municipal"},
                ]
            },
            ["trips[1].date", "trips[0].date"],
        ),
        (
            "internship",
            {"groups": [{**INTERN, "graduating_year": None}, {**INTERN, "students": 40, "start_date": None}]},
            ["groups[1].start_date", "groups[0].graduating_year"],
        ),
    ],
)
def test_the_order_of_a_claim_worked_out_by_hand(
    policy: PolicyData, benefit: str, told: dict[str, Any], expected: list[str]
) -> None:
    line = estimate(policy, {"answers": {benefit: told}})["lines"][0]
    assert line["open"] == [f"answers.{benefit}.{path}" for path in expected]
    note = next(note for note in line["notes"] if note["code"] == "needs-input")
    assert note["values"] == {"path": line["open"][0], "questions": len(expected)}


def test_a_long_claim_is_ordered_as_far_as_forty_questions(policy: PolicyData) -> None:
    trips = [{"count": n, "destinations": ["shanghai"], "organised_by": "yuyao_municipal"} for n in range(1, 61)]
    line = estimate(policy, {"answers": {"recruitment-trips": {"trips": trips}}})["lines"][0]
    assert line["open"][:2] == [f"answers.recruitment-trips.trips[{n}].date" for n in (39, 38)]
    assert line["open"][40:] == [f"answers.recruitment-trips.trips[{n}].date" for n in range(40, 60)]


def test_without_a_trace_the_questions_keep_the_order_of_the_form(policy: PolicyData) -> None:
    told = {"competition-hosting": {"competitions": [{"level": None, "date": "2023-01-01"}]}}
    line = estimate(policy, {"answers": told}, trace=False)["lines"][0]
    assert line["open"] == [f"answers.competition-hosting.competitions[0].{name}" for name in ("level", "projects")]


def test_trying_answers_leaves_the_claim_as_it_was(policy: PolicyData) -> None:
    claim = {"answers": {"internship": {"groups": [{**INTERN, "students": None, "months": None}]}}}
    before = copy.deepcopy(claim)
    estimate(policy, claim)
    assert claim == before
