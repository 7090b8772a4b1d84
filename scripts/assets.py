"""Bundles the browser code of docs/app with esbuild into build/assets/, each file named by its digest.

The names go into build/assets.json for the theme: {"estimate": {"script": …, "worker": …}, "site": {"script": …}, …},
addresses from the site's root.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.runtime.bundle import estimate_manifest, letter_manifest
from scripts.runtime.compress import compress
from scripts.runtime.layout import Layout
from scripts.steps import StepFailed, run

TARGET = "es2022"

# Every wait of the runtime has an end; docs/app/runtime/build.d.ts says what each means. Milliseconds, but for tries.
LIMITS = {"stall": 15_000, "tries": 3, "pause": 300, "downloads": 600_000, "start": 60_000, "answer": 20_000}


@dataclass(frozen=True)
class Entry:
    """One bundle: `name` in assets.json and of the file, its source below docs/app, and the form of its output."""

    name: str
    source: str
    format: str = "esm"    # iife for a classic worker


SITE = Entry("site", "site/main.js")
SEARCH = Entry("search", "search/worker.js", "iife")
WORKER = Entry("runtime", "runtime/worker.js")
ESTIMATE = Entry("estimate", "estimate/start.js")
BATCH = Entry("batch", "batch/view.js")
READER = Entry("reader", "batch/worker.js")
POINT = Entry("point", "cite/point.js")
CITE = Entry("cite", "cite/page.js")
QR = Entry("qr", "cite/qr.js")
LETTER = Entry("letter", "letter/start.js")
LETTER_WORKER = Entry("check", "runtime/worker.js")
DOCX = Entry("docx", "letter/worker.js")


def bundle_assets(layout: Layout) -> dict[str, dict[str, str]]:
    """Write build/assets/ and build/assets.json and return what the latter holds. Needs build/runtime/manifest.json.

    Raises StepFailed with esbuild's own words (file, line, message) for a mistake in the sources.
    """
    out = layout.build / "assets"
    partial = out.with_name("assets.new")
    shutil.rmtree(partial, ignore_errors=True)
    app = layout.root / "docs/app"
    names = {
        SITE: bundle(app, SITE, partial),
        SEARCH: bundle(app, SEARCH, partial),
        WORKER: bundle(app, WORKER, partial, worker_constants(layout)),
        POINT: bundle(app, POINT, partial),
        QR: bundle(app, QR, partial),
        LETTER_WORKER: bundle(app, LETTER_WORKER, partial, worker_constants(layout, of=letter_manifest)),
        DOCX: bundle(app, DOCX, partial),
    }
    names[READER] = bundle(app, READER, partial)
    names[BATCH] = bundle(app, BATCH, partial, {"BATCH_WORKER": f"./{names[READER]}"})
    later = {"QR_SCRIPT": f"./{names[QR]}", "BATCH_SCRIPT": f"./{names[BATCH]}"}
    names[ESTIMATE] = bundle(app, ESTIMATE, partial, page_constants(names[WORKER]) | later)
    docx = {"DOCX_WORKER": f"./{names[DOCX]}"}
    names[LETTER] = bundle(app, LETTER, partial, page_constants(names[LETTER_WORKER]) | docx)
    names[CITE] = bundle(app, CITE, partial, {"QR_SCRIPT": f"./{names[QR]}"})
    for path in list(partial.iterdir()):
        compress(path, layout.cache / "compressed")
    shutil.rmtree(out, ignore_errors=True)
    partial.rename(out)
    own = (SITE, SEARCH, POINT, ESTIMATE, CITE, LETTER)    # the others are loaded by these
    found = {entry.name: {"script": f"assets/{names[entry]}"} for entry in own}
    found[ESTIMATE.name]["worker"] = f"assets/{names[WORKER]}"
    (layout.build / "assets.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
    return found


def worker_constants(
    layout: Layout,
    folder: str = "../runtime/",
    limits: dict[str, int] = LIMITS,
    of: Callable[[dict[str, Any]], dict[str, Any]] = estimate_manifest,
) -> dict[str, Any]:
    """The constants of a worker (`of`: the estimate's, or the letters'); folder: the runtime's, from its script."""
    manifest = of(json.loads((layout.runtime / "manifest.json").read_text("utf-8")))
    return {"RUNTIME_MANIFEST": manifest, "RUNTIME_LIMITS": limits, "RUNTIME_FOLDER": folder}


def page_constants(worker: str, limits: dict[str, int] = LIMITS) -> dict[str, Any]:
    """The constants of a page that starts the calculator; worker is its script's name, in the same folder."""
    return {"RUNTIME_WORKER": f"./{worker}", "RUNTIME_LIMITS": limits}


def bundle(app: Path, entry: Entry, out: Path, constants: dict[str, Any] | None = None) -> str:
    """Bundle one entry of docs/app into `out` and return the file's name, which holds its digest. Raises StepFailed."""
    source = app / entry.source
    if not source.is_file():
        raise StepFailed(f"{source} is missing.\n  scripts/assets.py bundles it: restore it, or take it out there.")
    esbuild = app.parents[1] / "node_modules/.bin/esbuild"
    command: list[str | Path] = [
        esbuild, source, "--bundle", "--minify", f"--format={entry.format}", f"--target={TARGET}", "--charset=utf8",
        "--log-level=warning", "--legal-comments=inline",
    ]    # fmt: skip
    command += [f"--define:{name}={json.dumps(value)}" for name, value in (constants or {}).items()]
    text = run(
        command,
        what=f"Bundling docs/app/{entry.source}",
        remedy="Correct the file that is named above.",
        cwd=app.parents[1],
    )
    name = f"{entry.name}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    out.mkdir(parents=True, exist_ok=True)
    (out / name).write_text(text, "utf-8")
    return name
