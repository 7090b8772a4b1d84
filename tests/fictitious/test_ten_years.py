"""Ten years of amendments of the fictitious policy: rename, insert, split, renumber, merge, move, repeal, new address.

After every year all that was ever published is there: each link leads to its words, or to a page that says where they
went and leads to them as they stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml

from scripts.policy_source.history import BeforeFirstVersion
from scripts.policy_source.model import LANGUAGES, Language, Policy
from scripts.sitegen.addresses import ROOTS
from scripts.sitegen.render import render_site
from scripts.sitegen.story import words_of
from tests.fictitious.amend import Town
from tests.fictitious.years import YEARS
from tests.scripts.sitegen.html_text import Reader

DAY = yaml.safe_load


@dataclass(frozen=True)
class Link:
    """An address that was published, with what stood there; version: the newest at that time."""

    address: str
    language: Language
    id: str
    words: str
    version: str


def published(policy: Policy) -> Iterator[Link]:
    """Every clause, paragraph, sentence and amount, in both languages, plain and dated."""
    version = policy.document.versions[-1].isoformat()
    for language in LANGUAGES:
        for node in policy.nodes.values():
            for id in node.ids():
                words = words_of(node, id).get(language)
                fragment = "" if id == node.id else f"#{id}"
                for dated in ("", f"@{version}/"):
                    address = f"/{ROOTS[language]}{policy.document.slug}/{dated}{node.id}/{fragment}"
                    yield Link(address, language, id, words, version)


class Pages:
    """What was rendered, by address."""

    def __init__(self, out: Path) -> None:
        self.html: dict[str, Reader] = {}
        self.meta: dict[str, dict[str, str]] = {}
        self.source: dict[str, str] = {}
        for language in LANGUAGES:
            for path in (out / language).rglob("index.md"):
                address = "/" + ROOTS[language] + path.relative_to(out / language).as_posix().removesuffix("index.md")
                text = path.read_text(encoding="utf-8")
                self.html[address], self.source[address] = Reader(text), text
                self.meta[address] = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}

    def follow(self, address: str) -> str:
        """Where an old address leads: the page's own redirection, the fragment as docs/app/site/moved.js takes it."""
        for _ in range(5):
            page, fragment = urldefrag(address)
            refresh = self.meta[page].get("refresh")
            if refresh is None:
                return address
            reader = self.html[page]
            if fragment and fragment in reader.links_in:
                address = urljoin(page, reader.links_in[fragment][0])
            else:
                address = urljoin(page, refresh) + (f"#{fragment}" if fragment and "former" in self.meta[page] else "")
        raise AssertionError(f"{address} leads in a circle")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Policy, list[Link], Pages, Town]:
    """Ten years, checked and published year by year; then the pages as they are at the end."""
    town = Town(tmp_path_factory.mktemp("ten-years") / "repository")
    links = list(published(town.publish()))
    policy = None
    for year in YEARS:
        year(town)
        policy = town.publish()
        links += published(policy)
    assert policy is not None
    out = town.root / "out"
    render_site([policy], town.root, out)
    return policy, links, Pages(out), town


def test_every_page_ever_published_is_there(played: tuple[Policy, list[Link], Pages, Town]) -> None:
    _, links, pages, _ = played
    assert len(links) > 1000
    assert {urldefrag(link.address).url for link in links} <= pages.html.keys()


def test_every_link_leads_to_its_words_or_says_where_they_went(
    played: tuple[Policy, list[Link], Pages, Town],
) -> None:
    policy, links, pages, _ = played
    right = amended = told = 0
    for link in links:
        address = pages.follow(link.address)
        page, fragment = urldefrag(address)
        reader = pages.html[page]
        if "#" in link.address:
            assert fragment in reader.texts, f"{link.address} leads to {address}, which is not there"
            now = reader.texts[fragment]
        else:
            now = link.words if link.words in pages.source[page] else ""
        pinned = pages.html[urldefrag(_dated(policy, link)).url]
        if "#" in link.address:
            assert pinned.texts[link.id] == link.words, f"{link.address}: the words as they stood are lost"
        if "/@" in link.address:
            assert now == link.words or fragment == ""
            right += 1
        elif now == link.words:
            right += 1
            if link.id in policy.fates and policy.fates[link.id].kind == "gone":
                assert _leads(pages, page, policy, link)
                told += 1
        else:  # amended: the page has the history that leads to the words as they stood
            amended += 1
            assert any("/@" in urljoin(page, target) for target in reader.links), f"{link.address}: no history"
    assert right > 500
    assert amended > 10
    assert told > 10


