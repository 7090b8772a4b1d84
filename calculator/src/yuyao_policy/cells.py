"""The cells of a table: text to facts on the way in, no running formula on the way out."""

from __future__ import annotations

import re
from typing import Any

from yuyao_policy.jsontext import NumberText
from yuyao_policy.policy import Question

_WHOLE = re.compile(r"-?[0-9]{1,400}")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?")
_YES_NO = {
    **dict.fromkeys(("true", "yes", "y", "1", "是", "对"), True),
    **dict.fromkeys(("false", "no", "n", "0", "否", "不是"), False),
}
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula, one that reads Chinese included."""
_BETWEEN_OPTIONS = re.compile(r"[;；|、,，\s]+")


def cell_value(question: Question, text: str) -> Any:
    """What a cell says, in the type that the claim wants; what it cannot say goes on as text and is refused there."""
    kind = question.type
    if kind in ("count", "money", "decimal"):
        return _number(text)
    if kind == "yes_no":
        return _YES_NO.get(text.lower(), text)
    if kind == "options":
        return [word for word in _BETWEEN_OPTIONS.split(text) if word]
    if kind in ("date", "month") and text not in question.also:
        return _day(text)
    return text


def _number(text: str) -> Any:
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if _WHOLE.fullmatch(text):
        return int(text)
    return NumberText(text) if _NUMBER.fullmatch(text) else text


def _day(text: str) -> str:
    """2023-6-3, 2023/6/3 and 2023年6月3日, as spreadsheets and people write them, in the claim's form."""
    match = _DAY.fullmatch(text)
    if match is None:
        return text
    year, month, day = match.groups()
    return f"{year}-{month:0>2}-{day:0>2}" if day else f"{year}-{month:0>2}"


def safe_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before one; a plain number stays."""
    if cell[:1] in FORMULA and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
