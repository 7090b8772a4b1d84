"""What holds for every letter: spans point at the very words, nothing raises, planted findings are found."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.letter.strategies import anything, letters
from tests.letters.planted import MAKERS, Planted
from yuyao_policy.jsontext import dump
from yuyao_policy.letter.check import LONGEST, check_letter
from yuyao_policy.letter.official import LetterData

STATUSES = {
    "references": {"resolved", "ambiguous", "unanchored", "other-document", "unknown"},
    "quotations": {"exact", "typographic", "altered", "wrong-clause", "spliced", "translation", "not-found"},
    "figures": {"stated", "within-range", "wrong-unit", "elsewhere", "not-stated"},
}


@given(anything)
@settings(max_examples=400, deadline=None)
def test_spans_point_at_the_very_words(data: LetterData, text: str) -> None:
    found = check_letter(data, text)
    assert list(found)[:2] == ["policy", "version"]
    for name in ("references", "quotations", "figures", "borrowed", "documents", "passed_over"):
        entries = found[name]
        assert [e["start"] for e in entries] == sorted(e["start"] for e in entries)
        for entry in entries:
            assert 0 <= entry["start"] < entry["end"] <= len(text)
            assert text[entry["start"] : entry["end"]] == entry["text"]
            assert entry["text"].strip() == entry["text"]
    _contract(data, found)
    assert dump(found)


def _contract(data: LetterData, found: dict[str, Any]) -> None:
    known = set(data.clause_of)
    for name, words in STATUSES.items():
        key = "status" if name == "references" else "verdict"
        keys = {"start", "end", "text", key, "nodes"} | ({"official"} if name == "quotations" else set())
        for entry in found[name]:
            assert entry.keys() == keys
            assert entry[key] in words
            assert set(entry["nodes"]) <= known
            assert len(entry["nodes"]) == len(set(entry["nodes"]))
            if entry[key] in ("other-document", "not-found"):
                assert entry["nodes"] == []
            if entry[key] in ("resolved", "ambiguous", "unanchored", "stated", "wrong-clause", "elsewhere"):
                assert entry["nodes"]


@given(letters)
@settings(max_examples=150, deadline=None)
def test_invisible_characters_change_no_verdict(data: LetterData, text: str) -> None:
    plain = text.replace("\u200b", "")
    strewn = "".join(f"{c}\u200b" if c not in "\r&" else c for c in plain)
    if "<" in plain or "&" in plain or "**" in plain:  # an invisible character inside a tag makes it no tag
        return
    for name, key in (("references", "status"), ("figures", "verdict")):
        before = [(e[key], e["nodes"]) for e in check_letter(data, plain)[name]]
        after = [(e[key], e["nodes"]) for e in check_letter(data, strewn)[name]]
        assert before == after


@given(letters, st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_what_comes_before_moves_the_spans_and_nothing_else(data: LetterData, text: str, lines: int) -> None:
    head = "您好！\n\n" * (lines % 4)
    shift = len(head)
    before, after = check_letter(data, text), check_letter(data, head + text)
    for name in ("references", "figures"):
        moved = [{**e, "start": e["start"] + shift, "end": e["end"] + shift} for e in before[name]]
        assert moved == after[name]


@pytest.mark.parametrize("kind", MAKERS)
@given(seed=st.integers(0, 10**9))
@settings(max_examples=300, deadline=None)
def test_planted_findings_are_found(kind: str, data: LetterData, seed: int) -> None:
    planted = MAKERS[kind](data, random.Random(seed))
    assert is_found(data, planted), planted


def is_found(data: LetterData, planted: Planted) -> bool:
    """Whether the check finds what was planted, with the right verdict and in the right clause."""
    key = "status" if planted.name == "references" else "verdict"
    for entry in check_letter(data, planted.text)[planted.name]:
        if entry["text"] == planted.words and entry[key] == planted.verdict:
            near = [n for n in entry["nodes"] if data.holds(n, planted.node) or data.holds(planted.node, n)]
            return bool(near) or not planted.node
    return False


def test_a_letter_that_is_too_long_says_so(data: LetterData) -> None:
    found = check_letter(data, "余党办〔2022〕51号第10点。" + "字" * LONGEST)
    assert [e["reason"] for e in found["passed_over"]] == ["too-long"]
    assert found["passed_over"][0]["start"] == LONGEST
    assert [e["nodes"] for e in found["references"]] == [["m10"]]


@pytest.mark.parametrize(
    "unit",
    [
        "第10点、", "“第10点”", "余党办〔2022〕51号", "每年", "1,", "A", "Part-III", "《", "该点", "> \n", "<a ", "……",
        "“对新引进符合条件的”",
    ],
)  # fmt: skip
def test_time_grows_with_length_only(data: LetterData, unit: str) -> None:
    """Eight times the length, and less than twenty times the time (the machine may be busy)."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        best = 99.0
        for _ in range(3):
            began = time.process_time()
            check_letter(data, text)
            best = min(best, time.process_time() - began)
        return best

    seconds(100)
    assert seconds(16_000) < 20 * max(seconds(2000), 0.002)
