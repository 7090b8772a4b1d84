"""Pages read through as a list, as a screen reader offers it: headings in order, landmarks few and told apart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.estimate_page import DEVICES
from tests.browser.test_axe import KINDS

READ = """() => {
  const heard = (e) => e.checkVisibility({visibilityProperty: true}) && !e.closest("[aria-hidden=true]");
  const name = (e) => (e.getAttribute("aria-label") ?? (e.getAttribute("aria-labelledby") ?? "").split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "").join(" ")).trim();
  const roles = {header: "banner", footer: "contentinfo", main: "main", nav: "navigation", aside: "complementary"};
  const role = (e) => e.getAttribute("role") ?? roles[e.localName]
    ?? (e.localName === "section" && name(e) ? "region" : null);
  const marks = ["banner", "contentinfo", "main", "navigation", "complementary", "region", "search"];
  return {
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(heard)
      .map((e) => ({level: Number(e.localName[1]), text: e.textContent.replace("#", "").trim(),
                    inMain: e.closest("main") !== null})),
    landmarks: [...document.querySelectorAll("header, footer, main, nav, aside, section, [role]")].filter(heard)
      .map((e) => ({role: role(e), name: name(e)})).filter(({role}) => marks.includes(role)),
  };
}"""
PAGES = {name: path for name, path in KINDS.items() if name != "missing"} | {
    "estimate": "estimate/", "cite": "cite/", "letter": "letter/", "offline": "offline/", "formats": "formats/",
    "guide": "guide-cite/", "dated": "ydb-2022-51/@2022-07-01/m4/", "missing": "no-such-page/",
}    # fmt: skip
REGIONS = 12    # more are no help to get about: whole and side by side have headings for that


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("root", ["", "en/"], ids=["zh", "en"])
def test_headings_and_landmarks_are_a_list_that_makes_sense(
    site: str, browser: Browser, root: str, device: str
) -> None:
    context = browser.new_context(**DEVICES[device])
    page = context.new_page()
    wrong: list[str] = []
    for kind, path in PAGES.items():
        page.goto(site + root + path)
        if kind == "estimate":
            page.locator("#yc-check-title").wait_for()
        wrong += [f"{kind}: {fault}" for fault in faults(page.evaluate(READ))]
    context.close()
    assert not wrong, "\n".join(wrong)


def faults(found: dict[str, Any]) -> list[str]:
    """What is wrong with the headings and landmarks of a page."""
    headings, landmarks = found["headings"], found["landmarks"]
    levels = [each["level"] for each in headings]
    said = []
    if levels[:1] != [1] or levels.count(1) != 1:
        said.append(f"h1 is not once and first: {levels}")
    said += [f"after h{a} comes h{b}" for a, b in pairwise(levels) if b > a + 1]
    said += [f"h{each['level']} says nothing" for each in headings if not each["text"]]
    said += [f"{each['text']} stands outside main" for each in headings if not each["inMain"]]
    roles = Counter(each["role"] for each in landmarks)
    said += [f"{roles[one]} {one}" for one in ("banner", "main", "contentinfo") if roles[one] != 1]
    if [each["role"] for each in landmarks][:: len(landmarks) - 1 or 1] not in (
        ["banner", "navigation"], ["banner", "contentinfo"],    # the footer's links end it
    ):    # fmt: skip
        said.append(f"not from banner to footer: {landmarks[0]} … {landmarks[-1]}")
    if roles["region"] > REGIONS:
        said.append(f"{roles['region']} regions")
    twice = Counter((each["role"], each["name"]) for each in landmarks)
    return said + [f"{role} “{name}” {count} times" for (role, name), count in twice.items() if count > 1]


def test_the_first_stop_skips_to_the_words(site: str, page: Page) -> None:
    for path, words in (("ydb-2022-51/m4/", "跳到正文"), ("estimate/", "跳到正文"), ("en/", "Skip to the text")):
        page.goto(site + path)
        page.keyboard.press("Tab")
        skip = page.locator(".md-skip")
        expect(skip).to_be_focused()
        expect(skip).to_have_text(words)
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('.md-content') !== null")


@pytest.mark.parametrize("root", ["", "en/"], ids=["zh", "en"])
def test_no_stop_of_a_phone_s_keyboard_is_out_of_sight_or_without_name(site: str, page: Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("", "ydb-2022-51/m10/", "ydb-2022-51/", "cite/"):
        page.goto(f"{site}{root}{path}")
        for _ in range(40):
            page.keyboard.press("Tab")
            left, width, name, inside = page.evaluate(
                """() => { const e = document.activeElement;
                  // what switches the colours is a radio button without size, seen as the label beside it
                  const box = (e.type === "radio" ? e.nextElementSibling : e).getBoundingClientRect();
                  return [box.left, box.width, (e.getAttribute("aria-label") ?? e.textContent ?? "").trim()
                    || e.labels?.[0]?.textContent || e.getAttribute("placeholder") || "",
                    e.closest("#contents, .md-search__output") !== null]; }"""
            )
            if page.evaluate("() => document.activeElement === document.body"):
                break
            assert 0 <= left < 390
            assert width > 0
            assert name
            assert not inside, "the focus is in what is closed"


ACTIONS = "a.button, .find button, .find input, .cite-find, select, .menu-button, .search-button, .lang-switch a"
MORE = ".brand, .yc-button:not(.yc-button--plain)"
FINGER = (40, 44)    # wide, high, in CSS pixels: buttons of the header stand side by side


@pytest.mark.parametrize("root", ["", "en/"], ids=["zh", "en"])
def test_what_a_finger_is_for_is_as_large_as_a_finger(site: str, browser: Browser, root: str) -> None:
    context = browser.new_context(**DEVICES["phone"])
    page = context.new_page()
    small = []
    for path in ("", "ydb-2022-51/m10/", "estimate/", "cite/", "letter/"):
        page.goto(f"{site}{root}{path}")
        for action in page.locator(f":is({ACTIONS}, {MORE}):visible").all():
            box = action.bounding_box()
            if box and (box["width"] < FINGER[0] or box["height"] < FINGER[1]):
                small.append((path, action.evaluate("e => e.className + e.textContent"), box))
    context.close()
    assert not small
