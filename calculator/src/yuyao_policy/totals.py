"""Sums per claimant under the closing rule 从优、从高、不重复: claimants never mixed, nothing unknown counted as 0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yuyao_policy.claim import Claim, Support
from yuyao_policy.policy import PolicyData

Json = dict[str, Any]


def totals_of(policy: PolicyData, claim: Claim, lines: list[Json]) -> list[Json]:
    """One total for each claimant, or for those that the claim says are one and the same; whole yuan.

    A claimant with a refused line has none. Planning figures are in none.
    """
    totals = []
    for kinds in _parties(policy, claim, lines):
        own = [line for line in lines if line["claimant"] in kinds]
        parts = [line for line in own if policy.benefits[line["benefit"]].kind != "planning"]
        if parts and not any(line["status"] == "refused" for line in own):
            totals.append(_total(policy, claim, kinds, parts))
    return totals


def _parties(policy: PolicyData, claim: Claim, lines: list[Json]) -> list[list[str]]:
    """The claimant kinds that have a line, those that are one party together, in the order of the lines."""
    kinds = list(dict.fromkeys(line["claimant"] for line in lines if line["claimant"] is not None))
    groups = [{kind} for kind in kinds]
    for party in claim.same_party:
        joined = [group for group in groups if group & party]
        # a link may lead over a kind that has no line here: host = sender, sender = enterprise
        merged = set(party).union(*joined)
        groups = [group for group in groups if not group & party] + [merged]
    found = [sorted(group & set(kinds)) for group in groups]
    return sorted((group for group in found if group), key=lambda group: min(kinds.index(kind) for kind in group))


def _total(policy: PolicyData, claim: Claim, kinds: list[str], parts: list[Json]) -> Json:
    clusters = _clusters(policy, claim, parts)
    unknown = [line["benefit"] for line in parts if line["high"] is None]
    headlines = [line["headline"] for line in parts]
    combined, additional = _with_support(claim.support, parts)
    return {
        "claimants": kinds,
        "low": sum(max(line["low"] or 0 for line in cluster) for cluster in clusters),
        "high": None if unknown else sum(line["high"] for line in parts),
        "headline": None
        if None in headlines
        else sum(max(line["headline"] for line in cluster) for cluster in clusters),
        "at_least": bool(unknown),
        "not_stated": unknown,
        "combined": combined,
        "additional_low": additional,
    }


def _clusters(policy: PolicyData, claim: Claim, parts: list[Json]) -> list[list[Json]]:
    """Lines that may be the same money for one case stand together: the least is then the highest of them."""
    clusters = [[line] for line in parts]
    for pair, _node in policy.overlaps:
        if not any(pair <= case for case in claim.same_case):
            continue
        joined = [cluster for cluster in clusters if any(line["benefit"] in pair for line in cluster)]
        if len(joined) > 1:
            clusters = [cluster for cluster in clusters if cluster not in joined]
            clusters.append([line for cluster in joined for line in cluster])
    return clusters


def _with_support(support: Iterable[Support], parts: list[Json]) -> tuple[int | None, int | None]:
    """What both policies come to together, and what then remains for this one: the higher, never both (closing rule).

    Support for the same thing, or that may be, counts; without any there is nothing to combine. Both None.
    """
    benefits = {line["benefit"] for line in parts}
    counted = [entry for entry in support if entry.benefit in benefits and entry.same_thing is not False]
    if not counted:
        return None, None
    combined, additional, unknown = 0, 0, False
    for line in parts:
        own = (line["headline"] if line["headline"] is not None else line["low"]) or 0
        here = [entry for entry in counted if entry.benefit == line["benefit"]]
        if any(entry.amount is None for entry in here):
            unknown = True
            continue
        received = sum(entry.amount or 0 for entry in here)
        combined += max(received, own)
        additional += max(received, own) - received
    return (None if unknown else combined), additional
