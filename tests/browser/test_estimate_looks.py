"""The estimate page in every state: axe finds nothing, nothing is wider than a phone or too small for a thumb."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.estimate_page import DEVICES, MAIN_JOB, WORDS, Form, Words, violations


def test_axe_finds_nothing_in_any_state_light_or_dark(browser: Browser, site: str, words: Words, device: str) -> None:
    wrong = json.loads(json.dumps(MAIN_JOB))
    wrong["answers"]["apprenticeship"]["groups"][0]["apprentices"] = "2.5"
    half = {"chosen": ["apprenticeship", "post-allowance"], "beside": {"any_other": "true"}, "answers": {
        "apprenticeship": {"groups": [{"apprentices": "5"}, {"certificate": "skill_level"}]},
        "post-allowance": {"in_catalogue": "true", "segments": [
            {"level": "technician", "months": "36"}, {"level": "senior_technician", "months": "12"},
        ]},
    }}
    states: dict[str, dict[str, Any] | None] = {"empty": None, "half": half, "error": wrong, "result": MAIN_JOB}
    found = {}
    for name, state in states.items():
        context = browser.new_context(**DEVICES[device], reduced_motion="reduce")
        form = Form(context.new_page(), site, words)
        if state:
            form.keep(state)
        form.open()
        if state:
            expect(form.page.locator(".yc-line").first).to_be_visible(timeout=30_000)
        for scheme in ("default", "slate"):
            form.page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme; }", scheme)
            form.page.wait_for_timeout(400)    # Material fades from one scheme to the other
            if problems := violations(form.page):
                found[name, scheme] = problems
        context.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_a_small_screen(browser: Browser, site: str, words: Words, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    form = Form(context.new_page(), site, words).keep(MAIN_JOB).open()
    expect(form.total()).to_have_text(words.total)
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width
    small = form.page.evaluate(
        "[...document.querySelectorAll('#estimate :is(button:not(.yc-link), .yc-input, .yc-choice, .yc-card)')]"
        ".filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)"
        ".map((e) => e.outerHTML.slice(0, 80))"
    )
    assert small == []
    context.close()


POST_ALLOWANCE = {"chosen": ["post-allowance", "master-apprentice"], "beside": {}, "answers": {
    "post-allowance": {"in_catalogue": "true", "segments": [
        {"level": "technician", "months": "30"}, {"level": "senior_technician", "months": "12"}]},
    "master-apprentice": {"apprentices_trained": "3", "training_qualifies": "true"}}}
LUMINANCES = """() => { const canvas = document.createElement("canvas").getContext("2d");
  const grey = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => (c / 255) ** 2.2);
    return .2126 * r + .7152 * g + .0722 * b; };
  const fill = (one) => grey(getComputedStyle(document.querySelector(one)).fill);
  return [fill(".yc-months__run--0"), fill(".yc-months__run--1"), fill(".yc-bar__range"),
    grey(getComputedStyle(document.body).backgroundColor)]; }"""


def contrast(one: float, other: float) -> float:
    return (max(one, other) + .05) / (min(one, other) + .05)


def test_pictures_have_words_and_their_parts_differ_in_grey(form: Form) -> None:
    page = form.keep(POST_ALLOWANCE).open().page
    expect(page.locator(".yc-months")).to_be_visible()
    expect(page.locator(".yc-bar").first).to_be_visible()
    for picture in page.locator("#estimate svg").all():
        assert (picture.get_attribute("aria-label") or picture.get_attribute("aria-hidden")), picture.inner_html()
    for scheme in ("default", "slate"):
        page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        page.wait_for_timeout(400)
        light, dark, band, paper = page.evaluate(LUMINANCES)
        assert contrast(light, dark) > 1.5, scheme
        assert contrast(light, paper) > 1.5, scheme
        assert contrast(band, paper) > 1.5, scheme


def test_twice_the_text_size_forced_colours_and_less_motion_leave_it_usable(browser: Browser, site: str) -> None:
    context = browser.new_context(
        viewport={"width": 640, "height": 800}, forced_colors="active", reduced_motion="reduce",
    )
    form = Form(context.new_page(), site, WORDS["zh"]).keep(MAIN_JOB).open()
    page = form.page
    expect(form.total()).to_have_text("90,000 元")
    page.evaluate("document.documentElement.style.fontSize = '250%'")    # Material's rem is 125 %: twice that
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    cut = page.evaluate(
        "[...document.querySelectorAll('#estimate :is(.yc-button, .yc-choice, .yc-card, .yc-label)')]"
        ".filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent)"
    )
    assert cut == []
    assert page.evaluate(
        "[...document.querySelectorAll('#estimate *')].filter((e) => getComputedStyle(e).transitionDuration !== '0s'"
        " && getComputedStyle(e).transitionProperty !== 'all').map((e) => e.className)"
    ) == []
    chosen = page.locator(".yc-card:has(:checked)").first
    assert chosen.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
    context.close()
