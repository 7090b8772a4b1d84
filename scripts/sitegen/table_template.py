"""The tables that an office fills in: one workbook a benefit, with lists to choose from and a sheet that explains."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

ROWS = 5000
"""Rows that have the lists; further rows can be typed."""
_FILL = PatternFill("solid", fgColor="EDE8DC")
_SAVED_AT = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")

Question = Mapping[str, Any]
"""A question as the form's data holds it (form_data.py)."""


def workbook(benefit: Mapping[str, Any], words: Mapping[str, Any]) -> bytes:
    """The XLSX of one benefit of the form's data; the same for the same source."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = words["many"]["template_sheet"]
    guide: Worksheet = book.create_sheet(words["many"]["template_guide"])
    lists: Worksheet = book.create_sheet("lists")
    lists.sheet_state = "hidden"
    guide.append([benefit["title"]])
    guide.append([words["many"]["template_help"]])
    guide.append([])
    guide.append([words["many"][key] for key in ("guide_column", "guide_question", "guide_answers", "guide_help")])
    columns = [("#", None), ("claim", None), *_columns(benefit)]
    for at, (heading, question) in enumerate(columns, 1):
        cell = sheet.cell(1, at, heading)
        cell.font, cell.fill, cell.alignment = Font(bold=True), _FILL, Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = 22
        if question is None:
            continue
        cell.comment = Comment("\n".join(filter(None, [question["label"], question.get("help")])), "", 160, 320)
        answers = _answers(question, words)
        if answers and question["type"] != "options":
            for row, answer in enumerate(answers, 1):
                lists.cell(row, at, answer)
            choice = DataValidation("list", formula1=f"lists!${letter}$1:${letter}${len(answers)}", allow_blank=True)
            choice.showErrorMessage = not question.get("also")
            sheet.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}{ROWS}")
        if question["type"] in ("date", "month", "text"):
            for row in range(2, 200):
                sheet.cell(row, at).number_format = "@"    # what is typed stays as typed
        told = " / ".join(answers) or question.get("unit", "") or words["many"]["guide_types"].get(question["type"], "")
        guide.append([heading, question["label"], told, question.get("help", "")])
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCD", (44, 44, 44, 70), strict=True):
        guide.column_dimensions[letter].width = width
    return _steady(book)


def _columns(benefit: Mapping[str, Any]) -> Iterator[tuple[str, Question]]:
    for question in _asked(benefit["questions"]):
        if question["type"] == "list":
            for item in _asked(question["items"]):
                yield f"{benefit['id']}.{question['id']}.{item['id']}", item
        else:
            yield f"{benefit['id']}.{question['id']}", question


def _asked(questions: list[Question]) -> Iterator[Question]:
    return (question for question in questions if not question.get("changes_nothing"))


def _answers(question: Question, words: Mapping[str, Any]) -> list[str]:
    """The words to choose from; none: anything may be typed."""
    if question["type"] == "yes_no":
        return [words["form"]["is_yes"], words["form"]["is_no"]]
    return [option["label"] for option in question.get("options", ())]


def _steady(book: Workbook) -> bytes:
    """The file without the time at which it was made."""
    written, steady = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _SAVED_AT.sub(b"", data)
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return steady.getvalue()
