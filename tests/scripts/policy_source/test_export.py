"""The calculator's data: complete, canonical, without words; and the words beside it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.policy_source.export import calculator_data, canonical, words_data, write_data
from scripts.policy_source.model import Policy


@pytest.fixture(scope="module")
def data(policy: Policy) -> dict[str, Any]:
    return calculator_data(policy)


FIRST = "2022-07-01"
# Every figure of the policy's first version by hand, from the official text.
FIGURES = {
    "apprenticeship.junior": 3000,  # m3s2
    "apprenticeship.intermediate_and_above": 6000,
    "apprenticeship.completion_only_share": 50,  # m3s3
    "internship.per_student_month": 500,  # m3s4
    "internship.cap_per_base": 150_000,
    "internship.max_months": 6,
    "internship.minimum_age": 16,
    "recruitment_trips.delta_outside_province": 1000,  # m4s1
    "recruitment_trips.outside_delta": 2000,
    "settling_in.technician": 10_000,  # m4s2
    "settling_in.senior_technician": 30_000,
    "recruitment_station.working_funds": 30_000,  # m5s2
    "recruitment_station.campus_events": 2,
    "training_base.construction": 100_000,  # m7s2
    "training_base.excellent": 50_000,
    "studio.yuyao_title": 30_000,  # m8s1
    "studio.higher_standard": "上级标准同等额度补助",  # m8s2: no figure
    "master_apprentice.range": [600, 3900],  # m8s3
    "studio.excellent": 20_000,  # m8s4
    "studio.excellent_share": 20,
    "studio.evaluation_interval": 2,
    "craftsman_titles.yuyao_grand_craftsman": 150_000,  # m10s2
    "craftsman_titles.yuyao_outstanding_craftsman": 100_000,
    "craftsman_titles.yuyao_craftsman": 20_000,
    "craftsman_titles.yuyao_young_craftsman": 10_000,
    "craftsman_titles.zhejiang_craftsman": 10_000,
    "craftsman_titles.zhejiang_young_craftsman": 10_000,
    "post_allowance.technician": 500,  # m11s2
    "post_allowance.senior_technician": 1000,
    "post_allowance.max_months": 36,
    "competition_hosting.per_project": [20_000, 50_000],  # m15s2
    "competition_prize.award": [2000, 50_000],  # m16s1
    "competition_sending.national": 5000,  # m16s2
    "competition_sending.provincial": 2000,
    "competition_sending.ningbo": 1000,
    "staff_education.fund_share": 8,  # s4g3s2
    "staff_education.front_line_share": 70,
    "policy.effective_from": "2022-07-01",  # ends1
}


def test_every_figure_is_the_policys(data: dict[str, Any]) -> None:
    first = {id: parameter["values"][0] for id, parameter in data["parameters"].items()}
    assert {id: value["value"] for id, value in first.items() if value["from"] == FIRST} == FIGURES


def test_amounts_are_bound_to_their_words_in_both_languages(policy: Policy) -> None:
    found: dict[str, tuple[str, str]] = {}
    for node in policy.at(date.fromisoformat(FIRST)).nodes.values():
        for sentence in node.sentences():
            for amount in sentence.amounts:
                found[amount.id] = (
                    sentence.text.zh[slice(*amount.zh_span)],
                    sentence.text.en[slice(*amount.en_span)],
                )
    assert len(found) == 29
    assert all(zh and en for zh, en in found.values())
    assert found["m3a5"][0] == "15 万元"
    assert found["m10a4"][0] == "1 万"
    assert found["m10a5"][0] == "1 万元"
    assert found["m10a4"][1].startswith("10,000")
    assert found["m15a1"][0] == "2万-5万/项目"


def test_the_digest_is_of_everything_else(data: dict[str, Any]) -> None:
    rest = {key: entry for key, entry in data.items() if key != "digest"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data["digest"] == "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def test_the_data_speaks_no_language(policy: Policy, data: dict[str, Any]) -> None:
    text = canonical(data)
    for benefit in policy.benefits.values():
        assert benefit.title.zh not in text
        assert benefit.questions[0].label.en not in text


def test_questions_say_what_the_contract_says(data: dict[str, Any]) -> None:
    internship = {question["id"]: question for question in data["benefits"]["internship"]["questions"]}
    items = {question["id"]: question for question in internship["groups"]["items"]}
    assert set(items) == {
        "base",
        "students",
        "school",
        "arranged_by_school",
        "age_at_start",
        "months_until_16",
        "graduating_year",
        "months",
        "allowance_per_month",
        "minimum_wage_per_month",
        "start_date",
    }
    assert items["months_until_16"]["special"] is True
    assert "special" not in items["months"]
    assert "label" not in items["months"]
    levels = data["benefits"]["apprenticeship"]["questions"][0]["items"]
    assert next(item for item in levels if item["id"] == "certificate_level")["options"] == data["options"]["level"]
    studio = {question["id"]: question for question in data["benefits"]["studio"]["questions"]}
    assert studio["new_yuyao_title_on"]["also"] == ["none"]
    assert studio["excellent_ratings"]["at_most"] == ["two_yearly_rounds"]
    measure = {question["id"]: question for question in data["benefits"]["other-measure"]["questions"]}["measure"]
    assert (measure["minimum"], measure["maximum"]) == (1, 20)


def test_words_cover_every_question_and_clause(policy: Policy) -> None:
    words = words_data(policy)
    assert words["zh"].keys() == words["en"].keys()
    for language in ("zh", "en"):
        assert set(words[language]["nodes"]) >= {"m3", "m3s4", "s4g3s2", "ends1"}
        assert words[language]["benefits"].keys() == policy.benefits.keys()
        assert words[language]["benefits"]["internship"]["questions"]["groups.students"]
        assert words[language]["notes"]["currency"]
    assert words["zh"]["nodes"]["m10"] == "第三部分第（四）项第10点“积极推进优秀工匠遴选培育”"
    assert words["en"]["nodes"]["m10"].startswith("Part III(4), point 10 “")


def test_files_are_written_once_and_then_left_alone(policy: Policy, tmp_path: Path) -> None:
    data, words, letter = write_data(policy, tmp_path / "data")
    assert (data.name, words.name) == ("ydb-2022-51.json", "ydb-2022-51.words.json")
    assert letter.name == "ydb-2022-51.letter.json"
    assert json.loads(data.read_text(encoding="utf-8"))["digest"] == calculator_data(policy)["digest"]
    before = data.stat().st_mtime_ns, words.stat().st_mtime_ns
    write_data(policy, tmp_path / "data")
    assert (data.stat().st_mtime_ns, words.stat().st_mtime_ns) == before
