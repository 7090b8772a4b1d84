"""The reader of the sources: whatever a file holds, it is read or named with line and remedy, soon and in little."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.faults import Collector
from scripts.policy_source.load import examine
from scripts.policy_source.yaml_lines import MAX_BYTES, MOST_FAULTS, Item, read_yaml
from tests.checkouts import POLICY, ROOT, Checkout
from tests.fuzz.conftest import bounded, little_memory
from tests.fuzz.mutations import PIECES, mutated

fuzz = settings(settings.get_profile("fuzz"))
REAL = sorted((ROOT / POLICY).rglob("*.yaml"))
TOKENS = ["a", "b: ", "- ", "? ", ": ", *"{}[],'#9", '"', "\n", "\n  ", "&x ", "*x", "!t ", "|\n"]
BOMBS = {
    "billion laughs": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%b]\n" % (n + 1, n + 1, b",".join([b"*%c" % n] * 9)) for n in range(97, 122)),
    "quadratic blow-up": b"a: &a " + b"x" * 100_000 + b"\nb: [" + b"*a, " * 100_000 + b"]\n",
    "lists in lists": b"[" * 1_000_000,
    "mappings in mappings": b"{a: " * 500_000,
    "dashes": b"- " * 1_000_000,
    "indented": b"".join(b" " * n + b"a:\n" for n in range(2_000)),
    "questions": b"? " * 500_000,
    "one key a million times": b"a: 1\n" * 700_000,
    "a million keys": b"".join(b"k%d: 1\n" % n for n in range(100_000)),
    "tabs": b"\t\n" * 1_900_000,
    "invisible": "\u2028\n".encode() * 900_000,
    "anchors": b"- &a x\n" * 500_000,
    "tags": b"- !a x\n" * 500_000,
    "a long key": b"a" * 3_000_000 + b": 1\n",
    "an open quotation": b'a: "' + b"x\n" * 1_000_000,
    "folded": b"a: >\n" + b"  x\n" * 900_000,
    "comments": b"#" * 3_900_000,
    "too long": b"a: 1\n" * (MAX_BYTES // 5 + 1),
    "mark": b"\xef\xbb\xbfa: 1\n",
    "two marks": b"\xff\xfea\x00:\x00",
    "not UTF-8": b"a: \xff\n",
    "a large number": b"a: " + b"9" * 3_000_000,
}


def check(path: Path) -> None:
    """Read, or faults that each say where, what and what to do."""
    faults = Collector(path.parent)
    item: Item | None = read_yaml(path, faults)
    lines = path.read_bytes().count(b"\n") + 2
    assert (item is None) == bool(faults.faults)
    for fault in faults.faults:
        assert 0 <= fault.line <= lines
        assert fault.problem
        assert fault.remedy
    assert len(faults.faults) <= 2 * MOST_FAULTS


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused_soon(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(BOMBS[name])
    with bounded(20), little_memory():
        check(path)


@fuzz
@given(st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join)))
def test_random_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    with bounded():
        check(path)


@fuzz
@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join))
def test_random_structure(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    with bounded():
        check(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """One copy of the real policy for all examples; each puts right what it broke."""
    return Checkout(tmp_path_factory.mktemp("whole"))


@settings(fuzz, max_examples=12)
@given(st.data())
def test_the_whole_policy_with_slips_in_one_file(whole: Checkout, data: st.DataObject) -> None:
    real = data.draw(st.sampled_from(REAL))
    path = whole.policy / real.relative_to(ROOT / POLICY)
    right = real.read_bytes()
    path.write_bytes(data.draw(mutated(st.just(right))))
    try:
        with bounded(30):
            found = examine(whole.root)
        assert all(fault.problem and fault.remedy and fault.line >= 0 for fault in found.faults)
    finally:
        path.write_bytes(right)
