"""What is rendered, before MkDocs: every word in the element of its id, for the real policy and for a made-up one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml

from scripts.faults import SourceFaults
from scripts.policy_source.model import LANGUAGES, Language, Policy
from scripts.sitegen.render import render_all, render_site
from tests.checkouts import ROOT
from tests.scripts.sitegen.fictitious import SLUG, fictitious
from tests.scripts.sitegen.html_text import Reader

type Pages = dict[tuple[Language, str], Reader]


def _read(out: Path) -> Pages:
    """Every rendered page by language and address inside it. Markdown headings count as elements with their id."""
    return {(language, address): Reader(text) for language, address, text in _files(out)}


def _files(out: Path) -> Iterator[tuple[Language, str, str]]:
    for language in LANGUAGES:
        for path in sorted((out / language).rglob("*.md")):
            address = path.relative_to(out / language).as_posix().removesuffix(".md").removesuffix("index").rstrip("/")
            yield language, f"{address}/" if address else "", path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def rendered(policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real policy's pages, rendered once."""
    out = tmp_path_factory.mktemp("rendered") / "docs"
    render_all(policy, ROOT, out)
    return out


@pytest.fixture(scope="session")
def pages(rendered: Path) -> Pages:
    """The same, read."""
    return _read(rendered)


