"""The part of the standard library that the browser needs, the calculator, and the check of letters, in stored zips.

The letters' zip stands by itself: its own modules and what of the standard library the estimate does without.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from scripts.runtime.layout import ENTRY, LETTER_ENTRY, PACKAGE, Layout, digest_of, is_fresh, mark_fresh, node_env
from scripts.runtime.reach import reach, sources_of
from scripts.steps import run

HERE = Path(__file__).parent

# Modules that the interpreter or the standard library imports by itself, on roads that no import statement of the
# calculator shows. Not here: _strptime with calendar and locale (the calculator reads ISO dates only).
# tests/scripts/runtime/test_trimmed.py walks these roads and fails on a ModuleNotFoundError, and test_left_out.py reads
# every import statement of what is kept.
LATE = (
    "traceback", "linecache", "tokenize", "textwrap",    # an exception's words
    "encodings.ascii", "encodings.latin_1",              # str.encode by another name than utf-8
    "copy", "copyreg",                                   # copies of records
    "heapq",                                             # Counter.most_common
)


def pack(layout: Layout, wheel: Path, library: Path | None = None, out: Path | None = None) -> Path:
    """Write three zips and modules.json into build/pack/ (unless unchanged); return that folder.

    library is the zip of the standard library's sources, Pyodide's own unless given; out is another folder.
    Depends on the calculator's code, not on the policy's data: a changed amount repacks nothing. Raises StepFailed.
    """
    sources = sources_of(wheel)
    found = reach(sources, ENTRY, always=(f"{PACKAGE}.rules",))
    letter = reach(sources, LETTER_ENTRY)
    request = json.dumps({
        "own": found.own, "outside": found.outside, "late": LATE,
        "letter": {"own": letter.own, "outside": letter.outside},
    })    # fmt: skip
    tools = [Path(__file__), HERE / "node/pack.mjs", HERE / "in_pyodide/trim.py"]
    library, out = library or layout.pyodide / "python_stdlib.zip", out or layout.pack
    npm = [layout.pyodide / name for name in ("package.json", "pyodide.asm.wasm")]
    own = {name: sources[name] for name in sorted(sources) if name.startswith(f"{PACKAGE}/")}
    key = digest_of([*tools, *npm, library], request, json.dumps(own))
    if is_fresh(out, key):
        return out
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    run(
        ["node", HERE / "node/pack.mjs", layout.pyodide, library, wheel, HERE / "in_pyodide/trim.py", out],
        what="Compiling the runtime inside Pyodide",
        remedy="A module that is missing there must not be imported by the calculator, or leaves LATE in "
        "scripts/runtime/pack.py.",
        env=node_env(),
        stdin=request,
    )
    mark_fresh(out, key)
    return out
