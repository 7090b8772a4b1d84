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
_GRANTS = re.compile(
    r"标准|补助|补贴|奖励|津贴|经费|资助|规定|分别|数额|金额|grants?|subsid|awards?|allowance|amounts?|rates?|sums?|provides?|as\sfollows",
    re.I,
)
_ROW = re.compile(r"\||[-*+•·●■]\s?|\d{1,2}[.、)]|\(?[一二三四五六七八九十\d]{1,3}[、)]")
_SHORT_LINE, _LONGEST_LIST = 40, 30
"""Characters of a line, and lines, that can still be a list."""
_QUESTION = re.compile(r"(?:\d{1,2}[.、)]?\s?)?(?:问题?\d{0,2}|Q\d{0,2})\s?[:：.、]", re.I)
_ANSWER = re.compile(r"(?:答复?|A)\d{0,2}\s?[:：.、]", re.I)
_APART = re.compile("[;；]")
_COMMA = re.compile("[,，]")
_CLOSED = re.compile(r"(?:中|里)?(?:的?规定|的?明确)?\s?(?:[。，；,;.)）”」\n]|$)")


@dataclass(frozen=True)
class Cited:
    """The citation that holds at a place. nodes: what it names; none when the words are of another document.

    near: it stands in the same sentence; other: it belongs to another document; known: it names clauses that exist.
    """

    nodes: tuple[str, ...] = ()
    near: bool = False
    other: bool = False
    known: bool = True
    start: int = 0
    end: int = 0
    """Where it stands in the plain letter."""


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
        self._introduced: dict[int, int] = {}
        self._starts = [group[0].start for group in self.groups]
        self._ends = [group[-1].end for group in self.groups]

    def at(self, start: int, end: int) -> list[Cited]:
        """The citations that plain[start:end] may stand under, the likeliest first; [NOTHING] when there is none."""
        _, stop = self.letter.paragraph_span(start)
        paragraph, listed = self._since(start)
        low, high = self.sentence(start)
        before = bisect_right(self._ends, start) - 1
        after = bisect_left(self._starts, end)
        behind = self._behind(after, end, min(high, stop)) if after < len(self.groups) else None
        if behind is not None and behind[1]:
            return [behind[0]]
        found: list[Cited] = []
        if before >= 0 and self._starts[before] >= paragraph and not self._ended(before, start):
            found.append(self._cited(before, near=listed or self._ends[before] > low))
        elif self._other_named(start, paragraph):
            found.append(Cited(other=True, near=True))
        apart = bool(found) and before >= 0 and bool(_APART.search(self.letter.plain, self._ends[before], start))
        if behind is not None and (not found or not found[0].near or apart):
            found.append(behind[0])
        return found or [NOTHING]

    def _since(self, start: int) -> tuple[int, bool]:
        """Where the paragraph begins whose citations hold here: of a list or a table, the one that introduces it.

        And whether it does introduce; the question of an answer is only the paragraph before it.
        """
        n = self.letter.paragraph(start)
        if n not in self._introduced:
            self._introduced[n] = self._introduction(n)
        first = self._introduced[n]
        starts = self.letter.paragraphs
        plain = self.letter.plain
        if first == n > 0 and _ANSWER.match(plain, starts[n]) and _QUESTION.match(plain, starts[n - 1]):
            return starts[n - 1], False
        return starts[first], first < n

    def _introduction(self, n: int) -> int:
        """The paragraph that introduces the list with paragraph n (…补助标准如下：), or n itself."""
        plain, starts = self.letter.plain, self.letter.paragraphs
        for i in range(n, max(-1, n - _LONGEST_LIST), -1):
            line = plain[starts[i] : starts[i + 1] - 1 if i + 1 < len(starts) else len(plain)].strip()
            if i < n and line.endswith((":", "：")):
                colon = plain.rindex(line[-1], 0, starts[i + 1])
                return i if _GRANTS.search(line) or colon in self._ends else n
            if line and not (_ROW.match(line) or len(line) <= _SHORT_LINE):
                return n
        return n

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
        between = self.letter.plain[end:start]
        if start >= high or ";" in between or "；" in between:
            return None
        name = self.documents.last(start)
        if name is not None and name.start >= end:  # the document's name belongs to the reference
            between = self.letter.plain[end : name.start]
        pointed = bool(_BRACKET.fullmatch(between)) or self._pointing(between, self._ends[group])
        return self._cited(group, near=True), pointed

    def _pointing(self, between: str, end: int) -> bool:
        """Whether words lead from a place to the citation behind it; not where they begin what follows the citation.

        给予3万元，见第5点 leads there; 给予3万元，依据第7点给予10万元 and 30,000 yuan; under point 7 do not.
        """
        if len(between) > 14 or not _POINTING.search(between):
            return False
        return not _COMMA.search(between) or bool(_CLOSED.match(self.letter.plain, end))

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
        return Cited(nodes, near, other, known, references[0].start, references[-1].end)
