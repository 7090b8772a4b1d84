"""The strict policy as header and as <meta>: nothing that a page does is refused, what it must refuse it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.csp import INLINE_SCRIPTS, as_header, csp_hash, meta_policy, page_policy
from scripts.serve import Site
from scripts.sitegen.page_check import read_page
from tests.browser.conftest import ROOT, serving
from tests.browser.walk import walk, watched

HEADERS = {"header and meta": {}, "meta alone": {"Content-Security-Policy": ""}}
ADD = "document.body.append(Object.assign(document.createElement('{}'), {{{}}}))"
ATTEMPTS = {
    "inline style": ADD.format("style", "textContent: 'p { color: red }'"),
    "style attribute": "document.body.innerHTML = '<p style=\"color: red\">'",
    "inline script": ADD.format("script", "textContent: 'window.ran = 1'"),
    "handler": "document.body.innerHTML = '<img src=/assets/mark.7ba2cd057c.svg onload=\"window.ran = 1\">'",
    "javascript address": ADD.format("a", "href: 'javascript:window.ran = 1'") + "; document.body.lastChild.click()",
    "timer with words": "setTimeout('window.ran = 1')",
    "foreign image": "new Image().src = 'http://127.0.0.2:9/x.png'",
    "foreign script": ADD.format("script", "src: 'http://127.0.0.2:9/x.js'"),
    "foreign style": ADD.format("link", "rel: 'stylesheet', href: 'http://127.0.0.2:9/x.css'"),
    "foreign data": "fetch('http://127.0.0.2:9/x.json').catch(() => {})",
    "blob worker": "try { new Worker(URL.createObjectURL(new Blob(['self.ran = 1']))) } catch {}",
    "frame": ADD.format("iframe", "src: '/'"),
    "base": "document.head.append(Object.assign(document.createElement('base'), {href: '/en/'}))",
    "form": ADD.format("form", "action: 'http://127.0.0.2:9/'") + "; document.body.lastChild.submit()",
}
"""What a hostile page would try; each is refused."""


@pytest.mark.parametrize("sent", HEADERS)
def test_every_kind_of_page_with_every_feature_breaks_nothing(browser: Browser, sent: str) -> None:
    with serving(Site(ROOT / "site", headers=HEADERS[sent])) as address, watched(browser, address) as (page, found):
        walk(page, found, address)
    assert len(found.pages) > 20
    assert not found.refused, found.refused
    assert not found.foreign, found.foreign
    assert not found.problems, found.problems


@pytest.mark.parametrize("sent", HEADERS)
def test_what_a_hostile_page_would_do_is_refused(browser: Browser, sent: str) -> None:
    with serving(Site(ROOT / "site", headers=HEADERS[sent])) as site, watched(browser, site) as (page, found):
        address = f"{site}404.html"
        for attempt, script in ATTEMPTS.items():
            page.goto(address)
            found.refused.clear()
            page.evaluate(f"() => {{ {script} }}")
            for _ in range(50):
                if found.refused:
                    break
                page.wait_for_timeout(20)
            assert found.refused, attempt
            assert page.url == address, attempt
            assert page.evaluate("[window.ran, document.baseURI]") == [None, address], attempt


def test_no_other_page_frames_this_one(browser: Browser, tmp_path: Path) -> None:
    free = Site(tmp_path, headers={"Content-Security-Policy": ""})
    with serving(Site(ROOT / "site")) as address, serving(free) as other:
        (tmp_path / "index.html").write_text(f'<!doctype html><iframe src="{address}"></iframe>', "utf-8")
        with watched(browser, address) as (page, found):
            page.goto(other)
            page.wait_for_timeout(200)
        assert any("frame-ancestors" in words for words in found.refused), found


def test_every_page_carries_the_policy_with_the_hashes_of_its_own_scripts() -> None:
    pages = sorted((ROOT / "site").rglob("*.html"))
    assert len(pages) > 80
    for path in pages:
        found = meta_policy(path.read_text("utf-8"))
        assert found is not None, path
        own = {csp_hash(script) for _, script in read_page(path)[1]}
        assert own <= set(INLINE_SCRIPTS), path
        assert as_header(found) == page_policy(INLINE_SCRIPTS)
