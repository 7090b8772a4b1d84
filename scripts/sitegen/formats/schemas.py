"""JSON Schemas (2020-12) of the JSON files: schema/clause.json and schema/document.json."""

from __future__ import annotations

from typing import Any, get_args

from scripts.policy_source.model import BlockKind, NodeKind
from scripts.policy_source.parameters import UNITS

type Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _refers(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_WORD: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_ID: Schema = {"type": "string", "pattern": r"^[a-z0-9-]+$"}
_END: Schema = {"type": ["integer", "string"]}

_DEFS: Schema = {
    "text": {
        **_closed({"zh": _WORD, "en": _WORD}),
        "description": "zh is official, en an unofficial translation",
    },
    "amount": _closed(
        {
            "id": _ID, "parameter": _WORD, "unit": {"enum": list(UNITS)},
            "low": _END, "high": _END, "zh": _WORD, "en": _WORD,
        }
    ),
    "sentence": _closed({"id": _ID, "zh": _WORD, "en": _WORD, "amounts": _list(_refers("amount"))}),
    "paragraph": _closed({"id": _ID, "sentences": _list(_refers("sentence"))}),
    "block": _closed(
        {"id": _ID, "kind": {"enum": list(get_args(BlockKind))}, "after": {"type": "boolean"}, "zh": _WORD, "en": _WORD}
    ),
    "amendment": _closed(
        {"number": _refers("text"), "title": _refers("text"), "issued": _DAY, "summary": _refers("text")}
    ),
    "fate": _closed(
        {
            "id": _ID, "kind": {"enum": ["moved", "gone"]}, "since": _DAY, "last": _DAY, "to": _list(_ID),
            "why": _refers("text"),
        }
    ),
    "addresses": _closed({"page": _refers("text"), "dated": _refers("text")}),
}  # fmt: skip

_NODE: Schema = {
    "id": _ID,
    "kind": {"enum": list(get_args(NodeKind))},
    "parent": _maybe(_ID),
    "label": _WORD,
    "title": _refers("text"),
    "blocks": _list(_refers("block")),
    "paragraphs": _list(_refers("paragraph")),
    "children": _list(_ID),
}


def clause_schema(site: str) -> Schema:
    """The shape of one clause."""
    stage = _closed(
        {
            "version": _DAY, "until": _maybe(_DAY), "there": {"type": "boolean"},
            "what": _maybe(_refers("text")), "by": _maybe(_refers("amendment")),
        }
    )  # fmt: skip
    return _whole(
        site, "clause", "A clause in one version",
        {
            "$schema": _WORD, "policy": _ID, "version": _DAY, "newest": {"type": "boolean"}, **_NODE,
            "citation": _refers("text"), "addresses": _refers("addresses"), "history": _list(stage),
            "fate": _maybe(_refers("fate")), "gone": _list(_refers("fate")),
        },
    )  # fmt: skip


def document_schema(site: str) -> Schema:
    """The shape of a whole document."""
    value = _closed(
        {
            "from": _DAY, "until": _maybe(_DAY), "quoted": _WORD,
            "value": {"anyOf": [_END, {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}]},
        }
    )  # fmt: skip
    parameter = _closed(
        {
            "id": _WORD, "unit": {"enum": list(UNITS)}, "sentence": _ID, "amount": _maybe(_ID),
            "values": _list(value),
        }
    )  # fmt: skip
    return _whole(
        site, "document", "A document in one version",
        {
            "$schema": _WORD, "policy": _ID, "version": _DAY, "newest": {"type": "boolean"}, "number": _refers("text"),
            "title": _refers("text"), "issuers": _list(_refers("text")), "issued": _DAY, "effective": _DAY,
            "superior": _list(_refers("text")), "addresses": _refers("addresses"),
            "versions": _list(_closed({"version": _DAY, "by": _maybe(_refers("amendment"))})),
            "nodes": _list(_closed(_NODE)), "parameters": _list(parameter), "gone": _list(_refers("fate")),
        },
    )  # fmt: skip


def _whole(site: str, name: str, title: str, properties: Schema) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": f"{site}schema/{name}.json",
        "title": title,
        **_closed(properties),
        "$defs": _DEFS,
    }
