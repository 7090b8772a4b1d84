"""A site after ten years of amendments, built by MkDocs and opened in Chromium: old links, dated pages, comparisons."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.policy_source.model import Policy
from scripts.serve import Site
from scripts.sitegen.assemble import assemble
from scripts.sitegen.render import render_site
from tests.browser.conftest import serving
from tests.browser.test_axe import violations
from tests.checkouts import ROOT
from tests.fictitious.amend import Town
from tests.fictitious.years import YEARS

OLD, NEW = "test-2031-1", "test-2041-7"


def build(town: Town, policy: Policy) -> Path:
    """The site of a town's repository, with the scripts of the real site; needs `make build`."""
    root = town.root
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("docs/theme", "scripts", "build/assets"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build/assets.json", root / "build/assets.json")
    render_site([policy], root, root / "build/docs")
    for settings in ("mkdocs.yml", "mkdocs.en.yml"):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", settings]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assemble(root)
    return root / "site"


@pytest.fixture(scope="session")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the fictitious town's site after ten years."""
    town = Town(tmp_path_factory.mktemp("aged") / "repository")
    policy = town.publish()
    for year in YEARS:
        year(town)
        policy = town.publish()
    with serving(Site(build(town, policy))) as address:
        yield address


@pytest.fixture
def strict(context: BrowserContext) -> Iterator[Page]:
    """A page that may ask for nothing that is not there, and log no error."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("response", lambda reply: wrong.append(f"{reply.status} {reply.url}") if reply.status >= 400 else None)
    yield page
    assert not wrong


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("m3/#m3s1", "m9/#m9s1"),  # moved twice, then the policy's address changed
        ("m3/", "m9/"),
        ("m2/#m2s2", "m2/#m2s2"),  # split: its own page says where
        ("m1/#m1s2", "m1/#m1s2"),  # a sentence that is gone from a clause that lives
        ("@2031-03-01/m1/#m1a1", "@2031-03-01/m1/#m1a1"),
    ],
)
def test_an_old_link_leads_on(aged: str, strict: Page, root: str, old: str, new: str) -> None:
    strict.goto(f"{aged}{root}{OLD}/{old}")
    strict.wait_for_url(f"{aged}{root}{NEW}/{new}")
    if "#" in new:
        expect(strict.locator(f"#{new.split('#')[1]}")).to_be_visible()


@pytest.mark.parametrize("root", ["", "en/"])
def test_without_script_the_page_itself_leads_on(aged: str, browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{aged}{root}{OLD}/m3/#m3s1")
    page.wait_for_url(f"{aged}{root}{NEW}/m9/")
    expect(page.locator("#m9s1")).to_be_visible()
    context.close()


def test_a_dated_page_says_that_it_is_old_and_leads_to_the_newest(aged: str, strict: Page) -> None:
    strict.goto(f"{aged}en/{NEW}/@2031-03-01/m1/")
    expect(strict.locator("#m1a1")).to_have_text("300 yuan")
    expect(strict.locator(".version--old")).to_contain_text("from 1 March 2031 to 30 April 2032")
    assert strict.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert (strict.locator("link[rel=canonical]").get_attribute("href") or "").endswith(f"/en/{NEW}/m1/")
    strict.click(".version__newest")
    expect(strict.locator("#m1a1")).to_have_text("500 yuan")


def test_the_newest_dated_page_says_that_it_is(aged: str, strict: Page) -> None:
    strict.goto(f"{aged}{NEW}/@2042-01-01/m9/")
    expect(strict.locator(".version")).to_contain_text("也是最新文本")
    strict.goto(f"{aged}{NEW}/@2042-01-01/")
    expect(strict.locator(".version")).to_contain_text("也是最新文本")
    strict.goto(f"{aged}{NEW}/@2031-03-01/")
    expect(strict.locator(".version--old li")).to_have_count(10)


def test_the_comparison_is_read_word_by_word(aged: str, strict: Page) -> None:
    strict.goto(f"{aged}{NEW}/m1/")
    first = strict.locator("#history li").filter(has_text="2032年5月1日，依据")
    first.locator("summary").click()
    assert [one.replace("删去：", "").replace("（完）", "") for one in first.locator("del").all_text_contents()] == [
        "300", "800",
    ]  # fmt: skip
    expect(first.locator("ins").first).to_contain_text("400")


def test_what_is_gone_says_so(aged: str, strict: Page) -> None:
    strict.goto(f"{aged}{NEW}/m6/#m6s1")
    expect(strict.locator("h1")).to_contain_text("已不再有效")
    expect(strict.locator("#m6s1")).to_have_text("镇里宣传手艺。")
    expect(strict.locator(".tomb")).to_contain_text("没有别的条款代替它")
    strict.goto(f"{aged}{NEW}/m4/")
    strict.get_by_role("link", name="灯会第1句").click()
    strict.wait_for_url(f"{aged}{NEW}/m7/#m7s1")


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("@2030-01-01/m1/", "@2031-03-01/m1/"),
        ("@2033-06-01/m1/", "@2033-01-01/m1/"),
        ("m77/", "m9/"),
    ],
)
def test_a_wrong_address_offers_what_was_meant(aged: str, page: Page, root: str, wrong: str, meant: str) -> None:
    page.goto(f"{aged}{root}{NEW}/{wrong}")
    offered = page.locator("[data-missing] a")
    expect(offered).to_be_visible()
    offered.click()
    page.wait_for_url(f"{aged}{root}{NEW}/{meant}")


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize(
    ("page_path", "asked", "offered"),
    [
        ("m1/", "m1s99", "m1/#m1s3"),
        ("m1/", "M1S1", "m1/#m1s1"),
        ("m1/", "m9s1", "m9/#m9s1"),    # another clause's sentence
        ("m1/", "appendix", None),
        ("@2031-03-01/m1/", "m1s99", "@2031-03-01/m1/#m1s2"),
        ("@2031-03-01/m1/", "m2", "@2031-03-01/m2/"),
        ("bilingual/", "m1s99", "bilingual/#m1s3"),
        ("", "m1s99", "#m1s3"),
    ],
)
def test_a_fragment_that_never_was_is_said_and_the_nearest_offered(
    aged: str, page: Page, root: str, page_path: str, asked: str, offered: str | None
) -> None:
    folder = f"{aged}{root}{NEW}/"
    page.goto(f"{folder}{page_path}#{asked}")
    notice = page.locator(".astray")
    expect(notice).to_contain_text(f"“{asked}”")
    expect(notice).to_be_in_viewport()
    assert page.url == f"{folder}{page_path}#{asked}"    # what was typed stays
    if not offered:
        expect(notice.locator("a")).to_have_count(0)
        return
    notice.locator("a").click()
    page.wait_for_url(f"{folder}{offered}")
    expect(page.locator(".astray")).to_be_hidden()


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_dated_page_gives_links_to_the_text_of_that_day(aged: str, page: Page, root: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dated = f"{aged}{root}{NEW}/@2031-03-01/m1/"
    page.goto(dated)
    words = page.locator("#m1a1").text_content()
    page.hover("#m1a1")
    page.click('[data-form="link"]')
    expect(page.locator(".point__status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == f"{dated}#m1a1"
    page.click('[data-form="asof"]')
    expect(page.locator(".point__status")).to_contain_text("定版" if not root else "as of")
    assert f"{dated}#m1a1" in page.evaluate("navigator.clipboard.readText()")
    page.goto(f"{dated}#m1a1")
    expect(page.locator("#m1a1")).to_have_text(words or "?")


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_head_names_files_that_are_there(aged: str, strict: Page, root: str) -> None:
    kinds = {
        "application/json", "text/markdown", "text/plain", "application/akn+xml", "application/atom+xml",
    }  # fmt: skip
    for path in ("m1/", "m6/", "@2031-03-01/m1/", "@2031-03-01/", "", "bilingual/"):
        strict.goto(f"{aged}{root}{NEW}/{path}")
        links = strict.locator('link[rel="alternate"]')
        found = {link.get_attribute("type"): link.evaluate("link => link.href") for link in links.all()}
        more = {"text/csv"} if path == "" or (path.count("/") == 1 and path.startswith("@")) else set()
        assert found.keys() == ({"application/atom+xml"} if path == "bilingual/" else kinds | more)
        for address in found.values():
            assert strict.request.get(address).ok


def test_neither_index_nor_site_map_has_pages_of_the_past(aged: str, strict: Page) -> None:
    for path in ("sitemap.xml", "en/sitemap.xml", "search/search_index.json", "en/search/search_index.json"):
        text = strict.request.get(aged + path).text()
        assert NEW in text
        assert "@20" not in text
        assert f"{OLD}/m" not in text
        assert f"{NEW}/m6/" not in text


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(aged: str, browser: Browser, root: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found: list[str] = []
    for path in ("m1/", "m2/", "m6/", "@2031-03-01/m1/", "@2031-03-01/", "@2042-01-01/m9/"):
        page.goto(f"{aged}{root}{NEW}/{path}")
        for summary in page.locator("#history summary").all():
            summary.click()
        found += violations(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert not found, "\n".join(found)
