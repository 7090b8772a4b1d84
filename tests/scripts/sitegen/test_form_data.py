"""The estimate page's data: every question has its words, every code that an estimate may hold can be said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scripts.policy_source.export import calculator_data
from scripts.policy_source.model import LANGUAGES, Language, ParameterValue, Policy
from scripts.sitegen.form_data import form_data, form_json
from tests.checkouts import ROOT
from tests.oracle.cases import all_cases
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

PLACE = re.compile(r"\{(\w+)(?::[^|{}]*\|[^{}]*)?\}")
STEP_PLACES = {"value", "number", "fen", "quoted"}
"""What the page itself puts into a step's sentence beside its operands (docs/app/estimate/steps.js)."""


@pytest.fixture(scope="session")
def estimates(policy: Policy) -> list[dict[str, Any]]:
    """The estimates of all cases in tests/cases."""
    data = PolicyData.from_json(json.dumps(calculator_data(policy)))
    return [estimate(data, parse(dump(case["claim"]))) for _, case in all_cases()]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "zh" if request.param == "zh" else "en"


@pytest.fixture
def data(policy: Policy, language: Language) -> dict[str, Any]:
    return form_data(policy, language)


def look_up(words: dict[str, Any], key: str) -> object:
    """The words under a dotted key, or None."""
    found: Any = words
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def questions(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All questions, those of members included."""
    for question in items:
        yield question
        yield from questions(question.get("items", []))


def test_the_same_source_gives_the_same_text(policy: Policy, language: Language) -> None:
    assert form_json(form_data(policy, language)) == form_json(form_data(policy, language))


def test_figures_that_have_changed_come_with_their_dates_for_links_made_before(policy: Policy) -> None:
    id, changed = next(iter(policy.parameters.items()))
    first = changed.values[0]
    new = ParameterValue(date(2030, 1, 1), None, 1, "1 元")
    values = (replace(first, until=date(2029, 12, 31)), new)
    amended = replace(policy, parameters={**policy.parameters, id: replace(changed, values=values)})
    dated = form_data(amended, "zh")["dated"]
    assert [value["quoted"] for value in dated[0]] == [first.quoted, "1 元"]
    assert [value["until"] for value in dated[0]] == ["2029-12-31", None]
    assert len(dated) == 1 + sum(len(other.values) > 1 for key, other in policy.parameters.items() if key != id)


def test_every_benefit_and_every_question_of_the_policy_is_there_in_words(
    policy: Policy, data: dict[str, Any], language: Language
) -> None:
    assert {benefit["id"] for benefit in data["benefits"]} == set(policy.benefits)
    for benefit in data["benefits"]:
        assert benefit["title"] == policy.benefits[benefit["id"]].title.get(language)
        for question in questions(benefit["questions"]):
            assert question["label"], question["id"]
            for option in question.get("options", []):
                assert option["label"], (question["id"], option)
            if question["type"] == "list":
                assert question["add"], question["id"]
                assert "{n}" in question["member"], question["id"]


def test_payments_come_first_in_the_order_of_the_clauses(data: dict[str, Any]) -> None:
    ids = [benefit["id"] for benefit in data["benefits"]]
    assert ids[:3] == ["apprenticeship", "internship", "recruitment-trips"]
    assert ids[-1] == "other-measure"
    kinds = [benefit["kind"] for benefit in data["benefits"]]
    assert kinds == sorted(kinds, key=lambda kind: kind != "payment")


def test_a_sentence_has_its_official_words_its_name_and_its_address(data: dict[str, Any], language: Language) -> None:
    sentence = data["nodes"]["m3s2"]
    assert sentence["official"].startswith("职工学徒修完规定课程")
    assert sentence["href"] == "../ydb-2022-51/m3/#m3s2"
    assert ("translation" in sentence) == (language == "en")
    assert sentence["cite"].startswith(data["nodes"]["m3"]["cite"])
    assert "6000 元/人/年" in sentence["official"]


def test_whatever_an_estimate_says_has_its_words(data: dict[str, Any], estimates: list[dict[str, Any]]) -> None:
    words = data["words"]
    missing: set[str] = set()
    for found in estimates:
        parts = [*found["lines"], found]
        keys = [f"notes.{note['code']}" for part in parts for note in part["notes"]]
        keys += [f"faults.{fault['code']}" for part in parts for fault in part["faults"]]
        keys += [f"claimants.{kind}" for total in found["totals"] for kind in total["claimants"]]
        for line in found["lines"]:
            keys += [f"statuses.{line['status']}", *(f"values.{name}" for name in line["values"])]
            for step in line["steps"]:
                told = look_up(words, f"steps.{step['label']}")
                places = set(PLACE.findall(str(told)))
                if not isinstance(told, str) or places - STEP_PLACES - set(step["operands"]):
                    missing.add(f"steps.{step['label']}: {places}")
                if (reading := step["operands"].get("reading")) is not None:
                    choices = data["readings"][reading]["choices"]
                    assert {step["operands"]["low_choice"], step["operands"]["high_choice"]} <= set(choices), step
        missing |= {key for key in keys if not isinstance(look_up(words, key), str)}
    assert not missing


def test_whatever_an_estimate_rests_on_can_be_followed(data: dict[str, Any], estimates: list[dict[str, Any]]) -> None:
    rested = {step["node"] for found in estimates for line in found["lines"] for step in line["steps"]}
    notes = [note for found in estimates for part in (found, *found["lines"]) for note in part["notes"]]
    rested |= {note["node"] for note in notes if note["node"]}
    assert rested <= set(data["nodes"])


def test_every_word_that_the_page_asks_for_is_there(data: dict[str, Any]) -> None:
    asked: set[str] = set()
    for file in sorted((ROOT / "docs/app/estimate").glob("*.js")):
        text = file.read_text("utf-8")
        asked |= set(re.findall(r'\bt\("([\w.-]+)"', text)) | set(re.findall(r'[?:] "([a-z]+\.[a-z_]+)"', text))
    assert len(asked) > 60
    assert not {key for key in asked if not isinstance(look_up(data["words"], key), str)}
    for code in [*codes("estimate/numbers.js", "NumberProblem"), "not-a-date", "not-a-month"]:
        assert isinstance(look_up(data["words"], f"problems.{code}"), str), code
    for reason in codes("runtime/faults.js", "Reason"):
        assert isinstance(look_up(data["words"], f"reasons.{reason}"), str), reason


def codes(file: str, type_name: str) -> list[str]:
    """The members of a union type at the head of a module of docs/app."""
    text = (ROOT / "docs/app" / file).read_text("utf-8")
    union = re.search(r"@typedef \{([^}]*)\} " + type_name, text)
    assert union
    found = re.findall(r'"([a-z-]+)"', union[1])
    assert len(found) > 5
    return found
