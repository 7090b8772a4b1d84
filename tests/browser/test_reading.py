"""Reading a clause in Chromium: terms explained where they stand, measures sorted by a column."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.policy_source.load import load_policy
from scripts.policy_source.model import Language
from tests.browser.estimate_page import DEVICES, violations
from tests.checkouts import ROOT

CLAUSES: list[tuple[Language, str, str, str]] = [
    ("zh", "ydb-2022-51/m4/", "高级技师", "对应一级"),
    ("en", "en/ydb-2022-51/m4/", "senior technician", "Level 1"),
]


@pytest.mark.parametrize(("language", "path", "word", "says"), CLAUSES)
def test_a_term_is_explained_on_hover_and_stays_while_hovered(
    site: str, page: Page, language: Language, path: str, word: str, says: str
) -> None:
    page.goto(site + path)
    term = page.locator(".words .term").filter(has_text=word).first
    pop = page.locator(".term-pop")
    term.hover()
    expect(pop).to_contain_text(says)
    pop.hover()
    page.wait_for_timeout(600)
    expect(pop).to_be_visible()
    assert (pop.locator("a").get_attribute("href") or "").endswith("glossary/#term-senior-technician")
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()
    for sentence in load_policy(ROOT).nodes["m4"].sentences():
        assert page.locator(f"#{sentence.id}").text_content() == sentence.text.get(language)


def test_a_term_is_reached_by_keyboard_and_escape_leads_back(site: str, page: Page) -> None:
    page.goto(site + "ydb-2022-51/m4/")
    page.locator("#m4s1").focus()
    page.keyboard.press("Tab")
    term = page.locator(".term:focus")
    expect(term).to_have_attribute("aria-expanded", "true")
    described = term.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content() == page.locator(".term-pop p").last.text_content()
    page.keyboard.press("Enter")
    expect(page.locator(".term-pop a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".term-pop")).to_be_hidden()
    expect(term).to_be_focused()


@pytest.mark.parametrize("path", ["ydb-2022-51/m3/", "en/ydb-2022-51/m3/"])
def test_all_terms_are_one_stop_and_arrows_lead_through_them(site: str, page: Page, path: str) -> None:
    page.goto(site + path)
    terms = page.locator(".words .term")
    expect(page.locator(".words .term[tabindex='0']")).to_have_count(1)
    count = terms.count()
    assert count > 4
    page.locator(".words .sentence").first.focus()
    for _ in range(9):    # in English a sentence ends with a link to the Chinese
        page.keyboard.press("Tab")
        if page.locator(".words .term:focus").count():
            break
    for at in range(count):
        expect(terms.nth(at)).to_be_focused()
        expect(terms.nth(at)).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowRight")
    expect(terms.nth(count - 1)).to_be_focused()    # the last has no next
    page.keyboard.press("Home")
    expect(terms.first).to_be_focused()
    expect(page.locator(".words .term[tabindex='0']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".term-pop a")).to_be_focused()


@pytest.mark.parametrize("path", ["ydb-2022-51/m4/", "en/ydb-2022-51/m4/"])
def test_turns_of_phrase_are_explained_below_and_not_underlined(site: str, page: Page, path: str) -> None:
    page.goto(site + path)
    page.locator(".words .term").first.wait_for()
    phrases = [term for term in load_policy(ROOT).glossary if term.phrase and "m4" in term.nodes]
    assert len(phrases) >= 2
    language: Language = "en" if path.startswith("en/") else "zh"
    for term in phrases:
        word = term.en if language == "en" else term.zh
        expect(page.locator(".terms dt").get_by_text(word, exact=True)).to_have_count(1)
        expect(page.locator(".words .term").get_by_text(word, exact=True)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(("language", "path", "word", "says"), CLAUSES)
def test_an_open_explanation_has_no_violation_on_any_device(
    site: str,
    browser: Browser,
    language: Language,
    path: str,
    word: str,
    says: str,
    device: str,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(**DEVICES[device] | {"color_scheme": scheme, "reduced_motion": "reduce"})
    page = context.new_page()
    page.goto(site + path)
    page.locator('html[data-point="ready"]').wait_for()
    term = page.locator(".words .term").filter(has_text=word).first
    if device == "phone":
        term.tap()
    else:
        term.hover()
    pop = page.locator(".term-pop")
    expect(pop).to_contain_text(says)
    box, width = pop.bounding_box(), page.evaluate("innerWidth")
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width == page.evaluate("document.documentElement.scrollWidth")
    assert violations(page) == []
    assert pop.is_visible()
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()
    term.blur()
    term.focus()    # the same by keyboard
    expect(pop).to_be_visible()
    expect(pop).to_contain_text(says)
    assert violations(page) == []
    assert pop.is_visible()
    near = page.locator(".related li")
    assert near.count() >= 2
    expect(near.first.locator("small")).not_to_be_empty()
    context.close()


def test_a_tap_explains_a_term_and_leaves_the_toolbar_closed(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site + "ydb-2022-51/m4/")
    page.locator('html[data-point="ready"]').wait_for()
    page.locator(".term").first.tap()
    box = page.locator(".term-pop").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    expect(page.locator(".point")).to_be_hidden()
    page.locator("h1").tap()
    expect(page.locator(".term-pop")).to_be_hidden()
    context.close()


def test_without_script_the_terms_are_listed_with_what_they_mean(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "ydb-2022-51/m4/")
    entry = page.locator("#term-senior-technician")
    expect(entry).to_contain_text("对应一级")
    entry.locator("a").click()
    expect(page.locator("tr#term-senior-technician")).to_contain_text("senior technician")
    page.goto(site)
    expect(page.locator(".glance__table thead button")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(("path", "column"), [("", "金额（元）"), ("en/", "Yuan")])
def test_the_measures_are_sorted_by_their_sums_as_numbers(
    site: str, browser: Browser, path: str, column: str, device: str
) -> None:
    context = browser.new_context(**DEVICES[device])
    page = context.new_page()
    page.goto(site + path)
    head = page.locator(".glance__table thead th.num")
    button = head.get_by_role("button")
    expect(button).to_contain_text(column)
    most = "() => [...document.querySelectorAll('.glance__table tbody')].map((each) => each.dataset.most)"
    document_order = page.evaluate(most)
    assert len(document_order) == 20
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = page.evaluate(most)
    paid = [int(each) for each in up if each]
    assert paid == sorted(paid)
    assert not any(up[len(paid):])    # those without figures stand last
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert [int(each) for each in page.evaluate(most) if each] == sorted(paid, reverse=True)
    expect(page.locator(".glance__table [aria-sort]")).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")    # what the header happens to cover is no target too small
    assert violations(page) == []
    page.locator(".glance__table thead button").first.click()
    assert page.evaluate(most) == document_order
    context.close()


def test_sorted_measures_are_still_filtered(site: str, page: Page) -> None:
    page.goto(site)
    page.locator(".glance__table thead button").nth(3).click()
    page.get_by_label("只看").select_option("individual")
    shown = page.locator(".glance__table tbody:visible")
    expect(shown).to_have_count(3)
    expect(shown.first).to_contain_text("11. ")
