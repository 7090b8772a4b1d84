"""The short forms on the pages of measures that pay: below the words, in nobody's way, leading to the estimate."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.estimate_page import DEVICES, WORDS, Form, Words, violations

PAYING = ("m3", "m4", "m5", "m7", "m8", "m10", "m11", "m15", "m16")
MOST_BYTES = 110_000    # of a clause page, compressed, with headers, without the search index


@pytest.fixture
def asked(one: Form) -> list[str]:
    """Every address that the page of `one` asks for."""
    found: list[str] = []
    one.page.on("request", lambda request: found.append(request.url))
    return found


def open_small(page: Page, address: str, node: str, words: Words = WORDS["zh"]) -> None:
    page.goto(f"{address}{words.root}ydb-2022-51/{node}/")
    page.locator("#small-estimate").scroll_into_view_if_needed()
    expect(page.locator(".yc-small__form").first).to_be_visible()


def answer_settling_in(page: Page) -> None:
    part = page.locator("[data-benefit=settling-in]")
    field = "#yc-answers-settling-in-"
    part.locator(f"{field}newly_introduced label").first.click()
    part.locator(f"{field}meets_conditions label").first.click()
    part.locator(f"{field}certificates label").nth(4).click()
    part.locator(f"{field}certificates label").nth(5).click()
    part.locator(f"{field}certificate_before_arrival label").first.click()
    part.locator(f"{field}introduced_on").fill("2023-03-01")


def test_a_short_form_answers_live_and_hands_its_answers_to_the_whole_page(form: Form, site: str) -> None:
    page, root = form.page, form.words.root
    open_small(page, site, "m4", form.words)
    answer_settling_in(page)
    figure = page.locator("[data-benefit=settling-in] .yc-small__figure strong")
    expect(figure).to_have_text("RMB 30,000" if root else "30,000 元")
    expect(page.locator("[data-benefit=settling-in] .yc-decision")).to_have_text(form.words.decision)
    page.evaluate("scrollTo(0, 0)")    # nothing lies under the header
    assert violations(page) == []
    full = page.locator("[data-benefit=settling-in] [data-do=small-full]")
    assert "estimate/#a=1." in (full.get_attribute("href") or "")
    full.click()
    expect(page.locator("#yc-line-settling-in")).to_be_focused()
    expect(form.total()).to_have_text("RMB 30,000" if root else "30,000 元")
    assert page.url.endswith(f"/{root}estimate/")


def test_the_keyboard_alone_fills_a_short_form_and_hands_it_over(one: Form, site: str) -> None:
    page = one.page
    open_small(page, site, "m15")
    at = "document.activeElement"
    for _ in range(120):    # from the top of the page, as somebody without a mouse comes
        page.keyboard.press("Tab")
        if page.evaluate(f"{at}.closest('#small-estimate .yc-field') !== null"):
            break
    assert page.evaluate(f"{at}.type") == "radio"
    page.keyboard.press("Space")    # the national level
    page.keyboard.press("Tab")
    assert page.evaluate(f"{at}.matches('.yc-input--count')")
    page.keyboard.type("2")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(f"{at}.type === 'date'"):
            break
    page.keyboard.type("06302023")    # the order of an American browser, which the tests' is
    figure = page.locator("[data-benefit=competition-hosting] .yc-small__figure strong")
    expect(figure).to_have_text("40,000–100,000 元")
    expect(page.locator("#small-estimate .yc-hidden[role=status]")).to_contain_text("40,000–100,000 元")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(f"{at}.dataset.do === 'small-full'"):
            break
    box, height = page.locator("[data-do=small-full]").bounding_box(), page.evaluate("innerHeight")
    assert box
    assert 0 <= box["y"] < height    # what has the focus is seen
    page.keyboard.press("Enter")
    expect(page.locator("#yc-line-competition-hosting")).to_be_focused()
    expect(one.total()).to_have_text("40,000–100,000 元")


def test_the_link_alone_carries_the_answers(one: Form, browser: Browser, site: str) -> None:
    open_small(one.page, site, "m4")
    answer_settling_in(one.page)
    full = one.page.locator("[data-benefit=settling-in] [data-do=small-full]")
    expect(one.page.locator("[data-benefit=settling-in] .yc-small__figure strong")).to_have_text("30,000 元")
    fresh = browser.new_context(**DEVICES["phone"])
    page = fresh.new_page()
    page.goto(full.get_attribute("href") or "")
    expect(page.locator(".yc-total__figure")).to_have_text("30,000 元")
    fresh.close()


def test_questions_come_one_by_one_and_the_runtime_with_the_first_answer(
    one: Form, asked: list[str], site: str
) -> None:
    open_small(one.page, site, "m4")
    part = one.page.locator("[data-benefit=settling-in]")
    expect(part.locator(".yc-field:visible")).to_have_count(1)
    one.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/runtime" in url]
    part.locator(".yc-choice:visible").first.click()
    expect(part.locator(".yc-field:visible")).to_have_count(2)
    part.locator("[data-do=small-all]").click()
    expect(part.locator(".yc-field:visible")).to_have_count(5)
    expect(part.locator("details.yc-special")).to_be_visible()
    expect(part.locator(".yc-small__figure")).to_be_visible()
    assert [url for url in asked if "/runtime" in url]


def test_answers_stay_with_language_reload_and_other_clauses(one: Form, site: str) -> None:
    page = one.page
    open_small(page, site, "m4")
    answer_settling_in(page)
    open_small(page, site, "m11")
    page.locator("#yc-answers-post-allowance-in_catalogue label").first.click()
    open_small(page, site, "m4", WORDS["en"])
    expect(page.locator("#yc-answers-settling-in-introduced_on")).to_have_value("2023-03-01")
    expect(page.locator(".yc-small__figure")).to_have_count(0)    # nothing is loaded before somebody asks for it
    page.locator("[data-benefit=settling-in] [data-do=small-start]").click()
    expect(page.locator("[data-benefit=settling-in] .yc-small__figure strong")).to_have_text("RMB 30,000")
    page.locator("[data-benefit=settling-in] [data-do=small-clear]").click()
    expect(page.locator("[data-benefit=settling-in] .yc-field:visible")).to_have_count(1)
    one.open()
    expect(page.locator("#yc-choose-post-allowance")).to_be_checked()
    expect(page.locator("#yc-answers-post-allowance-in_catalogue input").first).to_be_checked()


def test_a_wrong_answer_is_said_beside_its_field(one: Form, site: str) -> None:
    open_small(one.page, site, "m15")
    part = one.page.locator("[data-benefit=competition-hosting]")
    part.locator("[data-do=small-all]").click()
    part.locator(".yc-input--count").first.fill("2.5")
    part.locator(".yc-input--count").first.blur()
    expect(part.locator(".yc-fault:visible")).to_contain_text("这里要填整数")
    expect(part.locator(".yc-small__figure strong")).to_have_text("有填写错误，未测算")


def test_only_the_pages_of_paying_measures_have_one(one: Form, site: str) -> None:
    for path in ("m1/", "m6/", "m9/", "s3/", "", "bilingual/", "@2022-07-01/m4/"):
        one.page.goto(f"{site}ydb-2022-51/{path}")
        expect(one.page.locator("h1").first).to_be_visible()
        expect(one.page.locator("#small-estimate, #small-script")).to_have_count(0)
    for node in PAYING:
        one.page.goto(f"{site}en/ydb-2022-51/{node}/")
        expect(one.page.locator("#small-estimate")).to_have_count(1)


def test_without_javascript_text_says_what_is_asked_and_leads_on(browser: Browser, site: str, words: Words) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{words.root}ydb-2022-51/m3/")
    expect(page.locator("#small-estimate :is(input, button, form)")).to_have_count(0)
    expect(page.locator("#small-estimate .small__asked li")).not_to_have_count(0)
    page.locator("#small-estimate a.action").nth(1).click()
    assert page.url.endswith(f"/{words.root}estimate/#internship")
    context.close()


@pytest.mark.parametrize("node", ["m3", "m8"])    # the two heaviest
def test_a_clause_page_with_its_form_stays_small_and_copies_first(form: Form, site: str, node: str) -> None:
    page = form.page
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(f"{site}{form.words.root}ydb-2022-51/{node}/")
    page.wait_for_load_state("networkidle")
    loaded = sum(received)
    assert 50_000 < loaded <= MOST_BYTES
    page.locator("#small-estimate").scroll_into_view_if_needed()
    expect(page.locator(".yc-small__form").first).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.point") == "ready"
    page.wait_for_load_state("networkidle")
    assert loaded <= sum(received) <= MOST_BYTES
