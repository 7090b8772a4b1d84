"""Joins the hand-written pages with the rendered ones: fills in pieces from the data, refuses amounts in them."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import LANGUAGES, Language
from scripts.sitegen import addresses
from scripts.sitegen.pages import PolicyPages

PIECES = {
    "measures": "glance.html.j2",
    "contents": "contents.html.j2",
    "document": "masthead.html.j2",
    "find": "find.html.j2",
}
"""Pieces that a hand-written page may ask for: `<!-- include: measures -->` on a line of its own."""

_INCLUDE = re.compile(r"^<!--\s*include:\s*([\w-]+)\s*-->\s*$")
_AMOUNT = re.compile(
    r"\d[\d,. ]*\s*(?:元|万|千元|%|％|yuan\b|RMB\b|CNY\b)|(?:RMB|CNY|¥|￥)\s*\d"
    r"|[一二三四五六七八九十百千万两]+(?:元|万)(?!分)",
    re.IGNORECASE,
)


def join(root: Path, language: Language, pages: PolicyPages, faults: Collector) -> dict[str, str]:
    """The hand-written pages of one language with their pieces filled in, by file name below the docs folder."""
    folder = root / "docs" / language
    return {
        path.relative_to(folder).as_posix(): _filled(path, folder, pages, faults)
        for path in (sorted(folder.rglob("*.md")) if folder.exists() else ())
    }


def of_policy(root: Path, language: Language, pages: PolicyPages, faults: Collector) -> dict[str, str]:
    """The page of the estimate once more, for a policy that is not the first: in its folder, with its pieces."""
    folder = root / "docs" / language
    page = addresses.ESTIMATE.rstrip("/") + ".md"
    if not (folder / page).is_file():
        faults.add(folder / page, 0, "", "The page of the estimate is missing.", "Write it: every policy needs it.")
        return {}
    text = _filled(folder / page, folder, pages, faults, pages.estimate)
    if not text.startswith("---\n"):
        faults.add(folder / page, 1, "", "The page has no front matter.", "Begin it with ---, title: … and ---.")
    return {pages.estimate.rstrip("/") + ".md": text.replace("---\n", f"---\npolicy: {pages.slug}\n", 1)}


def _filled(path: Path, folder: Path, pages: PolicyPages, faults: Collector, address: str | None = None) -> str:
    if address is None:
        address = path.relative_to(folder).as_posix().removesuffix(".md").removesuffix("index")
        address = address if not address or address.endswith("/") else address + "/"
    lines = path.read_text(encoding="utf-8").split("\n")
    _check_lines(path, lines, faults)
    for at, line in enumerate(lines):
        if (asked := _INCLUDE.match(line)) and asked[1] in PIECES:
            lines[at] = pages.fragment(PIECES[asked[1]], address)
    return "\n".join(lines)


def check_handwritten(root: Path, faults: Collector) -> None:
    """Fault every amount in the hand-written pages, and every piece that there is not."""
    for language in LANGUAGES:
        for path in sorted((root / "docs" / language).rglob("*.md")):
            _check_lines(path, path.read_text(encoding="utf-8").split("\n"), faults)


def _check_lines(path: Path, lines: list[str], faults: Collector) -> None:
    for number, line in enumerate(lines, 1):
        if found := _AMOUNT.search(line):
            faults.add(
                path,
                number,
                "",
                f"An amount stands in a hand-written page: {found[0].strip()!r}.",
                "Link the clause instead: amounts live in parameters.yaml only, and change in one place.",
            )
        if (asked := _INCLUDE.match(line)) and asked[1] not in PIECES:
            faults.add(path, number, "", f"There is no piece {asked[1]!r}.", f"Use one of: {', '.join(PIECES)}.")
