"""Which pages a visitor's browser keeps: all, or as many groups of them as fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import brotli

from scripts.offline.pages import MOST, TooLarge, pack

DENSEST = 100    # characters of distinct lines that never go into one byte: more of them need not be packed to see


def fitting(texts: Mapping[str, str], others: Collection[str], most: int = MOST) -> list[str]:
    """The addresses of all pages; if these are more than most bytes as sent, of those without dated texts; else of
    first_policy().

    texts: by address; each is asked for when its turn comes. others: the addresses of the policies but the first,
    without slashes.
    """
    now = [address for address in texts if not _dated(address)]
    for chosen in (list(texts), now):
        try:
            packed = pack(((address, texts[address]) for address in chosen), DENSEST * most)
        except TooLarge:
            continue
        if len(brotli.compress(packed.encode(), quality=5)) <= most:
            return chosen
    return first_policy(texts, others)


def first_policy(addresses: Iterable[str], others: Collection[str]) -> list[str]:
    """The pages without dated texts and without those of the other policies."""
    skipped = set(others)
    return [each for each in addresses if skipped.isdisjoint(each.split("/")) and not _dated(each)]


def _dated(address: str) -> bool:
    return "@" in address
