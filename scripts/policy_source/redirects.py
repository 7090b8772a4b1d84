"""Reading redirects.yaml: where the words of ids went that the newest version does not have; and what follows for each.

What is said of a node holds for everything in it, unless `fragments` says more; what is said of a sentence holds for
its amounts; a paragraph goes where its sentences go.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.history import Fate, FateKind
from scripts.policy_source.model import Node, Text
from scripts.policy_source.reader import Place, Record, items_of, records, words_of
from scripts.policy_source.yaml_lines import Item, Mapping, Scalar, read_yaml

FILE = "redirects.yaml"


@dataclass(frozen=True)
class Entry:
    """One entry: what became of a node or sentence. fragments: the same for ids in it, where it is another."""

    id: str
    kind: FateKind
    to: tuple[str, ...]
    since: date
    why: Text | None
    fragments: dict[str, tuple[str, ...]]
    place: Place


def read_redirects(policy_dir: Path, faults: Collector) -> dict[str, Entry] | None:
    """All entries by id; a policy that lost no id has no file. None (and faults) when the file is not whole."""
    path = policy_dir / FILE
    if not path.exists():
        return {}
    before = len(faults.faults)
    found: dict[str, Entry] = {}
    for entry in records(items_of(read_yaml(path, faults), faults), faults, _entry):
        if entry.id in found:
            faults.add(
                path, entry.place.line, entry.id,
                f"{entry.id} stands twice; first in line {found[entry.id].place.line}.", "Keep one of the two.",
            )  # fmt: skip
        found.setdefault(entry.id, entry)
    return found if len(faults.faults) == before else None


def _entry(record: Record) -> Entry:
    kind: FateKind = "moved" if record.has("moved") else "gone"
    id, item, since = record.words(kind), record.optional("to"), record.day("since")
    to = _ids(item, record.faults)
    if kind == "moved" and len(to) != 1:
        record.fault("to", "What moved has one new id.", "Write to: <the new id>; for a split, write gone: instead.")
    fragments: dict[str, tuple[str, ...]] = {}
    table = record.optional("fragments")
    if isinstance(table, Mapping):
        fragments = {key: _ids(value, record.faults) for key, value in table.entries.items()}
    elif table is not None:
        record.fault("fragments", "A mapping is expected here.", "Write {m5s1: m21s1, m5s2: [m21s2, m22s1]}.")
    return Entry(id, kind, to, since, record.maybe_text("why"), fragments, record.place())


def _ids(item: Item | None, faults: Collector) -> tuple[str, ...]:
    """One id, or a list of them."""
    if isinstance(item, Scalar) and isinstance(item.value, str):
        return (item.value,)
    return words_of(item, faults)


def fate_of(
    id: str, node: Node, entries: dict[str, Entry], last: date, kept: bool, reason: Text | None
) -> Fate | None:
    """What became of an id, as far as the entries say.

    node: as it last stood, with version `last`; kept: whether the node itself lives on; reason: why, for entries
    without their own words.
    """
    entry = entries.get(id) or (None if kept else entries.get(node.id))
    if entry is not None:
        to = entry.to if id == entry.id else entry.fragments.get(id) or _within(id, node, entry)
        return Fate(id, entry.kind, entry.since, to, entry.why or reason or Text("", ""), last)
    for paragraph in node.paragraphs:
        if paragraph.id == id:
            fates = [fate_of(s.id, node, entries, last, kept, reason) for s in paragraph.sentences]
            if not fates or None in fates:
                return None
            known = [fate for fate in fates if fate is not None]
            to = tuple(dict.fromkeys(target for fate in known for target in fate.to))
            return Fate(id, "gone", max(fate.since for fate in known), to, known[0].why, last)
        for sentence in paragraph.sentences:
            if any(amount.id == id for amount in sentence.amounts) and sentence.id in entries:
                of = entries[sentence.id]
                return Fate(id, "gone", of.since, of.fragments.get(id, of.to), of.why or reason or Text("", ""), last)
    return None


def _within(id: str, node: Node, entry: Entry) -> tuple[str, ...]:
    """Where an id goes that an entry of its node does not name: what moved keeps its number."""
    if entry.kind == "moved":
        return (entry.to[0] + id.removeprefix(node.id),)
    for paragraph in node.paragraphs:
        for sentence in paragraph.sentences:
            inside = [amount.id for amount in sentence.amounts]
            if id in inside and sentence.id in entry.fragments:
                return entry.fragments[sentence.id]
        if id == paragraph.id:
            named = [entry.fragments[s.id] for s in paragraph.sentences if s.id in entry.fragments]
            if named:
                return tuple(dict.fromkeys(target for one in named for target in one))
    return entry.to
