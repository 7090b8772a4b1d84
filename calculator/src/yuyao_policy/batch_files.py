"""`batch IN.csv OUT.csv`: a file in, a file out, in memory that does not grow with it."""

from __future__ import annotations

import codecs
import csv
import os
import sys
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TextIO

from yuyao_policy.batch import HeadingFaults, Row, Table, output_row, refused_row
from yuyao_policy.policy import PolicyData

CHUNK = 1000
"""Rows handed over at once; a chunk ends where a claim ends."""
LONGEST_CLAIM = 50_000
"""Rows of one claim that are held together; more are a mistake in the file."""


def run(policy: PolicyData, source: Path, target: Path, jobs: int, engine: Engine | None = None) -> int:
    """Estimate the rows of a CSV file. Returns 0, or 2 when a row or a heading had a fault.

    jobs: processes of this machine; engine: what estimates the chunks in their place (`batch_dask.Dask`).
    The result is written beside the target first and put in its place when it is whole. Raises OSError.
    """
    encoding = encoding_of(source)
    partial = target.with_name(f"{target.name}.part")
    csv.field_size_limit(1_000_000)
    try:
        with (
            source.open(encoding=encoding, errors="replace", newline="") as read,
            partial.open("w", encoding="utf-8-sig", newline="") as write,
        ):
            rows = csv.reader(read, strict=True)    # otherwise a quote left open takes in what follows without a word
            table = Table(policy, next(rows, []))
            faulty = _estimate_all(table, rows, write, engine or _own(jobs), _Progress(source))
        partial.replace(target)
    except HeadingFaults as error:
        partial.unlink(missing_ok=True)
        for fault in error.faults:
            print(
                f"{source}:1: {fault.path!r}: {fault.code}. Headings are claim, on, benefit and question ids.",
                file=sys.stderr,
            )
        return 2
    except csv.Error as error:
        partial.unlink(missing_ok=True)
        print(f"{source}:{rows.line_num}: not CSV: {error}. Save the table as CSV and try again.", file=sys.stderr)
        return 2
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return 2 if faulty else 0


def encoding_of(source: Path) -> str:
    """UTF-8 (with or without mark), UTF-16 with its mark, otherwise GB18030, by one pass over the file."""
    with source.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig"


def _estimate_all(table: Table, rows: Iterator[list[str]], write: TextIO, engine: Engine, progress: _Progress) -> bool:
    """Write a row for each row read, in order; whether any had a fault."""
    writer = csv.writer(write)
    writer.writerow([*table.headings, *table.result_headings()])
    faulty = False
    width = len(table.headings)
    written = 1
    for chunk, results in engine(table, _chunks(table, rows)):
        read = [cells for claim in chunk for cells in claim.rows]
        writer.writerows([output_row(cells, width, result) for cells, result in zip(read, results, strict=True)])
        faulty = faulty or any(result[i] for result in results for i in _fault_columns(result))
        written += len(read)
        progress.show(written)
    progress.end()
    return faulty


def _fault_columns(result: list[str]) -> range:
    return range(6, len(result), 7)


class ClaimRows(NamedTuple):
    """The rows of one claim that stand together, and the fault that refuses them all; empty: none."""

    fault: str
    rows: list[Row]


Chunk = list[ClaimRows]
Estimated = tuple[Chunk, list[list[str]]]
Engine = Callable[[Table, Iterator[Chunk]], Iterator[Estimated]]
"""Estimates chunks, and gives each with its results, in the order in which they came."""


def _chunks(table: Table, rows: Iterable[list[str]]) -> Iterator[Chunk]:
    """The rows as claims, in chunks of about CHUNK rows that end where a claim ends. Blank rows are left out."""
    seen = SeenIds()
    chunk: Chunk = []
    size = 0
    current: str | None = None
    for cells in rows:
        if not "".join(cells).strip():
            continue
        claim = table.claim_id(cells)
        if claim is None or claim != current:
            if size >= CHUNK:
                yield chunk
                chunk, size = [], 0
            current = claim
            again = claim is not None and not seen.add(claim)
            chunk.append(ClaimRows("claim=returns-later" if again else "", [cells]))
        elif len(chunk[-1].rows) < LONGEST_CLAIM:
            chunk[-1].rows.append(cells)
        else:
            chunk[-1] = chunk[-1]._replace(fault="claim=too-many-rows")
            yield chunk
            chunk, size = [ClaimRows("claim=too-many-rows", [cells])], 0
        size += 1
    if chunk:
        yield chunk


def estimate_chunk(table: Table, chunk: Chunk) -> list[list[str]]:
    """The result cells of a chunk, row for row."""
    width = len(table.result_headings())
    results: list[list[str]] = []
    for fault, rows in chunk:
        results += [refused_row(width, fault) for _ in rows] if fault else table.results(rows)
    return results


def _own(jobs: int) -> Engine:
    """The engine of this machine, with so many processes."""
    return lambda table, chunks: _results(table, chunks, jobs)


def _results(table: Table, chunks: Iterator[Chunk], jobs: int) -> Iterator[Estimated]:
    """Chunks with their results, in order; with several processes only a few chunks are under way at once."""
    if jobs == 1:
        for chunk in chunks:
            yield chunk, estimate_chunk(table, chunk)
        return
    # forked, so that the table is simply there in each process
    with ProcessPoolExecutor(jobs, get_context("fork"), _take_table, (table,)) as pool:
        waiting: deque[tuple[Chunk, Future[list[list[str]]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_in_process, chunk)))
            if len(waiting) > 3 * jobs:
                done, future = waiting.popleft()
                yield done, future.result()
        for done, future in waiting:
            yield done, future.result()


_tables: list[Table] = []


def _take_table(table: Table) -> None:
    _tables.append(table)


def _in_process(chunk: Chunk) -> list[list[str]]:
    return estimate_chunk(_tables[-1], chunk)


class SeenIds:
    """The ids met so far, as 64-bit hashes in one flat table: 16 to 64 bytes an id, however long."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))
        self._count = 0

    def add(self, id: str) -> bool:
        """Remember an id; False when it was there."""
        if not _put(self._slots, hash(id) & (2**64 - 1) or 1):
            return False
        self._count += 1
        if self._count * 2 >= len(self._slots):
            old, self._slots = self._slots, array("Q", bytes(32 * len(self._slots)))
            for value in filter(None, old):
                _put(self._slots, value)
        return True


def _put(slots: array[int], value: int) -> bool:
    """Put a value other than 0 into a table with room; False when it is there."""
    mask = len(slots) - 1
    at = value & mask
    while taken := slots[at]:
        if taken == value:
            return False
        at = (at + 1) & mask
    slots[at] = value
    return True


class _Progress:
    """A bar on a terminal, nothing elsewhere."""

    def __init__(self, source: Path) -> None:
        self._shown = sys.stderr.isatty()
        self._lines = _lines_of(source) if self._shown else 0

    def show(self, row: int) -> None:
        if self._shown:
            share = min(1.0, row / max(1, self._lines))
            width = max(10, min(40, os.get_terminal_size(sys.stderr.fileno()).columns - 30))
            filled = int(share * width)
            sys.stderr.write(f"\r[{'#' * filled}{'.' * (width - filled)}] {share:4.0%}  {row:,} rows")
            sys.stderr.flush()

    def end(self) -> None:
        if self._shown:
            sys.stderr.write("\n")


def _lines_of(source: Path) -> int:
    with source.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))

