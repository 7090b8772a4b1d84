"""A copy of the policy is broken in one place; the checks name file and line, what is wrong and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.faults import SourceFaults
from scripts.policy_source.__main__ import main
from scripts.policy_source.load import examine, load_policy
from tests.checkouts import ROOT, Checkout
from tests.scripts.policy_source.slips import AT_ITS_LINE, WHERE_IT_SHOWS, Slip


@pytest.mark.parametrize("slip", AT_ITS_LINE.values(), ids=AT_ITS_LINE.keys())
def test_a_slip_is_found_at_its_line(checkout: Checkout, slip: Slip) -> None:
    line = checkout.replace(slip.edited, slip.old, slip.new)
    assert line <= checkout.fault(slip.edited, slip.problem).line <= line + 2


@pytest.mark.parametrize("slip", WHERE_IT_SHOWS.values(), ids=WHERE_IT_SHOWS.keys())
def test_a_slip_is_found_where_it_shows(checkout: Checkout, slip: Slip) -> None:
    checkout.replace(slip.edited, slip.old, slip.new)
    checkout.fault(slip.file, slip.problem)


def test_the_real_policy_has_no_fault() -> None:
    assert [str(fault) for fault in examine(ROOT).faults] == []
    policy = load_policy(ROOT)
    assert sum(1 for node in policy.nodes.values() if node.kind == "measure" for _ in node.sentences()) == 48


@pytest.mark.parametrize(
    "file",
    [
        "document.yaml",
        "parameters.yaml",
        "overlaps.yaml",
        "readings.yaml",
        "glossary.yaml",
        "ids.lock",
        "source/received.txt",
        "source/repairs.yaml",
        "translations/en.yaml",
        "benefits/options.yaml",
    ],
)
def test_a_missing_file_is_a_fault_with_its_remedy(checkout: Checkout, file: str) -> None:
    (checkout.policy / file).unlink()
    checkout.fault(file, "The file is missing")


def test_a_missing_clause_is_a_fault(checkout: Checkout) -> None:
    (checkout.policy / "clauses/m9.yaml").unlink()
    checkout.fault("clauses/m9.yaml", "The clause m9 of the document has no file")


def test_a_missing_language_is_a_fault(checkout: Checkout) -> None:
    (checkout.root / "docs/strings/en/calculator.yaml").unlink()
    checkout.fault("docs/strings/en/calculator.yaml", "missing in this language")


def test_no_policy_at_all_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SourceFaults, match="List the folders of policy/"):
        load_policy(tmp_path)
    with pytest.raises(SourceFaults, match="There is no such policy"):
        load_policy(tmp_path, "x")


def test_a_file_that_is_not_utf8(checkout: Checkout) -> None:
    path = checkout.policy / "clauses/m4.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    fault = checkout.fault("clauses/m4.yaml", "is not UTF-8")
    assert fault.line == 5


def test_faults_of_all_kinds_are_told_at_once(checkout: Checkout) -> None:
    checkout.replace("parameters.yaml", "value: 36, quoted", "value: 3, quoted")
    checkout.replace("clauses/m12.yaml", "提升技能水平。", "提升了技能水平。")
    checkout.replace("translations/en.yaml", 'of: "219fc85dbefb"', 'of: "219fc85dbefc"')
    checkout.replace("readings.yaml", "- id: A48\n", "- id: A49\n")
    checkout.replace("docs/strings/en/calculator.yaml", "  currency: Text of", "  currencies: Text of")
    checkout.replace("overlaps.yaml", "[master-apprentice, practical-training]", "[master-apprentice]")
    files = {fault.file.removeprefix("policy/ydb-2022-51/") for fault in checkout.faults()}
    assert files >= {
        "parameters.yaml",
        "clauses/m12.yaml",
        "translations/en.yaml",
        "readings.yaml",
        "docs/strings/en/calculator.yaml",
        "overlaps.yaml",
        "ids.lock",
    }


def test_two_broken_files_are_both_told(checkout: Checkout) -> None:
    checkout.replace("clauses/m4.yaml", 'label: "4"', "label: 4")
    checkout.replace("parameters.yaml", "unit: times", "unit: time")
    assert len(checkout.faults()) == 2  # and nothing that only follows from them


def test_the_command_prints_every_fault_and_writes_nothing(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.replace("parameters.yaml", "value: 36, quoted", "value: 3, quoted")
    checkout.replace("overlaps.yaml", "[master-apprentice, practical-training]", "[master-apprentice, practice]")
    before = {path: path.read_bytes() for path in checkout.root.rglob("*") if path.is_file()}
    assert main(["--root", str(checkout.root)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert re.search(
        r"policy/ydb-2022-51/parameters.yaml:\d+: post_allowance.max_months.value:\n  '三年' means 36", told.err
    )
    assert re.search(r"policy/ydb-2022-51/overlaps.yaml:5: benefits:\n  There is no benefit practice", told.err)
    assert {path: path.read_bytes() for path in checkout.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("rubbish", ["[]\n", "{}\n", "words\n", "- 1\n- {}\n- []\n", "a: {b: [c, {d: e}]}\n"])
@pytest.mark.parametrize("file", ["document.yaml", "parameters.yaml", "clauses/m4.yaml", "translations/en.yaml"])
def test_rubbish_is_a_fault_and_never_a_traceback(checkout: Checkout, file: str, rubbish: str) -> None:
    (checkout.policy / file).write_text(rubbish, encoding="utf-8")
    assert checkout.faults()
