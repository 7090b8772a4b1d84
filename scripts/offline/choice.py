"""Which pages a visitor's browser keeps: all, or as many groups of them as fit."""

from __future__ import annotations

from collections.abc import Collection

import brotli

from scripts.offline.pages import MOST, pack


def fitting(texts: dict[str, str], others: Collection[str], most: int = MOST) -> dict[str, str]:
    """All pages; if these are more than most bytes as sent, those without dated texts; else those of first_policy().

    texts: by address. others: the addresses of the policies but the first, without slashes.
    """
    now = {address: text for address, text in texts.items() if not _dated(address)}
    for chosen in (texts, now):
        if len(brotli.compress(pack(chosen).encode(), quality=5)) <= most:
            return chosen
    return first_policy(texts, others)


def first_policy(texts: dict[str, str], others: Collection[str]) -> dict[str, str]:
    """The pages without dated texts and without those of the other policies."""
    skipped = set(others)
    first = [address for address in texts if skipped.isdisjoint(address.split("/"))]
    return {address: texts[address] for address in first if not _dated(address)}


def _dated(address: str) -> bool:
    return "@" in address
