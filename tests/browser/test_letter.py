"""The letter page: faults mended by clicking with nothing else changed, files, bad input, copies, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, Route, expect

from tests.browser.estimate_page import DEVICES
from tests.browser.letter_page import PLANTED, ZH, Letters, Planted, violations, word_file

CLEAN = "根据余党办〔2022〕51号第10点，余姚大工匠补助15万元。\n"


@pytest.fixture
def letters(browser: Browser, site: str) -> Iterator[Letters]:
    """The Chinese page on a desk; an uncaught error fails the test."""
    yield from _letters(browser, site, "", DEVICES["desk"])


def _letters(browser: Browser, site: str, root: str, device: dict[str, Any]) -> Iterator[Letters]:
    context = browser.new_context(**device)
    context.set_default_timeout(30_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield Letters(context.new_page(), site, root).open()
    context.close()
    assert not errors


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_five_faults_are_mended_by_clicking_and_no_other_character_changes(
    browser: Browser, site: str, planted: Planted, device: str
) -> None:
    for letters in _letters(browser, site, planted.root, DEVICES[device]):
        letters.paste(planted.typed)
        expect(letters.verdict).to_have_text(planted.faulty)
        assert letters.copied() == planted.typed
        assert letters.mend_all() == 5
        expect(letters.verdict).to_have_text(planted.clean)
        assert letters.copied() == planted.mended
        assert letters.copied("markdown") == planted.mended
        letters.page.locator("[data-do=renew]").click()
        letters.paste(planted.mended)
        expect(letters.verdict).to_have_text(planted.clean)
        expect(letters.page.locator(".yc-finding--wrong")).to_have_count(0)
        assert letters.copied() == planted.mended


def test_every_repair_can_be_taken_back_one_by_one_or_all(letters: Letters) -> None:
    letters.paste(ZH.typed)
    expect(letters.verdict).to_have_text(ZH.faulty)
    letters.mend_all()
    letters.page.locator("[data-do=undo]").click()
    expect(letters.page.locator(".yc-finding--wrong")).to_have_count(1)
    letters.page.locator("[data-do=restore]").click()
    expect(letters.verdict).to_have_text(ZH.faulty)
    expect(letters.page.locator("[data-do=undo]")).to_be_hidden()
    assert letters.copied() == ZH.typed


def test_marks_and_cards_lead_to_each_other_by_keyboard(letters: Letters) -> None:
    page = letters.page
    letters.paste(ZH.typed)
    expect(letters.verdict).to_be_focused()
    assert (page.locator(".yc-letter__paper").text_content() or "").replace("\r\n", "\n") == ZH.shown
    mark = page.locator("#yc-mark-3")
    mark.focus()
    page.keyboard.press("Enter")
    card = page.locator("#yc-finding-3")
    expect(card).to_be_focused()
    expect(card).to_contain_text("条款里没有这个数字")
    card.locator(".yc-finding__words a").focus()
    page.keyboard.press("Enter")
    expect(mark).to_be_focused()
    assert page.locator("#yc-finding-4 del").all_inner_texts() == ["负"]
    assert page.locator("#yc-finding-4 ins").all_inner_texts() == ["付"]
    href = page.locator("#yc-finding-4 .yc-finding__clauses a").get_attribute("href") or ""
    assert href.endswith("/ydb-2022-51/m3/#m3s3")


def test_a_clause_that_does_not_exist_is_chosen_from_the_list(letters: Letters) -> None:
    letters.write("余党办〔2022〕51号第21点规定了岗位补贴。")
    expect(letters.verdict).to_have_text("有 1 处要改")
    letters.page.locator(".yc-finding__choose").select_option("m11")
    letters.page.locator("[data-do=choose]").click()
    expect(letters.verdict).to_have_text("没有要改的")
    assert letters.copied() == "余党办〔2022〕51号第三部分第（四）项第11点规定了岗位补贴。"


def test_links_and_footnotes_go_to_the_dated_text(letters: Letters, site: str) -> None:
    letters.write(CLEAN)
    expect(letters.verdict).to_have_text("没有要改的")
    link = f"{site}ydb-2022-51/@2022-07-01/m10/"
    assert letters.copied("markdown", "links") == CLEAN.replace("第10点", f"[第10点]({link})")
    html = letters.copied("rich", "links")
    assert f'<a href="{link}">第10点</a>' in html
    assert letters.page.evaluate("window.copied[1]").replace(f"（{link}）", "") == CLEAN
    note = letters.copied("plain", "notes")
    assert note.startswith(CLEAN.replace("第10点", "第10点[1]"))
    assert note.rstrip().endswith(f"第三部分第（四）项第10点（2022年7月1日文本）{link}")
    assert letters.page.request.get(link).ok


def test_the_line_for_the_file(letters: Letters) -> None:
    letters.write(CLEAN)
    line = letters.page.locator(".yc-letter__note")
    expect(line).to_contain_text("对照余党办〔2022〕51号的 2022-07-01 文本（数据摘要 ")
    expect(line).to_contain_text("条款引用 1 处，引文 0 处与原文一致，数字 1 处与条款相符；没有要改的。")
    assert letters.copied("note") == line.inner_text()


@pytest.mark.parametrize("way", ["hand_in", "drop"])
def test_files_of_every_kind_are_read(letters: Letters, way: str) -> None:
    lines = ["根据余党办〔2022〕51号第10点，余姚大工匠补助18万元。", "", "此致  & <b>"]
    text = "\r\n".join(lines)
    for name, data, wanted in [
        ("信.txt", text.encode(), text), ("信.md", b"\xef\xbb\xbf" + text.encode(), text),
        ("信.txt", text.encode("gb18030"), text), ("信.txt", b"\xff\xfe" + text.encode("utf-16-le"), text),
        ("信.docx", word_file(lines), "\n".join([*lines, ""])),
    ]:    # fmt: skip
        getattr(letters, way)(name, data)
        expect(letters.verdict).to_have_text("有 1 处要改")
        assert letters.copied() == wanted, name
        letters.page.locator("[data-do=renew]").click()


def test_what_cannot_be_checked_is_refused_in_words_and_the_letter_before_it_stays(letters: Letters) -> None:
    letters.page.locator("#yc-letter-text").fill(CLEAN)
    html = "<!DOCTYPE html>\n<html><body><p>第10点</p></body></html>"
    for name, data, words in [
        ("large.txt", b"x" * 10_000_001, "太大（11 MB）"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不是文字"),
        ("page.txt", html.encode(), "网页代码"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "旧版 Word"),
        ("a.pdf", b"%PDF-1.7\n", "是 PDF"),
        ("a.rtf", rb"{\rtf1 x}", "RTF"),
        ("broken.docx", b"PK\x03\x04 no archive", "读不出来"),
        ("empty.txt", b" \r\n", "还没有字"),
        ("long.txt", ("字" * 200_001).encode(), "200,001 个字"),
    ]:
        letters.hand_in(name, data)
        expect(letters.said).to_contain_text(words)
        expect(letters.page.locator("#yc-letter-text")).to_have_value(CLEAN)
    for text, words in [("", "还没有字"), (html, "网页代码"), ("字" * 200_001, "太长")]:
        letters.page.evaluate("(text) => { const f = document.getElementById('yc-letter-text'); f.value = text;"
                              " f.dispatchEvent(new Event('input')); }", text)
        letters.page.locator("[data-do=check]").click()
        expect(letters.said).to_contain_text(words)


def test_odd_characters_are_kept_and_marked_at_the_right_place(letters: Letters) -> None:
    text = "😀\u200b余党\u200b办〔2022〕51号\r第1\u200b0点补助<script>alert(1)</script>𠮷"
    text += "18\u200b万元。“没有另一半\r\n"
    letters.paste(text)
    expect(letters.verdict).to_have_text("有 1 处要改")
    assert letters.copied() == text
    expect(letters.page.locator("mark.yc-mark--wrong")).to_have_text("18\u200b万元")
    expect(letters.page.locator("[data-kind='passed_over:unpaired']")).to_be_visible()
    letters.page.locator("[data-do=mend]").first.click()
    expect(letters.verdict).to_have_text("没有要改的")
    assert letters.copied() == text.replace("18\u200b万元", "15万元")


def test_a_long_letter_is_checked_and_the_page_stays(letters: Letters) -> None:
    letters.paste((CLEAN * 1800)[:50_000])
    expect(letters.verdict).to_have_text("没有要改的", timeout=60_000)
    assert letters.page.locator("mark.yc-mark").count() > 3000


def test_the_letter_survives_reload_and_the_other_language_with_its_repairs(letters: Letters) -> None:
    page = letters.page
    letters.paste(ZH.typed)
    expect(letters.verdict).to_have_text(ZH.faulty)
    page.locator(".yc-finding--wrong [data-do=mend]").first.click()
    expect(letters.verdict).to_have_text("有 4 处要改")
    page.reload()
    expect(letters.verdict).to_have_text("有 4 处要改")
    page.locator(".lang-switch a").click()
    expect(letters.verdict).to_have_text("4 places to put right")
    page.locator("[data-do=restore]").click()
    expect(letters.verdict).to_have_text("5 places to put right")
    assert letters.copied() == ZH.typed
    page.locator("[data-do=edit]").click()
    page.reload()
    expect(page.locator("#yc-letter-text")).to_have_value(ZH.shown)
    assert "51号" not in page.evaluate("JSON.stringify(localStorage)")


def test_typing_on_changes_only_what_is_typed(letters: Letters) -> None:
    page = letters.page
    letters.paste(ZH.mended)
    expect(letters.verdict).to_have_text(ZH.clean)
    page.locator("[data-do=edit]").click()
    page.locator("#yc-letter-text").evaluate("(f) => f.setSelectionRange(0, 0)")
    page.keyboard.insert_text("致：\n")
    page.locator("[data-do=check]").click()
    expect(letters.verdict).to_have_text(ZH.clean)
    assert letters.copied() == "致：\r\n" + ZH.mended


def test_nothing_of_the_letter_is_asked_of_the_network(context: BrowserContext, site: str) -> None:
    asked: list[Request] = []
    context.on("request", lambda request: asked.append(request))
    letters = Letters(context.new_page(), site).open()
    assert not [each.url for each in asked if "/runtime/" in each.url], "it is fetched when somebody comes to use it"
    letters.paste("余党办〔2022〕51号第21点 zanzibar")
    expect(letters.verdict).to_have_text("有 1 处要改")
    assert {request.method for request in asked} == {"GET"}
    assert not [request.url for request in asked if "zanzibar" in request.url or request.post_data]
    names = {re.sub(r"\.[0-9a-f]{10}", "", request.url.rsplit("/", 1)[-1]) for request in asked}
    assert {"check.js", "letter.zip", "letter.json", "stdlib.zip"} <= names
    assert not names & {"calculator.zip", "policy.json", "docx.js", "runtime.js"}


def test_the_estimate_asks_for_nothing_of_letters(context: BrowserContext, site: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page = context.new_page()
    page.goto(f"{site}estimate/")
    expect(page.locator(".yc-runtime")).to_have_attribute("data-phase", "ready", timeout=60_000)
    assert "calculator.zip" in {re.sub(r"\.[0-9a-f]{10}", "", name) for name in asked}
    assert not [name for name in asked if re.match(r"letter|check|docx", name)]


def test_a_check_that_cannot_be_loaded_is_said_and_tried_again_with_the_letter_kept(
    context: BrowserContext, site: str
) -> None:
    page = context.new_page()
    broken = re.compile(r"/runtime/letter\.[0-9a-f]+\.zip$")
    page.route(broken, lambda route: route.fulfill(status=503, body=""))
    letters = Letters(page, site).open()
    letters.paste(ZH.typed)
    failed = page.locator(".yc-runtime[data-phase=failed]")
    expect(failed).to_contain_text("您的信还在", timeout=60_000)
    expect(page.locator("#yc-letter-text")).to_have_value(ZH.shown)
    assert violations(page) == []
    page.unroute(broken)
    failed.locator("button").click()
    expect(letters.verdict).to_have_text(ZH.faulty, timeout=60_000)
    assert letters.copied() == ZH.typed


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["phone", "desk"])
@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, site: str, planted: Planted, view: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(**DEVICES[view], color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    held: list[Route] = []
    broken = re.compile(r"/runtime/letter\.[0-9a-f]+\.zip$")
    released: list[bool] = []
    page.route(broken, lambda route: route.continue_() if released else held.append(route))
    letters = Letters(page, site, planted.root).open()
    found = {"empty": violations(page)}
    letters.hand_in("a.pdf", b"%PDF-1.7\n")
    expect(letters.said).to_contain_text("PDF")
    found["refused"] = violations(page)
    letters.paste(planted.typed)
    expect(page.locator(".yc-runtime")).to_be_visible()
    found["loading"] = violations(page)
    expect(page.locator(".yc-runtime")).to_have_attribute("data-phase", "loading")
    released.append(True)
    for route in held:
        with suppress(Error):    # the page had given it up
            route.continue_()
    expect(letters.verdict).to_have_text(planted.faulty, timeout=60_000)
    found["faults"] = violations(page)
    page.locator(".yc-letter__rest summary").click()
    page.locator("#yc-mark-1").click()
    found["pointed"] = violations(page)
    letters.mend_all()
    found["clean"] = violations(page)
    page.locator("[data-do=renew]").click()
    letters.write("Hello." if planted.root else "您好。")
    expect(page.locator(".yc-letter__result")).to_have_attribute("data-state", "clean")
    found["nothing"] = violations(page)
    context.close()
    assert not {state: each for state, each in found.items() if each}


def test_no_state_is_wider_than_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for planted in PLANTED.values():
        letters = Letters(page, site, planted.root).open()
        letters.paste(planted.typed)
        expect(letters.verdict).to_have_text(planted.faulty)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.locator("[data-do=renew]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
