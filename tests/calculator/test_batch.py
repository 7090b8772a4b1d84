"""A table of claims: what its headings lead to, whose row a fault stands in, and that a row equals its claim."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calculator.strategies import facts
from yuyao_policy.batch import RESULTS, HeadingFaults, Table, output_row
from yuyao_policy.data_files import policies
from yuyao_policy.estimate import estimate
from yuyao_policy.policy import PolicyData, Question

POLICY = policies()["ydb-2022-51"]
HEADINGS = [
    "claim",
    "benefit",
    "apprentices",
    "are_employees",
    "course_completed",
    "certificate",
    "certificate_level",
    "training_years",
    "certificate_date",
]
ROW = ["c1", "apprenticeship", "2", "是", "yes", "skill_level", "junior", "1", "2023/6/30"]


def result(table: Table, *rows: list[str]) -> list[dict[str, str]]:
    """The result cells of the rows of one claim, by heading."""
    return [dict(zip(table.result_headings(), cells, strict=True)) for cells in table.results(list(rows))]


def test_a_row_is_a_claim_with_one_group() -> None:
    assert result(Table(POLICY, HEADINGS), ROW) == [
        {
            "status": "amount",
            "low": "6000",
            "high": "6000",
            "headline": "6000",
            "notes": "level-reading",
            "open": "",
            "faults": "",
        }
    ]


def test_rows_of_a_claim_are_its_groups_and_the_figure_stands_in_the_first() -> None:
    table = Table(POLICY, HEADINGS)
    first, second = result(table, ROW, [*ROW[:2], "3", *ROW[3:6], "senior", *ROW[7:]])
    assert (first["status"], first["headline"]) == ("amount", "24000")
    assert set(second.values()) == {""}


def test_rows_of_a_claim_may_be_of_different_benefits() -> None:
    table = Table(POLICY, [*HEADINGS, "in_catalogue", "level", "months"])
    apprentices = [*ROW, "", "", ""]
    segment = ["c1", "post-allowance", *[""] * 7, "true", "technician", "12"]
    later = ["c1", "post-allowance", *[""] * 7, "", "senior_technician", "6"]
    found = result(table, apprentices, segment, later)
    assert [line["status"] for line in found] == ["amount", "amount", ""]
    assert [line["headline"] for line in found] == ["6000", "12000", ""]


def test_what_stands_outside_the_repeated_part_is_told_once_a_claim() -> None:
    table = Table(POLICY, ["benefit", "in_catalogue", "level", "months"])
    first, second = result(
        table, ["post-allowance", "yes", "technician", "12"], ["post-allowance", "no", "technician", "6"]
    )
    assert (first["status"], first["faults"]) == ("refused", "")
    assert second["faults"] == "in_catalogue=differs-within-claim"
    again = result(table, ["post-allowance", "yes", "technician", "12"], ["post-allowance", "是", "technician", "6"])
    assert (again[0]["headline"], again[1]["faults"]) == ("9000", "")


def test_a_fault_stands_in_the_row_that_it_comes_from() -> None:
    table = Table(POLICY, HEADINGS)
    found = result(table, ROW, [*ROW[:2], "-3", *ROW[3:6], "master", "x", "2023-02-30"])
    assert [line["status"] for line in found] == ["refused", "refused"]
    assert [line["faults"] for line in found] == [
        "",
        "apprentices=negative certificate_level=unknown-option training_years=not-a-number certificate_date=not-a-date",
    ]
    assert found[0]["low"] == found[0]["high"] == found[0]["headline"] == ""


def test_a_fault_of_one_benefit_leaves_the_other_of_the_claim_standing() -> None:
    table = Table(POLICY, [*HEADINGS, "trainees"])
    found = result(table, [*ROW, ""], ["c1", "practical-training", *[""] * 7, "many"])
    assert [line["status"] for line in found] == ["amount", "refused"]
    assert found[1]["faults"] == "trainees=not-a-number"


@pytest.mark.parametrize(
    ("benefit", "fault"),
    [("", "benefit=missing-key"), ("free-lunch", "benefit=unknown-benefit"), ("Internship", "benefit=unknown-benefit")],
)
def test_a_row_of_no_known_benefit_is_refused(benefit: str, fault: str) -> None:
    found = result(Table(POLICY, HEADINGS), ["c1", benefit, *ROW[2:]])
    assert (found[0]["status"], found[0]["faults"]) == ("refused", fault)


def test_a_benefit_named_with_nothing_known_asks_for_everything() -> None:
    found = result(Table(POLICY, HEADINGS), ["c1", "practical-training", *[""] * 7])
    assert (found[0]["status"], found[0]["low"]) == ("not-determinable", "")
    assert found[0]["open"] == "answers.practical-training.trainees"


def test_a_bound_is_checked_across_rows_and_within_one() -> None:
    table = Table(POLICY, ["claim", "benefit", "excellent_ratings", "years_evaluated", "two_yearly_rounds"])
    found = result(table, ["c", "training-base", "3", "2", ""])
    assert (found[0]["status"], found[0]["faults"]) == ("refused", "excellent_ratings=above-years-evaluated")
    found = result(table, ["c", "training-base", "3", "", ""], ["c", "training-base", "", "2", ""])
    assert [line["status"] for line in found] == ["refused", ""]
    assert found[0]["faults"] == "excellent_ratings=above-years-evaluated"
    found = result(table, ["c", "studio", "3", "", "3"])
    assert found[0]["faults"] == ""


@pytest.mark.parametrize(
    ("on", "status", "faults"),
    [
        ("2022-06-30", "zero", ""),
        ("2022年7月1日", "refused", "on=not-a-date"),
        ("2023-01-01", "amount", ""),
        ("", "amount", ""),
    ],
)
def test_the_date_of_the_law(on: str, status: str, faults: str) -> None:
    found = result(Table(POLICY, ["on", *HEADINGS]), [on, *ROW])
    assert (found[0]["status"], found[0]["faults"]) == (status, faults)


def test_one_claim_has_one_date_of_the_law() -> None:
    table = Table(POLICY, ["on", *HEADINGS])
    found = result(table, ["", *ROW], ["2023-01-01", *ROW], ["2024-01-01", *ROW])
    assert [line["faults"] for line in found] == ["", "", "on=differs-within-claim"]
    assert found[0]["status"] == "refused"
    assert result(table, ["2022-06-30", *ROW], ["2022-06-30", *ROW])[0]["status"] == "zero"


def test_cells_behind_the_headings_are_a_fault_unless_they_are_blank() -> None:
    table = Table(POLICY, HEADINGS)
    assert result(table, [*ROW, "", " "])[0]["status"] == "amount"
    found = result(table, [*ROW, "", "x"])
    assert (found[0]["status"], found[0]["faults"]) == ("refused", "row=too-many-cells")


def test_cells_that_are_missing_at_the_end_are_blank() -> None:
    found = result(Table(POLICY, HEADINGS), ROW[:-1])
    assert found[0]["status"] == "not-determinable"
    assert found[0]["open"] == "answers.apprenticeship.groups[0].certificate_date"
    assert result(Table(POLICY, HEADINGS), [])[0]["faults"] == "benefit=missing-key"


def test_a_heading_may_carry_its_benefit() -> None:
    for name in ("apprenticeship.apprentices", "apprenticeship.groups.apprentices"):
        table = Table(POLICY, [name, "#note"])
        found = result(table, ["5", "=1"])
        assert found[0]["open"].split()[0] == "answers.apprenticeship.groups[0].are_employees"
        assert "answers.apprenticeship.groups[0].apprentices" not in found[0]["open"]
    assert Table(POLICY, ["settling-in.years"]).result_headings() == list(RESULTS)


def test_several_benefits_a_row_have_result_columns_of_their_own() -> None:
    questions = ["practical-training.trainees", "masters-alliance.sessions", "excellence-quota.studios_evaluated"]
    table = Table(POLICY, questions)
    assert table.result_headings()[:8] == [
        *(f"practical-training.{name}" for name in RESULTS),
        "masters-alliance.status",
    ]
    row = result(table, ["0", "many", ""])[0]
    assert row["practical-training.status"] == "zero"
    assert (row["masters-alliance.status"], row["masters-alliance.faults"]) == ("refused", "sessions=not-a-number")
    assert row["practical-training.faults"] == ""
    assert row["excellence-quota.status"] == ""


def test_a_fault_in_a_repeated_part_stands_with_its_benefit() -> None:
    table = Table(POLICY, ["practical-training.trainees", "recruitment-trips.count", "recruitment-trips.destinations"])
    row = result(table, ["1", "2.5", "shanghai;mars"])[0]
    assert row["practical-training.faults"] == ""
    assert row["recruitment-trips.faults"] == "count=not-whole destinations[1]=unknown-option"


@pytest.mark.parametrize(
    ("headings", "faults"),
    [
        ([], [("benefit", "missing-heading")]),
        (["claim", "#x"], [("benefit", "missing-heading")]),
        (["apprentices"], [("apprentices", "unknown-heading"), ("benefit", "missing-heading")]),
        (["benefit", "apprentice"], [("apprentice", "unknown-heading")]),
        (["benefit", "months", "months "], [("months", "repeated-heading")]),
        (["benefit", "benefit"], [("benefit", "repeated-heading")]),
        (["benefit", "internship.months.x"], [("internship.months.x", "unknown-heading")]),
        (["benefit", "internship"], [("internship", "unknown-heading")]),
        (["benefit", "groups"], [("groups", "unknown-heading")]),
        (["benefit", ""], [("", "unknown-heading")]),
        (["benefit", "x", "y"], [("x", "unknown-heading"), ("y", "unknown-heading")]),
        (["status", "benefit"], [("status", "unknown-heading")]),
    ],
)
def test_headings_that_mean_nothing_are_refused_all_at_once(
    headings: list[str], faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(HeadingFaults) as caught:
        Table(POLICY, headings)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults
    assert all(fault.path in str(caught.value) for fault in caught.value.faults)


def test_a_table_with_nothing_but_benefits_is_one() -> None:
    assert result(Table(POLICY, ["benefit"]), ["golden-blue-collar"])[0]["status"] == "not-determinable"


def test_a_row_goes_out_as_it_came_in_except_for_formulas() -> None:
    assert output_row(["=1", "-1", "技师"], 4, ["zero", ""]) == ["'=1", "-1", "技师", "", "zero", ""]
    assert output_row(["a", "b"], 2, ["x"]) == ["a", "b", "x"]
    assert output_row(["a", "b", ""], 2, ["x"]) == ["a", "b", "x"]


def as_cell(question: Question, value: Any) -> str:
    """A fact as someone would type it into a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(value) if isinstance(value, list) else str(value)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_table_says_what_its_claims_would(data: st.DataObject) -> None:
    """Any facts, written as rows, bring the figures and codes of the same facts as a claim."""
    benefit = data.draw(st.sampled_from(list(POLICY.benefits.values())))
    told = data.draw(facts(benefit.questions))
    part = next((question for question in benefit.questions if question.type == "list"), None)
    outside = [question for question in benefit.questions if question is not part]
    members = [m for m in told.get(part.id) or [] if any(v not in (None, []) for v in m.values())] if part else []
    if part and told.get(part.id) is not None:
        told[part.id] = [{k: None if v == [] else v for k, v in m.items()} for m in members]
        if not members:
            del told[part.id]
    told = {key: None if value == [] else value for key, value in told.items()}
    items = part.items if part else ()
    table = Table(POLICY, ["benefit", *(q.id for q in outside), *(q.id for q in items)])
    rows = []
    for number in range(max(1, len(members))):
        member = members[number] if members else {}
        cells = [as_cell(q, told.get(q.id) if number == 0 else None) for q in outside]
        rows.append([benefit.id, *cells, *(as_cell(q, member.get(q.id)) for q in items)])
    found = result(table, *rows)[0]
    line = estimate(POLICY, {"answers": {benefit.id: told}}, trace=False)["lines"][0]
    assert found["status"] == line["status"]
    for name in ("low", "high", "headline"):
        assert found[name] == ("" if line[name] is None else str(line[name]))
    assert found["notes"].split() == list(dict.fromkeys(note["code"] for note in line["notes"]))
    assert found["open"].split() == line["open"]


def test_like_rows_are_read_once_and_unlike_ones_never_mixed(policy: PolicyData) -> None:
    table = Table(policy, ["claim", "benefit", "trainees"])
    for number in range(5000):
        trainees = "0" if number % 7 == 0 else str(number % 3000)
        found = table.results([[f"c{number}", "practical-training", trainees]])[0]
        assert found[0] == ("zero" if trainees == "0" else "not-determinable")
