"""Chromium for every browser test, and the built site behind a server. Without a browser they fail, never skip."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from scripts.browser import launch
from scripts.serve import Handler, Site, bind
from tests.browser.estimate_page import DEVICES, WORDS, Form, Words

expect.set_options(timeout=30_000)    # a busy machine takes long to start Python; what is there is seen at once

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder carries the mark `browser`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def serving(site: Site, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a site on a free port of this machine; gives its address, with the slash at the end."""
    server = bind(site, port=0, handler=handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{site.prefix}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session; each test takes a context of its own."""
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the site that `make build` wrote."""
    if not (ROOT / "site/index.html").is_file():
        pytest.fail("site/ is not built: run make build")
    with serving(Site(ROOT / "site")) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile. The test fails when a page asks another host for anything, or a script of it throws."""
    # a request that a service worker answers cannot be spoiled by a test; test_offline.py and the walk have theirs
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    context.set_default_timeout(30_000)
    foreign: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: foreign.append(request.url) if _is_foreign(request.url) else None)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert not foreign, f"requests to other hosts: {foreign}"
    assert not errors, f"uncaught errors: {errors}"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page in a fresh profile."""
    return context.new_page()


@pytest.fixture(params=["zh", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    return WORDS[request.param]


@pytest.fixture(params=list(DEVICES))
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def form(browser: Browser, site: str, words: Words, device: str) -> Iterator[Form]:
    context = browser.new_context(**DEVICES[device])
    context.set_default_timeout(20_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield Form(context.new_page(), site, words)
    context.close()
    assert not errors


@pytest.fixture
def one(browser: Browser, site: str) -> Iterator[Form]:
    """One language and one size, where neither matters."""
    context = browser.new_context(**DEVICES["desk"])
    context.set_default_timeout(20_000)
    yield Form(context.new_page(), site, WORDS["zh"])
    context.close()


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1"
