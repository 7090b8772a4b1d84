"""Builds the search index of one language: every clause with its sentences, and the words that stand for others.

The index is data for docs/app/search: the browser cuts it into tokens. The whole document, the side-by-side page and
dated versions repeat the clauses and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from opencc import OpenCC
from pypinyin import lazy_pinyin

from scripts.policy_source.model import Language, Node, Policy
from scripts.sitegen.addresses import page_path
from scripts.sitegen.numbering import heading, label_number
from scripts.sitegen.search_words import SearchWords

FEW = 5
"""A term of more clauses than these says little about which one is meant, and is no word of its own."""

_HAN_ONLY = re.compile(r"[一-鿿]+")
_QUOTED = re.compile(r"[“”「」]([一-鿿]{2,8})[”“」]")


def build_index(
    policies: Sequence[Policy], language: Language, words: Mapping[str, Mapping[Language, SearchWords]]
) -> dict[str, Any]:
    """The index as JSON: {language, fold, same, terms, absent, docs}, each of the docs as {location, id, title, also,
    sentences: [[id, words]]}.

    words: the search words by policy slug and language.
    """
    docs: list[dict[str, Any]] = []
    terms: set[str] = set()
    same: dict[str, list[str]] = {}
    absent: set[str] = set()
    for policy in policies:
        known = words[policy.document.slug][language]
        docs += [_clause(policy, node, language, known) for node in policy.nodes.values()]
        docs += [_page(address, phrases, language) for address, phrases in known.pages.items()]
        few = [term for term in policy.glossary if 0 < len(term.nodes) <= FEW]
        terms |= {(term.zh if language == "zh" else term.en).strip("“”") for term in few}
        absent |= set(known.absent)
        for word, others in known.same.items():
            same[word] = sorted(set(same.get(word, [])) | set(others))
    fold = _fold(docs, same) if language == "zh" else {}
    lists = {"terms": sorted(terms), "absent": sorted(absent)}
    return {"language": language, "fold": fold, "same": same, **lists, "docs": docs}


def _clause(policy: Policy, node: Node, language: Language, words: SearchWords) -> dict[str, Any]:
    also = list(words.also.get(node.id, ()))
    if language == "zh":
        titled = _QUOTED.findall(node.title.zh)
        also += titled
        also += _pinyin([*also, *(t.zh for t in policy.glossary if node.id in t.nodes)])
        if node.kind == "measure":
            also.append(f"第{label_number(node.label)}条")
    else:
        also.append(node.title.zh)  # a Chinese name is searched on the English pages too
        if node.kind == "measure":
            also.append(f"measure {label_number(node.label)}")
    also.append(node.id)
    sentences = [[block.id, block.text.get(language)] for block in node.blocks if not block.after_paragraphs]
    sentences += [[s.id, s.text.get(language)] for s in node.sentences()]
    sentences += [[block.id, block.text.get(language)] for block in node.blocks if block.after_paragraphs]
    return {
        "location": page_path(policy.document.slug, node.id),
        "id": node.id,
        "title": heading(node, language),
        "also": list(dict.fromkeys(also)),
        "sentences": sentences,
    }


def _page(address: str, phrases: tuple[str, ...], language: Language) -> dict[str, Any]:
    also = list(phrases) + (_pinyin(phrases) if language == "zh" else [])
    return {"location": address[1:], "id": address, "title": phrases[0], "also": also, "sentences": []}


def _pinyin(phrases: Iterable[str]) -> list[str]:
    """Pinyin of purely Chinese phrases, as it is typed: without blanks and tones."""
    return ["".join(lazy_pinyin(phrase)) for phrase in phrases if _HAN_ONLY.fullmatch(phrase)]


def _fold(docs: list[dict[str, Any]], same: dict[str, list[str]]) -> dict[str, str]:
    """Traditional -> simplified, for the characters that occur: from, to as two strings of equal length."""
    used = set(_HAN_ONLY.findall("".join([str(docs), str(same)])))
    pairs = [(old, new) for old, new in _traditional() if new in set("".join(used))]
    return {"from": "".join(old for old, _ in pairs), "to": "".join(new for _, new in pairs)}


@cache
def _traditional() -> tuple[tuple[str, str], ...]:
    """Every character of the basic block whose simplified form is another one."""
    convert = OpenCC("t2s").convert
    block = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = convert("\n".join(block)).split("\n")
    return tuple((old, new) for old, new in zip(block, simplified, strict=True) if old != new and len(new) == 1)
