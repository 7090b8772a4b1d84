"""A walk over every kind of page with every feature used, watched for what the policy refuses and for foreign requests.

The same walk is taken under `make serve` (test_csp.py) and under nginx and Caddy (tests/servers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from scripts import main_job
from tests.browser.letter_page import ZH, Letters, word_file

TELL = """document.addEventListener("securitypolicyviolation", (e) =>
  console.error(`refused by the policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile ?? ""}`));"""
REFUSED = re.compile(r"Content Security Policy|Refused to|refused by the policy", re.IGNORECASE)
NOT_LISTED = ("404.html", "no/such/page/")
ROOTS = {"zh": "", "en": "en/"}
QUERY = {"zh": "带徒弟有钱吗", "en": "craftsman award"}


@dataclass
class Found:
    """What was seen on the way: pages by address, refusals, other trouble, requests to other hosts."""

    pages: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[tuple[Page, Found]]:
    """A page in a fresh profile, and what is seen on it."""
    found = Found()
    host = urlsplit(address).netloc
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(30_000)
    context.add_init_script(TELL)

    def hear(message: ConsoleMessage) -> None:
        text = f"{message.location.get('url', '')}: {message.text}"
        if REFUSED.search(message.text):
            found.refused.append(text)
        elif message.type in ("error", "warning") and "the server responded with a status of 404" not in message.text:
            found.problems.append(text)

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            found.foreign.append(request.url)

    context.on("console", hear)
    context.on("request", asked)
    context.on("weberror", lambda error: found.problems.append(str(error.error)))
    yield context.new_page(), found
    context.close()


def kinds(page: Page, address: str) -> list[str]:
    """One path of each kind, by the sitemaps: those that differ in digits only are of one kind. The home page is ''.

    The page for wrong addresses has absolute links: below a path it is right only when built for that path.
    """
    chosen: dict[str, str] = {}
    for root in ROOTS.values():
        listed = ET.fromstring(page.request.get(f"{address}{root}sitemap.xml").body())
        for place in listed.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
            path = unquote(urlsplit(place.text or "").path).lstrip("/")
            chosen.setdefault(re.sub(r"\d+", "0", path), path)
    missing = NOT_LISTED if urlsplit(address).path == "/" else ()
    return [*chosen.values(), *(root + path for root in ROOTS.values() for path in missing)]


def walk(page: Page, found: Found, address: str) -> None:
    """See every kind of page in both languages, search, change colours and language, check a letter, estimate."""
    for path in kinds(page, address):
        page.goto(address + path)
        expect(page.locator("h1").first).to_be_visible()
        found.pages.append(path)
    for language, root in ROOTS.items():
        page.goto(address + root)
        page.locator("input.md-search__input").focus()
        page.keyboard.insert_text(QUERY[language])
        hit = page.locator(".md-search-result__list a").first
        expect(hit).to_be_visible(timeout=30_000)
        hit.click()
        expect(page.locator("h1").first).to_be_visible()
    page.locator("label[for^=__palette]:visible, .md-header [data-md-component=palette] label:visible").first.click()
    page.locator(".lang-switch a").click()
    letters = Letters(page, address).open()
    letters.hand_in("letter.docx", word_file([ZH.typed.replace("\r\n", "")]))
    expect(letters.verdict).not_to_be_empty(timeout=60_000)
    assert letters.mend_all() > 2
    figures, total = main_job.estimate(page, address)
    assert (figures, total) == (main_job.EXPECTED, sum(main_job.EXPECTED.values()))
    for action in page.locator("[data-do=link], [data-do=text]").all():
        action.click()
    page.goto(f"{address}en/estimate/")
    expect(page.locator(".yc-total__figure")).to_have_text("RMB 90,000", timeout=60_000)
