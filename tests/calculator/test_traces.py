"""Every case's trace can be checked by hand, and changes only where a difference is read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.calculator.traces import check_sense, kept, told
from tests.oracle.cases import all_cases
from tests.oracle.claims import claims
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

CASES = [(f"{file}: {case['name']}", case) for file, case in all_cases()]
KEPT = kept()


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_the_trace_of_a_case(name: str, case: dict[str, Any], policy: PolicyData) -> None:
    found = estimate(policy, parse(dump(case["claim"])))
    check_sense(policy, found)
    remedy = "after a change that is meant: python -m tests.calculator.traces, and read what changed"
    assert told(found) == KEPT.get(name), remedy


def test_no_trace_is_kept_of_a_case_that_is_gone() -> None:
    assert set(KEPT) == {name for name, _ in CASES}


def test_the_traces_of_seeded_claims_make_sense(policy: PolicyData) -> None:
    for claim in claims(1500, seed=21):
        check_sense(policy, estimate(policy, parse(dump(claim))))
