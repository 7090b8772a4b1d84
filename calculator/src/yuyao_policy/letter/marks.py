"""What stands in quotation marks, and where sentences end: marks paired over the whole letter, unpaired ones told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from yuyao_policy.letter.text import Letter

_CLOSER = {"“": "”", "「": "」", "『": "』"}
_OPENER = {close: open for open, close in _CLOSER.items()}
_EVENT = re.compile("[“”「」『』\"\n]")
LONGEST = 3000
"""Characters between two marks that can still be a pair."""


@dataclass
class Quoted:
    """Words in quotation marks (or a Markdown quote): plain[start:end], without the marks.

    sure: the marks pair as they should; otherwise they were typed the wrong way round and only words that are the
    policy's count. inner: what is quoted inside.
    """

    start: int
    end: int
    sure: bool = True
    block: bool = False
    inner: list[Quoted] = field(default_factory=list)


@dataclass
class Marks:
    """The outermost quotations of a letter, in order, and the marks that have no partner."""

    quoted: list[Quoted]
    unpaired: list[int]


def marks(letter: Letter) -> Marks:
    """Pair the marks of a letter."""
    pairs, unpaired = _pairs(letter)
    blocks = [Quoted(start, end, block=True) for start, end in letter.blocks]
    nested = sorted([*pairs, *blocks], key=lambda q: (q.start, -q.end))
    outermost: list[Quoted] = []
    for quoted in nested:
        holder = outermost[-1] if outermost else None
        if holder is not None and quoted.start < holder.end:
            if quoted.end <= holder.end:
                holder.inner.append(quoted)
            continue
        outermost.append(quoted)
    return Marks(outermost, sorted(unpaired))


def _pairs(letter: Letter) -> tuple[list[Quoted], list[int]]:
    plain = letter.plain
    open_marks: list[int] = []
    found: list[Quoted] = []
    lonely: list[int] = []
    crossed = 0  # paragraph ends since the last mark
    straight = _straight_paragraphs(letter)
    for match in _EVENT.finditer(plain):
        at, c = match.start(), match[0]
        if c == "\n":
            crossed += 1
            if open_marks and not _may_cross(letter, plain, open_marks[-1], at, crossed, straight):
                lonely += open_marks
                open_marks = []
            continue
        if open_marks and (at - open_marks[0] > LONGEST):
            lonely += open_marks
            open_marks = []
        if c in _CLOSER:
            if open_marks and crossed:  # a new quotation begins: the one of the paragraph before was never closed
                lonely += open_marks
                open_marks = []
            open_marks.append(at)
        else:
            wanted = _OPENER.get(c, c)
            partner = next((i for i in range(len(open_marks) - 1, -1, -1) if plain[open_marks[i]] == wanted), None)
            if partner is None:
                (open_marks if c == '"' else lonely).append(at)
            else:
                found.append(Quoted(open_marks[partner] + 1, at))
                lonely += open_marks[partner + 1 :]
                del open_marks[partner:]
        crossed = 0
    lonely += open_marks
    return _turned_round(letter, found, sorted(lonely))


def _straight_paragraphs(letter: Letter) -> list[bool]:
    """Whether a paragraph has an odd number of straight marks."""
    return [part.count('"') % 2 == 1 for part in letter.plain.split("\n")]


def _may_cross(letter: Letter, plain: str, mark: int, at: int, crossed: int, odd: list[bool]) -> bool:
    """Whether a quotation may go on in the next paragraph: once or twice, as over the gap of a page break."""
    if crossed > 3:
        return False
    if plain[mark] != '"':
        return True
    n = letter.paragraph(at)
    return odd[letter.paragraph(mark)] and any(odd[n + 1 : n + 4])


def _turned_round(letter: Letter, found: list[Quoted], lonely: list[int]) -> tuple[list[Quoted], list[int]]:
    """Two unpaired marks in a paragraph (“…“, ”…“) were probably meant as a pair."""
    by_paragraph: dict[int, list[int]] = {}
    for at in lonely:
        by_paragraph.setdefault(letter.paragraph(at), []).append(at)
    left: list[int] = []
    for places in by_paragraph.values():
        first = places[0]
        apart = not any(q.start <= first < q.end or first < q.start <= places[-1] for q in found)
        if len(places) == 2 and apart and {letter.plain[place] for place in places} <= set("“”"):
            found.append(Quoted(first + 1, places[1], sure=False))
            continue
        left += places
    return found, left


_END = re.compile("[。！？!?]+|(?<=[A-Za-z0-9%)\\]”\"])\\.(?=[\\s”\")]|$)|\n")
_SHORT = re.compile(r"(?:\b(?:No|Nos|Art|Arts|para|paras|Sec|Mr|Mrs|Ms|Dr|vs|approx|cf|[A-Za-z])|(?:e\.g|i\.e))$", re.I)
_GOES_ON = re.compile(r"[”」』\"]?\s?[(,，、;；:：的]|[”」』\"]\s?[一-龥a-z]")


def sentence_ends(letter: Letter, quoted: list[Quoted]) -> list[int]:
    """Where each sentence of the plain letter ends (after its closing mark), in order.

    A full stop inside quotation marks ends the sentence around it only when the quotation ends with it and nothing is
    joined on.
    """
    plain = letter.plain
    ends: list[int] = []
    n = 0
    for match in _END.finditer(plain):
        at = match.end()
        short = match[0] == "." and _SHORT.search(plain, max(0, match.start() - 6), match.start())
        if short and plain[match.start() - 1] not in ")]”\"":
            continue
        if match[0] != "\n":
            while n < len(quoted) and quoted[n].end < match.start():
                n += 1
            inside = n < len(quoted) and quoted[n].start <= match.start() < quoted[n].end and not quoted[n].block
            if inside and (at < quoted[n].end or _GOES_ON.match(plain, at)):
                continue
            if plain[at : at + 1] in ("”", "」", "』", '"', ")"):
                at += 1
        if not ends or at > ends[-1]:
            ends.append(at)
    return ends
