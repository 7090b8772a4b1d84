"""Reading amendments/<day>/: a change of the law, with each changed clause in its new words and their translation.

Nothing written before is edited: the first version stays in clauses/, and every later one adds a folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.clauses import Clause, read_clause
from scripts.policy_source.history import Amendment
from scripts.policy_source.model import Text
from scripts.policy_source.reader import Place, Record, records, words_of
from scripts.policy_source.translations import Translation, read_translations
from scripts.policy_source.yaml_lines import read_text, read_yaml

FOLDER = "amendments"
FILE = "amendment.yaml"
RECEIVED = "received.txt"


@dataclass(frozen=True)
class Renumbered:
    """A clause whose words stay and whose printed number, or place in the document, changes."""

    node: str
    label: str
    parent: str | None
    place: Place


@dataclass(frozen=True)
class AmendmentSource:
    """One folder of amendments/; order: all nodes in their new order, None where it stays; received: the amending
    document as received.
    """

    amendment: Amendment
    clauses: dict[str, Clause]
    translations: dict[str, Translation]
    renumbered: tuple[Renumbered, ...]
    order: tuple[str, ...] | None
    received: str
    place: Place


def read_amendments(policy_dir: Path, versions: tuple[date, ...], faults: Collector) -> list[AmendmentSource] | None:
    """All amendments, the oldest first; None (and faults) when one is not whole, or a version has none."""
    before = len(faults.faults)
    folder = policy_dir / FOLDER
    found: list[AmendmentSource] = []
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    days = [version.isoformat() for version in versions[1:]]
    for name in names:
        if name not in days:
            faults.add(
                folder / name, 0, "", f"{name} is no version after the first.",
                f"List {name} under versions in document.yaml, or correct the folder's name.",
            )  # fmt: skip
    for day in days:
        if day not in names:
            faults.add(
                folder / day / FILE, 0, "", f"The version {day} has no amendment.",
                "Write what changed with it, from which document; or remove the day from versions in document.yaml.",
            )  # fmt: skip
        elif (one := _amendment(folder / day, faults)) is not None:
            found.append(one)
    return found if len(faults.faults) == before else None


def _amendment(folder: Path, faults: Collector) -> AmendmentSource | None:
    before = len(faults.faults)
    item = read_yaml(folder / FILE, faults, "Write version, document, summary and changes of the amendment.")
    received = read_text(folder / RECEIVED, faults, "Put the amending document there, byte for byte as received.")
    clauses = {
        clause.id: clause
        for path in sorted((folder / "clauses").glob("*"))
        if (clause := read_clause(path, faults)) is not None
    }
    translations = read_translations(folder, faults) if clauses else {}
    if item is None:
        return None
    with Record(item, faults) as record:
        version = record.day("version")
        if version.isoformat() != folder.name:
            record.fault("version", f"The version is {version}, the folder {folder.name}.", "Make them the same.")
        document = record.item("document", "number, title and day of the amending document")
        number = title = Text("", "")
        issued = version
        if document is not None:
            with Record(document, faults) as inner:
                number, title, issued = inner.text("number"), inner.text("title"), inner.day("issued")
        summary = record.text("summary")
        changes = dict(records(record.items("changes"), faults, lambda one: (one.words("node"), one.text("what"))))
        renumbered = tuple(records(record.maybe_items("renumbered"), faults, _renumbered))
        listed = record.optional("order")
        order = words_of(listed, faults) if listed is not None else None
        for twice in sorted({id for id in order or () if (order or ()).count(id) > 1}):
            record.fault("order", f"{twice} stands twice in the order.", "Remove one of the two.")
        place = record.place()
    if len(faults.faults) > before or translations is None or received is None:
        return None
    amendment = Amendment(version, number, title, issued, summary, changes)
    return AmendmentSource(amendment, clauses, translations, renumbered, order, received, place)


def _renumbered(record: Record) -> Renumbered:
    return Renumbered(record.words("node"), record.words("label"), record.maybe_words("parent"), record.place())
