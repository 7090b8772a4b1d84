"""Puts the parts that were read together into the model. Nothing is checked here, and no file is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.policy_source.benefits import BoundBenefit
from scripts.policy_source.clauses import Clause, DocumentSource, Words
from scripts.policy_source.editions import EditionSource, placed
from scripts.policy_source.history import Edition, Fate
from scripts.policy_source.model import Amount, Block, Language, Node, Paragraph, Policy, Sentence, Text
from scripts.policy_source.parameters import BoundOverlap, BoundParameter
from scripts.policy_source.reader import Place
from scripts.policy_source.readings import BoundReading, BoundTerm
from scripts.policy_source.strings import Strings


@dataclass(frozen=True)
class Parts:
    """Everything that was read; history: the words of every version; sources: where they are written."""

    document: DocumentSource
    editions: list[EditionSource]
    history: tuple[Edition, ...]
    parameters: dict[str, BoundParameter]
    options: dict[str, tuple[str, ...]]
    benefits: dict[str, BoundBenefit]
    overlaps: tuple[BoundOverlap, ...]
    readings: dict[str, BoundReading]
    glossary: tuple[BoundTerm, ...]
    strings: dict[Language, Strings]
    fates: dict[str, Fate]


def known_ids(history: tuple[Edition, ...]) -> frozenset[str]:
    """Every id that something may point at: nodes, paragraphs, sentences and amounts of all versions."""
    return frozenset(id for edition in history for node in edition.nodes.values() for id in node.ids())


def assemble_history(editions: list[EditionSource]) -> tuple[Edition, ...]:
    """The words of every version; English words that are not there are empty."""
    return tuple(
        Edition(
            edition.version,
            {clause.id: _node(clause, edition) for clause in edition.clauses.values()},
            {id: bound.parameter for id, bound in edition.parameters.items()},
            edition.amendment.amendment if edition.amendment else None,
        )
        for edition in editions
    )


def assemble(parts: Parts, root: Path) -> Policy:
    """The model."""
    newest = parts.history[-1]
    return Policy(
        document=parts.document.document,
        nodes=newest.nodes,
        # a parameter that the newest version does not state any more still answers for the days when it was stated
        parameters={
            id: newest.parameters.get(id, placed(bound.parameter, bound.parameter.values))
            for id, bound in parts.parameters.items()
        },
        options=parts.options,
        benefits={id: bound.benefit for id, bound in parts.benefits.items()},
        readings={id: bound.reading for id, bound in parts.readings.items()},
        overlaps=tuple(bound.overlap for bound in parts.overlaps),
        glossary=tuple(bound.term for bound in parts.glossary),
        strings={language: strings.plain() for language, strings in parts.strings.items()},
        sources={id: (_relative(place.file, root), place.line) for id, place in _places(parts).items()},
        history=parts.history,
        fates=parts.fates,
    )


def _node(clause: Clause, edition: EditionSource) -> Node:
    title = clause.name or (_text(clause.title, edition) if clause.title else Text("", ""))
    return Node(
        id=clause.id,
        kind=clause.kind,
        parent=clause.parent,
        label=clause.label,
        title=title,
        paragraphs=tuple(
            Paragraph(id, tuple(_sentence(words, edition) for words in sentences))
            for id, sentences in zip(clause.paragraph_ids, clause.paragraphs, strict=True)
        ),
        blocks=tuple(
            Block(block.kind, block.words.id, _text(block.words, edition), block.after) for block in clause.blocks
        ),
        children=tuple(other.id for other in edition.clauses.values() if other.parent == clause.id),
    )


def _text(words: Words, edition: EditionSource) -> Text:
    translation = edition.translations.get(words.id)
    return Text(words.zh, translation.text if translation else "")


def _sentence(words: Words, edition: EditionSource) -> Sentence:
    spans = edition.english_spans
    amounts = tuple(
        Amount(bound.id, words.id, bound.span, spans.get(bound.id, (0, 0)), bound.parameter.parameter.id)
        for bound in edition.amounts.values()
        if bound.sentence == words.id
    )
    return Sentence(words.id, _text(words, edition), amounts)


def _places(parts: Parts) -> dict[str, Place]:
    """Where each id stands, in its newest words. A node's own place is its file; titles share the node's id."""
    found: dict[str, Place] = {}
    for edition in parts.editions:
        for clause in edition.clauses.values():
            found |= {words.id: words.place for words in clause.translatable()} | {clause.id: clause.place}
        found |= {amount.id: amount.parameter.place for amount in edition.amounts.values()}
    found |= {id: bound.place for id, bound in parts.parameters.items()}
    found |= {id: bound.place for id, bound in parts.benefits.items()}
    found |= {id: bound.place for id, bound in parts.readings.items()}
    return found


def _relative(file: Path, root: Path) -> str:
    return str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
