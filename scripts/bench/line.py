"""A slow line in the server: requests of workers pass through it too, which a browser's own throttle need not slow."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from scripts.serve import Handler, Reply

PIECE = 4096    # bytes written at once: 20 ms of a slow line


@dataclass
class Line:
    """What all connections of one server share.

    bits: a second, None is as fast as it goes; trip: seconds there and back; sent: bytes of bodies by path.
    """

    bits: float | None = None
    trip: float = 0.0
    sent: Counter[str] = field(default_factory=Counter)
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, data: bytes, write: Callable[[bytes], Any]) -> None:
        """Write data no faster than the line carries it, in turn with the other connections."""
        if self.bits is None:
            write(data)
            return
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            with self._lock:
                free = self._free = max(self._free, time.monotonic()) + len(piece) * 8 / self.bits
            time.sleep(max(0.0, free - time.monotonic()))
            write(piece)

    def handler(self) -> type[Handler]:
        """A handler whose connections go through this line."""
        line = self

        class Lined(Handler):
            def setup(self) -> None:
                super().setup()
                if line.trip:
                    time.sleep(line.trip)    # the connection's own
                self.wfile = _Paced(self.wfile, line)  # type: ignore[assignment]

            def send(self, reply: Reply) -> None:
                if line.trip:
                    time.sleep(line.trip)
                line.sent[self.path] += len(reply.body)
                super().send(reply)

        return Lined


class _Paced:
    """A connection's output, through the line."""

    def __init__(self, inner: Any, line: Line) -> None:
        self.inner, self.line = inner, line

    def write(self, data: bytes) -> None:
        self.line.send(data, self.inner.write)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)
