"""Related measures, the glossary's addresses and the plain notes, on the policy itself."""

from __future__ import annotations

import pytest

from scripts.policy_source.load import load_policy
from scripts.policy_source.model import LANGUAGES, Language, Policy
from scripts.sitegen.related import MOST, related
from scripts.sitegen.terms import term_ids
from tests.checkouts import ROOT


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(ROOT)


def test_every_measure_has_at_most_four_relatives_each_with_a_reason(policy: Policy) -> None:
    for node in policy.nodes.values():
        near = related(policy, node)
        assert len(near) <= MOST
        assert len({each.node.id for each in near}) == len(near)
        assert node.id not in {each.node.id for each in near}
        assert all(each.reasons for each in near)
        assert not near or node.kind == "measure"


def test_what_may_be_the_same_money_stands_first(policy: Policy) -> None:
    near = related(policy, policy.nodes["m3"])
    assert [(each.node.id, each.reasons[0].kind) for each in near[:2]] == [("m7", "overlap"), ("m8", "overlap")]


def test_who_is_paid_elsewhere_too_is_said(policy: Policy) -> None:
    reasons = {each.node.id: each.reasons for each in related(policy, policy.nodes["m10"])}
    assert [reason.claimant for reason in reasons["m11"] if reason.kind == "claimant"] == ["individual"]


def test_a_shared_place_or_turn_of_phrase_relates_nothing(policy: Policy) -> None:
    quiet = {term.zh for term in policy.glossary if term.common or term.phrase}
    assert {"余姚市级", "技工院校", "分别"} <= quiet
    for node in policy.nodes.values():
        for near in related(policy, node):
            assert not quiet & {term.zh for reason in near.reasons for term in reason.terms}, (node.id, near.node.id)
    near = related(policy, policy.nodes["m15"])
    assert [(each.node.id, [term.zh for term in each.reasons[0].terms]) for each in near] == [
        ("m16", ["技能竞赛"]), ("m17", ["技能竞赛"]),
    ]  # fmt: skip


def test_every_entry_of_the_glossary_has_an_address_of_its_own(policy: Policy) -> None:
    ids = term_ids(policy)
    assert len(ids) == len(policy.glossary) == len(set(ids.values()))
    assert ids["高级技师"] == "term-senior-technician"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_that_pays_has_a_plain_note_above_its_words(policy: Policy, language: Language) -> None:
    folder = ROOT / "build/docs" / language / policy.document.slug
    if not folder.is_dir():
        pytest.skip("needs make build")
    paying = {benefit.node for benefit in policy.benefits.values() if benefit.kind == "payment"}
    assert len(paying) >= 9  # m3 m4 m5 m7 m8 m10 m11 m15 m16
    for node in paying:
        page = next(path for path in (folder / node / "index.md", folder / f"{node}.md") if path.exists())
        text = page.read_text(encoding="utf-8")
        note = text.index('<aside class="plain"')
        assert note < text.index('<section class="words"'), node
        for benefit in policy.benefits.values():
            if benefit.node == node:
                words = benefit.summary.get(language)
                assert words.strip()
                assert words[:12] in text[note:], benefit.id
