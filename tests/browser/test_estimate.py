"""The estimate page in Chromium, both languages, phone and desk: fill in, be told, follow to the sentence."""

from __future__ import annotations

import json

from playwright.sync_api import Browser, Route, expect

from tests.browser.estimate_page import APPRENTICES, INTERNS, MAIN_JOB, WORDS, Form, Words, violations


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
    expect(failed).to_contain_text("没有运行起来")
    expect(failed.locator("a")).to_have_attribute("href", "#glance")
    expect(one.field(APPRENTICES + "apprentices")).to_have_value("5")
    assert violations(one.page) == []
    broken = False
    failed.locator("button").click()
    expect(one.total()).to_have_text("90,000 元", timeout=60_000)


def test_a_browser_without_webassembly_is_told_so_and_where_the_amounts_stand(form: Form) -> None:
    asked: list[str] = []
    form.page.on("request", lambda request: asked.append(request.url) if "/runtime/" in request.url else None)
    form.page.add_init_script("delete globalThis.WebAssembly")
    failed = form.keep(MAIN_JOB).open().page.locator(".yc-runtime[data-phase=failed]")
    expect(failed).to_contain_text("WebAssembly")
    expect(form.field(APPRENTICES + "apprentices")).to_have_value("5")
    assert asked == []    # megabytes that could not be used
    failed.locator("a").click()
    expect(form.page.locator("#glance a[href$='m3/#m3a2']")).to_be_in_viewport()


def test_a_figure_that_answers_leave_open_is_not_put_down_to_the_policy(one: Form) -> None:
    half = {"chosen": ["apprenticeship"], "answers": {"apprenticeship": {"groups": [{"apprentices": "5"}, {}]}}}
    beside = one.keep({**half, "beside": {}}).open().page.locator(".yc-total__beside")
    expect(beside).to_have_text(["还缺回答、算不出上限的：企业新型学徒制补贴。"])
    one.page.locator("details.yc-special > summary").first.click()
    one.page.locator("label:has(#yc-choose-private-training)").click()
    one.pick("answers.private-training.well_managed", 0)
    expect(beside.last).to_have_text("政策没有写明金额的，没有算进去：民办职业培训机构资助。")


def test_no_sentence_is_named_without_its_clause_and_no_doubt_linked_twice_in_one_part(form: Form) -> None:
    page = form.keep({"chosen": ["craftsman-titles", "post-allowance"], "beside": {}, "answers": {
        "craftsman-titles": {"titles": [{"title": title, "selected_on": "2023-06-30"} for title in
                                        ("yuyao_craftsman", "yuyao_young_craftsman")]},
        "post-allowance": {"in_catalogue": "true", "segments": [
            {"level": "technician", "months": "18"}, {"level": "senior_technician", "months": "36"}]},
    }}).open().page
    expect(page.locator(".yc-line")).to_have_count(2)
    links = page.locator(".yc-line a[href*='/m1']").all_inner_texts()
    assert len(links) > 6
    assert [text for text in links if "“" not in text] == []
    for part in page.locator(".yc-line").all():
        doubts = [link.get_attribute("href") for link in part.locator("a[href*='/readings/#']").all()]
        assert len(doubts) == len(set(doubts)) > 0
    caption = page.locator("#yc-line-post-allowance .yc-bar-box figcaption").first
    expect(caption).to_contain_text("step 4 below" if form.words.root else "见下面第 4 步")
    lines = page.evaluate(
        "[...document.querySelectorAll('#estimate .yc-whole')].filter((e) => e.checkVisibility()).map((e) => {"
        " const range = document.createRange(); range.selectNodeContents(e);"
        " return [e.textContent, new Set([...range.getClientRects()].map(({ top }) => top)).size]; })"
    )
    assert len(lines) > 10
    assert [text for text, n in lines if n != 1] == []


def test_what_is_missing_is_listed_in_the_order_of_the_form(one: Form) -> None:
    page = one.keep({"chosen": ["settling-in"], "beside": {}, "answers": {
        "settling-in": {"newly_introduced": "true"}}}).open().page
    missing = page.locator(".yc-links > li > .yc-link")
    expect(missing).to_have_count(4)
    asked = page.locator("#yc-form-settling-in .yc-field .yc-label").all_inner_texts()
    places = [asked.index(text) for text in missing.all_inner_texts()]
    assert places == sorted(places)


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


def test_the_chooser_says_what_applies_what_does_not_and_why_and_what_has_no_amount(form: Form) -> None:
    page = form.open().page
    page.locator("[data-do=wizard]").click()
    page.locator("[data-who=individual]").click()
    page.locator(".yc-wizard .yc-choice").nth(1).click()    # no: not newly introduced
    page.locator("[data-do=wizard-next]").click()
    while page.locator("[data-do=wizard-skip]").is_visible():
        page.locator("[data-do=wizard-skip]").click()
    ruled_out = page.locator("[data-list=not] li")
    expect(ruled_out).to_have_count(1)
    expect(ruled_out).to_contain_text("You answered: No." if form.words.root else "您的回答：否。")
    expect(page.locator("[data-list=promised] li").first).to_be_visible()
    assert violations(page) == []
    page.locator("[data-do=wizard-choose]").click()
    expect(page.locator("#yc-form-post-allowance")).to_be_visible()
    expect(page.locator("#yc-form-settling-in")).to_have_count(0)
