"""The command line: whatever it is given, an estimate, a table or one sentence that says what is wrong; soon."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checkouts import ROOT
from tests.fuzz.conftest import bounded, little_memory
from tests.fuzz.mutations import PIECES, mutated
from yuyao_policy.cli import main

fuzz = settings(settings.get_profile("fuzz"))
STATUS = {0, 2}
CASES = [
    case["claim"]
    for path in sorted((ROOT / "tests/cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
    if "claim" in case
]
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
        st.sampled_from([10**30, -1, 2**63, "1e9", "٣", "五", "１２", "2023-02-30", "9999-12-31", "0001-01-01"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=10), inner, max_size=4)),
    max_leaves=12,
)    # fmt: skip


class Said(io.TextIOWrapper):
    """A standard stream that keeps what is written, as bytes of UTF-8: half a surrogate pair cannot be written."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    def text(self) -> str:
        self.flush()
        kept = self.buffer
        assert isinstance(kept, io.BytesIO)
        return kept.getvalue().decode()


@contextmanager
def standard_input(data: bytes) -> Iterator[None]:
    """These bytes as what is piped in."""
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """One call: its exit status, output and errors. An exception that leaves main() is what would be a traceback."""
    out, err = Said(), Said()
    with bounded(), standard_input(stdin), redirect_stdout(out), redirect_stderr(err):
        status = main(list(arguments))
    return status, out.text(), err.text()


def told(data: bytes) -> Any:
    """The estimate of these bytes, or None when they were refused as a whole, with a sentence."""
    status, out, err = run("estimate", "-", stdin=data)
    assert status in STATUS
    if not out:
        assert status == 2
        assert err.startswith("yuyao_policy: ")
        assert err.count("\n") == 1
        return None
    return json.loads(out)


def spoiled(claim: Any, path: list[int], value: Any) -> Any:
    """A copy of a claim in which the value at a place (which child, at each level) is another."""
    if not path or not isinstance(claim, dict | list) or not claim:
        return value
    keys = list(claim) if isinstance(claim, dict) else list(range(len(claim)))
    key = keys[path[0] % len(keys)]
    changed = dict(claim) if isinstance(claim, dict) else list(claim)
    changed[key] = spoiled(claim[key], path[1:], value)
    return changed


def as_json(claim: Any) -> bytes:
    return json.dumps(claim, ensure_ascii=True, default=str).encode()


@fuzz
@given(st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join)))
def test_random_bytes_as_a_claim(data: bytes) -> None:
    told(data)


@fuzz
@given(mutated(st.sampled_from(CASES).map(as_json)))
def test_claims_with_slips(data: bytes) -> None:
    told(data)


@fuzz
@given(st.sampled_from(CASES), st.lists(st.integers(0, 30), max_size=6), VALUES)
def test_a_claim_with_any_value_at_any_place(claim: Any, path: list[int], value: Any) -> None:
    found = told(as_json(spoiled(claim, path, value)))
    for line in (found or {}).get("lines", ()) if isinstance(found, dict) else ():
        assert line["low"] is None or line["high"] is None or line["low"] <= line["high"]


@settings(fuzz, max_examples=40)
@given(st.sampled_from(CASES), st.lists(st.integers(0, 30), max_size=6), VALUES, st.sampled_from(["zh", "en"]))
def test_the_same_as_sentences(claim: Any, path: list[int], value: Any, language: str) -> None:
    status, out, err = run("explain", "-", "--lang", language, stdin=as_json(spoiled(claim, path, value)))
    assert status in STATUS
    assert out or err.startswith("yuyao_policy: ")


