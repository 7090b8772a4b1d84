"""A checkout with many policies: the first one copied under other names, data, rules and search words alike."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from scripts.bench.building import copy_of
from scripts.policy_source.checks.rules import RULES, package_of
from scripts.policy_source.policies import LISTING


def grown(root: Path, checkout: Path, count: int) -> str:
    """Write a checkout with so many policies; the slug of the first, which the others are copies of.

    root: a checkout whose list holds at least one policy. The copies are made-up-0002 and so on. Their words, the
    number of the document among them (it is checked against its words), are the same: what grows is their count alone.
    """
    copy_of(root, checkout)
    listing = checkout / "policy" / LISTING
    first: str = re.findall(r"^- (\S+)$", listing.read_text("utf-8"), re.MULTILINE)[0]
    slugs = [f"made-up-{n:04}" for n in range(2, count + 1)]
    for slug in slugs:
        _copy(checkout / "policy" / first, checkout / "policy" / slug, first, slug)
        _copy(checkout / RULES / package_of(first), checkout / RULES / package_of(slug), first, slug)
    listing.write_text("".join(f"- {slug}\n" for slug in [first, *slugs]), "utf-8")
    return first


def _copy(source: Path, target: Path, first: str, slug: str) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    for path in target.rglob("*"):
        if path.suffix in (".yaml", ".py", ".lock"):
            text = path.read_text("utf-8").replace(first, slug).replace(package_of(first), package_of(slug))
            path.write_text(text, "utf-8")
