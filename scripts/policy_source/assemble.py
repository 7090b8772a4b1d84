"""Puts the parts that were read together into the model. Nothing is checked here, and no file is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.policy_source.benefits import BoundBenefit
from scripts.policy_source.checks.amounts import BoundAmount
from scripts.policy_source.clauses import Clause, DocumentSource, Words
from scripts.policy_source.model import Amount, Block, Language, Node, Paragraph, Policy, Sentence, Text
from scripts.policy_source.parameters import BoundOverlap, BoundParameter
from scripts.policy_source.reader import Place
from scripts.policy_source.readings import BoundReading, BoundTerm
from scripts.policy_source.strings import Strings
from scripts.policy_source.translations import Translation


@dataclass(frozen=True)
class Parts:
    """Everything that was read, and where the amounts stand in both languages."""

    document: DocumentSource
    clauses: dict[str, Clause]
    parameters: dict[str, BoundParameter]
    translations: dict[str, Translation]
    options: dict[str, tuple[str, ...]]
    benefits: dict[str, BoundBenefit]
    overlaps: tuple[BoundOverlap, ...]
    readings: dict[str, BoundReading]
    glossary: tuple[BoundTerm, ...]
    strings: dict[Language, Strings]
    amounts: dict[str, BoundAmount]
    english_spans: dict[str, tuple[int, int]]


def known_ids(clauses: dict[str, Clause], amounts: dict[str, BoundAmount]) -> frozenset[str]:
    """Every id that something may point at: nodes, paragraphs, sentences and amounts."""
    found = set(clauses) | set(amounts)
    for clause in clauses.values():
        found |= {f"{clause.id}p{number}" for number in range(1, len(clause.paragraphs) + 1)}
        found |= {sentence.id for sentence in clause.sentences()}
    return frozenset(found)


def assemble(parts: Parts, root: Path) -> Policy:
    """The model; English words that are not there are empty."""
    return Policy(
        document=parts.document.document,
        nodes={clause.id: _node(clause, parts) for clause in parts.clauses.values()},
        parameters={id: bound.parameter for id, bound in parts.parameters.items()},
        options=parts.options,
        benefits={id: bound.benefit for id, bound in parts.benefits.items()},
        readings={id: bound.reading for id, bound in parts.readings.items()},
        overlaps=tuple(bound.overlap for bound in parts.overlaps),
        glossary=tuple(bound.term for bound in parts.glossary),
        strings={language: strings.plain() for language, strings in parts.strings.items()},
        sources={id: (_relative(place.file, root), place.line) for id, place in _places(parts).items()},
    )


def _node(clause: Clause, parts: Parts) -> Node:
    title = clause.name or (_text(clause.title, parts) if clause.title else Text("", ""))
    return Node(
        id=clause.id,
        kind=clause.kind,
        parent=clause.parent,
        label=clause.label,
        title=title,
        paragraphs=tuple(
            Paragraph(f"{clause.id}p{number}", tuple(_sentence(words, parts) for words in sentences))
            for number, sentences in enumerate(clause.paragraphs, 1)
        ),
        blocks=tuple(
            Block(block.kind, block.words.id, _text(block.words, parts), block.after) for block in clause.blocks
        ),
        children=tuple(other.id for other in parts.clauses.values() if other.parent == clause.id),
    )


def _text(words: Words, parts: Parts) -> Text:
    translation = parts.translations.get(words.id)
    return Text(words.zh, translation.text if translation else "")


def _sentence(words: Words, parts: Parts) -> Sentence:
    amounts = tuple(
        Amount(bound.id, words.id, bound.span, parts.english_spans.get(bound.id, (0, 0)), bound.parameter.parameter.id)
        for bound in parts.amounts.values()
        if bound.sentence == words.id
    )
    return Sentence(words.id, _text(words, parts), amounts)


def _places(parts: Parts) -> dict[str, Place]:
    """Where each id stands. A node's own place is its file; titles share the node's id."""
    found: dict[str, Place] = {}
    for clause in parts.clauses.values():
        found |= {words.id: words.place for words in clause.translatable()} | {clause.id: clause.place}
    found |= {amount.id: amount.parameter.place for amount in parts.amounts.values()}
    found |= {id: bound.place for id, bound in parts.parameters.items()}
    found |= {id: bound.place for id, bound in parts.benefits.items()}
    found |= {id: bound.place for id, bound in parts.readings.items()}
    return found


def _relative(file: Path, root: Path) -> str:
    return str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
