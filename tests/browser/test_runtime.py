"""The calculator's runtime in Chromium: under a strict policy and a sub-path, whole or not at all, never hanging."""

from __future__ import annotations

import json
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from scripts.assets import WORKER, Entry, bundle, page_constants, worker_constants
from scripts.runtime.layout import here
from scripts.serve import Handler, Reply, Site
from tests.browser.conftest import ROOT, serving

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; "
    "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
LIMITS = {"stall": 2_500, "tries": 3, "pause": 20, "downloads": 30_000, "start": 15_000, "answer": 5_000}
FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "stdlib.zip", "calculator.zip", "policy.json")

# 5 apprentices, intermediate level: 6,000 yuan each (m3a2)
GROUP = {
    "apprentices": 5, "are_employees": True, "course_completed": True, "certificate": "skill_level",
    "certificate_level": "intermediate", "training_years": 1, "certificate_date": "2023-06-30",
}    # fmt: skip
CLAIM = {"policy": "ydb-2022-51", "answers": {"apprenticeship": {"groups": [GROUP]}}}


class Spoiled(Site):
    """A site that spoils some replies: `faults` names a part of the address, how, and how often."""

    faults: dict[str, tuple[str, int]]
    asked: Counter[str]
    ended: threading.Event

    def reply(self, target: str, asked: dict[str, str]) -> Reply:  # type: ignore[override]
        """The reply, spoiled if it is one of those."""
        name = next((name for name in self.faults if _is_named(target, name)), None)
        if name is None:
            return super().reply(target, asked)
        self.asked[name] += 1
        kind, times = self.faults[name]
        # spoiled as it is, not as compressed bytes that do not even decode
        reply = super().reply(target, asked if times == 0 else asked | {"accept-encoding": ""})
        return reply if self.asked[name] > times else self._spoil(reply, kind)

    def _spoil(self, reply: Reply, kind: str) -> Reply:
        plain = {name: value for name, value in reply.headers.items() if name != "ETag"}
        if kind == "missing":
            return Reply(HTTPStatus.NOT_FOUND, b"", plain)
        if kind == "failing":
            return Reply(HTTPStatus.INTERNAL_SERVER_ERROR, b"", plain)
        if kind == "page":
            return Reply(HTTPStatus.OK, b"<!doctype html><title>Log in</title>", plain)
        if kind == "half":
            return Reply(HTTPStatus.OK, reply.body[: len(reply.body) // 2], plain)
        if kind == "flipped":
            body = bytearray(reply.body)
            body[len(body) // 2] ^= 1
            return Reply(HTTPStatus.OK, bytes(body), plain)
        if kind == "broken script":
            return Reply(HTTPStatus.OK, b"export default (", plain)
        if kind == "silent":
            self.ended.wait(30)
        return reply    # "cut off" is done where the bytes are written


class Truncating(Handler):
    """Breaks the connection midway where the fault says `cut off`."""

    def send(self, reply: Reply) -> None:
        """Write a reply, or half of one."""
        site = self.site
        assert isinstance(site, Spoiled)
        cut = [name for name, (kind, _) in site.faults.items() if kind == "cut off" and _is_named(self.path, name)]
        if not cut or site.asked[cut[0]] > site.faults[cut[0]][1]:
            super().send(reply)
            return
        self.send_response(reply.status)
        for header in reply.headers.items():
            self.send_header(*header)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body[: len(reply.body) // 2])
        self.close_connection = True


def _is_named(target: str, name: str) -> bool:
    """Whether an address is that of a file of the manifest (its name there has no digest) or of the worker."""
    stem, _, suffix = name.rpartition(".")
    file = target.split("?")[0].rpartition("/")[2]
    return file.startswith(f"{stem}.") and file.endswith(f".{suffix}") and file.count(".") == name.count(".") + 1


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real runtime with a page that does nothing else, and with limits that suit a test."""
    layout = here()
    assert (layout.runtime / "manifest.json").is_file(), "build/runtime is not built: run make build"
    out = tmp_path_factory.mktemp("runtime_site")
    (out / "runtime").mkdir()
    for file in json.loads((layout.runtime / "manifest.json").read_text("utf-8"))["files"].values():
        for name in (file["url"], f"{file['url']}.br"):
            shutil.copyfile(layout.runtime / name, out / "runtime" / name)
    app = ROOT / "docs/app"
    worker = bundle(app, WORKER, out, worker_constants(layout, "runtime/", LIMITS))
    entry = Entry("page", "../../tests/browser/runtime_page/main.js")
    (out / bundle(app, entry, out, page_constants(out / worker, LIMITS))).rename(out / "page.js")
    (out / "index.html").write_text((Path(__file__).parent / "runtime_page/index.html").read_text("utf-8"), "utf-8")
    return out


@pytest.fixture
def spoiled(folder: Path) -> Iterator[tuple[Spoiled, str]]:
    """The site with no fault yet, and its address under a sub-path."""
    site = Spoiled(folder, "/project/", {"Content-Security-Policy": POLICY})
    object.__setattr__(site, "faults", {})
    object.__setattr__(site, "asked", Counter())
    object.__setattr__(site, "ended", threading.Event())
    with serving(site, Truncating) as address:
        yield site, address
        site.ended.set()


def estimate(page: Page, claim: dict[str, Any] = CLAIM) -> Any:
    """The estimate of a claim, or {"error": reason} when there is none."""
    return page.evaluate(
        "(claim) => window.calculator.estimate(claim).catch(({reason}) => ({error: reason}))", claim
    )


def state(page: Page) -> dict[str, Any]:
    """The last state that the page was told."""
    return dict(page.evaluate("window.states.at(-1)"))


def total(found: dict[str, Any]) -> int:
    """The headline of the only total, in yuan."""
    assert "error" not in found, found
    return int(found["totals"][0]["headline"])


def test_the_first_estimate_comes_with_progress_before_it(page: Page, spoiled: tuple[Spoiled, str]) -> None:
    page.goto(spoiled[1])
    assert total(estimate(page)) == 30_000    # m3a2
    phases = page.evaluate("window.states.map(({phase}) => phase)")
    assert [phase for n, phase in enumerate(phases) if phases[n - 1 : n] != [phase]] == ["loading", "starting", "ready"]
    last = page.evaluate("window.states.filter(({phase}) => phase === 'loading').at(-1)")
    assert last["done"] == last["of"] > 5_000_000


def test_a_second_visit_downloads_nothing_of_the_runtime(
    context: BrowserContext, spoiled: tuple[Spoiled, str]
) -> None:
    site, address = spoiled
    site.faults.update(dict.fromkeys(FILES, ("counted", 0)))
    for _ in range(2):
        page = context.new_page()
        page.goto(address)
        assert total(estimate(page)) == 30_000
        page.close()
    assert {name: site.asked[name] for name in FILES} == dict.fromkeys(FILES, 1)


@pytest.mark.parametrize("name", [*FILES, "runtime.js"])
def test_a_file_that_breaks_off_once_is_fetched_again(page: Page, spoiled: tuple[Spoiled, str], name: str) -> None:
    spoiled[0].faults[name] = ("cut off", 1)
    page.goto(spoiled[1])
    assert total(estimate(page)) == 30_000
    assert spoiled[0].asked[name] >= 2


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_one_wrong_byte_is_never_used(page: Page, spoiled: tuple[Spoiled, str], name: str) -> None:
    spoiled[0].faults[name] = ("flipped", 1)
    page.goto(spoiled[1])
    assert total(estimate(page)) == 30_000
    assert spoiled[0].asked[name] >= 2


@pytest.mark.parametrize("kind", ["missing", "failing", "page", "half", "silent"])
@pytest.mark.parametrize("name", ["stdlib.zip", "runtime.js"])
def test_a_reply_that_is_wrong_once_is_recovered_from(
    page: Page, spoiled: tuple[Spoiled, str], name: str, kind: str
) -> None:
    spoiled[0].faults[name] = (kind, 1)
    page.goto(spoiled[1])
    assert total(estimate(page)) == 30_000


@pytest.mark.parametrize(
    ("name", "kind", "reported", "reason"),
    [
        ("pyodide.asm.wasm", "flipped", "pyodide.asm.wasm", "damaged"),
        ("stdlib.zip", "missing", "stdlib.zip", "status"),
        ("calculator.zip", "silent", "calculator.zip", "stalled"),
        ("pyodide.mjs", "half", "pyodide.mjs", "cut-short"),
        ("policy.json", "page", "policy.json", "cut-short"),
        ("runtime.js", "missing", "worker.js", "status"),
        ("runtime.js", "silent", "worker.js", "stalled"),
        ("runtime.js", "broken script", "worker.js", "cut-short"),
    ],
)
def test_a_file_that_stays_wrong_is_named_and_retry_works(
    page: Page, spoiled: tuple[Spoiled, str], name: str, kind: str, reported: str, reason: str
) -> None:
    spoiled[0].faults[name] = (kind, 1000)
    page.goto(spoiled[1])
    assert estimate(page) == {"error": reason}
    found = state(page)
    assert (found["phase"], found["file"], found["reason"]) == ("failed", reported, reason)
    spoiled[0].faults.clear()
    page.evaluate("window.calculator.retry()")
    assert total(estimate(page)) == 30_000


def test_a_browser_that_may_not_compile_webassembly_says_so(page: Page, folder: Path) -> None:
    headers = {"Content-Security-Policy": POLICY.replace(" 'wasm-unsafe-eval'", "")}
    with serving(Site(folder, "/", headers)) as address:
        page.goto(address)
        assert estimate(page) == {"error": "blocked"}
        assert state(page)["file"] == "pyodide.asm.wasm"


def test_a_claim_that_is_refused_is_an_answer(page: Page, spoiled: tuple[Spoiled, str]) -> None:
    page.goto(spoiled[1])
    found = estimate(page, {"policy": "ydb-2022-51", "answers": {"apprenticeship": {"groups": [{"apprentices": -1}]}}})
    assert found["lines"][0]["status"] == "refused"
    assert found["lines"][0]["faults"][0]["path"] == "answers.apprenticeship.groups[0].apprentices"


def test_many_claims_at_once_are_all_answered(page: Page, spoiled: tuple[Spoiled, str]) -> None:
    page.goto(spoiled[1])
    totals = page.evaluate(
        """(claim) => Promise.all(Array.from({length: 40}, (_, n) => {
            const copy = structuredClone(claim);
            copy.answers.apprenticeship.groups[0].apprentices = n + 1;
            return window.calculator.estimate(copy).then((estimate) => estimate.totals[0].headline);
        }))""",
        CLAIM,
    )
    assert totals == [6_000 * (n + 1) for n in range(40)]    # m3a2
