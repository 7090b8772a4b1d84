"""What a page loads, sooner or later: files with a digest in their name that it names, and those that these name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from scripts.serving.headers import is_immutable

_ATTRIBUTE = re.compile(r'<(?!a\b)[a-z][^>]*?>', re.DOTALL)
_VALUE = re.compile(r'\s(?:href|src|data-[a-z-]+)="([^"<>{}\s]+)"')
_NAMED = re.compile(r"[A-Za-z0-9_.-]*\.[0-9a-f]{8,10}\.(?:min\.)?[a-z0-9]+")
_LOADED = (".css", ".js", ".json", ".svg", ".woff2")
_PLAIN = (".css", ".svg")    # also without a digest in their name
_READ = (".css", ".js", ".json")
_TABLE = ".xlsx"
_BEHIND = (_TABLE, ".mjs", ".wasm", ".zip")    # what only scripts load


class Reach:
    """The files of one built site, and which of them name which."""

    def __init__(self, site: Path) -> None:
        self.site = site
        every = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        self.hashed = {name for name in every if is_immutable(f"/{name}") and name.endswith((*_LOADED, *_BEHIND))}
        self.by_name = {name.rpartition("/")[2]: name for name in sorted(self.hashed, reverse=True)}
        self._known: dict[str, set[str]] = {}

    def of_page(self, address: str, html: str) -> set[str]:
        """Files that a page names, by path from the site's root, with the query if it names a version.

        Pages in a language's folder have Material's files there.
        """
        found = set()
        for tag in _ATTRIBUTE.findall(html):
            for value in _VALUE.findall(tag):
                path, _, query = unquote(value.partition("#")[0]).partition("?")
                if "//" in path or not path.endswith(_LOADED):
                    continue
                name = posixpath.normpath(posixpath.join(address, path))
                known = name in self.hashed or query.startswith("v=") or name.endswith(_PLAIN)
                if known and (self.site / name).is_file():
                    found.add(f"{name}?{query}" if query else name)
        return found

    def named_in(self, name: str) -> set[str]:
        """Files that a file names."""
        if name not in self._known:
            path = name.partition("?")[0]
            text = (self.site / path).read_text("utf-8") if path.endswith(_READ) else ""
            named = {self.by_name[word] for word in _NAMED.findall(text) if word in self.by_name}
            self._known[name] = named - {name}
        return self._known[name]

    def is_calculator(self, name: str) -> bool:
        """Whether it is a worker that loads the runtime: what is behind it is megabytes."""
        return name.endswith(".js") and any(other.startswith("runtime/") for other in self.named_in(name))

    def closure(self, start: Iterable[str], *, calculators: bool) -> set[str]:
        """The files, and all that they name in turn, without tables to fill in; calculators: go into these as well."""
        found: set[str] = set()
        waiting = list(start)
        while waiting:
            name = waiting.pop()
            if name in found or name.endswith(_TABLE) or (not calculators and self.is_calculator(name)):
                continue
            found.add(name)
            waiting += self.named_in(name)
        return found

    def tables(self, names: Iterable[str]) -> set[str]:
        """The tables to fill in that files name."""
        return {other for name in names for other in self.named_in(name) if other.endswith(_TABLE)}
