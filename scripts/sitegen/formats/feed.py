"""Atom feed of changes: each document's first text and each amendment, with what it changed clause by clause."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from scripts.policy_source.history import Edition
from scripts.policy_source.model import Language, Policy
from scripts.sitegen import numbering, story
from scripts.sitegen.addresses import ROOTS, other, page_path, version_path
from scripts.sitegen.formats.subject import LANGUAGE_TAGS

ATOM = "http://www.w3.org/2005/Atom"
FEED = "feed.xml"
_CLOCK = "T00:00:00+08:00"
"""A version begins with its day in China."""


def feed(policies: Sequence[Policy], language: Language, site: str) -> str:
    """The feed of one language, newest first."""
    words: Any = policies[0].strings[language]["formats"]
    editions = [(policy, edition) for policy in policies for edition in policy.editions]
    editions.sort(key=lambda pair: pair[1].version, reverse=True)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": LANGUAGE_TAGS[language]})
    _text(root, "id", _urn("feed", language))
    _text(root, "title", words["feed"]["title"])
    _text(root, "subtitle", words["feed"]["subtitle"])
    _text(root, "updated", editions[0][1].version.isoformat() + _CLOCK)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = str(policies[0].document.issuers[0].get(language))
    home = site + ROOTS[language]
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": home + FEED})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": home})
    there = {"rel": "alternate", "type": "application/atom+xml", "hreflang": LANGUAGE_TAGS[other(language)]}
    ET.SubElement(root, "link", {**there, "href": site + ROOTS[other(language)] + FEED})
    for policy, edition in editions:
        root.append(_entry(policy, edition, language, home, words["feed"]))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _entry(policy: Policy, edition: Edition, language: Language, home: str, words: Any) -> ET.Element:
    document, amendment = policy.document, edition.amendment
    title, number = document.title.get(language), document.number.get(language)
    entry = ET.Element("entry")
    first = (*document.former_slugs, document.slug)[0]
    _text(entry, "id", _urn(first, edition.version.isoformat(), language))
    address = home + page_path(document.slug, version_path(edition.version, ""))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    _text(entry, "updated", edition.version.isoformat() + _CLOCK)
    _text(entry, "published", (amendment.issued if amendment else document.issued).isoformat() + _CLOCK)
    if amendment is None:
        _text(entry, "title", words["issued"].format(title=title, number=number))
        summary = words["issued_text"].format(date=document.effective.isoformat())
        content = f"<p>{escape(summary)}</p>"
    else:
        name = amendment.title.get(language)
        name = numbering.inner_marks(name) if language == "zh" else name
        _text(entry, "title", words["amended"].format(title=name, number=amendment.number.get(language)))
        told = amendment.summary.get(language)
        summary = words["amended_text"].format(summary=told, date=edition.version.isoformat())
        colon, items = "：" if language == "zh" else ": ", ""
        for id, what in amendment.changes.items():
            link = escape(home + page_path(document.slug, id))
            name = escape(_name(policy, edition, id, language))
            items += f'<li><a href="{link}">{name}</a>{colon}{escape(what.get(language))}</li>'
        content = f"<p>{escape(summary)}</p><ul>{items}</ul>"
    _text(entry, "summary", summary)
    _text(entry, "content", content, type="html")
    return entry


def _name(policy: Policy, edition: Edition, id: str, language: Language) -> str:
    """The clause as it was called with this version; one that went with it, as it was called before."""
    return numbering.heading(edition.nodes.get(id) or story.every_node(policy)[id], language)


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _urn(*parts: str) -> str:
    """An id that stays when the site moves to another host."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(["craftsmen-policy", *parts])).urn
