"""What letters are checked against: the official words in order, their English, the numbering and the figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from scripts.policy_source.canonical import digested
from scripts.policy_source.model import Node, Parameter, Policy, Sentence
from scripts.sitegen.numbering import label_number, printed

type Json = dict[str, Any]


def letter_data(policy: Policy) -> Json:
    """The data of a policy for checking letters: the newest version, and under `earlier` the others, the oldest first.

    Page-break repairs are not in it: letters are compared without blanks and line ends, which is all that a repair
    changes.
    """
    *earlier, newest = (_version(policy.at(edition.version)) for edition in policy.editions)
    return {**newest, "earlier": earlier}


def _version(policy: Policy) -> Json:
    """One version, with the digest of everything else in it."""
    document = policy.document
    version = document.versions[-1]
    data: Json = {
        "policy": document.slug,
        "version": version.isoformat(),
        "document": {
            "number": {"zh": document.number.zh, "en": document.number.en},
            "title": {"zh": document.title.zh, "en": document.title.en},
            "short_title": {"zh": document.short_title.zh, "en": document.short_title.en},
            "issued": document.issued.isoformat(),
            "superior": [{"zh": one.zh, "en": one.en} for one in document.superior],
        },
        "nodes": [_node(node) for node in policy.nodes.values()],
        "parameters": {
            id: _parameter(parameter, version)
            for id, parameter in policy.parameters.items()
            if any(value.since <= version for value in parameter.values)
        },
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
            {"id": paragraph.id, "sentences": [_sentence(sentence) for sentence in paragraph.sentences]}
            for paragraph in node.paragraphs
        ],
        "blocks": [{"zh": block.text.zh, "after": block.after_paragraphs} for block in node.blocks],
    }


def _sentence(sentence: Sentence) -> Json:
    return {"id": sentence.id, "zh": sentence.text.zh, "en": sentence.text.en}


def _parameter(parameter: Parameter, version: date) -> Json:
    """A figure as the version states it."""
    value = [value for value in parameter.values if value.since <= version][-1]
    low, high = value.value if isinstance(value.value, tuple) else (value.value, value.value)
    return {"unit": parameter.unit, "node": parameter.node, "low": low, "high": high, "quoted": value.quoted}
