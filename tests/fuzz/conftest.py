"""What every fuzz test holds its subject to: an end within seconds, memory that does not grow, no exception."""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from hypothesis import HealthCheck, settings

SECONDS = 5    # one input; all are tiny, and the machine may be busy
GROWTH = 300    # megabytes, for all inputs of a test together

settings.register_profile(
    "fuzz", deadline=None, max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)    # fmt: skip


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """Fail when what is inside takes longer, instead of hanging."""

    def late(_: int, frame: FrameType | None) -> None:
        raise AssertionError(f"not done after {seconds} s, in {frame}")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def little_memory(megabytes: int = GROWTH) -> Iterator[None]:
    """Fail when the process' greatest memory grew by more than this."""
    before = _greatest()
    yield
    grown = _greatest() - before
    assert grown < megabytes, f"{grown} MB more"


def _greatest() -> int:
    """The most memory that this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 << 20 if sys.platform == "darwin" else 1024)
