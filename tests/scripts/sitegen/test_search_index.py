"""The search index and its data: every clause once, words in the right place, mistakes named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.faults import Collector, Fault
from scripts.policy_source.model import LANGUAGES, Language, Policy
from scripts.sitegen.search_index import build_index
from scripts.sitegen.search_words import SearchWords, read_search_words
from tests.checkouts import ROOT
from tests.scripts.sitegen.fictitious import SLUG, fictitious


def _index(policy: Policy, language: Language, words: SearchWords | None = None) -> dict[str, object]:
    given = {each: words or SearchWords() for each in LANGUAGES}
    return build_index([policy], language, {policy.document.slug: given})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_is_there_once_and_nothing_that_repeats_it(policy: Policy, language: Language) -> None:
    docs = _index(policy, language)["docs"]
    assert isinstance(docs, list)
    assert [doc["location"] for doc in docs] == [f"{policy.document.slug}/{id}/" for id in policy.nodes]
    sentences = {id: words for doc in docs for id, words in doc["sentences"]}
    for node in policy.nodes.values():
        for sentence in node.sentences():
            assert sentences[sentence.id] == sentence.text.get(language)


def test_chinese_phrases_are_spelt_by_one_table_and_those_that_read_otherwise_by_themselves(policy: Policy) -> None:
    index = _index(policy, "zh", SearchWords(also={"m9": ("拜师", "拜师 abc", "重复", "重复交叉", "重视")}))
    docs, pinyin = index["docs"], index["pinyin"]
    assert isinstance(docs, list)
    assert isinstance(pinyin, dict)
    also = next(doc["also"] for doc in docs if doc["id"] == "m9")
    assert "拜" in pinyin["bai"]
    assert "盟" in pinyin["meng"]  # of the alliance that is quoted in the title
    assert "重" in pinyin["chong"]
    assert "zhongshi" in also
    assert not {"baishi", "chongfu"} & set(also)
    names = index["names"]
    assert isinstance(names, list)
    assert "技能人才" in names  # a term of the glossary; the browser spells it where it stands
    assert "m9" in also
    assert _index(policy, "en")["pinyin"] == {}
    assert _index(policy, "en")["names"] == []


def test_traditional_characters_fold_into_those_that_occur(policy: Policy) -> None:
    fold = _index(policy, "zh")["fold"]
    assert isinstance(fold, dict)
    pairs = dict(zip(fold["from"], fold["to"], strict=True))
    assert pairs["競"] == "竞"
    assert pairs["職"] == "职"
    assert "龜" not in pairs  # 龟 stands nowhere in the policy
    assert _index(policy, "en")["fold"] == {}


def test_addresses_come_from_the_data(policy: Policy) -> None:
    docs = _index(fictitious(policy), "en")["docs"]
    assert isinstance(docs, list)
    assert {doc["location"].split("/")[0] for doc in docs} == {SLUG}


def test_the_real_words_are_read_without_a_fault(policy: Policy) -> None:
    faults = Collector(ROOT)
    words = read_search_words(ROOT / "policy" / policy.document.slug, policy, faults)
    assert faults.faults == []
    assert all(words[language].same and words[language].also for language in LANGUAGES)
    assert all(words[language].absent and words[language].general for language in LANGUAGES)


def test_general_words_reach_the_index(policy: Policy) -> None:
    slug = policy.document.slug
    words = read_search_words(ROOT / "policy" / slug, policy, Collector(ROOT))
    assert {"申请", "标准"} <= set(build_index([policy], "zh", {slug: words})["general"])
    assert {"application", "certificate"} <= set(build_index([policy], "en", {slug: words})["general"])


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("same:\n  竞赛: [比赛]\n  大会: [比赛]\n", 3, "'比赛' already stands for '竞赛'"),
        ("also:\n  m99: [什么]\n", 2, "There is no clause 'm99'"),
        ("pages:\n  estimate: [测算]\n", 2, "is no address"),
        ("also:\n  m1: []\n", 2, "There are no words"),
        ("alias:\n  m1: [什么]\n", 1, "'alias' is not known"),
        ("also:\n  m1: 什么\n", 2, "A list is expected"),
        ("same: {}\nabsent: [彩票, 学徒]\n", 2, "The policy does speak of '学徒'"),
    ],
)
def test_mistakes_name_their_line(policy: Policy, tmp_path: Path, text: str, line: int, problem: str) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search/zh.yaml").write_text(text, encoding="utf-8")
    faults = Collector(tmp_path)
    read_search_words(tmp_path, policy, faults)
    found: list[Fault] = [fault for fault in faults.faults if problem in fault.problem]
    assert [fault.line for fault in found] == [line], faults.faults
    assert found[0].remedy
