"""The guides for maintainers: what they name exists, what they quote is what the checks tell, and none is published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.policy_source.load import load_policies
from scripts.sitegen.render import render_site

ROOT = Path(__file__).resolve().parents[1]
GUIDES = sorted((ROOT / "docs/guides").glob("*.md"))
TOLD = re.compile(r"^\| [^|`]+ \| (`[^|]+`)[^|`]* \|$", re.M)
TABLE = "| when you slip | you are told |"
PATH = re.compile(r"`((?:docs|scripts|calculator|policy|tests)/[\w./-]+)`")
COMMAND = re.compile(r"python -m ([\w.]+)")
LINK = re.compile(r"\]\(([^)]+)\)")


def sources() -> str:
    """All code that tells faults, on one line each, as f-strings stand in it."""
    files = [path for folder in ("scripts", "calculator/src") for path in (ROOT / folder).rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_names_exists(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    missing = [name for name in PATH.findall(text) if not (ROOT / name).exists()]
    missing += [name for name in COMMAND.findall(text) if not is_module(name)]
    missing += [link for link in LINK.findall(text) if not (guide.parent / link).is_file()]
    assert not missing


def is_module(name: str) -> bool:
    paths = [ROOT / name.replace(".", "/"), ROOT / "calculator/src" / name]
    return any(path.with_suffix(".py").is_file() or (path / "__main__.py").is_file() for path in paths)


def test_what_a_guide_says_one_is_told_is_in_the_code() -> None:
    code, checked = sources(), 0
    for guide in GUIDES:
        for told in TOLD.findall(guide.read_text(encoding="utf-8").partition(TABLE)[2]):
            checked += 1
            # what stands between ids, numbers, quotations and days is the code's own
            pieces = re.split(r"`|…|'[^']*'|\b\w*\d[\w-]*\b|/|\(|\)|[\w-]+\.[\w.-]+|\bstudy-grant\b", told)
            own = max((piece.strip(" .,:;") for piece in pieces), key=len)
            assert len(own) >= 8, told
            assert own in code, f"{guide.name}: {told}"
    assert checked > 20


def test_guides_and_decisions_are_not_on_the_site(tmp_path: Path) -> None:
    render_site(load_policies(ROOT), ROOT, tmp_path / "docs")
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert names
    assert not [name for name in names if "guides" in name or "/adr" in name or "amendment.md" in name]
