"""YAML with lines: what is read, and every trap of the format that is refused with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.faults import Collector, Fault
from scripts.policy_source.yaml_lines import Item, Mapping, Scalar, Sequence, parse_yaml, read_yaml

FILE = Path("/repo/policy/x.yaml")


def parse(text: str) -> tuple[Item | None, list[Fault]]:
    faults = Collector(Path("/repo"))
    return parse_yaml(text, FILE, faults), faults.faults


def only_fault(text: str) -> Fault:
    item, faults = parse(text)
    assert item is None
    assert len(faults) == 1, faults
    assert faults[0].file == "policy/x.yaml"
    assert faults[0].remedy
    return faults[0]


def test_every_value_knows_its_line_and_place() -> None:
    item, faults = parse("a: 1\nb:\n  - x\n  - {c: true}\n")
    assert not faults
    assert isinstance(item, Mapping)
    assert item.key_lines == {"a": 1, "b": 2}
    second = item.entries["b"]
    assert isinstance(second, Sequence)
    inner = second.items[1]
    assert isinstance(inner, Mapping)
    assert (inner.entries["c"].line, inner.entries["c"].where) == (4, "b[1].c")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("true", True),
        ("false", False),
        ("2022-07-01", date(2022, 7, 1)),
        ("null", None),
        ("~", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ('"2022-07-01"', "2022-07-01"),
        ("3000 元/人/年", "3000 元/人/年"),
        # what YAML 1.1 turns into something else stays words
        ("on", "on"),
        ("no", "no"),
        ("yes", "yes"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("010", "010"),
        ("12:30", "12:30"),
        ("1.5", "1.5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("True", "True"),
        ("2022-07-01 10:00:00", "2022-07-01 10:00:00"),
    ],
)
def test_plain_words_mean_only_what_data_needs(words: str, value: object) -> None:
    item, faults = parse(f"a: {words}\n")
    assert not faults
    assert isinstance(item, Mapping)
    found = item.entries["a"]
    assert isinstance(found, Scalar)
    assert found.value == value
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice; the first is in line 1"),
        ("a:\n  b: 1\n  b: 2\n", 3, "'b' stands twice"),
        ("a: 1\n\tb: 2\n", 2, "tab"),
        ("a: &x 1\n", 1, "&x names a value"),
        ("a: 1\nb: *x\n", 2, "*x repeats"),
        ("a: {<<: 1}\n", 1, "merge keys"),
        ("a: !!python/object:os.system 1\n", 1, "is a YAML tag"),
        ("a: !x\n  b: 1\n", 1, "is a YAML tag"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("[a]: 1\n", 1, "key is not a word"),
        ("a: [1, 2\nb: 3\n", 2, "not YAML"),
        ("a: 1\n  b: 2\n", 2, "not YAML"),
        ("a: 2022-02-30\n", 1, "no day of the calendar"),
        ("a: 1\nb: \x00\n", 2, "U+0000"),
        ("a: \u2028\n", 1, "U+2028"),
        ("\ufeffa: 1\n", 1, "byte order mark"),
        ("", 0, "empty"),
        ("# nothing but a comment\n", 0, "empty"),
    ],
)
def test_a_trap_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    fault = only_fault(text)
    assert fault.line == line
    assert problem in fault.problem


def test_deep_nesting_is_refused_before_it_hurts() -> None:
    assert "levels deep" in only_fault("a: " + "[" * 5000 + "]" * 5000).problem


def test_billion_laughs_end_at_the_first_anchor() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdef", "bcdefg", strict=True))
    _, faults = parse(bomb)
    assert [fault.line for fault in faults] == [1, 2, 2]


def test_several_faults_of_one_file_are_told_at_once() -> None:
    _, faults = parse("a: &x 1\nb: !t 2\nb: 3\nc: 2022-13-01\n")
    assert [fault.line for fault in faults] == [1, 2, 3, 4]


def test_not_utf8_names_byte_and_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 1\nb: 余姚\n".encode("gb18030"))
    faults = Collector(tmp_path)
    assert read_yaml(path, faults) is None
    assert [(fault.file, fault.line) for fault in faults.faults] == [("x.yaml", 2)]
    assert "is not UTF-8" in faults.faults[0].problem


def test_missing_file_says_what_to_write(tmp_path: Path) -> None:
    faults = Collector(tmp_path)
    assert read_yaml(tmp_path / "x.yaml", faults, "List the terms.") is None
    assert faults.faults == [Fault("x.yaml", 0, "", "The file is missing.", "List the terms.")]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-?{}[],&*!|>'\"%@`# \n\t0余\x00~<")))
def test_no_text_raises(text: str) -> None:
    item, faults = parse(text)
    assert (item is None) == bool(faults)
