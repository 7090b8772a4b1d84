"""The fault table: every file of the runtime, every fault, with and without service worker: figure or plain words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.estimate_page import APPRENTICES, MAIN_JOB, Form
from tests.browser.faulty_site import SCRIPT, WORDS, Faulty, build, faulty, older, switched_off
from tests.browser.test_runtime import CLAIM, FILES, LIMITS

FIGURE = 30_000    # 5 apprentices, 6,000 yuan each (m3a2)
TYPED = "五个学徒"
ALWAYS = 1000    # times
# the fault, and the reason that the page is then told
KINDS = {
    "missing": "status", "failing": "status", "half": "cut-short", "flipped": "damaged", "old": "damaged",
    "silent": "stalled", "offline": "unreachable",
}    # fmt: skip
NAMES = (SCRIPT, *FILES)
# From the start to the words: two starts of three tries each. The rest is the machine's, with seven pages at once.
LONGEST = 2 * (LIMITS["tries"] * LIMITS["stall"] + 4 * LIMITS["pause"]) / 1000 + 12
CONTROLLED = """async () => {
    const ready = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    await navigator.serviceWorker.register("sw.js");
    if (!navigator.serviceWorker.controller) await ready;
}"""
KEEP = """(group) => new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}) => resolve(data);
    navigator.serviceWorker.controller.postMessage({keep: group}, [port2]);
})"""


@dataclass
class Opened:
    """One entry of the table: a page of its own, on a site of its own."""

    name: str
    site: Faulty
    page: Page

    def begin(self, until: str = "starting", *, checked: bool = True) -> None:
        """Start the calculator; `until` ends it there, before Python takes its time."""
        self.page.evaluate(
            """([typed, until, checked]) => {
                document.getElementById("typed").value = typed;
                window.start(until, checked);
            }""",
            [TYPED, until, checked],
        )

    def last(self, *phases: str, seconds: float = LONGEST) -> dict[str, Any]:
        """The last state that the page was told, once it is one of these phases, or when the time is over."""
        end = time.monotonic() + seconds
        while True:
            state: dict[str, Any] = self.page.evaluate("window.states.at(-1)")
            if state["phase"] in phases or time.monotonic() > end:
                return state
            self.page.wait_for_timeout(30)

    def estimate(self) -> int | str:
        """The headline, or the reason why there is none."""
        found: int | str = self.page.evaluate("(claim) => window.estimate(claim)", CLAIM)
        return found

    def mistakes(self, kind: str) -> list[str]:
        """What is wrong with the outcome of a fault that stays."""
        state = self.last("failed", "starting", "ready")
        if state["phase"] != "failed":
            return [f"{self.name}: {state['phase']} instead of failed"]
        file = "worker.js" if self.name == SCRIPT else self.name
        found = []
        # without network every file is gone: the worker's own is told first
        if state["reason"] != KINDS[kind] or (state["file"] != file and kind != "offline"):
            found.append(f"{self.name}: {state['file']} {state['reason']} {state.get('detail')}")
        words = self.page.locator("#status").inner_text()
        if state["file"] not in words or WORDS["reasons"][KINDS[kind]] not in words:
            found.append(f"{self.name}: the page says {words}")
        if self.page.locator("#typed").input_value() != TYPED:
            found.append(f"{self.name}: what was typed is gone")
        return found


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("faults") / "site")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile that may have service workers; nothing in it may throw."""
    context = browser.new_context()
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert not errors


@pytest.fixture(params=["without", "with"])
def service(request: pytest.FixtureRequest) -> bool:
    """Whether a service worker stands between page and server."""
    return bool(request.param == "with")


def opened(stack: ExitStack, context: BrowserContext, folder: Path, name: str, fault: tuple[str, int] | None,
           service: bool = False) -> Opened:    # fmt: skip
    """A page in front of a site that has this fault in one file."""
    site, address = stack.enter_context(faulty(folder, {name: fault} if fault else {}))
    page = context.new_page()
    page.goto(address)
    if service:
        page.evaluate(CONTROLLED)
    return Opened(name, site, page)


def table(
    stack: ExitStack, context: BrowserContext, folder: Path, fault: tuple[str, int], service: bool
) -> list[Opened]:
    """A kind of fault in each file, all at once: most of the time is waiting."""
    entries = [opened(stack, context, folder, name, fault, service) for name in NAMES]
    for entry in entries:
        entry.begin()
    return entries


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_that_stays_is_told_in_time_and_retry_works_when_it_is_gone(
    context: BrowserContext, folder: Path, kind: str, service: bool
) -> None:
    with ExitStack() as stack:
        entries = table(stack, context, folder, (kind, ALWAYS), service)
        assert [mistake for entry in entries for mistake in entry.mistakes(kind)] == []
        for entry in entries:
            assert entry.site.asked[entry.name] >= 1, entry.name
            entry.site.faults.clear()
            entry.site.state.clear()
            entry.page.evaluate("document.querySelector('#status button:not([hidden])').click()")
        assert {entry.name: entry.last("starting")["phase"] for entry in entries} == dict.fromkeys(NAMES, "starting")


