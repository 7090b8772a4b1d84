"""The validated policy: what the loader returns and every later step reads. Nothing here opens a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

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
    """Words of the document that are no sentence: addressees, signatures, dates, imprint. The id is ours."""

    kind: BlockKind
    id: str
    text: Text
    after_paragraphs: bool = False
    """False: printed before the node's paragraphs; True: after them."""


@dataclass(frozen=True)
class Node:
    """A clause with an address of its own.

    label is the printed number ("4", "（二）", "三"), empty where there is none; title the run-in title or heading
    without number and full stop.
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


@dataclass(frozen=True)
class ParameterValue:
    """A parameter's value from a day (inclusive) until a day (inclusive; None: still in force).

    value: an int in the parameter's unit, or (low, high) for a range; a date as ISO text for unit "date"; the quoted
    words for unit "words".
    quoted: the official words it is taken from.
    """

    since: date
    until: date | None
    value: int | tuple[int, int] | str
    quoted: str


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
    """One fact of `facts.md`. See SPEC for every field."""

    id: str
    type: QuestionType
    label: Text
    help: Text | None = None
    unit: Text | None = None
    options: tuple[str, ...] = ()
    """Option ids; words are in the strings (`options.<id>`)."""
    also: tuple[str, ...] = ()
    """Option words allowed beside the type's own values ("none" beside a date)."""
    minimum: int | None = None
    maximum: int | None = None
    at_most: tuple[str, ...] = ()
    """Sibling questions that this one may not exceed."""
    special: bool = False
    """Asked only when it happened: absent means it did not, and no question is open."""
    changes_nothing: bool = False
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Asked only when each named sibling has one of these values ("true", "false", an option id); display only."""
    nodes: tuple[str, ...] = ()
    items: tuple[Question, ...] = ()
    """The questions of one member, for type list."""
    add: Text | None = None
    """Words of the button that adds a member."""
    member: Text | None = None
    """Heading of a member, with {n}."""


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
    """An entry of the register of ambiguities (A1, A2 …). default: the choice that the calculator takes, or None."""

    id: str
    nodes: tuple[str, ...]
    benefits: tuple[str, ...]
    title: Text
    choices: tuple[ReadingChoice, ...]
    default: str | None
    shown: Text
    """What the reader of an estimate sees because of it."""
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


@dataclass(frozen=True)
class Term:
    """A glossary entry: one Chinese term, one English term."""

    zh: str
    en: str
    note: Text | None
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Overlap:
    """Two benefits that may be the same money when the claim says it is the same case (closing rule)."""

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

    def sentence(self, id: str) -> Sentence:
        """The sentence with this id. Raises KeyError."""
        for node in self.nodes.values():
            for sentence in node.sentences():
                if sentence.id == id:
                    return sentence
        raise KeyError(id)

    def node_of(self, id: str) -> Node:
        """The node that an id (m4, m4s2, m4a1, m4p1) belongs to. Raises KeyError."""
        if id in self.nodes:
            return self.nodes[id]
        for node in self.nodes.values():
            if any(
                p.id == id or any(s.id == id or any(a.id == id for a in s.amounts) for s in p.sentences)
                for p in node.paragraphs
            ):
                return node
        raise KeyError(id)
