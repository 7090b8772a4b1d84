"""ids.lock: what was published stays, with its words, and is only added to."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml

from scripts.faults import Fault, SourceFaults
from scripts.policy_source.load import load_policy
from scripts.policy_source.lock import add_new_ids, main
from scripts.policy_source.published import LOCK, digest_of
from scripts.policy_source.seals import seal
from tests.checkouts import ROOT, SLUG, Checkout

LATER = "2099-01-01"
AMENDMENT = f"""\
version: {LATER}
document:
  number: {{zh: 虚构〔2098〕1号, en: "Fictitious [2098] No. 1"}}
  title: {{zh: 虚构的修改决定, en: Fictitious Decision}}
  issued: 2098-12-01
summary: {{zh: 补充一个词。, en: One word more.}}
changes: [{{node: m12, what: {{zh: 补充“和素养”。, en: A word more.}}}}]
"""


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
    return {line.split()[0]: line.split()[2] for line in lines(checkout) if line[0] not in "#="}


def amend(checkout: Checkout) -> None:
    """A fictitious amendment of measure 12, written as one is: the first version stays as it is."""
    known = load_policy(ROOT).document.versions
    versions(checkout, ", ".join([*(day.isoformat() for day in known), LATER]))
    folder = checkout.policy / "amendments" / LATER
    (folder / "clauses").mkdir(parents=True)
    (folder / "translations").mkdir()
    old = (checkout.policy / "clauses/m12.yaml").read_text(encoding="utf-8")
    new = old.replace("提升技能水平。", "提升技能水平和素养。")
    assert new != old
    (folder / "clauses/m12.yaml").write_text(new, encoding="utf-8")
    (folder / "received.txt").write_text("“提升技能水平”改为“提升技能水平和素养”。\n", encoding="utf-8")
    (folder / "amendment.yaml").write_text(AMENDMENT, encoding="utf-8")
    sentence = load_policy(ROOT).sentence("m12s1").text
    of = digest_of(sentence.zh.replace("提升技能水平。", "提升技能水平和素养。"))
    translation = [{"id": "m12s1", "of": of, "text": sentence.en}]
    (folder / "translations/en.yaml").write_text(yaml.safe_dump(translation, allow_unicode=True), encoding="utf-8")


def test_every_address_of_the_contract_is_listed() -> None:
    policy = load_policy(ROOT)
    text = (ROOT / "policy/ydb-2022-51" / LOCK).read_text(encoding="utf-8")
    listed = {line.split()[0] for line in text.splitlines() if line[0] not in "#="}
    expected = set(policy.nodes)
    for node in policy.nodes.values():
        for paragraph in node.paragraphs:
            expected.add(paragraph.id)
            for sentence in paragraph.sentences:
                expected |= {sentence.id, *(amount.id for amount in sentence.amounts)}
    assert listed >= expected  # and more, once an amendment took some out
    assert {"m10", "m10p1", "m10s3", "m10a5", "m3a5", "m16a4", "s4g3a2", "notices1", "pres1", "s2s2", "ends1"} <= listed


def test_a_published_id_that_vanishes_fails_the_build(checkout: Checkout) -> None:
    line = checkout.append(LOCK, "m21 2022-07-01 0123456789ab\n")
    fault = checkout.fault(LOCK, "m21 was published with the version 2022-07-01 and is not there any more")
    assert fault.line == line
    assert "Restore m21" in fault.remedy


def test_words_that_change_without_a_version_fail_the_build(checkout: Checkout) -> None:
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
    assert lines(checkout)[:-1] == before + added
    assert lines(checkout)[-1].startswith(f"= {SLUG} {LATER} ")
    assert not [fault for fault in checkout.faults() if fault.file.endswith(LOCK)]
    assert add_new_ids(checkout.root, SLUG) == []


def test_the_first_version_stays_beside_the_amendment(checkout: Checkout) -> None:
    amend(checkout)
    add_new_ids(checkout.root, SLUG)
    checkout.replace("clauses/m12.yaml", "提升技能水平。", "提升技能水平和素养。")
    assert "published with the version" in checkout.fault(LOCK, "The words of m12s1 are not those").problem


def without(checkout: Checkout, word: str) -> None:
    path = checkout.policy / LOCK
    path.write_text("".join(f"{line}\n" for line in lines(checkout) if word not in line), encoding="utf-8")


def broken_seal(checkout: Checkout) -> Fault:
    """The fault at the first seal below what was taken out; each later version has one more."""
    found = [fault for fault in checkout.faults() if "A line above this seal was changed or taken out" in fault.problem]
    assert found
    return found[0]


def test_a_line_that_is_taken_out_by_hand_fails_the_build(checkout: Checkout) -> None:
    without(checkout, "m12s1 ")
    fault = broken_seal(checkout)
    assert lines(checkout)[fault.line - 1].startswith("= ")
    assert "Restore the file from the repository's history" in fault.remedy
    with pytest.raises(SourceFaults, match="changed or taken out"):
        add_new_ids(checkout.root, SLUG)


def test_a_clause_and_its_lines_taken_out_by_hand_fail_the_build(checkout: Checkout) -> None:
    without(checkout, "m12")
    (checkout.policy / "clauses/m12.yaml").unlink()
    checkout.replace("document.yaml", "  - m12\n", "")
    broken_seal(checkout)


def test_a_clause_taken_out_by_hand_is_told_with_what_to_do(checkout: Checkout) -> None:
    (checkout.policy / "clauses/m12.yaml").unlink()
    checkout.replace("document.yaml", "  - m12\n", "")
    fault = checkout.fault(LOCK, "m12s1 was published with the version 2022-07-01 and is not there any more")
    assert "write amendments/<day>/, and say in redirects.yaml where its words went" in fault.remedy


def test_a_new_id_is_told_to_be_locked_and_sealed(checkout: Checkout) -> None:
    path = checkout.policy / LOCK
    kept = [line for line in lines(checkout) if line[0] != "=" and "m12s1 " not in line]
    path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    assert checkout.fault(LOCK, "m12s1 is not listed").remedy == "Run: python -m scripts.policy_source.lock"
    unsealed = checkout.fault(LOCK, "not sealed")
    assert unsealed.line == len(kept)
    assert "If they are new, run: python -m scripts.policy_source.lock" in unsealed.remedy
    assert "Restore the file from the repository's history" in unsealed.remedy
    assert [line.split()[0] for line in add_new_ids(checkout.root, SLUG)] == ["m12s1"]
    assert not [fault for fault in checkout.faults() if fault.file.endswith(LOCK)]


def test_a_name_in_addresses_that_would_vanish_fails_the_build(checkout: Checkout) -> None:
    path = checkout.policy / LOCK
    kept = [line for line in lines(checkout) if line[0] != "="]
    path.write_text("\n".join([*kept, seal(kept, "old-1", date(2022, 7, 1)), ""]), encoding="utf-8")
    assert "former_slugs: [old-1]" in checkout.fault(LOCK, "published under /old-1/").remedy
    path = checkout.policy / "document.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "former_slugs: [old-1]\n", encoding="utf-8")
    assert not [fault for fault in checkout.faults() if fault.file.endswith(LOCK)]


@pytest.mark.parametrize(
    ("former", "problem"),
    [
        (SLUG, "it would lead to itself"),
        ("cite", "/cite/ is an address of another page"),
        ("en", "/en/ is an address of another page"),
        ("Old", "'Old' cannot have been an address"),
        ("old-1, old-1", "old-1 stands twice"),
    ],
)
def test_a_former_name_leads_from_somewhere_else(checkout: Checkout, former: str, problem: str) -> None:
    page = checkout.root / "docs" / "zh" / "cite.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.touch()
    line = checkout.append("document.yaml", f"former_slugs: [{former}]\n")
    assert checkout.fault("document.yaml", problem).line == line


def test_a_version_before_the_day_of_effect_is_told_alone(checkout: Checkout) -> None:
    checkout.replace("document.yaml", "versions: [2022-07-01]", "versions: [2021-01-01]")
    checkout.fault("document.yaml", "The first version, 2021-01-01, is older than the day of effect, 2022-07-01")
    assert not [fault for fault in checkout.faults() if fault.file.endswith((LOCK, "parameters.yaml"))]


def test_a_version_taken_off_the_list_is_told_once(checkout: Checkout) -> None:
    checkout.replace("document.yaml", "versions: [2022-07-01]", "versions: [2022-07-02]")
    found = [fault for fault in checkout.faults() if "which document.yaml does not list" in fault.problem]
    assert len(found) == 1
    assert f"notice and {len(newest_digests(checkout)) - 1} more" in found[0].problem


def test_a_missing_lock_is_to_be_restored(checkout: Checkout) -> None:
    (checkout.policy / LOCK).unlink()
    assert "Restore it from the repository's history" in checkout.fault(LOCK, "The file is missing").remedy


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
