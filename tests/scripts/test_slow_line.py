"""The slow line of the benchmarks carries what it says, for all connections together, and counts what went through."""

from __future__ import annotations

import threading
import time
import urllib.request
from pathlib import Path

from scripts.bench.line import Line
from scripts.bench.starts import serving
from scripts.serve import Site

SIZE = 20_000


def fetched(folder: Path, line: Line, times: int) -> float:
    """Seconds for that many downloads of one file at once."""
    (folder / "file.bin").write_bytes(bytes(SIZE))
    with serving(Site(folder), line) as address:
        def fetch() -> None:
            assert len(urllib.request.urlopen(f"{address}file.bin").read()) == SIZE

        began = time.monotonic()
        threads = [threading.Thread(target=fetch) for _ in range(times)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.monotonic() - began


def test_connections_share_the_line(tmp_path: Path) -> None:
    line = Line(bits=800_000)
    assert fetched(tmp_path, line, 2) >= 2 * SIZE * 8 / 800_000
    assert line.sent["/file.bin"] == 2 * SIZE


def test_a_connection_and_a_request_cost_a_trip_each(tmp_path: Path) -> None:
    assert fetched(tmp_path, Line(trip=0.1), 1) >= 0.2
