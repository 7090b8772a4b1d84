"""Glossary terms on the pages: the address of an entry, and those that a clause uses."""

from __future__ import annotations

import re

from scripts.policy_source.model import Node, Policy, Term


def term_ids(policy: Policy) -> dict[str, str]:
    """Ids of the glossary's entries by Chinese term, from the English one: the same on the pages of both languages."""
    ids: dict[str, str] = {}
    for term in policy.glossary:
        id = stem = "term-" + re.sub(r"[^a-z0-9]+", "-", term.en.lower()).strip("-")
        count = 1
        while id in ids.values():
            count += 1
            id = f"{stem}-{count}"
        ids[term.zh] = id
    return ids


def terms_of(policy: Policy, node: Node) -> list[Term]:
    """The terms that occur in a clause, in the order of the glossary."""
    return [term for term in policy.glossary if any(policy.node_of(id).id == node.id for id in term.nodes)]
