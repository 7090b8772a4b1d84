"""JSON-LD of every page, read by rdflib: a Legislation with its version, language, parts and translation."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rdflib

from scripts.policy_source.model import LANGUAGES
from scripts.sitegen.formats.linked import data_block, linked_data
from scripts.sitegen.formats.subject import Subject
from scripts.sitegen.formats.write import subjects
from tests.scripts.sitegen.formats.conftest import SITE, Made

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")    # rdflib's own
SCHEMA, ELI = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("http://data.europa.eu/eli/ontology#")


def graph(subject: Subject, language: Any) -> rdflib.Graph:
    """The triples of the block as it stands in the page."""
    block = str(data_block(subject, language))
    start, end = '<script type="application/ld+json">', "</script>"
    assert block.startswith(start)
    assert block.endswith(end)
    inside = block[len(start) : -len(end)]
    assert "<" not in inside
    return rdflib.Graph().parse(data=inside, format="json-ld")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_legislation(made: Made, language: Any) -> None:
    count = 0
    for subject in subjects(made.policy, SITE):
        found = graph(subject, language)
        me = rdflib.URIRef(subject.page(language))
        assert (me, rdflib.RDF.type, SCHEMA.Legislation) in found
        version = found.value(me, SCHEMA.legislationDateVersion)
        assert version == rdflib.Literal(subject.version)
        assert version.datatype == rdflib.XSD.date
        assert found.value(me, ELI.version_date) == version
        assert str(found.value(me, SCHEMA.inLanguage)) == ("zh-CN" if language == "zh" else "en")
        other = SCHEMA.workTranslation if language == "zh" else SCHEMA.translationOfWork
        assert found.value(me, other) == rdflib.URIRef(subject.page("en" if language == "zh" else "zh"))
        contents = {str(one) for one in found.objects(None, SCHEMA.contentUrl)}
        assert {one.removeprefix(SITE) for one in contents} <= made.files.keys()
        assert len(contents) == 4
        count += 1
    assert count > 2 * len(made.policy.nodes)


def test_the_parts_are_the_documents_parts(real: Made) -> None:
    for subject in subjects(real.policy, SITE):
        if subject.dated or subject.node is None:
            continue
        found = graph(subject, "zh")
        me = rdflib.URIRef(subject.page("zh"))
        slug = real.policy.document.slug
        parent = f"{subject.node.parent}/" if subject.node.parent else ""
        assert found.value(me, SCHEMA.isPartOf) == rdflib.URIRef(f"{SITE}{slug}/{parent}")
        parts = {str(part) for part in found.objects(me, SCHEMA.hasPart)}
        assert parts == {f"{SITE}{slug}/{child}/" for child in subject.node.children}


def test_amendments_are_what_changes_the_clause(aged: Made) -> None:
    subject = Subject(SITE, aged.policy, aged.policy, aged.policy.nodes["m1"], dated=False)
    found = graph(subject, "en")
    changing = set(found.subjects(SCHEMA.legislationChanges, rdflib.URIRef(subject.page("en"))))
    assert {str(found.value(one, SCHEMA.legislationIdentifier)) for one in changing} >= {
        "Shi Ban Fa [2032] No. 9", "Shi Ban Fa [2040] No. 5",
    }  # fmt: skip


def test_nothing_claims_what_the_site_cannot_know(real: Made) -> None:
    data = json.dumps(linked_data(next(subjects(real.policy, SITE)), "zh"))
    assert "legislationLegalForce" not in data
    assert "UnofficialLegalValue" in data
