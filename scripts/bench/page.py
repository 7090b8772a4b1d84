"""The built estimate page in Chromium: what it downloads, and how long an answer to a changed field takes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Page

from scripts.main_job import fill_in
from scripts.served import served

FIELD = "#yc-answers-internship-groups-0-students"
CHANGES = 60

# Types into the field and waits until another total is there and painted; milliseconds for each value.
TIME_CHANGES = """async ([selector, values]) => {
    const field = document.querySelector(selector);
    const shown = () => document.querySelector(".yc-total__figure")?.textContent ?? "";
    const times = [];
    for (const value of values) {
        const before = shown(), began = performance.now();
        const changed = new Promise((resolve) => {
            const observer = new MutationObserver(() => {
                if (shown() === "" || shown() === before) return;
                observer.disconnect();
                requestAnimationFrame(() => resolve(performance.now() - began));
            });
            observer.observe(document.body, {childList: true, subtree: true, characterData: true});
        });
        field.value = value;
        field.dispatchEvent(new Event("input", {bubbles: true}));
        times.push(await changed);
        await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return times;
}"""


def downloads(folder: Path) -> dict[str, int]:
    """Bytes under brotli of everything that the estimate page asks for until its calculator answers, by path."""
    asked: set[str] = set()
    with served(folder) as (browser, address):
        context = browser.new_context()
        context.on("request", lambda request: asked.add(urlsplit(request.url).path))
        page = context.new_page()
        fill_in(page, address)
        page.locator(".yc-total__figure").wait_for()
    return {path: _compressed(folder / path.lstrip("/")) for path in sorted(asked)}


def answer_milliseconds(folder: Path) -> list[float]:
    """From a change of the interns' number to the painted total, sorted."""
    with served(folder) as (browser, address):
        page = browser.new_page()
        fill_in(page, address)
        page.locator('#yc-line-internship[data-status="amount"]').wait_for()
        _changes(page, 6)    # the engine has compiled what it needs
        return sorted(_changes(page, CHANGES))


def _changes(page: Page, count: int) -> list[float]:
    times: list[float] = page.evaluate(TIME_CHANGES, [FIELD, [str(5 + n % 20) for n in range(count)]])
    return times


def _compressed(path: Path) -> int:
    file = path / "index.html" if path.is_dir() else path
    copy = file.with_name(file.name + ".br")
    return copy.stat().st_size if copy.is_file() else len(brotli.compress(file.read_bytes()))