@pytest.fixture
def demo(policy: Policy, tmp_path: Path) -> Path:
    """The made-up policy's pages, rendered in a repository without hand-written pages."""
    render_all(fictitious(policy), tmp_path, tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_and_amount_stands_alone_in_its_element(
    policy: Policy, pages: Pages, language: Language
) -> None:
    whole = pages[language, f"{policy.document.slug}/"]
    count = 0
    for node in policy.nodes.values():
        own = pages[language, f"{policy.document.slug}/{node.id}/"]
        assert not own.twice
        for block in node.blocks:
            assert own.texts[block.id] == whole.texts[block.id] == block.text.get(language)
        for paragraph in node.paragraphs:
            assert own.tags[paragraph.id] == "p"
        for sentence in node.sentences():
            words = sentence.text.get(language)
            assert own.texts[sentence.id] == whole.texts[sentence.id] == words
            count += 1
            for amount in sentence.amounts:
                start, end = amount.zh_span if language == "zh" else amount.en_span
                assert own.texts[amount.id] == whole.texts[amount.id] == words[start:end]
    assert count > 48  # the measures alone have as many (architecture, identifiers)


def test_a_chinese_paragraph_is_the_official_one_and_nothing_else(policy: Policy, pages: Pages) -> None:
    for node in policy.nodes.values():
        for paragraph in node.paragraphs:
            text = pages["zh", f"{policy.document.slug}/{node.id}/"].texts[paragraph.id]
            assert text == "".join(sentence.text.zh for sentence in paragraph.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_side_by_side_has_both_languages_of_every_sentence(policy: Policy, pages: Pages, language: Language) -> None:
    pair = pages[language, f"{policy.document.slug}/bilingual/"]
    for node in policy.nodes.values():
        for sentence in node.sentences():
            assert pair.texts[sentence.id] == sentence.text.zh
            assert pair.texts[f"{sentence.id}-en"] == sentence.text.en


def test_every_link_between_rendered_pages_leads_somewhere(policy: Policy, pages: Pages) -> None:
    roots: dict[Language, str] = {"zh": "/", "en": "/en/"}
    known = {roots[language] + address: page for (language, address), page in pages.items()}
    for place, page in known.items():
        for link in page.links:
            target, fragment = urldefrag(urljoin(place, link))
            assert target in known, f"{place} links {link}"
            if fragment and not target.endswith("/estimate/"):  # there a fragment is the benefit to begin with
                page_there = known[target]
                assert fragment in page_there.texts or f"{{ #{fragment} }}" in page_there.rawdata, f"{place}: {link}"


def test_each_page_tells_the_theme_what_it_is(policy: Policy, rendered: Path) -> None:
    for language, address, text in _files(rendered):
        if not address.startswith(policy.document.slug):
            continue
        meta = yaml.safe_load(text.split("---\n")[1])
        assert meta["policy"] == policy.document.slug
        assert meta["title"]
        if "node" in meta:
            assert meta["kind"] == policy.nodes[meta["node"]].kind
            expected = policy.document.number.get(language)
            assert expected in meta["citation"]
            assert len(meta["description"]) <= 240


def test_english_pages_say_that_the_chinese_prevails_and_link_each_sentence(policy: Policy, rendered: Path) -> None:
    slug = policy.document.slug
    for node in policy.nodes.values():
        text = (rendered / "en" / slug / node.id / "index.md").read_text(encoding="utf-8")
        assert "unofficial translation" in text
        assert "prevails" in text
        for sentence in node.sentences():
            assert f'href="../../../{slug}/{node.id}/#{sentence.id}"' in text


def test_a_benefit_is_offered_on_the_clause_that_it_rests_on(policy: Policy, pages: Pages) -> None:
    for benefit in policy.benefits.values():
        links = pages["zh", f"{policy.document.slug}/{benefit.node}/"].links
        assert f"../../estimate/#{benefit.id}" in links


def test_the_home_page_shows_every_measure_with_its_amounts(policy: Policy, pages: Pages) -> None:
    home = pages["zh", ""]
    slug = policy.document.slug
    for node in policy.nodes.values():
        if node.kind == "measure":
            assert f"{slug}/{node.id}/" in home.links
    money = [p for p in policy.parameters.values() if p.amount and p.unit == "CNY"]
    measures = [p for p in money if policy.node_of(p.node).kind == "measure"]
    assert measures
    for parameter in measures:
        assert f"{slug}/{policy.node_of(parameter.node).id}/#{parameter.amount}" in home.links


def test_another_policy_renders_with_the_same_code(policy: Policy, demo: Path) -> None:
    made_up = fictitious(policy)
    for language in LANGUAGES:
        page = Reader((demo / language / SLUG / "x1" / "index.md").read_text(encoding="utf-8"))
        sentence = made_up.sentence("x1s1")
        assert page.texts["x1s1"] == sentence.text.get(language)
        start, end = sentence.amounts[0].zh_span if language == "zh" else sentence.amounts[0].en_span
        assert page.texts["x1a1"] == sentence.text.get(language)[start:end]
    written = "".join(path.read_text(encoding="utf-8") for path in demo.rglob("*") if path.is_file())
    assert policy.document.slug not in written.replace(json.dumps(policy.strings, ensure_ascii=False), "")
    assert "第一部分第（十二）项第21点" in written
    assert "Cha Ban [2024] No. 3, Part I(12), point 21" in written
    assert r"# 21. 给\_茶\_钱 { #x1 }" in written


def test_two_policies_stand_beside_each_other(policy: Policy, tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / "docs" / language).mkdir(parents=True)
        shutil.copy(ROOT / "docs" / language / "estimate.md", tmp_path / "docs" / language)
    render_site([policy, fictitious(policy)], tmp_path, tmp_path / "out")
    assert (tmp_path / "out/zh/estimate.md").is_file()
    assert f"policy: {SLUG}" in (tmp_path / "out/zh" / SLUG / "estimate.md").read_text(encoding="utf-8")
    assert (tmp_path / "out/zh" / policy.document.slug / "m1/index.md").is_file()
    assert (tmp_path / "out/zh" / SLUG / "x1/index.md").is_file()
    theme = json.loads((tmp_path / "out/theme.en.json").read_text(encoding="utf-8"))
    assert theme["first"] == policy.document.slug
    assert set(theme["policies"]) == {policy.document.slug, SLUG}


def test_faults_of_hand_written_pages_are_named_and_nothing_is_written(policy: Policy, tmp_path: Path) -> None:
    page = tmp_path / "docs/zh/guide.md"
    page.parent.mkdir(parents=True)
    page.write_text("# 指南\n\n每人 3000 元。\n<!-- include: nothing -->\n共三万元\n占 8%\n", encoding="utf-8")
    english = tmp_path / "docs/en/guide.md"
    english.parent.mkdir(parents=True)
    english.write_text("# Guide\n\nIt pays RMB 3,000.\n", encoding="utf-8")
    out = tmp_path / "out"
    (out / "zh").mkdir(parents=True)
    with pytest.raises(SourceFaults) as raised:
        render_all(policy, tmp_path, out)
    found = [(fault.file, fault.line) for fault in raised.value.faults]
    assert found == [("docs/en/guide.md", 3), *[("docs/zh/guide.md", line) for line in (3, 4, 5, 6)]]
    assert list(out.rglob("*.md")) == []


def test_rendering_twice_gives_the_same_bytes(policy: Policy, rendered: Path, tmp_path: Path) -> None:
    render_all(policy, ROOT, tmp_path / "again")
    first = {path.relative_to(rendered): path.read_bytes() for path in rendered.rglob("*") if path.is_file()}
    again = {
        path.relative_to(tmp_path / "again"): path.read_bytes()
        for path in (tmp_path / "again").rglob("*")
        if path.is_file()
    }
    assert first == again