@pytest.mark.parametrize(("kind", "service"), [*((kind, False) for kind in KINDS), ("flipped", True)])
def test_a_fault_that_passes_is_not_even_seen(
    context: BrowserContext, folder: Path, kind: str, service: bool
) -> None:
    with ExitStack() as stack:
        entries = table(stack, context, folder, (kind, 1), service)
        assert {entry.name: entry.last("starting", "failed")["phase"] for entry in entries} == dict.fromkeys(
            NAMES, "starting"
        )
        for entry in entries:
            assert entry.site.asked[entry.name] >= 2, entry.name
            assert entry.page.locator("#typed").input_value() == TYPED


@pytest.mark.parametrize(("n", "kind"), list(enumerate(KINDS)))
def test_the_figure_after_recovery_is_the_right_one(context: BrowserContext, folder: Path, n: int, kind: str) -> None:
    """With the service worker; test_runtime.py has every file and most kinds without."""
    with ExitStack() as stack:
        entry = opened(stack, context, folder, (SCRIPT, "policy.json")[n % 2], (kind, 1), service=True)
        entry.begin("never")
        assert entry.estimate() == FIGURE


def test_without_network_after_the_start_the_calculator_goes_on(context: BrowserContext, folder: Path) -> None:
    with ExitStack() as stack:
        entry = opened(stack, context, folder, SCRIPT, None)
        entry.begin("never")
        assert entry.last("ready")["phase"] == "ready"
        entry.site.state["down"] = True
        assert entry.estimate() == FIGURE


def test_what_the_service_worker_keeps_needs_no_server(context: BrowserContext, folder: Path) -> None:
    with ExitStack() as stack:
        entry = opened(stack, context, folder, SCRIPT, None, service=True)
        assert entry.page.evaluate(KEEP, "estimate") == {"kept": ["estimate"]}
        entry.site.state["down"] = True
        entry.begin("never")
        assert entry.estimate() == FIGURE
        assert entry.page.evaluate(
            "performance.getEntriesByType('resource').some((e) => e.name.includes('runtime.') && e.workerStart > 0)"
        )


SPOIL = """async (part) => {
    const cache = await caches.open((await caches.keys())[0]);
    const request = (await cache.keys()).find(({url}) => new RegExp(part).test(url));
    const reply = await cache.match(request);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    bytes[bytes.length >> 1] ^= 1;
    const headers = new Headers(reply.headers);
    headers.delete("content-encoding");
    await cache.put(request, new Response(bytes, {headers}));
}"""


def test_a_byte_that_changes_in_the_service_workers_store_is_noticed(context: BrowserContext, folder: Path) -> None:
    with ExitStack() as stack:
        entries = [opened(stack, context, folder, name, ("counted", 0), service=True) for name in NAMES]
        for entry in entries:
            entry.page.evaluate(KEEP, "estimate")
            stem, _, suffix = entry.name.rpartition(".")
            entry.page.evaluate(SPOIL, f"/{stem}\\.[0-9a-f]{{10}}\\.{suffix}$")
            entry.site.asked.clear()
            entry.begin()
        for entry in entries:
            assert entry.last("starting", "failed")["phase"] == "starting", entry.name
            assert entry.site.asked[entry.name] >= 1, entry.name    # from the server then


@pytest.mark.parametrize(("name", "kind"), [("policy.json", "old"), ("calculator.zip", "flipped")])
def test_without_the_check_of_digests_the_table_fails(
    context: BrowserContext, tmp_path: Path, name: str, kind: str
) -> None:
    line = 'if ((await sha256(bytes)) !== file.sha256) throw new RuntimeFault(name, "damaged", "digest");'
    folder = build(tmp_path / "site", switched_off(tmp_path / "source", "runtime/download.js", line))
    with ExitStack() as stack:
        entry = opened(stack, context, folder, name, (kind, ALWAYS))
        entry.begin("never")
        assert entry.mistakes(kind) != []
        if kind == "old":
            assert entry.estimate() not in (FIGURE, "damaged")    # the wrong figure that the check prevents


def test_without_the_check_of_the_workers_script_the_table_fails(context: BrowserContext, folder: Path) -> None:
    with ExitStack() as stack:
        entry = opened(stack, context, folder, SCRIPT, ("old", ALWAYS))
        entry.begin(checked=False)
        assert entry.mistakes("old") != []


def test_the_older_files_are_valid_and_different() -> None:
    data = b'{"value": 6000}'
    assert older("policy.json", data) == b'{"value": 5000}'


@pytest.mark.parametrize(("name", "kind"), [(SCRIPT, "old"), ("calculator.zip", "flipped")])
def test_on_the_estimate_page_the_answers_stay_and_retry_gives_their_figure(one: Form, name: str, kind: str) -> None:
    with faulty(ROOT / "site", {name: (kind, ALWAYS)}, {}) as (site, address):
        one.address = f"{address}estimate/"
        one.keep(MAIN_JOB).open()
        failed = one.page.locator(".yc-runtime[data-phase=failed]")
        expect(failed).to_contain_text(WORDS["reasons"][KINDS[kind]], timeout=60_000)
        expect(one.field(APPRENTICES + "apprentices")).to_have_value("5")
        assert "90,000" not in one.page.locator("main").inner_text()
        one.type(APPRENTICES + "apprentices", "6")    # the form goes on meanwhile
        site.faults.clear()
        failed.locator("button").click()
        expect(one.total()).to_have_text("96,000 元", timeout=60_000)
