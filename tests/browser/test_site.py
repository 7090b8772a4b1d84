"""The site as readers meet it in Chromium: read a clause, switch language on it, print it, lose one's way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.policy_source.load import load_policy
from scripts.policy_source.model import LANGUAGES, Language, Policy
from tests.browser.walk import kinds
from tests.checkouts import ROOT

PHONE = {"width": 390, "height": 844}
READ = """() => [
  [...document.querySelectorAll("[id]")].map((e) => [e.id, e.textContent]),
  [...document.querySelectorAll("a[href]")].map((a) => a.href),
]"""
FOCUSED = """() => {
  const e = document.activeElement;
  return [e.getBoundingClientRect().x, e.getAttribute("aria-label") ?? e.textContent.trim()];
}"""
SEEN = """() => {
  const all = [...document.querySelectorAll("[id]")];
  const ids = (seen) => all.filter((e) => e.checkVisibility({visibilityProperty: true}) === seen).map((e) => e.id);
  return [ids(true), ids(false)];
}"""
SOCIAL = "(all) => all.map((e) => [e.getAttribute('property'), e.content])"
ROOTS: dict[Language, str] = {"zh": "", "en": "en/"}


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The checked policy, to compare pages with."""
    return load_policy(ROOT)


@pytest.fixture(scope="session")
def slug(policy: Policy) -> str:
    """The policy's folder."""
    return policy.document.slug


@dataclass(frozen=True)
class Crawl:
    """Every page that links lead to from the two home pages: its ids with their text, and all links with their page."""

    words: dict[str, dict[str, str]]
    links: list[tuple[str, str]]
    problems: list[str]


