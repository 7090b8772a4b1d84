"""Every slip in an amendment or a redirect fails the build, with its file, and says what to do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.faults import SourceFaults
from scripts.policy_source.load import examine
from scripts.policy_source.lock import add_new_ids
from tests.fictitious.amend import Town, clause
from tests.fictitious.years import DAY, WEAVING, YEARS

DAY_2032 = "amendments/2032-05-01"


@dataclass(frozen=True)
class Slip:
    """What goes wrong, the file that is named, and words of the fault and of what to do."""

    do: Callable[[Town], None]
    file: str
    problem: str
    remedy: str


def replace(town: Town, name: str, old: str, new: str) -> None:
    path = town.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def until(town: Town, year: int) -> None:
    """Play the years before this one."""
    for one in YEARS:
        if one.__name__ < f"y{year}":
            one(town)
            town.publish()


def year(town: Town, number: int) -> None:
    next(one for one in YEARS if one.__name__.startswith(f"y{number}"))(town)


def no_amendment(town: Town) -> None:
    replace(town, "document.yaml", "2032-05-01]", "2032-05-01, 2033-01-01]")


def unlisted(town: Town) -> None:
    (town.folder / "amendments/2031-07-01").mkdir()


def first_edited(town: Town) -> None:
    replace(town, "clauses/m1.yaml", "津贴最长发放", "津贴最多发放")


def untold_change(town: Town) -> None:
    replace(town, f"{DAY_2032}/amendment.yaml", "  - {node: m2, what", "  - {node: m3, what")


def stale_english(town: Town) -> None:
    (town.folder / DAY_2032 / "translations/en.yaml").write_text("[]\n", encoding="utf-8")


def words_of_nobody(town: Town) -> None:
    replace(town, f"{DAY_2032}/received.txt", "“400 元”", "“450 元”")
    replace(town, f"{DAY_2032}/clauses/m1.yaml", "津贴；对竹编师傅", "津贴；对资深竹编师傅")


def amount_of_another_day(town: Town) -> None:
    replace(town, f"{DAY_2032}/clauses/m1.yaml", "每月 400 元津贴", "每月 300 元津贴")


def shifted_ids(town: Town) -> None:
    """A sentence put in between, and the others counted anew."""
    until(town, 2034)
    town.english |= {"m1": "Pay", "m1s1": "x", "m1s2": "The allowance is paid monthly.", "m1s3": "Twelve months."}
    words = [("m1s1", WEAVING), ("m1s2", "津贴按月发放。"), ("m1s3", "津贴最长发放 12 个月。")]
    town.amend("2034-01-01", {"m1": "加一句"}, [clause("m1", "1", "发放竹编津贴", words)])


def no_redirect(town: Town) -> None:
    until(town, 2035)
    year(town, 2035)
    (town.folder / "redirects.yaml").unlink()


def no_redirect_of_a_sentence(town: Town) -> None:
    until(town, 2040)
    year(town, 2040)
    town.write("redirects.yaml", [one for one in town.read("redirects.yaml") if one.get("gone") != "m1s2"])


def redirect_to_nowhere(town: Town) -> None:
    until(town, 2035)
    year(town, 2035)
    replace(town, "redirects.yaml", "m2s1: m4s1", "m2s1: m4s9")


def moved_with_other_words(town: Town) -> None:
    until(town, 2038)
    year(town, 2038)
    town.english["m8s1"] = "Craftspeople are encouraged and are given an appropriate grant."
    folder = town.folder / "amendments/2038-01-01"
    replace(town, "amendments/2038-01-01/clauses/m8.yaml", "鼓励手艺人开设传习所", "鼓励手艺人")
    (folder / "received.txt").write_text("鼓励手艺人，给予适当补助。", encoding="utf-8")


def redirect_of_the_living(town: Town) -> None:
    town.redirect({"gone": "m3", "since": DAY("2032-05-01")})


def wrong_day(town: Town) -> None:
    until(town, 2035)
    year(town, 2035)
    replace(town, "redirects.yaml", "since: 2035-01-01", "since: 2033-01-01")


def id_used_again(town: Town) -> None:
    until(town, 2040)
    year(town, 2040)
    town.publish()
    town.english |= {"m1s2": "It is paid in cash."}
    words = [
        ("m1s1", "对在云溪镇从事竹编的学徒，给予每人每月 500 元津贴。"),
        ("m1s3", "津贴按月发放。"),
        ("m1s2", "以现金发放。"),
    ]
    town.amend("2041-01-01", {"m1": "加一句"}, [clause("m1", "1", "发放竹编津贴", words)])


def fragment_used_again(town: Town) -> None:
    """Two amounts change their fragments with the amendment."""
    replace(town, "parameters.yaml", "value: 400, quoted: 400 元}", "value: 400, quoted: 400 元, amount: m1a2}")
    replace(town, "parameters.yaml", "value: 1000, quoted: 1000 元}", "value: 1000, quoted: 1000 元, amount: m1a1}")


SLIPS = {
    "a version without an amendment": Slip(
        no_amendment, "amendments/2033-01-01/amendment.yaml", "The version 2033-01-01 has no amendment",
        "remove the day",
    ),
    "an amendment without a version": Slip(
        unlisted, "amendments/2031-07-01", "2031-07-01 is no version after the first", "List 2031-07-01 under versions"
    ),
    "the first version edited": Slip(
        first_edited, "ids.lock", "The words of m1s2 are not those that were published", "amendments/<day>/clauses/"
    ),
    "a change that is not told": Slip(
        untold_change, f"{DAY_2032}/amendment.yaml", "m2 changed, and it is not said how", "{node: m2, what:"
    ),
    "a change that is none": Slip(
        untold_change, f"{DAY_2032}/amendment.yaml", "m3 did not change with this version", "Remove it from changes"
    ),
    "new words without English": Slip(
        stale_english, f"{DAY_2032}/clauses/m1.yaml", "m1s1 has no English translation",
        f"Add to {DAY_2032}/translations/en.yaml",
    ),
    "words that are not in the amending document": Slip(
        words_of_nobody, f"{DAY_2032}/clauses/m1.yaml", "nor in the amending document", "received.txt"
    ),
    "an amount of another day": Slip(
        amount_of_another_day, "parameters.yaml", "'400 元' does not occur in m1s1", "official document"
    ),
    "sentences counted anew": Slip(
        shifted_ids, "amendments/2034-01-01/clauses/m1.yaml", "The words of m1s2 stand under m1s3 now",
        "Call them m1s2 as before",
    ),
    "a clause that vanishes": Slip(
        no_redirect, "redirects.yaml", "m2 is published, not in the version 2035-01-01",
        "Add to redirects.yaml: {moved: m2",
    ),
    "a sentence that vanishes": Slip(
        no_redirect_of_a_sentence, "redirects.yaml", "m1s2 is published, not in the version 2040-01-01", "{gone: m1s2"
    ),
    "a redirect to nowhere": Slip(
        redirect_to_nowhere, "redirects.yaml", "m2s1 is to lead to m4s9, which the version 2035-01-01",
        "under fragments",
    ),
    "a move that changes words": Slip(
        moved_with_other_words, "redirects.yaml", "The words of m3s1 are not those of m8s1", "write gone: instead"
    ),
    "a redirect of what is there": Slip(
        redirect_of_the_living, "redirects.yaml", "m3 is in the newest version", "Remove the entry"
    ),
    "a redirect of another day": Slip(
        wrong_day, "redirects.yaml", "m2 is not there any more since 2035-01-01", "Write since: 2035-01-01"
    ),
    "an id used again": Slip(
        id_used_again, "amendments/2041-01-01/clauses/m1.yaml", "m1s2 was used before for words that are gone",
        "the next free id, m1s4",
    ),
    "a fragment used again": Slip(
        fragment_used_again, "parameters.yaml", "m1a1 was the amount of weaving.apprentice", "the next free number"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_with_what_to_do(name: str, tmp_path: Path) -> None:
    slip = SLIPS[name]
    town = Town(tmp_path / "repository")
    slip.do(town)
    with suppress(SourceFaults):
        add_new_ids(town.root, town.slug)  # what a maintainer runs; it must not hide the slip
    faults = examine(town.root, town.slug).faults
    found = [fault for fault in faults if slip.problem in fault.problem]
    assert found, "\n".join(map(str, faults))
    assert found[0].file.endswith(slip.file)
    assert slip.remedy in found[0].remedy
