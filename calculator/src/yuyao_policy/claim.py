"""The outer shape of a claim: date of the law, who is the same, other support. Every fault by its path."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from yuyao_policy.answers import (
    Facts,
    ObjectReader,
    as_json,
    read_date,
    read_money,
    read_option,
    read_yes_no,
    refuse_repeated,
)
from yuyao_policy.errors import Fault
from yuyao_policy.policy import PolicyData

KEYS = frozenset({"policy", "on", "answers", "same_party", "same_case", "other_support"})
SUPPORT_KEYS = frozenset({"benefit", "for_the_same_thing", "amount"})


class Support(NamedTuple):
    """Money received or claimed under another talent policy for one benefit; None where it was not told."""

    path: str
    benefit: str
    same_thing: bool | None
    amount: int | None


class Claim:
    """A claim whose every part was looked at.

    facts holds the exact answers of each benefit that was named; line_faults those of its facts; faults those of the
    claim itself. usable is False when no line can be estimated (another policy, an impossible date).
    """

    __slots__ = ("facts", "faults", "line_faults", "on", "same_case", "same_party", "support", "usable")

    def __init__(self) -> None:
        self.on: date | None = None
        self.facts: dict[str, Facts] = {}
        self.line_faults: dict[str, list[Fault]] = {}
        self.faults: list[Fault] = []
        self.same_party: list[frozenset[str]] = []
        self.same_case: list[frozenset[str]] = []
        self.support: list[Support] = []
        self.usable = True


def read_claim(policy: PolicyData, claim: object) -> Claim:
    """Read a claim that came from JSON. Nothing is raised for what it holds: all faults are collected."""
    found = Claim()
    if not isinstance(claim, Mapping):
        found.faults.append(Fault("", "not-an-object", as_json(claim)))
        found.usable = False
        return found
    for key, value in claim.items():
        if key not in KEYS:
            found.faults.append(Fault(str(key), "unknown-key", as_json(value)))
    refuse_repeated(claim, "", found.faults)
    slug, on = claim.get("policy"), claim.get("on")
    if slug is not None and slug != policy.policy:
        found.faults.append(Fault("policy", "unknown-policy", as_json(slug)))
        found.usable = False
    if on is not None:
        found.on = read_date(on, "on", found.faults)
        found.usable = found.usable and found.on is not None
    _read_answers(policy, claim.get("answers"), found)
    found.same_party = _read_sets(claim.get("same_party"), "same_party", policy.claimants, found.faults)
    found.same_case = _read_sets(claim.get("same_case"), "same_case", policy.benefits, found.faults)
    _read_support(policy, claim.get("other_support"), found)
    return found


def facts_reader(policy: PolicyData, benefit: str) -> ObjectReader:
    """The reader of one benefit's facts, made once."""
    known: ObjectReader | None = policy.readers.get(benefit)
    if known is None:
        known = policy.readers[benefit] = ObjectReader(policy.benefits[benefit].questions)
    return known


def _read_answers(policy: PolicyData, answers: Any, found: Claim) -> None:
    if not isinstance(answers, Mapping):
        code = "missing-key" if answers is None else "not-an-object"
        found.faults.append(Fault("answers", code, as_json(answers)))
        return
    refuse_repeated(answers, "answers", found.faults)
    for benefit, raw in answers.items():
        path = f"answers.{benefit}"
        if benefit not in policy.benefits:
            found.faults.append(Fault(path, "unknown-benefit", as_json(raw)))
            continue
        faults: list[Fault] = []
        facts = facts_reader(policy, benefit)({} if raw is None else raw, path, faults)
        if faults:
            found.line_faults[benefit] = faults
        found.facts[benefit] = facts or {}


def _read_sets(raw: Any, path: str, known: Mapping[Any, object], faults: list[Fault]) -> list[frozenset[str]]:
    """A list of lists of known words; each inner list says that its members are one."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        faults.append(Fault(path, "not-a-list", as_json(raw)))
        return []
    sets = []
    for i, inner in enumerate(raw):
        if not isinstance(inner, list):
            faults.append(Fault(f"{path}[{i}]", "not-a-list", as_json(inner)))
            continue
        words = [read_option(word, f"{path}[{i}][{j}]", faults, known) for j, word in enumerate(inner)]
        sets.append(frozenset(word for word in words if word is not None))
    return sets


def _read_support(policy: PolicyData, raw: Any, found: Claim) -> None:
    if raw is None:
        return
    if not isinstance(raw, list):
        found.faults.append(Fault("other_support", "not-a-list", as_json(raw)))
        return
    for i, entry in enumerate(raw):
        path = f"other_support[{i}]"
        if not isinstance(entry, Mapping):
            found.faults.append(Fault(path, "not-an-object", as_json(entry)))
            continue
        refuse_repeated(entry, path, found.faults)
        found.faults.extend(
            Fault(f"{path}.{key}", "unknown-key", as_json(value))
            for key, value in entry.items()
            if key not in SUPPORT_KEYS
        )
        benefit, same, amount = entry.get("benefit"), entry.get("for_the_same_thing"), entry.get("amount")
        if benefit is None:
            found.faults.append(Fault(f"{path}.benefit", "missing-key", None))
            continue
        named = read_option(benefit, f"{path}.benefit", found.faults, policy.benefits)
        same = None if same is None else read_yes_no(same, f"{path}.for_the_same_thing", found.faults)
        amount = None if amount is None else read_money(amount, f"{path}.amount", found.faults)
        if named is not None:
            found.support.append(Support(path, named, same, amount))
