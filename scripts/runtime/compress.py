"""Brotli and gzip copies beside a file, made once for the same content and then taken from a cache."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import brotli


def compress(path: Path, cache: Path) -> None:
    """Write path.br and path.gz in the same step as the file: a stale copy would be served in place of a new file.

    cache is a folder in which both are kept under the content's digest, since the largest file takes 20 s.
    """
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    for suffix in (".br", ".gz"):
        kept = cache / f"{digest}{suffix}"
        if not kept.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            partial = kept.with_suffix(f"{suffix}.{os.getpid()}")
            partial.write_bytes(
                brotli.compress(data, quality=11, lgwin=22) if suffix == ".br" else gzip.compress(data, 9, mtime=0)
            )
            partial.replace(kept)
        path.with_name(path.name + suffix).write_bytes(kept.read_bytes())
