"""The published schemas, against a validator that knows nothing of the calculator."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calculator.strategies import claims
from tests.oracle.cases import all_cases
from yuyao_policy.data_files import policies
from yuyao_policy.estimate import estimate, well_formed
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.schema import claim_schema, estimate_schema

jsonschema = pytest.importorskip("jsonschema", reason="the validator is compiled and not in a browser's Python")

POLICY = policies()["ydb-2022-51"]
Validator = jsonschema.Draft202012Validator
CLAIM = Validator(claim_schema(POLICY), format_checker=Validator.FORMAT_CHECKER)
ESTIMATE = Validator(estimate_schema(POLICY), format_checker=Validator.FORMAT_CHECKER)
slow = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)

ABOUT_TYPES = frozenset(
    {
        "not-an-object",
        "not-a-list",
        "not-text",
        "too-long",
        "missing-key",
        "unknown-key",
        "unknown-benefit",
        "unknown-policy",
        "unknown-option",
        "not-an-option",
        "not-yes-or-no",
        "not-a-number",
        "negative",
        "not-whole",
        "too-large",
        "out-of-range",
        "not-a-date",
        "not-a-month",
    }
)
"""Faults that a schema can see; the others compare two facts, count decimals, or are of the text itself."""


@pytest.mark.parametrize("schema", [claim_schema(POLICY), estimate_schema(POLICY)], ids=["claim", "estimate"])
def test_the_schemas_are_valid_and_plain_json(schema: dict[str, Any]) -> None:
    Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(schema)) == schema


def test_every_question_is_in_the_schema_and_nothing_else() -> None:
    answers = claim_schema(POLICY)["properties"]["answers"]["properties"]
    assert set(answers) == set(POLICY.benefits)
    for id, benefit in POLICY.benefits.items():
        assert set(answers[id]["anyOf"][0]["properties"]) == {question.id for question in benefit.questions}


@slow
@given(claims(POLICY), st.booleans())
def test_random_claims_and_their_estimates_are_valid(claim: dict[str, Any], trace: bool) -> None:
    CLAIM.validate(claim)
    found = json.loads(dump(estimate(POLICY, parse(dump(claim)), trace)))
    ESTIMATE.validate(found)


CASES = [
    (f"{file}: {case['name']}", case["claim"])
    for file, case in all_cases()
    if not {"NaN", "Infinity"} & set(re.findall("[A-Z]\\w+", json.dumps(case["claim"])))  # those are no JSON
]


@pytest.mark.parametrize("claim", [claim for _, claim in CASES], ids=[name for name, _ in CASES])
def test_every_case_is_valid_or_refused_by_both(claim: Any) -> None:
    found = json.loads(dump(estimate(POLICY, parse(dump(claim)))))
    ESTIMATE.validate(found)
    faults = [*found["faults"], *(fault for line in found["lines"] for fault in line["faults"])]
    if not faults:
        CLAIM.validate(claim)
    elif any(fault["code"] in ABOUT_TYPES for fault in faults):
        assert not CLAIM.is_valid(claim), faults


def places(claim: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a claim that holds a value."""
    inner = claim.items() if isinstance(claim, dict) else enumerate(claim) if isinstance(claim, list) else ()
    return [at, *(place for key, value in inner for place in places(value, (*at, key)))]


def changed(claim: Any, at: tuple[Any, ...], value: Any) -> Any:
    """The claim with another value at a place."""
    claim = copy.deepcopy(claim)
    if not at:
        return value
    inner = claim
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = value
    return claim


ODD = st.sampled_from(
    [-1, -0.5, 2.5, 10**16, True, "", "soon", "2023-02-30", "2023-13", [], [None], {}, {"x": 1}, None, "y" * 201, 0]
)


@slow
@given(claims(POLICY), ODD, st.data())
def test_a_spoilt_claim_is_refused_by_both_or_neither(claim: dict[str, Any], value: Any, data: st.DataObject) -> None:
    spoilt = changed(claim, data.draw(st.sampled_from(places(claim))), value)
    found = estimate(POLICY, parse(dump(spoilt)))
    if well_formed(found):
        CLAIM.validate(spoilt)
    else:
        faults = [*found["faults"], *(fault for line in found["lines"] for fault in line["faults"])]
        if {fault["code"] for fault in faults} & ABOUT_TYPES:
            assert not CLAIM.is_valid(spoilt), faults


@slow
@given(claims(POLICY), st.text(min_size=1), st.data())
def test_an_unknown_key_is_refused_by_both(claim: dict[str, Any], key: str, data: st.DataObject) -> None:
    objects = [at for at in places(claim) if isinstance(value_at(claim, at), dict)]
    at = data.draw(st.sampled_from(objects))
    if key in known_keys():
        return
    spoilt = changed(claim, (*at, key), None)
    assert not CLAIM.is_valid(spoilt)
    assert not well_formed(estimate(POLICY, spoilt))


def value_at(claim: Any, at: tuple[Any, ...]) -> Any:
    """What stands at a place."""
    for key in at:
        claim = claim[key]
    return claim


def known_keys() -> set[str]:
    """Every word that is a key somewhere."""
    questions = [question for benefit in POLICY.benefits.values() for question in benefit.questions]
    inner = [item.id for question in questions for item in question.items]
    outer = ["policy", "on", "answers", "same_party", "same_case", "other_support", *POLICY.benefits]
    return {*outer, *inner, *(question.id for question in questions)}


@pytest.mark.parametrize(
    "change",
    [
        {"lines": None},
        {"extra": 1},
        {"data": "sha256:abc"},
        {"policy": "ydb-2021-1"},
        {"totals": [{}]},
        {"notes": [{"code": "currency"}]},
    ],
)
def test_what_is_no_estimate_is_seen(change: dict[str, Any]) -> None:
    found = estimate(POLICY, {"answers": {"studio": {}}})
    ESTIMATE.validate(found)
    assert not ESTIMATE.is_valid({**found, **change})


@pytest.mark.parametrize(
    ("name", "value"), [("status", "unknown"), ("low", "0"), ("low", 0.5), ("unit", "yuan"), ("claimant", "nobody")]
)
def test_what_is_no_line_is_seen(name: str, value: Any) -> None:
    found = estimate(POLICY, {"answers": {"studio": {}}})
    assert not ESTIMATE.is_valid({**found, "lines": [{**found["lines"][0], name: value}]})
