"""Figures in a text as values: sums of money, rates, head counts, months, years, ages and dates, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yuyao_policy.letter.figure_words import (
    CHINESE,
    CHINESE_BEGINS,
    CHINESE_DATE,
    CHINESE_PERCENT,
    ENGLISH,
    ENGLISH_BEGINS,
    ENGLISH_DATE,
    HALF_YEAR,
    KINDS,
    MONTHS,
    SCALES,
    UNITS_EN,
    VALUE_UNITS,
)
from yuyao_policy.letter.numerals import ONE, cardinal, english, number
from yuyao_policy.letter.periods import each, period_after, period_before, slashed

_FOREIGN = {"$", "US$", "USD", "€", "EUR", "HK$", "HKD", "£", "GBP"}
_FOREIGN |= {"美元", "美金", "欧元", "港元", "港币", "日元", "英镑"}
_UNKNOWN_UNIT = re.compile("[多余]?(?:个|亩|吨|户|台|辆|套|平|千瓦|字|件|册|元素)")
_LISTED = re.compile(r"(?:/[^\s]{1,4})?\s?(?:[、和或与]|and|or|,)[^，。；;\n\d]{0,10}")
Date = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Figure:
    """A figure from start to end. low and high are millionths of the base unit (yuan, percent, head, month, year).

    written: the number as it stands before its unit (15 of 15 万元), scale what the unit multiplies it by; periods what
    the sum is paid for (year, month, trip, project, once); date: (year, month, day) for the kind "date".
    """

    start: int
    end: int
    kind: str
    low: int
    high: int
    written: int
    scale: int = 1
    periods: frozenset[str] = frozenset()
    date: Date | None = None
    foreign: bool = False
    each: frozenset[str] = frozenset()
    """Whom a sum is paid for, where it is said: person, body."""


def figures(text: str) -> list[Figure]:
    """Every figure of a text (plain form), in order; of two that overlap the first."""
    found = sorted([*_dates(text), *_chinese(text), *_english(text)], key=lambda f: (f.start, -f.end))
    apart: list[Figure] = []
    for figure in found:
        if not apart or figure.start >= apart[-1].end:
            apart.append(figure)
    return _with_periods(text, apart)


def _with_periods(text: str, found: list[Figure]) -> list[Figure]:
    """Periods said before the figure, or before the first of a list (每月给予技师500元、高级技师1000元)."""
    out: list[Figure] = []
    for figure in found:
        if figure.kind == "money" and not figure.periods:
            periods = period_after(text, figure.end) | period_before(text, figure.start)
            if not periods and out and out[-1].kind == "money" and _listed(text[out[-1].end : figure.start]):
                periods = period_before(text, out[-1].start) or frozenset()
                if not periods and len(out) > 1 and _listed(text[out[-2].end : out[-1].start]):
                    periods = out[-1].periods
            figure = replace(figure, periods=frozenset(periods))
        if figure.kind == "money":
            who = each(text, figure.start, figure.end)
            if not who and out and out[-1].kind == "money" and _listed(text[out[-1].end : figure.start]):
                who = out[-1].each
            figure = replace(figure, each=who)
        out.append(figure)
    return out


def _listed(between: str) -> bool:
    return len(between) <= 12 and bool(_LISTED.fullmatch(between))


def _matches(pattern: re.Pattern[str], begins: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, tried only where one can begin."""
    end = 0
    for place in begins.finditer(text):
        if place.start() >= end and (match := pattern.match(text, place.start())):
            yield match
            end = match.end()


# Chinese


def _chinese(text: str) -> Iterator[Figure]:
    for match in _matches(CHINESE, CHINESE_BEGINS, text):
        figure = _one_chinese(text, match)
        if figure is not None:
            yield figure
    for match in HALF_YEAR.finditer(text):
        yield Figure(match.start(), match.end(), "months", 6 * ONE, 6 * ONE, 6 * ONE)
    for match in CHINESE_PERCENT.finditer(text):
        value = number(match["hundredths"]) if match["hundredths"] else None
        if match["tenths"]:
            tenths = number(match["tenths"])
            value = tenths * 10 if tenths is not None else None
        if value is not None:
            yield Figure(match.start(), match.end(), "percent", value, value, value)


