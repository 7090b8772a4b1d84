"""Figures as values, from the words of the policy."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scripts.policy_source.checks.amounts import is_money, meaning
from scripts.policy_source.checks.translation import chinese_numbers
from scripts.policy_source.figures import chinese_figures, english_numbers, han_value, whole


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("三十六", 36),
        ("一百零五", 105),
        ("二〇二二", 2022),
        ("一千二百", 1200),
    ],
)
def test_chinese_numerals(words: str, value: int) -> None:
    assert han_value(words) == value


@pytest.mark.parametrize(
    ("quoted", "unit", "value"),
    [
        ("3000 元/人/年", "CNY", 3000),  # m3a1
        ("15 万元", "CNY", 150_000),  # m3a5
        ("15 万", "CNY", 150_000),  # m10a1, without 元
        ("600 元-3900 元", "CNY", (600, 3900)),  # m8a2
        ("2万-5万/项目", "CNY", (20_000, 50_000)),  # m15a1
        ("0.2万-5万", "CNY", (2000, 50_000)),  # m16a1
        ("2-5万", "CNY", (20_000, 50_000)),
        ("1,000 元", "CNY", 1000),
        ("50%", "percent", 50),  # m3a3
        ("6 个月", "months", 6),  # m3s4
        ("三年", "months", 36),  # m11s2
        ("16 周岁", "years", 16),  # m3s4
        ("每两年", "years", 2),  # m8s4
        ("2 场以上", "times", 2),  # m5s2
        # what does not say one value in the unit
        ("100 名", "CNY", None),
        ("3", "CNY", None),
        ("10万人次", "CNY", None),
        ("50%", "CNY", None),
        ("500 元", "percent", None),
        ("0.5 元", "CNY", None),
        ("1 万元、3 万元", "CNY", None),
        ("三年", "times", None),
        ("余姚", "CNY", None),
    ],
)
def test_meaning_of_quoted_words(quoted: str, unit: str, value: object) -> None:
    assert meaning(quoted, unit) == value


def test_a_figure_counts_only_as_a_whole() -> None:
    assert whole("15 万、1 万的补助，给予 1 万元", "1 万") == [5]  # neither in 15 万 nor in 1 万元
    assert whole("15 万、1 万的补助，给予 1 万元", "1 万元") == [15]
    assert whole("给予 500 元", "00 元") == []
    assert whole("自发布之日起实施", "自发布之日起") == [0]


@pytest.mark.parametrize(
    "words",
    ["打造一批机构", "第三方机构", "“十百千万”", "“双百提升”", "万亿产业", "千百亿", "长三角", "一体化", "一线"],
)
def test_idioms_are_no_figures(words: str) -> None:
    assert chinese_figures(words) == []


def test_money_is_told_from_people() -> None:
    figures = chinese_figures("23.8万人、3.2万人次、15 万、500 元、20 名、35%")
    assert [is_money(figure) for figure in figures] == [False, False, True, True, False, False]


def test_numbers_that_a_translation_must_repeat() -> None:
    # s2s2, m1s1, m16s1
    assert set(chinese_numbers("到2025年，达到23.8万人，占比达到35%")) == {2025, 238_000, 35}
    assert set(chinese_numbers("“246”万亿产业集群等四大产业链")) == {246, 4}
    assert set(chinese_numbers("给予0.2万-5万的奖励")) == {2000, 50_000}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("238,000 people by 2025", [238_000, 2025]),
        ("four chains, twenty-four trips", [4, 24]),
        ("3.2 million, 5 thousand", [3_200_000, 5000]),
        ("five hundred yuan", [500]),
        ("1 July 2022", [1, 7, 2022]),
        ("it may march on", []),
        ("“five-star” and 0.5", [5, Fraction(1, 2)]),
        ("600–3,900 yuan", [600, 3900]),
    ],
)
def test_numbers_of_an_english_text(text: str, values: list[int]) -> None:
    assert [number.value for number in english_numbers(text)] == values
