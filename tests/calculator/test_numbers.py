"""Exact numbers: what is taken, what is refused and with which code, and no float on the way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuyao_policy.jsontext import NumberText
from yuyao_policy.numbers import LARGEST, NotExact, ceil100, floor100, hundredths, plain, whole_number


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, 0),
        (7, 700),
        (1.5, 150),
        (0.1, 10),
        (2.675e1, 2675),
        (NumberText("1.50"), 150),
        (NumberText("1.2300"), 123),
        (NumberText("0.07"), 7),
        (NumberText("-0.0"), 0),
        (NumberText("1e3"), 100_000),
        (NumberText("1E+2"), 10_000),
        (NumberText("125e-2"), 125),
        (NumberText("12500e-4"), 125),
        (NumberText("0e9999"), 0),
        (NumberText("000.5"), 50),
        (NumberText("1e15"), LARGEST * 100),
        (LARGEST, LARGEST * 100),
    ],
)
def test_a_number_is_taken_as_exact_hundredths(value: object, expected: int) -> None:
    assert hundredths(value) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1", "not-a-number"),
        ("", "not-a-number"),
        (True, "not-a-number"),
        (None, "not-a-number"),
        ([], "not-a-number"),
        (float("nan"), "not-a-number"),
        (float("inf"), "not-a-number"),
        (NumberText("NaN"), "not-a-number"),
        (NumberText("Infinity"), "not-a-number"),
        (NumberText("-Infinity"), "not-a-number"),
        (NumberText("1e12345"), "not-a-number"),
        (-1, "negative"),
        (-0.01, "negative"),
        (NumberText("-1e30"), "negative"),
        (NumberText("-0.001"), "negative"),
        (0.001, "too-many-decimals"),
        (2.125, "too-many-decimals"),
        (NumberText("1e-3"), "too-many-decimals"),
        (NumberText("100.001"), "too-many-decimals"),
        (LARGEST + 1, "too-large"),
        (NumberText("1000000000000000.01"), "too-large"),
        (NumberText("1e9999"), "too-large"),
        (NumberText("9" * 500), "too-large"),
    ],
)
def test_what_is_not_such_a_number_is_refused_with_its_code(value: object, code: str) -> None:
    with pytest.raises(NotExact) as caught:
        hundredths(value)
    assert caught.value.code == code


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (3, 3), (3.0, 3), (NumberText("3.00"), 3), (LARGEST, LARGEST)])
def test_a_whole_number_is_taken(value: object, expected: int) -> None:
    assert whole_number(value) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (-1, "negative"),
        (NumberText("-2.0"), "negative"),
        (LARGEST + 1, "too-large"),
        (NumberText("1e16"), "too-large"),
        (1.5, "not-whole"),
        (NumberText("1.001"), "not-whole"),
        (False, "not-a-number"),
        ("3", "not-a-number"),
    ],
)
def test_what_is_not_whole_is_refused_with_its_code(value: object, code: str) -> None:
    with pytest.raises(NotExact) as caught:
        whole_number(value)
    assert caught.value.code == code


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_written_number_is_as_decimal_arithmetic_has_it(number: Decimal) -> None:
    assert hundredths(NumberText(f"{number:f}")) == int(number * 100)


@given(st.integers(0, 10**12))
def test_floor_and_ceiling_of_hundredths(value: int) -> None:
    assert floor100(value) * 100 <= value <= ceil100(value) * 100
    assert ceil100(value) - floor100(value) == (value % 100 > 0)


@pytest.mark.parametrize(
    ("value", "text"), [(0, 0), (600, 6), (150, "1.5"), (101, "1.01"), (110, "1.1"), (99, "0.99"), (1005, "10.05")]
)
def test_plain_has_no_trailing_zeros(value: int, text: int | str) -> None:
    assert plain(value) == text
