"""A policy that no code knows goes through the loader, and every slip in it is told with its file and line."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.faults import SourceFaults
from scripts.policy_source.export import words_data
from scripts.policy_source.load import load_policies
from scripts.policy_source.lock import add_new_ids
from scripts.policy_source.model import Policy, Question
from scripts.policy_source.policies import LISTING
from scripts.sitegen.form_data import form_data
from scripts.sitegen.source_check import check_sources
from tests.fictitious.checkout import SLUG, checkout
from tests.fictitious.small import SMALL

DATA = f"policy/{SLUG}"
CODE = "calculator/src/yuyao_policy/rules/test_2031_1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of its own, to break."""
    checkout(tmp_path / "checkout")
    return tmp_path / "checkout"


@dataclass(frozen=True)
class Slip:
    """Words of a file replaced by others, and the fault that must be told.

    at, line: where, when it is not the file and line of those words; line 0: the file as a whole.
    """

    file: str
    old: str
    new: str
    problem: str
    at: str = ""
    line: int | None = None


SLIPS = {
    "a word of the law": Slip(f"{DATA}/clauses/m3.yaml", "给予适当补助", "给予补助", "'适当', which is missing"),
    "an amount": Slip(f"{DATA}/parameters.yaml", "value: 400,", "value: 500,", "'400 元' means 400"),
    "an amount of before": Slip(f"{DATA}/parameters.yaml", "value: 300,", "value: 350,", "'300 元' means 300"),
    "a day without a version": Slip(
        f"{DATA}/parameters.yaml", "from: 2032-05-01, until: 2033-12-31, value: 400",
        "from: 2032-05-02, until: 2033-12-31, value: 400", "2032-05-02 is not the day of any version",
    ),
    "another day of effect": Slip(
        f"{DATA}/document.yaml", "effective: 2031-03-01", "effective: 2031-02-01", "2031-03-01 here and 2031-02-01",
        f"{DATA}/parameters.yaml", 39,
    ),
    "a stale translation": Slip(
        f"{DATA}/translations/en.yaml", 'of: "39a4992bb925"', 'of: "39a4992bb926"', "is not the one that was translated"
    ),
    "a sentence uncounted": Slip(f"{DATA}/document.yaml", "{measure: 5}", "{measure: 6}", "links count 6"),
    "an unknown closing rule": Slip(f"{DATA}/document.yaml", "closing_rule: ends2", "closing_rule: ends9", "ends9"),
    "no closing rule": Slip(
        f"{DATA}/document.yaml", "closing_rule: ends2\n", "", "names no closing_rule", f"{DATA}/overlaps.yaml", 1
    ),
    "a reading too few": Slip(
        f"{DATA}/readings.yaml", "- id: B2", "- id: B3", "The register has no B2", line=0
    ),
    "an option without words": Slip(
        f"{DATA}/benefits/options.yaml", "onlooker", "bystander", "No words in this policy's strings/zh for: bystander",
        f"{DATA}/benefits/weaving-allowance.yaml", 15,
    ),
    "a word in one language only": Slip(
        f"{DATA}/strings/en/options.yaml", "  craft_society: Craft", "  craft_club: Craft",
        "claimants.craft_society is missing", line=0,
    ),
    "a benefit without a rule": Slip(
        f"{DATA}/benefits/place-of-learning.yaml", "id: place-of-learning", "id: place-of-teaching",
        "The file of place-of-teaching is called",
    ),
    "a parameter that a rule invents": Slip(f"{CODE}/lantern_fair.py", '"fair.cap"', '"fair.top"', "no parameter fair"),
    "a clause that a rule invents": Slip(f"{CODE}/place_of_learning.py", '"m3s1"', '"m3s2"', "no clause, sentence or"),
    "a rule without a function": Slip(
        f"{CODE}/place_of_learning.py", "def evaluate(", "def value(", "no function evaluate", line=0
    ),
}  # fmt: skip


def test_it_has_no_fault_and_every_type_of_question(root: Path) -> None:
    (policy,) = load_policies(root)
    assert policy.document.slug == SLUG
    assert types(policy) == {
        "count", "money", "decimal", "date", "month", "yes_no", "option", "options", "text", "list",
    }  # fmt: skip


def types(policy: Policy) -> set[str]:
    def of(questions: tuple[Question, ...]) -> set[str]:
        return {question.type for question in questions}.union(*(of(question.items) for question in questions))

    return set().union(*(of(benefit.questions) for benefit in policy.benefits.values()))


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_with_its_file_and_line(root: Path, name: str) -> None:
    slip = SLIPS[name]
    path = root / slip.file
    text = path.read_text(encoding="utf-8")
    assert slip.old in text
    path.write_text(text.replace(slip.old, slip.new, 1), encoding="utf-8")
    with pytest.raises(SourceFaults) as raised:
        load_policies(root)
    found = [f for f in raised.value.faults if f.file == (slip.at or slip.file) and slip.problem in f.problem]
    assert found, str(raised.value)
    assert found[0].remedy
    assert found[0].line == (text[: text.index(slip.old)].count("\n") + 1 if slip.line is None else slip.line)


def test_a_rule_that_is_missing_is_told_at_its_benefit(root: Path) -> None:
    (root / CODE / "lantern_fair.py").unlink()
    with pytest.raises(SourceFaults, match=r"lantern-fair.yaml:1: lantern-fair:\n  No rule computes lantern-fair"):
        load_policies(root)


@pytest.mark.parametrize(
    ("listing", "problem"),
    [
        ("[]\n", "No policy is listed"),
        ("- other-1\n", "There is no folder policy/other-1"),
        ("- Test-2031-1\n", "cannot be an address"),
        (f"- {SLUG}\n- {SLUG}\n", "stands twice"),
    ],
)
def test_a_wrong_list_of_policies_is_a_fault(root: Path, listing: str, problem: str) -> None:
    (root / "policy" / LISTING).write_text(listing, encoding="utf-8")
    with pytest.raises(SourceFaults, match=problem):
        load_policies(root)


def test_a_folder_that_is_not_listed_is_a_fault(root: Path) -> None:
    (root / "policy" / "forgotten-1").mkdir()
    with pytest.raises(SourceFaults, match="policy/forgotten-1 is not listed"):
        load_policies(root)


def test_a_policy_may_have_no_words_notice_glosses_or_search_words_of_its_own(root: Path) -> None:
    policy = root / DATA
    for name in ("strings", "search", "glance.yaml", "amendments", "ids.lock"):
        path = policy / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (policy / "benefits").glob("*.yaml"):
        path.unlink()
    for name, text in SMALL.items():
        (policy / name).write_text(text, encoding="utf-8")
    for path in (policy / "clauses").glob("*.yaml"):
        if path.stem not in ("s1", "s1g1", "m1", "end"):
            path.unlink()
    for path in (root / CODE).glob("*.py"):
        if path.stem not in ("__init__", "place_of_learning"):
            path.unlink()
    (root / CODE / "place_of_learning.py").write_text("def evaluate(facts, rates, line): ...\n", encoding="utf-8")
    assert [line.split()[0] for line in add_new_ids(root, SLUG)] == [
        "s1", "s1g1", "m1", "m1p1", "m1s1", "m1a1", "end", "endp1", "ends1",
    ]  # fmt: skip
    (small,) = load_policies(root)
    check_sources([small], root)
    assert small.document.closing_rule is None
    form = form_data(small, "zh")
    assert [question["id"] for question in form["benefits"][0]["questions"]] == ["opened"]
    assert form["closing_rule"] is None
    assert "options" in words_data(small)["en"]
