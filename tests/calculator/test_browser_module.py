"""The calls of the page's worker: JSON text in and out, whatever the text is."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from yuyao_policy import browser
from yuyao_policy.batch import RESULTS
from yuyao_policy.errors import PolicyDataError
from yuyao_policy.estimate import estimate
from yuyao_policy.policy import PolicyData

RAW = (files("yuyao_policy") / "data" / "ydb-2022-51.json").read_text("utf-8")


@pytest.fixture(autouse=True)
def loaded() -> None:
    """The worker hands the policy over before anything else."""
    browser.load(RAW)


def test_a_claim_gives_the_estimate_of_the_package(policy: PolicyData) -> None:
    claim = {"answers": {"settling-in": {"newly_introduced": True, "certificates": ["technician"]}}}
    text = browser.estimate_json(json.dumps(claim))
    assert json.loads(text) == json.loads(json.dumps(estimate(policy, claim)))
    assert json.loads(text)["lines"][0]["open"]
    assert "\n" not in text


def test_decimals_are_exact_and_chinese_stays_chinese() -> None:
    claim = '{"answers": {"post-allowance": {"in_catalogue": true, "segments": [{"level": "技师", "months": 0.1}]}}}'
    line = json.loads(browser.estimate_json(claim))["lines"][0]
    assert line["faults"] == [
        {"path": "answers.post-allowance.segments[0].level", "code": "unknown-option", "value": "技师"}
    ]
    assert "技师" in browser.estimate_json(claim)


@pytest.mark.parametrize("text", ["", "{", "answers", "[" * 100_000, '{"a": 1}}', "\ud800"])
def test_a_text_that_is_not_json_gives_the_one_fault_and_no_line(text: str) -> None:
    found = json.loads(browser.estimate_json(text))
    assert [(fault["path"], fault["code"]) for fault in found["faults"]] == [("", "not-json")]
    assert (found["lines"], found["totals"]) == ([], [])
    assert found["policy"] == "ydb-2022-51"


@pytest.mark.parametrize("text", ["null", "[]", "3", '"x"', "NaN", '{"answers": {"studio": {"a": NaN}}}', '"\\ud800"'])
def test_any_other_json_never_raises(text: str) -> None:
    found = json.loads(browser.estimate_json(text))
    assert found["faults"] or found["lines"][0]["faults"]


def test_the_policy_may_be_loaded_again_and_data_of_another_make_is_refused() -> None:
    other: dict[str, Any] = json.loads(RAW)
    other["digest"] = "sha256:" + "0" * 64
    browser.load(json.dumps(other))
    assert json.loads(browser.estimate_json('{"answers": {}}'))["data"] == other["digest"]
    with pytest.raises(PolicyDataError):
        browser.load("{}")
    assert json.loads(browser.estimate_json('{"answers": {}}'))["data"] == other["digest"]


def test_a_table_is_read_by_its_headings_and_a_new_worker_goes_on_from_them() -> None:
    headings = ["#", "internship.students", "internship.months"]
    assert json.loads(browser.batch_start(json.dumps(headings))) == {"results": list(RESULTS), "faults": []}
    browser.load(RAW)    # as a new worker does: it knows nothing of the table
    claims = [{"fault": "", "rows": [["甲", "2", "6"]]}, {"fault": "claim=returns-later", "rows": [["乙", "2", "x"]]}]
    first, second = json.loads(browser.batch_rows(json.dumps({"headings": headings, "claims": claims})))["results"]
    assert first[:3] == ["not-determinable", "0", "6000"]
    assert second == ["refused", "", "", "", "", "", "claim=returns-later"]


def test_headings_that_mean_nothing_are_named() -> None:
    found = json.loads(browser.batch_start(json.dumps(["internship.monts", "salary"])))
    assert [fault["path"] for fault in found["faults"]] == ["internship.monts", "salary", "benefit"]
