"""Each broken rule of a built page is found with its place; a site is replaced only by a whole one."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from scripts.csp import meta_policy
from scripts.sitegen.assemble import assemble
from scripts.sitegen.page_check import check_site
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


@pytest.mark.parametrize("kind", ["", ' type="module"', ' type="importmap"', ' type=""'])
def test_an_inline_script_that_is_not_listed_is_named_once_with_its_hash(tmp_path: Path, kind: str) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(f"<!doctype html>\n<script{kind}>steal()</script>", encoding="utf-8")
    with pytest.raises(StepFailed) as raised:
        check_site(tmp_path)
    assert str(raised.value).count("steal()") == 1
    assert "a.html:2: an inline script that is not listed, 'sha256-" in str(raised.value)


def test_data_in_a_script_element_is_no_script(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script type="application/json">{}</script>', encoding="utf-8")
    assert check_site(tmp_path) == []


HEAD = '<!doctype html><meta charset="utf-8">'


def parts(root: Path, **pages: str) -> None:
    """What a build leaves before the site is put together: a page in each language, no assets."""
    (root / "build/assets").mkdir(parents=True, exist_ok=True)
    for language, html in pages.items():
        (root / "build" / language).mkdir(parents=True, exist_ok=True)
        (root / "build" / language / "index.html").write_text(html, encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (f"{HEAD}<p style='x'>new", r"en/index\.html:1: <p> has the attribute style"),
        ("<!doctype html><p>new", r"en/index\.html: there is no <meta charset"),
    ],
)
def test_a_site_that_breaks_a_rule_leaves_the_old_one_in_place(tmp_path: Path, html: str, problem: str) -> None:
    parts(tmp_path, zh=f"{HEAD}<p>新", en=html)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("旧", encoding="utf-8")
    with pytest.raises(StepFailed, match=problem):
        assemble(tmp_path)
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "旧"
    parts(tmp_path, en=f"{HEAD}<p>new")
    assemble(tmp_path)
    assert "<p>新" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "<p>new" in (tmp_path / "site/en/index.html").read_text(encoding="utf-8")


def test_every_page_carries_the_policy_before_what_it_governs(tmp_path: Path) -> None:
    script = "var target=document.getElementById(location.hash.slice(1));target&&target.name&&"
    script += '(target.checked=target.name.startsWith("__tabbed_"))'
    parts(tmp_path, zh=f"{HEAD}<script>{script}</script>", en=HEAD)
    assemble(tmp_path)
    for name in ("index.html", "en/index.html"):
        html = (tmp_path / "site" / name).read_text(encoding="utf-8")
        policy = meta_policy(html)
        assert policy is not None
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-/8wPdzX9")
        assert "frame-ancestors" not in policy
        assert html.index(policy) < html.find("<script>") or "<script>" not in html


def test_texts_have_smaller_copies_and_they_say_the_same(tmp_path: Path) -> None:
    parts(tmp_path, zh=HEAD + "<p>补贴标准" * 200, en=HEAD)
    (tmp_path / "build/assets/a.0123456789.js").write_text("const a = 1;\n" * 200, encoding="utf-8")
    (tmp_path / "build/assets/a.png").write_bytes(bytes(3000))
    assemble(tmp_path)
    for name in ("index.html", "assets/a.0123456789.js"):
        path = tmp_path / "site" / name
        assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == path.read_bytes()
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()
    assert not (tmp_path / "site/en/index.html.br").exists(), "too small to gain anything"
    assert not (tmp_path / "site/assets/a.png.br").exists()
