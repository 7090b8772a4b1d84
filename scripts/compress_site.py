"""Brotli and gzip copies of every text of the built site, beside it, for servers that send what lies ready.

Files named by their content are compressed as far as it goes and kept in a cache; pages change with every build and get
a level that takes milliseconds; the search index, loaded by everybody who searches, gets the best that there is. All in
as many threads as there are cores.
"""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from scripts.runtime.compress import compress
from scripts.serving.headers import COMPRESSED, is_immutable

LEAST = 300    # bytes; smaller files fit into one packet as they are
SMALLER = 0.95    # a copy that is hardly smaller is not worth its file
QUALITY = 5    # pages and formats: level 9 is 2 % smaller and takes seventeen times as long
SMALLEST = {"search_index.json": 11}    # by name: two files, a tenth of a second each, 15 % less on the way


def compress_site(site: Path, cache: Path) -> None:
    """Write name.br and name.gz beside each text of the site; what has its copies already is left alone."""
    waiting = [
        path for path in sorted(site.rglob("*"))
        if path.suffix in COMPRESSED and path.is_file() and path.stat().st_size >= LEAST
        and not path.with_name(f"{path.name}.br").exists()
    ]    # fmt: skip
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda path: _copies(path, f"/{path.relative_to(site).as_posix()}", cache), waiting))


def _copies(path: Path, address: str, cache: Path) -> None:
    if is_immutable(address):
        compress(path, cache)
        return
    data = path.read_bytes()
    quality = SMALLEST.get(path.name, QUALITY)
    made = {".br": brotli.compress(data, quality=quality), ".gz": gzip.compress(data, 9, mtime=0)}
    for suffix, packed in made.items():
        copy = path.with_name(path.name + suffix)
        copy.unlink(missing_ok=True)    # MkDocs' own sitemap.xml.gz
        if len(packed) < SMALLER * len(data):
            copy.write_bytes(packed)
