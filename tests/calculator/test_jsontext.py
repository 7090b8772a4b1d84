"""JSON in without binary floats, JSON out that can always be written."""

from __future__ import annotations

import json

import pytest

from yuyao_policy.errors import ClaimNotJson
from yuyao_policy.jsontext import NumberText, Repeated, dump, parse


def test_a_number_with_a_point_stays_the_text_that_was_written() -> None:
    found = parse('{"a": 1.10, "b": 1e3, "c": 7, "d": -0.0}')
    assert found == {"a": "1.10", "b": "1e3", "c": 7, "d": "-0.0"}
    assert [type(found[key]) for key in "abcd"] == [NumberText, NumberText, int, NumberText]


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_told_apart_from_text(literal: str) -> None:
    assert type(parse(literal)) is NumberText
    assert type(parse(f'"{literal}"')) is str


def test_a_very_long_integer_is_not_converted() -> None:
    assert parse("9" * 400) == int("9" * 400)
    assert type(parse("9" * 401)) is NumberText
    assert parse("1" * 100_000) == "1" * 100_000


def test_a_mark_at_the_beginning_is_no_part_of_it() -> None:
    assert parse('\ufeff{"a": 1}') == {"a": 1}


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "[1,]", "nul", '{"a": 1} x', "1e", '"\x01"'])
def test_what_is_not_json_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ClaimNotJson):
        parse(text)


def test_a_depth_that_cannot_be_held_is_no_json_either() -> None:
    with pytest.raises(ClaimNotJson, match="nested more than 100 deep"):
        parse("[" * 200_000 + "]" * 200_000)


def test_a_key_that_stands_twice_is_kept_in_mind() -> None:
    found = parse('{"a": 1, "b": 2, "a": 3, "c": {"d": 1, "d": 1}}')
    assert isinstance(found, Repeated)
    assert (found, found.keys_twice) == ({"a": 3, "b": 2, "c": {"d": 1}}, ("a",))
    assert found["c"].keys_twice == ("d",)
    assert not isinstance(parse('{"a": 1}'), Repeated)


def test_the_text_of_a_value_is_compact_and_chinese_stays_chinese() -> None:
    assert dump({"名": [1, "技师"], "x": None}) == '{"名":[1,"技师"],"x":null}'
    assert dump({"名": 1}, indent=2) == '{\n  "名": 1\n}'


def test_half_of_a_surrogate_pair_can_be_written_back() -> None:
    value = parse('{"key \\ud800": "技师"}')
    text = dump(value)
    assert text.isascii()
    assert json.loads(text.encode()) == value
    assert dump(value, indent=1).isascii()


def test_what_is_not_a_json_value_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        dump({"a": object()})


def test_brackets_in_words_do_not_count_as_nesting() -> None:
    assert parse('{"a": "' + "[" * 500 + '\\"]"}') == {"a": "[" * 500 + '"]'}
    assert parse("[" * 100 + "]" * 100) is not None
