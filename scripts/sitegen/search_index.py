"""Builds the search index of one language: every clause with its sentences, and the words that stand for others.

The index is data for docs/app/search: the browser cuts it into tokens and spells the Chinese phrases in pinyin. The
whole document, the side-by-side page and dated versions repeat the clauses and are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
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
    """The index as JSON: {language, fold, pinyin, names, same, terms, absent, general, docs}, each of the docs as
    {location, id, title, also, sentences: [[id, words]]}.

    words: the search words by policy slug and language.
    """
    docs: list[dict[str, Any]] = []
    terms: set[str] = set()
    same: dict[str, list[str]] = {}
    absent: set[str] = set()
    general: set[str] = set()
    for policy in policies:
        known = words[policy.document.slug][language]
        docs += [_clause(policy, node, language, known) for node in policy.nodes.values()]
        docs += [_page(address, phrases) for address, phrases in known.pages.items()]
        few = [term for term in policy.glossary if 0 < len(term.nodes) <= FEW]
        terms |= {(term.zh if language == "zh" else term.en).strip("“”") for term in few}
        absent |= set(known.absent)
        general |= set(known.general)
        for word, others in known.same.items():
            same[word] = sorted(set(same.get(word, [])) | set(others))
    fold = _fold(docs, same) if language == "zh" else {}
    names = sorted({t.zh for policy in policies for t in policy.glossary if _HAN_ONLY.fullmatch(t.zh)}) if fold else []
    pinyin = _spelling(docs, names, policies) if fold else {}
    lists = {"terms": sorted(terms), "absent": sorted(absent), "general": sorted(general)}
    return {"language": language, "fold": fold, "pinyin": pinyin, "names": names, "same": same, **lists, "docs": docs}


def _clause(policy: Policy, node: Node, language: Language, words: SearchWords) -> dict[str, Any]:
    also = list(words.also.get(node.id, ()))
    if language == "zh":
        titled = _QUOTED.findall(node.title.zh)
        also += titled
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


def _page(address: str, phrases: tuple[str, ...]) -> dict[str, Any]:
    return {"location": address[1:], "id": address, "title": phrases[0], "also": list(phrases), "sentences": []}


def _pinyin(phrases: Iterable[str]) -> list[str]:
    """Pinyin of purely Chinese phrases, as it is typed: without blanks and tones."""
    return ["".join(lazy_pinyin(phrase)) for phrase in phrases if _HAN_ONLY.fullmatch(phrase)]


def _spelling(docs: list[dict[str, Any]], names: list[str], policies: Sequence[Policy]) -> dict[str, str]:
    """Syllable -> its characters, for the policies' own, by their commonest reading there; the browser spells phrases
    of these characters with it, and the names on a page. What reads otherwise (重复, 行业) gets its pinyin beside it.
    """
    own = set("".join(s.text.zh for policy in policies for node in policy.nodes.values() for s in node.sentences()))
    read: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spoken = [*names, *(phrase for doc in docs for phrase in doc["also"])]
    phrases = {p: lazy_pinyin(p) for p in spoken if _HAN_ONLY.fullmatch(p) and set(p) <= own}
    for phrase, syllables in phrases.items():
        for character, syllable in zip(phrase, syllables, strict=True):
            read[character][syllable] += 1
    common = {character: readings.most_common(1)[0][0] for character, readings in read.items()}
    for doc in docs:
        words = doc["title"] + "".join(text for _, text in doc["sentences"])
        spelt = [p for p in [*doc["also"], *(name for name in names if name in words)] if p in phrases]
        doc["also"] += _pinyin(p for p in spelt if [common[c] for c in p] != phrases[p])
    table: defaultdict[str, str] = defaultdict(str)
    for character, syllable in sorted(common.items()):
        table[syllable] += character
    return dict(table)


def _fold(docs: list[dict[str, Any]], same: dict[str, list[str]]) -> dict[str, str]:
    """Traditional -> simplified, for the characters of the policies and their synonyms, and those of three phrases
    or more: from, to as two strings of equal length.
    """
    used = set(str([[doc["title"], doc["sentences"]] for doc in docs]) + str(same))
    spoken = Counter("".join(phrase for doc in docs for phrase in doc["also"]))
    used |= {character for character, times in spoken.items() if times > 2}
    pairs = sorted((pair for pair in _traditional() if pair[1] in used), key=lambda pair: pair[::-1])
    return {"from": "".join(old for old, _ in pairs), "to": "".join(new for _, new in pairs)}


@cache
def _traditional() -> tuple[tuple[str, str], ...]:
    """Every character of the basic block whose simplified form is another one."""
    convert = OpenCC("t2s").convert
    block = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = convert("\n".join(block)).split("\n")
    return tuple((old, new) for old, new in zip(block, simplified, strict=True) if old != new and len(new) == 1)
