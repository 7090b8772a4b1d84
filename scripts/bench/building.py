"""How long the build takes in a copy of the checkout: the first time, in a warm environment, with nothing changed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from scripts.steps import run

TOOLS = (".venv", "node_modules")


@dataclass(frozen=True)
class Seconds:
    """By the clock, and of all processors together: on a busy machine only the second says much."""

    clock: float
    processor: float


def build_seconds(root: Path) -> dict[str, Seconds]:
    """Seconds of `make build`'s work.

    "first": with the tools only; "warm": the cache of compressed files is there too, but no result of an earlier build;
    "again": right after a build, nothing changed.
    """
    with tempfile.TemporaryDirectory(prefix="bench.") as folder:
        copy = Path(folder) / "checkout"
        copy_of(root, copy)
        first, again = _seconds(copy), _seconds(copy)
        for made in ("build", "site", "calculator/src/yuyao_policy/data"):
            shutil.rmtree(copy / made)
        return {"first": first, "warm": _seconds(copy), "again": again}


def copy_of(root: Path, copy: Path) -> None:
    """Write a copy of a checkout, uncommitted changes too: it shares the tools and has nothing of an earlier build."""
    for name in _sources(root):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, copy / name)
        shutil.copymode(root / name, copy / name)
    for name in TOOLS:
        (copy / name).symlink_to(root / name)


def _sources(root: Path) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True,
    )    # fmt: skip
    return [name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def _seconds(checkout: Path) -> Seconds:
    began, used = time.monotonic(), _used()
    run(
        [sys.executable, "-m", "scripts.build", "all"],
        what="Building a copy of the checkout", remedy="Run make build first: it says more.", cwd=checkout,
    )    # fmt: skip
    return Seconds(time.monotonic() - began, _used() - used)


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime
