"""The official words, in one stream: where a passage stands, and which clause or sentence that is."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from yuyao_policy.errors import PolicyDataError
from yuyao_policy.letter.alignment import Index
from yuyao_policy.letter.compare import bare, bare_english, bare_map
from yuyao_policy.letter.roles import Roles, roles_of
from yuyao_policy.letter.stated import Stated, stated_figures

LETTER_KINDS = ("part", "group", "measure", "safeguard")


class Unit(NamedTuple):
    """A piece of the stream: the words of a sentence, a title or a block, from start to end, and the id they go by."""

    start: int
    end: int
    node: str
    clause: str
    kind: str


@dataclass(frozen=True)
class Clause:
    """A node of the document: its place, its titles, and its sentences by paragraph."""

    id: str
    kind: str
    parent: str | None
    number: int
    title: str
    title_en: str
    paragraphs: dict[str, tuple[str, ...]]
    """Paragraph id -> its sentences, in order."""
    within: frozenset[str]
    """The node itself and all nodes above it."""

    def sentences(self) -> list[str]:
        """Its own sentences, in order."""
        return [sentence for paragraph in self.paragraphs.values() for sentence in paragraph]


class LetterData:
    """What letters are checked against: one version of one policy. Made by `from_json`, shared, never changed."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.policy: str = data["policy"]
        self.version: str = data["version"]
        self.digest: str = data["digest"]
        document = data["document"]
        self.number: str = document["number"]["zh"]
        self.number_en: str = document["number"]["en"]
        self.title: str = document["title"]["zh"]
        self.title_en: str = document["title"]["en"]
        self.short_title: str = document["short_title"]["zh"]
        self.short_title_en: str = document["short_title"]["en"]
        self.issued: str = document["issued"]
        self.superior: list[str] = [one["zh"] for one in document["superior"]]
        self.parameters: dict[str, Any] = data["parameters"]
        self.clauses: dict[str, Clause] = {}
        self.zh: dict[str, str] = {}
        self.en: dict[str, str] = {}
        self.clause_of: dict[str, str] = {}
        self.order: dict[str, int] = {}
        self.blocks: dict[str, list[str]] = {}
        """Blocks of each node: words that are no sentence (date, signature)."""
        for node in data["nodes"]:
            self._add(node)
        self.sentences: list[str] = list(self.zh)
        self._stream(data["nodes"])

    @classmethod
    def from_json(cls, text: str) -> LetterData:
        """Read the data that the build wrote. Raises PolicyDataError."""
        try:
            return cls(json.loads(text))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            problem = f"the letter data cannot be read ({type(error).__name__}: {error}); build it again"
            raise PolicyDataError(problem) from error

    @classmethod
    def versions(cls, text: str) -> list[LetterData]:
        """Every version in the data, the oldest first. Raises PolicyDataError."""
        newest = cls.from_json(text)
        return [*(cls.from_json(json.dumps(one)) for one in json.loads(text).get("earlier", ())), newest]

    def _add(self, node: dict[str, Any]) -> None:
        id, parent = node["id"], node["parent"]
        above = self.clauses[parent].within if parent else frozenset[str]()
        paragraphs = {p["id"]: tuple(s["id"] for s in p["sentences"]) for p in node["paragraphs"]}
        self.clauses[id] = Clause(
            id, node["kind"], parent, node["number"], node["title"]["zh"], node["title"]["en"], paragraphs, above | {id}
        )
        self.order[id] = len(self.order)
        self.clause_of[id] = id
        for paragraph in node["paragraphs"]:
            self.order[paragraph["id"]] = len(self.order)
            self.clause_of[paragraph["id"]] = id
            for sentence in paragraph["sentences"]:
                self.zh[sentence["id"]], self.en[sentence["id"]] = sentence["zh"], sentence["en"]
                self.order[sentence["id"]] = len(self.order)
                self.clause_of[sentence["id"]] = id
        self.blocks[id] = [block["zh"] for block in node["blocks"]]

    def _stream(self, nodes: list[dict[str, Any]]) -> None:
        parts: list[str] = []
        units: list[Unit] = []
        at = 0

        def put(words: str, node: str, clause: str, kind: str) -> None:
            nonlocal at
            parts.append(words)
            if node:
                units.append(Unit(at, at + len(words), node, clause, kind))
            at += len(words)

        for node in nodes:
            id, numbered = node["id"], node["kind"] in LETTER_KINDS
            run_in = node["kind"] in ("measure", "safeguard")
            if numbered:
                put(node["label"], "", id, "label")
                put(node["title"]["zh"], id, id, "title")
                put("。" if run_in else "\n", "", id, "label")
            for block in node["blocks"]:
                if not block["after"]:
                    put(block["zh"], id, id, "block")
                    put("\n", "", id, "label")
            for paragraph in node["paragraphs"]:
                for sentence in paragraph["sentences"]:
                    put(sentence["zh"], sentence["id"], id, "sentence")
                put("\n", "", id, "label")
            for block in node["blocks"]:
                if block["after"]:
                    put(block["zh"], id, id, "block")
                    put("\n", "", id, "label")
            if node["kind"] == "notice":
                put(self.title, "", id, "title")
                put("\n", "", id, "label")
        self.raw = "".join(parts)
        self.units = units
        self._starts = [unit.start for unit in units]
        self.bare, self.to_raw = bare_map(self.raw)

    # Where words stand

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """From the bare stream to the raw one."""
        return self.to_raw[start], self.to_raw[end - 1] + 1

    def words(self, start: int, end: int) -> str:
        """The official words of a passage of the bare stream."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]

    def units_in(self, start: int, end: int) -> list[Unit]:
        """The units that raw[start:end] has words of (a full stop alone is none)."""
        found = []
        for unit in self.units[max(0, bisect_right(self._starts, start) - 1) :]:
            if unit.start >= end:
                break
            if any(c.isalnum() for c in self.raw[max(start, unit.start) : min(end, unit.end)]):
                found.append(unit)
        return found

    def nodes_in(self, start: int, end: int) -> list[str]:
        """The narrowest ids for raw[start:end]: sentences; a title's clause only where none of its sentences is in."""
        units = self.units_in(start, end)
        said = {unit.clause for unit in units if unit.kind == "sentence"}
        return list(dict.fromkeys(u.node for u in units if u.kind == "sentence" or u.clause not in said))

    # How ids hang together

    def holds(self, outer: str, inner: str) -> bool:
        """Whether the id `inner` is `outer` or lies in it (m10s2 in m10, m10 in s3g4, m10s2 in m10p1)."""
        if outer == inner:
            return True
        clause = self.clause_of.get(inner)
        if clause is None:
            return False
        if outer in self.clauses:
            return outer in self.clauses[clause].within
        return inner in self.sentences_of(outer)

    def sentences_of(self, id: str) -> list[str]:
        """The sentences of a clause (with those below it), a paragraph, or the sentence itself."""
        if id in self.zh:
            return [id]
        if id in self.clauses:
            inside = [c for c in self.clauses.values() if id in c.within]
            return [s for clause in inside for s in clause.sentences()]
        return list(self.clauses[self.clause_of[id]].paragraphs[id])

    def by_kind(self, kind: str) -> dict[int, str]:
        """Nodes of a kind that is numbered through the document (part, measure), by number."""
        return {clause.number: clause.id for clause in self.clauses.values() if clause.kind == kind}

    def of_kind(self, kind: str, number: int) -> list[str]:
        """All nodes of a kind with a number, in order."""
        return [c.id for c in self.clauses.values() if c.kind == kind and c.number == number]

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """The ids once each, in the order of the document."""
        return sorted(dict.fromkeys(ids), key=lambda id: self.order.get(id, 10**9))

    def narrowest(self, ids: Iterable[str]) -> list[str]:
        """The ids in order, without those that hold another of them."""
        found = self.in_order(ids)
        return [one for one in found if not any(other != one and self.holds(one, other) for other in found)]

    @cached_property
    def index(self) -> Index:
        """For finding the nearest official words."""
        return Index(self.bare)

    @cached_property
    def borrowable(self) -> tuple[dict[str, list[int]], str]:
        """Every run of ten characters of the sentences, and the bare words they are places in; titles are not in it."""
        words = "\n".join(bare(self._without_names(text)) for text in self.zh.values())
        runs: dict[str, list[int]] = {}
        for i in range(len(words) - 9):
            if "\n" not in (run := words[i : i + 10]):
                runs.setdefault(run, []).append(i)
        return runs, words

    def _without_names(self, text: str) -> str:
        for name in (*self.superior, self.title):
            text = text.replace(name, "\n")
        return text

    @cached_property
    def english_index(self) -> Index:
        """For finding the nearest words of the translation."""
        return Index(self.english[0])

    @cached_property
    def figures(self) -> list[Stated]:
        """Every figure that the policy states."""
        return stated_figures(self.zh, self.blocks, self.parameters)

    @cached_property
    def roles(self) -> dict[str, Roles]:
        """Whose sum is whose, by sentence."""
        return roles_of(self.zh)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Bare title -> node, of the numbered clauses."""
        return {bare(c.title): c.id for c in self.clauses.values() if c.kind in LETTER_KINDS}

    @cached_property
    def titles_en(self) -> dict[str, str]:
        """Bare English title -> node, of the numbered clauses."""
        return {bare_english(c.title_en): c.id for c in self.clauses.values() if c.kind in LETTER_KINDS}

    @cached_property
    def english(self) -> tuple[str, list[tuple[int, str]]]:
        """The bare English words of titles and sentences, and where the words of each id begin."""
        parts, starts, at = [], [], 0
        pairs = [("", self.title_en)]
        for clause in self.clauses.values():
            if clause.kind in LETTER_KINDS:
                pairs.append((clause.id, clause.title_en))
            pairs += [(s, self.en[s]) for s in clause.sentences()]
        for id, words in pairs:
            starts.append((at, id))
            parts.append(bare_english(words))
            at += len(parts[-1])
        return "".join(parts), starts