def _one_chinese(text: str, match: re.Match[str]) -> Figure | None:
    low, high = number(match["n1"]), number(match["n2"]) if match["n2"] else None
    if low is None or (match["n2"] and high is None):
        return None
    unit = match["u2"] or match["u1"] or ""
    s1, s2 = SCALES.get(match["s1"] or "", 1), SCALES.get(match["s2"] or "", 1)
    scaled = bool(match["s2"] if match["n2"] else match["s1"]) or "万" in match["n1"]
    currency = match["currency"] or ""
    kind = KINDS.get(unit, "money" if currency or (not unit and scaled) else "")
    if not kind or (unit and match["u1"] and match["u2"] and KINDS[match["u1"]] != KINDS[match["u2"]]):
        return None
    han = not match["n1"][0].isdigit()
    if han and low == ONE and kind in ("people", "places", "times", "visits"):  # 一名, 一家: an article
        return None
    if not unit and not currency and _UNKNOWN_UNIT.match(text, match.end()):
        return None
    if high is not None and s1 == 1 and s2 > 1 and not match["u1"]:  # 2-5万
        s1 = s2
    base = VALUE_UNITS.get(unit, 1)
    half = ONE // 2 if match["half"] else 0
    one = (low + half) * s1 * base
    two = one if high is None else high * s2 * base
    end = match.end()
    periods: frozenset[str] = frozenset()
    if kind == "money" and (after := slashed(text, end)):
        end, periods = after
    foreign = unit in _FOREIGN or currency.strip() in _FOREIGN
    return Figure(match.start(), end, kind, one, two, low, max(s1, s2), periods, foreign=foreign)


# English


def _english(text: str) -> Iterator[Figure]:
    for match in _matches(ENGLISH, ENGLISH_BEGINS, text):
        unit = (match["unit"] or "").lower()
        kind = UNITS_EN.get(unit.rstrip("s") if unit not in UNITS_EN else unit, "")
        currency = match["currency"] or match["currency2"]
        if currency or kind == "money":
            kind = "money"
        low, high = _value(match["n1"], match["m1"]), _value(match["n2"], match["m2"]) if match["n2"] else None
        if match["age"] and not unit:
            kind = "age"
        if not kind or low is None:
            continue
        if high is not None and match["m2"] and not match["m1"]:
            low = low * high // (_value(match["n2"], None) or high)
        base = 12 if unit.startswith("year") and kind == "months" else 1
        if unit.startswith("year") and (match["old"] or match["age"]):
            kind, base = "age", 1
        end = match.end()
        periods: frozenset[str] = frozenset()
        if kind == "money" and (after := slashed(text, end)):
            end, periods = after
        start = match.start("n1") if match["age"] else match.start()
        written = _value(match["n1"], None) or low
        foreign = bool(currency) and currency.strip().upper() in _FOREIGN
        yield Figure(start, end, kind, low * base, (high if high is not None else low) * base, written, 1, periods,
                     foreign=foreign)  # fmt: skip


def _value(words: str | None, multiple: str | None) -> int | None:
    if words is None:
        return None
    value = number(words) if words[0].isdigit() else None
    if value is None:
        whole = english(words)
        value = None if whole is None else whole * ONE
    if value is None:
        return None
    return value * {"million": 10**6, "thousand": 1000, "k": 1000, "m": 10**6}.get((multiple or "").strip().lower(), 1)


# Dates


def _dates(text: str) -> Iterator[Figure]:
    for match in CHINESE_DATE.finditer(text):
        year, month, day = (match[name] or match[name + "b"] for name in ("year", "month", "day"))
        values = [cardinal(part) if part else None for part in (year, month, day)]
        if match["monthly"]:
            values = [None, cardinal(match["monthly"]), None]
        if _possible(values):
            yield _date(match.start("monthly") if match["monthly"] else match.start(), match.end(), values)
    for match in ENGLISH_DATE.finditer(text):
        name = match["m1"] or match["m2"] or match["m3"] or match["m4"]
        month_number = MONTHS.get(name[:3].lower()) if name else None
        year_text = match["y1"] or match["y2"] or match["y3"] or match["y4"]
        day_text = match["d1"] or match["d2"]
        values = [int(year_text) if year_text else None, month_number, int(day_text) if day_text else None]
        start = match.start("y4") if match["y4"] else match.start("m4") if match["m4"] else match.start()
        if _possible(values):
            yield _date(start, match.end(), values)


def _date(start: int, end: int, values: list[int | None]) -> Figure:
    year, month, day = values
    return Figure(start, end, "date", 0, 0, (year or 0) * ONE, date=(year, month, day))


def _possible(values: list[int | None]) -> bool:
    year, month, day = values
    return (year is not None or month is not None) and 1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31
