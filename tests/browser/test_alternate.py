"""Any program that reads a head finds the other formats and the feed, and no page asks for a site map beside them."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.checkouts import ROOT

SLUG = next(path.name for path in (ROOT / "policy").iterdir() if (path / "document.yaml").is_file())
JSON, FEED = "application/json", "application/atom+xml"
PAGES = {"": {FEED}, f"{SLUG}/m10/": {FEED, JSON}, f"{SLUG}/": {FEED, JSON}, "cite/": {FEED}}


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("path", PAGES)
def test_other_formats_are_named_and_no_site_map_is_asked_for(site: str, page: Page, root: str, path: str) -> None:
    asked: list[str] = []
    missing: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{site}{root}{path}")
    expect(page.locator("html.js")).to_be_attached()    # Material's script has run
    page.wait_for_load_state("networkidle")
    for kind in (JSON, FEED):
        links = page.locator(f'link[rel="alternate"][type="{kind}"]')
        expect(links).to_have_count(int(kind in PAGES[path]))
        for link in links.all():
            assert page.request.get(link.evaluate("link => link.href")).status == 200

    here = urlsplit(page.url).path
    other = here.removeprefix("/en") if root else f"/en{here}"
    page.locator(".lang-switch a").click()
    page.wait_for_url(lambda url: urlsplit(url).path == other)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "assets/material." in url]
    assert not [url for url in asked if "sitemap" in url]
    assert not missing
