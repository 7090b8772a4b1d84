"""`python -m scripts.lighthouse [--runs N] [KIND …]`: the table of figures; exit status 1 when a goal is missed.

Goals: 100 for accessibility, best practices and SEO on every kind of page in both languages; at least 98 for
performance on the home page and a clause, median of five (mobile preset, simulated network). Run it on a quiet
machine: performance counts processor time.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from pathlib import Path

from scripts.browser import chromium
from scripts.lighthouse.kinds import Target, targets
from scripts.lighthouse.report import ALWAYS, PERFORMANCE, Run, below, middle, read
from scripts.policy_source.load import load_policy
from scripts.runtime.layout import here
from scripts.serve import Site, bind
from scripts.steps import StepFailed, run

TRIES = 3    # of a run whose trace Chromium did not record ("Please run Lighthouse again")
REMEDY = "Run: make lighthouse (it installs what it needs into .cache/lighthouse)"


def look(tools: Path, address: str, target: Target, site: Path) -> Run:
    """One run of Lighthouse. Raises StepFailed."""
    node = next((tools / "node_modules").glob("node-linux-*/bin/node"), Path("node"))
    categories = [*ALWAYS, PERFORMANCE] if target.timed else [*ALWAYS]
    command: list[str | Path] = [
        node, tools / "node_modules/lighthouse/cli/index.js", address + target.path, "--quiet", "--output=json",
        f"--only-categories={','.join(categories)}", "--chrome-flags=--headless --no-sandbox",
        "--max-wait-for-load=90000",
    ]    # fmt: skip
    env = os.environ | {"CHROME_PATH": str(chromium())}
    for attempt in range(1, TRIES + 1):
        try:
            said = run(command, what=f"Lighthouse on {target.name}", remedy=REMEDY, env=env)
            break
        except StepFailed as failure:
            if attempt == TRIES or "runtimeError" not in str(failure):
                raise
    file = site / target.path if target.path.endswith(".html") else site / target.path / "index.html"
    try:
        return read(said, '<meta name="robots" content="noindex"' in file.read_text("utf-8"))
    except ValueError as error:
        raise StepFailed(f"Lighthouse on {target.name}: {error}\n  {REMEDY}") from error


def row(target: Target, runs: list[Run]) -> str:
    """One line of the table: the medians, and the spread of performance."""
    figures = middle(runs)
    speed = str(figures.get(PERFORMANCE, "–"))
    each = " ".join(str(run.figures[PERFORMANCE]) for run in runs) if target.timed else ""
    rest = "".join(f"{figures[name]:>16}" for name in ALWAYS)
    return f"{target.name:<20}{speed:>12}{rest}   {each}{'without the crawl rule' if runs[0].noindex else ''}"


def main() -> int:
    """Serve site/, look at every page, print the table and what took points."""
    parser = argparse.ArgumentParser(prog="python -m scripts.lighthouse", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="only pages of these kinds (default: all)")
    parser.add_argument("--runs", type=int, default=5, help="of the home page and the clause (default: 5)")
    asked = parser.parse_args()
    root = here().root
    site, tools = root / "site", root / ".cache/lighthouse"
    missed: list[str] = []
    server = bind(Site(site), port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        slug = load_policy(root).document.slug
        chosen = [one for one in targets(site, slug) if not asked.kinds or one.kind in asked.kinds]
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"{'':<20}{PERFORMANCE:>12}" + "".join(f"{name:>16}" for name in ALWAYS), flush=True)
        for target in chosen:
            address = f"http://127.0.0.1:{server.server_address[1]}/"
            runs = [look(tools, address, target, site) for _ in range(asked.runs if target.timed else 1)]
            print(row(target, runs), flush=True)
            found = [f"{target.name}: {words}" for words in below(middle(runs), target.timed)]
            lost = {rule: said for one in runs for rule, said in one.lost.items()}
            missed += [*found, *(f"{target.name}: {rule}: {said}" for rule, said in lost.items())]
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        server.shutdown()
        server.server_close()
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    print("\n".join(["", "Below the goals:", *missed]) if missed else "\nEvery goal is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
