"""What the browser needs to cite a policy's clauses: their places and words in both languages, and the forms.

A page carries the clauses that it shows, in one JSON block, so that copying works without a request; the citation page
gets every clause of every policy in one file. Read by docs/app/cite/data.js.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from scripts.policy_source.model import LANGUAGES, Language, Node, Policy, Text
from scripts.sitegen import addresses
from scripts.sitegen.numbering import label_number, place

Pair = list[str]
"""The same in both languages: Chinese, English."""


def page_block(policy: Policy, nodes: Iterable[Node], language: Language, here: str, folder: str) -> Markup:
    """The JSON block of one page, as an element that no browser runs.

    nodes: the clauses whose words stand on the page. here: the page's address from the site's root. folder: where their
    pages stand inside each language (`<slug>/`; a dated version has its own).
    """
    roots = {each: addresses.relative(here, addresses.ROOTS[each]) for each in LANGUAGES}
    words = {key: value for key, value in _words(policy, language).items() if key not in ("page", "hint", "forms")}
    data = {
        "language": language,
        "roots": roots,
        "words": words,
        "clauses": list(policy.nodes),    # also those on other pages, for a fragment that stands on none of these
        "policy": policy_data(policy, nodes, folder),
    }
    return Markup('<script type="application/json" id="cite-data">{}</script>').format(Markup(_json(data)))


def index_json(policies: Sequence[Policy], language: Language) -> str:
    """The file of the citation page: every clause of every policy, the first policy first. Links are from the root."""
    found = [policy_data(each, each.nodes.values(), f"{each.document.slug}/") for each in policies]
    return _json({"language": language, "words": _words(policies[0], language), "policies": found})


def policy_data(policy: Policy, nodes: Iterable[Node], folder: str) -> dict[str, Any]:
    """One policy with some of its clauses. at: the version whose text stands in the folder, where it is dated."""
    document = policy.document
    versions = [version.isoformat() for version in document.versions]
    return {
        "slug": document.slug,
        "folder": folder,
        "title": _pair(document.title),
        "number": _pair(document.number),
        "versions": versions,
        "forms": [_words(policy, language)["forms"] for language in LANGUAGES],
        "nodes": [_node(policy, node) for node in nodes],
    }


def _node(policy: Policy, node: Node) -> dict[str, Any]:
    places = [place(policy, node, language, _site_forms(policy, language)) for language in LANGUAGES]
    blocks = [{"id": block.id, "text": _pair(block.text)} for block in node.blocks]
    paragraphs = [
        {
            "id": paragraph.id,
            "sentences": [
                {
                    "id": sentence.id,
                    "text": _pair(sentence.text),
                    "amounts": [
                        {"id": a.id, "text": [sentence.text.zh[slice(*a.zh_span)], sentence.text.en[slice(*a.en_span)]]}
                        for a in sentence.amounts
                    ],
                }
                for sentence in paragraph.sentences
            ],
        }
        for paragraph in node.paragraphs
    ]
    return {
        "id": node.id,
        "kind": node.kind,
        "n": label_number(node.label),
        "parent": node.parent,
        "title": _pair(node.title),
        "place": places,
        "blocks": blocks,
        "paragraphs": paragraphs,
    }


def _pair(text: Text) -> Pair:
    return [text.get(language) for language in LANGUAGES]


def _words(policy: Policy, language: Language) -> Mapping[str, Any]:
    return _area(policy, language, "cite")


def _site_forms(policy: Policy, language: Language) -> Mapping[str, str]:
    forms: Mapping[str, str] = _area(policy, language, "site")["cite"]
    return forms


def _area(policy: Policy, language: Language, name: str) -> Mapping[str, Any]:
    words = policy.strings[language].get(name)
    if not isinstance(words, Mapping):
        raise TypeError(f"docs/strings/{language}/{name}.yaml holds no words")
    return words


def _json(value: object) -> str:
    """JSON that may stand in an HTML element: no `</` ends it early."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
