"""The server's answers: types, precompressed copies, caching, addresses that do not exist, both languages' 404."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from scripts.csp import META
from scripts.serve import Reply, Site, bind
from scripts.steps import StepFailed


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A small site with both languages."""
    files = {
        "index.html": "首页", "404.html": "没有", "estimate/index.html": "测算",
        "en/index.html": "home", "en/404.html": "none",
        "ydb-2022-51/@2022-07-01/m10/index.html": "旧", "runtime/pyodide.asm.54309a5a2c.wasm": "wasm",
        "runtime/pyodide.asm.54309a5a2c.wasm.br": "brotli", "runtime/pyodide.asm.54309a5a2c.wasm.gz": "gzip",
        "assets/main.57a0d79d.min.css": "css", "assets/site.css": "css",
    }    # fmt: skip
    for name, text in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return Site(tmp_path / "site")


def get(site: Site, target: str, **asked: str) -> Reply:
    return site.reply(target, {name.replace("_", "-"): value for name, value in asked.items()})


@pytest.mark.parametrize(
    ("target", "body", "kind"),
    [
        ("/", "首页", "text/html; charset=utf-8"),
        ("/estimate/?from=m3#m3s2", "测算", "text/html; charset=utf-8"),
        ("/ydb-2022-51/@2022-07-01/m10/", "旧", "text/html; charset=utf-8"),
        ("/ydb-2022-51/%402022-07-01/m10/", "旧", "text/html; charset=utf-8"),
        ("/runtime/pyodide.asm.54309a5a2c.wasm", "wasm", "application/wasm"),
        ("/assets/site.css", "css", "text/css; charset=utf-8"),
    ],
)
def test_files_and_folders_with_their_types(site: Site, target: str, body: str, kind: str) -> None:
    reply = get(site, target)
    assert (reply.status, reply.body.decode(), reply.headers["Content-Type"]) == (200, body, kind)


def test_a_folder_without_its_slash_moves_there(site: Site) -> None:
    reply = get(site, "/en")
    assert (reply.status, reply.headers["Location"]) == (301, "/en/")


@pytest.mark.parametrize(("target", "body"), [("/nothing/", "没有"), ("/en/nothing", "none"), ("/index.html/", "没有")])
def test_what_does_not_exist_is_said_in_the_language_of_the_address(site: Site, target: str, body: str) -> None:
    reply = get(site, target)
    assert (reply.status, reply.body.decode()) == (404, body)


@pytest.mark.parametrize(
    "target", ["/../secret.txt", "/%2e%2e/secret.txt", "/en/../../secret.txt", "//etc/passwd", "/a\0b"]
)
def test_nothing_outside_the_site_is_served(site: Site, target: str) -> None:
    assert get(site, target).status == 404


@pytest.mark.parametrize(
    ("accepted", "body", "coding"),
    [
        ("gzip, deflate, br", "brotli", "br"), ("gzip;q=0.8", "gzip", "gzip"),
        ("identity", "wasm", None), ("", "wasm", None),
    ],
)
def test_the_smallest_copy_that_the_browser_takes(site: Site, accepted: str, body: str, coding: str | None) -> None:
    reply = get(site, "/runtime/pyodide.asm.54309a5a2c.wasm", accept_encoding=accepted)
    assert (reply.body.decode(), reply.headers.get("Content-Encoding")) == (body, coding)
    assert reply.headers["Content-Type"] == "application/wasm"
    assert reply.headers["Vary"] == "Accept-Encoding"


def test_a_hashed_name_is_kept_for_a_year_a_page_is_asked_for_again(site: Site) -> None:
    for hashed in ("/runtime/pyodide.asm.54309a5a2c.wasm", "/assets/main.57a0d79d.min.css"):
        assert "immutable" in get(site, hashed).headers["Cache-Control"]
    for changing in ("/", "/assets/site.css", "/nothing/"):
        assert get(site, changing).headers["Cache-Control"] == "no-cache"


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    tag = get(site, "/").headers["ETag"]
    assert get(site, "/", if_none_match=tag).status == 304
    (site.folder / "index.html").write_text("新的首页", "utf-8")
    assert get(site, "/", if_none_match=tag).status == 200


def test_a_site_below_a_path(site: Site) -> None:
    below = Site(site.folder, "/project/", {"X-Frame-Options": "DENY", "Referrer-Policy": "origin"})
    assert get(below, "/project/estimate/").body.decode() == "测算"
    assert get(below, "/project/en").headers["Location"] == "/project/en/"
    assert get(below, "/estimate/").status == 404
    assert get(below, "/project/").headers["X-Frame-Options"] == "DENY"
    assert get(below, "/project/").headers["Referrer-Policy"] == "origin"


def test_every_reply_carries_the_security_headers_and_a_policy_that_suits_it(site: Site) -> None:
    script = "'self' 'sha256-AAAA='"
    page = f'<!doctype html>\n{META}default-src \'none\'; script-src {script}">'
    for name in ("index.html", "404.html"):
        (site.folder / name).write_text(page, "utf-8")
    (site.folder / "assets/runtime.0123456789.js").write_text("", "utf-8")
    found = {
        target: get(site, target).headers
        for target in ("/", "/index.html", "/nothing.js", "/assets/site.css", "/assets/runtime.0123456789.js", "/en")
    }
    for headers in found.values():
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "camera=()" in headers["Permissions-Policy"]
    for target in ("/", "/index.html", "/nothing.js"):
        policy = found[target]["Content-Security-Policy"]
        assert policy == f"default-src 'none'; script-src {script}; frame-ancestors 'none'"
    assert found["/assets/site.css"]["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert "'wasm-unsafe-eval'" in found["/assets/runtime.0123456789.js"]["Content-Security-Policy"]


def test_a_port_that_is_taken_is_an_error_and_without_one_the_next_is_taken(site: Site) -> None:
    first = bind(site)
    try:
        second = bind(site)
        assert second.server_address[1] > first.server_address[1]
        second.server_close()
        with pytest.raises(StepFailed, match=rf"Port {first.server_address[1]} is in use"):
            bind(site, port=first.server_address[1])
    finally:
        first.server_close()


def test_the_mark_is_named_by_its_content_since_browsers_keep_it_for_good() -> None:
    mark = next((Path(__file__).parents[2] / "docs/theme/assets").glob("mark.*.svg"))
    assert mark.name == f"mark.{hashlib.sha256(mark.read_bytes()).hexdigest()[:10]}.svg"
