"""What differs between an estimate and the oracle's second opinion, as sentences; empty when they agree.

Figures, status, open questions, mandatory and impossible notes, planning values, faults and totals are compared.
A line without a stated amount may say null or 0 as its low: neither is a promise.
"""

from collections.abc import Iterator
from typing import Any

FIGURES = ("status", "low", "high", "headline")
SUMS = ("low", "high", "headline", "at_least", "not_stated", "combined", "additional_low")

Json = dict[str, Any]


def differences(estimate: Json, expected: Json) -> list[str]:
    """Everything in which the two disagree."""
    return [*compare_lines(estimate, expected), *compare_faults(estimate, expected),
            *compare_totals(estimate, expected), *compare_notes("estimate", codes(estimate), expected)]


def codes(holder: Json) -> set[str]:
    """The note codes of a line or of an estimate."""
    return {note["code"] for note in holder.get("notes", [])}


def compare_lines(estimate: Json, expected: Json) -> Iterator[str]:
    """Line by line, by benefit."""
    found = {line["benefit"]: line for line in estimate["lines"]}
    wanted = {line["benefit"]: line for line in expected["lines"]}
    if found.keys() != wanted.keys():
        yield f"lines: {sorted(found)}, expected {sorted(wanted)}"
    for benefit in found.keys() & wanted.keys():
        yield from compare_line(benefit, found[benefit], wanted[benefit])


def compare_line(benefit: str, line: Json, wanted: Json) -> Iterator[str]:
    """One line: figures exactly, open questions and notes within what must and may stand."""
    for name in FIGURES:
        if line[name] != wanted[name] and not unbounded_low(name, line, wanted):
            yield f"{benefit}.{name}: {line[name]!r}, expected {wanted[name]!r}"
    if line.get("claimant") != wanted["claimant"]:
        yield f"{benefit}.claimant: {line.get('claimant')!r}, expected {wanted['claimant']!r}"
    if wanted["status"] == "refused":
        return
    asked = set(line.get("open", []))
    for path in sorted(set(wanted["open"]) - asked):
        yield f"{benefit}.open: {path} is not asked"
    for path in sorted(asked - set(wanted["open"]) - set(wanted["open_may"])):
        if not any(path.startswith(may[:-1]) for may in wanted["open_may"] if may.endswith(".*")):
            yield f"{benefit}.open: {path} is asked and does not matter"
    yield from compare_notes(benefit, codes(line), wanted)
    for name, value in wanted["values"].items():
        if (line.get("values") or {}).get(name) != value:
            yield f"{benefit}.values.{name}: {(line.get('values') or {}).get(name)!r}, expected {value!r}"


def unbounded_low(name: str, line: Json, wanted: Json) -> bool:
    """Whether both say that nothing is known: null and 0 with no upper end."""
    return name == "low" and {line["low"], wanted["low"]} == {None, 0} and line["high"] is None is wanted["high"]


def compare_notes(where: str, found: set[str], wanted: Json) -> Iterator[str]:
    """Notes that must stand, of which sets one must, and none that cannot."""
    for code in sorted(set(wanted["notes"]) - found):
        yield f"{where}.notes: {code} is missing"
    either = wanted.get("notes_either", [])
    for group in either:
        if not found & set(group):
            yield f"{where}.notes: one of {group} is missing"
    allowed = {*wanted["notes"], *wanted["notes_may"], *(code for group in either for code in group)}
    for code in sorted(found - allowed):
        yield f"{where}.notes: {code} does not belong here"


def compare_faults(estimate: Json, expected: Json) -> Iterator[str]:
    """Paths of all faults, wherever they stand."""
    found, wanted = fault_paths(estimate), fault_paths(expected)
    if found != wanted:
        yield f"faults: {sorted(found)}, expected {sorted(wanted)}"


def fault_paths(holder: Json) -> set[str]:
    """The paths of the faults of an estimate and of its lines."""
    faults = [*holder.get("faults", []), *(fault for line in holder["lines"] for fault in line.get("faults", []))]
    return {fault["path"] for fault in faults}


def compare_totals(estimate: Json, expected: Json) -> Iterator[str]:
    """Total by total, by claimants; a claim with faults of its own need not have any."""
    if expected["faults"]:
        return
    found = {tuple(total["claimants"]): total for total in estimate["totals"]}
    wanted = {tuple(total["claimants"]): total for total in expected["totals"]}
    if found.keys() != wanted.keys():
        yield f"totals: {sorted(found)}, expected {sorted(wanted)}"
    for claimants in found.keys() & wanted.keys():
        total, other = found[claimants], wanted[claimants]
        for name in SUMS:
            same = total.get(name) == other[name]
            if name == "not_stated":  # its order is not part of the contract
                same = set(total.get(name) or []) == set(other[name])
            if not same and not (name == "combined" and other["support_unsure"]):
                yield f"total of {'+'.join(claimants)}.{name}: {total.get(name)!r}, expected {other[name]!r}"
