"""Akoma Ntoso 3.0: the whole document as an act, a clause as a portion; one file an expression (language and version).

eIds are the site's fragments, which never change; amounts carry their value in `normalized`.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from scripts.policy_source.model import Block, Language, Node, Sentence
from scripts.sitegen import numbering
from scripts.sitegen.formats.frbr import NAMESPACE, meta, uris
from scripts.sitegen.formats.records import value_ends
from scripts.sitegen.formats.subject import Subject

_TAGS = {"part": "part", "group": "section", "measure": "point", "safeguard": "section"}


def akoma_ntoso(subject: Subject, language: Language) -> str:
    """The XML of one expression."""
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    if subject.node is None:
        main = ET.SubElement(root, "act", {"name": "opinions", "contains": _contains(subject)})
        main.append(meta(subject, language))
        _act(main, subject, language)
    else:
        whole = uris(subject, language)
        main = ET.SubElement(root, "portion", {"includedIn": whole.expression})
        main.append(meta(subject, language))
        body = ET.SubElement(main, "portionBody")
        body.append(_element(subject, subject.node, language, {"coverPage", "preamble"}))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _contains(subject: Subject) -> str:
    return "originalVersion" if len(subject.policy.document.versions) == 1 else "singleVersion"


def _act(act: ET.Element, subject: Subject, language: Language) -> None:
    document = subject.policy.document
    nodes = subject.policy.nodes.values()
    known = {"coverPage", "preamble", "conclusions"}
    for node in nodes:
        if node.kind == "notice":
            act.append(_element(subject, node, language, known))
    preface = ET.SubElement(act, "preface")
    title = ET.SubElement(ET.SubElement(preface, "p"), "docTitle")
    title.text = document.title.get(language)
    number = ET.SubElement(ET.SubElement(preface, "p"), "docNumber")
    number.text = document.number.get(language)
    for node in nodes:
        if node.kind == "preamble":
            act.append(_element(subject, node, language, known))
    body = ET.SubElement(act, "body")
    for node in nodes:
        if node.parent is None and node.kind in _TAGS:
            body.append(_element(subject, node, language, known))
    for node in nodes:
        if node.kind == "closing":
            act.append(_element(subject, node, language, known))


def _element(subject: Subject, node: Node, language: Language, known: set[str]) -> ET.Element:
    """A node with everything in it; known: the containers that may stand here, others become plain ones."""
    tag = {"notice": "coverPage", "preamble": "preamble", "closing": "conclusions"}.get(node.kind)
    if tag is not None:
        found = ET.Element(tag if tag in known else "container", {"eId": node.id})
        if tag not in known:
            found.set("name", node.kind)
        _blocks(found, (block for block in node.blocks if not block.after_paragraphs), language)
        _paragraphs(found, subject, node, language)
        _blocks(found, (block for block in node.blocks if block.after_paragraphs), language)
        return found
    found = ET.Element(_TAGS[node.kind], {"eId": node.id})
    ET.SubElement(found, "num").text = numbering.printed(node, language).strip()
    ET.SubElement(found, "heading").text = node.title.get(language)
    if node.children:
        if node.paragraphs:
            _paragraphs(ET.SubElement(found, "intro"), subject, node, language)
        for id in node.children:
            found.append(_element(subject, subject.policy.nodes[id], language, known))
    else:
        _paragraphs(ET.SubElement(found, "content"), subject, node, language)
    return found


def _blocks(parent: ET.Element, blocks: Iterable[Block], language: Language) -> None:
    for block in blocks:
        ET.SubElement(parent, "p", {"eId": block.id, "class": block.kind}).text = block.text.get(language)


def _paragraphs(parent: ET.Element, subject: Subject, node: Node, language: Language) -> None:
    if not node.paragraphs and parent.tag == "content":
        ET.SubElement(parent, "p")
    for paragraph in node.paragraphs:
        p = ET.SubElement(parent, "p", {"eId": paragraph.id})
        for at, sentence in enumerate(paragraph.sentences):
            span = _sentence(subject, sentence, language)
            span.tail = " " if language == "en" and at + 1 < len(paragraph.sentences) else None
            p.append(span)


def _sentence(subject: Subject, sentence: Sentence, language: Language) -> ET.Element:
    span = ET.Element("span", {"eId": sentence.id})
    text = sentence.text.get(language)
    amounts = sorted((a.zh_span if language == "zh" else a.en_span, a.id, a.parameter) for a in sentence.amounts)
    at, last = 0, None
    for (start, end), id, name in amounts:
        parameter = subject.policy.parameters[name]
        low, high = value_ends(parameter)
        value = str(low) if low == high else f"{low}/{high}"
        _put(span, last, text[at:start])
        last = ET.SubElement(
            span, "quantity", {"eId": id, "refersTo": f"#unit-{parameter.unit.lower()}", "normalized": value}
        )
        last.text = text[start:end]
        at = end
    _put(span, last, text[at:])
    return span


def _put(parent: ET.Element, last: ET.Element | None, text: str) -> None:
    if last is None:
        parent.text = text
    else:
        last.tail = text

