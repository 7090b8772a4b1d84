"""The trimmed runtime, slim and with Pyodide's unmodified files, answers every case as CPython does, on every road."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.runtime import slim
from scripts.runtime.bundle import bundle, letter_manifest
from scripts.runtime.layout import here
from scripts.runtime.pack import pack
from scripts.runtime.trimmed import Results, run_trimmed
from scripts.runtime.wheel import find
from tests.letters.cases import all_letters
from tests.oracle.cases import all_cases
from tests.oracle.claims import claims as seeded
from tests.scripts.runtime import late_roads
from yuyao_policy.browser import estimate_json, load
from yuyao_policy.letter import browser

pytestmark = pytest.mark.runtime
HERE = here()

ODD = [
    "", "null", "[]", "{", "{}", '{"answers": null}', '{"answers": {"\\ud800": {}}}', '{"answers": {"𝟙": {}}}',
    '{"answers": {"apprenticeship": {"groups": [{"apprentices": NaN}]}}}',
    '{"answers": {"apprenticeship": {"groups": [{"apprentices": 1e400}]}}}',
    '{"answers": {"apprenticeship": {"groups": [{"apprentices": ' + "9" * 5_000 + "}]}}}",
    '{"answers": {"aprenticeship": {}}}', '{"answers": {"internship": {"groups": [{"base": "甲\\u0000\\u202e乙"}]}}}',
    "[" * 500, '{"policy": "ydb-1999-1", "answers": {}}', '{"on": "2022-06-31", "answers": {}}',
]    # fmt: skip


def claims() -> list[str]:
    """Every case's claim and every odd text."""
    return [json.dumps(case["claim"], ensure_ascii=False) for _, case in all_cases()] + ODD


@pytest.fixture(scope="module", params=slim.KINDS)
def runtime(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the site would serve with these files of Pyodide; the build must have run with the present sources."""
    assert (HERE.runtime / "manifest.json").is_file(), "build/runtime is not built: run make build"
    kind: str = request.param
    folder = tmp_path_factory.mktemp(kind)
    packed = pack(HERE, find(HERE), slim.library(HERE, kind), folder / "pack")
    return bundle(HERE, packed, slim.files(HERE, kind), folder / "runtime")


@pytest.fixture(scope="module")
def results(runtime: Path) -> Results:
    """One run for all."""
    return run_trimmed(HERE, claims(), HERE.root / "tests/scripts/runtime/late_roads.py", runtime)


def test_every_estimate_is_cpythons_to_the_letter(results: Results) -> None:
    load((HERE.data / "ydb-2022-51.json").read_text("utf-8"))
    for claim, found in zip(claims(), results.estimates, strict=True):
        assert found == estimate_json(claim), claim[:300]


def test_every_letter_is_checked_as_cpython_checks_it(runtime: Path) -> None:
    """All letters of tests/letters and some odd texts, through letter.zip alone: nothing of the estimate is there."""
    letters = [letter["text"] for _, letter in all_letters()]
    letters += ["", "\ud800第10点", "\0", "😀余党办〔2022〕51号第10点" * 50, "<p>第10点</p>" * 20]
    texts = [json.dumps(letter) for letter in letters]
    browser.load((HERE.data / "ydb-2022-51.letter.json").read_text("utf-8"))
    found = run_trimmed(HERE, texts, runtime=runtime, of=letter_manifest)
    assert found.estimates == [browser.check_json(text) for text in texts]


def test_ten_thousand_seeded_claims_are_cpythons_to_the_letter(runtime: Path) -> None:
    """The same claims on which the calculator agrees with the oracle."""
    load((HERE.data / "ydb-2022-51.json").read_text("utf-8"))
    texts = [json.dumps(claim, ensure_ascii=False) for claim in seeded(10_000)]
    for text, found in zip(texts, run_trimmed(HERE, texts, runtime=runtime).estimates, strict=True):
        assert found == estimate_json(text), text[:300]


def test_no_module_is_missing_on_a_late_road(results: Results) -> None:
    walked: dict[str, str] = dict(results.walked)
    expected: dict[str, Any] = json.loads(late_roads.walk())
    assert walked.pop("python").startswith("3.13.")
    assert "No module named 'sqlite3'" in walked.pop("an absent module")    # not in Pyodide at all
    walked.pop("something asynchronous")
    for name, shown in walked.items():
        assert "ModuleNotFoundError" not in shown, f"{name}:\n{shown}"
        # the last line says what happened; the lines above it name files, which differ
        assert shown.strip().splitlines()[-1] == expected[name].strip().splitlines()[-1], name


def test_a_traceback_keeps_its_lines(results: Results) -> None:
    shown = results.walked["an exception with its cause"]
    assert 'late_roads.py", line ' in shown
    assert "The above exception was the direct cause" in shown


def test_what_is_left_out_says_so(results: Results, runtime: Path) -> None:
    shown = results.walked["something asynchronous"]
    stock = "Unmodified." in (runtime / "NOTICE.txt").read_text("utf-8")
    assert ("<function sleep" in shown) if stock else ("nothing asynchronous is in this runtime" in shown)
