"""What somebody keeps of an estimate: link, text, files, paper; and what a damaged or older link says."""

from __future__ import annotations

import base64
import csv
import io
import json
import unicodedata
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.estimate_page import DEVICES, INTERNS, MAIN_JOB, Form

THREE = {"chosen": ["settling-in", "craftsman-titles", "post-allowance"], "beside": {}, "answers": {
    "settling-in": {"newly_introduced": "true"},
    "craftsman-titles": {"titles": [{"title": "yuyao_craftsman", "selected_on": "2023-06-30"},
                                    {"title": "yuyao_young_craftsman", "selected_on": "2022-09-30"}]},
    "post-allowance": {"in_catalogue": "true", "segments": [{"level": "technician", "months": "18"},
                                                            {"level": "senior_technician", "months": "36"}]},
}}


def packed(version: str) -> str:
    """The main job as the fragment of a link (docs/app/estimate/link.js), made with the rules of some version."""
    press = zlib.compressobj(wbits=-15)
    told = json.dumps({"policy": "ydb-2022-51", "version": version, **MAIN_JOB}).encode()
    text = base64.urlsafe_b64encode(press.compress(told) + press.flush()).decode().rstrip("=")
    check = 0x811C9DC5
    for letter in text:
        check = (check ^ ord(letter)) * 0x01000193 % 2**32
    digits = ""
    while check:
        check, digit = divmod(check, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return f"1.{text}.{digits.zfill(7)[-5:]}"


def test_a_link_holds_the_answers_and_no_request_does(browser: Browser, one: Form) -> None:
    one.keep(MAIN_JOB).open()
    one.page.locator("[data-do=link]").click()
    link = one.page.locator(".yc-keep__copied")
    expect(link).to_be_visible()
    address = link.input_value()
    assert "#a=1." in address
    fresh = browser.new_context(**DEVICES["phone"])
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    page = fresh.new_page()
    page.goto(address.replace("/estimate/", "/en/estimate/"))
    expect(page.locator(".yc-total__figure")).to_have_text("RMB 90,000")
    assert page.url.endswith("/en/estimate/")
    assert not [url for url in asked if "a=1." in url.split("#")[0]]
    fresh.close()


WITHOUT = "delete window.CompressionStream; delete window.DecompressionStream"    # Safari until 16.3, Chrome until 102


def test_a_browser_that_cannot_pack_makes_and_opens_links_too(browser: Browser, one: Form) -> None:
    one.page.add_init_script(WITHOUT)
    one.keep(MAIN_JOB).open()
    assert one.page.evaluate("[typeof CompressionStream, typeof DecompressionStream]") == ["undefined", "undefined"]
    expect(one.total()).to_have_text("90,000 元")
    one.page.locator("[data-do=qr]").click()
    expect(one.page.locator(".yc-keep__code svg")).to_be_visible()
    one.page.locator("[data-do=link]").click()
    link = one.page.locator(".yc-keep__copied")
    expect(link).to_be_visible()
    fresh = browser.new_context(**DEVICES["phone"])
    fresh.add_init_script(WITHOUT)
    page = fresh.new_page()
    page.goto(link.input_value())
    expect(page.locator(".yc-total__figure")).to_have_text("90,000 元")
    expect(page.locator(".yc-notice").first).to_contain_text("已填入链接里的回答")
    fresh.close()


def test_when_the_script_that_packs_does_not_come_every_button_and_the_link_say_so(one: Form) -> None:
    one.page.add_init_script(WITHOUT)
    one.page.route("**/assets/deflate.*", lambda route: route.abort())
    one.keep(MAIN_JOB).open(f"#a={packed('2022-07-01')}")
    expect(one.page.locator(".yc-notice").first).to_contain_text("没有下载下来")
    expect(one.total()).to_have_text("90,000 元")
    for button in ("link", "text", "qr", "csv", "json", "txt"):
        one.page.locator(".yc-keep__said").evaluate("said => { said.textContent = '' }")
        one.page.locator(f"[data-do={button}]").click()
        expect(one.page.locator(".yc-keep__said"), button).to_contain_text("没有做成")
    one.page.evaluate("window.print = () => { window.printed = document.querySelector('.yc-paper').textContent }")
    one.page.locator("[data-do=print]").click()
    one.page.wait_for_function("window.printed")
    assert "没有做成" in one.page.evaluate("window.printed")


def test_a_short_text_for_a_chat_says_figures_what_they_are_not_and_the_link(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    expect(one.total()).to_have_text("90,000 元")
    one.page.locator("[data-do=text]").click()
    copied = one.page.locator(".yc-keep__copied")
    expect(copied).to_be_visible()    # the link in it is packed first
    text = copied.input_value()
    assert "实践基地实习补贴：60,000 元" in text
    assert "企业合计：90,000 元" in text
    assert "不是审批决定" in text
    assert "/estimate/#a=1." in text


def test_a_cut_link_says_so_and_leaves_the_own_answers_alone(one: Form) -> None:
    one.keep(MAIN_JOB).open("#a=1.q1YqLU4tUrJSSjQ")
    expect(one.page.locator(".yc-notice").first).to_contain_text("这个链接不完整")
    expect(one.total()).to_have_text("90,000 元")


@pytest.mark.parametrize(
    ("version", "said"), [("2021-01-01", "2021年1月1日"), ("2021-13-01", "2021-13-01"), ("<b>", "<b>")]
)
def test_a_link_of_rules_that_the_page_does_not_know_fills_in_and_says_so(one: Form, version: str, said: str) -> None:
    one.open(f"#a={packed(version)}")
    expect(one.page.locator(".yc-notice").first).to_contain_text(f"这个链接是按 {said}的规则做的，本页没有那一版规则")
    expect(one.total()).to_have_text("90,000 元")


def test_a_link_over_own_answers_can_be_taken_back(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    one.page.locator("[data-do=link]").click()
    expect(one.page.locator(".yc-keep__copied")).to_be_visible()
    address = one.page.locator(".yc-keep__copied").input_value()
    one.type(INTERNS + "students", "30")
    expect(one.total()).to_have_text("120,000 元")
    one.page.goto("about:blank")
    one.page.goto(address)
    expect(one.total()).to_have_text("90,000 元")
    one.page.locator(".yc-notice button").first.click()
    expect(one.total()).to_have_text("120,000 元")


def test_three_subsidies_with_their_doubts_are_two_pages_of_paper(form: Form) -> None:
    page = form.keep(THREE).open().page
    expect(page.locator(".yc-line")).to_have_count(3)
    expect(page.locator(".yc-paper__code svg")).to_have_count(1)
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) <= 2
    text = "".join("".join(each.extract_text() for each in paper.pages).split())
    for words in ("36 months in all per person", "Promoted from technician", "sentence 2") if form.words.root else (
        "一个人一共 36 个月", "三年当中由技师升为高级技师", "第2句",
    ):    # both readings, and what they are readings of
        assert "".join(words.split()) in unicodedata.normalize("NFKC", text), words


def test_erasing_forgets_all_and_can_be_undone(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    one.page.locator("[data-do=erase]").click()
    expect(one.page.locator(".yc-sheet")).to_have_count(0)
    assert one.page.evaluate("localStorage.getItem('yuyao-policy.estimate')") is None
    one.page.locator(".yc-keep__row button").click()
    expect(one.total()).to_have_text("90,000 元")


def saved(one: Form, what: str) -> tuple[str, str]:
    """The name and the text of the file that a button gives."""
    with one.page.expect_download() as download:
        one.page.locator(f"[data-do={what}]").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8-sig")


def test_files_say_figures_steps_answers_quotations_and_the_link(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    expect(one.total()).to_have_text("90,000 元")
    name, text = saved(one, "csv")
    assert name.startswith("ydb-2022-51-")
    assert name.endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    total = next(row for row in rows if row["row"] == "total")
    assert (total["claimant"], total["headline"]) == ("enterprise", "90000")
    assert {row["benefit"]: row["headline"] for row in rows if row["row"] == "benefit"} == {
        "apprenticeship": "30000", "internship": "60000",
    }
    assert any("6000 元/人/年" in row["quoted"] for row in rows if row["row"] == "step")
    answers = {row["status"]: row["words"] for row in rows if row["row"] == "answer"}
    assert answers["apprentices"].endswith("5 人")
    assert any("/estimate/#a=1." in row["words"] for row in rows if row["row"] == "about")
    _, text = saved(one, "json")
    kept = json.loads(text)
    assert kept["claim"]["answers"]["apprenticeship"]["groups"][0]["apprentices"] == 5
    assert kept["estimate"]["totals"][0]["headline"] == 90_000
    _, text = saved(one, "txt")
    for words in ("企业合计：90,000 元", "不是审批决定", "依据：第3点", "中级工及以上 6000 元/人/年", kept["link"]):
        assert words in text


def test_answers_are_read_back_each_with_a_way_to_change_it(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    expect(one.total()).to_have_text("90,000 元")
    rows = one.page.locator(".yc-check .yc-answers__row")
    asked = MAIN_JOB["answers"]
    given = sum(len(group) for benefit in asked.values() for group in benefit["groups"])  # type: ignore[attr-defined]
    expect(rows).to_have_count(given)
    for row in rows.all():
        expect(row.locator("button")).to_have_count(1)
    students = rows.filter(has_text="这一组有多少名学生")
    students.first.get_by_role("button").click()
    expect(one.field(INTERNS + "students")).to_be_focused()


def test_printing_by_keyboard_has_a_code_that_never_belongs_to_other_answers(one: Form) -> None:
    page = one.page
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url) if "/qr" in request.url else None)
    one.open()
    page.wait_for_load_state("networkidle")
    assert scripts == []    # no part of the first download
    one.keep(MAIN_JOB).open()
    expect(one.total()).to_have_text("90,000 元")
    expect(page.locator(".yc-paper__code svg")).to_have_count(1)    # nobody has scrolled there or pressed the button
    assert scripts
    expect(page.locator(".yc-paper__link")).to_contain_text("/estimate/#a=1.")
    before = page.locator(".yc-paper__link").text_content()
    # the figure of the new answers stands, link and code are not drawn yet: print at that moment
    page.evaluate("""() => { new MutationObserver((_, watcher) => {
      if (document.querySelector(".yc-total__figure")?.textContent !== "120,000 元") return;
      watcher.disconnect();
      dispatchEvent(new Event("beforeprint"));
      window.printed = [document.querySelector(".yc-paper__link").textContent,
        document.querySelectorAll(".yc-paper__code svg").length];
    }).observe(document.body, { subtree: true, childList: true, characterData: true }); }""")
    one.type(INTERNS + "students", "30")
    expect(one.total()).to_have_text("120,000 元")
    assert page.evaluate("window.printed") == ["", 0]
    expect(page.locator(".yc-paper__code svg")).to_have_count(1)
    assert page.locator(".yc-paper__link").text_content() not in ("", before)
