"""A copy of the policy and its strings that a test may break, and the faults that the checks then find in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.faults import Fault
from scripts.policy_source.load import examine
from scripts.policy_source.policies import LISTING

ROOT = Path(__file__).resolve().parents[1]
SLUG = "ydb-2022-51"
POLICY = f"policy/{SLUG}"


class Checkout:
    """A repository with nothing but the policy and the strings of the interface."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.policy = root / POLICY
        shutil.copytree(ROOT / POLICY, self.policy)
        (root / "policy" / LISTING).write_text(f"- {SLUG}\n", encoding="utf-8")
        shutil.copytree(ROOT / "docs" / "strings", root / "docs" / "strings")

    def replace(self, file: str, old: str, new: str) -> int:
        """Replace the only occurrence of words in a file (a path inside the policy, or from docs/); their line."""
        path = self.root / file if file.startswith("docs/") else self.policy / file
        text = path.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_bytes(text.replace(old, new).encode())
        return text[: text.index(old)].count("\n") + 1

    def append(self, file: str, words: str) -> int:
        """Add words at the end of a file of the policy; the line where they begin."""
        path = self.policy / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text + words, encoding="utf-8")
        return text.count("\n") + 1

    def faults(self) -> list[Fault]:
        """What the checks say."""
        return examine(self.root).faults

    def fault(self, file: str, problem: str) -> Fault:
        """The one fault of a file (path inside the policy, or from docs/) whose problem contains some words."""
        name = file if file.startswith("docs/") else f"{POLICY}/{file}"
        found = self.faults()
        matching = [fault for fault in found if fault.file == name and problem in fault.problem]
        assert len(matching) == 1, "\n".join(map(str, found))
        assert matching[0].remedy
        return matching[0]
