"""Each broken rule of a built page is found with its place; a site is replaced only by a whole one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.sitegen.assemble import assemble
from scripts.sitegen.page_check import check_site, inline_hashes
from scripts.steps import StepFailed


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<p style="color:red">', "<p> has the attribute style"),
        ('<p onclick="x()">', "<p> has the attribute onclick"),
        ("<style>p{}</style>", "there is a <style>"),
        ('<script src="https://cdn.example/x.js"></script>', "<script> loads https://cdn.example/x.js"),
        ('<img src="//cdn.example/x.png">', "<img> loads //cdn.example/x.png"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "<link> loads https://cdn.example/x.css"),
        ('<a href="javascript:void(0)">x</a>', "<a> runs javascript:void(0)"),
    ],
)
def test_a_broken_rule_is_named_with_page_and_line(tmp_path: Path, html: str, problem: str) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html>\n{html}", encoding="utf-8")
    with pytest.raises(StepFailed) as raised:
        check_site(tmp_path)
    assert f"a.html:2: {problem}" in str(raised.value)


def test_links_and_addresses_of_this_page_are_no_loading(tmp_path: Path) -> None:
    text = '<link rel="canonical" href="https://policy.example/a/"><a href="https://policy.example/">x</a>'
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    check_site(tmp_path)


def test_an_inline_script_that_varies_is_refused(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.html").write_text(f"<script>same()</script><script>x({n})</script>", encoding="utf-8")
    with pytest.raises(StepFailed, match="4 different inline scripts"):
        check_site(tmp_path)
    assert len(inline_hashes(tmp_path)) == 4


def test_data_in_a_script_element_is_no_script(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script type="application/json">{}</script>', encoding="utf-8")
    assert inline_hashes(tmp_path) == []


def test_a_site_that_breaks_a_rule_leaves_the_old_one_in_place(tmp_path: Path) -> None:
    for name, text in (("zh", "<p>新"), ("en", "<p style='x'>new"), ("assets", "")):
        (tmp_path / "build" / name).mkdir(parents=True)
        if text:
            (tmp_path / "build" / name / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("旧", encoding="utf-8")
    with pytest.raises(StepFailed, match=r"en/index\.html"):
        assemble(tmp_path)
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "旧"
    (tmp_path / "build/en/index.html").write_text("<p>new", encoding="utf-8")
    assemble(tmp_path)
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "<p>新"
    assert (tmp_path / "site/en/index.html").read_text(encoding="utf-8") == "<p>new"
