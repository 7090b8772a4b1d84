"""`make audit` never says that nothing is known when nothing could be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts import audit

VULNERABLE = {"name": "a", "version": "1", "vulns": [{"id": "GHSA-1", "fix_versions": ["1.1", "2"]}]}
SOUND = {"name": "b", "version": "2", "vulns": []}
SKIPPED = {"name": "c", "skip_reason": "not found"}
NPM = {"vulnerabilities": {"d": {"range": "<3", "severity": "high"}}, "metadata": {"dependencies": {"total": 9}}}


@pytest.mark.parametrize(
    ("told", "asked", "known", "unreached"),
    [
        ({"dependencies": [VULNERABLE, SOUND]}, 2, ["a 1: GHSA-1, mended in 1.1, 2"], 0),
        ({"dependencies": [SOUND, SKIPPED]}, 1, [], 1),
        ("Traceback: no route to host", 0, [], 1),
    ],
)
def test_what_pip_audit_says(
    monkeypatch: pytest.MonkeyPatch, told: Any, asked: int, known: list[str], unreached: int
) -> None:
    monkeypatch.setattr(audit, "_told", lambda *_: told)
    answer = audit.python_packages(Path())
    assert (answer.asked, answer.known, len(answer.unreached)) == (asked, known, unreached)


@pytest.mark.parametrize(
    ("told", "known", "unreached"),
    [(NPM, ["d <3: high"], 0), ({"message": "405 Method Not Allowed"}, [], 1), ("not found", [], 1)],
)
def test_what_npm_says(monkeypatch: pytest.MonkeyPatch, told: Any, known: list[str], unreached: int) -> None:
    monkeypatch.setattr(audit, "_told", lambda *_: told)
    answer = audit.npm_packages(Path())
    assert (answer.known, len(answer.unreached)) == (known, unreached)


def test_the_exit_status() -> None:
    sound, weak, deaf = audit.Answer(3), audit.Answer(3, ["x"]), audit.Answer(0, [], ["y"])
    assert [audit.status(each) for each in ([sound], [sound, deaf], [weak, deaf])] == [0, 3, 1]


def test_a_tool_that_is_missing_or_speaks_no_json_is_told_in_its_words(tmp_path: Path) -> None:
    assert "No such file" in audit._told(["/nonexistent"], tmp_path)
    assert "hello" in audit._told(["echo", "hello"], tmp_path)
    assert audit._told(["echo", json.dumps(NPM)], tmp_path) == NPM
