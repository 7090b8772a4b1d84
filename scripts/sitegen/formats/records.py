"""JSON: a clause or the whole document in both languages, with its amounts, versions and addresses."""

from __future__ import annotations

from typing import Any

from scripts.policy_source.history import Amendment, Fate
from scripts.policy_source.model import LANGUAGES, Node, Parameter, Policy, Sentence, Text
from scripts.sitegen import numbering, story
from scripts.sitegen.formats.subject import Subject
from scripts.sitegen.pages import site_words

type Json = dict[str, Any]


def clause_record(subject: Subject) -> Json:
    """A clause as schema/clause.json describes it."""
    node, policy = subject.node, subject.policy
    assert node is not None
    return {
        "$schema": f"{subject.site}schema/clause.json",
        "policy": policy.document.slug,
        "version": subject.version.isoformat(),
        "newest": subject.fate is None and subject.version == subject.newest.document.versions[-1],
        **_node(policy, node),
        "citation": {lang: numbering.citation(policy, node, lang, site_words(policy.strings, lang)["cite"])
                     for lang in LANGUAGES},
        "addresses": _addresses(subject),
        "history": [_stage(subject.newest, node.id, stage) for stage in story.stages(subject.newest, node.id)],
        "fate": _fate(subject.fate) if subject.fate else None,
        "gone": [] if subject.fate or subject.dated else [_fate(f) for f in story.gone_within(subject.newest, node)],
    }  # fmt: skip


def document_record(subject: Subject) -> Json:
    """The whole document as schema/document.json describes it."""
    policy = subject.policy
    document = policy.document
    return {
        "$schema": f"{subject.site}schema/document.json",
        "policy": document.slug,
        "version": subject.version.isoformat(),
        "newest": subject.version == subject.newest.document.versions[-1],
        "number": _text(document.number),
        "title": _text(document.title),
        "issuers": [_text(issuer) for issuer in document.issuers],
        "issued": document.issued.isoformat(),
        "effective": document.effective.isoformat(),
        "superior": [_text(one) for one in document.superior],
        "addresses": _addresses(subject),
        "versions": [
            {"version": edition.version.isoformat(), "by": edition.amendment and _amendment(edition.amendment)}
            for edition in subject.newest.editions
        ],
        "nodes": [_node(policy, node) for node in policy.nodes.values()],
        "parameters": [_parameter(parameter) for parameter in policy.parameters.values()],
        "gone": [] if subject.dated else [_fate(fate) for fate in subject.newest.fates.values()],
    }


def _node(policy: Policy, node: Node) -> Json:
    return {
        "id": node.id,
        "kind": node.kind,
        "parent": node.parent,
        "label": node.label,
        "title": _text(node.title),
        "blocks": [
            {"id": block.id, "kind": block.kind, "after": block.after_paragraphs, **_text(block.text)}
            for block in node.blocks
        ],
        "paragraphs": [
            {"id": paragraph.id, "sentences": [_sentence(policy, sentence) for sentence in paragraph.sentences]}
            for paragraph in node.paragraphs
        ],
        "children": list(node.children),
    }


def _sentence(policy: Policy, sentence: Sentence) -> Json:
    found: Json = {"id": sentence.id, **_text(sentence.text), "amounts": []}
    for amount in sentence.amounts:
        parameter = policy.parameters[amount.parameter]
        low, high = value_ends(parameter)
        found["amounts"].append(
            {
                "id": amount.id,
                "parameter": amount.parameter,
                "unit": parameter.unit,
                "low": low,
                "high": high,
                "zh": sentence.text.zh[slice(*amount.zh_span)],
                "en": sentence.text.en[slice(*amount.en_span)],
            }
        )
    return found


def value_ends(parameter: Parameter) -> tuple[int | str, int | str]:
    """Both ends of a parameter's newest value; the same twice where it is no range."""
    value = parameter.values[-1].value
    return value if isinstance(value, tuple) else (value, value)


def _parameter(parameter: Parameter) -> Json:
    return {
        "id": parameter.id,
        "unit": parameter.unit,
        "sentence": parameter.node,
        "amount": parameter.amount,
        "values": [
            {
                "from": value.since.isoformat(),
                "until": value.until.isoformat() if value.until else None,
                "value": list(value.value) if isinstance(value.value, tuple) else value.value,
                "quoted": value.quoted,
            }
            for value in parameter.values
        ],
    }


def _addresses(subject: Subject) -> Json:
    return {
        "page": {language: subject.page(language, dated=False) for language in LANGUAGES},
        "dated": {language: subject.page(language, dated=True) for language in LANGUAGES},
    }


def _stage(policy: Policy, id: str, stage: story.Stage) -> Json:
    amendment = stage.edition.amendment
    return {
        "version": stage.edition.version.isoformat(),
        "until": stage.until.isoformat() if stage.until else None,
        "there": stage.node is not None,
        "what": _text(stage.what) if stage.what else None,
        "by": _amendment(amendment) if amendment else None,
    }


def _amendment(amendment: Amendment) -> Json:
    return {
        "number": _text(amendment.number),
        "title": _text(amendment.title),
        "issued": amendment.issued.isoformat(),
        "summary": _text(amendment.summary),
    }


def _fate(fate: Fate) -> Json:
    return {
        "id": fate.id,
        "kind": fate.kind,
        "since": fate.since.isoformat(),
        "last": fate.last.isoformat(),
        "to": list(fate.to),
        "why": _text(fate.why),
    }


def _text(text: Text) -> Json:
    return {"zh": text.zh, "en": text.en}
