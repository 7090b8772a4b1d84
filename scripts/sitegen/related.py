"""Which measures stand near a measure, and why: computed from benefits, overlaps and the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scripts.policy_source.model import Node, Policy, Term

MOST = 4
"""Measures shown beside one."""
RARE = 4
"""A term that stands in more clauses than these says nothing of two of them."""
SHORTEST = 4
"""Chinese characters of a term that names a thing; shorter ones are mostly turns of phrase."""


@dataclass(frozen=True)
class Reason:
    """Why a measure is near: the same case, the same term (terms), or the same kind of claimant."""

    kind: Literal["overlap", "terms", "claimant"]
    terms: tuple[Term, ...] = ()
    claimant: str = ""


@dataclass(frozen=True)
class Related:
    """A measure and why it is shown, the strongest reason first."""

    node: Node
    reasons: tuple[Reason, ...]


def related(policy: Policy, node: Node) -> list[Related]:
    """The measures nearest to a measure, the nearest first; equally near ones in the order of the document."""
    if node.kind != "measure":
        return []
    found: list[tuple[int, Related]] = []
    for other in policy.nodes.values():
        if other.kind != "measure" or other.id == node.id:
            continue
        reasons, weight = _reasons(policy, node.id, other.id)
        if reasons:
            found.append((weight, Related(other, reasons)))
    found.sort(key=lambda each: -each[0])
    return [each for _, each in found[:MOST]]


def _reasons(policy: Policy, one: str, two: str) -> tuple[tuple[Reason, ...], int]:
    reasons: list[Reason] = []
    weight = 0
    pairs = ({policy.benefits[id].node for id in overlap.benefits} for overlap in policy.overlaps)
    if any(pair == {one, two} for pair in pairs):
        reasons.append(Reason("overlap"))
        weight += 8
    shared = [
        term
        for term in policy.glossary
        if not term.phrase
        and not term.common
        and len(term.zh) >= SHORTEST
        and len(term.nodes) <= RARE
        and {one, two} <= set(term.nodes)
    ]
    if shared:
        reasons.append(Reason("terms", tuple(shared[:2])))
        weight += sum(RARE + 2 - len(term.nodes) for term in shared)
    for claimant in _claimants(policy, one):
        if claimant in _claimants(policy, two):
            reasons.append(Reason("claimant", claimant=claimant))
            weight += 2
            break
    return tuple(reasons), weight


def _claimants(policy: Policy, node: str) -> list[str]:
    """Kinds of claimant that a clause pays."""
    paying = (each for each in policy.benefits.values() if each.node == node and each.kind == "payment")
    return list(dict.fromkeys(each.claimant for each in paying if each.claimant))
