"""No line of code names a policy: what is particular to one is in its folder, its rules and the hand-written pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.faults import Collector
from scripts.policy_source.checks.dates import EFFECTIVE
from scripts.policy_source.checks.rules import RULES, package_of
from scripts.policy_source.load import load_policy
from scripts.policy_source.model import Policy
from scripts.policy_source.policies import read_listing

ROOT = Path(__file__).resolve().parents[1]
CODE = ("scripts", "calculator/src", "docs/app", "docs/theme", "docs/strings", "mkdocs.yml", "mkdocs.en.yml")
JOBS = (
    "scripts/main_job.py", "scripts/bench", "scripts/mutants",
    "scripts/guide_pictures.py", "scripts/readme_pictures.py",
)    # fmt: skip
"""What tries out and measures the built site: it types a claim of a real policy, as the tests do."""
KINDS = {".py", ".js", ".mjs", ".ts", ".css", ".html", ".xml", ".j2", ".yml", ".yaml", ".json", ".sh", ""}
PLACE = re.compile(r"""(["'`])(?:(?:m|s\d+g|s)\d+(?:[spa]\d+)?|(?:notice|pre|end)[spa]\d+)\1""")
"""A clause, sentence or amount as a value of code; an example inside a sentence is none."""
GROUP = re.compile(r"""match\w*(?:\[|\.(?:start|end|span|group)\()["'][ms]\d["']""")
"""A group of a pattern, which may be called m1 for a month or s1 for a sign."""
READING = re.compile(r"""\breadings?["']?[\s=:(\[]+["'`]?[A-Z]\d""")


def policies() -> list[Policy]:
    slugs = read_listing(ROOT, Collector(ROOT))
    assert slugs
    return [load_policy(ROOT, slug) for slug in slugs]


def files() -> Iterator[Path]:
    """All code but the rules of a policy, and the data that the build makes."""
    own = [ROOT / RULES / package_of(slug) for slug in read_listing(ROOT, Collector(ROOT))]
    made = ROOT / "calculator/src/yuyao_policy/data"
    for name in CODE:
        path = ROOT / name
        assert path.exists(), name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            skipped = "__pycache__" in file.parts or any(file.is_relative_to(folder) for folder in [*own, made])
            skipped = skipped or str(file.relative_to(ROOT)).startswith(JOBS)
            if file.is_file() and file.suffix in KINDS and not skipped and ".egg-info" not in str(file):
                yield file


def names(policy: Policy) -> list[str]:
    """Words that mean this policy and no other."""
    document = policy.document
    texts = [document.number, document.title, document.short_title]
    ids = [id for id in [*policy.benefits, *policy.parameters] if "-" in id or "." in id]  # "studio" is a common word
    quoted = [f"{mark}{id}{mark}" for id in ids for mark in "\"'`"]
    listed = [document.slug, package_of(document.slug), *(t.zh for t in texts), *(t.en for t in texts)]
    return [*listed, *(words for words in quoted if words[1:-1] != EFFECTIVE)]


@pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.document.slug)
def test_no_code_names_a_policy(policy: Policy) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}: {name}"
        for file in files()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for name in names(policy)
        if name in line
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("pattern", [PLACE, READING], ids=["clauses", "readings"])
def test_no_code_names_a_clause_or_a_reading(pattern: re.Pattern[str]) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in files()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (match := pattern.search(GROUP.sub("", line)))
    ]
    assert not found, "\n".join(found)


def test_code_that_names_one_would_be_found() -> None:
    assert PLACE.search('const RULE = "ends1";')
    assert PLACE.search("{'m2', 'end'}")
    assert PLACE.search('form.nodes["ends1"]')
    assert not PLACE.search('f"Name one, as m4s2."')
    assert not PLACE.search(GROUP.sub("", 'match["m1"] or match.start("m4")'))
    assert READING.search('line.note("ask-bureau", reading="A20")')
    assert READING.search('line.reading("A7", "a", "b")')
    assert READING.search("not before the policy (reading A42)")
    assert not READING.search('sheet["A2"]')
    assert len(list(files())) > 100
