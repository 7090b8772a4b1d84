"""What the calculator reads of a policy: its data (without a word of any language) and, apart from it, the words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.policy_source.canonical import canonical, digested
from scripts.policy_source.letters import letter_data
from scripts.policy_source.model import LANGUAGES, Benefit, Language, Parameter, Policy, Question
from scripts.policy_source.strings import CALCULATOR_AREAS
from scripts.sitegen.numbering import place
from scripts.sitegen.story import every_node

type Json = dict[str, Any]


INDEX = "_index.json"
"""The slugs of the policies in the folder, in the order of policy/policies.yaml; no slug begins with _."""


def write_all_data(policies: Sequence[Policy], folder: Path) -> None:
    """Write the data of all policies and their index; what is there of others goes."""
    kept = {path for policy in policies for path in write_data(policy, folder)}
    kept |= set(_write({INDEX: json.dumps([policy.document.slug for policy in policies])}, folder))
    for path in set(folder.glob("*.json")) - kept:
        path.unlink()


def write_data(policy: Policy, folder: Path) -> list[Path]:
    """Write <slug>.json, <slug>.words.json and <slug>.letter.json. Returns their paths."""
    slug = policy.document.slug
    contents = {".json": calculator_data, ".words.json": words_data, ".letter.json": letter_data}
    return _write({slug + ending: canonical(data(policy)) for ending, data in contents.items()}, folder)


def _write(texts: Mapping[str, str], folder: Path) -> list[Path]:
    """A file that would not change is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text + "\n":
            path.write_text(text + "\n", encoding="utf-8", newline="\n")
    return [folder / name for name in texts]


def calculator_data(policy: Policy) -> Json:
    """The data of a policy for the calculator, with the digest of everything else in it."""
    document = policy.document
    data: Json = {
        "policy": document.slug,
        "version": document.versions[-1].isoformat(),
        "versions": [version.isoformat() for version in document.versions],
        "effective_from": document.effective.isoformat(),
        "closing_rule": document.closing_rule,
        "parameters": {id: _parameter(parameter) for id, parameter in policy.parameters.items()},
        "options": {name: list(options) for name, options in policy.options.items()},
        "benefits": {id: _benefit(benefit) for id, benefit in policy.benefits.items()},
        "overlaps": [{"benefits": list(one.benefits), "node": one.node} for one in policy.overlaps],
    }
    return digested(data)


def _parameter(parameter: Parameter) -> Json:
    values = [
        {
            "from": value.since.isoformat(),
            "until": value.until.isoformat() if value.until else None,
            "value": list(value.value) if isinstance(value.value, tuple) else value.value,
            "quoted": value.quoted,
            **({"node": value.node} if value.node not in (None, parameter.node) else {}),
        }
        for value in parameter.values
    ]
    return {"unit": parameter.unit, "node": parameter.node, "amount": parameter.amount, "values": values}


def _benefit(benefit: Benefit) -> Json:
    return {
        "claimant": benefit.claimant,
        "node": benefit.node,
        "kind": benefit.kind,
        "questions": [_question(question) for question in benefit.questions],
    }


def _question(question: Question) -> Json:
    """What the calculator has to know of a question; what is empty or false is left out."""
    data: Json = {
        "id": question.id,
        "type": question.type,
        "options": list(question.options),
        "also": list(question.also),
        "minimum": question.minimum,
        "maximum": question.maximum,
        "at_most": list(question.at_most),
        "special": question.special,
        "changes_nothing": question.changes_nothing,
        "nodes": list(question.nodes),
        "items": [_question(item) for item in question.items],
    }
    # a bound of 0 says something, False does not
    return {key: value for key, value in data.items() if value or (value == 0 and value is not False)}


def words_data(policy: Policy) -> Json:
    """The words for the calculator's codes, its benefits and questions, and the clauses it cites, by language."""
    return {language: _words(policy, language) for language in LANGUAGES}


def _words(policy: Policy, language: Language) -> Json:
    found: Json = {"options": {}}
    for area in CALCULATOR_AREAS:
        found |= _area(policy, language, area)
    estimate = _area(policy, language, "estimate")
    return found | {
        "date": estimate["date"],
        "months": estimate["months"],
        "effective": policy.document.effective.isoformat(),
        "benefits": {
            id: {
                "title": benefit.title.get(language),
                "summary": benefit.summary.get(language),
                "questions": _labels(benefit.questions, language),
            }
            for id, benefit in policy.benefits.items()
        },
        "nodes": _citations(policy, language),
        "readings": {
            id: {
                "title": reading.title.get(language),
                "choices": {choice.key: choice.text.get(language) for choice in reading.choices},
            }
            for id, reading in policy.readings.items()
        },
    }


def _area(policy: Policy, language: Language, area: str) -> Mapping[str, Any]:
    found = policy.strings[language][area]
    if not isinstance(found, Mapping):
        raise TypeError(f"docs/strings/{language}/{area}.yaml holds no mapping")
    return found


def _labels(questions: tuple[Question, ...], language: Language, prefix: str = "") -> dict[str, str]:
    """Label of each question by its dotted id: groups.apprentices."""
    found: dict[str, str] = {}
    for question in questions:
        found[prefix + question.id] = question.label.get(language)
        found |= _labels(question.items, language, f"{prefix}{question.id}.")
    return found


def _citations(policy: Policy, language: Language) -> dict[str, str]:
    """How each clause and sentence is called: place and title, then the sentence by its number."""
    place_words: Mapping[str, str] = _area(policy, language, "site")["cite"]
    sentence_words: str = _area(policy, language, "estimate")["cite"]["sentence"]
    found: dict[str, str] = {}
    for node in every_node(policy).values():
        called = place(policy, node, language, place_words)
        if node.label:
            called += f"“{node.title.get(language)}”" if language == "zh" else f" “{node.title.get(language)}”"
        found[node.id] = called
        for number, sentence in enumerate(node.sentences(), 1):
            found[sentence.id] = sentence_words.format(clause=called, n=number)
    return found
