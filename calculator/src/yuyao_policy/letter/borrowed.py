"""Official words that the letter uses as its own: ten or more in a row, outside quotation marks, no clause cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from yuyao_policy.letter.compare import BARE, bare
from yuyao_policy.letter.document import Documents
from yuyao_policy.letter.marks import Quoted
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.references import Reference
from yuyao_policy.letter.text import Letter

FEWEST = 10
"""Official characters in a row (blanks not counted) that are borrowed text."""
_SET_PHRASE = "(?:坚持|始终)?以?习近平新时代中国特色社会主义思想(?:为指导)?"
"""Words of every official letter, whoever wrote them first."""
_EDGE = "，、；：,;:\"“”‘’（）() 的"


class _Flat(dict[int, str]):
    """The bare form of a plain character, always one; blanks and ends of paragraphs stay."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        found = self[code] = c if c in " \n" or len(BARE[c]) != 1 else BARE[c]
        return found


_FLAT = _Flat()


@dataclass
class Borrowed:
    """Words of the policy from start to end in the plain letter."""

    start: int
    end: int
    nodes: list[str]


def borrowed(
    data: LetterData,
    letter: Letter,
    quoted: list[Quoted],
    references: list[Reference],
    documents: Documents,
    sentences: list[int],
) -> list[Borrowed]:
    """Every borrowed passage, in order of start."""
    words, at = _bare_letter(letter)
    free = _free(letter, quoted, documents)
    cited = {bisect_right(sentences, reference.start) for reference in references}
    found: list[Borrowed] = []
    runs, official = data.borrowable
    i, last = 0, len(words) - FEWEST
    while i <= last:
        place = runs.get(words[i : i + FEWEST])
        if place is None:
            i += 1
            continue
        length = max(_same(words, i, official, one) for one in place)
        found += _passages(data, letter, words, at, free, cited, sentences, (i, i + length))
        i += max(1, length - FEWEST + 1)
    return _apart(found)


def _bare_letter(letter: Letter) -> tuple[str, list[int]]:
    """The plain letter in bare form; the end of a paragraph stays, since no passage runs over it."""
    flat = letter.plain.translate(_FLAT)
    pieces: list[str] = []
    at: list[int] = []
    start = 0
    for piece in flat.split(" "):
        pieces.append(piece)
        at.extend(range(start, start + len(piece)))
        start += len(piece) + 1
    return "".join(pieces), at


def _free(letter: Letter, quoted: list[Quoted], documents: Documents) -> bytearray:
    """Which characters may be borrowed: not what is quoted, nor names of documents."""
    free = bytearray(b"\1") * len(letter.plain)
    spans = [(q.start, q.end) for q in quoted] + [(m.start, m.end) for m in documents.mentions]
    spans += [match.span() for match in _NOT_BORROWED.finditer(letter.plain)]
    for start, end in spans:
        free[start:end] = bytes(end - start)
    return free


def _same(words: str, i: int, official: str, place: int) -> int:
    n = FEWEST
    while i + n < len(words) and place + n < len(official) and words[i + n] == official[place + n] != "\n":
        n += 1
    return n


def _passages(
    data: LetterData,
    letter: Letter,
    words: str,
    at: list[int],
    free: bytearray,
    cited: set[int],
    sentences: list[int],
    run: tuple[int, int],
) -> list[Borrowed]:
    """The parts of a run that are free, sentence by sentence, and still long enough."""
    found: list[Borrowed] = []
    start, stop = run
    while start < stop:
        end = start
        sentence = bisect_right(sentences, at[start])
        while end < stop and free[at[end]] and bisect_right(sentences, at[end]) == sentence:
            end += 1
        if end - start >= FEWEST and sentence not in cited:
            first, final = start, end
            while first < final and words[first] in _TRIMMED:
                first += 1
            while final > first and words[final - 1] in _TRIMMED:
                final -= 1
            text = words[first:final]
            if final - first >= FEWEST and bare(text) not in data.titles:
                found.append(Borrowed(at[first], at[final - 1] + 1, _nodes(data, text)))
        start = max(end, start + 1)
    return [one for one in found if one.nodes]


_TRIMMED = set(bare(_EDGE)) - {"的"}
_NOT_BORROWED = re.compile(f"《[^《》\n]{{2,90}}》|‘[^‘’\n]{{2,200}}’|{_SET_PHRASE}")


def _nodes(data: LetterData, text: str) -> list[str]:
    """The sentences that hold the words; where they run over several, those."""
    found: list[str] = []
    place = data.bare.find(text)
    while place >= 0:
        found += [n for n in data.nodes_in(*data.raw_span(place, place + len(text))) if n in data.zh]
        place = data.bare.find(text, place + 1)
    return data.in_order(found)


def _apart(found: list[Borrowed]) -> list[Borrowed]:
    apart: list[Borrowed] = []
    for one in sorted(found, key=lambda b: (b.start, -b.end)):
        if apart and one.start < apart[-1].end:
            if one.end > apart[-1].end:
                apart[-1] = Borrowed(apart[-1].start, one.end, list(dict.fromkeys(apart[-1].nodes + one.nodes)))
            continue
        apart.append(one)
    return apart
