"""Every repair that is offered mends its finding and leaves the rest of the letter as it was."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.letter.strategies import letters
from tests.letters.cases import all_letters
from tests.letters.planted import MAKERS
from yuyao_policy.jsontext import dump
from yuyao_policy.letter import browser
from yuyao_policy.letter.check import check_letter
from yuyao_policy.letter.official import LetterData

KEYS = {"list", "index", "start", "end", "text"}


def mended(text: str, repair: dict[str, Any]) -> str:
    return text[: repair["start"]] + repair["text"] + text[repair["end"] :]


def wrong_at(found: dict[str, Any], name: str, start: int) -> list[dict[str, Any]]:
    """The faults of a list that begin at a place."""
    return [found[name][i] for i in found["wrong"][name] if found[name][i]["start"] == start]


def repairs_of_faults(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [r for r in found["repairs"] if r["index"] in found["wrong"].get(r["list"], ())]


@pytest.mark.parametrize("letter", [pytest.param(letter, id=f"{file}-{n}") for n, (file, letter) in
                                    enumerate(all_letters())])    # fmt: skip
def test_a_repair_takes_away_its_fault_and_makes_no_new_one(letter: dict[str, Any], data: LetterData) -> None:
    text = letter["text"]
    found = check_letter(data, text)
    for repair in repairs_of_faults(found):
        fault = found[repair["list"]][repair["index"]]
        again = check_letter(data, mended(text, repair))
        moved = repair["start"] if repair["start"] <= fault["start"] < repair["end"] else fault["start"]
        if repair["end"] <= fault["start"]:    # the citation before the words is mended
            moved += len(repair["text"]) - (repair["end"] - repair["start"])
        left = wrong_at(again, repair["list"], moved)
        assert not left, (repair, left)


@pytest.mark.parametrize("kind", MAKERS)
@given(seed=st.integers(0, 10**9))
@settings(max_examples=150, deadline=None)
def test_planted_faults_are_mended_by_the_first_repair(kind: str, data: LetterData, seed: int) -> None:
    planted = MAKERS[kind](data, random.Random(seed))
    text = planted.text
    found = check_letter(data, text)
    for _ in range(4):
        repairs = repairs_of_faults(found)
        if not repairs:
            break
        before = sum(map(len, found["wrong"].values()))
        text = mended(text, repairs[0])
        found = check_letter(data, text)
        assert sum(map(len, found["wrong"].values())) < before, (planted.text, text)
    if planted.verdict in ("altered", "spliced", "wrong-clause", "not-stated"):
        assert not any(found["wrong"].values()), (planted.text, text)


@given(letters)
@settings(max_examples=150, deadline=None)
def test_repairs_point_into_the_letter_and_at_a_finding(data: LetterData, text: str) -> None:
    found = check_letter(data, text)
    for repair in found["repairs"]:
        assert repair.keys() == KEYS
        assert 0 <= repair["start"] <= repair["end"] <= len(text)
        assert repair["text"] != text[repair["start"] : repair["end"]]
        assert repair["index"] < len(found[repair["list"]])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("余党办〔2022〕51号第10点，余姚大工匠补助18万元。", ["15万元"]),
        ("余党办〔2022〕51号第10点，给予补助18万元。", ["15万元", "10万元", "2万元", "1万元"]),
        ("余党办〔2022〕51号第11点，技师补助每年500元。", ["每月500元"]),
        ("余党办〔2022〕51号第11点，补助每年500元。", ["每月500元", "每月1000元"]),
        ("余党办〔2022〕51号三、（三）10规定了遴选。", ["第三部分第（四）项第10点"]),
        ("余党办〔2022〕51号第11点，补助期限为五年。", ["三年"]),
        ("余党办〔2022〕51号第8点，每年补助3万元。", ["一次性补助3万元"]),
        ("Yu Dang Ban [2022] No. 51, point 11: RMB 500 per year.", ["RMB 500 per month", "RMB 1,000 per month"]),
        ("余党办〔2022〕51号第三部分第（三）项第10点", ["第三部分第（四）项第10点"]),
        ("余党办〔2022〕51号第十点第七句", ["第十点"]),
        ("余党办〔2022〕51号第10点规定“本意见自发布之日起实施”。", ["附则"]),
        ("Point 10 of Yu Dang Ban [2022] No. 51 reads “本意见自发布之日起实施”.", ["the closing paragraph"]),
        ("Yu Dang Ban [2022] No. 51, Part II, point 11, is meant.", ["Part III(4), point 11"]),
        ("余党办〔2022〕51号第21点", []),
        ("余党办〔2021〕51号", ["余党办〔2022〕51号"]),
    ],
)
def test_the_repairs_of_a_letter(text: str, wanted: list[str], data: LetterData) -> None:
    offered = [r["text"] for r in check_letter(data, text)["repairs"]]
    assert offered[: len(wanted)] == wanted
    assert bool(offered) == bool(wanted)


def test_the_page_gets_what_the_shell_prints(data: LetterData) -> None:
    from yuyao_policy.data_files import letter_data

    browser.load(letter_data("ydb-2022-51"))
    for _, letter in all_letters():
        assert browser.check_json(dump(letter["text"])) == dump(check_letter(data, letter["text"]))
    assert '"quotations":[]' in browser.check_json('"\\ud800第10点"')
