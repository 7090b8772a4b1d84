"""Sums per claimant: who is joined, what may be the same money, what was received elsewhere, what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from yuyao_policy.estimate import estimate
from yuyao_policy.policy import PolicyData

CLASS = {
    "apprentices": 2,
    "are_employees": True,
    "course_completed": True,
    "certificate": "skill_level",
    "certificate_level": "junior",
    "training_years": 1,
    "certificate_date": "2023-06-30",
}
TRIP = {"count": 3, "destinations": ["shanghai"], "organised_by": "yuyao_municipal", "date": "2023-05-01"}
LINES: dict[str, dict[str, Any]] = {
    "apprenticeship": {"groups": [CLASS]},  # 6,000 to the enterprise
    "recruitment-trips": {"trips": [TRIP]},  # 3,000 to the enterprise
    "master-apprentice": {"apprentices_trained": 10, "training_qualifies": True},  # 6,000–39,000 to the studio
    "competition-hosting": {"competitions": [{"level": "national", "projects": 1, "date": "2023-05-01"}]},  # host
    "competition-sending": {
        "sender": "school",
        "national": 1,
        "provincial": 0,
        "ningbo": 0,
        "selected_by_hr": True,
        "recommended": True,
        "date": "2023-05-01",
    },  # 5,000 to the sender
    "practical-training": {"trainees": 5},  # the training base, no amount
    "training-base": {
        "newly_selected_distinctive_base": True,
        "selected_on": "2023-05-01",
        "municipal_base": False,
    },  # 100,000 to the training base
    "settling-in": {
        "newly_introduced": True,
        "meets_conditions": True,
        "certificates": ["technician"],
        "certificate_before_arrival": True,
        "introduced_on": "2023-05-01",
    },  # 10,000 to the individual
    "craftsman-titles": {"titles": [{"title": "yuyao_craftsman", "selected_on": "2023-05-01"}]},  # 20,000
    "staff-education-fund": {"payroll": 1000},
    "excellence-quota": {"studios_evaluated": 5},
}


def claim(*benefits: str, **more: Any) -> dict[str, Any]:
    """A claim for these benefits with the facts above."""
    return {"answers": {benefit: LINES[benefit] for benefit in benefits}, **more}


def sums(policy: PolicyData, told: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Low, high and headline of each total by its claimants."""
    totals = estimate(policy, told)["totals"]
    return {"+".join(t["claimants"]): (t["low"], t["high"], t["headline"]) for t in totals}


def codes(found: dict[str, Any]) -> list[str]:
    """The note codes of the estimate itself."""
    return [note["code"] for note in found["notes"]]


def test_one_claimant_adds_and_several_are_never_mixed(policy: PolicyData) -> None:
    told = claim("apprenticeship", "recruitment-trips", "master-apprentice", "settling-in")
    assert sums(policy, told) == {
        "enterprise": (9000, 9000, 9000),
        "studio": (6000, 39000, None),
        "individual": (10000, 10000, 10000),
    }
    assert "different-claimants" in codes(estimate(policy, told))
    assert "different-claimants" not in codes(estimate(policy, claim("apprenticeship", "recruitment-trips")))


def test_the_clause_of_overlap_stands_on_every_total_of_two_lines(policy: PolicyData) -> None:
    notes = estimate(policy, claim("apprenticeship", "recruitment-trips", "settling-in"))["notes"]
    assert [note["values"]["claimants"] for note in notes if note["code"] == "overlap-clause"] == [["enterprise"]]


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ([["host", "sender"]], {"host+sender": (25000, 55000, None)}),
        ([["sender", "host"]], {"host+sender": (25000, 55000, None)}),
        ([], {"host": (20000, 50000, None), "sender": (5000, 5000, 5000)}),
        ([["host"]], {"host": (20000, 50000, None), "sender": (5000, 5000, 5000)}),
        ([["host", "studio"], ["studio", "sender"]], {"host+sender": (25000, 55000, None)}),
        ([["host", "studio"], ["sender", "institution"]], {"host": (20000, 50000, None), "sender": (5000, 5000, 5000)}),
    ],
)
def test_kinds_that_are_one_party_share_a_total(policy: PolicyData, parties: Any, expected: dict[str, Any]) -> None:
    assert sums(policy, claim("competition-hosting", "competition-sending", same_party=parties)) == expected


