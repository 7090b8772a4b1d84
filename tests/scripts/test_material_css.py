"""Material's style sheet made lighter: what goes, what stays, and that no page uses what is gone."""

from __future__ import annotations

import json
import re

import pytest

from scripts.material_css import SHEET, UNUSED, lighter
from tests.checkouts import ROOT


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".md-tabs{color:red}.md-main{color:red}", ".md-main{color:red}"),
        (".md-nav__link:hover,.md-main a{color:red}", ".md-main a{color:red}"),
        (".md-tabsy{color:red}.md-grid{color:red}", ".md-tabsy{color:red}.md-grid{color:red}"),
        (".md-typeset table:not(.md-tabs,:is(.grid)) td{color:red}", None),
        ("@media print{.md-footer{a:b}}@media print{.md-main{a:b}}", "@media print{.md-main{a:b}}"),
        ("@media screen{@media print{.grid{a:b}}}", ""),
        ('@charset "UTF-8";@keyframes turn{0%{a:b}to{a:c}}', None),
        ('.a{content:".md-tabs{;}"}.b:is(.c,.d),.md-top{a:b}', '.a{content:".md-tabs{;}"}.b:is(.c,.d){a:b}'),
        (".a{background:url(data:image/png;base64,ab}c);color:red}", None),
        (":root{--unread:1;--read:2;color:red}.a{width:var(--read)}", ":root{--read:2;color:red}.a{width:var(--read)}"),
        (":root{--chain:1;--link:var(--chain)}", ""),
        (":root{--ours:1}", None),
    ],
)
def test_a_rule_goes_when_all_its_selectors_are_unused_and_a_property_when_nothing_reads_it(
    sheet: str, left: str | None
) -> None:
    assert lighter(sheet, "a{color:var(--ours)}") == (sheet if left is None else left)


def test_the_sheet_in_use_is_material_s_without_the_unused() -> None:
    name = json.loads((ROOT / "build/assets.json").read_text("utf-8"))["material"]["style"]
    ours = (ROOT / "site" / name).read_text("utf-8")
    whole = next(SHEET.glob("main.*.min.css")).read_text("utf-8")
    assert len(ours) < 0.3 * len(whole)
    assert ours.count("{") == ours.count("}")
    for word in (".md-typeset table", ".md-search__form", "[data-md-toggle=drawer]", "@media print", "details"):
        assert word in ours
    assert lighter(ours, "".join(path.read_text("utf-8") for path in (ROOT / "docs/app").rglob("*.css"))) == ours


def test_no_page_uses_a_class_whose_rules_are_gone() -> None:
    pages = list((ROOT / "site").rglob("*.html"))
    assert len(pages) > 100
    used = {
        name
        for page in pages
        for classes in re.findall(r'class="?([^">]*)', page.read_text("utf-8"))
        for name in classes.split()
        if UNUSED.search(f".{name}")
    }
    assert not used
