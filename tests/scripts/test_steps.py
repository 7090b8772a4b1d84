"""Steps that run other programs: failures say which step, show the program's words and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts.assets import Entry, bundle
from scripts.browser import chromium
from scripts.steps import StepFailed, run


def test_the_output_is_returned() -> None:
    assert run([sys.executable, "-c", "print(input())"], what="A step", remedy="None.", stdin="余姚\n") == "余姚\n"


def test_a_failure_shows_the_programs_own_words() -> None:
    command = [sys.executable, "-c", "print('no such page'); raise SystemExit(3)"]
    with pytest.raises(StepFailed, match=r"(?s)A step: .* ended with status 3\.\n.*\| no such page\n  Correct it\."):
        run(command, what="A step", remedy="Correct it.")


def test_a_program_that_does_not_exist() -> None:
    with pytest.raises(StepFailed, match=r"A step: no-such-program could not be started"):
        run(["no-such-program"], what="A step", remedy="Install it.")


def test_a_mistake_in_a_script_is_shown_with_its_line(tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[2] / "docs/app/runtime/broken.test.js"
    source.write_text("const = 1;\n", "utf-8")
    try:
        with pytest.raises(StepFailed, match=r"docs/app/runtime/broken\.test\.js:1:6"):
            bundle(source.parents[1], Entry("broken", "runtime/broken.test.js"), tmp_path)
    finally:
        source.unlink()


def test_an_entry_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match=r"none\.js is missing"):
        bundle(Path(__file__).resolve().parents[2] / "docs/app", Entry("none", "none.js"), tmp_path)


def test_a_wrong_chromium_names_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/chrome")
    with pytest.raises(StepFailed, match=r"(?s)which is no program.*apt-get install chromium.*playwright install"):
        chromium()


def test_the_chromium_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium() == Path(sys.executable)
