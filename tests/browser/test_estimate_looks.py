"""The estimate page in every state: axe finds nothing, nothing is wider than a phone or too small for a thumb."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.estimate_page import DEVICES, MAIN_JOB, Form, Words, violations


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
