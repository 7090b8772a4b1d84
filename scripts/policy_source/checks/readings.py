"""The register of ambiguities and the glossary: complete, and what they name exists."""

from __future__ import annotations

import re

from scripts.faults import Collector
from scripts.policy_source.clauses import Clause, DocumentSource
from scripts.policy_source.model import Language
from scripts.policy_source.readings import BoundReading, BoundTerm
from scripts.policy_source.strings import Strings, section

_KEY = re.compile(r"([a-z]+-)?[a-z]\Z")


def check_readings(
    readings: dict[str, BoundReading],
    source: DocumentSource,
    ids: frozenset[str],
    benefits: frozenset[str] | None,
    strings: dict[Language, Strings] | None,
    faults: Collector,
) -> None:
    """benefits or strings None: those could not be read, so what names them is not compared."""
    contract = source.contract
    expected = [f"{contract.reading_prefix}{number}" for number in range(1, contract.reading_count + 1)]
    file = source.place.file.with_name("readings.yaml")
    for id in expected:
        if id not in readings:
            faults.add(file, 0, id, f"The register has no {id}.", "Write it: ids of readings stand in published notes.")
    if expected and all(id in readings for id in expected) and list(readings)[: len(expected)] != expected:
        faults.add(file, 0, "", "The readings are not in the order of their numbers.", "Sort them.")
    for bound in readings.values():
        _check_reading(bound, expected, ids, benefits, strings, faults)


def _check_reading(
    bound: BoundReading,
    expected: list[str],
    ids: frozenset[str],
    benefits: frozenset[str] | None,
    strings: dict[Language, Strings] | None,
    faults: Collector,
) -> None:
    reading = bound.reading

    def fault(key: str, problem: str, remedy: str) -> None:
        faults.add(bound.place.file, bound.place.at(key), f"{reading.id}.{key}", problem, remedy)

    if expected and reading.id not in expected:
        fault(
            "id",
            f"{reading.id} is not among {expected[0]} to {expected[-1]}.",
            "Correct the id, or the count under contract.readings in document.yaml.",
        )
    for id in reading.nodes:
        if id not in ids:
            fault("nodes", f"There is no clause, sentence or amount {id}.", "Name one, as m4s2.")
    for benefit in reading.benefits:
        if benefits is not None and benefit not in benefits:
            fault("benefits", f"There is no benefit {benefit}.", "Correct it, or write the benefit's file.")
    keys = [choice.key for choice in reading.choices]
    if len(keys) != len(set(keys)) or not all(_KEY.match(key) for key in keys):
        fault(
            "choices",
            f"The choices are called {', '.join(keys)}.",
            "Call each by its own letter, or word and letter: events-a.",
        )
    if reading.default is not None and reading.default not in keys:
        fault(
            "default",
            f"The default {reading.default} is none of the choices {', '.join(keys) or '(there are none)'}.",
            "Name one of them, or null.",
        )
    for language, words in (strings or {}).items():
        for code in reading.notes:
            if code not in section(words, "notes"):
                fault("notes", f"The note {code} has no words in docs/strings/{language}.", f"Add notes.{code}.")


def check_glossary(glossary: tuple[BoundTerm, ...], clauses: dict[str, Clause], faults: Collector) -> None:
    """Terms stand in the clauses and sentences that they name."""
    words = {words.id: words.zh for clause in clauses.values() for words in clause.sentences()}
    words |= {clause.id: "\n".join(part.zh for part in clause.translatable()) for clause in clauses.values()}
    for bound in glossary:
        for id in bound.term.nodes:
            if id not in words:
                problem = f"There is no clause or sentence {id}."
            elif bound.term.zh not in words[id]:
                problem = f"{bound.term.zh} does not stand in {id}."
            else:
                continue
            faults.add(
                bound.place.file, bound.place.at("nodes"), bound.term.zh, problem, "Name clauses that hold the term."
            )
