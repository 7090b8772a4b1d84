"""All pages in one file, each line once: what eighty pages have in common is kept and sent a single time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

MOST = 400_000    # bytes as they are sent; of many policies only the texts in force, then only those of the first


def addresses(site: Path) -> dict[str, Path]:
    """The built pages by their address below the site's root; the first page's is empty."""
    found = {path.parent.relative_to(site).as_posix(): path for path in sorted(site.rglob("index.html"))}
    return {f"{name}/" if name != "." else "": path for name, path in found.items()}


class Texts(Mapping[str, str]):
    """The built pages' texts by address, each read when it is asked for: all at once would fill the memory."""

    def __init__(self, site: Path) -> None:
        self.paths = addresses(site)

    def __getitem__(self, address: str) -> str:
        return self.paths[address].read_text("utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


class TooLarge(Exception):
    """The pages have more distinct lines than was allowed."""


def pack(pages: Iterable[tuple[str, str]], most: int | None = None) -> str:
    """JSON: {"lines": [...], "pages": {address: [numbers of lines]}}; -n, m stands for the lines m to m + n.

    pages: address and text. Raises TooLarge as soon as the distinct lines have more than most characters.
    """
    lines: dict[str, int] = {}
    packed = {}
    size = 0
    for address, text in pages:
        numbers = []
        for line in text.split("\n"):
            if line not in lines:
                lines[line] = len(lines)
                size += len(line)
            numbers.append(lines[line])
        if most is not None and size > most:
            raise TooLarge
        packed[address] = _runs(numbers)
    data = {"lines": list(lines), "pages": packed}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> dict[str, str]:
    """The pages again, as docs/app/offline/pages.js puts them together."""
    data = json.loads(text)
    out = {}
    for address, numbers in data["pages"].items():
        found, more = [], 0
        for number in numbers:
            if number < 0:
                more = -number
            else:
                found += data["lines"][number : number + more + 1]
                more = 0
        out[address] = "\n".join(found)
    return out


def _runs(numbers: list[int]) -> list[int]:
    """Lines that follow one another, as their count and the first."""
    out: list[int] = []
    at = 0
    while at < len(numbers):
        end = at
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        out += [at - end, numbers[at]] if end > at else [numbers[at]]
        at = end + 1
    return out
