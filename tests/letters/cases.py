"""Reads the letters of this folder, and says where the findings differ from what a letter expects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

LETTERS = Path(__file__).parent
LISTS = {
    "references": "status",
    "quotations": "verdict",
    "figures": "verdict",
    "borrowed": None,
    "documents": "verdict",
}
"""The lists of findings, each with the key that says how it went."""


def all_letters() -> list[tuple[str, dict[str, Any]]]:
    """Every letter, with the name of its file."""
    return [
        (path.stem, letter)
        for path in sorted(LETTERS.glob("*.yaml"))
        for letter in yaml.safe_load(path.read_text("utf-8"))
    ]


def differences(letter: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    """One line for each difference between what was found and what the letter expects."""
    for name, key in LISTS.items():
        if name in letter:
            wanted = [_parts(entry) for entry in letter[name]]
            got = [_told(name, key, entry) for entry in found[name]]
            if len(wanted) != len(got):
                yield f"{name}: wanted {len(wanted)}, found {len(got)}: {got}"
            else:
                pairs = zip(wanted, got, strict=True)
                yield from (f"{name}: wanted {w}, found {g}" for w, g in pairs if not _same(w, g))
    if "official" in letter:
        got_words = [entry["official"] for entry in found["quotations"]]
        if letter["official"] != got_words:
            yield f"official: wanted {letter['official']}, found {got_words}"
    wrong = sum(map(len, found["wrong"].values()))
    if letter.get("wrong", wrong) != wrong:
        yield f"wrong: wanted {letter['wrong']}, found {wrong}: {_wrong(found)}"


def _wrong(found: dict[str, Any]) -> list[str]:
    return [f"{name} {found[name][i]}" for name, places in found["wrong"].items() for i in places]


def _parts(entry: str) -> list[str]:
    return [part.strip() for part in entry.split("|")]


def _told(name: str, key: str | None, entry: dict[str, Any]) -> list[str]:
    told = [entry["text"]]
    if key:
        told.append(entry[key])
    return told if name == "documents" else [*told, " ".join(entry["nodes"])]


def _same(wanted: list[str], got: list[str]) -> bool:
    if wanted[0].endswith("…") and got[0].startswith(wanted[0][:-1]):
        return wanted[1:] == got[1:]
    return wanted == got
