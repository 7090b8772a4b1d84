"""The policy data: parameters by date, and data that cannot be read."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from yuyao_policy.errors import NoValueOnDate, PolicyDataError
from yuyao_policy.estimate import estimate
from yuyao_policy.policy import PolicyData, Rate

VALUES = [
    {"from": "2022-07-01", "until": "2023-12-31", "value": 3000, "quoted": "3000 元"},
    {"from": "2024-01-01", "until": "2025-06-30", "value": 3500, "quoted": "3500 元"},
]


RAW = (files("yuyao_policy") / "data" / "ydb-2022-51.json").read_text("utf-8")


def data(values: list[dict[str, Any]], rules: str | None = None) -> PolicyData:
    """The real policy, with other values of one parameter."""
    made = json.loads(RAW)
    made["parameters"]["apprenticeship.junior"]["values"] = values
    return PolicyData.from_json(json.dumps(made), rules)


@pytest.fixture(scope="module")
def amended() -> PolicyData:
    """The junior rate was raised in 2024, and its last value ended in June 2025."""
    return data(VALUES)


@pytest.mark.parametrize(
    ("on", "value"),
    [
        ("2022-07-01", 3000),
        ("2023-12-31", 3000),
        ("2024-01-01", 3500),
        ("2025-06-30", 3500),
        (None, 3500),
    ],
)
def test_the_value_of_a_day(amended: PolicyData, on: str | None, value: int) -> None:
    day = date.fromisoformat(on) if on else None
    assert amended.rate("apprenticeship.junior", day) == Rate(value, "m3s2", f"{value} 元")
    assert amended.at(day).value("apprenticeship.junior") == value


@pytest.mark.parametrize("on", ["2022-06-30", "2025-07-01", "0001-01-01", "9999-12-31"])
def test_no_day_gets_the_nearest_value(amended: PolicyData, on: str) -> None:
    with pytest.raises(NoValueOnDate) as caught:
        amended.at(date.fromisoformat(on))["apprenticeship.junior"]
    assert (caught.value.parameter, caught.value.node) == ("apprenticeship.junior", "m3s2")


def test_a_gap_between_two_values_has_none() -> None:
    gap = data([{**VALUES[0], "until": "2023-06-30"}, VALUES[1]])
    with pytest.raises(NoValueOnDate):
        gap.rate("apprenticeship.junior", date(2023, 7, 1))
    assert gap.rate("apprenticeship.junior", date(2023, 6, 30)).value == 3000


def test_the_last_value_without_an_end_holds_on(policy: PolicyData) -> None:
    assert policy.rate("apprenticeship.junior", date(9999, 12, 31)).value == 3000


def test_a_range_and_an_unknown_parameter(policy: PolicyData) -> None:
    assert policy.at(None)["master_apprentice.range"].value == (600, 3900)
    with pytest.raises(KeyError):
        policy.at(None)["apprenticeship.master"]


def test_many_days_are_looked_up_without_keeping_all(policy: PolicyData) -> None:
    for day in range(1, 400):
        on = date.fromordinal(date(2023, 1, 1).toordinal() + day)
        assert policy.at(on).on == on
    assert policy.at(on) is policy.at(on)
    assert len(policy._rates) < 100


CLASS = {
    "apprentices": 2,
    "are_employees": True,
    "course_completed": True,
    "certificate": "skill_level",
    "certificate_level": "junior",
    "training_years": 1,
    "certificate_date": "2023-06-30",
}


def line(policy: PolicyData, on: str | None) -> dict[str, Any]:
    """The line of two apprentices under the law of a day."""
    found = estimate(policy, {"on": on, "answers": {"apprenticeship": {"groups": [CLASS]}}})
    assert found["notes"][0]["values"]["on"] == on
    only: dict[str, Any] = found["lines"][0]
    return only


def test_an_estimate_uses_the_law_of_its_day(amended: PolicyData) -> None:
    assert [line(amended, on)["headline"] for on in ("2023-12-31", "2024-01-01", None)] == [6000, 7000, 7000]
    assert line(amended, "2024-01-01")["steps"][0]["quoted"] == "3500 元"


def test_before_the_first_value_every_line_is_zero_and_says_why(amended: PolicyData) -> None:
    found = line(amended, "2022-06-30")
    assert (found["status"], found["low"], found["high"], found["headline"]) == ("zero", 0, 0, 0)
    assert found["notes"] == [
        {"code": "before-effective-date", "node": "ends1", "values": {"path": "on", "value": "2022-06-30"}}
    ]
    nothing = estimate(amended, {"on": "2022-06-30", "answers": {"studio": {}, "staff-education-fund": {}}})
    assert [entry["open"] for entry in nothing["lines"]] == [[], []]


def test_after_the_last_value_nothing_is_invented(amended: PolicyData) -> None:
    found = line(amended, "2025-07-01")
    assert (found["status"], found["low"], found["high"], found["headline"]) == ("not-determinable", None, None, None)
    assert [note["code"] for note in found["notes"]] == ["amount-not-stated", "replaced-possibly", "ask-bureau"]
    assert found["notes"][0]["values"] == {"parameter": "apprenticeship.junior", "on": "2025-07-01"}
    assert found["steps"] == []


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"policy": "x"}', RAW[:-2]])
def test_data_of_another_make_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(PolicyDataError, match="build it again"):
        PolicyData.from_json(text)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("effective_from", "2022-13-01"),
        ("benefits", []),
        ("overlaps", [{"node": "ends1"}]),
        ("parameters", {}),
        ("policy", None),
    ],
)
def test_data_with_a_part_that_cannot_be_is_refused_too(key: str, value: Any) -> None:
    with pytest.raises(PolicyDataError, match="build it again"):
        PolicyData.from_json(json.dumps({**json.loads(RAW), key: value}))


def test_a_question_with_an_unknown_trait_is_data_of_another_make() -> None:
    made = json.loads(RAW)
    made["benefits"]["studio"]["questions"][0]["colour"] = "red"
    with pytest.raises(PolicyDataError, match="colour"):
        PolicyData.from_json(json.dumps(made))


def test_a_benefit_without_a_rule_is_a_mistake_of_the_data() -> None:
    with pytest.raises(ImportError):
        estimate(data(VALUES, rules="yuyao_policy.rules.nowhere"), {"answers": {"studio": {}}})


def test_the_claimants_are_those_of_the_benefits(policy: PolicyData) -> None:
    assert set(policy.claimants) == {
        "enterprise",
        "institution",
        "training_base",
        "studio",
        "individual",
        "host",
        "contestant",
        "sender",
    }
