"""The oracle and the hand-computed cases, written apart, say the same."""

from typing import Any

import pytest

from . import oracle
from .cases import all_cases
from .claims import is_known

CASES = [(file, case) for file, case in all_cases() if is_known(case["claim"])]


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[f"{file}: {case['name']}" for file, case in CASES])
def test_the_oracle_agrees_with_the_case(case: dict[str, Any]) -> None:
    found = oracle.estimate(case["claim"])
    expect = case["expect"]
    if "lines" in expect:
        by_benefit = {line["benefit"]: line for line in found["lines"]}
        assert set(by_benefit) == set(expect["lines"])
        for benefit, wanted in expect["lines"].items():
            check_line(by_benefit[benefit], wanted)
    else:
        check_line(found["lines"][0], expect)
    check_whole(found, expect)


def check_line(line: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Figures exactly; notes and open questions as far as the case names them."""
    for name in ("status", "low", "high", "headline"):
        if name in wanted:
            assert (name, line[name]) == (name, wanted[name])
    fitting = {*line["notes"], *line["notes_may"]}
    assert set(wanted.get("notes", [])) <= fitting
    assert not set(wanted.get("notes_absent", [])) & set(line["notes"])
    assert set(wanted.get("open", [])) <= {*line["open"], *line["open_may"]}
    if wanted.get("open") == []:
        assert line["open"] == []
    for name, value in wanted.get("values", {}).items():
        assert (name, line["values"].get(name)) == (name, value)


def check_whole(found: dict[str, Any], expect: dict[str, Any]) -> None:
    """Totals, the estimate's own notes, and faults wherever they stand."""
    if "totals" in expect:
        assert len(found["totals"]) == len(expect["totals"])
        for item, wanted in zip(found["totals"], sorted(expect["totals"], key=lambda t: str(t["claimants"])),
                                strict=True):
            assert {name: item[name] for name in wanted} == wanted
    assert set(expect.get("estimate_notes", [])) <= {*found["notes"], *found["notes_may"]}
    faults = [fault["path"] for line in found["lines"] for fault in line["faults"]]
    faults += [fault["path"] for fault in found["faults"]]
    assert sorted(faults) == sorted(expect.get("faults", []))
