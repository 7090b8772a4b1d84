"""The text as received, its repairs and the clauses: the same, character for character."""

from __future__ import annotations

import hashlib

import pytest

from scripts.faults import Collector
from scripts.policy_source.clauses import read_clauses, read_document
from scripts.policy_source.source_text import printed, read_source, repaired
from tests.checkouts import POLICY, ROOT, SLUG, Checkout

RECEIVED_SHA256 = "8f2247308c453d0b659b28bec4f3af16d51f48e8d9534da534c2e2457e31a8ee"


def official() -> str:
    faults = Collector(ROOT)
    source = read_source(ROOT / POLICY, faults)
    assert source is not None
    text = repaired(source, faults)
    assert text is not None
    assert not faults.faults
    return text


def test_the_text_as_received_was_never_touched() -> None:
    received = (ROOT / POLICY / "source" / "received.txt").read_bytes()
    assert hashlib.sha256(received).hexdigest() == RECEIVED_SHA256


def test_received_text_and_repairs_are_the_clauses() -> None:
    faults = Collector(ROOT)
    document = read_document(ROOT / POLICY, SLUG, faults)
    assert document is not None
    clauses = read_clauses(ROOT / POLICY, document.order, faults)
    assert clauses is not None
    lines = ["".join(piece.zh for piece in line) for line in printed(clauses, document)]
    assert "\n\n".join(lines) == official()


@pytest.mark.parametrize(
    "words",
    [
        "给予 3 万元的工作经费。",  # B1, measure 5
        "进行绩效评估，评估优秀的给予 2 万元奖励",  # B2, measure 8
        "岗位补贴目录的，按技师 500 元/月",  # B3, measure 11
        "或相关职业（专业）毕业证书",  # B4, measure 14
        "技能竞赛、技能体验",  # B5, measure 17
        "人才强市战略的一项重要内容",  # B6, safeguard 1
        "支持技能人才发展",  # B7, safeguard 4
        "工匠队伍的实施意见》的通知",  # B8, heading of the notice
    ],
)
def test_page_breaks_are_repaired(words: str) -> None:
    assert official().count(words) == 1


def test_no_mark_of_the_file_is_left() -> None:
    text = official()
    assert not any(mark in text for mark in ("#", "*", "---", "\n\n\n", "  "))
    assert all(line for line in text.split("\n\n"))


def test_a_lost_character_is_named(checkout: Checkout) -> None:
    line = checkout.replace("clauses/m5.yaml", "成效显著的高职院校", "成效显的高职院校")
    fault = checkout.fault("clauses/m5.yaml", "which is missing here")
    assert (fault.line, fault.where) == (line, "m5s2")
    assert "'著'" in fault.problem


def test_an_added_character_is_named(checkout: Checkout) -> None:
    line = checkout.replace("clauses/m12.yaml", "提升技能水平。", "提升了技能水平。")
    fault = checkout.fault("clauses/m12.yaml", "which the official text does not have")
    assert (fault.line, fault.where) == (line, "m12s1")
    assert "'了'" in fault.problem


def test_a_changed_sum_is_named(checkout: Checkout) -> None:
    checkout.replace("clauses/m7.yaml", "一次性 10 万元", "一次性 18 万元")
    assert "has '0', and here stands '8'" in checkout.fault("clauses/m7.yaml", "the official text").problem


def test_a_lost_sentence_is_named_with_its_words(checkout: Checkout) -> None:
    checkout.replace(
        "clauses/s4g2.yaml",
        "    - id: s4g2s3\n      text: 积极探索第三方机构参与评估监督工作，发挥社会监督作用，确保各项举措有效落实。\n",
        "",
    )
    found = [fault for fault in checkout.faults() if "积极探索第三方机构" in fault.problem]
    assert len(found) == 1
    assert "missing here" in found[0].problem


def test_two_differences_far_apart_are_both_told(checkout: Checkout) -> None:
    checkout.replace("clauses/m1.yaml", "大力开展职业技能培训。", "大力开展职业培训。")
    checkout.replace("clauses/m20.yaml", "新型校企合作模式。", "校企合作模式。")
    checkout.fault("clauses/m1.yaml", "'技能', which is missing")
    checkout.fault("clauses/m20.yaml", "'新型', which is missing")


def test_the_title_is_compared_too(checkout: Checkout) -> None:
    line = checkout.replace(
        "document.yaml",
        "  zh: 关于加快培育新时代余姚工匠队伍的实施意见\n",
        "  zh: 关于加快培育余姚工匠队伍的实施意见\n",
    )
    fault = checkout.fault("document.yaml", "missing here")
    assert fault.line in (line, line - 1)


def test_a_repair_that_does_not_fit_is_named(checkout: Checkout) -> None:
    line = checkout.replace(
        "source/repairs.yaml", "id: L1, kind: line-break, line: 15,", "id: L1, kind: line-break, line: 14,"
    )
    fault = checkout.fault("source/repairs.yaml", "begins 0 times in line 14")
    assert (fault.line, fault.where) == (line, "L1")


def test_a_repair_past_the_end_is_named(checkout: Checkout) -> None:
    checkout.replace(
        "source/repairs.yaml", "id: L1, kind: line-break, line: 15,", "id: L1, kind: line-break, line: 999,"
    )
    checkout.fault("source/repairs.yaml", "has no line 999")


def test_repairs_may_not_overlap(checkout: Checkout) -> None:
    checkout.append(
        "source/repairs.yaml", '  - {id: X1, kind: stray-blank, line: 46, before: "给予 3", after: "给予3"}\n'
    )
    checkout.fault("source/repairs.yaml", "overlaps with repair")


def test_a_changed_text_as_received_is_noticed(checkout: Checkout) -> None:
    checkout.replace("source/received.txt", "按每人每月 500 元标准", "按每人每月 900 元标准")
    fault = checkout.fault("clauses/m3.yaml", "has '9', and here stands '5'")
    assert fault.where == "m3s4"
