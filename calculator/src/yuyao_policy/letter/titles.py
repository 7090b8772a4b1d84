"""Clauses that are cited by their title: “积极推进优秀工匠遴选培育”这一点, 组织保障措施第（三）项, the point on “…”."""

from __future__ import annotations

import re

from yuyao_policy.letter.compare import bare, bare_english
from yuyao_policy.letter.official import LETTER_KINDS, LetterData
from yuyao_policy.letter.parts import Step
from yuyao_policy.letter.text import Letter

HEAD = "head"
"""Unit of a part's title that is a reference only with a number behind it: 组织保障措施第（三）项."""
NAMED = "named"
"""Unit of a title in marks that is followed by 规定, 中 or the like."""
_MARK = "“”「」『』\"《》‘’"
_SUFFIX = re.compile(
    r"\s?(?:(?:这|那|该|此)?一?(?:大)?(?:部分|点(?!击)|条(?!件)|项(?!目)|节|款(?!项)|章节?|举措|措施|行动|条款|段))"
)
_NAMED_IN = re.compile(r"(?:中|里|内)?(?:规定|明确|要求|提出|提到|载明|指出)|(?:中|里)(?![一-龥]{0,1}心)")
_NUMBERED = re.compile(r"\s?第?\s?\(?[一二三四五六七八九十\d]")
_POINT_ON = re.compile(
    r"(?<![A-Za-z])(?:the\s)?(?:point|measure|part|section|item|safeguard|clause|group)\s(?:(?:on|titled|entitled|headed|called|about)\s)?$",
    re.I,
)
_POINT_AFTER = re.compile(r",?\s?(?:point|measure|part|section|item|safeguard|clause)(?![A-Za-z])", re.I)
_NAMES = {"preamble": "引言|前言|序言", "closing": "附则|结尾段|最后一段"}
_NAMES_EN = {"preamble": "the preamble", "closing": "the (?:closing|final|last) paragraph"}
_NAMED_DOCUMENT = re.compile(
    r"(?:意见|文件|通知|号|政策|》|\))(?:的|中的?)?$|(?:of|in)\sthe\s(?:opinions|policy|document)", re.I
)
_NUMBER_BEHIND = re.compile(r",?\s(?:of|in)\s(?:[A-Z][a-z]+\s){1,6}[\[(]\d{4}")


def title_steps(data: LetterData, letter: Letter) -> list[Step]:
    """Every title of a clause that is used as a reference."""
    plain = letter.plain
    found: list[Step] = []
    kinds = {clause.id: clause.kind for clause in data.clauses.values()}
    for match in _pattern(data).finditer(plain):
        start, end = match.span()
        node = data.titles.get(bare(match[0]))
        if node is None:
            continue
        marked = start > 0 and plain[start - 1] in _MARK and plain[end : end + 1] in _MARK and end < len(plain)
        if marked:
            start, end = start - 1, end + 1
        step = Step(start, end, (kinds[node],), node=node)
        if suffix := _SUFFIX.match(plain, end):
            step.end = suffix.end()
        elif _NUMBERED.match(plain, end) and kinds[node] == "part":  # 组织保障措施第（三）项
            step.unit = HEAD
        elif marked and _NAMED_IN.match(plain, end):
            step.unit = NAMED
        else:
            continue
        found.append(step)
    found += _english(data, plain)
    for clause in data.clauses.values():
        if clause.kind in _NAMES:
            for match in re.finditer(_NAMES[clause.kind], plain):
                if _NAMED_DOCUMENT.search(plain[max(0, match.start() - 6) : match.start()]):
                    found.append(Step(match.start(), match.end(), ("measure",), node=clause.id))
            for match in re.finditer(_NAMES_EN[clause.kind], plain, re.I):
                named = _NAMED_DOCUMENT.search(plain[match.end() : match.end() + 24])
                if named or _NUMBER_BEHIND.match(plain, match.end()):
                    found.append(Step(match.start(), match.end(), ("measure",), node=clause.id))
    return found


def _pattern(data: LetterData) -> re.Pattern[str]:
    """The titles of the clauses, with or without marks around them; compiled once for each version."""
    if (known := _PATTERNS.get(data.digest)) is None:
        marks = re.escape(_MARK)
        titles = [c.title for c in data.clauses.values() if c.kind in LETTER_KINDS]
        words = []
        for title in sorted(titles, key=len, reverse=True):
            plain = Letter(title).plain
            words.append("".join(f"[{marks}]" if c in _MARK else re.escape(c) for c in plain))
        known = re.compile("|".join(words))
        _PATTERNS.clear()
        _PATTERNS[data.digest] = known
    return known


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _english(data: LetterData, plain: str) -> list[Step]:
    found = []
    for match in re.finditer(r"[“\"](?P<title>[A-Z][^“”\"\n]{5,120})[”\"]", plain):
        node = data.titles_en.get(bare_english(match["title"]))
        if node is None:
            continue
        before = _POINT_ON.search(plain[max(0, match.start() - 24) : match.start()])
        after = _POINT_AFTER.match(plain, match.end())
        if before or after:
            start = max(0, match.start() - 24) + before.start() if before else match.start()
            end = after.end() if after and not before else match.end()
            found.append(Step(start, end, (data.clauses[node].kind,), node=node))
    return found
