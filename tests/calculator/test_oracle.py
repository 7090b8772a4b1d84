"""Ten thousand seeded claims: the calculator and the oracle, which was written from the texts alone, say the same."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.oracle import oracle
from tests.oracle.claims import claims
from tests.oracle.compare import differences
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

PART = 1000
SEEDS = range(51, 61)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_oracle_agrees(policy: PolicyData, seed: int) -> None:
    """Status, figures, questions, notes that must and may stand, planning values, faults, totals."""
    different = []
    for claim in claims(PART, seed):
        told = differences(estimate(policy, parse(dump(claim))), oracle.estimate(claim))
        if told:
            different.append((told, dump(claim)))
    assert different == []


def test_the_claims_reach_every_benefit_and_every_status(policy: PolicyData) -> None:
    """Agreement on claims that are all alike would say little."""
    found: Counter[tuple[str, str]] = Counter()
    for claim in claims(PART, SEEDS[0]):
        for line in estimate(policy, parse(dump(claim)), trace=False)["lines"]:
            found[line["benefit"], line["status"]] += 1
    assert {benefit for benefit, _ in found} == oracle.RULES.keys() <= policy.benefits.keys()
    statuses = Counter(status for _, status in found.elements())
    assert min(statuses[status] for status in ("amount", "range", "zero", "not-determinable", "refused")) > 30
