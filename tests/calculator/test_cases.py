"""Every case of tests/cases, written by hand from the clauses, against the calculator."""

from __future__ import annotations

from typing import Any

import pytest

from tests.oracle.cases import all_cases
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

CASES = all_cases()


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[f"{file}: {case['name']}" for file, case in CASES])
def test_case(case: dict[str, Any], policy: PolicyData) -> None:
    """Status and figures exactly; notes, questions and nodes as far as the case names them."""
    found = estimate(policy, parse(dump(case["claim"])))
    expect = case["expect"]
    lines = {line["benefit"]: line for line in found["lines"]}
    if "lines" in expect:
        assert set(lines) == set(expect["lines"])
        for benefit, wanted in expect["lines"].items():
            _check_line(lines[benefit], wanted)
    elif found["lines"]:
        _check_line(found["lines"][0], expect)
    _check_whole(found, expect)


def _check_line(line: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name in ("status", "low", "high", "headline"):
        if name in wanted:
            assert (name, line[name]) == (name, wanted[name])
    codes = {note["code"] for note in line["notes"]}
    assert set(wanted.get("notes", [])) - {"currency"} <= codes
    assert not set(wanted.get("notes_absent", [])) & codes
    assert set(wanted.get("open", [])) <= set(line["open"])
    if wanted.get("open") == []:
        assert line["open"] == []
    for name, value in wanted.get("values", {}).items():
        assert (name, line["values"].get(name)) == (name, value)
    nodes = {step["node"] for step in line["steps"]} | {note["node"] for note in line["notes"]}
    assert set(wanted.get("nodes", [])) <= nodes


def _check_whole(found: dict[str, Any], expect: dict[str, Any]) -> None:
    if "totals" in expect:
        ordered = sorted(found["totals"], key=lambda total: str(total["claimants"]))
        expected = sorted(expect["totals"], key=lambda total: str(total["claimants"]))
        assert len(ordered) == len(expected)
        for total, wanted in zip(ordered, expected, strict=True):
            assert {name: total[name] for name in wanted} == wanted
    assert set(expect.get("estimate_notes", [])) <= {note["code"] for note in found["notes"]}
    paths = [fault["path"] for line in found["lines"] for fault in line["faults"]]
    paths += [fault["path"] for fault in found["faults"]]
    assert sorted(paths) == sorted(expect.get("faults", []))
