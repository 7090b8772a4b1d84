"""Months from day to day: against the calendar itself, and at its ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuyao_policy.dates import elapsed_hundredths, month_after, month_index


@pytest.mark.parametrize(
    ("start", "end", "low", "high"),
    [
        ("2022-07-01", "2022-07-01", 0, 0),
        ("2022-06-30", "2022-07-01", 3, 4),
        ("2022-06-01", "2022-07-01", 100, 100),
        ("2021-07-01", "2022-07-01", 1200, 1200),
        ("2022-06-16", "2022-07-01", 50, 50),
        ("2022-05-15", "2022-07-01", 153, 154),
        ("2022-01-31", "2022-02-28", 100, 100),
        ("2022-01-31", "2022-03-01", 103, 104),
        ("2020-02-29", "2021-02-28", 1200, 1200),
        ("2020-02-28", "2020-02-29", 3, 4),
        ("1900-02-28", "1900-03-01", 3, 4),
        ("2000-01-30", "2000-02-29", 100, 100),
        ("0001-01-01", "9999-12-31", 11998796, 11998797),
        ("2022-12-02", "2023-01-01", 96, 97),
    ],
)
def test_elapsed_months(start: str, end: str, low: int, high: int) -> None:
    assert elapsed_hundredths(date.fromisoformat(start), date.fromisoformat(end)) == (low, high)


DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))


@given(DAYS, st.integers(0, 4000))
def test_elapsed_months_never_shrink_and_parts_are_between_nothing_and_a_month(start: date, days: int) -> None:
    low, high = elapsed_hundredths(start, start + timedelta(days))
    later_low, later_high = elapsed_hundredths(start, start + timedelta(days + 1))
    assert 0 <= low <= high <= low + 1
    assert low <= later_low
    assert high <= later_high
    if low != high:
        assert low // 100 == high // 100
        assert high % 100
    elif low % 100 == 0:
        whole = start + timedelta(days)
        assert month_index(whole) - month_index(start) == low // 100


@pytest.mark.parametrize(
    ("start", "hundredths", "month"),
    [
        ("2023-12-01", 0, "2023-12"),
        ("2023-12-31", 0, "2023-12"),
        ("2023-12-01", 100, "2024-01"),
        ("2023-12-01", 99, "2023-12"),
        ("2023-12-02", 99, "2024-01"),
        ("2023-12-16", 48, "2023-12"),
        ("2023-12-16", 52, "2024-01"),
        ("2023-01-31", 100, "2023-02"),
        ("2023-01-31", 104, "2023-03"),
        ("2023-02-15", 50, "2023-03"),
        ("2024-02-15", 50, "2024-02"),
    ],
)
def test_the_month_in_which_a_later_day_lies(start: str, hundredths: int, month: str) -> None:
    year, number = divmod(month_after(date.fromisoformat(start), hundredths), 12)
    assert f"{year}-{number + 1:02}" == month


def test_a_month_beyond_the_calendar_is_a_number_all_the_same() -> None:
    assert month_after(date(9999, 12, 31), 10**17) == month_index(date(9999, 12, 31)) + 10**15
