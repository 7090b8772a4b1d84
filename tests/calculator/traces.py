"""What is told about every case, step by step: tests/cases/traces.txt, renewed by `python -m tests.calculator.traces`.

A change of a rule shows there as a difference to be read in review. `check_sense` asks more of each trace than that it
stays the same: that its arithmetic is right, its paths lead to questions, and its readings are in the register.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.oracle.cases import FOLDER, all_cases
from yuyao_policy.data_files import policies
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

FILE = FOLDER / "traces.txt"
ROOT = Path(__file__).resolve().parents[2]
REGISTER = {
    entry["id"]: {choice["key"] for choice in entry["choices"]}
    for entry in yaml.safe_load((ROOT / "policy/ydb-2022-51/readings.yaml").read_text("utf-8"))
}

Span = tuple[float, float]
ARITHMETIC: dict[str, Callable[[Mapping[str, Span]], Span]] = {
    "people-years": lambda o: times(o["rate"], o["people"], o["years"]),
    "student-months": lambda o: times(o["rate"], o["students"], o["months"]),
    "months-at-rate": lambda o: times(o["rate"], o["months"]),
    "per-trip": lambda o: times(o["rate"], o["count"]),
    "per-person": lambda o: times(o["rate"], o["people"]),
    "per-rating": lambda o: times(o["rate"], o["ratings"]),
    "range-times-count": lambda o: times((o["low"][0], o["high"][1]), o["count"]),
    "range-stated": lambda o: (o["low"][0], o["high"][1]),
    "month-cap": lambda o: (min(o["months"][0], o["limit"][0]),) * 2,
    "month-limit": lambda o: (min(o["months"][0], o["limit"][0]),) * 2,
    "fund": lambda o: times(o["payroll"], o["share"]),  # yuan × percent: fen
    "quota": lambda o: (o["studios"][0] * o["share"][0] // 100,) * 2,
    "front-line": lambda o: (-(-o["base"][0] * o["share"][0] // 100),) * 2,
}
"""What a step's value comes to by its own operands."""


def times(*factors: Span) -> Span:
    """The least and the most of a product."""
    low, high = 1.0, 1.0
    for least, most in factors:
        low, high = low * least, high * most
    return low, high


def told(found: Mapping[str, Any]) -> str:
    """The trace of an estimate in a compact form, one fact a line."""
    lines = []
    for line in found["lines"]:
        figures = " ".join("-" if line[name] is None else str(line[name]) for name in ("low", "high", "headline"))
        lines.append(f"{line['benefit']} {line['status']} {figures} {_values(line['values'])}".rstrip())
        for step in line["steps"]:
            value = step["value"]
            shown = "–".join(str(value[end]) for end in ("low", "high")) if isinstance(value, dict) else value
            operands = f"{step['label']} {_values(step['operands'])}".rstrip()
            lines.append(f"  = {operands} = {shown} [{step['node']} {step['quoted']}]")
        lines += [f"  · {note['code']} {note['node']} {_values(note['values'])}".rstrip() for note in line["notes"]]
        lines += [f"  ? {path}" for path in line["open"]]
    return "\n".join(lines)


def _values(values: Mapping[str, Any]) -> str:
    return " ".join(f"{name}={value}" for name, value in values.items())


def written(policy: PolicyData) -> dict[str, str]:
    """The trace of each case by the case's file and name."""
    return {
        f"{file}: {case['name']}": told(estimate(policy, parse(dump(case["claim"])))) for file, case in all_cases()
    }


def kept() -> dict[str, str]:
    """The traces as they stand in the file."""
    blocks = re.split(r"^# ", FILE.read_text("utf-8"), flags=re.M)[1:]
    return {name: trace.strip("\n") for name, _, trace in (block.partition("\n") for block in blocks)}


def check_sense(policy: PolicyData, found: Mapping[str, Any]) -> None:
    """The arithmetic of each step, and that every path, reading and choice exists."""
    for line in found["lines"]:
        for step in line["steps"]:
            _check_step(step)
        for note in line["notes"]:
            assert note["values"].get("reading", "A1") in REGISTER, note
            _check_path(policy, str(note["values"].get("path", "on")))
        for path in line["open"]:
            _check_path(policy, path)
        if line["status"] == "range":
            assert any(isinstance(step["value"], dict) for step in line["steps"]), "no step has both ends"


def _check_step(step: Mapping[str, Any]) -> None:
    operands, value = step["operands"], step["value"]
    ends = (value["low"], value["high"]) if isinstance(value, dict) else (value, value)
    if "reading" in operands:
        assert {operands["low_choice"], operands["high_choice"]} <= REGISTER[operands["reading"]], step
        assert ends[1] is None or ends[0] <= ends[1], step
        return
    if step["label"] in ARITHMETIC:
        spans = {name: _span(operand) for name, operand in operands.items()}
        assert ARITHMETIC[step["label"]](spans) == ends, step


def _span(operand: int | str) -> Span:
    """Both ends of an operand: 3, "1.5", "2–3"; a word is nothing to reckon with."""
    if isinstance(operand, int):
        return operand, operand
    ends = [float(end) for end in operand.split("–")] if re.fullmatch(r"[0-9.]+(–[0-9.]+)?", operand) else [0.0]
    return ends[0], ends[-1]


def _check_path(policy: PolicyData, path: str) -> None:
    """A path leads to a question of the benefit, or to a fact of the claim."""
    first, *rest = re.sub(r"\[\d+\]", "", path).split(".")
    if first == "answers":
        questions = policy.benefits[rest[0]].questions
        for name in rest[1:]:
            found = next((question for question in questions if question.id == name), None)
            assert found is not None, path
            questions = found.items
    else:
        assert (first, rest) in (("on", []), ("other_support", rest[-1:])), path
        assert set(rest) <= {"for_the_same_thing", "amount"}, path


def main() -> None:
    """Write the file anew."""
    blocks = [f"# {name}\n{trace}\n" for name, trace in written(policies()["ydb-2022-51"]).items()]
    FILE.write_text("\n".join(blocks), "utf-8")
    print(f"{FILE.relative_to(ROOT)}: {len(blocks)} traces; read what changed before you commit it")


if __name__ == "__main__":
    main()
