"""`batch --engine dask`: the same chunks, estimated by the workers of a dask.distributed cluster.

An optional extra (`yuyao-policy[dask]`): distributed is imported when a cluster is wanted, nowhere before. The
scheduler gives the chunks of a worker that dies to another one. The estimate of a chunk depends on nothing but the
chunk, and its rows are written when its result is here, once and in order; so no row is lost or doubled.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from yuyao_policy.batch import Table
from yuyao_policy.batch_files import Chunk, Estimated, estimate_chunk
from yuyao_policy.data_files import policies
from yuyao_policy.errors import EngineError

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE = 60
"""Seconds without any worker, at the start or later, after which the batch gives up."""
_UNDER_WAY = 3
"""Chunks handed over at once for each thread of the cluster; more would only fill memory."""
_MISSING = (
    "the engine dask is not installed. In the checkout: .venv/bin/python -m pip install --require-hashes -r"
    " calculator/dask.txt (elsewhere: install yuyao-policy[dask]); or leave --engine away and use --jobs."
)


class Dask:
    """The cluster as an engine for `batch_files.run`: at an address, or made here with one process a job."""

    def __init__(self, scheduler: str | None, jobs: int) -> None:
        """Raises EngineError when distributed is not installed."""
        try:
            import distributed  # noqa: F401
        except ImportError as error:
            raise EngineError(_MISSING) from error
        self.scheduler = scheduler
        self.jobs = jobs

    def __call__(self, table: Table, chunks: Iterator[Chunk]) -> Iterator[Estimated]:
        """Chunks with their results, in order. Raises EngineError when the cluster fails, never a part of a result."""
        from distributed import CancelledError, KilledWorker

        program, policy, headings = digest(), table.policy.policy, tuple(table.headings)
        with self._client() as client:
            threads = sum(client.nthreads().values())
            waiting: deque[tuple[Chunk, Future]] = deque()

            def first() -> Estimated:
                chunk, future = waiting.popleft()
                try:
                    return chunk, _result(client, future)
                except KilledWorker as error:
                    raise EngineError(f"several workers died of the same rows: {error}") from error
                except CancelledError as error:
                    raise EngineError("the scheduler is gone. Start it again, then the batch.") from error

            for chunk in chunks:
                # an own key for each: equal chunks are not one task
                task = client.submit(on_worker, program, policy, headings, chunk, pure=False)
                waiting.append((chunk, task))
                if len(waiting) > _UNDER_WAY * threads:
                    yield first()
            while waiting:
                yield first()

    @contextmanager
    def _client(self) -> Iterator[Client]:
        from distributed import Client, LocalCluster

        if self.scheduler is None:
            with (
                LocalCluster(n_workers=self.jobs, threads_per_worker=1, processes=True, dashboard_address=None) as own,
                Client(own) as client,
            ):
                yield client
            return
        try:
            client = Client(self.scheduler, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise EngineError(f"no scheduler answers at {self.scheduler}: {error}") from error
        with client:
            try:
                client.wait_for_workers(1, timeout=PATIENCE)
            except TimeoutError as error:
                raise EngineError(f"the scheduler at {self.scheduler} has no worker. Start one.") from error
            yield client


def _result(client: Client, future: Future) -> list[list[str]]:
    """The result of one chunk. Raises what it raised, and EngineError when no worker is left for long."""
    while True:
        try:
            result: list[list[str]] = future.result(timeout=PATIENCE)
            return result
        except TimeoutError as error:
            if not client.nthreads():
                raise EngineError(f"the cluster has had no worker for up to {PATIENCE} s. Start one.") from error


def on_worker(program: str, policy: str, headings: tuple[str, ...], chunk: Chunk) -> list[list[str]]:
    """Runs on a worker: the results of a chunk. Raises EngineError when the worker has another program or data."""
    if program != digest():
        raise EngineError(
            "a worker has another version of yuyao_policy or of its data than this machine."
            " Install the same one everywhere and start the workers again."
        )
    return estimate_chunk(_table(policy, headings), chunk)


@cache
def _table(policy: str, headings: tuple[str, ...]) -> Table:
    return Table(policies()[policy], headings)


@cache
def digest() -> str:
    """Of all code and data of this package: two machines with the same one compute the same."""
    found = hashlib.sha256()
    for path, file in sorted(_contents(files("yuyao_policy"), ""), key=lambda pair: pair[0]):
        found.update(f"{path}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, Any]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _contents(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".py", ".json")):
            yield path + entry.name, entry
