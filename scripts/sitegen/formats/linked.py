"""schema.org Legislation as JSON-LD, with ELI's properties beside: the data block on every clause's page.

The context is written out (no other host is asked for it), so that any JSON-LD processor reads it offline.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from scripts.policy_source.model import Language, Text
from scripts.sitegen import numbering, story
from scripts.sitegen.formats.subject import LANGUAGE_TAGS, Subject
from scripts.sitegen.pages import site_words

type Json = dict[str, Any]

FORMATS = {
    "json": "application/json",
    "md": "text/markdown",
    "txt": "text/plain",
    "xml": "application/akn+xml",
}
"""Endings of the files beside a clause, and their types."""

_LINKS = (
    "isPartOf", "hasPart", "workTranslation", "translationOfWork", "isBasedOn", "contentUrl", "legislationLegalValue",
    "mainEntityOfPage", "eli:is_part_of", "eli:has_part", "eli:language", "eli:is_member_of", "eli:has_translation",
    "eli:is_translation_of", "eli:is_embodied_by", "eli:changed_by", "eli:version",
)  # fmt: skip
_DAYS = (
    "legislationDate", "legislationDateVersion", "eli:date_document", "eli:version_date",
    "eli:first_date_entry_in_force",
)  # fmt: skip
_XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT: Json = {
    "@vocab": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    **{name: {"@type": "@id"} for name in _LINKS},
    **{name: {"@type": f"{_XSD}date"} for name in _DAYS},
}
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGE_URIS: dict[Language, str] = {"zh": f"{_LANGUAGES}ZHO", "en": f"{_LANGUAGES}ENG"}


def linked_data(subject: Subject, language: Language) -> Json:
    """The clause, or the document, as one expression of it: this language, this version."""
    document, node = subject.policy.document, subject.node
    words = site_words(subject.policy.strings, language)
    title = numbering.heading(node, language) if node else document.title.get(language)
    me = subject.page(language)
    translated = {"translationOfWork": subject.page("zh"), "eli:is_translation_of": subject.page("zh")}
    original = {"workTranslation": subject.page("en"), "eli:has_translation": subject.page("en")}
    found: Json = {
        "@context": CONTEXT,
        "@id": me,
        "@type": ["Legislation", "eli:LegalExpression"],
        "url": me,
        "mainEntityOfPage": me,
        "name": title,
        "eli:title": {"@value": title, "@language": LANGUAGE_TAGS[language]},
        "inLanguage": LANGUAGE_TAGS[language],
        "eli:language": _LANGUAGE_URIS[language],
        "legislationIdentifier": numbering.citation(subject.policy, node, language, words["cite"]),
        "eli:number": document.number.zh,
        "legislationPassedBy": [_organization(issuer, language) for issuer in document.issuers],
        "legislationDate": document.issued.isoformat(),
        "eli:date_document": document.issued.isoformat(),
        "legislationDateVersion": subject.version.isoformat(),
        "eli:version_date": subject.version.isoformat(),
        "eli:first_date_entry_in_force": document.effective.isoformat(),
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        **(original if language == "zh" else translated),
        "encoding": [_file(subject, ending, language) for ending in FORMATS],
    }
    if document.jurisdiction:
        area = {"@type": "AdministrativeArea", "name": document.jurisdiction.get(language)}
        found["legislationJurisdiction"] = area
    if subject.dated:
        found["eli:is_member_of"] = subject.page(language, dated=False)
    text = "".join(s.text.zh for s in node.sentences()) if node and language == "zh" else ""
    if text:
        found["text"] = text
    children = [subject.policy.nodes[id].id for id in node.children] if node else _top(subject)
    if children:
        found["hasPart"] = found["eli:has_part"] = [_address(subject, id, language) for id in children]
    if node:
        found["isPartOf"] = found["eli:is_part_of"] = _address(subject, node.parent or "", language)
    elif document.superior:
        found["isBasedOn"] = [{"@type": "Legislation", "name": one.get(language)} for one in document.superior]
    if changes := _changes(subject, language):
        found["@reverse"] = {"legislationChanges": changes}
    return found


def data_block(subject: Subject, language: Language) -> Markup:
    """The script element, which holds data and is never run."""
    text = json.dumps(linked_data(subject, language), ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))


def _top(subject: Subject) -> list[str]:
    return [node.id for node in subject.policy.nodes.values() if node.parent is None]


def _address(subject: Subject, id: str, language: Language) -> str:
    """The page of another clause (nothing: of the document) in the same version and language."""
    node = subject.policy.nodes.get(id)
    return Subject(subject.site, subject.policy, subject.newest, node, subject.dated).page(language)


def _organization(name: Text, language: Language) -> Json:
    return {"@type": "GovernmentOrganization", "name": name.get(language)}


def _file(subject: Subject, ending: str, language: Language) -> Json:
    address = subject.address(ending, "zh" if ending == "json" else language)
    return {"@type": ["LegislationObject", "eli:Format"], "contentUrl": address, "encodingFormat": FORMATS[ending]}


def _changes(subject: Subject, language: Language) -> list[Json]:
    """The documents that changed these words until this version."""
    if subject.node is None:
        amendments = [edition.amendment for edition in subject.policy.editions]
    else:
        amendments = [stage.edition.amendment for stage in story.stages(subject.policy, subject.node.id)]
    return [
        {
            "@type": "Legislation",
            "name": one.title.get(language),
            "legislationIdentifier": one.number.get(language),
            "legislationDate": one.issued.isoformat(),
        }
        for one in amendments
        if one is not None
    ]

