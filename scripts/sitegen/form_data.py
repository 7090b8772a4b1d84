"""What the estimate page needs in one language: the questions, the clauses that an estimate may name, all words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from scripts.policy_source.model import Benefit, Language, Node, Policy, Question, Text
from scripts.sitegen import addresses, numbering
from scripts.sitegen.story import every_node

Link = Callable[..., str]
"""link(folder, fragment) from the estimate page to a page of its policy."""

_SHARED_AREAS = ("calculator", "options")
"""Areas of the strings that go along beside the page's own."""


def form_data(policy: Policy, language: Language, here: str = addresses.ESTIMATE) -> dict[str, Any]:
    """The data of the estimate page, JSON-able. Raises KeyError for an option without words.

    here: the page's address inside its language; the links in the data are relative to it.
    """
    words = _words(policy, language)
    root = addresses.ROOTS[language]

    def link(folder: str, fragment: str = "") -> str:
        return addresses.relative(root + here, root + addresses.page_path(policy.document.slug, folder), fragment)

    return {
        "language": language,
        "policy": policy.document.slug,
        "version": max(policy.document.versions).isoformat(),
        "versions": [version.isoformat() for version in policy.document.versions],
        "dated": _dated(policy),
        "effective": policy.document.effective.isoformat(),
        "closing_rule": policy.document.closing_rule,
        "benefits": [_benefit(benefit, policy, language, words) for benefit in _in_order(policy)],
        "overlaps": [{"benefits": list(overlap.benefits), "node": overlap.node} for overlap in policy.overlaps],
        "nodes": dict(_nodes(policy, language, words["cite"], link)),
        "readings": {
            reading.id: {
                "title": reading.title.get(language),
                "href": link(addresses.READINGS, reading.id),
                "choices": {choice.key: choice.text.get(language) for choice in reading.choices},
            }
            for reading in policy.readings.values()
        },
        "words": words,
    }


_SMALL_WORDS = (
    "form", "also", "problems", "faults", "money", "date", "months", "notes", "runtime", "reasons", "options", "small",
)
"""Areas of the words that a short form on a clause page may need."""
_SMALL_PARTS = {
    "result": ("refused", "main_beside", "possible", "field"),
    "summary": ("no_decision", "soon", "spoken_line"),
}
"""Of these areas it needs these words alone: its page is kept light."""


def small_form(data: dict[str, Any], node: str) -> dict[str, Any]:
    """Of the estimate page's data, what the short form of one clause needs: the benefits that it pays, fewer words."""
    words = {area: data["words"][area] for area in _SMALL_WORDS}
    words |= {area: {key: data["words"][area][key] for key in keys} for area, keys in _SMALL_PARTS.items()}
    return {
        **{key: data[key] for key in ("language", "policy", "version", "effective")},
        "versions": [], "dated": [], "closing_rule": None, "overlaps": [], "nodes": {}, "readings": {}, "templates": {},
        "benefits": [each for each in data["benefits"] if each["node"] == node and each["kind"] == "payment"],
        "words": words,
    }


def form_json(data: dict[str, Any]) -> str:
    """The same as text, always the same for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _words(policy: Policy, language: Language) -> dict[str, Any]:
    """The page's own words at the top, with the calculator's and the options' beside them."""
    strings = policy.strings[language]
    merged: dict[str, Any] = {"options": {}}
    for area in (*_SHARED_AREAS, "estimate"):
        found = strings[area]
        if not isinstance(found, Mapping):
            raise TypeError(f"{area}: the strings hold no mapping")
        merged |= found
    return merged


def _dated(policy: Policy) -> list[list[dict[str, str | None]]]:
    """The values of each figure that has had more than one, for links made with older rules."""
    return [
        [
            {
                "from": value.since.isoformat(), "until": value.until.isoformat() if value.until else None,
                "quoted": value.quoted, "node": value.node or parameter.node,
            }
            for value in parameter.values
        ]
        for parameter in policy.parameters.values()
        if len(parameter.values) > 1
    ]


def _in_order(policy: Policy) -> list[Benefit]:
    """Payments in the order of their clauses, then what brings no figure; what names no measure comes last."""
    order = list(every_node(policy))

    def key(benefit: Benefit) -> tuple[bool, bool, int]:
        return benefit.kind != "payment", policy.node_of(benefit.node).kind == "part", order.index(benefit.node)

    return sorted(policy.benefits.values(), key=key)


def _benefit(benefit: Benefit, policy: Policy, language: Language, words: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": benefit.id, "claimant": benefit.claimant, "node": benefit.node, "kind": benefit.kind,
        "title": benefit.title.get(language), "summary": benefit.summary.get(language),
        "questions": [_question(q, benefit.id, policy, language, words) for q in benefit.questions],
    }


def _question(
    question: Question, benefit: str, policy: Policy, language: Language, words: Mapping[str, Any]
) -> dict[str, Any]:
    """One question; what is empty or false is left out."""
    named, also = _option_words(question, benefit, policy, words["options"]), words["also"]

    def text(found: Text | None) -> str | None:
        return found.get(language) if found else None

    data: dict[str, Any] = {
        "id": question.id, "type": question.type, "label": text(question.label), "help": text(question.help),
        "unit": text(question.unit), "add": text(question.add), "member": text(question.member),
        "options": [{"value": option, "label": named[option]} for option in question.options],
        "also": [{"value": option, "label": also.get(option) or named[option]} for option in question.also],
        "minimum": question.minimum, "maximum": question.maximum,
        "special": question.special, "changes_nothing": question.changes_nothing,
        "when": {id: list(values) for id, values in question.when}, "nodes": list(question.nodes),
        "items": [_question(item, benefit, policy, language, words) for item in question.items],
    }
    return {key: value for key, value in data.items() if value or (value == 0 and value is not False)}


def _option_words(question: Question, benefit: str, policy: Policy, options: Mapping[str, Any]) -> Mapping[str, str]:
    """The words of a question's options: under its benefit and id, its id, or the named list that it uses."""
    lists = [name for name, members in policy.options.items() if members == question.options]
    for key in (f"{benefit}.{question.id}", *lists, question.id):
        if key in options:
            found: Mapping[str, str] = options[key]
            return found
    return {}


def _nodes(
    policy: Policy, language: Language, cite: Mapping[str, str], link: Link
) -> Iterator[tuple[str, dict[str, str]]]:
    """Clauses and sentences that an estimate may name: where they stand, how they are called, their words."""
    named = {benefit.node for benefit in policy.benefits.values()}
    sources = [parameter.node for parameter in policy.parameters.values()]
    if policy.document.closing_rule:
        sources.append(policy.document.closing_rule)
    named |= {policy.node_of(source).id for source in sources}
    for node in every_node(policy).values():
        if node.id not in named and node.kind != "measure":
            continue
        called = _called(node, language, cite)
        yield node.id, {"href": link(node.id), "cite": called}
        for n, sentence in enumerate(node.sentences() if node.id in named else (), 1):
            words = {
                "href": link(node.id, sentence.id),
                "cite": cite["sentence"].format(clause=called, n=n),
                "official": sentence.text.zh,
            }
            yield sentence.id, words if language == "zh" else words | {"translation": sentence.text.en}


def _called(node: Node, language: Language, cite: Mapping[str, str]) -> str:
    """Number and title of a clause: no number without its title."""
    title = node.title.get(language)
    return cite[node.kind].format(n=numbering.label_number(node.label), title=title) if node.kind in cite else title
