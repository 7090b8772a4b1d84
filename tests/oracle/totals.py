"""Totals of each claimant under the closing rule 从优、从高、不重复 (ends1, X3), as section 5 of the reading says."""

from typing import Any

from .lines import Line, add

PLANNING = {"staff-education-fund", "excellence-quota"}  # F1, F2: never in a total
# Section 5: two public payments for one training could be the same benefit; with one payee the low is the higher.
SAME_BENEFIT = [{"apprenticeship", "master-apprentice"}]

Total = dict[str, Any]


def totals(lines: list[Line], claim: dict[str, Any]) -> list[Total]:
    """One total for each claimant that has a line, none where a line is refused."""
    groups = parties([line["claimant"] for line in lines if line["claimant"]], claim.get("same_party") or [])
    result = []
    for group in groups:
        own = [line for line in lines if line["claimant"] in group and line["benefit"] not in PLANNING]
        spoilt = any(line["status"] == "refused" for line in lines if line["claimant"] in group)
        if own and not spoilt:
            result.append(total(sorted(group), own, claim))
    return sorted(result, key=lambda item: str(item["claimants"]))


def parties(kinds: list[str], same: list[list[str]]) -> list[set[str]]:
    """Claimant kinds joined where the claim says that they are one party."""
    groups = [{kind} for kind in dict.fromkeys(kinds)]
    for party in same:
        joined = [group for group in groups if group & set(party)]
        if joined:
            groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return groups


def total(claimants: list[str], own: list[Line], claim: dict[str, Any]) -> Total:
    """What one claimant's lines come to."""
    lows = {line["benefit"]: line["low"] or 0 for line in own}
    for pair in claim.get("same_case") or []:
        if set(pair) in SAME_BENEFIT and set(pair) <= set(lows):
            least = min(pair, key=lambda benefit: lows[benefit])
            lows[least] = 0
    unknown = sorted(line["benefit"] for line in own if line["high"] is None)
    found: Total = {
        "claimants": claimants, "low": sum(lows.values()), "high": add([line["high"] for line in own]),
        "headline": add([line["headline"] for line in own]), "at_least": bool(unknown), "not_stated": unknown,
        "combined": None, "additional_low": None, "lines": len(own), "supported": False,
        "support_unsure": False}
    return found | support(own, claim)


def support(own: list[Line], claim: dict[str, Any]) -> Total:
    """Money received elsewhere for the same thing: what both come to, and what remains for this policy."""
    entries = [entry for entry in claim.get("other_support") or []
               if entry.get("benefit") in {line["benefit"] for line in own}]
    counted = [entry for entry in entries if entry.get("for_the_same_thing") is not False]
    if not counted:
        return {"supported": bool(entries)}
    if any(entry.get("amount") is None for entry in counted):
        return {"supported": True, "support_unsure": True}
    combined = received = 0
    for line in own:
        given = sum(entry["amount"] for entry in counted if entry["benefit"] == line["benefit"])
        item = line["headline"] if line["headline"] is not None else line["low"] or 0
        combined += max(given, item)
        received += given
    unsure = any(entry.get("for_the_same_thing") is None for entry in counted)
    return {"combined": combined, "additional_low": combined - received, "supported": True,
            "support_unsure": unsure}
