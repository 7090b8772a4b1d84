"""Typed reading: each wrong kind is a fault with its line, and reading goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.faults import Collector
from scripts.policy_source.model import Text
from scripts.policy_source.reader import Record, records
from scripts.policy_source.yaml_lines import Item, Sequence, parse_yaml


def item_of(text: str) -> tuple[Item, Collector]:
    faults = Collector(Path("/repo"))
    item = parse_yaml(text, Path("/repo/x.yaml"), faults)
    assert item is not None
    return item, faults


def read_all(record: Record) -> tuple[str, int | None, bool, Text | None, str, tuple[str, ...]]:
    """Every kind of key that the policy has."""
    return (
        record.words("id"),
        record.number("minimum"),
        record.flag("special"),
        record.maybe_text("help"),
        record.choice("kind", ("payment", "planning")),
        record.word_list("nodes"),
    )


def test_a_sound_record_reads_without_a_fault() -> None:
    item, faults = item_of("{id: x, minimum: 0, special: true, help: {zh: 甲, en: a}, kind: planning, nodes: [m3]}")
    with Record(item, faults) as record:
        assert read_all(record) == ("x", 0, True, Text("甲", "a"), "planning", ("m3",))
    assert record.ok


@pytest.mark.parametrize(
    ("text", "where", "problem"),
    [
        ("{kind: payment}", "id", "missing or empty"),
        ("{id: , kind: payment}", "id", "missing or empty"),
        ('{id: "", kind: payment}', "id", "The text is empty"),
        ('{id: " x", kind: payment}', "id", "begins or ends with blanks"),
        ("{id: 12, kind: payment}", "id", "not the number 12"),
        ("{id: true, kind: payment}", "id", "not true"),
        ("{id: 2022-07-01, kind: payment}", "id", "not the date 2022-07-01"),
        ("{id: [x], kind: payment}", "id", "not a list"),
        ("{id: x, kind: paymant}", "kind", "did you mean 'payment'?"),
        ("{id: x, kind: payment, minimum: no}", "minimum", "not 'no'"),
        ("{id: x, kind: payment, minimum: true}", "minimum", "not true"),
        ("{id: x, kind: payment, minimum: 1.5}", "minimum", "not '1.5'"),
        ("{id: x, kind: payment, special: yes}", "special", "not 'yes'"),
        ("{id: x, kind: payment, special: 1}", "special", "not the number 1"),
        ("{id: x, kind: payment, nodes: m3}", "nodes", "A list is expected"),
        ("{id: x, kind: payment, nodes: [m3, 4]}", "nodes[1]", "not the number 4"),
        ("{id: x, kind: payment, help: 甲}", "help", "A mapping (key: value) is expected"),
        ("{id: x, kind: payment, help: {zh: 甲}}", "help.en", "missing or empty"),
        ("{id: x, kind: payment, help: {zh: 甲, en: a, de: b}}", "help.de", "not known here"),
        ("{id: x, kind: payment, spezial: true}", "spezial", "did you mean 'special'?"),
    ],
)
def test_what_is_not_as_expected_is_a_fault(text: str, where: str, problem: str) -> None:
    item, faults = item_of(text)
    with Record(item, faults) as record:
        read_all(record)
    assert not record.ok
    assert [(fault.file, fault.line, fault.where) for fault in faults.faults] == [("x.yaml", 1, where)]
    assert problem in faults.faults[0].problem
    assert faults.faults[0].remedy


def test_all_faults_of_a_record_are_told() -> None:
    item, faults = item_of("kind: none\nminimum: x\nnodes: 3\nother: 1\n")
    with Record(item, faults) as record:
        read_all(record)
    assert sorted((fault.line, fault.where) for fault in faults.faults) == [
        (1, "id"),
        (1, "kind"),
        (2, "minimum"),
        (3, "nodes"),
        (4, "other"),
    ]


def test_a_broken_record_is_left_out_of_a_list() -> None:
    item, faults = item_of("- {id: a}\n- {ie: b}\n- {id: c}\n")
    assert isinstance(item, Sequence)
    assert records(list(item.items), faults, lambda record: record.words("id")) == ["a", "c"]
    assert {fault.line for fault in faults.faults} == {2}


def test_no_mapping_at_all_is_one_fault() -> None:
    item, faults = item_of("[a, b]")
    with Record(item, faults) as record:
        assert read_all(record)[0] == ""
    assert len(faults.faults) == 1
