"""Which citation a figure or a quotation stands under: the nearest before it, or the one that is put behind it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from yuyao_policy.letter.document import Documents
from yuyao_policy.letter.references import Reference
from yuyao_policy.letter.text import Letter

_TOGETHER = re.compile(r"\s?(?:[、,，和与及或]|以及|或者|,?\s?(?:and|or))\s?(?:the\s)?", re.I)
_BRACKET = re.compile(
    r".{0,60}\(\s?(?:详?见|参见|依据|根据|出自|引自|摘自|see\s|under\s|cf\.\s)?[^()（）\n]{0,80}$", re.S | re.I
)
_POINTING = re.compile(
    r"(?:详见|参见|见于|见|出自|来自|源自|引自|摘自|载于|规定于|规定在|写在|依据(?:是|为|:|：)?|来源(?:是|为|:|：)?|属于|系|即|是|为|(?<=-)-|"
    r"(?:see|under|in|from|as\sstated\sin|as\sset\sout\sin|according\sto|pursuant\sto|is|of)\s(?:the\s)?)\s?[《“]?$",
    re.I,
)


@dataclass(frozen=True)
class Cited:
    """The citation that holds at a place. nodes: what it names; none when the words are of another document.

    near: it stands in the same sentence; other: it belongs to another document; known: it names clauses that exist.
    """

    nodes: tuple[str, ...] = ()
    near: bool = False
    other: bool = False
    known: bool = True
    end: int = 0
    """Where it ends in the plain letter."""


NOTHING = Cited()


class Citations:
    """The references of a letter in groups (第4点和第10点 are one), each with where it holds."""

    def __init__(self, letter: Letter, documents: Documents, references: list[Reference], sentences: list[int]) -> None:
        self.letter = letter
        self.documents = documents
        self.sentences = sentences
        self.groups: list[list[Reference]] = []
        for reference in references:
            last = self.groups[-1][-1] if self.groups else None
            if last is not None and _TOGETHER.fullmatch(letter.plain, last.end, reference.start):
                self.groups[-1].append(reference)
            else:
                self.groups.append([reference])
        self._starts = [group[0].start for group in self.groups]
        self._ends = [group[-1].end for group in self.groups]

    def at(self, start: int, end: int) -> list[Cited]:
        """The citations that plain[start:end] may stand under, the likeliest first; [NOTHING] when there is none."""
        paragraph, stop = self.letter.paragraph_span(start)
        low, high = self.sentence(start)
        before = bisect_right(self._ends, start) - 1
        after = bisect_left(self._starts, end)
        behind = self._behind(after, end, min(high, stop)) if after < len(self.groups) else None
        if behind is not None and behind[1]:
            return [behind[0]]
        found: list[Cited] = []
        if before >= 0 and self._starts[before] >= paragraph and not self._ended(before, start):
            found.append(self._cited(before, near=self._ends[before] > low))
        elif self._other_named(start, paragraph):
            found.append(Cited(other=True, near=True))
        if behind is not None and (not found or not found[0].near):
            found.append(behind[0])
        return found or [NOTHING]

    def sentence(self, start: int) -> tuple[int, int]:
        """Where the sentence of a place begins and ends."""
        n = bisect_right(self.sentences, start)
        last = n == len(self.sentences)
        return self.sentences[n - 1] if n else 0, len(self.letter.plain) if last else self.sentences[n]

    def adjacent(self, start: int) -> bool:
        """Whether a citation ends directly before a place."""
        i = bisect_right(self._ends, start) - 1
        return i >= 0 and self._ends[i] == start

    def stands_in(self, start: int, end: int) -> bool:
        """Whether a citation begins between two places."""
        i = bisect_left(self._starts, start)
        return i < len(self._starts) and self._starts[i] < end

    def _behind(self, group: int, end: int, high: int) -> tuple[Cited, bool] | None:
        """The citation that follows in the sentence, and whether it is put there for what stands before it."""
        start = self._starts[group]
        if start >= high:
            return None
        between = self.letter.plain[end:start]
        name = self.documents.last(start)
        if name is not None and name.start >= end:  # the document's name belongs to the reference
            between = self.letter.plain[end : name.start]
        pointed = bool(_BRACKET.fullmatch(between)) or (len(between) <= 14 and bool(_POINTING.search(between)))
        return self._cited(group, near=True), pointed

    def _ended(self, group: int, start: int) -> bool:
        """Whether a document is named between a citation and a place, other than beside the citation itself."""
        end = self._ends[group]
        for mention in self.documents.between(end, start):
            if mention.verdict == "alias" or mention.attached or mention.start - end <= 3:
                continue
            return True
        return False

    def _other_named(self, start: int, paragraph: int) -> bool:
        """Whether another document was named last, with no clause of it."""
        last = self.documents.last(start)
        return last is not None and last.start >= paragraph and not last.ours

    def _cited(self, group: int, *, near: bool) -> Cited:
        references = self.groups[group]
        nodes = tuple(dict.fromkeys(node for r in references if r.owner != "other" for node in r.nodes))
        other = all(r.owner == "other" for r in references)
        known = any(r.status != "unknown" for r in references)
        return Cited(nodes, near, other, known, references[-1].end)
