"""Numerals in their written forms, and the alignment against the plain table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuyao_policy.letter.alignment import Index, changed, fits_in
from yuyao_policy.letter.numerals import ONE, cardinal, english, han, number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("十", 10), ("十五", 15), ("二十", 20), ("廿一", 21), ("一百零五", 105), ("三千五", 3500),
        ("一万五", 15_000), ("三万零五百", 30_500),
        ("十五万", 150_000), ("壹拾伍万", 150_000), ("两千", 2000),
        ("二〇二五", 2025), ("二○二二", 2022), ("一亿", 10**8), ("百万", 10**6),
        ("十十", None), ("一二百", None), ("", None), ("两五", None), ("五百千", None),
    ],
)  # fmt: skip
def test_chinese(words: str, value: int | None) -> None:
    assert han(words) == value


@pytest.mark.parametrize(
    ("words", "millionths"),
    [("1,500", 1500 * ONE), ("23.8", 23_800_000), ("150 000", 150_000 * ONE), ("0.2", 200_000), ("十五", 15 * ONE)],
)
def test_numbers_are_exact(words: str, millionths: int) -> None:
    assert number(words) == millionths


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ten", 10), ("tenth", 10), ("10th", 10), ("twenty-one", 21), ("III", 3), ("iv", 4),
        ("第", None), ("12", 12), ("十二", 12),
        ("one hundred and fifty thousand", 150_000), ("second", 2),
    ],
)  # fmt: skip
def test_cardinals(words: str, value: int | None) -> None:
    assert (english(words) if " " in words else cardinal(words)) == value


@given(st.integers(1, 99_999_999))
def test_every_number_reads_back(value: int) -> None:
    assert han(_written(value)) == value


def _written(value: int) -> str:
    """A number in Chinese words, in full."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        zero = "零" if 0 < low < 1000 else ""
        return _written(high) + "万" + (zero + _written(low) if low else "")
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


def _distance(one: str, two: str) -> int:
    row = list(range(len(one) + 1))
    for j, c in enumerate(two, 1):
        last, row[0] = row[0], j
        for i in range(1, len(one) + 1):
            last, row[i] = row[i], min(row[i] + 1, row[i - 1] + 1, last + (one[i - 1] != c))
    return row[-1]


@given(st.text("ab补助", max_size=12), st.text("ab补助", max_size=12))
def test_the_distance_is_the_edit_distance(one: str, two: str) -> None:
    assert changed(one, two) == _distance(one, two)


@given(st.text("ab补", min_size=1, max_size=8), st.text("ab补", min_size=1, max_size=24))
def test_no_place_fits_better_than_the_one_found(passage: str, official: str) -> None:
    best = min(
        _distance(passage, official[i:j]) for i in range(len(official)) for j in range(i + 1, len(official) + 1)
    )
    for fit in fits_in(passage, official, 0, len(official)):
        assert _distance(passage, official[fit.start : fit.end]) == fit.distance == best


@given(st.text("abc", min_size=1, max_size=40))
def test_pieces_are_official_and_whole(passage: str) -> None:
    official = "abcabcbacbabcabbcca"
    pieces = Index(official).pieces(passage, most=99)
    assert pieces is not None
    assert "".join(pieces) == passage
    assert all(piece in official for piece in pieces)