def test_totals_stand_in_the_order_of_the_lines(policy: PolicyData) -> None:
    told = claim("settling-in", "competition-sending", "apprenticeship", "competition-hosting")
    assert list(sums(policy, told)) == ["individual", "sender", "enterprise", "host"]
    told["same_party"] = [["host", "individual"]]
    assert list(sums(policy, told)) == ["host+individual", "sender", "enterprise"]


SAME_CASE = [["apprenticeship", "master-apprentice"]]


def test_two_payments_for_one_training_are_the_higher_to_the_sum(policy: PolicyData) -> None:
    told = claim("apprenticeship", "master-apprentice", same_party=[["enterprise", "studio"]], same_case=SAME_CASE)
    assert sums(policy, told) == {"enterprise+studio": (6000, 45000, None)}
    del told["same_case"]
    assert sums(policy, told) == {"enterprise+studio": (12000, 45000, None)}


def test_the_default_of_one_training_is_the_higher_too(policy: PolicyData) -> None:
    told = claim("apprenticeship", "master-apprentice", "recruitment-trips", same_case=SAME_CASE)
    told["same_party"] = [["enterprise", "studio"]]
    told["answers"]["master-apprentice"] = {"apprentices_trained": 0}
    assert sums(policy, told) == {"enterprise+studio": (9000, 9000, 9000)}


@pytest.mark.parametrize("case", [[["apprenticeship"]], [["recruitment-trips", "apprenticeship"]], [[]], None])
def test_only_a_pair_that_may_be_the_same_money_is_joined(policy: PolicyData, case: Any) -> None:
    told = claim("apprenticeship", "recruitment-trips", same_case=case)
    assert sums(policy, told) == {"enterprise": (9000, 9000, 9000)}


def test_the_same_case_is_noted_on_the_lines_whoever_is_paid(policy: PolicyData) -> None:
    found = estimate(policy, claim("apprenticeship", "master-apprentice", "recruitment-trips", same_case=SAME_CASE))
    noted = {line["benefit"]: "overlap-clause" in {n["code"] for n in line["notes"]} for line in found["lines"]}
    assert noted == {"apprenticeship": True, "master-apprentice": True, "recruitment-trips": False}
    claimants = [note["values"]["claimants"] for note in found["notes"] if note["code"] == "overlap-clause"]
    assert claimants == [["enterprise"], ["studio"]]


def test_three_benefits_of_one_case_are_one_group(policy: PolicyData) -> None:
    benefits = ["apprenticeship", "practical-training", "master-apprentice"]
    told = claim(*benefits, same_party=[["enterprise", "studio", "training_base"]])
    told["same_case"] = [benefits]
    total = estimate(policy, told)["totals"][0]
    assert (total["low"], total["high"], total["headline"]) == (6000, None, None)
    assert (total["at_least"], total["not_stated"]) == (True, ["practical-training"])


def test_what_has_no_amount_leaves_the_total_at_least(policy: PolicyData) -> None:
    total = estimate(policy, claim("practical-training", "training-base"))["totals"][0]
    assert total == {
        "claimants": ["training_base"],
        "low": 100000,
        "high": None,
        "headline": None,
        "at_least": True,
        "not_stated": ["practical-training"],
        "combined": None,
        "additional_low": None,
    }


def test_planning_figures_are_in_no_total(policy: PolicyData) -> None:
    assert sums(policy, claim("staff-education-fund", "excellence-quota")) == {}
    both = estimate(policy, claim("staff-education-fund", "apprenticeship"))
    assert both["totals"][0]["low"] == 6000
    assert "overlap-clause" not in codes(both)


