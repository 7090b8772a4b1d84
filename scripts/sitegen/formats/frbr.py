"""Akoma Ntoso's metadata: work, expression and manifestation with their identifiers, events and references."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from scripts.policy_source.model import Language
from scripts.sitegen.formats.subject import Subject

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGES_639: dict[Language, str] = {"zh": "zho", "en": "eng"}
_ONTOLOGY = "/akn/ontology"


@dataclass(frozen=True)
class Uris:
    """Identifiers without a host: they name the text, wherever it is kept."""

    work: str
    expression: str
    portion: str
    """What is added for a clause: /~m10."""


def uris(subject: Subject, language: Language) -> Uris:
    """The first name that the policy had in addresses stays its number."""
    document = subject.policy.document
    name = (*document.former_slugs, document.slug)[0]
    work = f"/akn/cn/act/{document.issued.isoformat()}/{name}"
    expression = f"{work}/{LANGUAGES_639[language]}@{subject.version.isoformat()}"
    return Uris(work, expression, f"/~{subject.node.id}" if subject.node else "/!main")


def meta(subject: Subject, language: Language) -> ET.Element:
    """The element <meta>."""
    document, names = subject.policy.document, uris(subject, language)
    found = ET.Element("meta")
    identification = ET.SubElement(found, "identification", {"source": "#site"})
    work = ET.SubElement(identification, "FRBRWork")
    _core(work, names.work, names.portion, subject.policy.document.issued.isoformat(), "issued", "#issuer-1")
    ET.SubElement(work, "FRBRcountry", {"value": "cn"})
    ET.SubElement(work, "FRBRnumber", {"value": document.number.zh})
    ET.SubElement(work, "FRBRname", {"value": document.title.zh})
    ET.SubElement(work, "FRBRprescriptive", {"value": "true"})
    ET.SubElement(work, "FRBRauthoritative", {"value": "false"})
    expression = ET.SubElement(identification, "FRBRExpression")
    author = "#issuer-1" if language == "zh" else "#site"
    _core(expression, names.expression, names.portion, subject.version.isoformat(), "version", author)
    ET.SubElement(expression, "FRBRlanguage", {"language": LANGUAGES_639[language]})
    if language != "zh":
        original = {"href": uris(subject, "zh").expression, "fromLanguage": "zho", "authoritative": "false"}
        ET.SubElement(expression, "FRBRtranslation", {**original, "by": "#site"})
    manifestation = ET.SubElement(identification, "FRBRManifestation")
    _core(
        manifestation, f"{names.expression}.xml", names.portion, subject.version.isoformat(), "version", "#site"
    )
    ET.SubElement(manifestation, "FRBRformat", {"value": "application/akn+xml"})
    lifecycle = ET.SubElement(found, "lifecycle", {"source": "#site"})
    events = {"date": document.versions[0].isoformat(), "type": "generation", "source": "#original"}
    ET.SubElement(lifecycle, "eventRef", events)
    amendments = [edition.amendment for edition in subject.policy.editions if edition.amendment]
    for one in amendments:
        event = {"date": one.version.isoformat(), "type": "amendment", "source": f"#amendment-{one.version}"}
        ET.SubElement(lifecycle, "eventRef", event)
    _references(ET.SubElement(found, "references", {"source": "#site"}), subject, language)
    return found


def _core(parent: ET.Element, uri: str, portion: str, day: str, name: str, author: str) -> None:
    ET.SubElement(parent, "FRBRthis", {"value": uri + portion})
    ET.SubElement(parent, "FRBRuri", {"value": uri})
    ET.SubElement(parent, "FRBRdate", {"date": day, "name": name})
    ET.SubElement(parent, "FRBRauthor", {"href": author})


def _references(parent: ET.Element, subject: Subject, language: Language) -> None:
    document, names = subject.policy.document, uris(subject, language)
    title = document.title.get(language)
    ET.SubElement(parent, "original", {"eId": "original", "href": names.work, "showAs": title})
    for edition in subject.policy.editions:
        if amendment := edition.amendment:
            uri = f"/akn/cn/act/{amendment.issued.isoformat()}/{amendment.number.zh}"
            showing = {"href": uri, "showAs": amendment.title.get(language)}
            ET.SubElement(parent, "passiveRef", {"eId": f"amendment-{amendment.version}", **showing})
    for number, issuer in enumerate(document.issuers, 1):
        org = {"eId": f"issuer-{number}", "href": f"{_ONTOLOGY}/organization/cn/{document.slug}-issuer-{number}"}
        ET.SubElement(parent, "TLCOrganization", {**org, "showAs": issuer.get(language)})
    site = {"eId": "site", "href": f"{_ONTOLOGY}/organization/cn/publisher", "showAs": subject.site}
    ET.SubElement(parent, "TLCOrganization", site)
    for unit in sorted({parameter.unit for parameter in subject.policy.parameters.values() if parameter.amount}):
        concept = {"eId": f"unit-{unit.lower()}", "href": f"{_ONTOLOGY}/concept/unit/{unit.lower()}", "showAs": unit}
        ET.SubElement(parent, "TLCConcept", concept)
