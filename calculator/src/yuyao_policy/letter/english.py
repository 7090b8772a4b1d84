"""Finds the steps of English clause references: Part III(4), point 10, measures 5–7, the second sentence of it."""

from __future__ import annotations

import re
from bisect import bisect_right

from yuyao_policy.letter.numerals import ENGLISH_WORD, ORDINAL_WORD, cardinal
from yuyao_policy.letter.parts import Step

_WORD = rf"(?:{ENGLISH_WORD})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?(?![a-z])"
_NUMBER = rf"(?:\(\d{{1,2}}\)|\d{{1,3}}(?![\d%]|\.\d|,\d{{3}})|{_WORD}|[IVX]{{1,4}}(?![A-Za-z]))"
_UNITS = (
    "parts?|points?|measures?|items?|clauses?|articles?|art\\.|sections?|paragraphs?|paras?\\.?|safeguards?|groups?"
    "|sentences?|pts?\\."
)
_BETWEEN = r"\s?(?:-{1,2}|~|to|through)\s?"
_AND = r"(?:,\s?(?:and\s)?|\s(?:and|&)\s)"
_STEP = re.compile(
    rf"(?<![A-Za-z])(?P<unit>{_UNITS})\s?(?:No\.?\s?)?(?P<body>{_NUMBER}(?:{_BETWEEN}{_NUMBER}|{_AND}{_NUMBER})*)"
    rf"(?P<bracket>\s?\((?:\d{{1,2}}|{_WORD})\))?(?P<bracket2>\s?\(\d{{1,2}}\))?",
    re.I,
)
_COUNTED = re.compile(
    r"\s?(?:%|per\s?cent|people|persons?|workers|yuan|RMB|years?|months?|days?|candidates|stations|times|apprentices)",
    re.I,
)
_ROMAN_GROUP = re.compile(r"(?<![A-Za-z])(?P<part>[IVX]{1,4})\s?\((?P<group>\d{1,2})\)(?P<measure>\s?\(\d{1,2}\))?")
_ORDINAL = re.compile(
    rf"(?<![A-Za-z])(?:the\s)?(?P<number>{ORDINAL_WORD}|\d{{1,2}}(?:st|nd|rd|th)|last|final)\s"
    r"(?P<unit>sentence|paragraph|point|measure|item|safeguard)(?![A-Za-z]|\sfrom\sthe\s(?:end|bottom|last))",
    re.I,
)
_SAME = re.compile(
    r"(?<!at )(?<!to )(?<!until )(?<!beyond )(?:that|the\ssame|said|the\ssaid)\s"
    r"(?P<unit>point|measure|clause|part|item)(?![A-Za-z])",
    re.I,
)
_BEFORE = re.compile(
    r"the\s(?:preceding|previous|foregoing)\s(?P<unit>point|measure|clause|paragraph|sentence)(?![A-Za-z])", re.I
)
_DITTO = re.compile(r"(?<![A-Za-z])ibid(?:em)?(?![A-Za-z])", re.I)
_LATIN = re.compile(r"[A-Za-z][!-~ ]{3,}")
_TOKEN = re.compile(rf"{_BETWEEN}|{_AND}|{_NUMBER}", re.I)
_KINDS = {
    "part": ("part",),
    "point": ("measure",),
    "measure": ("measure",),
    "pt.": ("measure",),
    "pts.": ("measure",),
    "item": ("group", "safeguard", "measure"),
    "clause": ("measure", "part"),
    "article": ("measure", "part"),
    "art.": ("measure", "part"),
    "section": ("part", "measure"),
    "paragraph": ("paragraph",),
    "para": ("paragraph",),
    "para.": ("paragraph",),
    "safeguard": ("safeguard",),
    "group": ("group",),
    "sentence": ("sentence",),
}


def steps(plain: str) -> list[Step]:
    """Every step of an English reference in the plain letter, in order."""
    found: list[Step] = []
    for run in _LATIN.finditer(plain):
        found += _steps(plain, *run.span())
    return sorted(found, key=lambda step: step.start)


