"""What people would type, and the clauses that it should find, measured with the search core that the browser runs.

sample.json was given; own.json and forms.json (figures and words in every form) are ours, dev.json is somebody else's,
and synonyms may be added for the misses of all three; fresh.json was written after the first synonyms, and none may be
added for it: it shows what the machine does with words that nobody foresaw. dev2.json (the first 220 rows), dev3.json
and dev4.json (Chinese only, the first 160 rows) are by three more authors who had not seen the synonyms; their later
rows were each measured before anything was mended. absent.json asks only for what the policy does not have. blind.json
and blind2.json come from people who had not seen the synonyms; nothing is ever tuned on them, and `make bench` reports
them as they are.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.faults import Collector
from scripts.policy_source.load import load_policy
from scripts.policy_source.model import LANGUAGES
from scripts.sitegen.search_index import build_index
from scripts.sitegen.search_words import read_search_words
from tests.checkouts import ROOT

HERE = Path(__file__).parent
GOALS = {"sample": (97.0, 99.0), "own": (97.0, 99.0), "forms": (97.0, 97.0), "dev": (97.0, 99.0), "fresh": (85.0, 90.0),
         "dev2": (97.0, 99.0), "dev3": (95.0, 97.0), "dev4": (94.0, 96.0), "absent": (90.0, 90.0)}
"""Least share in percent that is right first, and within the first three, in each language."""

type Row = dict[str, Any]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of both languages as the build writes it."""
    folder = tmp_path_factory.mktemp("index")
    policy = load_policy(ROOT)
    slug = policy.document.slug
    words = {slug: read_search_words(ROOT / "policy" / slug, policy, Collector(ROOT))}
    for language in LANGUAGES:
        text = json.dumps(build_index([policy], language, words), ensure_ascii=False)
        (folder / f"search.{language}.json").write_text(text, encoding="utf-8")
    return folder


def _measured(index: Path, path: Path) -> list[Row]:
    command = ["node", str(HERE / "measure.mjs"), str(index), str(path)]
    rows: list[Row] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["rows"]
    return rows


def _right(row: Row, among: int) -> bool:
    """A query for something that the policy does not have is right when no clause is shown as found."""
    return not row["items"] if row["none"] else any(id in row["expect"] for id in row["items"][:among])


@pytest.mark.parametrize("name", GOALS)
def test_the_right_clause_comes_first(index: Path, name: str, record_property: pytest.RecordProperty) -> None:
    rows = _measured(index, HERE / f"{name}.json")
    for language in LANGUAGES:
        asked = [row for row in rows if row["lang"] == language]
        if not asked:
            continue
        shares = [100 * sum(_right(row, among) for row in asked) / len(asked) for among in (1, 3)]
        report = f"{name} {language}: {len(asked)} queries, first {shares[0]:.1f} %, first three {shares[1]:.1f} %"
        record_property(f"{name}-{language}", report)
        print(report)
        missed = [f"{row['query']}: {row['items'][:3]}, not {row['expect']}" for row in asked if not _right(row, 1)]
        assert shares[0] >= GOALS[name][0], "\n".join([report, *missed])
        assert shares[1] >= GOALS[name][1], "\n".join([report, *missed])


def _slip(word: str, at: int) -> str:
    """A word with one slip of the keys: a letter left out, doubled, or exchanged with the next."""
    here = len(word) // 2
    return (
        word[:here] + word[here + 1 :],
        word[:here] + word[here] + word[here:],
        word[:here] + word[here + 1] + word[here] + word[here + 2 :],
    )[at % 3]


def test_a_slip_in_the_longest_english_word_is_forgiven(index: Path, tmp_path: Path) -> None:
    rows: list[Row] = []
    for name in ("own", "dev", "dev3"):
        for row in json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")):
            words = [word for word in row["query"].split() if word.isascii() and word.isalpha()]
            longest = max(words, key=len, default="")
            if row["lang"] == "en" and not row["none"] and len(longest) >= 6:
                rows.append({**row, "query": row["query"].replace(longest, _slip(longest, len(rows)), 1)})
    (tmp_path / "slips.json").write_text(json.dumps(rows), encoding="utf-8")
    told = _measured(index, tmp_path / "slips.json")
    missed = [f"{row['query']}: {row['items'][:3]}, not {row['expect']}" for row in told if not _right(row, 1)]
    assert len(rows) > 200
    assert len(missed) <= len(rows) * 0.08, "\n".join(missed)


COURTESIES = {
    "zh": (
        ("你好，我想问一下", ""),
        ("老师好，关于", "想咨询一下"),
        ("在吗？", "，麻烦告知，感谢"),
        ("请教一下", "是怎么回事"),
    ),
    "en": (
        ("Hello, could you please tell me about ", "? Thank you"),
        ("I'm looking for information on ", ""),
        ("Dear Sir or Madam, I have a question regarding ", " - many thanks in advance"),
        ("what does the policy say about ", "?"),
    ),
}


def test_courtesies_do_not_weigh(index: Path, tmp_path: Path) -> None:
    rows: list[Row] = []
    for name in ("own", "dev", "dev3"):
        for at, row in enumerate(json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))):
            before, after = COURTESIES[row["lang"]][at % 4]
            rows.append({**row, "query": f"{before}{row['query']}{after}"})
    (tmp_path / "courtesies.json").write_text(json.dumps(rows), encoding="utf-8")
    missed = [
        f"{row['query']}: {row['items'][:3]}, not {row['expect']}"
        for row in _measured(index, tmp_path / "courtesies.json")
        if not _right(row, 1)
    ]
    assert len(missed) <= len(rows) * 0.04, "\n".join(missed)


def test_every_expected_clause_exists() -> None:
    nodes = load_policy(ROOT).nodes
    for name in GOALS:
        for row in json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")):
            assert row["none"] == (not row["expect"])
            assert set(row["expect"]) <= nodes.keys(), row


def test_each_group_of_readers_asks_in_both_languages() -> None:
    rows = json.loads((HERE / "own.json").read_text(encoding="utf-8"))
    asked = {(row["group"], row["lang"]) for row in rows}
    groups = {"public", "worker", "enterprise", "institution", "staff"}
    assert asked == {(group, language) for group in groups for language in LANGUAGES}
    assert len(rows) >= 100
