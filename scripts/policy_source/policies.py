"""Which policies there are: policy/policies.yaml lists their folders, the first being the one the site speaks of."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.reader import items_of, words_of
from scripts.policy_source.yaml_lines import read_yaml

LISTING = "policies.yaml"
# A folder's name is the first step of addresses, and with _ for - the name of the Python package of its rules.
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_OF_THE_SITE = frozenset({"en", "assets", "search"})


def taken(root: Path) -> frozenset[str]:
    """First steps of addresses that are the site's own: no policy may be called so, nor have been."""
    return _OF_THE_SITE | {path.stem for path in (root / "docs" / "zh").glob("*.md")}


def check_former(former: tuple[str, ...], policy_dir: Path) -> list[str]:
    """What is wrong with the names that a policy had before: pages that lead on would lie where others are."""
    pages, problems = taken(policy_dir.parents[1]), []
    for number, slug in enumerate(former):
        if not _SLUG.match(slug):
            problems.append(f"{slug!r} cannot have been an address.")
        elif slug in former[:number]:
            problems.append(f"{slug} stands twice.")
        elif slug == policy_dir.name:
            problems.append(f"{slug} is the policy's name now: it would lead to itself.")
        elif (policy_dir.parent / slug).is_dir() or slug in pages:
            problems.append(f"/{slug}/ is an address of another page.")
    return problems


def read_listing(root: Path, faults: Collector) -> tuple[str, ...]:
    """The slugs in the order of the list; empty (and faults) when the list is not sound."""
    folder = root / "policy"
    path = folder / LISTING
    item = read_yaml(path, faults, "List the folders of policy/, the one that the site speaks of first.")
    if item is None:
        return ()
    before = len(faults.faults)
    slugs = words_of(item, faults)
    lines = [member.line for member in items_of(item, Collector(root))]
    if not slugs and len(faults.faults) == before:
        faults.add(path, 0, "", "No policy is listed.", "List at least one folder of policy/.")
    pages = taken(root)
    for number, slug in enumerate(slugs):
        line = lines[number] if len(lines) == len(slugs) else 0
        if not _SLUG.match(slug):
            faults.add(path, line, slug, f"{slug!r} cannot be an address.", "Use small letters, digits and - between.")
        elif slug in slugs[:number]:
            faults.add(path, line, slug, f"{slug} stands twice.", "Remove one of the two.")
        elif slug in pages:
            faults.add(path, line, slug, f"/{slug}/ is a page of the site.", "Give the policy another name.")
        elif not (folder / slug).is_dir():
            faults.add(path, line, slug, f"There is no folder policy/{slug}.", "Correct the name, or make the folder.")
    for other in sorted(entry.name for entry in folder.iterdir() if entry.is_dir()):
        if other not in slugs:
            faults.add(path, 0, other, f"The folder policy/{other} is not listed.", f"Add the line: - {other}")
    return slugs if len(faults.faults) == before else ()
