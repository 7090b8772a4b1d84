"""Cells of a table: what people and spreadsheets write, and no formula on the way out."""

from __future__ import annotations

from typing import Any

import pytest

from yuyao_policy.cells import cell_value, safe_cell
from yuyao_policy.jsontext import NumberText
from yuyao_policy.policy import Question


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("count", "12", 12),
        ("count", "-1", -1),
        ("count", "007", 7),
        ("money", "2,280", 2280),
        ("money", "1,234,567", 1234567),
        ("money", "12,34", "12,34"),
        ("money", "2280.00", NumberText("2280.00")),
        ("money", "2,280.50", NumberText("2280.50")),
        ("decimal", "1.5", NumberText("1.5")),
        ("decimal", "1e3", NumberText("1e3")),
        ("decimal", "1.", "1."),
        ("decimal", "½", "½"),
        ("decimal", "１２", "１２"),
        ("count", "9" * 401, NumberText("9" * 401)),
        ("yes_no", "是", True),
        ("yes_no", "否", False),
        ("yes_no", "TRUE", True),
        ("yes_no", "No", False),
        ("yes_no", "1", True),
        ("yes_no", "0", False),
        ("yes_no", "maybe", "maybe"),
        ("option", "junior", "junior"),
        ("options", "shanghai;jiangsu", ["shanghai", "jiangsu"]),
        ("options", "shanghai、jiangsu，anhui | abroad", ["shanghai", "jiangsu", "anhui", "abroad"]),
        ("options", ";", []),
        ("date", "2023-06-03", "2023-06-03"),
        ("date", "2023/6/3", "2023-06-03"),
        ("date", "2023.6.3", "2023-06-03"),
        ("date", "2023年6月3日", "2023-06-03"),
        ("date", "2023年6月3", "2023-06-03"),
        ("date", "6/3/2023", "6/3/2023"),
        ("date", "45080", "45080"),
        ("date", "none", "none"),
        ("month", "2023-6", "2023-06"),
        ("month", "2023年6月", "2023-06"),
        ("month", "2023/12", "2023-12"),
        ("text", "基地 A", "基地 A"),
    ],
)
def test_a_cell_becomes_a_value_or_stays_text_to_be_refused(kind: str, text: str, value: Any) -> None:
    found = cell_value(Question("q", kind, also=("none",)), text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://example.org")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "-",
        "=",
        "+1",
        "＝1+1",
        "＠SUM(A1)",
    ],
)
def test_a_formula_is_written_as_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "-1", "-1.5", "-2e3", "1+1", "a=b", "技师", "'=1", " =1"])
def test_anything_else_is_written_as_it_is(cell: str) -> None:
    assert safe_cell(cell) == cell
