"""`make reproduce`: the same commit built twice, as differently as two people build it, must give the same bytes.

Two folders with names of other lengths, two days, two time zones, languages and hash seeds, empty caches; then every
file of the site, the wheel, the configurations and the bill of materials is compared. What differs is named with its
place.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.programs import program
from scripts.runtime.layout import here, node_env
from scripts.steps import StepFailed, run

COMPARED = ("site", "build/serving", "build/wheel", "build/sbom.json")
SHARED = (".venv", "node_modules")    # tools, by their lock files the same


@dataclass(frozen=True)
class Surroundings:
    """How one of the two builds."""

    folder: str
    clock: str    # as faketime takes it
    environment: Mapping[str, str]
    mask: int


BUILDS = (
    Surroundings(
        "one", "2031-02-28 23:59:30",
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"}, 0o022,
    ),
    Surroundings(
        "另一个/folder-with-a-longer/name", "2027-11-05 08:00:00",
        {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "SOURCE_DATE_EPOCH": "1700000000"}, 0o077,
    ),
)    # fmt: skip


def build(root: Path, commit: str, work: Path, how: Surroundings) -> Path:
    """Check the commit out and build it; its folder. Raises StepFailed with the build's words."""
    folder = work / how.folder
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", commit], cwd=root, capture_output=True, check=False)
    if archive.returncode:
        raise StepFailed(f"git archive {commit}: {archive.stderr.decode()}\n  Give a commit of this repository.")
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    for name in SHARED:
        (folder / name).symlink_to((root / name).resolve())
    unwanted = {"SOURCE_DATE_EPOCH", "SITE_URL", "SITE_URL_EN"}
    environment = {name: value for name, value in node_env().items() if name not in unwanted} | dict(how.environment)
    environment["PYTHONPATH"] = os.pathsep.join([str(folder), str(folder / "calculator/src")])
    environment |= {"NO_MKDOCS_2_WARNING": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    words = f'umask {how.mask:03o}; exec "$@"'
    run(
        ["sh", "-c", words, "sh", program("faketime"), "-f", f"@{how.clock}",
         root / ".venv/bin/python", "-m", "scripts.build", "all"],
        what=f"The build in {how.folder!r}",
        remedy="Correct what is named above; make build builds in place.",
        cwd=folder,
        env=environment,
    )    # fmt: skip
    return folder


def files(folder: Path) -> dict[str, Path]:
    """Everything that is compared, by its name inside the folder."""
    found: dict[str, Path] = {}
    for name in COMPARED:
        start = folder / name
        paths = sorted(start.rglob("*")) if start.is_dir() else [start] if start.exists() else []
        found |= {path.relative_to(folder).as_posix(): path for path in paths if path.is_file()}
    return found


def differences(one: Path, other: Path) -> tuple[int, list[str]]:
    """How many files there are, and a line for each that differs: its name, and where."""
    left, right = files(one), files(other)
    alone = sorted(left.keys() ^ right.keys())
    found = [f"{name}: only in {one.name if name in left else other.name}" for name in alone]
    for name in sorted(left.keys() & right.keys()):
        a, b = left[name].read_bytes(), right[name].read_bytes()
        if a != b:
            at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            shown = [part[max(0, at - 30) : at + 50] for part in (a, b)]
            found.append(f"{name}: byte {at:,}, line {a.count(b'\n', 0, at) + 1}\n    {shown[0]!r}\n    {shown[1]!r}")
    return len(left), found


def digest(folder: Path) -> str:
    """One sha256 over the names and contents of all that is compared, to tell builds on two machines apart."""
    total = hashlib.sha256()
    for name, path in files(folder).items():
        total.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n".encode())
    return total.hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """The command line. Exit status 1 when a file differs or a build fails."""
    parser = argparse.ArgumentParser(prog="python -m scripts.same_bytes", description=__doc__)
    parser.add_argument("--commit", default="HEAD", help="what to build (default: the last commit, HEAD)")
    options = parser.parse_args(arguments)
    root = here().root
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        try:
            with ThreadPoolExecutor(len(BUILDS)) as pool:
                one, other = pool.map(lambda how: build(root, options.commit, work, how), BUILDS)
        except StepFailed as failure:
            print(failure, file=sys.stderr)
            return 1
        count, found = differences(one, other)
        print("\n".join([*found, f"{count} files, {len(found)} differ; sha256 of the whole: {digest(one)}"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
