"""Every rule, reading and note of the register has a case, and every reading that a trace names is in the register."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import yuyao_policy
from tests.oracle.cases import all_cases
from tests.oracle.claims import claims
from yuyao_policy.data_files import words
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

CASES = all_cases()
RULES = {f"P{n:02}" for n in range(1, 29)} | {"U1", "U2", "U3", "F1", "F2"} | {f"X{n}" for n in range(1, 6)}
READINGS = {f"A{n}" for n in range(1, 49)}
NOTES = {
    "range-not-point",
    "amount-not-stated",
    "unit-not-stated",
    "period-not-stated",
    "cap-period-not-stated",
    "part-year-not-stated",
    "part-month-not-stated",
    "overlap-clause",
    "cap-applied",
    "month-cap-applied",
    "before-effective-date",
    "not-listed",
    "condition-not-met",
    "needs-input",
    "ask-bureau",
    "not-a-subsidy",
    "different-claimants",
    "replaced-possibly",
    "level-reading",
    "currency",
}
ROOT = Path(__file__).resolve().parents[2]
REGISTER = yaml.safe_load((ROOT / "policy/ydb-2022-51/readings.yaml").read_text("utf-8"))
CHOICES = {(reading["id"], choice["key"]) for reading in REGISTER for choice in reading["choices"]}


def rests_on() -> set[str]:
    """Everything that a case says it rests on."""
    return {reason for _, case in CASES for reason in case["rests_on"]}


def expected_notes() -> set[str]:
    """Every code that a case demands, of a line or of the estimate."""
    found: set[str] = set()
    for _, case in CASES:
        expect = case["expect"]
        for line in (expect, *expect.get("lines", {}).values()):
            found |= {*line.get("notes", []), *line.get("estimate_notes", [])}
    return found


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_case(rule: str) -> None:
    assert rule in rests_on()


@pytest.mark.parametrize("reading", sorted(READINGS, key=lambda id: int(id[1:])))
def test_every_reading_has_a_case_and_an_entry(reading: str) -> None:
    assert reading in rests_on()
    assert reading in {entry["id"] for entry in REGISTER}


@pytest.mark.parametrize("code", sorted(NOTES))
def test_every_note_has_a_case_and_words(code: str) -> None:
    assert code in expected_notes()
    assert all(code in told["notes"] for told in words("ydb-2022-51").values())


def test_no_note_is_outside_the_register() -> None:
    assert expected_notes() <= NOTES
    assert set(words("ydb-2022-51")["zh"]["notes"]) <= NOTES


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[f"{file}: {case['name']}" for file, case in CASES])
def test_every_case_names_its_clause_or_rule(case: dict[str, Any]) -> None:
    nodes = set(words("ydb-2022-51")["zh"]["nodes"])
    assert case["rests_on"]
    assert set(case["rests_on"]) <= RULES | READINGS | nodes


def test_no_two_cases_have_one_name() -> None:
    names = [(file, case["name"]) for file, case in CASES]
    assert len(names) == len(set(names))


def readings_in_the_source() -> Iterator[tuple[str, str]]:
    """Each reading with the choices that the rules name for the two ends, and those that notes mention."""
    folder = Path(yuyao_policy.__file__).parent / "rules" / "ydb_2022_51"
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "reading":
                words_of = [[c.value for c in ast.walk(a) if isinstance(c, ast.Constant)] for a in node.args[:3]]
                reading, low, high = words_of
                ids = [id for id in reading if id in READINGS]
                assert ids, ast.unparse(node)
                yield from itertools.product(ids, [*low, *high])


def test_every_choice_that_a_rule_names_is_in_the_register() -> None:
    found = set(readings_in_the_source())
    assert len(found) > 20
    assert found <= CHOICES


def test_every_choice_that_a_trace_names_is_in_the_register(policy: PolicyData) -> None:
    told = [*(case["claim"] for _, case in CASES), *claims(500, seed=8)]
    named = set()
    for claim in told:
        for line in estimate(policy, parse(dump(claim)))["lines"]:
            for step in line["steps"]:
                if "reading" in step["operands"]:
                    one = step["operands"]
                    named |= {(one["reading"], one["low_choice"]), (one["reading"], one["high_choice"])}
            for note in line["notes"]:
                assert note["values"].get("reading", "A1") in READINGS
    assert len(named) > 20
    assert named <= CHOICES
