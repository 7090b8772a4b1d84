"""What nginx and Caddy send is what `make serve` sends: types, encodings, caching, security headers, 404, moves."""

from __future__ import annotations

import gzip
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import brotli
import pytest
from playwright.sync_api import Browser

from scripts.serve import Site
from scripts.serving.headers import SECURITY
from tests.browser.walk import walk, watched
from tests.servers.conftest import SITE, Server

COMPARED = ("Content-Type", "Cache-Control", "Content-Security-Policy", "Content-Encoding", *SECURITY)
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


class Stay(HTTPRedirectHandler):
    """A reply that moves is looked at, not followed."""

    def redirect_request(self, *_: object) -> None:
        """None: do not follow."""


OPEN = build_opener(Stay())


def get(server: Server, path: str, method: str = "GET", **headers: str) -> HTTPResponse | HTTPError:
    """The reply to one request; Accept_Encoding stands for Accept-Encoding."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        found = OPEN.open(Request(server.address + path, headers=named, method=method), timeout=20)
        assert isinstance(found, HTTPResponse)
        return found
    except HTTPError as error:
        return error


def one_of_each() -> list[str]:
    """A file of every kind that the site has, pages and what only the runtime has included."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(SITE.rglob("*")):
        name = path.relative_to(SITE).as_posix()
        if path.is_file() and path.suffix not in (".br", ".gz"):
            found.setdefault((path.suffix, name.split("/")[0]), name)
    calculator = next(SITE.glob("assets/runtime.*.js")).relative_to(SITE).as_posix()
    return [*found.values(), calculator, "", "en/", "estimate/"]


@pytest.mark.parametrize("accepted", ["br, gzip", "gzip", "identity"])
def test_each_kind_of_file_is_sent_as_make_serve_sends_it(server: Server, accepted: str) -> None:
    prefix = urlsplit(server.address).path
    ours = Site(SITE, prefix)
    for path in one_of_each():
        reply = get(server, path, Accept_Encoding=accepted)
        wanted = ours.reply(prefix + path, {"accept-encoding": accepted})
        assert reply.status == wanted.status == 200, path
        assert {name: reply.headers[name] for name in COMPARED} == {n: wanted.headers.get(n) for n in COMPARED}, path
        plain = SITE / path / "index.html" if path.endswith("/") or not path else SITE / path
        assert UNPACK[reply.headers["Content-Encoding"]](reply.read()) == plain.read_bytes(), path
        packed = plain.with_name(f"{plain.name}.br").is_file()
        assert (reply.headers["Content-Encoding"] is not None) == (packed and accepted != "identity"), path
        if packed:
            assert reply.headers.get_all("Vary") == ["Accept-Encoding"], path


@pytest.mark.parametrize("path", ["nothing", "en/nothing", "a/x.js", "en/assets/x.0123456789.js", "runtime/", "a/"])
def test_what_is_not_there_is_said_in_the_language_of_the_address_and_not_kept(server: Server, path: str) -> None:
    reply = get(server, path)
    page = SITE / ("en/404.html" if path.startswith("en/") else "404.html")
    assert reply.status == 404
    assert reply.read() == page.read_bytes()
    prefix = urlsplit(server.address).path
    wanted = Site(SITE, prefix).reply(prefix + path, {})
    assert wanted.status == 404
    assert {name: reply.headers[name] for name in COMPARED} == {name: wanted.headers.get(name) for name in COMPARED}


@pytest.mark.parametrize("path", ["en", "estimate", "en/estimate"])
def test_a_folder_without_its_slash_moves_there_whatever_the_host_is_called(server: Server, path: str) -> None:
    reply = get(server, path, Host="policy.example:8443")
    assert reply.status in (301, 308)
    assert reply.headers["Location"] == urlsplit(f"{server.address}{path}/").path
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    first = get(server, "estimate/", Accept_Encoding="br")
    again = get(server, "estimate/", Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert again.status == 304
    assert again.read() == b""
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_no_version_is_told_nothing_is_listed_and_nothing_is_taken(server: Server) -> None:
    assert get(server, "").headers["Server"] in (None, "nginx")
    assert get(server, "assets/").status == 404
    assert get(server, "", "POST").status in (404, 405)
    assert get(server, "../../etc/passwd").status in (400, 404)
    assert get(server, "%2e%2e/%2e%2e/etc/passwd").status in (400, 404)


def test_every_kind_of_page_with_every_feature_breaks_nothing(server: Server, browser: Browser) -> None:
    with watched(browser, server.address) as (page, found):
        walk(page, found, server.address)
    assert not found.refused, found.refused
    assert not found.foreign, found.foreign
    assert not found.problems, found.problems


def test_the_service_worker_is_never_kept_and_its_pages_are_served(server: Server) -> None:
    reply = get(server, "sw.js")
    assert reply.status == 200
    assert reply.headers["Content-Type"].split(";")[0] == "text/javascript"
    assert reply.headers["Cache-Control"] == "no-cache"
    for path in ("offline/", "en/offline/", "letter/", "en/letter/"):
        page = get(server, path)
        assert page.status == 200
        assert page.read() == (SITE / path / "index.html").read_bytes()
        assert "immutable" not in page.headers["Cache-Control"], path