def _dated(policy: Policy, link: Link) -> str:
    node = policy.at(DAY(link.version)).node_of(link.id).id
    return f"/{ROOTS[link.language]}{policy.document.slug}/@{link.version}/{node}/"


def _leads(pages: Pages, page: str, policy: Policy, link: Link) -> bool:
    """The page of words that are gone links what took their place, and the words as they stood."""
    fate = policy.fates[link.id]
    linked = {urljoin(page, target) for target in pages.html[page].links}
    targets = {pages.follow(target) for target in linked if urldefrag(target).url in pages.meta}
    ids = {urldefrag(target).fragment or urldefrag(target).url.rstrip("/").split("/")[-1] for target in targets}
    dated = {urljoin(page, target) for target in pages.html[page].links if f"@{fate.last}" in target}
    follow = set()
    for id in fate.to:
        while (next_fate := policy.fates.get(id)) and next_fate.kind == "moved":
            id = next_fate.to[0]
        around = [s.id for s in policy.node_of(id).sentences() if id in {amount.id for amount in s.amounts}]
        follow.add(around[0] if around and around[0] in ids else id)    # an amount: its sentence
    return follow <= ids and bool(dated)


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("/test-2031-1/m3/", "/test-2041-7/m9/"),
        ("/test-2031-1/m3/#m3s1", "/test-2041-7/m9/#m9s1"),
        ("/en/test-2031-1/m8/#m8s1", "/en/test-2041-7/m9/#m9s1"),
        ("/test-2031-1/m2/#m2s2", "/test-2041-7/m2/#m2s2"),
        ("/test-2031-1/@2031-03-01/m2/#m2s2", "/test-2041-7/@2031-03-01/m2/#m2s2"),
        ("/test-2031-1/m6/", "/test-2041-7/m6/"),
    ],
)
def test_some_links_by_name(played: tuple[Policy, list[Link], Pages, Town], old: str, expected: str) -> None:
    assert played[2].follow(old) == expected


def test_what_took_the_place_is_followed_to_the_end(played: tuple[Policy, list[Link], Pages, Town]) -> None:
    """Measure 2 was split and its parts merged: its page leads to the parts' pages, and those to what there is."""
    pages = played[2]
    assert {"../m4/", "../m5/", "../m4/#m4s1", "../m5/#m5s1"} <= set(pages.html["/test-2041-7/m2/"].links)
    assert {"../m7/", "../m7/#m7s1"} <= set(pages.html["/test-2041-7/m4/"].links)
    assert "没有别的条款代替它" in pages.source["/test-2041-7/m6/"]


def test_the_policy_on_any_day(played: tuple[Policy, list[Link], Pages, Town]) -> None:
    policy = played[0]
    assert policy.at(DAY("2034-12-31")).nodes.keys() >= {"m1", "m2", "m3"}
    assert policy.at(DAY("2036-06-01")).nodes["m3"].label == "5"
    assert policy.at(DAY("2036-06-01")).parameters["fair.cap"].amount == "m5a1"
    assert policy.at(DAY("2031-03-01")).sentence("m1s1").text.zh.count("300 元") == 1
    assert policy.at(DAY("2041-01-01")).sentence("m1s1").text.zh.count("500 元") == 1
    assert "weaving.master" not in policy.at(DAY("2041-01-01")).parameters
    with pytest.raises(BeforeFirstVersion) as raised:
        policy.at(DAY("2031-02-28"))
    assert raised.value.first == DAY("2031-03-01")
