"""The two calls that the page's worker makes, JSON text in and out: no Python source and no object crosses."""

from __future__ import annotations

from yuyao_policy.answers import as_json
from yuyao_policy.errors import ClaimNotJson, Fault
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

_loaded: dict[str, PolicyData] = {}


def load(policy_json: str) -> None:
    """Take the policy data; the estimates that follow use it. Raises PolicyDataError."""
    _loaded["policy"] = PolicyData.from_json(policy_json)


def estimate_json(claim_json: str) -> str:
    """The estimate of one claim. A text that is not JSON gives an estimate without lines and the fault in it."""
    return dump(_estimate(claim_json, True))


def _estimate(claim_json: str, trace: bool) -> dict[str, object]:
    policy = _loaded["policy"]
    try:
        claim = parse(claim_json)
    except ClaimNotJson as error:
        fault = Fault("", "not-json", as_json(str(error)))
        return {**estimate(policy, {"answers": {}}, trace), "faults": [fault.as_json()]}
    return estimate(policy, claim, trace)
