"""`make bench-scale`: the build of sites with more and more policies of the first one's size (COUNTS="1 10 100").

Each site is built from nothing in a folder of its own, with the cache of compressed files of the runtime only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from scripts.bench.grown import grown
from scripts.bench.plot import drawn
from scripts.runtime.layout import here, node_env

_STEP = re.compile(r"^(\w+) +(\d+\.\d) s$", re.MULTILINE)


@dataclass(frozen=True)
class Grown:
    """What a site with so many policies takes.

    seconds: by the clock; processor: seconds of all processes; steps: seconds by the clock of each step; memory: bytes
    of the largest process; the rest: bytes (packed with gzip: *_sent) and files.
    """

    policies: int
    seconds: float
    processor: float
    steps: dict[str, float]
    memory: int
    files: int
    site: int
    index: int
    index_sent: int
    page: int
    page_sent: int


def measure(root: Path, count: int, folder: Path) -> Grown:
    """Build a site with so many policies in a folder that is not there yet. Raises SystemExit when it fails."""
    first = grown(root, folder, count)
    shutil.copytree(root / ".cache", folder / ".cache")
    began = time.monotonic()
    with (folder / "build.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "scripts.build", "all"],
            cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=_environment(folder),
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    words = (folder / "build.log").read_text("utf-8")
    if process.returncode:
        raise SystemExit(f"The build with {count} policies failed:\n{words}")
    site = folder / "site"
    files = [path for path in site.rglob("*") if path.is_file()]
    index = (site / "search" / "search_index.json").read_bytes()
    page = (site / first / "m10" / "index.html").read_bytes()
    return Grown(
        policies=count,
        seconds=seconds,
        processor=used.ru_utime + used.ru_stime,
        steps={name: float(value) for name, value in _STEP.findall(words) if name != "in"},
        memory=used.ru_maxrss * 1024,
        files=len(files),
        site=sum(path.stat().st_size for path in files),
        index=len(index),
        index_sent=len(gzip.compress(index)),
        page=len(page),
        page_sent=len(gzip.compress(page)),
    )


def _environment(folder: Path) -> dict[str, str]:
    path = os.pathsep.join([str(folder), str(folder / "calculator" / "src")])
    return node_env() | {"PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}


def row(found: Grown) -> str:
    """A line of the table."""
    steps = " ".join(f"{name} {seconds:.1f}" for name, seconds in found.steps.items())
    return (
        f"| {found.policies} | {found.seconds:.1f} | {found.processor:.1f} | {found.processor / found.policies:.1f} "
        f"| {steps} | {found.memory / 1e6:.0f} | {found.files:,} | {found.site / 1e6:.0f} "
        f"| {found.index / 1e3:.0f} | {found.index_sent / 1e3:.0f} "
        f"| {found.page / 1e3:.1f} | {found.page_sent / 1e3:.1f} |"
    )


HEAD = (
    "| policies | s by the clock | s of processors | for each policy | s of each step | MB of the largest process "
    "| files | MB of the site | kB of a search index | packed | kB of a clause page | packed |\n|" + "---|" * 12
)


def main(arguments: list[str] | None = None) -> int:
    """The command line: a table for people, build/scale.json with the figures of this and earlier runs, and their
    drawing, build/scale.svg.
    """
    parser = argparse.ArgumentParser(prog="python -m scripts.bench.scale", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1, 3, 10], help="policies of each site (1 3 10)")
    root = here().root
    kept = root / "build" / "scale.json"
    rows = {one["policies"]: one for one in json.loads(kept.read_text("utf-8"))} if kept.is_file() else {}
    print(HEAD, flush=True)
    for count in parser.parse_args(arguments).counts:
        with tempfile.TemporaryDirectory(prefix="scale.") as folder:
            found = measure(root, count, Path(folder) / "checkout")
            print(row(found), flush=True)    # before millions of files are deleted
            rows[count] = vars(found)
            every = [rows[each] for each in sorted(rows)]
            kept.write_text(json.dumps(every, indent=2), "utf-8")
            kept.with_suffix(".svg").write_text(drawn(every), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
