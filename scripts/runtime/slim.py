"""Pyodide without what the calculator cannot reach, or unmodified: RUNTIME=stock make build.

Two things are done: the WebAssembly and its loader are cut, and asyncio and Pyodide's own Python, which deal with
waiting, packages, code in strings and JavaScript's objects, are left out; left_out/ has what stands in their place.

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
import zipfile
from collections.abc import Mapping
from pathlib import Path

from scripts.runtime.layout import Layout, digest_of, node_env
from scripts.steps import StepFailed, run

LEFT_OUT = Path(__file__).parent / "left_out"
HERE = Path(__file__).parent / "node"
PINNED = HERE / "slim/pinned.json"
TOOLS = ("acorn", "binaryen", "terser")
KINDS = ("slim", "stock")
# What Pyodide needs beside the two files that are cut, to be started from the same folder.
UNCHANGED = ("package.json", "pyodide.mjs", "pyodide-lock.json", "python_stdlib.zip")
LIBRARY = "library.zip"    # python_stdlib.zip with left_out/ in place of what that names; sources
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
    unchanged = [layout.pyodide / name for name in UNCHANGED]
    key = digest_of([HERE / "slim.mjs", HERE / "slim", LEFT_OUT, Path(__file__), *tools, *unchanged])
    out = layout.cache / "slim" / key[:16]
    if not out.is_dir():
        make(layout, out)
    check(out, pinned["outputs"], "is not the file that was tested")
    return out


def library(layout: Layout, wanted: str) -> Path:
    """The standard library of that kind, a zip of sources; its modules are trimmed and compiled later (pack.py)."""
    return files(layout, wanted) / (LIBRARY if wanted == "slim" else "python_stdlib.zip")


def make(layout: Layout, out: Path) -> None:
    """Cut the two files into the folder `out`, whole or not at all. Raises StepFailed."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix="new.") as folder:
        made = Path(folder) / "files"
        made.mkdir()
        run(["node", HERE / "slim.mjs", layout.pyodide, made], what="Cutting Pyodide", remedy=REMEDY, env=node_env())
        for name in UNCHANGED:
            shutil.copyfile(layout.pyodide / name, made / name)
        replace(made / "python_stdlib.zip", made / LIBRARY)
        try:
            made.rename(out)
        except OSError:    # another build was faster, else it is a fault
            if not out.is_dir():
                raise


def replace(source: Path, target: Path) -> None:
    """Copy a zip of sources with the modules of left_out/ in place of its own; a package there replaces all of its own.

    Raises StepFailed when one of them replaces nothing: then its name has changed.
    """
    placed = {path.relative_to(LEFT_OUT).as_posix(): path for path in LEFT_OUT.rglob("*.py")}
    packages = tuple(name.removesuffix("__init__.py") for name in placed if name.endswith("/__init__.py"))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        names = sorted(old.namelist())
        if strange := placed.keys() - set(names):
            raise StepFailed(f"{source} has no {', '.join(sorted(strange))}.\n  {REMEDY}")
        for name in names:
            if name in placed or not name.startswith(packages):
                data = placed[name].read_bytes() if name in placed else old.read(name)
                new.writestr(zipfile.ZipInfo(name, (2022, 7, 1, 0, 0, 0)), data)


def check(folder: Path, digests: Mapping[str, str], otherwise: str) -> None:
    """Raise StepFailed for a file that is not there or has another SHA-256 (hexadecimal)."""
    for name, wanted in digests.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
        if found != wanted:
            raise StepFailed(f"{path} {otherwise}\n  ({found}, not {wanted}).\n  {REMEDY}")
