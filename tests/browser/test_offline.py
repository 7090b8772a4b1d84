"""Use without network: pages, search, citation, estimate out of the store; never stale unsaid, never half and half."""

from __future__ import annotations

import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.offline import worker
from scripts.offline.pages import addresses, pack, unpack
from scripts.offline.worker import MOST_CORE
from scripts.serve import Handler, Reply, Site
from tests.browser.conftest import ROOT, serving

PAGE_LIMIT = 1_000    # milliseconds for a page's first byte, here
KEPT = "(async () => (await navigator.serviceWorker.getRegistration())?.active?.state)()"
TELL = """(what) => navigator.serviceWorker.ready.then((registration) => new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}) => resolve(data);
    (registration.waiting ?? registration.active).postMessage(what, [port2]);
}))"""


class Line(Site):
    """A site behind a line that can be cut, hang, or give another build."""

    asked: Counter[str]
    sent: Counter[str]
    state: dict[str, Any]

    def reply(self, target: str, asked: dict[str, str]) -> Reply:  # type: ignore[override]
        """The reply of the build that is there now."""
        path = target.split("?")[0].removeprefix(self.prefix)
        self.asked[path] += 1
        if self.state.get("hangs") and (path.endswith("/") or not path):
            self.state["ended"].wait(20)
        if path in self.state.get("failing", {}):
            body = b"<!doctype html><title>no</title>"
            return Reply(self.state["failing"][path], body, {"Content-Type": "text/html"})
        there = Site(self.state.get("folder", self.folder), self.prefix, self.headers)
        reply = there.reply(target, asked)
        if path in self.state.get("damaged", ()):
            there = Site(there.folder, self.prefix, self.headers)
            body = bytearray(there.reply(target, {}).body)
            body[len(body) // 2] ^= 1
            reply = Reply(200, bytes(body), {**reply.headers, "Content-Encoding": "identity"})
        self.sent[path] += len(reply.body)
        return reply


class Cut(Handler):
    """Says nothing at all while the line is cut."""

    def send(self, reply: Reply) -> None:
        """Write the reply, or close the connection."""
        assert isinstance(self.site, Line)
        if self.site.state.get("cut"):
            self.close_connection = True
            return
        super().send(reply)


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with a service worker that waits less for a page."""
    return rebuilt(tmp_path_factory.mktemp("offline") / "site")


def rebuilt(folder: Path, change: dict[str, tuple[str, str]] | None = None) -> Path:
    """A copy of the built site, changed in words of pages, with its own service worker."""
    shutil.copytree(ROOT / "site", folder, ignore=shutil.ignore_patterns("*.map", "*.gz"))
    for name, (old, new) in (change or {}).items():
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), "utf-8")
        path.with_name(f"{path.name}.br").unlink(missing_ok=True)
    (folder / "sw.js.br").unlink()
    for old_pages in folder.glob("assets/pages.*"):
        old_pages.unlink()
    policy = Site(ROOT / "site").reply("/", {}).headers["Content-Security-Policy"]
    worker.write(ROOT, folder, policy, {"page": PAGE_LIMIT, "reply": 5_000, "file": 5_000})
    return folder


@pytest.fixture
def line(quick: Path) -> Iterator[tuple[Line, str]]:
    """The site under a path, on a line of its own."""
    site = Line(quick, "/project/")
    for name, value in {"asked": Counter(), "sent": Counter(), "state": {"ended": threading.Event()}}.items():
        object.__setattr__(site, name, value)
    with serving(site, Cut) as address:
        yield site, address
        site.state["ended"].set()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that may have a service worker; elsewhere in the tests there is none."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert not errors


def visit(page: Page, address: str) -> None:
    """Open a page and wait until the site is kept."""
    page.goto(address)
    for _ in range(300):
        if page.evaluate(KEPT) == "activated" and page.evaluate(TELL, {"tell": True}).get("state"):
            return
        page.wait_for_timeout(50)
    pytest.fail("no service worker after 15 s")


def keep(page: Page, what: str) -> None:
    """Let the service worker keep a group."""
    assert page.evaluate(TELL, {"keep": what}) == {"kept": [what]}


def note(page: Page) -> Any:
    return page.locator(".stored")


def test_the_packed_pages_are_the_pages() -> None:
    texts = {address: path.read_text("utf-8") for address, path in addresses(ROOT / "site").items()}
    assert len(texts) > 150
    assert unpack(pack(texts.items())) == texts


def test_pages_search_and_citation_work_without_network_and_say_so(page: Page, line: tuple[Line, str]) -> None:
    site, address = line
    visit(page, address)
    site.state["cut"] = True
    page.goto(f"{address}ydb-2022-51/m10/")
    expect(note(page)).to_contain_text("没有连上网络")
    expect(note(page)).to_contain_text(re.compile(r"20\d\d年\d+月\d+日"))
    expect(page.locator("#m10s2")).to_contain_text("余姚大工匠")
    page.goto(f"{address}en/ydb-2022-51/@2022-07-01/m10/")
    expect(note(page)).to_contain_text("kept on this device")
    page.locator("input.md-search__input").focus()
    page.keyboard.insert_text("interns")
    expect(page.locator(".md-search-result__list a").first).to_be_visible()
    page.goto(f"{address}cite/")
    expect(page.locator("#cite input, #cite textarea").first).to_be_visible()
    site.state["cut"] = False
    page.goto(f"{address}ydb-2022-51/m10/")
    expect(note(page)).to_have_count(0)


def test_what_is_not_kept_leads_to_the_page_that_says_what_is(page: Page, line: tuple[Line, str]) -> None:
    site, address = line
    visit(page, f"{address}en/")
    site.state["cut"] = True
    page.goto(f"{address}en/nothing/of/this/")
    expect(page.locator("#missing")).to_be_visible()
    assert page.url == f"{address}en/offline/?missing"
    expect(note(page)).to_be_visible()
    page.goto(f"{address}en/ydb-2022-51/m4")
    assert page.url == f"{address}en/ydb-2022-51/m4/"


def test_a_first_visit_keeps_less_than_a_megabyte_and_loads_nothing_twice(page: Page, line: tuple[Line, str]) -> None:
    site, address = line
    visit(page, f"{address}ydb-2022-51/m3/")
    assert sum(site.sent.values()) < MOST_CORE
    hashed = {path: count for path, count in site.asked.items() if re.search(r"\.[0-9a-f]{10}\.", path)}
    assert hashed
    assert set(hashed.values()) == {1}, hashed
    assert not [path for path in site.asked if path.startswith("runtime/")]


def test_the_estimate_works_without_network_once_its_page_was_open(
    context: BrowserContext, line: tuple[Line, str]
) -> None:
    site, address = line
    page = context.new_page()
    visit(page, f"{address}estimate/")
    for _ in range(200):
        if "estimate" in page.evaluate(TELL, {"tell": True})["state"]["groups"]:
            break
        page.wait_for_timeout(50)
    runtime = {path: count for path, count in site.asked.items() if path.startswith("runtime/")}
    assert len(runtime) == 6
    assert set(runtime.values()) == {1}, runtime    # kept out of the browser's cache
    page.close()
    site.state["cut"] = True
    page = context.new_page()
    page.goto(f"{address}en/estimate/#recruitment-trips")
    expect(note(page)).to_be_visible()
    page.locator("#yc-answers-recruitment-trips-trips-0-trips, .yc-field input").first.wait_for()
    expect(page.locator(".yc-runtime")).to_be_hidden()    # the calculator has started


def test_the_button_keeps_everything_and_the_other_removes_it(page: Page, line: tuple[Line, str]) -> None:
    site, address = line
    visit(page, f"{address}en/offline/")
    page.reload()
    page.locator("[data-do=keep]").click()
    expect(page.locator("[data-state=all]")).to_be_visible()
    expect(page.locator("[data-kept=estimate]")).to_be_visible()
    assert "estimate" in page.evaluate(TELL, {"tell": True})["state"]["groups"]
    page.locator("[data-do=forget]").click()
    expect(page.locator("[data-state=none]")).to_be_visible()
    page.goto(address)
    page.wait_for_timeout(1_500)
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(KEPT) is None
    assert site.asked["sw.js"] >= 1


def test_a_server_that_hangs_or_fails_gives_the_kept_page_in_time(page: Page, line: tuple[Line, str]) -> None:
    site, address = line
    visit(page, address)
    site.state["failing"] = {"ydb-2022-51/m4/": 503, "ydb-2022-51/m6/": 404}
    page.goto(f"{address}ydb-2022-51/m4/")
    expect(note(page)).to_be_visible()
    page.goto(f"{address}ydb-2022-51/m6/")
    expect(note(page)).to_have_count(0)    # the server says that it is gone, and is believed
    site.state["hangs"] = True
    page.goto(f"{address}ydb-2022-51/m5/", timeout=PAGE_LIMIT + 4_000)
    expect(note(page)).to_be_visible()


def test_a_damaged_file_is_never_kept(page: Page, line: tuple[Line, str]) -> None:
    site, address = line
    pages = next(site.folder.glob("assets/pages.*.json")).relative_to(site.folder).as_posix()
    site.state["damaged"] = {pages}
    page.goto(address)
    page.wait_for_timeout(1_500)
    assert site.asked[pages] == 2    # once more, around the browser's cache
    assert page.evaluate(KEPT) is None
    site.state["damaged"] = set()
    visit(page, address)


def test_a_new_version_comes_whole_and_nobody_typing_is_disturbed(
    browser: Browser, line: tuple[Line, str], tmp_path: Path
) -> None:
    site, address = line
    old = "积极推进优秀工匠遴选培育"
    newer = rebuilt(tmp_path / "site", {"ydb-2022-51/m10/index.html": (old, "新的标题")})
    context = browser.new_context()
    page = context.new_page()
    visit(page, address)
    first = page.evaluate(TELL, {"tell": True})["version"]
    page.evaluate("window.typing = 1")
    site.state["folder"] = newer
    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    for _ in range(200):
        if page.evaluate("navigator.serviceWorker.getRegistration().then(({waiting}) => Boolean(waiting))"):
            break
        page.wait_for_timeout(50)
    assert page.evaluate("window.typing") == 1    # no reload
    tab = context.new_page()
    tab.goto(f"{address}ydb-2022-51/m10/")
    expect(tab.locator("h1")).to_contain_text("新的标题")    # from the network, under the old service worker
    site.state["cut"] = True
    tab.goto(f"{address}ydb-2022-51/m10/")
    expect(note(tab)).to_be_visible()
    expect(tab.locator("h1")).to_contain_text(old)    # the old version, whole, and it says of when
    for each in (page, tab):
        each.close()
    tab = context.new_page()
    tab.goto(f"{address}ydb-2022-51/m10/")    # all pages were closed: the new version takes over, without network
    expect(tab.locator("h1")).to_contain_text("新的标题")
    found = tab.evaluate(TELL, {"tell": True})["version"]
    assert found != first
    assert len(tab.evaluate("caches.keys()")) == 1
    context.close()


def test_a_page_without_a_secure_connection_works_as_without_a_service_worker(browser: Browser, quick: Path) -> None:
    with serving(Site(quick)) as address:
        context = browser.new_context()
        errors: list[str] = []
        context.on("weberror", lambda error: errors.append(str(error.error)))
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.add_init_script("delete Navigator.prototype.serviceWorker")    # as on plain http
        page.goto(address)
        page.goto(f"{address}offline/")
        expect(page.locator("[data-state=never]")).to_be_visible()
        assert not errors
        context.close()
