"""Nothing that was published vanishes: each id that is gone has its entry in redirects.yaml, which is true."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.history import Edition, Fate
from scripts.policy_source.model import Node
from scripts.policy_source.redirects import FILE, Entry, fate_of


def check_fates(
    history: tuple[Edition, ...], entries: dict[str, Entry], policy_dir: Path, faults: Collector
) -> dict[str, Fate]:
    """What became of every id that the newest version does not have."""
    living = _ids(history[-1])
    found: dict[str, Fate] = {}
    untold: set[str] = set()
    for before, after in pairwise(history):
        now = _ids(after)
        for id, node in _ids(before).items():
            if id in now:
                continue
            reason = after.amendment.changes.get(node.id) if after.amendment else None
            fate = fate_of(id, node, entries, before.version, node.id in after.nodes, reason)
            if fate is None:
                if not _covered(id, node, untold):
                    _untold(id, after, policy_dir / FILE, faults)
                untold.add(id)
                continue
            found[id] = fate
            _check(fate, node, before, after, entries, faults)
    for entry in entries.values():
        if entry.id not in found:
            problem = "is in the newest version" if entry.id in living else "was never published"
            faults.add(
                entry.place.file, entry.place.line, entry.id, f"{entry.id} {problem}: there is nothing to redirect.",
                "Remove the entry, or correct the id.",
            )  # fmt: skip
        for id in entry.fragments:
            if id not in found:
                faults.add(
                    entry.place.file, entry.place.at(f"fragments.{id}"), id, f"{id} is no published id that is gone.",
                    "Remove it, or correct the id.",
                )  # fmt: skip
    return found


def _ids(edition: Edition) -> dict[str, Node]:
    return {id: node for node in edition.nodes.values() for id in node.ids()}


def _covered(id: str, node: Node, untold: set[str]) -> bool:
    """Whether the fault of the node or sentence around it says it already."""
    if node.id in untold:
        return True
    return any(
        sentence.id in untold and (id == paragraph.id or any(amount.id == id for amount in sentence.amounts))
        for paragraph in node.paragraphs
        for sentence in paragraph.sentences
    )


def _untold(id: str, after: Edition, path: Path, faults: Collector) -> None:
    faults.add(
        path, 0, id, f"{id} is published, not in the version {after.version}: nothing says where its words went.",
        f"Add to redirects.yaml: {{moved: {id}, to: <its new id>, since: {after.version}}} when they stand elsewhere "
        f"unchanged; else {{gone: {id}, to: [<ids that took their place, if any>], since: {after.version}, "
        "why: {zh: …, en: …}}.",
    )  # fmt: skip


def _check(
    fate: Fate, node: Node, before: Edition, after: Edition, entries: dict[str, Entry], faults: Collector
) -> None:
    entry = entries.get(fate.id) or entries.get(node.id) or next(iter(entries.values()))

    def fault(key: str, problem: str, remedy: str) -> None:
        faults.add(entry.place.file, entry.place.at(key), f"{fate.id}.{key}", problem, remedy)

    if fate.since != after.version:
        fault("since", f"{fate.id} is not there any more since {after.version}.", f"Write since: {after.version}.")
    if not fate.why.zh:
        fault("why", "It is not said why.", "Write why: {zh: …, en: …}, for the reader of an old link.")
    now = _ids(after)
    for target in fate.to:
        if target not in now:
            fault(
                f"fragments.{fate.id}" if fate.id in entry.fragments else "to",
                f"{fate.id} is to lead to {target}, which the version {after.version} does not have.",
                "Name an id of that version: under to, or for one place of a clause under fragments.",
            )
        elif fate.kind == "moved" and (words := _words(node, fate.id)) != _words(now[target], target) and words:
            fault(
                "moved", f"The words of {fate.id} are not those of {target} in the version {after.version}.",
                "What changed its words did not only move: write gone: instead of moved:.",
            )  # fmt: skip


def _words(node: Node, id: str) -> str:
    """The official words of a sentence or amount; nothing for other ids."""
    for sentence in node.sentences():
        if sentence.id == id:
            return sentence.text.zh
        for amount in sentence.amounts:
            if amount.id == id:
                return sentence.text.zh[slice(*amount.zh_span)]
    return ""
