"""Word by word: both texts can be read off the comparison, and what changed is what a reader would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.policy_source.model import Node, Paragraph, Sentence, Text
from scripts.sitegen.comparison import compare, compare_words


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("每人每月 300 元津贴。", "每人每月 400 元津贴。", [("del", "300"), ("ins", "400")]),
        ("给予 1000 元-3000 元补助", "给予 2000 元-4000 元补助",
         [("del", "1000"), ("ins", "2000"), ("del", "3000"), ("ins", "4000")]),
        ("提升技能水平。", "提升技能水平和素养。", [("ins", "和素养")]),
        ("给予适当补助。", "给予补助。", [("del", "适当")]),
        ("按月发放。", "按月发放。", []),
        ("", "新的一句。", [("ins", "新的一句。")]),
        ("旧的一句。", "", [("del", "旧的一句。")]),
        ("an allowance of 300 yuan", "a grant of 300 yuan", [("del", "an allowance"), ("ins", "a grant")]),
        ("up to 12,000 yuan", "up to 15,000 yuan", [("del", "12,000"), ("ins", "15,000")]),
    ],
)  # fmt: skip
def test_changes_are_whole_words(old: str, new: str, changes: list[tuple[str, str]]) -> None:
    assert [piece for piece in compare_words(old, new) if piece[0] != "same"] == changes


@given(st.text("一二三四补贴元12, ab", max_size=40), st.text("一二三四补贴元12, ab", max_size=40))
def test_both_texts_can_be_read_off(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(words for op, words in pieces if op != "ins") == old
    assert "".join(words for op, words in pieces if op != "del") == new
    assert all(words for _, words in pieces)


def node(*ids: str) -> Node:
    sentences = tuple(Sentence(id, Text(f"{id}的话。", f"Words of {id}.")) for id in ids)
    return Node("x", "measure", None, "1", Text("题", "Title"), (Paragraph("xp1", sentences),))


def test_what_is_gone_stands_where_it_stood() -> None:
    old, new = node("xs1", "xs2", "xs3"), node("xs1", "xs4", "xs3")
    found = compare(old, new, "zh")
    assert [one.id for one in found] == ["x", "xs1", "xs2", "xs4", "xs3"]
    assert [one.id for one in found if one.changed] == ["xs2", "xs4"]
    assert [one.id for one in compare(None, new, "en")] == ["x", "xs1", "xs4", "xs3"]
    assert all(op == "del" for one in compare(old, None, "zh") for op, _ in one.pieces)
