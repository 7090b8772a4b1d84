"""Bundles the browser code of docs/app with esbuild into build/assets/, each file named by its digest.

The names go into build/assets.json for the theme: {"estimate": {"script": …, "worker": …}, "site": {"script": …}, …},
addresses from the site's root. "shared" are the further files that a script begins by importing, with blanks between.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts.digests import sha256_base64
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
SMALL = Entry("small", "small/start.js")
OFFLINE = Entry("offline", "offline/page.js")


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
        OFFLINE: bundle(app, OFFLINE, partial),
    }
    names[READER] = bundle(app, READER, partial)
    names[BATCH] = bundle(app, BATCH, partial, {"BATCH_WORKER": f"./{names[READER]}"})
    later = {"QR_SCRIPT": f"./{names[QR]}", "BATCH_SCRIPT": f"./{names[BATCH]}"}
    forms = bundle_shared(app, (ESTIMATE, SMALL), partial, page_constants(partial / names[WORKER]) | later)
    names |= {entry: chunks[0] for entry, chunks in forms.items()}
    docx = {"DOCX_WORKER": f"./{names[DOCX]}"}
    names[LETTER] = bundle(app, LETTER, partial, page_constants(partial / names[LETTER_WORKER]) | docx)
    names[CITE] = bundle(app, CITE, partial, {"QR_SCRIPT": f"./{names[QR]}"})
    for path in list(partial.iterdir()):
        compress(path, layout.cache / "compressed")
    shutil.rmtree(out, ignore_errors=True)
    partial.rename(out)
    own = (SITE, SEARCH, POINT, ESTIMATE, SMALL, CITE, LETTER, OFFLINE)    # the others are loaded by these
    found = {entry.name: {"script": f"assets/{names[entry]}"} for entry in own}
    found[ESTIMATE.name]["shared"] = " ".join(f"assets/{name}" for name in forms[ESTIMATE][1:])
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


def page_constants(worker: Path, limits: dict[str, int] = LIMITS) -> dict[str, Any]:
    """The constants of a page that starts the calculator; worker is its script, in the same folder as the page's."""
    data = worker.read_bytes()
    return {
        "RUNTIME_WORKER": {"url": f"./{worker.name}", "size": len(data), "sha256": sha256_base64(data)},
        "RUNTIME_LIMITS": limits,
    }


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


def bundle_shared(
    app: Path, entries: Sequence[Entry], out: Path, constants: dict[str, Any]
) -> dict[Entry, list[str]]:
    """Bundle entries that have modules in common, which go into files of their own.

    Gives the names of each entry's file and of those that it imports as it starts; what it loads later is not among
    them. Raises StepFailed.
    """
    with TemporaryDirectory(dir=out.parent) as folder:
        described = Path(folder) / "meta.json"
        run(
            [app.parents[1] / "node_modules/.bin/esbuild", *(f"{each.name}={app / each.source}" for each in entries),
             "--bundle", "--minify", "--splitting", "--format=esm", f"--target={TARGET}", "--charset=utf8",
             "--log-level=warning", "--legal-comments=inline", f"--outdir={folder}", f"--metafile={described}",
             *(f"--define:{name}={json.dumps(value)}" for name, value in constants.items())],
            what="Bundling docs/app/estimate and docs/app/small",
            remedy="Correct the file that is named above.",
            cwd=app.parents[1],
        )    # fmt: skip
        made = {
            Path(path).name: [
                (Path(each["path"]).name, each["kind"]) for each in output["imports"] if not each.get("external")
            ]
            for path, output in json.loads(described.read_text("utf-8"))["outputs"].items()
        }
        names: dict[str, str] = {}

        def write(name: str) -> str:
            """Write a file after those that it names; its own name holds the digest of what it then says."""
            if name not in names:
                text = (Path(folder) / name).read_text("utf-8")
                for other, _ in made[name]:
                    text = text.replace(other, write(other))
                digest = hashlib.sha256(text.encode()).hexdigest()[:10]
                names[name] = f"{name.split('-')[0].removesuffix('.js')}.{digest}.js"
                (out / names[name]).write_text(text, "utf-8")
            return names[name]

        def started(name: str) -> list[str]:
            """The file itself, and what it imports as it starts."""
            inner = [each for other, kind in made[name] if kind == "import-statement" for each in started(other)]
            return list(dict.fromkeys([write(name), *inner]))

        return {entry: started(f"{entry.name}.js") for entry in entries}
