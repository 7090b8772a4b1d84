"""Puts the fictitious policy where a real one would stand: its data in policy/, its rules in the calculator."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.policy_source.checks.rules import RULES, package_of
from scripts.policy_source.policies import LISTING

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SLUG = "test-2031-1"
RULES_HERE = f"tests.fictitious.rules.{package_of(SLUG)}"
"""The package that the tests run the rules from without installing them."""


def install(root: Path) -> None:
    """All that a new policy takes: its folder, one module a benefit, and a line in the list."""
    shutil.copytree(HERE / "policy" / SLUG, root / "policy" / SLUG)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HERE / "rules" / package_of(SLUG), root / RULES / package_of(SLUG), ignore=ignore)
    with (root / "policy" / LISTING).open("a", encoding="utf-8") as file:
        file.write(f"- {SLUG}\n")


def checkout(root: Path) -> None:
    """A repository whose only policy is the fictitious one, with the strings and hand-written pages that it needs."""
    (root / "policy").mkdir(parents=True)
    install(root)
    shutil.copytree(ROOT / "docs" / "strings", root / "docs" / "strings")
    for language in ("zh", "en"):
        folder = root / "docs" / language
        folder.mkdir()
        shutil.copy(ROOT / "docs" / language / "estimate.md", folder)
        folder.joinpath("index.md").write_text("# 虚构\n\n<!-- include: measures -->\n", encoding="utf-8")
