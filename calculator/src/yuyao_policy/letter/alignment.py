"""The nearest official words of a passage: seeds by runs of characters, then a bit-parallel alignment near them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

SEED = 4
"""Characters in a row that a passage must share with the official words to be compared at all (2 for short ones)."""


class Fit(NamedTuple):
    """official[start:end] is the passage with `distance` characters changed, left out or put in."""

    start: int
    end: int
    distance: int


class Index:
    """Where every run of characters stands in the official words (bare)."""

    def __init__(self, official: str) -> None:
        self.official = official
        self._runs: dict[int, dict[str, list[int]]] = {}

    def runs(self, length: int) -> dict[str, list[int]]:
        """Every run of so many characters, with its places."""
        if length not in self._runs:
            found: dict[str, list[int]] = {}
            for i in range(len(self.official) - length + 1):
                found.setdefault(self.official[i : i + length], []).append(i)
            self._runs[length] = found
        return self._runs[length]

    def fits(self, passage: str, most: int = 3) -> list[Fit]:
        """The places in the official words that are nearest to the passage, nearest first (at most `most`)."""
        length = len(passage)
        seeds = self.runs(SEED if length >= 12 else 2)
        size = len(next(iter(seeds), ""))
        width = max(16, length // 2)
        votes: Counter[int] = Counter()
        for i in range(length - size + 1):
            for place in seeds.get(passage[i : i + size], ()):
                votes[(place - i) // width] += 1
        windows: list[tuple[int, int]] = []
        leading = votes.most_common(most * 2)
        for bucket, count in leading:
            if count * 2 < leading[0][1]:
                break
            start = max(0, bucket * width - width)
            windows.append((start, min(len(self.official), (bucket + 2) * width + length + width)))
        found = {fit for start, end in _merged(windows) for fit in fits_in(passage, self.official, start, end)}

        def order(fit: Fit) -> tuple[int, ...]:
            """Nearest first; of equally near ones those that begin and end as the passage does, not cut short."""
            first, last = self.official[fit.start], self.official[fit.end - 1]
            return fit.distance, (last != passage[-1]) + (first != passage[0]), fit.start, fit.end

        return sorted(found, key=order)[:most]

    def longest(self, passage: str, at: int) -> int:
        """How many characters of the passage from `at` on stand in a row somewhere in the official words."""
        low, high = 0, len(passage) - at
        while low < high:
            middle = (low + high + 1) // 2
            if passage[at : at + middle] in self.official:
                low = middle
            else:
                high = middle - 1
        return low

    def pieces(self, passage: str, most: int = 8) -> list[str] | None:
        """The passage cut into the fewest pieces that are official word for word; None when more than `most`."""
        found: list[str] = []
        at = 0
        while at < len(passage):
            length = self.longest(passage, at)
            if not length or len(found) == most:
                return None
            found.append(passage[at : at + length])
            at += length
        return found


def _merged(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def fits_in(passage: str, official: str, start: int, end: int) -> list[Fit]:
    """The best fits of the passage to parts of official[start:end], by edit distance; several where they are equal."""
    found = []
    for stop in _ends(passage, official[start:end]):
        begin = max(start, start + stop - 2 * len(passage))
        back, distance = _anchored(passage[::-1], official[begin : start + stop][::-1])
        if back:
            found.append(Fit(start + stop - back, start + stop, distance))
    return found


def changed(one: str, two: str) -> int:
    """How many characters two short texts differ by (edit distance)."""
    return list(_scores(one, two, 1))[-1] if one and two else max(len(one), len(two))


def _ends(passage: str, text: str) -> list[int]:
    """Where in the text the nearest matches of the passage end; of ends side by side the last (at most six)."""
    best, ends = len(passage), list[int]()
    for j, score in enumerate(_scores(passage, text, 0), 1):
        if score < best:
            best, ends = score, [j]
        elif score == best and ends:
            if ends[-1] == j - 1:
                ends[-1] = j
            else:
                ends.append(j)
    return ends[:6]


def _anchored(passage: str, text: str) -> tuple[int, int]:
    """How far into the text the passage fits best when both begin together, and the distance."""
    scores = list(_scores(passage, text, 1))
    best = min(scores, default=len(passage))
    ends = [j for j, score in enumerate(scores, 1) if score == best]
    return (min(ends, key=lambda j: (abs(j - len(passage)), j)), best) if ends else (0, best)


def _scores(passage: str, text: str, carried: int) -> Iterator[int]:
    """The last row of the alignment's table, column by column (Myers 1999: a column is two bit patterns).

    carried: 0 when the passage may begin anywhere in the text, 1 when both begin together.
    """
    length = len(passage)
    mask, top = (1 << length) - 1, 1 << (length - 1)
    where: dict[str, int] = {}
    for i, c in enumerate(passage):
        where[c] = where.get(c, 0) | 1 << i
    plus, minus, score = mask, 0, length
    for c in text:
        same = where.get(c, 0)
        down = same | minus
        across = (((same & plus) + plus) ^ plus) | same
        more = minus | (~(across | plus) & mask)
        less = plus & across
        if more & top:
            score += 1
        elif less & top:
            score -= 1
        more = (more << 1 | carried) & mask
        less = less << 1 & mask
        plus = less | (~(down | more) & mask)
        minus = more & down
        yield score
