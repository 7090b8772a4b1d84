"""Months counted from day to day, in whole numbers: no date is ever made that the calendar cannot hold."""

from __future__ import annotations

from datetime import date

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_index(day: date) -> int:
    """The month of a day as one number: year × 12 + month − 1."""
    return day.year * 12 + day.month - 1


def month_after(start: date, hundredths: int) -> int:
    """The month in which the day lies that is so many months after start, as one number."""
    whole, part = divmod(hundredths, 100)
    month = month_index(start) + whole
    length = _days_in(month)
    return month + (min(start.day, length) - 1 + part * length // 100) // length


def elapsed_hundredths(start: date, end: date) -> tuple[int, int]:
    """Months from start to a later end, in hundredths, rounded down and up; equal when whole months have passed.

    A part of a month is counted in days of the month in which it lies, and is never nothing and never a whole month.
    """
    whole = month_index(end) - month_index(start)
    passed = _same_day(start, month_index(start) + whole)
    if passed > end:
        whole -= 1
        passed = _same_day(start, month_index(start) + whole)
    if passed == end:
        return whole * 100, whole * 100
    part, length = (end - passed).days * 100, _days_in(month_index(passed))
    return whole * 100 + min(99, part // length), whole * 100 + max(1, min(99, -(-part // length)))


def _days_in(month: int) -> int:
    year, index = divmod(month, 12)
    leap = index == 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[index] + leap


def _same_day(start: date, month: int) -> date:
    """The day of that month with start's day number, or the last one that the month has."""
    year, index = divmod(month, 12)
    return date(year, index + 1, min(start.day, _days_in(month)))
