"""Add the parts of a line and say what the line as a whole is: amount, range, zero, not determinable, refused."""

from collections.abc import Sequence
from typing import Any

from .known import CONDITION, Part

# Notes that explain and change nothing: allowed on any line, demanded only where a rule module says so.
SOFT = {"ask-bureau", "overlap-clause", "currency", "replaced-possibly", "needs-input"}
STATUSES = ("amount", "range", "zero", "not-determinable", "refused")

Line = dict[str, Any]


def add(values: Sequence[int | None]) -> int | None:
    """The sum, or None when one is unknown."""
    return None if None in values else sum(value for value in values if value is not None)


def status_of(low: int | None, high: int | None, undetermined: bool) -> str:
    """The word for a result, given its bounds and whether a fact that matters is missing or unstated."""
    if undetermined:
        return "not-determinable"
    if low != high:
        return "range"
    return "zero" if low == 0 else "amount"


def line(benefit: str, claimant: str | None, parts: Sequence[Part], prefixes: Sequence[str], soft: set[str]) -> Line:
    """One line from its parts; `prefixes` turn the parts' open names into paths."""
    undetermined = any(part.asked or part.judged for part in parts)
    boundless = [part for part in parts if part.low is None]
    low = None if boundless and len(boundless) == len(parts) else sum(part.low or 0 for part in parts)
    high = add([part.high for part in parts])
    headline = None if undetermined else add([part.headline for part in parts])
    status = status_of(low, high, undetermined)
    must: set[str] = set().union(*(part.must for part in parts))
    may: set[str] = SOFT | soft | set().union(*(part.may for part in parts))
    either = [group for part in parts for group in part.either]
    if any(part.asked for part in parts):
        must.add("needs-input")
    if status == "range":
        must.add("range-not-point")
    if low != high:
        may.add("range-not-point")
    if not parts:
        either.append({CONDITION, "not-listed"})  # an empty list is an answer, and the zero says why
    for group in either:
        if len(group) == 1:
            must |= group
    open_paths = [f"answers.{benefit}.{prefix}{name}" for part, prefix in zip(parts, prefixes, strict=True)
                  for name in part.open]
    may_open = [f"answers.{benefit}.{prefix}{name}" for part, prefix in zip(parts, prefixes, strict=True)
                for name in part.may_open]
    return result(benefit, claimant, status, low, high, headline, must, either, may, open_paths, may_open)


def result(
    benefit: str, claimant: str | None, status: str, low: int | None, high: int | None, headline: int | None,
    must: set[str], either: Sequence[set[str]], may: set[str], open_paths: Sequence[str], may_open: Sequence[str],
    values: dict[str, Any] | None = None,
) -> Line:
    """The line as plain data, lists sorted so that two runs compare equal."""
    groups = sorted({tuple(sorted(group)) for group in either if len(group) > 1})
    return {
        "benefit": benefit, "claimant": claimant, "status": status, "low": low, "high": high, "headline": headline,
        "notes": sorted(must), "notes_either": [list(group) for group in groups],
        "notes_may": sorted((may | set().union(*map(set, groups))) - must),
        "open": sorted(set(open_paths)), "open_may": sorted(set(may_open) - set(open_paths)),
        "values": values or {}, "faults": [],
    }


def refused(benefit: str, claimant: str | None, faults: list[dict[str, Any]]) -> Line:
    """A line with an impossible fact: no figure at all."""
    return {**result(benefit, claimant, "refused", None, None, None, set(), [], SOFT, [], []), "faults": faults}


def whole_list_missing(
    benefit: str, claimant: str | None, name: str, high: int | None, soft: set[str], *beside: str
) -> Line:
    """Nothing is known, not even how many groups there are: nothing up to the highest possible, and it asks."""
    return result(benefit, claimant, "not-determinable", 0, high, None, {"needs-input"}, [],
                  SOFT | soft | {"range-not-point"}, [f"answers.{benefit}.{name}"],
                  [f"answers.{benefit}.{name}[0].*", *(f"answers.{benefit}.{other}" for other in beside)])