def test_a_refused_line_leaves_its_claimant_without_a_total(policy: PolicyData) -> None:
    told = claim("apprenticeship", "recruitment-trips", "settling-in")
    told["answers"]["recruitment-trips"] = {"trips": [{**TRIP, "count": -1}]}
    found = estimate(policy, told)
    assert [(line["benefit"], line["status"]) for line in found["lines"]] == [
        ("apprenticeship", "amount"),
        ("recruitment-trips", "refused"),
        ("settling-in", "amount"),
    ]
    assert list(sums(policy, told)) == ["individual"]
    told["same_party"] = [["enterprise", "individual"]]
    assert sums(policy, told) == {}
    told["answers"]["staff-education-fund"] = {"payroll": -1}
    told["answers"]["recruitment-trips"] = LINES["recruitment-trips"]
    assert sums(policy, told) == {}


def support(policy: PolicyData, entries: list[dict[str, Any]], *benefits: str) -> tuple[Any, Any]:
    """`combined` and `additional_low` of the one total."""
    found = estimate(policy, claim(*(benefits or ("settling-in",)), other_support=entries))
    total = found["totals"][0]
    return total["combined"], total["additional_low"]


def entry(amount: int | None, same: bool | None = True, benefit: str = "settling-in") -> dict[str, Any]:
    """Support received elsewhere."""
    return {"benefit": benefit, "for_the_same_thing": same, "amount": amount}


@pytest.mark.parametrize(
    ("received", "combined", "additional"),
    [(0, 10000, 10000), (8000, 10000, 2000), (9999, 10000, 1), (10000, 10000, 0), (12000, 12000, 0)],
)
def test_support_for_the_same_thing_is_never_added(
    policy: PolicyData, received: int, combined: int, additional: int
) -> None:
    assert support(policy, [entry(received)]) == (combined, additional)


def test_two_supports_for_one_benefit_are_received_together(policy: PolicyData) -> None:
    assert support(policy, [entry(8000), entry(1500)]) == (10000, 500)


def test_support_is_computed_for_each_benefit_and_added(policy: PolicyData) -> None:
    entries = [entry(8000), entry(50000, benefit="craftsman-titles")]
    assert support(policy, entries, "settling-in", "craftsman-titles") == (60000, 2000)
    assert support(policy, entries[:1], "settling-in", "craftsman-titles") == (30000, 22000)


def test_support_for_another_thing_is_a_note_only(policy: PolicyData) -> None:
    assert support(policy, [entry(8000, same=False)]) == (None, None)
    found = estimate(policy, claim("settling-in", other_support=[entry(8000, same=False)]))
    assert "overlap-clause" in {note["code"] for note in found["lines"][0]["notes"]}
    assert found["lines"][0]["open"] == []
    assert "overlap-clause" in codes(found)


def test_support_that_may_be_for_the_same_thing_counts_as_if_and_is_asked(policy: PolicyData) -> None:
    found = estimate(policy, claim("settling-in", other_support=[entry(8000, same=None)]))
    total = found["totals"][0]
    assert (total["additional_low"], total["high"]) == (2000, 10000)
    assert found["lines"][0]["open"] == ["other_support[0].for_the_same_thing"]


def test_an_unknown_amount_leaves_what_is_combined_unknown(policy: PolicyData) -> None:
    assert support(policy, [entry(None)]) == (None, 0)
    assert support(policy, [entry(None)], "settling-in", "craftsman-titles") == (None, 20000)
    found = estimate(policy, claim("settling-in", other_support=[entry(None)]))
    assert found["lines"][0]["open"] == ["other_support[0].amount"]
    found = estimate(policy, claim("settling-in", other_support=[entry(None, same=False)]))
    assert found["lines"][0]["open"] == []


def test_without_a_headline_the_low_is_set_against_what_was_received(policy: PolicyData) -> None:
    assert support(policy, [entry(1000, benefit="master-apprentice")], "master-apprentice") == (6000, 5000)


def test_support_for_a_benefit_that_is_not_asked_for_changes_nothing(policy: PolicyData) -> None:
    assert support(policy, [entry(8000, benefit="studio")]) == (None, None)
    found = estimate(policy, claim("settling-in", "apprenticeship", other_support=[entry(8000)]))
    assert [total["combined"] for total in found["totals"]] == [10000, None]
