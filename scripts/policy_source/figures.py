"""Figures in Chinese and English words as exact values: 3.2万人次 is 32000, 三年 is 3 of 年, "four" is 4."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = "[零〇一二两三四五六七八九十百千]+"
_UNIT = "元|%|％|个月|人次|周岁|星级|月|年|日|天|号|岁|人|名|家|场|次|大|个|项|亩"
_FIGURE = re.compile(rf"(?P<number>{_ARABIC}|{_HAN})\s*(?P<scale>万亿|亿|万|千|百)?\s*(?P<unit>{_UNIT})?")
_RANGE = re.compile(r"\s*[-–—~～至到]\s*")
# Words that hold a numeral and count nothing, or nothing that another language must repeat as a number.
_IDIOM = re.compile("第[一二三四五六七八九十]|[百千万]亿|长三角|双百|十百千万|一(?!年|个月|百|千)|两者|三方")
_WORDS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_MONTHS = {
    month: n
    for n, month in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_ENGLISH = re.compile(rf"(?P<number>{_ARABIC})(?:[ -](?P<multiple>{'|'.join(_MULTIPLES)})\b)?|(?P<word>[A-Za-z]+)")


@dataclass(frozen=True)
class Figure:
    """A figure in a text, from start to end; low equals high unless it is a range. unit is the Chinese word, or ""."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    unit: str
    scaled: bool
    """Whether 万 or 亿 stands in it: then it may be money without 元 (15 万)."""
    arabic: bool


def han_value(words: str) -> int:
    """The value of a Chinese numeral below ten thousand: 三十六 is 36, 两 is 2, 二〇二二 is 2022."""
    if not any(c in _TENS for c in words):
        return int("".join(str(_DIGITS[c]) for c in words))
    total, digit = 0, None
    for c in words:
        if c in _TENS:
            total += (1 if digit is None else digit) * _TENS[c]
            digit = None
        else:
            digit = _DIGITS[c]
    return total + (digit or 0)


def chinese_figures(text: str) -> list[Figure]:
    """Every figure of a Chinese text, in order; ranges (600 元-3900 元) are one. Idioms such as 一批 are none."""
    found: list[Figure] = []
    at = 0
    while match := _FIGURE.search(text, at):
        at = match.end()
        if idiom := _idiom(text, match):
            at = max(idiom, match.start() + 1)
            continue
        one = _single(match)
        join = _RANGE.match(text, one.end)
        other = _FIGURE.match(text, join.end()) if join else None
        if join and other and one.arabic and other["number"][0].isdigit():
            two = _single(other)
            low = one.low
            if two.scaled and not one.scaled and not one.unit:  # 2-5万: the 万 is meant for both
                low = one.low * _SCALES[other["scale"]]
            one = Figure(one.start, two.end, low, two.high, two.unit or one.unit, one.scaled or two.scaled, True)
            at = two.end
        if one.arabic or one.unit:
            found.append(one)
    return found


def _idiom(text: str, match: re.Match[str]) -> int | None:
    """The end of an idiom that the numeral belongs to."""
    for idiom in _IDIOM.finditer(text, max(0, match.start() - 3)):
        if idiom.start() <= match.start() < idiom.end():
            return idiom.end()
        if idiom.start() > match.start():
            break
    return None


def _single(match: re.Match[str]) -> Figure:
    number, scale, unit = match["number"], match["scale"], match["unit"] or ""
    arabic = number[0].isdigit()
    value = Fraction(number.replace(",", "")) if arabic else Fraction(han_value(number))
    value *= _SCALES.get(scale or "", 1)
    end = match.end("unit") if unit else match.end("scale") if scale else match.end("number")
    return Figure(
        match.start(), end, value, value, "%" if unit == "％" else unit, scale in ("万", "亿", "万亿"), arabic
    )


def whole(text: str, quoted: str) -> list[int]:
    """Where the quoted words stand in a Chinese text as whole figures: 1 万 does not stand in 11 万, nor in 1 万元."""
    inside = chinese_figures(quoted)
    starts = [match.start() for match in re.finditer(re.escape(quoted), text)]
    if not inside:
        return starts
    figures = {(figure.start, figure.end) for figure in chinese_figures(text)}
    return [at for at in starts if all((at + figure.start, at + figure.end) in figures for figure in inside)]


@dataclass(frozen=True)
class EnglishNumber:
    """A number in an English text, from start to end; digits: not spelt out."""

    start: int
    end: int
    value: Fraction
    digits: bool


def english_numbers(text: str) -> list[EnglishNumber]:
    """Every number of an English text, in digits or words; the names of months are numbers too."""
    found: list[EnglishNumber] = []
    for match in _ENGLISH.finditer(text):
        if number := match["number"]:
            value = Fraction(number.replace(",", "")) * _MULTIPLES.get(match["multiple"] or "", 1)
            found.append(EnglishNumber(match.start(), match.end(), value, True))
            continue
        word = match["word"].lower()
        last = found[-1] if found else None
        if last is not None and (last.digits or text[last.end : match.start()] not in ("-", " ")):
            last = None
        if last is not None and word in _MULTIPLES:  # five hundred
            found[-1] = EnglishNumber(last.start, match.end(), last.value * _MULTIPLES[word], False)
        elif last is not None and word in _WORDS and last.value % 10 == 0 and 20 <= last.value < 100:  # twenty-four
            found[-1] = EnglishNumber(last.start, match.end(), last.value + _WORDS[word], False)
        elif word in _WORDS:
            found.append(EnglishNumber(match.start(), match.end(), Fraction(_WORDS[word]), False))
        elif word in _MONTHS and match["word"][0].isupper():  # not the modal "may"
            found.append(EnglishNumber(match.start(), match.end(), Fraction(_MONTHS[word]), False))
    return found
