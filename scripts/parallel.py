"""The same work for many things, on all cores when they are many enough to be worth further processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

FEW_POLICIES = 3    # are sooner done by one process than further ones are started
CHUNK = 64    # things that are handed to a process at once, at most


def each[Thing, Result](
    function: Callable[[Thing], Result], things: Sequence[Thing], worth: int
) -> Iterator[Result]:
    """The result for each thing, in their order; with more than `worth` of them from as many processes as cores.

    function and things are handed over as pickles, so that function is one of a module or a partial of one. What it
    raises is raised here.
    """
    if len(things) <= worth:
        yield from map(function, things)
        return
    workers = os.cpu_count() or 1
    size = max(1, min(CHUNK, len(things) // (4 * workers)))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(function, things, chunksize=size)
