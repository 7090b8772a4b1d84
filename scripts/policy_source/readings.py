"""Reading readings.yaml (the register of ambiguities) and glossary.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import Reading, ReadingChoice, Term
from scripts.policy_source.reader import Place, Record, items_of, records
from scripts.policy_source.register import read_register
from scripts.policy_source.yaml_lines import read_yaml


@dataclass(frozen=True)
class BoundReading:
    """An entry of the register and where it is written."""

    reading: Reading
    place: Place

    @property
    def id(self) -> str:
        return self.reading.id


@dataclass(frozen=True)
class BoundTerm:
    """A glossary entry and where it is written."""

    term: Term
    place: Place


def read_readings(policy_dir: Path, faults: Collector) -> dict[str, BoundReading] | None:
    """The register by id, in the order of the file; None (and faults) when it is not whole."""
    purpose = "List every ambiguity of the text, its readings and the default."
    return read_register(policy_dir / "readings.yaml", faults, purpose, _reading)


def _reading(record: Record) -> BoundReading:
    choices = tuple(
        records(
            record.maybe_items("choices"), record.faults, lambda one: ReadingChoice(one.words("key"), one.text("text"))
        )
    )
    reading = Reading(
        record.words("id"),
        record.word_list("nodes"),
        record.word_list("benefits"),
        record.text("title"),
        choices,
        record.maybe_words("default"),
        record.text("shown"),
        record.word_list("notes"),
    )
    return BoundReading(reading, record.place())


def read_glossary(policy_dir: Path, faults: Collector) -> tuple[BoundTerm, ...] | None:
    """The glossary; None (and faults) when it is not whole."""
    before = len(faults.faults)
    item = read_yaml(policy_dir / "glossary.yaml", faults, "List the terms: zh, en, and where needed note and nodes.")
    if item is None:
        return None
    found = records(items_of(item, faults), faults, _term)
    seen: dict[str, int] = {}
    for bound in found:
        if bound.term.zh in seen:
            faults.add(
                bound.place.file,
                bound.place.line,
                bound.term.zh,
                f"The term stands twice; the first is in line {seen[bound.term.zh]}.",
                "One Chinese term keeps one English term: join the two.",
            )
        seen.setdefault(bound.term.zh, bound.place.line)
    return tuple(found) if len(faults.faults) == before else None


def _term(record: Record) -> BoundTerm:
    term = Term(
        zh=record.words("zh"),
        en=record.words("en"),
        note=record.maybe_text("note"),
        nodes=record.word_list("nodes"),
        phrase=record.flag("phrase"),
        common=record.flag("common"),
    )
    return BoundTerm(term, record.place())
