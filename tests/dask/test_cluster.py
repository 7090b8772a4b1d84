"""A batch on a cluster of two workers, of which one is killed midway: the same bytes as without a cluster."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-dask" / "bin" / "python"
ROWS = 60_000
LONG = 120    # seconds after which something hangs

pytestmark = pytest.mark.dask

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many different rows, claims of several rows among them, equal rows, faults, and an id that returns later."""
    path = tmp_path_factory.mktemp("table") / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(["claim", "benefit", "internship.groups.months", "trainees", "#row"])
        for row in range(ROWS):
            claim = "again" if row in (5, ROWS - 5) else f"c{row // 3}" if row % 7 else ""
            benefit = "unknown" if row % 20 == 0 else "practical-training" if row % 3 == 1 else "internship"
            write.writerow([claim, benefit, row % 90 if benefit == "internship" else "", "", row])
    return path


@pytest.fixture(scope="module")
def expected(source: Path) -> bytes:
    """What the engine of this machine makes of it."""
    target = source.with_name("expected.csv")
    assert batch(ROOT / ".venv" / "bin" / "python", source, target).wait(LONG) == 2    # there are faults in it
    return target.read_bytes()


def batch(python: Path, source: Path, target: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a batch."""
    command = [python, "-m", "yuyao_policy", "batch", source, target, *options]
    with target.with_name(f"{target.stem}.log").open("wb") as log:
        return subprocess.Popen(command, env=environment(), stderr=log)


def environment(package: Path = ROOT / "calculator" / "src") -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(package)}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a program of dask; its words go into a file of the test's folder. It ends with the test."""
    with ExitStack() as stack:

        def started(name: str, *command: str, package: Path = ROOT / "calculator" / "src") -> subprocess.Popen[bytes]:
            log = stack.enter_context((tmp_path / name).open("wb"))
            process = subprocess.Popen(
                [PYTHON, "-m", "distributed.cli." + command[0], *command[1:]],
                env=environment(package), cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield started


def until(path: Path, words: str, count: int = 1) -> str:
    """Wait until words (an expression) stand so many times in a log; the last of them."""
    end = time.monotonic() + LONG
    while len(found := re.findall(words, path.read_text("utf-8"))) < count:
        assert time.monotonic() < end, path.read_text("utf-8")
        time.sleep(0.05)
    return str(found[-1])


@pytest.fixture
def scheduler(start: Start, tmp_path: Path) -> str:
    """The address of a scheduler without workers."""
    start("scheduler", "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    return until(tmp_path / "scheduler", r"Scheduler at: +(tcp://\S+)")


WORKER = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")


def test_a_worker_killed_midway_loses_and_doubles_no_row(
    start: Start, scheduler: str, tmp_path: Path, source: Path, expected: bytes
) -> None:
    killed, kept = (start(name, "dask_worker", scheduler, *WORKER) for name in ("killed", "kept"))
    until(tmp_path / "scheduler", "Register worker", 2)
    target = tmp_path / "out.csv"
    running = batch(PYTHON, source, target, "--engine", "dask", "--scheduler", scheduler)
    partial = tmp_path / "out.csv.part"
    end = time.monotonic() + LONG
    while not partial.exists() or partial.stat().st_size < len(expected) // 4:
        assert running.poll() is None, "the batch was over before a worker could be killed"
        assert time.monotonic() < end
        time.sleep(0.005)
    killed.kill()
    assert partial.stat().st_size < len(expected) * 3 // 4, "it was no longer midway"
    assert running.wait(LONG) == 2, (tmp_path / "out.log").read_text("utf-8")
    until(tmp_path / "scheduler", "Remove worker")
    assert kept.poll() is None
    found = target.read_bytes()
    numbers = [row["#row"] for row in csv.DictReader(found.decode("utf-8-sig").splitlines())]
    assert numbers == [str(row) for row in range(ROWS)]
    assert found == expected


def test_without_an_address_the_cluster_is_made_here(tmp_path: Path, source: Path, expected: bytes) -> None:
    target = tmp_path / "out.csv"
    running = batch(PYTHON, source, target, "--engine", "dask", "--jobs", "2")
    assert running.wait(LONG) == 2, (tmp_path / "out.log").read_text("utf-8")
    assert target.read_bytes() == expected


def test_a_worker_with_other_code_is_refused(start: Start, scheduler: str, tmp_path: Path, source: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(ROOT / "calculator" / "src", other)
    with (other / "yuyao_policy" / "numbers.py").open("a", encoding="utf-8") as file:
        file.write("# another version\n")
    start("worker", "dask_worker", scheduler, *WORKER, package=other)
    running = batch(PYTHON, source, tmp_path / "out.csv", "--engine", "dask", "--scheduler", scheduler)
    assert running.wait(LONG) == 2, (tmp_path / "out.log").read_text("utf-8")
    words = (tmp_path / "out.log").read_text("utf-8")
    assert "another version of yuyao_policy" in words
    assert "Traceback" not in words
    assert not [path.name for path in tmp_path.glob("out.*") if path.suffix != ".log"]