BOMBS = {
    "lists in lists": b"[" * 1_000_000,
    "whole lists in lists": b"[" * 100_000 + b"]" * 100_000,
    "objects in objects": b'{"a":' * 500_000,
    "deep answers": b'{"answers":' + b'{"apprenticeship":' * 50_000 + b"1" + b"}" * 50_001,
    "a long number": b'{"answers":{"apprenticeship":{"groups":[{"apprentices":' + b"9" * 4_000_000 + b"}]}}}",
    "a long exponent": b'{"answers":{"apprenticeship":{"groups":[{"apprentices":1e' + b"9" * 1_000_000 + b"}]}}}",
    "a large exponent": b'{"answers":{"apprenticeship":{"groups":[{"apprentices":1e999999999}]}}}',
    "a long text": b'{"policy":"' + b"x" * 4_000_000 + b'"}',
    "one key many times": b"{" + b'"a":1,' * 300_000 + b'"a":1}',
    "many keys": b"{" + b",".join(b'"k%d":1' % n for n in range(200_000)) + b"}",
    "many benefits": b'{"answers":{' + b",".join(b'"b%d":{}' % n for n in range(20_000)) + b"}}",
    "many groups": b'{"answers":{"apprenticeship":{"groups":[' + b",".join([b"{}"] * 20_000) + b"]}}}",
    "many claims": b"[" + b",".join([b"{}"] * 2_000) + b"]",
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbf{}",
    "half a pair": b'{"answers":{"\\ud800":1}}',
    "nothing": b"",
    "zero bytes": b"\0" * 1_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_or_refused_soon(name: str) -> None:
    with bounded(20), little_memory():
        status, out, err = run("estimate", "-", stdin=BOMBS[name])
    assert status in STATUS
    assert out or err.startswith("yuyao_policy: ")
    assert len(err) < 1000


HEADINGS = ["claim", "on", "benefit", "apprentices", "months", "internship.groups.months", "#note", "", "x", "level"]
CELLS = st.one_of(
    st.sampled_from(["", "apprenticeship", "internship", "5", "-1", "9" * 400, "=1+1", "是", "2023年6月3日", "\n"]),
    st.text(max_size=12),
)


def written(head: list[str], rows: list[list[str]]) -> str:
    """A table of which two cells of three are quoted, not always well."""
    return "\r\n".join(",".join(f'"{c}"' if n % 3 else c for n, c in enumerate(row)) for row in [head, *rows])


TABLES = st.builds(
    written,
    st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6),
    st.lists(st.lists(CELLS, max_size=7), max_size=6),
)
BOMB_TABLES = {
    "one cell": b"claim\n" + b"x" * 3_000_000,
    "an open quotation": b'claim,benefit\n"' + b"x\n" * 500_000,
    "many columns": b",".join(b"h%d" % n for n in range(100_000)) + b"\n",
    "many blank columns": b"," * 200_000 + b"\n1\n",
    "many blank rows": b"claim,benefit\n" + b",\n" * 500_000,
    "one claim": b"claim,benefit\n" + b"a,internship\n" * 60_000,
    "a large number": b"benefit,apprentices\napprenticeship," + b"9" * 900_000 + b"\n",
    "zero bytes": b"\0" * 500_000,
    "nothing": b"",
    "UTF-16 cut short": "benefit,apprentices\napprenticeship,5".encode("utf-16")[:-1],
    "carriage returns": b"\r" * 500_000,
}


def table(folder: Path, data: bytes, seconds: float = 5) -> None:
    """Read as a table: a table comes out with as many rows, or a sentence."""
    source, target = folder / "in.csv", folder / "out.csv"
    source.write_bytes(data)
    target.unlink(missing_ok=True)
    with bounded(seconds):
        status, out, err = run("batch", str(source), str(target))
    assert status in STATUS
    assert out == ""
    assert target.exists() or (status == 2 and err)
    assert not list(folder.glob("*.part"))


@fuzz
@given(st.one_of(st.binary(max_size=300), TABLES.map(lambda text: text.encode("utf-8", "replace"))))
def test_random_tables(tmp_path: Path, data: bytes) -> None:
    table(tmp_path, data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@settings(fuzz, max_examples=30)
@given(TABLES)
def test_random_tables_in_the_codings_that_spreadsheets_write(tmp_path: Path, encoding: str, text: str) -> None:
    table(tmp_path, text.encode(encoding, "replace"))


@pytest.mark.parametrize("name", BOMB_TABLES)
def test_a_table_that_is_a_bomb(tmp_path: Path, name: str) -> None:
    with little_memory():
        table(tmp_path, BOMB_TABLES[name], 20)


@settings(fuzz, max_examples=20)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_random_bytes_as_a_letter(data: bytes) -> None:
    for command in ("letter", "recheck"):
        status, out, err = run(command, "-", stdin=data)
        assert status in (0, 1, 2)
        assert out or err
