"""The right figure in the place of a wrong one, written as the letter writes its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from unicodedata import category

from yuyao_policy.letter.figures import Figure, figures
from yuyao_policy.letter.numerals import ARABIC, HAN, ONE
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.roles import role_before, short_names
from yuyao_policy.letter.text import Letter
from yuyao_policy.letter.verdicts import Judge

type Cited = Mapping[int, Sequence[str]]

_NUMBER = re.compile(rf"(?P<n>{ARABIC}|[{HAN}]{{1,8}})(?:\s?(?P<scale>万|千))?")
_PERIOD = re.compile(
    r"(?P<word>每(?:人|名|家)?每?(?:年|个月|月|次)|一次性|按[年月])(?P<fill>[^，。；、:：\d\n]{0,8})$|"
    r"(?P<en>monthly|annual|yearly|one-time|one-off)\s(?P<rest>(?:[A-Za-z-]+\s){0,5}(?:RMB|CNY|¥)?\s?)$",
    re.I,
)
_AROUND = 80
"""Characters beside a figure in which its period may be said."""
_SAID = {"month": "每月", "year": "每年", "once": "一次性", "trip": "每次"}
_SAID_EN = {"month": "monthly", "year": "annual", "once": "one-time"}


class Official(NamedTuple):
    """A figure as a sentence of the policy states it, with its words."""

    figure: Figure
    node: str
    words: str


def figure_repairs(
    data: LetterData, text: str, entry: Mapping[str, Any], cited: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """The figures of the cited clauses that may have been meant, each once, those of the same number first."""
    start, end = entry["start"], entry["end"]
    mine = next(iter(figures(Letter(entry["text"]).plain)), None)
    if mine is None:
        return
    alike = [one for one in _stated(data, cited) if one.figure.kind == mine.kind] or (
        [one for one in _stated(data, cited) if entry["verdict"] == "wrong-unit"]
    )
    meant = _of_role(data, text, start, end, cited)
    if meant is not None:
        alike = [one for one in alike if one.figure.low == meant]
    alike.sort(key=lambda one: not _near(mine, one.figure))
    judge = Judge(data)
    for one in alike:
        first, period = _without_period(text, start, one.figure)
        for words in _forms(entry["text"], mine, one):
            found = _in_place(text, first, end, period + words)
            same = found is not None and (found.kind, found.low, found.high) == _value(one.figure)
            if found is not None and same and judge.judge(found, cited).verdict in ("stated", "within-range"):
                yield first, end, period + words
                break


def _of_role(data: LetterData, text: str, start: int, end: int, cited: Sequence[str]) -> int | None:
    """The sum of the role that the letter names before the wrong one."""
    letter = Letter(text[max(0, start - _AROUND) : end + _AROUND])
    at = min(start, _AROUND)
    figure = next((f for f in figures(letter.plain) if letter.at[f.start] == at), None)
    for node in (s for c in cited for s in data.sentences_of(c)):
        if figure is not None and node in data.roles:
            roles = short_names(data.roles[node])
            if (role := role_before(letter.plain, figure, roles)) is not None:
                return roles[role]
    return None


def _in_place(text: str, start: int, end: int, words: str) -> Figure | None:
    """The figure that words give where they are put into the letter, with what is said around them."""
    head = text[max(0, start - _AROUND) : start]
    letter = Letter(head + words + text[end : end + _AROUND])
    low, high = len(head), len(head) + len(words)
    inside = [f for f in figures(letter.plain) if low <= letter.at[f.start] and letter.at[f.end - 1] < high]
    return inside[0] if len(inside) == 1 else None


def _stated(data: LetterData, cited: Sequence[str]) -> list[Official]:
    found = []
    for node in data.in_order(s for c in cited for s in data.sentences_of(c)):
        letter = Letter(data.zh[node])
        found += [Official(f, node, letter.typed(f.start, f.end)) for f in figures(letter.plain)]
    return found


def _near(mine: Figure, official: Figure) -> bool:
    return mine.written == official.written or _value(mine) == _value(official)


def _value(figure: Figure) -> tuple[str, int, int]:
    return figure.kind, figure.low, figure.high


def _without_period(text: str, start: int, official: Figure) -> tuple[int, str]:
    """Where the repair begins, and with what: a period that the clause does not pay by goes, or is changed."""
    match = _PERIOD.search(text, max(0, start - 40), start)
    if match is None or official.kind != "money":
        return start, ""
    plain = Letter(text[match.start() : start] + "1元").plain
    said = next(iter(figures(plain)), None)
    if said is None or not said.periods or said.periods & official.periods:
        return start, ""
    period = next(iter(sorted(official.periods)), "")
    if match["en"]:
        word = _SAID_EN.get(period, "")
        return match.start(), f"{word} {match['rest']}".lstrip()
    return match.start(), _SAID.get(period, "") + match["fill"]


def _forms(words: str, mine: Figure, official: Official) -> Iterator[str]:
    """The official value as the letter writes its own, else in the official words."""
    words = "".join(c for c in words if category(c) != "Cf")    # zero-width characters between digits
    if (written := _like(words, mine, official)) is not None:
        yield written
    yield _english(official) if words.isascii() else official.words


def _like(words: str, mine: Figure, official: Official) -> str | None:
    """The official value with the letter's own currency, scale and separators; None where that cannot be."""
    value, match = official.figure, _NUMBER.search(words)
    spans = value.low != value.high or mine.low != mine.high
    if match is None or match["n"][0] in HAN or spans or value.date is not None or value.kind != mine.kind:
        return None
    one = value.low
    if mine.kind == "months" and re.search("年|year", words, re.I):
        if one % (12 * ONE):
            return None
        one //= 12
    scale = {"万": 10_000, "千": 1000}.get(match["scale"] or "", 1)
    digits = _digits(one, scale, grouped="," in match["n"] or (words.isascii() and mine.kind == "money"))
    if digits is None:
        digits, scale = _digits(one, 1, grouped="," in match["n"]), 1
    return f"{words[: match.start()]}{digits}{match['scale'] if scale > 1 else ''}{words[match.end() :]}"


def _digits(millionths: int, scale: int, *, grouped: bool) -> str | None:
    """A value in units of `scale`; None where that takes more than two decimals."""
    hundredths, rest = divmod(millionths * 100, ONE * scale)
    if rest:
        return None
    whole, part = divmod(hundredths, 100)
    return f"{whole:,}" * grouped + f"{whole}" * (not grouped) + (f".{part:02d}".rstrip("0") if part else "")


def _english(official: Official) -> str:
    """The figure in English, for the kinds that letters state."""
    f = official.figure
    low, high = f.low // ONE, f.high // ONE
    span = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    per = {"month": " per month", "year": " per year", "trip": " per trip", "project": " per project"}
    tail = next((words for name, words in per.items() if name in f.periods), "")
    forms = {"money": f"RMB {span}{tail}", "percent": f"{span}%"}
    forms |= {"months": f"{span} months", "people": f"{span} people"}
    return forms.get(f.kind, official.words)


