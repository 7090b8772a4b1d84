"""ids.lock: what was published stays, with its words, and is only added to."""

from __future__ import annotations

import re
from datetime import date

import pytest

from scripts.faults import SourceFaults
from scripts.policy_source.load import load_policy
from scripts.policy_source.lock import add_new_ids, main
from scripts.policy_source.published import LOCK
from tests.checkouts import ROOT, SLUG, Checkout

FIRST, LATER = "2022-07-01", "2099-01-01"


def versions(checkout: Checkout, wanted: str) -> None:
    """Write the days of the policy's versions, whichever there are by now."""
    path = checkout.policy / "document.yaml"
    text = path.read_text(encoding="utf-8")
    assert len(re.findall(r"^versions: ", text, re.M)) == 1
    path.write_text(re.sub(r"^versions: .*$", f"versions: [{wanted}]", text, flags=re.M), encoding="utf-8")


def lines(checkout: Checkout) -> list[str]:
    return (checkout.policy / LOCK).read_text(encoding="utf-8").splitlines()


def newest_digests(checkout: Checkout) -> dict[str, str]:
    """The digest of each id's words in its last line."""
    return {line.split()[0]: line.split()[2] for line in lines(checkout) if not line.startswith("#")}


def amend(checkout: Checkout) -> None:
    """A fictitious amendment of measure 12, in the text and in the translation's digest."""
    known = load_policy(ROOT).document.versions
    versions(checkout, ", ".join([*(day.isoformat() for day in known), LATER]))
    checkout.replace("clauses/m12.yaml", "提升技能水平。", "提升技能水平和素养。")


def test_every_address_of_the_contract_is_listed() -> None:
    policy = load_policy(ROOT)
    text = (ROOT / "policy/ydb-2022-51" / LOCK).read_text(encoding="utf-8")
    listed = {line.split()[0] for line in text.splitlines() if not line.startswith("#")}
    expected = set(policy.nodes)
    for node in policy.nodes.values():
        for paragraph in node.paragraphs:
            expected.add(paragraph.id)
            for sentence in paragraph.sentences:
                expected |= {sentence.id, *(amount.id for amount in sentence.amounts)}
    assert listed == expected
    assert {"m10", "m10p1", "m10s3", "m10a5", "m3a5", "m16a4", "s4g3a2", "notices1", "pres1", "s2s2", "ends1"} <= listed


def test_a_published_id_that_vanishes_fails_the_build(checkout: Checkout) -> None:
    line = checkout.append(LOCK, "m21 2022-07-01 0123456789ab\n")
    fault = checkout.fault(LOCK, "m21 was published with the version 2022-07-01 and is not there any more")
    assert fault.line == line
    assert "Restore m21" in fault.remedy


def test_words_that_change_without_a_version_fail_the_build(checkout: Checkout) -> None:
    versions(checkout, FIRST)
    checkout.replace("clauses/m12.yaml", "提升技能水平。", "提升技能水平和素养。")
    fault = checkout.fault(LOCK, "The words of m12s1 are not those that were published")
    assert lines(checkout)[fault.line - 1].startswith("m12s1 2022-07-01 ")
    assert "versions" in fault.remedy or "version" in fault.remedy


def test_an_amendment_is_told_to_be_locked_and_then_is(checkout: Checkout) -> None:
    amend(checkout)
    before = lines(checkout)
    assert "scripts.policy_source.lock" in checkout.fault(LOCK, "The words of m12s1 changed with").remedy
    added = add_new_ids(checkout.root, SLUG)
    assert [line.split()[:2] for line in added] == [[id, LATER] for id in ("m12", "m12p1", "m12s1")]
    assert lines(checkout) == before + added
    assert not [fault for fault in checkout.faults() if fault.file.endswith(LOCK)]
    assert add_new_ids(checkout.root, SLUG) == []


def test_a_new_id_is_told_to_be_locked(checkout: Checkout) -> None:
    path = checkout.policy / LOCK
    path.write_text("".join(f"{line}\n" for line in lines(checkout) if not line.startswith("m12s1 ")), encoding="utf-8")
    assert checkout.fault(LOCK, "m12s1 is not listed").remedy == "Run: python -m scripts.policy_source.lock"
    assert [line.split()[0] for line in add_new_ids(checkout.root, SLUG)] == ["m12s1"]


def test_a_lock_from_nothing_is_the_one_in_the_repository(checkout: Checkout) -> None:
    newest = newest_digests(checkout)
    (checkout.policy / LOCK).unlink()
    assert main(["--root", str(checkout.root)]) == 0
    assert newest_digests(checkout) == newest


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("m12s1", "no line of ids.lock"),
        ("m12s1 2022-13-01 0123456789ab", "no line of ids.lock"),
        ("m12s1 2022-07-01 xyz", "no line of ids.lock"),
        ("m12s1 2022-07-01 0123456789ab", "stands twice"),
        ("m12s1 2023-07-01 0123456789ab", "which document.yaml does not list"),
    ],
)
def test_a_broken_line_is_named(checkout: Checkout, line: str, problem: str) -> None:
    number = checkout.append(LOCK, line + "\n")
    assert checkout.fault(LOCK, problem).line == number


def test_unsound_ids_are_never_locked(checkout: Checkout) -> None:
    checkout.replace("clauses/m12.yaml", "id: m12s1", "id: m12s2")
    before = lines(checkout)
    with pytest.raises(SourceFaults, match="counted through the node it is m12s1"):
        add_new_ids(checkout.root, SLUG)
    assert main(["--root", str(checkout.root)]) == 1
    assert lines(checkout) == before


def test_the_first_version_of_the_real_policy_stays() -> None:
    assert load_policy(ROOT).document.versions[0] == date(2022, 7, 1)
