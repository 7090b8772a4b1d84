"""Quotations against the official words: exact, typographic, altered, spliced, translated, not there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yuyao_policy.letter.alignment import Fit
from yuyao_policy.letter.attribution import Citations, Cited
from yuyao_policy.letter.compare import bare
from yuyao_policy.letter.document import Documents
from yuyao_policy.letter.marks import Quoted
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.splices import spliced
from yuyao_policy.letter.text import Letter
from yuyao_policy.letter.translated import is_english, translated
from yuyao_policy.letter.voices import a_name, heard, of_document

SHORTEST = 6
"""Characters that a quotation has at least (blanks not counted)."""
_TERM = 10
"""Under so many characters, quoted words may be only a term that the letter says of no clause."""
_ELLIPSIS = re.compile(r"[(\[〔（]?(?:…+|\.{3,}|。{3,}|⋯+)[)\]〕）]?|[(（〔]中?略[)）〕]")
_FINAL = re.compile("[.,;:!?、]+$")
_SAYS = re.compile(
    r"(?:规定|明确|提出|指出|载明|写明|写道|写着|要求|原文|表述|内容|条款|如下|即|为|是|称|：|:|(?:states?|says?|reads?|provides?|words?)(?:\sthat)?,?)[:：,，]?\s?$",
    re.I,
)


@dataclass
class Quotation:
    """What was found of one quotation, from start to end in the plain letter.

    attributed: the letter says that the words are of our document; only then a quotation that is not there is wrong.
    heard: it says that they are somebody else's, and then they are wrong in no case.
    """

    start: int
    end: int
    verdict: str
    nodes: list[str]
    official: str | None
    attributed: bool = False
    heard: bool = False


class Quotations:
    """Compares the quotations of one letter."""

    def __init__(self, data: LetterData, letter: Letter, documents: Documents, citations: Citations) -> None:
        self.data = data
        self.letter = letter
        self.documents = documents
        self.citations = citations
        self._fits: dict[str, list[Fit]] = {}

    def check(self, quoted: list[Quoted]) -> list[Quotation]:
        """Every quotation, in order of start."""
        found: list[Quotation] = []
        for one in quoted:
            found += self._block(one) if one.block else self._marked(one)
        return sorted(found, key=lambda quotation: quotation.start)

    def _marked(self, quoted: Quoted) -> list[Quotation]:
        """Words in marks; where they are nowhere, what is quoted inside them too."""
        one = self._one(quoted.start, quoted.end)
        if one is None:
            return []
        if not quoted.sure and one.verdict in ("not-found", "altered"):
            return []
        inner = [q for inside in quoted.inner for q in self._marked(inside)] if one.verdict == "not-found" else []
        return [one, *inner]

    def _block(self, quoted: Quoted) -> list[Quotation]:
        """A Markdown quote: as a whole, else by paragraph; what it quotes itself where its words are not ours."""
        plain = self.letter.plain
        cited = self._sources(quoted)
        whole = self._one(quoted.start, self._without_source(quoted.start, quoted.end), cited)
        if whole is None:
            return []
        if whole.verdict in ("exact", "typographic", "wrong-clause"):
            return [whole]
        found: list[Quotation] = []
        at = quoted.start
        for line in plain[quoted.start : quoted.end].split("\n"):
            inner = [q for q in quoted.inner if at <= q.start and q.end <= at + len(line)]
            end = self._without_source(at, at + len(line))
            if inner and inner[0].start <= at + 1 and inner[0].end >= end - 2:  # > “…”
                found += self._marked(inner[0])
            elif one := self._one(at, end, cited):
                found.append(one)
                if one.verdict == "not-found":
                    found += [q for inside in inner for q in self._marked(inside)]
            at += len(line) + 1
        return found

    def _without_source(self, start: int, end: int) -> int:
        """The end of a quote without the citation that is put behind it."""
        tail = re.search(r"\s?(?:-{2,}|[(])[^()\n]{0,80}[)]?\s*$", self.letter.plain[start:end])
        if tail and self.citations.stands_in(start + tail.start(), end):
            return start + tail.start()
        return end

    def _sources(self, quoted: Quoted) -> list[Cited] | None:
        """A quote block stands under what the line before it cites."""
        plain = self.letter.plain
        before = plain[: quoted.start].rstrip("\n ")
        if not before or before[-1] not in ":：，,":
            return None
        cited = self.citations.at(len(before) - 1, len(before))
        return [one for one in cited if one.nodes or one.other] or None

    def _one(self, start: int, end: int, cited: Sequence[Cited] | None = None) -> Quotation | None:
        plain = self.letter.plain
        while start < end and plain[start] in " \n":
            start += 1
        while end > start and plain[end - 1] in " \n":
            end -= 1
        raw = self.letter.typed(start, end)
        words = bare(raw)
        if len(words) < SHORTEST:
            return None
        cited = cited or self.citations.at(start, end)
        found = self._judge(raw, words, cited, self._said(start, cited))
        told = heard(plain, max(0, start - 1))
        return Quotation(start, end, *found, attributed=self._attributed(start, end, cited) and not told, heard=told)

    def _said(self, start: int, cited: Sequence[Cited]) -> bool:
        """Whether the letter says that the cited clause holds these very words."""
        lead = self.letter.plain[max(0, start - 16) : max(0, start - 1)]
        return bool(_SAYS.search(lead)) or self.citations.adjacent(start - 1)

    def _attributed(self, start: int, end: int, cited: Sequence[Cited]) -> bool:
        if cited[0].other or self.citations.stands_in(start, end) or self.documents.between(start, end):
            return False
        if cited[0].near and cited[0].nodes:
            return not a_name(self.letter.plain, cited[0].end, max(0, start - 1))
        named = self.documents.last(start)
        if named is None or not named.ours:
            return False
        between = self.letter.plain[named.end : start]
        return len(between) < 30 and not re.search("[。！？\n]", between) and of_document(between)

    # Verdicts

    def _judge(self, raw: str, words: str, cited: Sequence[Cited], said: bool) -> tuple[str, list[str], str | None]:
        data = self.data
        other = cited[0].other
        if (places := self._standing(raw, cited)) is not None:
            spans, verdict = places
            return self._of_clause(spans, verdict, cited, said or (cited[0].near and len(words) >= _TERM))
        if is_english(raw):
            if (translation := translated(data, raw)) is not None:
                return translation
            return ("not-found", [], None)
        if other:
            return ("not-found", [], None)
        attributed = any(c.near and c.nodes for c in cited)
        parts = [part for one in _ELLIPSIS.split(raw) if (part := bare(one))]
        if len(parts) == 1 and (joined := spliced(data, parts[0], self._distance(parts[0], cited))) is not None:
            return ("spliced", self._nodes(joined), "……".join(data.words(*span) for span in joined))
        fits = [(part, self._nearest(part, cited)) for part in parts]
        near = [(part, fit) for part, fit in fits if fit and self._close(part, fit, attributed)]
        if sum(len(part) for part, _ in near) * 2 < len(words):
            return ("not-found", [], None)
        passages = [(fit.start, fit.end) for _, fit in near]
        return ("altered", self._nodes(passages), "……".join(data.words(*span) for span in passages))

    def _nodes(self, spans: list[tuple[int, int]]) -> list[str]:
        """The ids of passages of the bare stream, in their order in the quotation."""
        return list(dict.fromkeys(n for span in spans for n in self.data.nodes_in(*self.data.raw_span(*span))))

    def _distance(self, words: str, cited: Sequence[Cited]) -> int:
        fit = self._nearest(words, cited)
        return fit.distance if fit else len(words)

    def _standing(self, raw: str, cited: Sequence[Cited]) -> tuple[list[list[tuple[int, int]]], str] | None:
        """Where the words stand, part by part (an ellipsis joins parts): raw spans of each place, and how exactly.

        Exactly in another clause but with other blanks in the one cited: it is the latter that is quoted.
        """
        parts = [part for part in _ELLIPSIS.split(raw) if bare(part)]
        if not parts:
            return None
        exact = self._places(parts, plain=False)
        if exact and self._meant(exact, cited):
            return exact, "exact"
        same = self._places(parts, plain=True)
        if same and (not exact or self._meant(same, cited)):
            return same, "typographic"
        if exact:
            return exact, "exact"
        last = _FINAL.sub("", bare(parts[-1]))
        if last != bare(parts[-1]) and len(last) >= SHORTEST - 1:  # 。 where the clause has ， and goes on
            same = [s for s in self._places([*parts[:-1], last], plain=True) if self._marked_off(s[-1][1])]
            if same:
                return same, "typographic"
        return None

    def _meant(self, places: list[list[tuple[int, int]]], cited: Sequence[Cited]) -> bool:
        """Whether one of the places is in the clause cited (or none is)."""
        cites = [c for c in cited if c.nodes and c.known and not c.other]
        inside = (list(dict.fromkeys(n for span in spans for n in self.data.nodes_in(*span))) for spans in places)
        return not cites or any(nodes and self._within(nodes, c) for nodes in inside for c in cites)

    def _marked_off(self, end: int) -> bool:
        """Whether a punctuation mark stands at a place of the official words."""
        return bool(_FINAL.match(bare(self.data.raw[end : end + 1])))

    def _places(self, parts: list[str], *, plain: bool) -> list[list[tuple[int, int]]]:
        """Every place where the parts stand one after another, as the raw spans of the parts."""
        data = self.data
        text = data.bare if plain else data.raw
        wanted = [bare(part) if plain else part.strip() for part in parts]
        found: list[list[tuple[int, int]]] = []
        at = text.find(wanted[0])
        while at >= 0 and len(found) < 60:
            spans, end = [(at, at + len(wanted[0]))], at + len(wanted[0])
            for part in wanted[1:]:
                following = text.find(part, end)
                if following < 0:
                    return found
                spans.append((following, following + len(part)))
                end = following + len(part)
            found.append([data.raw_span(*span) for span in spans] if plain else spans)
            at = text.find(wanted[0], at + 1)
        return found

    def _of_clause(
        self, places: list[list[tuple[int, int]]], verdict: str, cited: Sequence[Cited], said: bool
    ) -> tuple[str, list[str], str | None]:
        data = self.data
        nodes_of = [list(dict.fromkeys(n for span in spans for n in data.nodes_in(*span))) for spans in places]
        official = "……".join(data.raw[start:end] for start, end in places[0]) if verdict != "exact" else None
        nodes = data.narrowest([n for nodes in nodes_of for n in nodes])
        cites = [c for c in cited if c.nodes and c.known and not c.other]
        if not cites:
            return verdict, nodes, official
        inside = [nodes for nodes in nodes_of if nodes and any(self._within(nodes, c) for c in cites)]
        if inside:
            return verdict, data.narrowest([n for nodes in inside for n in nodes]), official
        nameless = not all(nodes_of)  # the document's own title
        if nameless or not said:
            return verdict, nodes, official
        return "wrong-clause", nodes, "……".join(data.raw[start:end] for start, end in places[0])

    def _within(self, nodes: list[str], cited: Cited) -> bool:
        data = self.data
        held = [
            any(data.holds(c, node) or (node in data.clauses and data.clause_of.get(c) == node) for c in cited.nodes)
            for node in nodes
        ]
        if all(held):
            return True
        return any(held) and len({data.clause_of[node] for node in nodes}) == 1

    def _nearest(self, words: str, cited: Sequence[Cited]) -> Fit | None:
        """The nearest official words; of equally near ones those of the clause cited."""
        if words not in self._fits:
            self._fits[words] = self.data.index.fits(words)
        fits = self._fits[words]
        if not fits:
            return None
        best = [fit for fit in fits if fit.distance == fits[0].distance]
        for fit in best:
            nodes = self.data.nodes_in(*self.data.raw_span(fit.start, fit.end))
            if any(nodes and self._within(nodes, c) for c in cited if c.nodes):
                return fit
        return best[0]

    def _close(self, words: str, fit: Fit, attributed: bool) -> bool:
        """Whether words are near enough to have been meant as a quotation of the official ones."""
        length = len(words)
        if length < 8:
            return fit.distance <= min(length - 1, 2 if attributed else 1)
        if length < 12:
            return fit.distance <= (length // 2 if attributed else 2)
        if fit.distance <= length * (0.5 if attributed else 0.35):
            return True
        longest = max((self.data.index.longest(words, i) for i in range(0, length, 4)), default=0)
        return longest * 2 >= length
