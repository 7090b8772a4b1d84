"""From navigation to the first answer: the estimate page, the usual way, and the WebAssembly alone, in turns.

`python -m scripts.bench.starts [--rounds N] [--also NAME=SITE]`. Every variant is served by the same server; each visit
has a browser profile of its own, and a second visit is a new tab in it. Times are the page's own clock, milliseconds
from navigation to the frame with the figure. Other work on the machine shows: read the ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from scripts.bench import usual
from scripts.bench.line import Line
from scripts.browser import launch, profile
from scripts.main_job import fill_in
from scripts.runtime.layout import here
from scripts.serve import Site, bind
from scripts.steps import StepFailed

OURS, USUAL, FLOOR = "estimate page", "usual way", "WebAssembly alone"
NETWORKS: dict[str, tuple[float | None, float]] = {"unthrottled": (None, 0.0), "Slow 4G": (1.6e6, 0.15)}
LONGEST = 90.0    # seconds for one visit
SETTLE = 2.0    # seconds after an answer, in which the browser writes its caches
OPEN = {"Content-Security-Policy": "default-src 'self' 'unsafe-inline' 'unsafe-eval' data:"}    # what is compared with

# Runs before the page's own scripts: notes the frame in which the figure is there.
WATCH = """(function look() {
    if (document.querySelector(".yc-total__figure, #figure")?.textContent) window.answered = performance.now();
    else requestAnimationFrame(look);
})()"""


@dataclass(frozen=True)
class Variant:
    """A folder to serve and the page in it; headers in place of the usual ones."""

    folder: Path
    page: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Visits:
    """Milliseconds of first and second visits, and the bytes of bodies that the server sent, in the same order."""

    first: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)
    first_bytes: list[int] = field(default_factory=list)
    second_bytes: list[int] = field(default_factory=list)
    second_runtime: list[int] = field(default_factory=list)    # of these, below runtime/


def variants(also: dict[str, Path]) -> dict[str, Variant]:
    """What is compared; also names further built sites. Raises StepFailed."""
    layout = here()
    compared = usual.build(layout)
    fragment = answers(layout.root / "site")
    ours = {OURS: layout.root / "site", **also}
    return {
        USUAL: Variant(compared, "index.html", OPEN),
        FLOOR: Variant(compared, "floor.html", OPEN),
        **{name: Variant(folder, f"estimate/{fragment}") for name, folder in ours.items()},
    }


def answers(folder: Path) -> str:
    """The fragment of a link with the main job's answers, as the estimate page makes it."""
    with serving(Site(folder), Line()) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        fill_in(page, address)
        page.locator(".yc-total__figure").wait_for()
        page.locator("[data-do=link]").click()
        packed = page.locator(".yc-keep__copied")
        packed.wait_for()
        link = packed.input_value()
        browser.close()
    return "#" + link.partition("#")[2]


@contextmanager
def serving(site: Site, line: Line) -> Iterator[str]:
    """The address of the site, served through the line."""
    server = bind(site, port=0, handler=line.handler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def visit(variant: Variant, network: str, visits: Visits) -> None:
    """Two visits with a new profile; their figures are added. Raises StepFailed when no answer comes."""
    line = Line(*NETWORKS[network])
    with (
        serving(Site(variant.folder, headers=variant.headers), line) as address,
        tempfile.TemporaryDirectory(prefix="bench.") as folder,
        sync_playwright() as playwright,
    ):
        context = profile(playwright, Path(folder))
        context.add_init_script(WATCH)
        for times, sizes in ((visits.first, visits.first_bytes), (visits.second, visits.second_bytes)):
            line.sent.clear()
            times.append(answered(context, address + variant.page))
            sizes.append(line.sent.total())
            runtime = sum(size for path, size in line.sent.items() if path.startswith("/runtime/"))
            time.sleep(SETTLE)
        visits.second_runtime.append(runtime)
        context.close()


def answered(context: BrowserContext, address: str) -> float:
    """Milliseconds from navigation to the frame with the figure."""
    page = context.new_page()
    page.goto(address, wait_until="commit")
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        if found := page.evaluate("window.answered"):
            page.wait_for_timeout(SETTLE * 500)
            page.close()
            return float(found)
        time.sleep(0.1)
    raise StepFailed(f"{address} gave no answer in {LONGEST:.0f} s.\n  Open the page with make serve and look.")


def compare(rounds: int, also: dict[str, Path], networks: tuple[str, ...] = tuple(NETWORKS)) -> str:
    """The table of medians, and their ratios to the usual way. Raises StepFailed."""
    compared = variants(also)
    lines = [f"From navigation to the first answer, medians of {rounds} rounds in turns, milliseconds [least]:"]
    for network in networks:
        found = {name: Visits() for name in compared}
        before = os.getloadavg()[0]
        for _ in range(rounds):
            for name, variant in compared.items():
                visit(variant, network, found[name])
        lines += ["", f"{network} (load {before:.1f} to {os.getloadavg()[0]:.1f})", *table(found)]
    return "\n".join(lines)


def table(found: dict[str, Visits]) -> list[str]:
    """A line for each variant."""
    base = statistics.median(found[USUAL].first)
    lines = [f"{'':<20}{'first':>16}{'to usual':>10}{'kB':>8}{'second':>16}{'to first':>10}{'kB':>8}{'runtime kB':>12}"]
    for name, visits in found.items():
        first, second = statistics.median(visits.first), statistics.median(visits.second)
        sizes = [statistics.median(size) / 1e3 for size in (visits.first_bytes, visits.second_bytes)]
        lines.append(
            f"{name:<20}{f'{first:,.0f} [{min(visits.first):,.0f}]':>16}{first / base:>10.2f}{sizes[0]:>8,.0f}"
            f"{f'{second:,.0f} [{min(visits.second):,.0f}]':>16}{second / first:>10.2f}{sizes[1]:>8,.0f}"
            f"{statistics.median(visits.second_runtime) / 1e3:>12,.1f}"
        )
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench.starts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--network", choices=NETWORKS, action="append", help="only this one")
    parser.add_argument("--also", action="append", default=[], metavar="NAME=SITE", help="another built site")
    options = parser.parse_args()
    also = {name: Path(folder).resolve() for name, _, folder in (word.partition("=") for word in options.also)}
    print(compare(options.rounds, also, tuple(options.network or NETWORKS)))


if __name__ == "__main__":
    main()
