"""Exact numbers: whole numbers and decimals with two places, the latter held as hundredths. No binary float."""

from __future__ import annotations

import re

from yuyao_policy.jsontext import NumberText

LARGEST = 10**15
"""The largest number that a claim may hold: far above any payroll, far below what slows arithmetic down."""

_NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,4}))?")


class NotExact(ValueError):
    """Carries the fault code that says why a value is not the number asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def hundredths(value: object) -> int:
    """A number of a claim in hundredths: 1.5 is 150.

    Raises NotExact with the fault code: `not-a-number`, `negative`, `too-large`, `too-many-decimals`.
    """
    if type(value) is int:
        whole = value * 100
    elif type(value) is float:
        whole = _scaled(repr(value))
    elif type(value) is NumberText:
        whole = _scaled(value)
    else:
        raise NotExact("not-a-number")
    if whole < 0:
        raise NotExact("negative")
    if whole > LARGEST * 100:
        raise NotExact("too-large")
    return whole


def whole_number(value: object) -> int:
    """A whole number of a claim. Raises NotExact as `hundredths`, and with `not-whole`."""
    if type(value) is int:
        if 0 <= value <= LARGEST:
            return value
        raise NotExact("negative" if value < 0 else "too-large")
    try:
        scaled = hundredths(value)
    except NotExact as error:
        raise NotExact("not-whole" if error.code == "too-many-decimals" else error.code) from None
    if scaled % 100:
        raise NotExact("not-whole")
    return scaled // 100


def _scaled(text: str) -> int:
    """The hundredths of a written number; the exponent is bounded before anything is multiplied."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise NotExact("not-a-number")
    sign, units, decimals, exponent = match.groups()
    decimals = (decimals or "").rstrip("0")
    digits = (units + decimals).lstrip("0")
    if not digits:
        return 0
    power = int(exponent or 0) - len(decimals) + 2
    if len(digits) + power > 20:
        raise NotExact("negative" if sign else "too-large")
    if power < 0:
        zeros = digits[power:]
        if zeros.strip("0"):
            raise NotExact("negative" if sign else "too-many-decimals")
        digits, power = digits[:power] or "0", 0
    number: int = int(digits) * 10**power
    return -number if sign else number


def floor100(value: int) -> int:
    """Whole units in hundredths, part units dropped."""
    return value // 100


def ceil100(value: int) -> int:
    """Whole units in hundredths, part units counted as whole."""
    return -(-value // 100)


def plain(value: int) -> int | str:
    """Hundredths for display: 600 is 6, 150 is "1.5" (never a float)."""
    whole, part = divmod(value, 100)
    return whole if not part else f"{whole}.{part:02}".rstrip("0")
