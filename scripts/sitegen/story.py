"""The history of each clause as pages need it: when its words changed, and where those of gone ids are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scripts.policy_source.history import Edition, Fate
from scripts.policy_source.model import Node, Policy, Text


@dataclass(frozen=True)
class Stage:
    """One form of a clause's words: with which version it came, and the form before (None: the first).

    node: None where the clause is gone with this version; what: what changed, in our words (None: the first version).
    until: the last day on which these words stood (None: they stand in the newest version).
    """

    edition: Edition
    node: Node | None
    before: Node | None
    what: Text | None
    until: date | None


def stages(policy: Policy, id: str) -> list[Stage]:
    """Every form of a clause, the oldest first."""
    found: list[Stage] = []
    last: Node | None = None
    for edition in policy.editions:
        node = edition.nodes.get(id)
        told = edition.amendment.changes.get(id) if edition.amendment else None
        if (node is None and last is None) or (last is not None and told is None):
            continue
        if found:
            day = edition.version - timedelta(days=1)
            found[-1] = Stage(found[-1].edition, found[-1].node, found[-1].before, found[-1].what, day)
        found.append(Stage(edition, node, last, told, None))
        last = node
    return found


def stage_at(policy: Policy, id: str, version: date) -> Stage:
    """The form that a clause had in a version. Raises IndexError when it had none."""
    return [stage for stage in stages(policy, id) if stage.edition.version <= version][-1]


def until(policy: Policy, version: date) -> date | None:
    """The last day of a version; None: it is the newest."""
    later = [edition.version for edition in policy.editions if edition.version > version]
    return later[0] - timedelta(days=1) if later else None


def where_now(policy: Policy, id: str) -> str:
    """The id under which the words of an id stand now: what moved is followed; what is gone stays itself."""
    while (fate := policy.fates.get(id)) is not None and fate.kind == "moved":
        id = fate.to[0]
    return id


def page_of(policy: Policy, id: str) -> tuple[str, str]:
    """The page and fragment that an id has: for m10s3 m10 and m10s3, for m10 m10 and nothing."""
    node = policy.node_of(id).id
    return node, "" if id == node else id


def every_node(policy: Policy) -> dict[str, Node]:
    """The clauses of the newest version, then those that are gone, as they last stood."""
    gone: dict[str, Node] = {}
    for edition in reversed(policy.editions):
        gone |= {id: node for id, node in edition.nodes.items() if id not in policy.nodes and id not in gone}
    return policy.nodes | gone


def position(node: Node, id: str) -> int:
    """How a sentence or paragraph is counted in a clause as it stands, whatever its id is; 0: it is not there."""
    ids = [paragraph.id for paragraph in node.paragraphs]
    if id in ids:
        return ids.index(id) + 1
    return next((number for number, sentence in enumerate(node.sentences(), 1) if sentence.id == id), 0)


def gone_within(policy: Policy, node: Node) -> list[Fate]:
    """The fates of ids that a living clause had and has no more, as they stood in its text."""
    mine = [fate for fate in policy.fates.values() if fate.id != node.id and _owner(policy, fate) == node.id]
    return sorted(mine, key=lambda fate: (fate.since, _natural(fate.id)))


def _owner(policy: Policy, fate: Fate) -> str:
    return last_form(policy, fate).id


def last_form(policy: Policy, fate: Fate) -> Node:
    """The clause of an id that is gone, as it last stood with it."""
    for edition in policy.editions:
        if edition.version == fate.last:
            for node in edition.nodes.values():
                if fate.id in node.ids():
                    return node
    raise KeyError(fate.id)


def gone_nodes(policy: Policy) -> list[tuple[Fate, Node]]:
    """Every clause that has no page of its own any more, with its last words."""
    found = []
    for fate in policy.fates.values():
        node = last_form(policy, fate)
        if node.id == fate.id:
            found.append((fate, node))
    return found


def words_of(node: Node, id: str) -> Text:
    """The words of a sentence, paragraph or amount of a clause, as they stood there; of a clause, its title."""
    for paragraph in node.paragraphs:
        if paragraph.id == id:
            return Text(
                "".join(sentence.text.zh for sentence in paragraph.sentences),
                " ".join(sentence.text.en for sentence in paragraph.sentences),
            )
        for sentence in paragraph.sentences:
            if sentence.id == id:
                return sentence.text
            for amount in sentence.amounts:
                if amount.id == id:
                    return Text(sentence.text.zh[slice(*amount.zh_span)], sentence.text.en[slice(*amount.en_span)])
    return node.title


def _natural(id: str) -> tuple[str, int]:
    stem = id.rstrip("0123456789")
    return stem, int(id[len(stem) :] or 0)
