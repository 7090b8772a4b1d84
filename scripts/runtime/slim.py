"""Pyodide's WebAssembly and loader without what the calculator cannot reach, or unmodified: RUNTIME=stock make build.

The cutting is done by node/slim.mjs, which throws at whatever it does not recognise. node/slim/pinned.json says what it
may be given and what must come out: bytes other than those that were tested are never shipped. A new version of Pyodide
starts unmodified, with the flag, and this may follow: make the slim files by hand, renew pinned.json, run
make test-runtime, which compares both.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.runtime.layout import Layout, digest_of, node_env
from scripts.steps import StepFailed, run

HERE = Path(__file__).parent / "node"
PINNED = HERE / "slim/pinned.json"
TOOLS = ("acorn", "binaryen", "terser")
KINDS = ("slim", "stock")
# What Pyodide needs beside the two files that are cut, to be started from the same folder.
UNCHANGED = ("package.json", "pyodide.mjs", "pyodide-lock.json", "python_stdlib.zip")
REMEDY = (
    "Build with the unmodified files: RUNTIME=stock make build. They pass the same tests and are 0.4 MB heavier;\n"
    "  scripts/runtime/slim.py says how the slim ones follow a new version."
)


def kind() -> str:
    """Which files the site gets: $RUNTIME, slim unless it says stock. StepFailed for another word."""
    named = os.environ.get("RUNTIME") or KINDS[0]
    if named not in KINDS:
        raise StepFailed(f"RUNTIME is {named}.\n  Set it to one of {', '.join(KINDS)}, or leave it out.")
    return named


def files(layout: Layout, wanted: str) -> Path:
    """The folder with the files of that kind, laid out as the npm package is. Raises StepFailed.

    The slim ones are made once for the same input (some 25 s) and survive `make clean`.
    """
    if wanted == "stock":
        return layout.pyodide
    pinned: dict[str, dict[str, str]] = json.loads(PINNED.read_text("utf-8"))
    check(layout.pyodide, pinned["inputs"], "is not the file that scripts/runtime/node/slim was written for")
    tools = [layout.root / f"node_modules/{name}/package.json" for name in TOOLS]
    key = digest_of([HERE / "slim.mjs", HERE / "slim", *tools, *(layout.pyodide / name for name in UNCHANGED)])
    out = layout.cache / "slim" / key[:16]
    if not out.is_dir():
        make(layout, out)
    check(out, pinned["outputs"], "is not the file that was tested")
    return out


def make(layout: Layout, out: Path) -> None:
    """Cut the two files into the folder `out`, whole or not at all. Raises StepFailed."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix="new.") as folder:
        made = Path(folder) / "files"
        made.mkdir()
        run(["node", HERE / "slim.mjs", layout.pyodide, made], what="Cutting Pyodide", remedy=REMEDY, env=node_env())
        for name in UNCHANGED:
            shutil.copyfile(layout.pyodide / name, made / name)
        try:
            made.rename(out)
        except OSError:    # another build was faster, else it is a fault
            if not out.is_dir():
                raise


def check(folder: Path, digests: Mapping[str, str], otherwise: str) -> None:
    """Raise StepFailed for a file that is not there or has another SHA-256 (hexadecimal)."""
    for name, wanted in digests.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
        if found != wanted:
            raise StepFailed(f"{path} {otherwise}\n  ({found}, not {wanted}).\n  {REMEDY}")
