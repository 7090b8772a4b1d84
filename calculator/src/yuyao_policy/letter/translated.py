"""English quotations against our translation, which is not official: its words, or words near them."""

from __future__ import annotations

from bisect import bisect_right

from yuyao_policy.letter.compare import bare_english
from yuyao_policy.letter.official import LETTER_KINDS, LetterData


def is_english(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    latin = sum(c.isascii() and c.isalpha() for c in text)
    return latin * 2 > sum(c.isalpha() for c in text)


def translated(data: LetterData, raw: str) -> tuple[str, list[str], str | None] | None:
    """The verdict on English words: translation, altered (official: the nearest words of the translation), or None."""
    parts = [bare_english(part) for part in raw.replace("...", "…").split("…")]
    parts = [part for part in parts if part]
    stream, _ = data.english
    if not parts:
        return None
    spans: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        found = stream.find(part, at)
        if found < 0:
            break
        spans.append((found, found + len(part)))
        at = found + len(part)
    if len(spans) == len(parts):
        nodes = list(dict.fromkeys(node for span in spans for node in _nodes(data, *span)))
        return "translation", nodes, _chinese(data, nodes)
    words = "".join(parts)
    if len(words) < 24:
        return None
    fits = data.english_index.fits(words, 1)
    if not fits or fits[0].distance > len(words) * 0.25:
        return None
    nodes = _nodes(data, fits[0].start, fits[0].end)
    return "altered", nodes, " ".join(_english(data, node) for node in nodes) or None


def _nodes(data: LetterData, start: int, end: int) -> list[str]:
    _, starts = data.english
    places = [at for at, _ in starts]
    first, last = bisect_right(places, start) - 1, bisect_right(places, end - 1)
    return [id for _, id in starts[max(0, first) : last] if id]


def _english(data: LetterData, node: str) -> str:
    return data.en.get(node) or data.clauses[node].title_en


def _chinese(data: LetterData, nodes: list[str]) -> str | None:
    """The official words that the translation is of."""
    words = [data.zh.get(n) or (data.clauses[n].title if data.clauses[n].kind in LETTER_KINDS else "") for n in nodes]
    return "".join(words) or None
