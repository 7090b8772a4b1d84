"""The commands letter and recheck: what they read and write, and their exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from yuyao_policy.cli import main
from yuyao_policy.data_files import letter_data
from yuyao_policy.letter.check import check_letter
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.recheck import recheck

RIGHT = "根据余党办〔2022〕51号第10点，余姚大工匠补助15万元。\r\n"
WRONG = "根据余党办〔2022〕51号第10点，余姚大工匠补助18万元。"


@pytest.fixture
def letter(tmp_path: Path) -> Any:
    def write(name: str, content: str | bytes) -> str:
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(raw)
        return str(tmp_path / name)

    return write


def test_one_letter_is_an_object(letter: Any, capsys: pytest.CaptureFixture[str], data: LetterData) -> None:
    assert main(["letter", letter("a.txt", RIGHT)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == check_letter(data, RIGHT)
    assert err == ""


def test_something_wrong_is_status_1(letter: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", letter("a.txt", WRONG)]) == 1
    assert json.loads(capsys.readouterr().out)["figures"][0]["verdict"] == "not-stated"


def test_several_letters_are_a_list_with_their_names(letter: Any, capsys: pytest.CaptureFixture[str]) -> None:
    names = [letter("a.txt", RIGHT), letter("b.md", WRONG), letter("c.txt", b"\xff\xfe\x00")]
    assert main(["letter", *names[:2]]) == 1
    assert [entry["file"] for entry in json.loads(capsys.readouterr().out)] == names[:2]
    assert main(["letter", *names]) == 2
    out, err = capsys.readouterr()
    assert "not UTF-8" in json.loads(out)[2]["error"]
    assert names[2] in err


@pytest.mark.parametrize("content", [b"\xff\xfe", "第10点\0".encode(), "余党办".encode("gb18030")])
def test_what_is_no_text_is_status_2(letter: Any, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", letter("a.docx", content)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "UTF-8" in err


def test_a_missing_file_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(RIGHT.encode())))
    assert main(["letter", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["references"][0]["nodes"] == ["m10"]


def test_an_empty_letter_is_right(letter: Any) -> None:
    assert main(["letter", letter("a.txt", "")]) == 0


def test_line_ends_and_a_byte_order_mark_keep_the_spans(letter: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", letter("a.txt", "\ufeff您好！\r\n\r\n" + RIGHT)]) == 0
    entry = json.loads(capsys.readouterr().out)["references"][0]
    assert ("您好！\r\n\r\n" + RIGHT)[entry["start"] : entry["end"]] == "第10点"


def amended() -> dict[str, Any]:
    """The policy as it may read one day: a larger grant, another clause reworded, one gone."""
    text = letter_data("ydb-2022-51")
    text = text.replace("分别给予 15 万、10 万、2 万、1 万的补助", "分别给予 20 万、10 万、2 万、1 万的补助")
    text = text.replace("拓展高技能人才成长空间", "不断拓展高技能人才成长空间")
    changed: dict[str, Any] = json.loads(text)
    changed["version"] = "2030-01-01"
    changed["nodes"] = [node for node in changed["nodes"] if node["id"] != "m20"]
    return changed


OLD_LETTER = """根据余党办〔2022〕51号第10点，余姚大工匠补助15万元，余姚工匠补助2万元。
第11点第四句规定“拓展高技能人才成长空间，积极打通技能人才参与企业管理通道。”
第20点规定了产教融合，第9点规定了联盟。
第10点规定“对入选培育余姚大工匠、余姚杰出工匠、余姚工匠、余姚青年工匠的分别给予 15 万、10 万、2 万、1 万的补助”。"""


def test_recheck_lists_what_no_longer_holds(data: LetterData) -> None:
    lost = recheck(data, LetterData(amended()), OLD_LETTER)
    assert (lost["from"], lost["version"]) == (data.version, "2030-01-01")
    told = [(e["list"], e["text"][:7], e["was"], e["is"]) for e in lost["no_longer"]]
    assert told == [
        ("references", "第10点", "resolved", "reworded"),
        ("figures", "15万元", "stated", "elsewhere"),
        ("references", "第11点第四句", "resolved", "reworded"),
        ("references", "第20点", "resolved", "unknown"),
        ("references", "第10点", "resolved", "reworded"),
        ("quotations", "对入选培育余姚", "exact", "altered"),
        ("figures", "15 万", "stated", "elsewhere"),
    ]
    for entry in lost["no_longer"]:
        assert OLD_LETTER[entry["start"] : entry["end"]] == entry["text"]


def test_recheck_of_the_same_version_finds_nothing(data: LetterData) -> None:
    assert recheck(data, data, OLD_LETTER)["no_longer"] == []


def test_recheck_from_the_shell(letter: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "old.letter.json"
    old.write_text(json.dumps(amended()), encoding="utf-8")
    name = letter("a.txt", "余党办〔2022〕51号第10点，余姚大工匠补助20万元。")
    assert main(["recheck", "--old", str(old), name]) == 1
    assert [e["is"] for e in json.loads(capsys.readouterr().out)["no_longer"]] == ["reworded", "not-stated"]
    assert main(["recheck", name]) == 0
    assert main(["recheck", "--version", "1999-01-01", name]) == 2
    assert "1999-01-01" in capsys.readouterr().err
