"""Rebuilds the site when a source changes, for `serve`: a build that fails says why and leaves the old site."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SOURCES = ("policy", "docs", "calculator/src", "scripts", "mkdocs.yml", "mkdocs.en.yml", "calculator/pyproject.toml")
GENERATED = {"__pycache__", "data", ".ruff_cache"}


def snapshot(root: Path) -> dict[Path, tuple[int, int]]:
    """Time and size of every source file."""
    found = {}
    for source in SOURCES:
        top = root / source
        for path in [top] if top.is_file() else top.rglob("*"):
            if not GENERATED.intersection(path.parts) and path.is_file():
                state = path.stat()
                found[path] = (state.st_mtime_ns, state.st_size)
    return found


def watch(root: Path, rebuild: Callable[[list[Path]], None], pause: float = 1.0) -> None:
    """Call rebuild with the changed files (new and removed ones too), for ever. Changes during it start the next."""
    before = snapshot(root)
    while True:
        time.sleep(pause)
        try:
            now = snapshot(root)
        except OSError:    # a file went away while it was looked at
            continue
        changed = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        before = now
        if changed:
            rebuild(changed)


def rebuild(root: Path, changed: list[Path]) -> None:
    """Build in a process of its own, since the build's own modules may be what changed."""
    print(f"\nChanged: {', '.join(str(path.relative_to(root)) for path in changed[:5])}", flush=True)
    subprocess.run([sys.executable, "-m", "scripts.build", "all"], cwd=root, check=False)
