"""Estimates under a policy that no code knows: the amounts of the right version, and the honest answer outside them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scripts.policy_source.export import calculator_data, words_data
from scripts.policy_source.model import Policy
from tests.fictitious.checkout import RULES_HERE, SLUG
from yuyao_policy.estimate import estimate, well_formed
from yuyao_policy.explain import explain
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData
from yuyao_policy.schema import claim_schema

Json = dict[str, Any]
WEAVER = {"grade": "apprentice", "months": 2, "from_month": "2031-04"}
ALLOWANCE: Json = {"in_yunxi": True, "weavers": [WEAVER]}
FAIR: Json = {"fairs": 2, "late": 1, "held_on": "2031-05-01"}


def line(data: PolicyData, benefit: str, facts: Json, on: str | None = None) -> Json:
    """The only line of a claim, with the version it rests on."""
    result = estimate(data, parse(dump({"policy": SLUG, "on": on, "answers": {benefit: facts}})))
    assert well_formed(result)
    (found,) = result["lines"]
    return {**found, "version": result["version"], "currency": result["notes"][0]["values"]}


def codes(found: Json) -> set[str]:
    return {note["code"] for note in found["notes"]}


@pytest.mark.parametrize(
    ("on", "version", "value"),
    [
        ("2031-03-01", "2031-03-01", 600),  # m1a1: 300 元, two months
        ("2032-04-30", "2031-03-01", 600),
        ("2032-05-01", "2032-05-01", 800),  # m1a1 as amended: 400 元
        ("2033-12-31", "2032-05-01", 800),
        (None, "2032-05-01", 800),
    ],
)
def test_an_amount_is_that_of_the_version_in_force(
    data: PolicyData, on: str | None, version: str, value: int
) -> None:
    found = line(data, "weaving-allowance", ALLOWANCE, on)
    assert (found["status"], found["headline"]) == ("amount", value)
    assert found["version"] == version
    assert found["currency"] == {"version": version, "on": on}
    assert found["steps"][-1]["quoted"] == f"{value // 2} 元"


@pytest.mark.parametrize(("on", "value"), [("2031-03-01", [1500, 4500]), ("2032-05-01", [3000, 6000])])
def test_a_range_is_that_of_the_version_in_force(data: PolicyData, on: str, value: list[int]) -> None:
    found = line(data, "lantern-fair", FAIR, on)  # m2a1, one of two fairs at m2a2: 50 %
    assert [found["low"], found["high"]] == value
    assert found["status"] == "range"


def test_before_the_first_version_nothing_is_paid_and_it_is_said(data: PolicyData) -> None:
    found = line(data, "weaving-allowance", ALLOWANCE, "2031-02-28")
    assert (found["status"], found["headline"]) == ("zero", 0)
    assert codes(found) == {"before-effective-date"}
    assert found["notes"][0]["node"] == "ends1"


@pytest.mark.parametrize(
    ("benefit", "facts", "on", "node"),
    [
        ("lantern-fair", FAIR, "2032-01-01", "m2s1"),  # between two values
        ("lantern-fair", FAIR, "2032-04-30", "m2s1"),
        ("weaving-allowance", ALLOWANCE, "2034-01-01", "m1s1"),  # after the last until
    ],
)
def test_on_a_day_without_a_value_none_is_taken_from_another_day(
    data: PolicyData, benefit: str, facts: Json, on: str, node: str
) -> None:
    found = line(data, benefit, facts, on)
    assert found["status"] == "not-determinable"
    assert (found["low"], found["high"], found["headline"], found["steps"]) == (None, None, None, [])
    assert codes(found) >= {"amount-not-stated", "replaced-possibly", "ask-bureau"}
    assert [note["node"] for note in found["notes"] if note["code"] == "amount-not-stated"] == [node]


def test_an_amount_that_came_with_an_amendment_was_replaced_by_nothing_before(made_up: Policy) -> None:
    later = calculator_data(made_up)
    del later["parameters"]["weaving.apprentice"]["values"][0]
    data = PolicyData.from_json(json.dumps(later), rules=RULES_HERE)
    found = line(data, "weaving-allowance", ALLOWANCE, "2031-06-01")
    assert (found["status"], found["low"], found["high"]) == ("not-determinable", None, None)
    assert codes(found) == {"amount-not-stated", "ask-bureau"}


def test_the_other_benefit_is_untouched_by_the_gap(data: PolicyData) -> None:
    assert line(data, "weaving-allowance", ALLOWANCE, "2032-01-01")["headline"] == 600


def test_an_event_before_the_policy_is_not_paid(data: PolicyData) -> None:
    found = line(data, "lantern-fair", FAIR | {"held_on": "2031-02-28"})
    assert (found["status"], "before-effective-date" in codes(found)) == ("zero", True)


def test_a_part_of_a_month_makes_a_range_by_its_reading(data: PolicyData) -> None:
    found = line(data, "weaving-allowance", {"in_yunxi": True, "weavers": [WEAVER | {"months": 2.5}]})
    assert (found["low"], found["high"], found["headline"]) == (800, 1200, None)  # m1s1, reading B1
    assert "part-month-not-stated" in codes(found)


def test_no_more_than_the_cap(data: PolicyData) -> None:
    found = line(data, "lantern-fair", FAIR | {"fairs": 9, "late": 0})
    assert (found["low"], found["high"]) == (10000, 10000)  # m2a3
    assert codes(found) >= {"cap-applied", "cap-period-not-stated"}


def test_an_amount_that_is_not_stated_is_not_made_up(data: PolicyData) -> None:
    found = line(data, "place-of-learning", {"opened": True})
    assert (found["status"], found["low"], found["high"]) == ("not-determinable", None, None)
    assert codes(found) >= {"amount-not-stated", "ask-bureau"}


def test_what_may_be_the_same_money_counts_once_at_least(data: PolicyData) -> None:
    claim = {
        "answers": {"weaving-allowance": ALLOWANCE, "lantern-fair": FAIR},
        "same_party": [["individual", "craft_society"]],
        "same_case": [["lantern-fair", "weaving-allowance"]],
    }
    result = estimate(data, claim)
    (total,) = result["totals"]
    assert (total["low"], total["high"]) == (3000, 6800)  # ends2: the higher of 800 and 3000; or both
    assert {note["node"] for note in result["notes"] if note["code"] == "overlap-clause"} == {"ends2"}


def test_faults_are_named_by_their_path(data: PolicyData) -> None:
    result = estimate(data, {"answers": {"lantern-fair": {"fairs": 1, "late": 2, "held_on": "soon", "size": 3}}})
    faults = {(fault["path"].split(".")[-1], fault["code"]) for fault in result["lines"][0]["faults"]}
    assert faults == {("late", "above-fairs"), ("held_on", "not-a-date"), ("size", "unknown-key")}


def test_another_policys_claim_is_refused(data: PolicyData) -> None:
    result = estimate(data, {"policy": "other-2000-1", "answers": {}})
    assert [fault["code"] for fault in result["faults"]] == ["unknown-policy"]


def test_the_schema_is_that_of_its_questions(data: PolicyData) -> None:
    known = claim_schema(data)["properties"]["answers"]["properties"]
    assert known.keys() == {"weaving-allowance", "lantern-fair", "place-of-learning"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_explanation_speaks_its_own_words(made_up: Policy, data: PolicyData, language: str) -> None:
    words = words_data(made_up)[language]
    answers = {"weaving-allowance": ALLOWANCE, "lantern-fair": FAIR, "place-of-learning": {"opened": True}}
    told = explain(estimate(data, {"on": "2031-06-01", "answers": answers}), words)
    assert ("2031年3月1日" if language == "zh" else "1 March 2031") in told
    assert ("请问云溪镇试验办公室" if language == "zh" else "Ask the Test Office of Yunxi Town") in told
    assert "1000 元-3000 元" in told
    assert "{" not in told
    before = explain(estimate(data, {"on": "2031-01-01", "answers": {"lantern-fair": FAIR}}), words)
    assert words["notes"]["before-effective-date"] in before
