"""Reading translations/<language>.yaml: the unofficial English of every sentence, title and block, by id."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.reader import Place, Record, items_of, records
from scripts.policy_source.yaml_lines import read_yaml

DIGEST_LENGTH = 12


@dataclass(frozen=True)
class Translation:
    """The English of one piece of official words; of: digest of the Chinese that it translates."""

    id: str
    of: str
    text: str
    amounts: dict[str, str]
    """Fragment of an amount -> the words of the English sentence that state it."""
    place: Place


def digest(words: str) -> str:
    """The digest by which a translation names the words that it translates."""
    return hashlib.sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]


def read_translations(policy_dir: Path, faults: Collector, language: str = "en") -> dict[str, Translation] | None:
    """All translations by id; None (and faults) when the file is missing or not whole."""
    before = len(faults.faults)
    item = read_yaml(
        policy_dir / "translations" / f"{language}.yaml",
        faults,
        "Translate every sentence, title and block: a list of {id, of, text}.",
    )
    if item is None:
        return None
    found: dict[str, Translation] = {}
    for translation in records(items_of(item, faults), faults, _translation):
        if translation.id in found:
            faults.add(
                translation.place.file,
                translation.place.line,
                translation.id,
                f"{translation.id} is translated twice; first in line {found[translation.id].place.line}.",
                "Keep one of the two.",
            )
        found.setdefault(translation.id, translation)
    return found if len(faults.faults) == before else None


def _translation(record: Record) -> Translation:
    amounts: dict[str, str] = {}
    if (table := record.optional("amounts")) is not None:
        with Record(table, record.faults) as inner:
            amounts = {id: inner.words(id) for id in inner}
    digest = record.maybe_words("of") or ""
    return Translation(record.words("id"), digest, record.words("text"), amounts, record.place())
