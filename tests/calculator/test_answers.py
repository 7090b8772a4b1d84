"""Facts of one benefit: exact values for the rules, each fault by its path, and all faults at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yuyao_policy.answers import LONGEST_NAME, ObjectReader, as_json, field_reader
from yuyao_policy.errors import Fault
from yuyao_policy.jsontext import NumberText, parse
from yuyao_policy.policy import Question

QUESTIONS = (
    Question("people", "count"),
    Question("measure", "count", minimum=1, maximum=20),
    Question("pay", "money"),
    Question("months", "decimal"),
    Question("day", "date", also=("none",)),
    Question("month", "month"),
    Question("employed", "yes_no"),
    Question("level", "option", options=("junior", "senior")),
    Question("places", "options", options=("north", "south")),
    Question("base", "text"),
    Question("ratings", "count", at_most=("people", "measure")),
    Question("groups", "list", items=(Question("n", "count"), Question("m", "count", at_most=("n",)))),
)
READER = ObjectReader(QUESTIONS)


def read(value: Any) -> tuple[Any, list[tuple[str, str]]]:
    """What the reader makes of a value at the path `a`, and the faults as path and code."""
    faults: list[Fault] = []
    facts = READER(value, "a", faults)
    return facts, [(fault.path, fault.code) for fault in faults]


def test_every_type_becomes_its_exact_value() -> None:
    told = parse(
        '{"people": 5, "measure": 20, "pay": 2280.0, "months": 1.5, "day": "2023-06-30", "month": "2023-06",'
        ' "employed": false, "level": "junior", "places": ["north", "south", "north"], "base": " A ",'
        ' "groups": [{"n": 2, "m": 2}, {}]}'
    )
    facts, faults = read(told)
    assert faults == []
    assert facts == {
        "people": 5,
        "measure": 20,
        "pay": 2280,
        "months": 150,
        "day": date(2023, 6, 30),
        "month": 2023 * 12 + 5,
        "employed": False,
        "level": "junior",
        "places": ("north", "south", "north"),
        "base": "A",
        "groups": [{"n": 2, "m": 2}, {}],
    }


def test_null_is_not_known_and_another_word_for_a_date_stays_that_word() -> None:
    assert read({question.id: None for question in QUESTIONS}) == ({}, [])
    assert read({"day": "none", "base": "   "}) == ({"day": "none", "base": None}, [])


@pytest.mark.parametrize(
    ("question", "value", "path", "code"),
    [
        ("people", "5", "a.people", "not-a-number"),
        ("people", True, "a.people", "not-a-number"),
        ("people", -1, "a.people", "negative"),
        ("people", 2.5, "a.people", "not-whole"),
        ("people", NumberText("NaN"), "a.people", "not-a-number"),
        ("people", 10**16, "a.people", "too-large"),
        ("measure", 0, "a.measure", "out-of-range"),
        ("measure", 21, "a.measure", "out-of-range"),
        ("pay", 0.5, "a.pay", "not-whole"),
        ("pay", [], "a.pay", "not-a-number"),
        ("months", 1.234, "a.months", "too-many-decimals"),
        ("months", -0.5, "a.months", "negative"),
        ("day", "2023-02-29", "a.day", "not-a-date"),
        ("day", "2023-2-1", "a.day", "not-a-date"),
        ("day", "20230201", "a.day", "not-a-date"),
        ("day", "2023-W01-1", "a.day", "not-a-date"),
        ("day", "２０２３-01-01", "a.day", "not-a-date"),
        ("day", 20230201, "a.day", "not-a-date"),
        ("day", "None", "a.day", "not-a-date"),
        ("month", "2023-13", "a.month", "not-a-month"),
        ("month", "2023-06-30", "a.month", "not-a-month"),
        ("month", 202306, "a.month", "not-a-month"),
        ("employed", "yes", "a.employed", "not-yes-or-no"),
        ("employed", 1, "a.employed", "not-yes-or-no"),
        ("employed", 0, "a.employed", "not-yes-or-no"),
        ("level", "Junior", "a.level", "unknown-option"),
        ("level", 3, "a.level", "not-an-option"),
        ("level", ["junior"], "a.level", "not-an-option"),
        ("places", "north", "a.places", "not-a-list"),
        ("places", ["north", "west"], "a.places[1]", "unknown-option"),
        ("places", [None], "a.places[0]", "not-an-option"),
        ("base", 7, "a.base", "not-text"),
        ("base", "x" * (LONGEST_NAME + 1), "a.base", "too-long"),
        ("groups", {}, "a.groups", "not-a-list"),
        ("groups", [{}, None], "a.groups[1]", "not-an-object"),
        ("groups", [{"n": 1}, {"x": 1}], "a.groups[1].x", "unknown-key"),
        ("groups", [{}, {"n": -1}], "a.groups[1].n", "negative"),
        ("groups", [{"n": 1, "m": 2}], "a.groups[0].m", "above-n"),
        ("unheard_of", None, "a.unheard_of", "unknown-key"),
    ],
)
def test_an_impossible_value_is_refused_with_its_path_and_code(question: str, value: Any, path: str, code: str) -> None:
    assert read({question: value})[1] == [(path, code)]


def test_the_longest_name_is_taken() -> None:
    assert read({"base": "x" * LONGEST_NAME}) == ({"base": "x" * LONGEST_NAME}, [])


@pytest.mark.parametrize("value", [None, [], "x", 3, True])
def test_facts_are_an_object(value: Any) -> None:
    assert read(value) == (None, [("a", "not-an-object")])


def test_a_number_is_bounded_by_each_of_those_that_bound_it() -> None:
    assert read({"ratings": 3, "people": 3, "measure": 3}) == ({"ratings": 3, "people": 3, "measure": 3}, [])
    assert read({"ratings": 3, "people": 2, "measure": 1})[1] == [
        ("a.ratings", "above-people"),
        ("a.ratings", "above-measure"),
    ]
    assert read({"ratings": 3, "people": None})[1] == []


def test_every_fault_is_named_not_only_the_first() -> None:
    _, faults = read({"people": -1, "months": "x", "level": "z", "groups": [{"n": 1.5}, {"q": 0}], "other": 1})
    assert faults == [
        ("a.people", "negative"),
        ("a.months", "not-a-number"),
        ("a.level", "unknown-option"),
        ("a.groups[0].n", "not-whole"),
        ("a.groups[1].q", "unknown-key"),
        ("a.other", "unknown-key"),
    ]


def test_a_key_told_twice_is_refused_wherever_it_stands() -> None:
    assert read(parse('{"people": 1, "people": 1, "groups": [{"n": 1, "n": 2}]}'))[1] == [
        ("a.groups[0].n", "repeated-key"),
        ("a.people", "repeated-key"),
    ]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (float("inf"), "inf"),
        (NumberText("1.50"), "1.50"),
        (1.5, 1.5),
        (None, None),
        (True, True),
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        ((1,), "[…]"),
        ("x" * 5, "xxxxx"),
        (date(2023, 1, 1), "2023-01-01"),
    ],
)
def test_a_refused_value_goes_back_in_a_form_that_json_can_carry(value: Any, told: Any) -> None:
    assert as_json(value) == told
    assert type(as_json(value)) is type(told)


def test_a_type_that_is_not_known_is_a_mistake_of_the_data() -> None:
    with pytest.raises(KeyError):
        field_reader(Question("x", "colour"))
