"""States that come late: the chooser's end, a table with faulty rows, a refused file, a short form answered.

On the narrowest phone, in both languages and schemes: axe finds nothing, nothing is wider than the screen.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.estimate_page import Form, Words, violations
from tests.browser.test_many import as_csv, hand_in, rows
from tests.browser.test_small import answer_settling_in, open_small

NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True, "service_workers": "block"}


def chooser_end(form: Form, _site: str) -> Page:
    page = form.open().page
    page.locator("[data-do=wizard]").click()
    page.locator("[data-who=individual]").click()
    page.locator(".yc-wizard .yc-choice").nth(1).click()
    page.locator("[data-do=wizard-next]").click()
    while page.locator("[data-do=wizard-skip]").is_visible():
        page.locator("[data-do=wizard-skip]").click()
    expect(page.locator("[data-list=not] li")).to_have_count(1)
    expect(page.locator("[data-list=promised] li").first).to_be_visible()
    return page


def faulty_rows(form: Form, _site: str) -> Page:
    page = hand_in(form.open(), "list.csv", as_csv(rows(1000)))
    page.locator("[data-do=many-start]").click(timeout=60_000)
    expect(page.locator(".yc-many__faulty li")).to_have_count(7, timeout=60_000)
    # none of them is hidden in a box that scrolls without showing it
    assert page.locator(".yc-many__faulty").evaluate("(list) => list.scrollHeight <= list.clientHeight + 1")
    page.locator("#yc-many-line").fill("5000")
    page.locator("[data-do=many-row]").click()
    expect(page.locator("#yc-many-line-fault")).to_be_visible()
    return page


def wrong_headings(form: Form, _site: str) -> Page:
    table = [["#", "internship.students", "internship.monts", "工资"], ["1", "2", "6", "3000"]]
    page = hand_in(form.open(), "wrong.csv", as_csv(table))
    expect(page.locator(".yc-many__wrong li")).to_have_count(2, timeout=60_000)
    return page


def refused_file(form: Form, _site: str) -> Page:
    page = hand_in(form.open(), "old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9)
    expect(page.locator(".yc-many__said.is-wrong")).to_contain_text(".xls")
    return page


def short_form(form: Form, site: str) -> Page:
    page = form.page
    open_small(page, site, "m4", form.words)
    answer_settling_in(page)
    expect(page.locator("[data-benefit=settling-in] .yc-small__figure strong")).to_contain_text("30,000")
    page.evaluate("scrollTo(0, 0)")    # nothing lies under the header
    return page


@pytest.mark.parametrize("state", [chooser_end, faulty_rows, wrong_headings, refused_file, short_form])
def test_late_states_are_whole_on_the_narrowest_phone(
    browser: Browser, site: str, words: Words, state: Callable[[Form, str], Page]
) -> None:
    context = browser.new_context(**NARROW, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    page = state(Form(context.new_page(), site, words), site)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # as tall as the page: what the bar at the foot happens to cover is no target too small
    page.set_viewport_size({"width": 320, "height": page.evaluate("document.documentElement.scrollHeight")})
    found = {}
    for scheme in ("default", "slate"):
        page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        page.wait_for_timeout(400)    # Material fades from one scheme to the other
        if problems := violations(page):
            found[scheme] = problems
    context.close()
    assert found == {}
