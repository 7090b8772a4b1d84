"""Reads a policy's everyday words for the search: synonyms, phrases of one clause, pages beside the clauses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import LANGUAGES, Language, Policy
from scripts.policy_source.reader import Record, words_of
from scripts.policy_source.yaml_lines import Item, Mapping, read_yaml

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class SearchWords:
    """same: the policy's word -> everyday words for it; also: node id -> phrases that mean this clause;
    pages: address inside the language (/estimate/) -> phrases that mean this page, its title first; absent: what people
    ask for and the policy does not speak of, so that no clause is shown for it as found; general: words that any
    request may have, which do not tell what it is about.
    """

    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    general: tuple[str, ...] = ()


def read_search_words(folder: Path, policy: Policy, faults: Collector) -> dict[Language, SearchWords]:
    """The words of both languages from search/<language>.yaml in a policy's folder; a policy without them has none."""
    return {language: _one(folder / "search" / f"{language}.yaml", policy, language, faults) for language in LANGUAGES}


def _absent(record: Record, policy: Policy, language: Language, faults: Collector) -> tuple[str, ...]:
    """The words, of which none may stand in the policy."""
    item = record.optional("absent")
    if item is None:
        return ()
    words = words_of(item, faults)
    text = "\n".join(s.text.get(language) for node in policy.nodes.values() for s in node.sentences()).lower()
    spaced = _spaced(text)
    for word in words:
        if _spaced(word.lower()) in spaced if word.isascii() else word in text:
            record.fault("absent", f"The policy does speak of {word!r}.", "Take it off this list.")
    return words


def _spaced(text: str) -> str:
    """The words of a text, each between blanks: one of them is found as a whole only."""
    return f" {' '.join(_WORD.findall(text))} "


def _one(path: Path, policy: Policy, language: Language, faults: Collector) -> SearchWords:
    item = read_yaml(path, faults) if path.exists() else None
    if item is None:
        return SearchWords()
    seen: dict[str, str] = {}

    def once(record: Record, key: str, words: tuple[str, ...]) -> None:
        for word in words:
            if (first := seen.setdefault(word.lower(), key)) != key:
                record.fault(key, f"{word!r} already stands for {first!r}.", "Let a word stand for one thing only.")

    def clause(record: Record, key: str, _words: tuple[str, ...]) -> None:
        if key not in policy.nodes:
            record.fault(
                key, f"There is no clause {key!r}.", "Name a clause by its id, such as those of document.yaml."
            )

    def page(record: Record, key: str, _words: tuple[str, ...]) -> None:
        if not (key.startswith("/") and key.endswith("/")):
            record.fault(
                key, f"{key!r} is no address of a page.", "Write it from the root of the language: /estimate/."
            )

    with Record(item, faults) as record:
        general = record.optional("general")
        return SearchWords(
            _lists(record.optional("same"), faults, once),
            _lists(record.optional("also"), faults, clause),
            _lists(record.optional("pages"), faults, page),
            _absent(record, policy, language, faults),
            () if general is None else words_of(general, faults),
        )


def _lists(
    item: Item | None, faults: Collector, check: Callable[[Record, str, tuple[str, ...]], None]
) -> dict[str, tuple[str, ...]]:
    """A mapping of word lists."""
    if item is None:
        return {}
    record = Record(item, faults)
    found: dict[str, tuple[str, ...]] = {}
    for key, value in item.entries.items() if isinstance(item, Mapping) else ():
        found[key] = words_of(value, faults)
        if not found[key]:
            record.fault(key, "There are no words.", "Write at least one, or remove the line.")
        check(record, key, found[key])
    return found
