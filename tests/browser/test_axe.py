"""axe-core finds nothing on any kind of page, in both languages, both schemes, on a phone and on a desk."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.checkouts import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
KINDS = {
    "home": "",
    "clause": "ydb-2022-51/m4/#m4a3",
    "group": "ydb-2022-51/s3g2/",
    "part": "ydb-2022-51/s3/",
    "notice": "ydb-2022-51/notice/",
    "whole": "ydb-2022-51/",
    "bilingual": "ydb-2022-51/bilingual/",
    "glossary": "ydb-2022-51/glossary/",
    "readings": "ydb-2022-51/readings/",
    "missing": "no-such-page/",
}
VIEWS: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("root", ["", "en/"], ids=["zh", "en"])
def test_no_violation(site: str, browser: Browser, root: str, view: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport=VIEWS[view], color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    found: list[str] = []
    for name, path in KINDS.items():
        page.goto(site + root + path)
        found += violations(page, name)
    page.goto(site + root)
    if view == "phone":
        page.click(".menu-button")
        expect(page.locator("#contents")).to_be_visible()
        page.wait_for_timeout(300)  # the drawer slides in
        found += violations(page, "drawer")
        page.keyboard.press("Escape")
    page.evaluate("() => document.querySelector('input.md-search__input').focus()")
    for query in ("30000", "疫苗 grant xyzzy", "qqzzxx"):
        page.fill("input.md-search__input", query)
        expect(page.locator(".md-search-result__meta")).not_to_contain_text(re.compile("30000|正在载入|Loading"))
        page.wait_for_timeout(300)  # the dialog fades in
        found += violations(page, f"search {query}")
    context.close()
    assert not found, "\n".join(found)


def violations(page: Page, name: str) -> list[str]:
    page.evaluate(AXE)
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{name}: {violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes']][:4]}"
        for violation in result["violations"]
    ]
