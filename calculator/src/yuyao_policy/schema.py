"""JSON Schema (2020-12) of a claim and of an estimate, made from the questions: the policy data is their only home."""

from __future__ import annotations

from typing import Any

from yuyao_policy.answers import LONGEST_NAME
from yuyao_policy.numbers import LARGEST
from yuyao_policy.policy import Benefit, PolicyData, Question

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The name of the dialect; nothing is loaded from it."""
STATUSES = ("amount", "range", "zero", "not-determinable", "refused")
DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"


def claim_schema(policy: PolicyData) -> Schema:
    """The shape of a claim. Every fact may be null: not known."""
    kinds = sorted({benefit.claimant for benefit in policy.benefits.values() if benefit.claimant})
    support = _closed(
        {
            "benefit": {"enum": list(policy.benefits)},
            "for_the_same_thing": {"type": ["boolean", "null"]},
            "amount": _number("integer"),
        },
        ["benefit"],
    )
    return {
        "$schema": DIALECT,
        "$id": f"urn:yuyao-policy:{policy.policy}:claim",
        "title": f"Claim under {policy.policy}",
        **_closed(
            {
                "policy": {"const": policy.policy},
                "on": _nullable({"type": "string", "format": "date", "pattern": DATE}),
                "answers": _closed({id: _nullable(_facts(benefit)) for id, benefit in policy.benefits.items()}),
                "same_party": _nullable(_list(_list({"enum": kinds}))),
                "same_case": _nullable(_list(_list({"enum": list(policy.benefits)}))),
                "other_support": _nullable(_list(support)),
            },
            ["answers"],
        ),
    }


def estimate_schema(policy: PolicyData) -> Schema:
    """The shape of an estimate: money in whole yuan, planning values in fen."""
    money = {"type": ["integer", "null"]}
    codes: dict[str, Schema] = {"code": {"type": "string"}, "node": {"type": "string"}, "values": {"type": "object"}}
    note = _closed(codes, list(codes))
    fault = _closed({"path": {"type": "string"}, "code": {"type": "string"}, "value": {}}, ["path", "code", "value"])
    span = _closed({"low": money, "high": money}, ["low", "high"])
    step = _closed(
        {
            "label": {"type": "string"},
            "operands": {"type": "object", "additionalProperties": {"type": ["integer", "string"]}},
            "value": {"anyOf": [{"type": "integer"}, span]},
            "node": {"type": "string"},
            "quoted": {"type": "string"},
        },
        ["label", "operands", "value", "node", "quoted"],
    )
    kinds = sorted({benefit.claimant for benefit in policy.benefits.values() if benefit.claimant})
    line: dict[str, Schema] = {
        "benefit": {"enum": list(policy.benefits)},
        "claimant": {"enum": [*kinds, None]},
        "status": {"enum": list(STATUSES)},
        "low": money,
        "high": money,
        "headline": money,
        "unit": {"const": "CNY"},
        "steps": _list(step),
        "notes": _list(note),
        "open": _list({"type": "string"}),
        "faults": _list(fault),
        "values": {"type": "object", "additionalProperties": {"type": ["integer", "boolean", "null"]}},
    }
    total: dict[str, Schema] = {
        "claimants": _list({"enum": kinds}),
        "low": {"type": "integer"},
        "high": money,
        "headline": money,
        "at_least": {"type": "boolean"},
        "not_stated": _list({"enum": list(policy.benefits)}),
        "combined": money,
        "additional_low": money,
    }
    parts: dict[str, Schema] = {
        "policy": {"const": policy.policy},
        "version": {"type": "string", "format": "date"},
        "data": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "lines": _list(_closed(line, list(line))),
        "totals": _list(_closed(total, list(total))),
        "notes": _list(note),
        "faults": _list(fault),
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:yuyao-policy:{policy.policy}:estimate",
        "title": f"Estimate under {policy.policy}",
        **_closed(parts, list(parts)),
    }


def _facts(benefit: Benefit) -> Schema:
    return _closed({question.id: _fact(question) for question in benefit.questions})


def _fact(question: Question) -> Schema:
    """One fact. That a decimal has at most two places cannot be said exactly in JSON Schema, so it is said in words."""
    kind = question.type
    if kind in ("count", "money"):
        return _number("integer", question.minimum or 0, question.maximum)
    if kind == "decimal":
        return {**_number("number"), "description": "at most two decimals"}
    if kind == "yes_no":
        return {"type": ["boolean", "null"]}
    if kind == "option":
        return {"enum": [*question.options, None]}
    if kind == "options":
        return _nullable(_list({"enum": list(question.options)}))
    if kind == "text":
        return {"type": ["string", "null"], "maxLength": LONGEST_NAME}
    if kind == "list":
        return _nullable(_list(_closed({item.id: _fact(item) for item in question.items})))
    date = (
        {"type": "string", "pattern": MONTH}
        if kind == "month"
        else {"type": "string", "format": "date", "pattern": DATE}
    )
    return {"anyOf": [date, {"enum": [*question.also, None]}]}


def _number(kind: str, low: int = 0, high: int | None = None) -> Schema:
    return {"type": [kind, "null"], "minimum": low, "maximum": LARGEST if high is None else high}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _closed(properties: dict[str, Schema], required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }
