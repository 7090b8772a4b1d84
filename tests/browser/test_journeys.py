"""Five people from their first question to what they take away: the link in another browser, the paper, the file."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.estimate_page import DEVICES, INTERNS, WORDS, Form
from tests.browser.test_many import FAULTY, as_csv, hand_in, results, rows


@pytest.fixture(params=list(itertools.product(WORDS, DEVICES)), ids="-".join)
def person(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Form]:
    """Each language on each device."""
    language, device = request.param
    context = browser.new_context(**DEVICES[device])
    context.set_default_timeout(30_000)
    yield Form(context.new_page(), site, WORDS[language])
    context.close()


def who(form: Form, zh: str, en: str) -> str:
    return en if form.words.root else zh


def money(form: Form, amount: str) -> str:
    return f"RMB {amount}" if form.words.root else f"{amount} 元"


def tick(form: Form, path: str, *places: int) -> None:
    for place in places:
        form.field(path).locator("label").nth(place).click()


def take_away(form: Form, browser: Browser, figure: str, quoted: str) -> None:
    """The link shows the same in a fresh browser; the paper holds figure, quotation and link, on two pages at most."""
    expect(form.total()).to_have_text(figure)
    form.page.locator("[data-do=link]").click()
    copied = form.page.locator(".yc-keep__copied")
    expect(copied).to_be_visible()
    link = copied.input_value()
    expect(form.page.locator(".yc-paper__link")).to_have_text(link, use_inner_text=False)
    paper = PdfReader(BytesIO(form.page.pdf(prefer_css_page_size=True)))
    text = _plain("".join(page.extract_text() for page in paper.pages))
    assert len(paper.pages) <= 2
    for words in (figure, quoted, link):
        assert _plain(words) in text, words
    fresh = browser.new_context(**DEVICES["desk"])
    page = fresh.new_page()
    page.goto(link)
    expect(page.locator(".yc-total__figure")).to_have_text(figure, timeout=60_000)
    fresh.close()


def _plain(text: str) -> str:
    """Without what a PDF does to text: line breaks, ligatures, radicals for characters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_a_worker_with_two_certificates(person: Form, browser: Browser) -> None:
    person.open().choose(who(person, "个人", "Individual"), "settling-in")
    person.pick("answers.settling-in.newly_introduced", 0)
    person.pick("answers.settling-in.meets_conditions", 0)
    tick(person, "answers.settling-in.certificates", 4, 5)
    person.pick("answers.settling-in.certificate_before_arrival", 0)
    person.type("answers.settling-in.introduced_on", "2023-03-01")
    take_away(person, browser, money(person, "30,000"), "3 万元")


def test_an_enterprise_with_apprentices_and_interns(person: Form, browser: Browser) -> None:
    person.open().fill_in_main_job()
    take_away(person, browser, money(person, "90,000"), "中级工及以上 6000 元/人/年")


def test_a_school_asks_which_may_apply_then_for_its_recruitment_station(person: Form, browser: Browser) -> None:
    page = person.open().page
    page.locator("[data-do=wizard]").click()
    page.locator("[data-who=institution]").click()
    for _ in range(9):
        if not page.locator("[data-do=wizard-next]").is_visible():
            break
        page.locator(".yc-wizard .yc-choice").first.click()
        page.locator("[data-do=wizard-next]").click()
    expect(page.locator("[data-list=may] li").first).to_be_visible()
    page.locator("[data-do=wizard-choose]").click()
    at = "answers.recruitment-station."
    person.pick(at + "agreement_signed", 0)
    person.pick(at + "judged_marked_results", 0)
    person.type(at + "campus_events_per_year", "3")
    person.type(at + "first_year", "2023")
    person.type(at + "years", "1")
    expect(page.locator("#yc-line-recruitment-station .yc-line__figure strong")).to_have_text(money(person, "30,000"))
    chosen: Any = page.locator(".yc-card input:checked")
    for box in chosen.all():
        if box.get_attribute("id") != "yc-choose-recruitment-station":
            box.locator("xpath=..").click()
    take_away(person, browser, money(person, "30,000"), "3 万元")


def test_a_studio(person: Form, browser: Browser) -> None:
    person.open().choose(who(person, "工作室", "Studio"), "studio")
    person.type("answers.studio.new_yuyao_title_on", "2023-05-01")
    person.pick("answers.studio.new_higher_title", 3)
    person.type("answers.studio.two_yearly_rounds", "1")
    person.type("answers.studio.excellent_ratings", "1")
    take_away(person, browser, money(person, "50,000"), "2 万元")


def test_an_hr_officer_with_1000_rows_of_which_7_are_faulty(person: Form, browser: Browser) -> None:
    page = hand_in(person.open(), "list.csv", as_csv(rows(1000)))
    page.locator("[data-do=many-start]").click()
    named = page.locator(".yc-many__faulty li")
    expect(named).to_have_count(len(FAULTY), timeout=60_000)
    table = results(page)
    status = table[0].index("status")
    assert [n for n, row in enumerate(table, 1) if row[status] == "refused"] == sorted(FAULTY)
    page.locator("#yc-many-line").fill("1002")
    page.locator("[data-do=many-row]").click()
    expect(page.locator("#yc-many-line-fault")).to_be_visible()
    page.locator("#yc-many-line").fill("２")
    page.locator("[data-do=many-row]").click()
    expect(page.locator("#yc-line-internship")).to_be_focused()
    expect(person.field(INTERNS + "students")).to_have_value("20")
    person.pick(INTERNS + "arranged_by_school", 0)
    person.pick(INTERNS + "graduating_year", 0)
    person.type(INTERNS + "age_at_start", "17")
    person.type(INTERNS + "allowance_per_month", "2300")
    person.type(INTERNS + "minimum_wage_per_month", "2070")
    person.type(INTERNS + "start_date", "2023-01-01")
    take_away(person, browser, money(person, "60,000"), "每人每月 500 元")
