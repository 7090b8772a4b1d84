"""Many at once: a table goes in, is previewed, estimated in the worker, and comes back with each faulty row named."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.estimate_page import DEVICES, WORDS, Form, violations

HEADINGS = ["#", "internship.groups.students", "internship.groups.school", "internship.groups.months"]
FAULTY = {17: "x", 101: "-3", 250: "1.234", 333: "三", 499: "1e9999", 700: "", 1000: "6"}
"""Line -> what stands under months (700: an unknown school; 1000: one cell too many)."""


def rows(n: int) -> list[list[str]]:
    """A table of n rows of which those in FAULTY are faulty."""
    found = [["甲", "20", "technical_institution", "6"] for _ in range(n)]
    for line, months in FAULTY.items():
        if line - 2 < n:
            found[line - 2][3] = months or "6"
    if n >= 699:
        found[698][2] = "kindergarten"
    if n >= 999:
        found[998].append("too much")
    return [HEADINGS, *found]


def as_csv(table: list[list[str]], encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue().encode(encoding)


def as_xlsx(table: list[list[str]]) -> bytes:
    book = Workbook()
    for row in table:
        book.worksheets[0].append([int(cell) if cell.isdecimal() else cell for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def hand_in(form: Form, name: str, data: bytes) -> Page:
    page = form.page
    if page.locator("[data-do=many]").is_visible():
        page.locator("[data-do=many]").click()
    page.locator("#yc-many-file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    return page


def results(page: Page) -> list[list[str]]:
    with page.expect_download() as download:
        page.locator("[data-do=many-save]").click()
    return list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))


@pytest.mark.parametrize(
    "made", [lambda: as_csv(rows(1000), "gb18030"), lambda: as_xlsx(rows(1000))], ids=["gb18030", "xlsx"]
)
def test_a_table_of_1000_rows_comes_back_with_seven_faulty_rows_named(one: Form, made: Callable[[], bytes]) -> None:
    page = hand_in(one.open(), "名单.csv", made())
    expect(page.locator(".yc-many__preview tbody tr")).to_have_count(5)
    expect(page.locator(".yc-many__preview thead")).to_contain_text("每名学生实习几个月")
    assert violations(page) == []
    page.locator("[data-do=many-start]").click()
    named = page.locator(".yc-many__faulty li")
    expect(named).to_have_count(len(FAULTY), timeout=60_000)
    for item, line in zip(named.all(), sorted(FAULTY), strict=True):
        expect(item).to_contain_text(f"第 {line} 行")
    expect(named.first).to_contain_text("每名学生实习几个月？”填的是“x”。这里应是数字")
    assert violations(page) == []
    table = results(page)
    assert len(table) == 1001
    assert table[0][:4] == HEADINGS
    assert [n for n, row in enumerate(table, 1) if row[4] == "refused"] == sorted(FAULTY)
    assert table[1][4] == "not-determinable"
    assert table[0][-1] == "#结果说明"    # carried through when the file is handed in again
    assert table[1][-1].startswith("0–60,000 元。还缺：实习是学校安排的吗？ ")
    assert "每名学生实习几个月？”填的是“x”。这里应是数字" in table[16][-1]


def test_the_template_has_lists_and_its_words_are_understood(one: Form) -> None:
    page = one.open().page
    page.locator("[data-do=many]").click()
    page.locator("#yc-many-benefit").select_option("craftsman-titles")
    with page.expect_download() as download:
        page.locator(".yc-many a[download]").click()
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert "craftsman-titles.titles.title" in headings
    assert len(sheet.data_validations.dataValidation) >= 2
    at = headings.index("craftsman-titles.titles.title")
    words = [row[at].value for row in book["lists"].iter_rows(max_row=3)]
    for n, word in enumerate(words, 2):
        sheet.cell(n, at + 1, word)
        sheet.cell(n, headings.index("craftsman-titles.titles.selected_on") + 1, "2023-06-30")
        sheet.cell(n, 1, "＝甲")
    file = io.BytesIO()
    book.save(file)
    hand_in(one, "t.xlsx", file.getvalue())
    page.locator("[data-do=many-start]").click()
    expect(page.locator("[data-do=many-save]")).to_be_visible(timeout=60_000)
    table = results(page)
    status = table[0].index("status")
    assert {row[status] for row in table[1:]} <= {"amount", "range", "not-determinable"}
    assert [row[at] for row in table[1:]] == words
    assert table[1][0] == "'＝甲"


def test_a_file_that_cannot_be_used_is_refused_in_words_and_the_next_one_read(one: Form) -> None:
    said = one.open().page.locator(".yc-many__said")
    formulas = rows(3)
    formulas[2][3] = "=1+5"
    macros = io.BytesIO(as_xlsx(rows(3)))
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    for name, data, words in [
        ("large.csv", b"x" * 21_000_000, "文件太大：21 MB"),
        ("empty.csv", b"#,internship.months\n", "表格里没有内容"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "旧版 Excel"),
        ("picture.xlsx", b"PK\x03\x04 no archive", "读不出来"),
        ("formulas.xlsx", as_xlsx(formulas), "1 个公式（D3）"),
        ("macros.xlsm", macros.getvalue(), "带有宏"),
    ]:
        hand_in(one, name, data)
        expect(said).to_contain_text(words)
    hand_in(one, "wrong.csv", "#,internship.students,internship.monts,工资\n1,2,6,3000\n".encode("gb18030"))
    wrong = one.page.locator(".yc-many__wrong li")
    expect(wrong).to_have_text([re.compile(f"“{heading}”：认不出这个列名") for heading in ("internship.monts", "工资")])
    expect(one.page.locator("[data-do=many-start]")).to_have_count(0)
    hand_in(one, "right.csv", as_csv(rows(3)))
    expect(one.page.locator("[data-do=many-start]")).to_be_visible()


WATCH = """() => { window.worst = 0; let last = performance.now(); const tick = () => { const now = performance.now();
  window.worst = Math.max(window.worst, now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""


def test_100_000_rows_come_to_their_end_and_the_page_never_freezes(one: Form, tmp_path: Path) -> None:
    table = rows(1000)
    file = tmp_path / "long.csv"    # from the disk: Playwright itself takes long to hand over as much
    file.write_bytes(as_csv([table[0], *[[str(n), *table[1][1:3], str(n % 997)] for n in range(100_000)]]))
    page = one.open().page
    page.locator("[data-do=many]").click()
    expect(page.locator(".yc-runtime")).to_be_hidden(timeout=60_000)
    page.evaluate(WATCH)
    page.locator("#yc-many-file").set_input_files(file)
    page.locator("[data-do=many-start]").click(timeout=60_000)
    expect(page.locator(".yc-many__said")).to_contain_text("100,000 行都算好了", timeout=120_000)
    assert page.evaluate("window.worst") < 1000
    assert len(results(page)) == 100_001


def test_a_long_table_can_be_stopped_and_the_page_answers_meanwhile(one: Form) -> None:
    table = rows(100)
    long = [table[0], *[[str(n), str(n), *row[2:]] for n in range(100_000) for row in [table[1]]]]
    page = hand_in(one.open(), "long.csv", as_csv(long))
    page.locator("[data-do=many-start]").click(timeout=60_000)
    expect(page.locator(".yc-many progress")).not_to_have_attribute("value", "0", timeout=60_000)
    assert page.evaluate(
        "new Promise((done) => { let worst = 0, last = performance.now(), n = 0; const tick = () => {"
        " const now = performance.now(); worst = Math.max(worst, now - last); last = now;"
        " if (++n < 60) requestAnimationFrame(tick); else done(worst); }; requestAnimationFrame(tick); })"
    ) < 1000
    page.locator("[data-do=many-stop]").click()
    expect(page.locator(".yc-many__said")).to_contain_text("已停止")
    expect(page.locator(".yc-many progress")).to_have_count(0)


def test_the_same_is_said_in_english(browser: Browser, site: str) -> None:
    context = browser.new_context(**DEVICES["phone"])
    form = Form(context.new_page(), site, WORDS["en"]).open()
    said = form.page.locator(".yc-many__said")
    formulas = rows(3)
    formulas[2][3] = "=1+5"
    macros = io.BytesIO(as_xlsx(rows(3)))
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    for name, data, words in [
        ("large.csv", b"x" * 50_000_000, "50 MB"), ("formulas.xlsx", as_xlsx(formulas), "D3"),
        ("macros.xlsm", macros.getvalue(), "contains macros and was not opened"),
    ]:
        hand_in(form, name, data)
        expect(said).to_contain_text(words)
        assert not re.search("[\u4e00-\u9fff]", said.inner_text())
    hand_in(form, "wrong.csv", as_csv([["#", "internship.students", "wages"], ["1", "2", "3"]]))
    expect(form.page.locator(".yc-many__wrong li")).to_contain_text(["wages"])
    assert not re.search("[\u4e00-\u9fff]", form.page.locator(".yc-many__wrong").inner_text())
    assert form.page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
