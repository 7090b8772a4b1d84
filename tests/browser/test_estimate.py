"""The estimate page in Chromium, both languages, phone and desk: fill in, be told, keep, follow to the sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
DEVICES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desk": {"viewport": {"width": 1280, "height": 900}},
}
APPRENTICES = "answers.apprenticeship.groups[0]."
INTERNS = "answers.internship.groups[0]."
MAIN_JOB = {
    "chosen": ["apprenticeship", "internship"],
    "answers": {
        "apprenticeship": {"groups": [{
            "apprentices": "5", "are_employees": "true", "course_completed": "true", "certificate": "skill_level",
            "certificate_level": "intermediate", "training_years": "1", "certificate_date": "2023-06-30",
        }]},
        "internship": {"groups": [{
            "students": "20", "school": "technical_institution", "arranged_by_school": "true", "age_at_start": "17",
            "graduating_year": "true", "months": "6", "allowance_per_month": "2300", "minimum_wage_per_month": "2070",
            "start_date": "2023-01-01",
        }]},
    },
    "beside": {},
}


@dataclass
class Words:
    """What a reader of one language sees."""

    root: str
    enterprise: str
    total: str
    whole_number: str
    one_number: str
    decision: str


WORDS = {
    "zh": Words("", "企业", "90,000 元", "这里要填整数", "这里只能填一个数字", "估算，不是审批决定"),
    "en": Words("en/", "Enterprise", "RMB 90,000", "Enter a whole number", "Enter a single number",
                "An estimate, not a decision"),
}


class Form:
    """The page as somebody uses it: by the ids that the paths of the contract give."""

    def __init__(self, page: Page, address: str, words: Words) -> None:
        self.page = page
        self.address = f"{address}{words.root}estimate/"
        self.words = words

    def open(self, fragment: str = "") -> Form:
        self.page.goto(self.address + fragment)
        expect(self.page.locator(".yc-chooser")).to_be_visible()
        return self

    def choose(self, who: str, *benefits: str) -> None:
        box = self.page.locator(".yc-whos label").filter(has_text=who).first
        if not box.locator("input").is_checked():
            box.click()
        for benefit in benefits:
            self.page.locator(f"label:has(#yc-choose-{benefit})").click()

    def field(self, path: str) -> Any:
        return self.page.locator("#yc-" + path.replace(".", "-").replace("[", "-").replace("]", ""))

    def type(self, path: str, text: str) -> None:
        self.field(path).fill(text)
        self.field(path).blur()

    def pick(self, path: str, value: int) -> None:
        """The choice at a place in the list."""
        self.field(path).locator("label").nth(value).click()

    def total(self) -> Any:
        return self.page.locator(".yc-total__figure")

    def keep(self, state: dict[str, Any]) -> Form:
        """Begin with answers that this browser has kept."""
        text = json.dumps({"policy": "ydb-2022-51", **state})
        self.page.add_init_script(
            f"if (!sessionStorage.given) {{ localStorage.setItem('yuyao-policy.estimate', {json.dumps(text)});"
            " sessionStorage.given = 1; }"
        )
        return self

    def fill_in_main_job(self) -> None:
        """Five intermediate apprentices, twenty interns of six months, typed as people type."""
        self.choose(self.words.enterprise, "apprenticeship", "internship")
        self.type(APPRENTICES + "apprentices", "五")
        self.pick(APPRENTICES + "are_employees", 0)
        self.pick(APPRENTICES + "course_completed", 0)
        self.pick(APPRENTICES + "certificate", 0)
        self.pick(APPRENTICES + "certificate_level", 2)
        self.type(APPRENTICES + "training_years", "1")
        self.type(APPRENTICES + "certificate_date", "2023-06-30")
        self.type(INTERNS + "students", "２０")
        self.pick(INTERNS + "school", 0)
        self.pick(INTERNS + "arranged_by_school", 0)
        self.pick(INTERNS + "graduating_year", 0)
        self.type(INTERNS + "age_at_start", "17")
        self.type(INTERNS + "months", "6")
        self.type(INTERNS + "allowance_per_month", "2,300")
        self.type(INTERNS + "minimum_wage_per_month", "2070")
        self.type(INTERNS + "start_date", "2023-01-01")


@pytest.fixture(params=["zh", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    return WORDS[request.param]


@pytest.fixture(params=list(DEVICES))
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def form(browser: Browser, site: str, words: Words, device: str) -> Iterator[Form]:
    context = browser.new_context(**DEVICES[device])
    context.set_default_timeout(20_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield Form(context.new_page(), site, words)
    context.close()
    assert not errors


@pytest.fixture
def one(browser: Browser, site: str) -> Iterator[Form]:
    """One language and one size, where neither matters."""
    context = browser.new_context(**DEVICES["desk"])
    context.set_default_timeout(20_000)
    yield Form(context.new_page(), site, WORDS["zh"])
    context.close()


def violations(page: Page) -> list[str]:
    """What axe finds in the page's own part, with the places. Header and footer are every page's, tested there."""
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run({include: ['.md-content']},"
        "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))"
    )
    return [str(each) for each in found]


def test_main_job_is_90_000_and_each_figure_leads_to_its_sentence(form: Form) -> None:
    form.open().fill_in_main_job()
    expect(form.total()).to_have_text(form.words.total)
    expect(form.page.locator(".yc-summary .yc-decision")).to_have_text(form.words.decision)
    lines = form.page.locator(".yc-line__figure strong")
    expect(lines).to_have_text([form.words.total.replace("90", figure) for figure in ("30", "60")])
    link = form.page.locator("#yc-line-apprenticeship .yc-quote a").first
    link.click()
    form.page.wait_for_url("**/ydb-2022-51/m3/#m3s2")
    assert form.page.url.endswith(f"/{form.words.root}ydb-2022-51/m3/#m3s2")
    expect(form.page.locator("#m3s2")).to_be_visible()
    form.page.go_back()
    expect(form.total()).to_have_text(form.words.total)


def test_bad_input_is_said_beside_the_field_and_nothing_is_cleared(form: Form) -> None:
    form.keep(MAIN_JOB).open()
    expect(form.total()).to_have_text(form.words.total)
    form.type(APPRENTICES + "apprentices", "2.5")
    field = form.page.locator(".yc-field").filter(has=form.field(APPRENTICES + "apprentices"))
    expect(field.locator(".yc-fault")).to_contain_text(form.words.whole_number)
    expect(form.field(APPRENTICES + "apprentices")).to_have_attribute("aria-invalid", "true")
    expect(form.field(APPRENTICES + "apprentices")).to_have_value("2.5")
    expect(form.page.locator("#yc-line-apprenticeship")).to_have_attribute("data-status", "refused")
    expect(form.total()).to_have_count(0)
    form.type(APPRENTICES + "apprentices", "三四个")
    expect(field.locator(".yc-fault")).to_contain_text(form.words.one_number)
    form.type(APPRENTICES + "apprentices", "五个")
    expect(field.locator(".yc-fault")).to_be_hidden()
    expect(form.total()).to_have_text(form.words.total)


def test_a_fault_that_only_the_calculator_knows_stands_beside_the_field_too(one: Form) -> None:
    one.open().page.locator("details.yc-special > summary").first.click()
    one.page.locator("label:has(#yc-choose-other-measure)").click()
    one.type("answers.other-measure.measure", "21")
    field = one.page.locator(".yc-field").filter(has=one.field("answers.other-measure.measure"))
    expect(field.locator(".yc-fault")).to_contain_text("数字不在允许的范围内")


def test_answers_survive_reload_language_switch_and_back(form: Form) -> None:
    form.keep(MAIN_JOB).open()
    form.type(INTERNS + "students", "２１")
    form.page.reload()
    expect(form.field(INTERNS + "students")).to_have_value("２１")
    form.page.locator(".lang-switch a").click()
    other = WORDS["en"] if form.words is WORDS["zh"] else WORDS["zh"]
    expect(form.page.locator("html")).to_have_attribute("lang", "en" if other is WORDS["en"] else "zh")
    expect(form.field(INTERNS + "students")).to_have_value("２１")
    expect(form.total()).to_have_text(other.total.replace("90", "93"))
    form.page.go_back()
    expect(form.field(INTERNS + "students")).to_have_value("２１")


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


def test_a_short_text_for_a_chat_says_figures_what_they_are_not_and_the_link(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    expect(one.total()).to_have_text("90,000 元")
    one.page.locator("[data-do=text]").click()
    text = one.page.locator(".yc-keep__copied").input_value()
    assert "实践基地实习补贴：60,000 元" in text
    assert "企业合计：90,000 元" in text
    assert "不是审批决定" in text
    assert "/estimate/#a=1." in text


def test_a_cut_link_says_so_and_leaves_the_own_answers_alone(one: Form) -> None:
    one.keep(MAIN_JOB).open("#a=1.q1YqLU4tUrJSSjQ")
    expect(one.page.locator(".yc-notice").first).to_contain_text("这个链接不完整")
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


def test_erasing_forgets_all_and_can_be_undone(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    one.page.locator("[data-do=erase]").click()
    expect(one.page.locator(".yc-sheet")).to_have_count(0)
    assert one.page.evaluate("localStorage.getItem('yuyao-policy.estimate')") is None
    one.page.locator(".yc-keep__row button").click()
    expect(one.total()).to_have_text("90,000 元")


def test_groups_are_added_removed_and_brought_back(one: Form) -> None:
    one.keep(MAIN_JOB).open()
    one.page.locator("#yc-form-apprenticeship .yc-add").click()
    second = APPRENTICES.replace("[0]", "[1]")
    expect(one.field(second + "apprentices")).to_be_focused()
    one.type(second + "apprentices", "3")
    one.page.locator("#yc-form-apprenticeship .yc-remove").first.click()
    expect(one.field(APPRENTICES + "apprentices")).to_have_value("3")
    one.page.locator("#yc-form-apprenticeship .yc-undo button").click()
    expect(one.field(APPRENTICES + "apprentices")).to_have_value("5")
    expect(one.field(second + "apprentices")).to_have_value("3")


def test_what_is_missing_leads_to_its_field_and_says_what_it_would_change(one: Form) -> None:
    half = json.loads(json.dumps(MAIN_JOB))
    del half["answers"]["apprenticeship"]["groups"][0]["course_completed"]
    one.keep(half).open()
    line = one.page.locator("#yc-line-apprenticeship")
    expect(line).to_have_attribute("data-status", "not-determinable")
    expect(line.locator(".yc-effects li")).to_have_text(["是：30,000 元", "否：0 元"])
    line.locator(".yc-links .yc-link").first.click()
    expect(one.field(APPRENTICES + "course_completed").locator("input").first).to_be_focused()


def test_a_clause_page_opens_the_form_of_its_benefit(one: Form) -> None:
    one.open("#post-allowance")
    expect(one.page.locator("#yc-form-post-allowance")).to_be_visible()
    expect(one.page.locator("#yc-choose-post-allowance")).to_be_checked()


def test_a_failed_download_says_so_keeps_the_answers_and_tries_again(one: Form) -> None:
    broken = True

    def maybe(route: Route) -> None:
        if broken:
            route.fulfill(status=404, body="no")
        else:
            route.continue_()

    one.page.context.route("**/runtime/*.wasm*", maybe)
    one.keep(MAIN_JOB).open()
    failed = one.page.locator(".yc-runtime[data-phase=failed]")
    expect(failed).to_be_visible(timeout=60_000)
    expect(failed).to_contain_text("没有下载成功")
    expect(one.field(APPRENTICES + "apprentices")).to_have_value("5")
    assert violations(one.page) == []
    broken = False
    failed.locator("button").click()
    expect(one.total()).to_have_text("90,000 元", timeout=60_000)


def test_the_keyboard_alone_reaches_the_answer(one: Form) -> None:
    page = one.open().page
    page.locator(".yc-whos input").first.focus()
    page.keyboard.press("Space")
    page.locator("#yc-choose-apprenticeship").focus()
    page.keyboard.press("Space")
    one.field(APPRENTICES + "apprentices").focus()
    page.keyboard.type("5")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert one.field(APPRENTICES + "are_employees").locator("input").first.is_checked()
    page.keyboard.press("ArrowRight")
    assert one.field(APPRENTICES + "are_employees").locator("input").nth(1).is_checked()
    expect(one.page.locator("#yc-line-apprenticeship")).to_have_attribute("data-status", "zero")


def test_the_page_can_be_read_without_javascript(browser: Browser, site: str, words: Words) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{words.root}estimate/")
    expect(page.locator("noscript .yc-notice, .yc-notice").last).to_be_visible()
    expect(page.locator(".yc-rules a[href$='m3/#m3a2']")).to_have_text("6,000")
    context.close()


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