@pytest.fixture(scope="module")
def crawl(site: str, browser: Browser) -> Iterator[Crawl]:
    """Visits the whole site once."""
    context = browser.new_context()
    page = context.new_page()
    found = Crawl({}, [], [])
    page.on("console", lambda m: found.problems.append(f"{page.url}: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: found.problems.append(f"{page.url}: {error}"))
    page.on("request", lambda r: None if r.url.startswith((site, "data:")) else found.problems.append(f"asks {r.url}"))
    waiting = [site, f"{site}en/"]
    while waiting:
        address = waiting.pop()
        if address in found.words:
            continue
        answer = page.goto(address, wait_until="domcontentloaded")
        if answer is None or not answer.ok:
            found.problems.append(f"{address}: {answer and answer.status}")
        words, links = page.evaluate(READ)
        found.words[address] = dict(words)
        for link in links:
            bare = urlsplit(link)._replace(fragment="", query="").geturl()
            if bare.startswith(site):
                found.links.append((link, address))
                waiting.append(bare)
    yield found
    context.close()


def test_every_sentence_reads_as_in_the_source(crawl: Crawl, site: str, policy: Policy, slug: str) -> None:
    for language in LANGUAGES:
        for node in policy.nodes.values():
            words = crawl.words[f"{site}{ROOTS[language]}{slug}/{node.id}/"]
            for sentence in node.sentences():
                text = sentence.text.get(language)
                assert words[sentence.id] == text
                for amount in sentence.amounts:
                    start, end = amount.zh_span if language == "zh" else amount.en_span
                    assert words[amount.id] == text[start:end]


def test_no_link_is_broken_and_no_page_asks_another_host(crawl: Crawl) -> None:
    assert not crawl.problems, crawl.problems[:10]
    assert len(crawl.words) > 80
    for link, source in crawl.links:
        target = urlsplit(link)
        bare = target._replace(fragment="", query="").geturl()
        if target.fragment and not target.path.endswith("/estimate/"):  # there a fragment is the benefit to begin with
            assert target.fragment in crawl.words[bare], f"{source} links {link}"


def test_the_language_switch_stays_on_the_sentence(site: str, slug: str, page: Page) -> None:
    page.goto(f"{site}{slug}/m10/#m10s3")
    page.click(".lang-switch a")
    assert page.url == f"{site}en/{slug}/m10/#m10s3"
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(":target")).to_have_id("m10s3")
    page.click(".lang-switch a")
    assert page.url == f"{site}{slug}/m10/#m10s3"


def test_the_language_switch_stays_on_the_page_without_script(site: str, slug: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("", f"{slug}/", f"{slug}/s3g4/", f"{slug}/bilingual/"):
        page.goto(site + path)
        page.click(".lang-switch a")
        assert page.url == f"{site}en/{path}"
    context.close()


def test_a_linked_sentence_is_set_off_below_the_header(site: str, slug: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    for fragment in ("m10s3", "m10a1", "m10p1"):
        page.goto(f"{site}{slug}/m10/#{fragment}")
        target = page.locator(":target").bounding_box()
        header = page.locator(".md-header").bounding_box()
        assert target is not None
        assert header is not None
        assert header["y"] + header["height"] <= target["y"] < PHONE["height"], fragment
        assert page.eval_on_selector(":target", "e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_every_kind_of_page_names_the_document(site: str, policy: Policy, slug: str, page: Page) -> None:
    inside = ("", "m10/", "s3/", "bilingual/", "glossary/", "readings/")
    for language in LANGUAGES:
        for path in ("", "estimate/", "no-such-page/", *(f"{slug}/{name}" for name in inside)):
            page.goto(site + ROOTS[language] + path)
            footer = page.locator("footer")
            expect(footer).to_contain_text(policy.document.title.get(language))
            expect(footer).to_contain_text(policy.document.number.get(language))
            expect(footer).to_contain_text("2022年7月1日" if language == "zh" else "1 July 2022")
            if language == "en":
                expect(footer).to_contain_text("The official Chinese text prevails")


def test_a_wrong_address_speaks_both_languages(site: str, page: Page) -> None:
    for path in ("no/such/page/", "en/no/such/page/"):
        answer = page.goto(site + path)
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("h1")).to_have_count(1)
        expect(page.get_by_text("没有这个页面")).to_be_visible()
        expect(page.get_by_text("No such page")).to_be_visible()
        for link in page.locator(".missing a").all():
            target = urljoin(page.url, link.get_attribute("href") or "")
            assert page.request.get(target).ok, target


def test_pages_are_complete_without_script(site: str, slug: str, policy: Policy, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}{slug}/m4/")
    for sentence in policy.nodes["m4"].sentences():
        expect(page.locator(f"#{sentence.id}")).to_be_visible()
    page.goto(site)
    expect(page.locator(".glance__table tbody")).to_have_count(20)
    expect(page.locator('a[href$="m10/#m10a1"]')).to_be_visible()
    context.close()


def test_every_kind_of_page_shows_its_text_without_script(
    site: str, slug: str, policy: Policy, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    official = {sentence.id for node in policy.nodes.values() for sentence in node.sentences()}
    version = f"{slug}/@{policy.editions[-1].version}/"
    paths = kinds(page, site) + [root + version + below for root in ROOTS.values() for below in ("", "m4/")]
    read: set[str] = set()
    for path in paths:
        page.goto(site + path)
        expect(page.locator("h1").first).to_be_visible()
        assert len(page.locator("article").inner_text()) > 100, path
        visible, hidden = page.evaluate(SEEN)
        assert not official & set(hidden), path
        read |= official & set(visible)
        for said in page.locator(".noscript").all():
            expect(said).to_be_visible()
    context.close()
    assert read == official


def test_the_measures_are_filtered_by_who_is_paid(site: str, page: Page) -> None:
    page.goto(site)
    measures = page.locator(".glance__table tbody:visible")
    expect(measures).to_have_count(20)
    page.get_by_label("只看").select_option("studio")
    expect(measures).to_have_count(1)
    expect(measures).to_contain_text("8. ")
    page.get_by_label("只看").select_option("enterprise")
    expect(measures).to_have_count(2)  # m3 and m4
    page.get_by_label("只看").select_option("")
    expect(measures).to_have_count(20)


def test_contents_show_where_one_is(site: str, slug: str, page: Page) -> None:
    page.goto(f"{site}{slug}/m10/")
    current = page.locator('.toc [aria-current="page"]')
    expect(current).to_have_count(1)
    expect(current).to_be_visible()
    expect(current).to_contain_text("10. ")
    expect(page.locator(".crumbs li")).to_have_count(3)
    page.click(".steps__next")
    assert page.url == f"{site}{slug}/m11/"


def test_menu_and_search_are_reached_and_named_by_keyboard_on_a_phone(site: str, slug: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site}{slug}/m4/")
    contents = page.locator("#contents")
    expect(contents).to_be_hidden()
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        left, name = page.evaluate(FOCUSED)
        assert 0 <= left < PHONE["width"], "the focus has left the screen"
        seen.append(name)
    assert "目录" in seen
    assert "打开检索" in seen
    menu = page.get_by_role("button", name="目录")
    menu.focus()
    page.keyboard.press("Enter")
    expect(contents).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(contents.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Space")
    expect(contents).to_be_visible()


def test_a_printed_clause_is_the_document_alone(site: str, slug: str, page: Page) -> None:
    page.goto(f"{site}en/{slug}/m4/")
    page.emulate_media(media="print")
    for hidden in (".md-header", "#contents", ".steps", ".plain", ".to-zh >> nth=0", ".crumbs"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#m4s1")).to_be_visible()
    expect(page.locator(".unofficial")).to_be_visible()
    expect(page.locator("footer")).to_contain_text("Yu Dang Ban [2022] No. 51")
    assert page.eval_on_selector("body", "e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


def test_head_says_what_the_page_is(site: str, slug: str, page: Page) -> None:
    page.goto(f"{site}en/{slug}/m10/")
    assert page.title().startswith("10. ")
    assert "Yu Dang Ban [2022] No. 51" in page.title()
    canonical = page.locator('link[rel="canonical"]').get_attribute("href")
    assert canonical is not None
    assert urlsplit(canonical).path == f"/en/{slug}/m10/"
    sitemap = page.request.get(f"{site}en/sitemap.xml").text()
    assert sitemap.count(f"/en/{slug}/m10/</loc>") == 1
    assert f'hreflang="zh-CN" href="{canonical.replace("/en/", "/")}"' in sitemap


def test_a_link_in_another_program_shows_title_and_picture(site: str, slug: str, page: Page) -> None:
    for root in ROOTS.values():
        for path in ("", f"{slug}/m10/", "cite/", "404.html"):
            page.goto(f"{site}{root}{path}")
            found = dict(page.eval_on_selector_all("meta[property^=og]", SOCIAL))
            assert all(found.values())
            assert page.title().startswith(found["og:title"])
            picture = urlsplit(found["og:image"])
            assert picture.scheme == "https"
            body = page.request.get(urljoin(site, picture.path.lstrip("/"))).body()
            size = tuple(int.from_bytes(body[at : at + 4], "big") for at in (16, 20))
            assert body[1:4] == b"PNG"
            assert size == (int(found["og:image:width"]), int(found["og:image:height"])) == (1200, 630)
            if path != "404.html":
                assert found["og:url"] == page.locator("link[rel=canonical]").get_attribute("href")
            for icon in page.locator("link[rel=icon], link[rel=apple-touch-icon]").all():
                assert page.request.get(urljoin(page.url, icon.get_attribute("href") or "")).ok
