"""The calls that the page's worker makes, JSON text in and out: no Python source and no object crosses."""

from __future__ import annotations

from yuyao_policy.answers import as_json
from yuyao_policy.batch import HeadingFaults, Table, refused_row
from yuyao_policy.errors import ClaimNotJson, Fault
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import PolicyData

_loaded: dict[str, PolicyData] = {}
_tables: dict[tuple[str, ...], Table] = {}
"""The table whose rows are coming; its headings come along with each chunk, so that a new worker can go on."""


def load(policy_json: str) -> None:
    """Take the policy data; the estimates that follow use it. Raises PolicyDataError."""
    _tables.clear()
    _loaded["policy"] = PolicyData.from_json(policy_json)


def estimate_json(claim_json: str) -> str:
    """The estimate of one claim. A text that is not JSON gives an estimate without lines and the fault in it."""
    return dump(_estimate(claim_json, True))


def batch_start(headings_json: str) -> str:
    """What the headings of a table come to: {"results": headings of the result columns, "faults": […]}."""
    try:
        table = _table(parse(headings_json))
    except HeadingFaults as error:
        return dump({"results": [], "faults": [fault.as_json() for fault in error.faults]})
    return dump({"results": table.result_headings(), "faults": []})


def batch_rows(rows_json: str) -> str:
    """The result cells of some claims' rows, row for row: {"results": [[…], …]}.

    Takes {"headings": […], "claims": [{"fault": "", "rows": [[…], …]}, …]}, a claim's rows all at once; fault is what
    refuses the claim, if anything does. The headings are those that `batch_start` took without fault.
    """
    asked = parse(rows_json)
    table = _table(asked["headings"])
    width = len(table.result_headings())
    results: list[list[str]] = []
    for claim in asked["claims"]:
        rows, fault = claim["rows"], claim["fault"]
        results += [refused_row(width, fault) for _ in rows] if fault else table.results(rows)
    return dump({"results": results})


def _table(headings: list[str]) -> Table:
    """The table with these headings; the last one is kept. Raises HeadingFaults."""
    key = tuple(headings)
    if key not in _tables:
        table = Table(_loaded["policy"], headings)
        _tables.clear()
        _tables[key] = table
    return _tables[key]


def _estimate(claim_json: str, trace: bool) -> dict[str, object]:
    policy = _loaded["policy"]
    try:
        claim = parse(claim_json)
    except ClaimNotJson as error:
        fault = Fault("", "not-json", as_json(str(error)))
        return {**estimate(policy, {"answers": {}}, trace), "faults": [fault.as_json()]}
    return estimate(policy, claim, trace)
