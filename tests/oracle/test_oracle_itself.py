"""The tools of the second opinion: its own consistency, the generator's stability, and that a difference is seen."""

import hashlib
import json
from typing import Any

import pytest

from . import claims as claims_module
from . import oracle
from .claims import claims
from .compare import differences


def as_estimate(expected: dict[str, Any]) -> dict[str, Any]:
    """An estimate that says exactly what must be said."""
    def notes(holder: dict[str, Any]) -> list[dict[str, str]]:
        return [{"code": code} for code in {*holder["notes"], *(group[0] for group in holder.get("notes_either", []))}]

    lines = [{**line, "notes": notes(line)} for line in expected["lines"]]
    return {**expected, "lines": lines, "notes": notes(expected)}


def test_the_oracle_keeps_its_own_rules() -> None:
    for claim in claims(1000, seed=7):
        expected = oracle.estimate(claim)
        check_lines(expected)
        assert differences(as_estimate(expected), expected) == []


def check_lines(expected: dict[str, Any]) -> None:
    """Bounds in order, and each status what its figures say."""
    for line in expected["lines"]:
        low, high, headline = line["low"], line["high"], line["headline"]
        assert low is None or low >= 0
        assert low is None or high is None or low <= high
        assert headline is None or low <= headline <= high
        assert (line["status"] == "amount") == (low == high == headline and bool(low) and not line["open"])
        assert (line["status"] == "zero") == (low == high == headline == 0)
        assert line["status"] != "range" or not line["open"]
        assert (line["status"] == "refused") == bool(line["faults"])


def test_a_difference_is_seen_wherever_it_stands() -> None:
    claim = {"answers": {"apprenticeship": {"groups": [{"apprentices": 1}]}, "settling-in": {"years": -1}}}
    expected = oracle.estimate(claim)
    other = as_estimate(expected)
    other["lines"][0] |= {"high": 5, "open": ["answers.apprenticeship.groups[0].months"], "notes": [{"code": "odd"}]}
    other["lines"][1]["faults"] = []
    other["totals"] = []
    seen = " ".join(differences(other, expected))
    for words in ("apprenticeship.high: 5", "training_years is not asked", "months is asked and does not matter",
                  "needs-input is missing", "odd does not belong", "faults: []"):
        assert words in seen


def test_the_claims_of_a_seed_are_the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims_module, "UNTIL", None)  # which amendments there are by now makes no difference
    text = json.dumps(list(claims(300)), sort_keys=True)
    assert text == json.dumps(list(claims(300)), sort_keys=True)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "57bc8f0ff16f79ce"


def test_the_claims_hold_every_kind_of_result_of_every_paid_benefit() -> None:
    found = {(line["benefit"], line["status"]) for claim in claims(3000) for line in oracle.estimate(claim)["lines"]}
    for benefit in ("apprenticeship", "internship", "recruitment-trips", "settling-in", "recruitment-station",
                    "training-base", "studio", "craftsman-titles", "post-allowance", "competition-sending"):
        for status in ("amount", "range", "zero", "not-determinable", "refused"):
            assert (benefit, status) in found
