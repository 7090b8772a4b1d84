"""What letters are checked against: the official words in order, their English, the numbering and the figures."""

from __future__ import annotations

from typing import Any

from scripts.policy_source.canonical import digested
from scripts.policy_source.model import Node, Parameter, Policy
from scripts.sitegen.numbering import label_number, printed

type Json = dict[str, Any]


def letter_data(policy: Policy) -> Json:
    """The data of a policy for checking letters, with the digest of everything else in it.

    Page-break repairs are not in it: letters are compared without blanks and line ends, which is all that a repair
    changes.
    """
    document = policy.document
    data: Json = {
        "policy": document.slug,
        "version": document.versions[-1].isoformat(),
        "document": {
            "number": {"zh": document.number.zh, "en": document.number.en},
            "title": {"zh": document.title.zh, "en": document.title.en},
            "short_title": {"zh": document.short_title.zh, "en": document.short_title.en},
            "issued": document.issued.isoformat(),
            "superior": [{"zh": one.zh, "en": one.en} for one in document.superior],
        },
        "nodes": [_node(node) for node in policy.nodes.values()],
        "parameters": {id: _parameter(parameter) for id, parameter in policy.parameters.items()},
    }
    return digested(data)


def _node(node: Node) -> Json:
    return {
        "id": node.id,
        "kind": node.kind,
        "parent": node.parent,
        "number": label_number(node.label),
        "label": printed(node, "zh"),
        "title": {"zh": node.title.zh, "en": node.title.en},
        "paragraphs": [
            [{"id": sentence.id, "zh": sentence.text.zh, "en": sentence.text.en} for sentence in paragraph.sentences]
            for paragraph in node.paragraphs
        ],
        "blocks": [{"zh": block.text.zh, "after": block.after_paragraphs} for block in node.blocks],
    }


def _parameter(parameter: Parameter) -> Json:
    """A figure as it stands in the newest version."""
    value = parameter.values[-1]
    low, high = value.value if isinstance(value.value, tuple) else (value.value, value.value)
    return {"unit": parameter.unit, "node": parameter.node, "low": low, "high": high, "quoted": value.quoted}
