"""What may stand in a finding's place: a span of the letter and the words that go there, the likeliest first.

Nothing is guessed: official words for altered ones, the clause that holds the quoted words, the cited clause's figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yuyao_policy.letter.alignment import fits_in
from yuyao_policy.letter.compare import bare_english
from yuyao_policy.letter.figure_repairs import Cited, figure_repairs
from yuyao_policy.letter.numerals import cardinal
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.translated import is_english
from yuyao_policy.letter.written import full, in_the_style_of, short

type Json = dict[str, Any]

MOST = 6
"""Repairs that are offered for one finding."""
_MEASURE = re.compile(
    r"第\s?(?P<zh>\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:点|条|项|小点)|[)）]\s?(?P<outline>\d{1,2})"
    r"|(?:point|measure)\s(?P<en>\d{1,2})",
    re.I,
)
_SINGLE, _DOUBLE = str.maketrans("“”", "‘’"), str.maketrans("‘’", "“”")


def repairs(data: LetterData, text: str, findings: Mapping[str, list[Json]], cited: Cited) -> list[Json]:
    """For each finding that can be mended: {"list", "index", "start", "end", "text"}, code points as typed.

    cited: for the places of wrong figures, the clauses that the letter cites for them.
    """
    found: list[Json] = []

    def offer(name: str, index: int, options: Iterator[tuple[int, int, str]]) -> None:
        seen: set[tuple[int, int, str]] = set()
        for start, end, words in options:
            if words != text[start:end] and (start, end, words) not in seen and len(seen) < MOST:
                seen.add((start, end, words))
                found.append({"list": name, "index": index, "start": start, "end": end, "text": words})

    for i, entry in enumerate(findings["references"]):
        offer("references", i, _references(data, entry))
    for i, entry in enumerate(findings["quotations"]):
        offer("quotations", i, _quotations(data, text, entry, findings["references"]))
    for i, entry in enumerate(findings["figures"]):
        if entry["verdict"] in ("wrong-unit", "elsewhere", "not-stated"):
            offer("figures", i, figure_repairs(data, text, entry, cited.get(i, ())))
    for i, entry in enumerate(findings["documents"]):
        if entry["verdict"] != "alias":
            offer("documents", i, iter([(entry["start"], entry["end"], entry["official"])]))
    for i, entry in enumerate(findings["borrowed"]):
        offer("borrowed", i, _borrowed(data, entry))
    return found


def _references(data: LetterData, entry: Json) -> Iterator[tuple[int, int, str]]:
    start, end, words = entry["start"], entry["end"], entry["text"]
    if entry["status"] == "ambiguous":
        for node in entry["nodes"]:
            yield start, end, (full if data.clause_of[node] != node else short)(data, node, words)
    elif entry["status"] == "unanchored":
        name = f"{data.number_en}, " if words.isascii() else data.number
        yield start, start, name
    elif entry["status"] == "unknown" and (match := _MEASURE.search(words)):
        node = data.by_kind("measure").get(cardinal(match["zh"] or match["outline"] or match["en"]) or 0)
        if node is not None:  # the measure stands in another group, or has fewer sentences
            yield start, end, in_the_style_of(data, node, words)


def _quotations(data: LetterData, text: str, entry: Json, references: Sequence[Json]) -> Iterator[tuple[int, int, str]]:
    start, end, verdict = entry["start"], entry["end"], entry["verdict"]
    if verdict == "wrong-clause":
        clause = data.clause_of[entry["nodes"][0]]
        if len({data.clause_of[node] for node in entry["nodes"]}) == 1:
            reference = _cited_for(data, text, entry, references)
            if reference is not None:
                yield reference["start"], reference["end"], in_the_style_of(data, clause, reference["text"])
        return
    if entry["official"] is None:
        return
    official: str = entry["official"]
    if verdict == "altered" and is_english(entry["text"]):
        official = _nearest_english(official, entry["text"])
    if text[start - 1 : start] in ("“", '"') and text[end : end + 1] in ("”", '"'):
        official = official.translate(_SINGLE)
    if verdict == "spliced" and not _in_order(data, official):
        if text[start - 1 : start] == "“":    # the second passage stands before the first: two quotations
            yield start, end, official.replace("……", "”“")
        return
    quoted = "\n>" in text[start:end] or "\n >" in text[start:end]
    yield start, end, official.replace("\n", "\n> ") if quoted else official.replace("\n", "")


def _in_order(data: LetterData, official: str) -> bool:
    """Whether the parts around the ellipses stand in this order."""
    at = 0
    for part in official.translate(_DOUBLE).split("……"):
        at = data.raw.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _cited_for(data: LetterData, text: str, entry: Json, references: Sequence[Json]) -> Json | None:
    """The reference to one clause that stands nearest before the quotation, else behind it in its paragraph."""
    nodes = entry["nodes"]
    wrong = [
        r for r in references
        if len(r["nodes"]) == 1 and r["status"] in ("resolved", "ambiguous", "unanchored")
        and not any(data.holds(r["nodes"][0], node) for node in nodes)
    ]  # fmt: skip
    before = [r for r in wrong if r["end"] <= entry["start"] and "\n\n" not in text[r["end"] : entry["start"]]]
    after = [r for r in wrong if r["start"] >= entry["end"] and "\n" not in text[entry["end"] : r["start"]]]
    return before[-1] if before else after[0] if after else None


def _nearest_english(official: str, words: str) -> str:
    """The part of the translation's sentences that is nearest to the words, whole words only."""
    places = [i for i, c in enumerate(official) if bare_english(c)]
    flat, passage = bare_english(official), bare_english(words)
    if len(flat) != len(places):
        return official
    best = min(fits_in(passage, flat, 0, len(flat)), key=lambda fit: fit.distance, default=None)
    if best is None or best.end <= best.start:
        return official
    start, end = places[best.start], places[best.end - 1] + 1
    while start > 0 and official[start - 1].isalnum():
        start -= 1
    while end < len(official) and official[end].isalnum():
        end += 1
    return official[start:end] + (official[end] if words[-1:] == official[end : end + 1] else "")


def _borrowed(data: LetterData, entry: Json) -> Iterator[tuple[int, int, str]]:
    """The same words in quotation marks, with their clause behind them."""
    clauses = {data.clause_of[node] for node in entry["nodes"]}
    if len(clauses) == 1 and not set(entry["text"]) & set("“”\"\n"):
        source = f"（{data.number}{full(data, clauses.pop(), '')}）"
        yield entry["start"], entry["end"], f"“{entry['text']}”{source}"
