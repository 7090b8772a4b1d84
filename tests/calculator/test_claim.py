"""The outer shape of a claim: every fault by its path, and what stays usable beside a fault."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yuyao_policy.claim import Support, read_claim
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import parse
from yuyao_policy.policy import PolicyData

STATION = {"institution": "technical_institution", "agreement_signed": True}


def faults_of(policy: PolicyData, claim: Any) -> list[tuple[str, str]]:
    """Path and code of the faults of the claim itself."""
    return [(fault.path, fault.code) for fault in read_claim(policy, claim).faults]


def test_a_whole_claim(policy: PolicyData) -> None:
    found = read_claim(
        policy,
        {
            "policy": "ydb-2022-51",
            "on": "2023-05-01",
            "answers": {"recruitment-station": {**STATION, "years": None}, "studio": None},
            "same_party": [["host", "sender"]],
            "same_case": [["apprenticeship", "master-apprentice"], []],
            "other_support": [
                {"benefit": "settling-in", "for_the_same_thing": True, "amount": 8000},
                {"benefit": "studio", "amount": None},
            ],
        },
    )
    assert found.faults == []
    assert found.usable
    assert found.on == date(2023, 5, 1)
    assert found.facts == {"recruitment-station": STATION, "studio": {}}
    assert found.same_party == [frozenset({"host", "sender"})]
    assert found.same_case == [frozenset({"apprenticeship", "master-apprentice"}), frozenset()]
    assert found.support == [
        Support("other_support[0]", "settling-in", True, 8000),
        Support("other_support[1]", "studio", None, None),
    ]


def test_what_is_absent_or_null_is_no_fault(policy: PolicyData) -> None:
    nulls = {"policy": None, "on": None, "same_party": None, "same_case": None, "other_support": None, "answers": {}}
    for claim in ({"answers": {}}, nulls):
        found = read_claim(policy, claim)
        assert (found.faults, found.usable, found.on, found.facts) == ([], True, None, {})


@pytest.mark.parametrize("claim", [None, [], "x", 1, True])
def test_a_claim_is_an_object(policy: PolicyData, claim: Any) -> None:
    assert faults_of(policy, claim) == [("", "not-an-object")]
    found = estimate(policy, claim)
    assert (found["lines"], found["totals"]) == ([], [])


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"answers": None}, "answers", "missing-key"),
        ({"answers": []}, "answers", "not-an-object"),
        ({"answers": {"free-lunch": {}}}, "answers.free-lunch", "unknown-benefit"),
        ({"policy": "ydb-2021-1"}, "policy", "unknown-policy"),
        ({"policy": 51}, "policy", "unknown-policy"),
        ({"on": "2023-02-30"}, "on", "not-a-date"),
        ({"on": 2023}, "on", "not-a-date"),
        ({"On": "2023-01-01"}, "On", "unknown-key"),
        ({"same_party": "host"}, "same_party", "not-a-list"),
        ({"same_party": ["host"]}, "same_party[0]", "not-a-list"),
        ({"same_party": [[], ["host", "guest"]]}, "same_party[1][1]", "unknown-option"),
        ({"same_party": [["host", None]]}, "same_party[0][1]", "not-an-option"),
        ({"same_case": {"a": 1}}, "same_case", "not-a-list"),
        ({"same_case": [["apprenticeship", "host"]]}, "same_case[0][1]", "unknown-option"),
        ({"other_support": {}}, "other_support", "not-a-list"),
        ({"other_support": ["x"]}, "other_support[0]", "not-an-object"),
        ({"other_support": [{}]}, "other_support[0].benefit", "missing-key"),
        ({"other_support": [{"benefit": "x"}]}, "other_support[0].benefit", "unknown-option"),
        ({"other_support": [{"benefit": "studio", "amount": -1}]}, "other_support[0].amount", "negative"),
        ({"other_support": [{"benefit": "studio", "amount": "8"}]}, "other_support[0].amount", "not-a-number"),
        (
            {"other_support": [{"benefit": "studio", "for_the_same_thing": 1}]},
            "other_support[0].for_the_same_thing",
            "not-yes-or-no",
        ),
        ({"other_support": [{"benefit": "studio", "sum": 1}]}, "other_support[0].sum", "unknown-key"),
    ],
)
def test_a_fault_of_the_claim_has_its_path_and_code(
    policy: PolicyData, change: dict[str, Any], path: str, code: str
) -> None:
    assert faults_of(policy, {"answers": {}, **change}) == [(path, code)]


def test_keys_told_twice_are_refused_at_every_depth(policy: PolicyData) -> None:
    text = (
        '{"answers": {"studio": {}, "studio": {}}, "on": null, "on": null,'
        ' "other_support": [{"benefit": "studio", "benefit": "studio"}]}'
    )
    assert faults_of(policy, parse(text)) == [
        ("on", "repeated-key"),
        ("answers.studio", "repeated-key"),
        ("other_support[0].benefit", "repeated-key"),
    ]


def test_all_faults_are_named_at_once(policy: PolicyData) -> None:
    claim = {"x": 1, "on": "soon", "answers": {"nothing": {}, "studio": {"y": 1}}, "same_party": [["z"]]}
    found = read_claim(policy, claim)
    assert [fault.path for fault in found.faults] == ["x", "on", "answers.nothing", "same_party[0][0]"]
    assert [fault.path for fault in found.line_faults["studio"]] == ["answers.studio.y"]


@pytest.mark.parametrize("change", [{"policy": "ydb-2021-1"}, {"on": "2023-02-30"}])
def test_another_policy_or_an_impossible_day_leaves_no_figure(policy: PolicyData, change: dict[str, Any]) -> None:
    found = estimate(policy, {"answers": {"studio": {}, "competition-prize": {"z": 1}}, **change})
    assert [(line["benefit"], line["status"], line["low"], line["high"]) for line in found["lines"]] == [
        ("studio", "refused", None, None),
        ("competition-prize", "refused", None, None),
    ]
    assert [fault["path"] for fault in found["lines"][1]["faults"]] == ["answers.competition-prize.z"]
    assert found["totals"] == []


def test_a_fault_beside_the_answers_leaves_the_lines_standing(policy: PolicyData) -> None:
    answers = {"recruitment-trips": {"trips": []}}
    found = estimate(policy, {"answers": answers, "same_party": [["nobody"]], "extra": None})
    assert [fault["path"] for fault in found["faults"]] == ["extra", "same_party[0][0]"]
    assert found["lines"][0]["status"] == "zero"
    assert len(found["totals"]) == 1
