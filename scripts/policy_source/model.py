"""The validated policy: what the loader returns and every later step reads. Nothing here opens a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from scripts.policy_source.history import Edition, Fate, until

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")

NodeKind = Literal["notice", "preamble", "part", "group", "measure", "safeguard", "closing"]
BlockKind = Literal["masthead", "number", "heading", "addressees", "signature", "date", "imprint"]


@dataclass(frozen=True)
class Text:
    """The same words in both languages. For clauses, zh is official and en an unofficial translation."""

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """The words in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Amount:
    """A sum, rate or range of money in a sentence, with its permanent fragment (m10a1).

    zh_span and en_span are (start, end) in the sentence's Chinese and English words; parameter is the id of the
    parameter that gives its value.
    """

    id: str
    sentence: str
    zh_span: tuple[int, int]
    en_span: tuple[int, int]
    parameter: str


@dataclass(frozen=True)
class Sentence:
    """One sentence with its permanent fragment (m4s2); zh is official, word for word."""

    id: str
    text: Text
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the repaired text (m10p1)."""

    id: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Block:
    """Words of the document that are no sentence: addressees, signatures, dates, imprint. The id is ours.

    after_paragraphs: whether it is printed after the node's paragraphs, not before them.
    """

    kind: BlockKind
    id: str
    text: Text
    after_paragraphs: bool = False


@dataclass(frozen=True)
class Node:
    """A clause with an address of its own; label is the printed number ("4", "（二）", "三"), empty where there is
    none; title the run-in title or heading without number and full stop.
    """

    id: str
    kind: NodeKind
    parent: str | None
    label: str
    title: Text
    paragraphs: tuple[Paragraph, ...] = ()
    blocks: tuple[Block, ...] = ()
    children: tuple[str, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """The node's own sentences, in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences

    def ids(self) -> Iterator[str]:
        """Every published id of the node: its own, and those of its paragraphs, sentences and amounts."""
        yield self.id
        for paragraph in self.paragraphs:
            yield paragraph.id
            for sentence in paragraph.sentences:
                yield sentence.id
                yield from (amount.id for amount in sentence.amounts)


@dataclass(frozen=True)
class ParameterValue:
    """A parameter's value from a day until a day (both inclusive; None: still in force).

    value: an int in the parameter's unit, or (low, high) for a range; a date as ISO text for unit "date"; the quoted
    words for unit "words".
    quoted: the official words it is taken from; node, amount: where they stand (None: where the parameter says).
    """

    since: date
    until: date | None
    value: int | tuple[int, int] | str
    quoted: str
    node: str | None = None
    amount: str | None = None


@dataclass(frozen=True)
class Parameter:
    """An amount, rate, cap, limit or date of the policy: one home, bound to its words.

    unit: CNY (whole yuan), percent, months, years, times, date, words; node: the sentence id; amount: the fragment
    of the amount (m4a4) or None where the figure is not money.
    """

    id: str
    unit: str
    node: str
    amount: str | None
    values: tuple[ParameterValue, ...]


QuestionType = Literal["count", "money", "decimal", "date", "month", "yes_no", "option", "options", "text", "list"]


@dataclass(frozen=True)
class Question:
    """One fact that a claim may tell.

    options: ids, worded in the strings; also: words allowed beside the type's own values ("none" beside a date);
    at_most: siblings that it may not exceed; special: asked only when it happened: absent means it did not, and no
    question is open; when: asked only when each named sibling has one of these values ("true", "false", an option),
    display only; items, add, member: for a list, the questions of one member, the words of the button that adds one,
    and a member's heading with {n}.
    """

    id: str
    type: QuestionType
    label: Text
    help: Text | None = None
    unit: Text | None = None
    options: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    at_most: tuple[str, ...] = ()
    special: bool = False
    changes_nothing: bool = False
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    nodes: tuple[str, ...] = ()
    items: tuple[Question, ...] = ()
    add: Text | None = None
    member: Text | None = None


@dataclass(frozen=True)
class Benefit:
    """A subsidy, grant or award that can be asked for, or a planning figure."""

    id: str
    claimant: str | None
    node: str
    kind: Literal["payment", "planning", "unstated"]
    title: Text
    summary: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ReadingChoice:
    """One way to read an ambiguous place: key a, b, c …"""

    key: str
    text: Text


@dataclass(frozen=True)
class Reading:
    """An ambiguity (A1 …). default: what the calculator takes, or None; shown: what an estimate shows because of it."""

    id: str
    nodes: tuple[str, ...]
    benefits: tuple[str, ...]
    title: Text
    choices: tuple[ReadingChoice, ...]
    default: str | None
    shown: Text
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """The policy document as a whole."""

    slug: str
    number: Text
    title: Text
    short_title: Text
    issuers: tuple[Text, ...]
    issued: date
    effective: date
    versions: tuple[date, ...]
    superior: tuple[Text, ...]
    closing_rule: str | None = None
    """The sentence that says what holds where support overlaps (with other policies, or within this one)."""
    former_slugs: tuple[str, ...] = ()
    jurisdiction: Text | None = None


@dataclass(frozen=True)
class Term:
    """A glossary entry: one Chinese term, one English term."""
    zh: str
    en: str
    note: Text | None
    nodes: tuple[str, ...] = ()
    phrase: bool = False
    """A turn of phrase: explained below a clause, not underlined in its words."""
    common: bool = False
    """Says nothing of what two measures have in common."""


@dataclass(frozen=True)
class Overlap:
    """Two benefits that may be the same money (closing rule)."""

    benefits: tuple[str, str]
    node: str


@dataclass(frozen=True)
class Policy:
    """Everything about one policy, checked."""

    document: Document
    nodes: dict[str, Node]
    """By id, in the order of the document."""
    parameters: dict[str, Parameter]
    options: dict[str, tuple[str, ...]]
    """Named option lists ("level")."""
    benefits: dict[str, Benefit]
    readings: dict[str, Reading]
    overlaps: tuple[Overlap, ...]
    glossary: tuple[Term, ...]
    strings: dict[Language, dict[str, object]]
    """Words of the interface: nested mappings, equal key sets."""
    sources: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Where each id stands: id -> (file, line)."""

    history: tuple[Edition, ...] = ()
    """The words of every version, the oldest first; the last are those of `nodes`."""
    fates: dict[str, Fate] = field(default_factory=dict)
    """Where the words of each published id went that is in no node now."""

    @property
    def editions(self) -> tuple[Edition, ...]:
        """At least one: a policy put together without its history has the version in force."""
        return self.history or (Edition(self.document.versions[-1], self.nodes, self.parameters),)

    def at(self, day: date) -> Policy:
        """The policy as it stood on a day. Raises BeforeFirstVersion."""
        history = until(self.editions, day)
        then = history[-1]
        return replace(
            self,
            document=replace(self.document, versions=tuple(edition.version for edition in history)),
            nodes=then.nodes,
            parameters=then.parameters,
            history=history,
            fates={id: fate for id, fate in self.fates.items() if fate.since <= then.version},
        )

    def sentence(self, id: str) -> Sentence:
        """The sentence with this id; one that is gone, in its last words. Raises KeyError."""
        return {sentence.id: sentence for sentence in self.node_of(id).sentences()}[id]

    def node_of(self, id: str) -> Node:
        """The node that an id (m4, m4s2, m4a1, m4p1) belongs to; what is gone, as it last stood. Raises KeyError."""
        return self._node_of[id]

    @cached_property
    def _node_of(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for edition in self.editions:
            for node in edition.nodes.values():
                found |= dict.fromkeys(node.ids(), node)
        return found
