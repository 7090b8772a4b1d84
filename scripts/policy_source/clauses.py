"""Reading document.yaml and clauses/*.yaml: the official words, before the translation is laid beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from scripts.faults import Collector
from scripts.policy_source.model import BlockKind, Document, NodeKind, Text
from scripts.policy_source.policies import check_former
from scripts.policy_source.reader import Place, Record, bilingual, days_of, items_of, records, words_of
from scripts.policy_source.yaml_lines import Item, Mapping, read_yaml

NODE_KINDS: tuple[NodeKind, ...] = get_args(NodeKind)
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
# These parts have no heading in the document: their page needs a name, which is ours and in both languages.
NAMED_BY_US: tuple[NodeKind, ...] = ("notice", "preamble", "closing")


@dataclass(frozen=True)
class Words:
    """Official words with an id, and where they are written."""

    id: str
    zh: str
    place: Place


@dataclass(frozen=True)
class ClauseBlock:
    """Words of the document that are no sentence."""

    kind: BlockKind
    words: Words
    after: bool


@dataclass(frozen=True)
class Clause:
    """One file of clauses/."""

    id: str
    kind: NodeKind
    parent: str | None
    label: str
    title: Words | None
    """The heading or run-in title in official words; None where the document has none."""
    name: Text | None
    """Our own name of a part without a heading."""
    paragraphs: tuple[tuple[Words, ...], ...]
    blocks: tuple[ClauseBlock, ...]
    place: Place
    paragraph_ids: tuple[str, ...] = ()
    """One for each of the paragraphs."""

    def sentences(self) -> Iterator[Words]:
        """Its sentences, in order."""
        for paragraph in self.paragraphs:
            yield from paragraph

    def translatable(self) -> Iterator[Words]:
        """All its official words, each with the id under which it is translated."""
        if self.title:
            yield self.title
        yield from (block.words for block in self.blocks)
        yield from self.sentences()


@dataclass(frozen=True)
class Contract:
    """Counts that published links rest on: sentences by kind of node, amounts by node, readings prefix1 to n."""

    sentences: dict[str, int] = field(default_factory=dict)
    amounts: dict[str, int] = field(default_factory=dict)
    reading_prefix: str = "A"
    reading_count: int = 0


@dataclass(frozen=True)
class DocumentSource:
    """What document.yaml says, and where."""

    document: Document
    order: tuple[str, ...]
    contract: Contract
    place: Place


def read_document(policy_dir: Path, slug: str, faults: Collector) -> DocumentSource | None:
    """Read document.yaml; None (and faults) when it is not whole."""
    path = policy_dir / "document.yaml"
    item = read_yaml(
        path, faults, "Write slug, number, title, issuers, dates, versions, order and contract of the policy."
    )
    if item is None:
        return None
    with Record(item, faults) as record:
        document = Document(
            slug=record.words("slug"),
            number=record.text("number"),
            title=record.text("title"),
            short_title=record.text("short_title"),
            issuers=tuple(bilingual(member, faults) for member in record.items("issuers")),
            issued=record.day("issued"),
            effective=record.day("effective"),
            versions=days_of(record.items("versions"), faults),
            superior=tuple(bilingual(member, faults) for member in record.maybe_items("superior")),
            closing_rule=record.maybe_words("closing_rule"),
            former_slugs=record.word_list("former_slugs"),
            jurisdiction=record.maybe_text("jurisdiction"),
        )
        order = words_of(record.item("order", "the ids of all nodes, in the order of the document"), faults)
        contract = _contract(record, faults)
        if document.slug != slug and record.has("slug"):
            record.fault("slug", f"The slug is {document.slug!r}, the folder is {slug!r}.", "Make them the same.")
        if not document.versions or list(document.versions) != sorted(set(document.versions)):
            record.fault(
                "versions", "The versions are no rising list of days.", "List the day of each version, oldest first."
            )
        elif document.effective > document.versions[0]:
            record.fault(
                "versions",
                f"The first version, {document.versions[0]}, is older than the day of effect, {document.effective}.",
                "Correct whichever differs from the official document; a later version is listed behind the first.",
            )
        for problem in check_former(document.former_slugs, policy_dir):
            record.fault("former_slugs", problem, "List each name that the policy had in addresses before, once.")
        for twice in sorted({id for id in order if order.count(id) > 1}):
            last = len(order) - 1 - order[::-1].index(twice)
            line = record.place().at(f"order[{last}]")
            faults.add(path, line, "order", f"{twice} stands twice in the order.", "Remove one of the two.")
        place = record.place()
    return DocumentSource(document, order, contract, place) if record.ok else None


def _contract(record: Record, faults: Collector) -> Contract:
    item = record.optional("contract")
    if item is None:
        return Contract()
    with Record(item, faults) as inner:
        sentences, amounts = (_counts(inner, key, faults) for key in ("sentences", "amounts"))
        readings = inner.optional("readings")
        prefix, count = "A", 0
        if readings is not None:
            with Record(readings, faults) as which:
                prefix, count = which.words("prefix"), which.number("count") or 0
    return Contract(sentences, amounts, prefix, count)


def _counts(record: Record, key: str, faults: Collector) -> dict[str, int]:
    item = record.optional(key)
    if item is None:
        return {}
    with Record(item, faults) as inner:
        return {id: inner.number(id) or 0 for id in inner}


def read_clauses(policy_dir: Path, order: tuple[str, ...], faults: Collector) -> dict[str, Clause] | None:
    """All clauses in the order of the document; None when one of them could not be read or is missing."""
    before = len(faults.faults)
    folder = policy_dir / "clauses"
    found: dict[str, Clause] = {}
    for path in sorted(folder.glob("*")):
        if path.suffix != ".yaml":
            faults.add(path, 0, "", "A file that is no clause.", "Remove it, or end its name in .yaml.")
        elif path.stem not in order:
            faults.add(
                path,
                0,
                "",
                f"{path.stem} is not in the order of the document.",
                f"List it under order in {policy_dir.name}/document.yaml, or remove the file.",
            )
        elif (clause := read_clause(path, faults)) is not None:
            found[clause.id] = clause
    for id in order:
        if not (folder / f"{id}.yaml").exists():
            faults.add(
                folder / f"{id}.yaml",
                0,
                "",
                f"The clause {id} of the document has no file.",
                "Write it, or correct the order in document.yaml.",
            )
    return {id: found[id] for id in order} if len(faults.faults) == before else None


def read_clause(path: Path, faults: Collector) -> Clause | None:
    """One clause in the words of one version; None (and faults) when the file is not whole."""
    item = read_yaml(path, faults)
    if item is None:
        return None
    with Record(item, faults) as record:
        id, kind = record.words("id"), record.choice("kind", NODE_KINDS)
        if id and id != path.stem:
            record.fault("id", f"The file of {id} is called {path.name}.", f"Call it {id}.yaml, or correct the id.")
        place = record.place()
        parent, label = record.maybe_words("parent"), record.maybe_words("label") or ""
        title, name = record.maybe_words("title"), record.maybe_text("name")
        if record.ok:  # else this would only repeat it
            _check_heading(record, kind, title, label, name)
        blocks = records(record.maybe_items("blocks"), faults, _block)
        found = [
            _paragraph(member, f"{path.stem}p{number}", faults)
            for number, member in enumerate(record.maybe_items("paragraphs"), 1)
        ]
        paragraphs = tuple(sentences for _, sentences in found)
        if any(not paragraph for paragraph in paragraphs):
            record.fault("paragraphs", "A paragraph has no sentence.", "Write its sentences, or remove it.")
        words = Words(id, title, record.place("title")) if title else None
    ids = tuple(id for id, _ in found)
    return Clause(id, kind, parent, label, words, name, paragraphs, tuple(blocks), place, ids) if record.ok else None


def _paragraph(item: Item, counted: str, faults: Collector) -> tuple[str, tuple[Words, ...]]:
    """A list of sentences, whose id is counted; an amended clause may write {id: …, sentences: […]} instead."""
    if not isinstance(item, Mapping):
        return counted, tuple(records(items_of(item, faults), faults, _sentence))
    with Record(item, faults) as record:
        return record.words("id"), tuple(records(record.items("sentences"), faults, _sentence))


def _check_heading(record: Record, kind: NodeKind, title: str | None, label: str, name: Text | None) -> None:
    """A node has the heading that the document prints, or a name of ours where it prints none."""
    if kind in NAMED_BY_US:
        if title or label or not name:
            problem = f"A node of kind {kind} has no printed heading, so it needs name and neither title nor label."
            record.fault("name", problem, "Write name: {zh: …, en: …}.")
    elif not title or not label or name:
        record.fault(
            "title", f"A node of kind {kind} needs its printed title and label, and no name.", "Write both as printed."
        )


def _sentence(record: Record) -> Words:
    return Words(record.words("id"), record.words("text"), record.place("text"))


def _block(record: Record) -> ClauseBlock:
    kind = record.choice("kind", BLOCK_KINDS)
    return ClauseBlock(kind, _sentence(record), record.flag("after"))
