"""The command line: what it reads, what it prints, and its exit statuses."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from yuyao_policy import data_files
from yuyao_policy.cli import FAULTY, main
from yuyao_policy.estimate import estimate
from yuyao_policy.policy import PolicyData

GOOD: dict[str, Any] = {"answers": {"practical-training": {"trainees": 5}}}
BAD: dict[str, Any] = {"answers": {"practical-training": {"trainees": -5}}}
needs_processes = pytest.mark.skipif(sys.platform == "emscripten", reason="a browser's Python starts no processes")


@pytest.fixture
def claim_file(tmp_path: Path) -> Any:
    """Writes a claim to a file and returns its name."""

    def write(claim: Any) -> str:
        raw = claim if isinstance(claim, bytes) else json.dumps(claim, ensure_ascii=False).encode()
        (tmp_path / "claim.json").write_bytes(raw)
        return str(tmp_path / "claim.json")

    return write


def stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_a_good_claim(claim_file: Any, capsys: pytest.CaptureFixture[str], policy: PolicyData) -> None:
    assert main(["estimate", claim_file(GOOD)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == json.loads(json.dumps(estimate(policy, GOOD)))
    assert err == ""


@pytest.mark.parametrize(
    "claim",
    [BAD, {"answers": {}, "x": 1}, {"policy": "other", "answers": {}}, 3, None, {}, [GOOD, BAD], [GOOD, 1]],
)
def test_a_claim_with_a_fault_is_estimated_and_the_status_says_so(
    claim_file: Any, capsys: pytest.CaptureFixture[str], claim: Any
) -> None:
    assert main(["estimate", claim_file(claim)]) == FAULTY == 2
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list) == isinstance(claim, list)


def test_a_list_of_claims_gives_a_list_of_estimates(claim_file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", claim_file([GOOD, {"answers": {}}])]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [len(one["lines"]) for one in found] == [1, 0]
    assert main(["estimate", claim_file([])]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("arguments", [["estimate"], ["estimate", "-"]])
def test_standard_input_with_and_without_a_mark(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        stdin(monkeypatch, mark + json.dumps(GOOD).encode())
        assert main(arguments) == 0
        assert json.loads(capsys.readouterr().out)["lines"][0]["benefit"] == "practical-training"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8 text (byte 0)"),
        ('{"名": 1}'.encode("gbk"), "not UTF-8 text (byte 2)"),
        (b"[" * 100_000, "nested more than 100 deep"),
    ],
)
@pytest.mark.parametrize("command", ["estimate", "explain"])
def test_what_is_not_json_is_said_in_one_sentence(
    claim_file: Any, capsys: pytest.CaptureFixture[str], command: str, raw: bytes, said: str
) -> None:
    assert main([command, claim_file(raw)]) == FAULTY
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.startswith("yuyao_policy: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["estimate", "explain", "batch"])
def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str) -> None:
    more = [str(tmp_path / "out.csv")] if command == "batch" else []
    assert main([command, str(tmp_path / "none.json"), *more]) == FAULTY
    err = capsys.readouterr().err
    assert f"{tmp_path / 'none.json'}: No such file" in err
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_explain_is_said(claim_file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", claim_file([])]) == 0
    assert "no claim" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "words"), [("zh", "这是测算"), ("en", "This is an estimate")])
def test_explain_speaks_the_language_asked_for(
    claim_file: Any, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    assert main(["explain", "--lang", language, claim_file(GOOD)]) == 0
    assert words in capsys.readouterr().out
    assert main(["explain", "--lang", language, claim_file([GOOD, BAD])]) == FAULTY
    assert capsys.readouterr().out.count(words) == 2


def test_explain_is_chinese_unless_asked_otherwise(claim_file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", claim_file(GOOD)]) == 0
    assert "这是测算" in capsys.readouterr().out


def test_batch_writes_a_table_and_its_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("benefit,trainees\npractical-training,0\n", encoding="utf-8")
    assert main(["batch", str(source), str(target)]) == 0
    assert target.read_text("utf-8-sig").splitlines()[1] == "practical-training,0,zero,0,0,0,condition-not-met,,"
    source.write_text("benefit,trainees\npractical-training,-1\n", encoding="utf-8")
    assert main(["batch", str(source), str(target)]) == FAULTY
    assert capsys.readouterr() == ("", "")


def test_schema_prints_both_or_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    both = json.loads(capsys.readouterr().out)
    assert set(both) == {"claim", "estimate"}
    for part in both:
        assert main(["schema", part]) == 0
        assert json.loads(capsys.readouterr().out) == both[part]


def test_a_policy_that_is_not_there_is_named_with_those_that_are(
    claim_file: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--policy", "ydb-2021-1", "estimate", claim_file(GOOD)]) == FAULTY
    err = capsys.readouterr().err
    assert "'ydb-2021-1'" in err
    assert "ydb-2022-51" in err
    assert main(["--policy", "ydb-2022-51", "estimate", claim_file(GOOD)]) == 0


@pytest.mark.parametrize("arguments", [[], ["dance"], ["estimate", "a", "b"], ["explain", "--lang", "fr"]])
def test_a_command_that_does_not_exist(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m yuyao_policy" in capsys.readouterr().err


def test_without_data_the_remedy_is_named(
    claim_file: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(data_files, "files", lambda _: tmp_path)
    for arguments in (["estimate", claim_file(GOOD)], ["explain", claim_file(GOOD)], ["schema"]):
        assert main(arguments) == FAULTY
        out, err = capsys.readouterr()
        assert out == ""
        assert "holds no policy data" in err


@needs_processes
def test_the_module_runs_as_a_program_and_writes_chinese_anywhere(claim_file: Any) -> None:
    command = [sys.executable, "-m", "yuyao_policy", "estimate", claim_file({"answers": {"技师": 1}})]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert "answers.技师" in done.stdout.decode()
    assert done.stderr == b""


@needs_processes
def test_a_reader_that_goes_away_is_no_error(claim_file: Any) -> None:
    command = [sys.executable, "-m", "yuyao_policy", "estimate", claim_file([GOOD] * 3000)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


def test_a_cluster_is_optional_and_its_absence_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)    # as if it were not installed
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("benefit,trainees\npractical-training,5\n", "utf-8")
    assert main(["batch", str(source), str(target), "--engine", "dask"]) == FAULTY
    assert "calculator/dask.txt" in capsys.readouterr().err
    assert main(["batch", str(source), str(target), "--scheduler", "tcp://127.0.0.1:1"]) == FAULTY
    assert "--engine dask" in capsys.readouterr().err
    assert not target.exists()
