"""The usual way to the same estimate, for comparison: Pyodide as it comes, micropip and the calculator's wheel."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

from scripts.bench.timing import CLAIMS
from scripts.runtime import wheel
from scripts.runtime.compress import compress
from scripts.runtime.layout import Layout, digest_of, is_fresh, mark_fresh
from scripts.steps import run

HERE = Path(__file__).parent
PAGES = HERE / "usual"
INSTALLER = HERE / "usual.txt"
FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
CLAIMED = ("apprenticeship", "internship")
POLICY = "ydb-2022-51"


def build(layout: Layout) -> Path:
    """Write build/usual/, a folder to serve: index.html is the usual way, floor.html the WebAssembly alone.

    micropip comes from the package index, by its digest, once; afterwards this works offline. Raises StepFailed.
    """
    built = wheel.find(layout)
    out = layout.build / "usual"
    key = digest_of([Path(__file__), PAGES, INSTALLER, built, layout.pyodide / "package.json"])
    if is_fresh(out, key):
        return out
    shutil.rmtree(out, ignore_errors=True)
    (out / "pyodide").mkdir(parents=True)
    for page in PAGES.iterdir():
        text = page.read_text("utf-8").replace("WHEEL", built.name).replace("POLICY", POLICY)
        claims = json.dumps([CLAIMS[name] for name in CLAIMED], ensure_ascii=False)
        (out / page.name).write_text(text.replace("CLAIMS", claims), "utf-8")
    shutil.copyfile(built, out / built.name)
    for name in FILES:
        shutil.copyfile(layout.pyodide / name, out / "pyodide" / name)
    lock = json.loads((layout.pyodide / "pyodide-lock.json").read_text("utf-8"))
    for path in installers(layout):
        shutil.copyfile(path, out / "pyodide" / path.name)
        # The lock file names Pyodide's own build of the same version, which the npm package lacks.
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lock["packages"][path.name.split("-")[0]] |= {"file_name": path.name, "sha256": digest}
    (out / "pyodide/pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
    for path in [path for path in out.rglob("*") if path.is_file()]:
        compress(path, layout.cache / "compressed")
    mark_fresh(out, key)
    return out


def installers(layout: Layout) -> list[Path]:
    """The wheels of micropip and what it needs, by the digests of usual.txt."""
    out = layout.cache / "usual"
    if not is_fresh(out, key := digest_of([INSTALLER])):
        shutil.rmtree(out, ignore_errors=True)
        command: list[str | Path] = [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--require-hashes", "--only-binary=:all:", "--dest", out, "-r", INSTALLER,
        ]    # fmt: skip
        run(command, what="Downloading micropip for the comparison", remedy="The network is needed once.")
        mark_fresh(out, key)
    return sorted(out.glob("*.whl"))