def _steps(plain: str, low: int, high: int) -> list[Step]:
    """The steps between two places."""
    found: list[Step] = []
    for match in _STEP.finditer(plain, low, high):
        found += _written(match)
    taken = [(step.start, step.end) for step in found]
    for match in _ROMAN_GROUP.finditer(plain, low, high):
        before = bisect_right(taken, (match.start(), len(plain))) - 1
        if before < 0 or taken[before][1] <= match.start():
            found += _roman_group(match)
    for match in _ORDINAL.finditer(plain, low, high):
        number = -1 if match["number"].lower() in ("last", "final") else cardinal(match["number"])
        if number is not None:
            unit = match["unit"].lower()
            found.append(Step(match.start(), match.end(), _KINDS[unit], [number], unit))
    for match in _SAME.finditer(plain, low, high):
        kind = "part" if match["unit"].lower() == "part" else "measure"
        found.append(Step(match.start(), match.end(), (kind,), [], match["unit"].lower(), back="same"))
    for match in _BEFORE.finditer(plain, low, high):
        kind = "sentence" if match["unit"].lower() in ("paragraph", "sentence") else "measure"
        found.append(Step(match.start(), match.end(), (kind,), [], match["unit"].lower(), back="before"))
    found += [Step(m.start(), m.end(), ("measure",), [], "", back="ditto") for m in _DITTO.finditer(plain, low, high)]
    return found


def _written(match: re.Match[str]) -> list[Step]:
    """A step with its numbers, and the one that its bracket says: Part III(4) is part 3, then group 4."""
    written = match["unit"].lower()
    unit = written if written in _KINDS else written.rstrip("s")
    body, start = match["body"], match.start("body")
    numbers: list[int] = []
    end, joined, backwards, bracketed = start, "", False, body.startswith("(")
    for token in _TOKEN.finditer(body):
        value = cardinal(token[0].strip("()")) if re.fullmatch(_NUMBER, token[0], re.I) else None
        if value is None:
            joined = token[0].strip().lower()
            continue
        if joined and joined in ("-", "--", "~", "to", "through"):
            backwards = backwards or value <= numbers[-1]
            numbers += list(range(numbers[-1] + 1, min(value, numbers[-1] + 200) + 1)) or [value]
        elif joined and not written.endswith("s"):  # "point 10 and 3 years": the list is somebody else's
            break
        else:
            numbers.append(value)
        end = start + token.end()
    whole = end == match.end("body")
    if not numbers or (_COUNTED.match(match.string, end) and not whole) or _COUNTED.match(match.string, match.end()):
        return []
    kinds = _KINDS[unit]
    if bracketed and unit == "item":
        kinds = ("group", "safeguard")
    if unit == "section" and body[:1] in "IVX":
        kinds = ("part",)
    found = [Step(match.start(), end, kinds, numbers, unit, bracketed, backwards)]
    if whole and match["bracket"] and len(numbers) == 1:
        found += _brackets(found[0], match)
    return found


def _brackets(step: Step, match: re.Match[str]) -> list[Step]:
    found: list[Step] = []
    if step.kinds[0] == "part":
        group = cardinal(match["bracket"].strip(" ()"))
        if group is not None:
            start, end = match.span("bracket")
            found.append(Step(start, end, ("group", "safeguard"), [group], "item", True))
        if match["bracket2"]:
            measure = int(match["bracket2"].strip(" ()"))
            found.append(Step(match.start("bracket2"), match.end("bracket2"), ("measure",), [measure], "point"))
    return found


def _roman_group(match: re.Match[str]) -> list[Step]:
    part = cardinal(match["part"])
    if part is None:
        return []
    found = [
        Step(match.start(), match.end("part"), ("part",), [part], "part"),
        Step(match.end("part"), match.end("group") + 1, ("group", "safeguard"), [int(match["group"])], "item", True),
    ]
    if match["measure"]:
        number = int(match["measure"].strip(" ()"))
        found.append(Step(match.start("measure"), match.end(), ("measure",), [number], "point"))
    return found
