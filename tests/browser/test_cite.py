"""Citing in Chromium: every place of the policy copied and read back, toolbar, selection, citation page."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from scripts.policy_source.load import load_policy
from scripts.policy_source.model import LANGUAGES, Language, Node, Policy
from tests.browser.test_axe import violations
from tests.checkouts import ROOT

ROOTS: dict[Language, str] = {"zh": "", "en": "en/"}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
FORMS = ["link", "zh", "en", "quote", "markdown", "rich", "asof"]
MOST_SCRIPT = 10_000
"""Bytes of script for copying, compressed."""

# what would go into the clipboard is kept instead: a script's click may not fill the real one
RECORD = """() => {
  window.copied = [];
  navigator.clipboard.writeText = async (text) => { window.copied.push([text, ""]); };
  navigator.clipboard.write = async ([item]) => {
    const slot = ["", ""];
    window.copied.push(slot);
    slot[0] = await (await item.getType("text/plain")).text();
    slot[1] = await (await item.getType("text/html")).text();
  };
}"""
COPY_ALL = """async (ids) => {
  const found = [];
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  for (const id of ids) {
    location.hash = "#" + id;
    const target = document.querySelector(":target");
    const top = target?.getBoundingClientRect().top;
    window.copied = [];
    target?.click();
    for (const button of document.querySelectorAll(".point:not([hidden]) .point__form")) button.click();
    for (let tries = 0; tries < 100 && !window.copied.some(([, html]) => html); tries += 1) {
      await new Promise((done) => setTimeout(done));
    }
    const seen = header <= top && top < innerHeight;
    found.push({id, target: target?.id, words: target?.textContent, seen, copied: window.copied});
  }
  return found;
}"""
READ_ALL = """async (texts) => {
  const source = document.querySelector('script[src*="/cite."]').src;
  const { read } = await import(source);
  return texts.map((text) => { const found = read(text); return [found.status, ...found.places.map(({ id }) => id)]; });
}"""
SELECT = """([id, from, to]) => {
  const element = document.getElementById(id), range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0, begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!begun && from < at + node.length) { range.setStart(node, from - at); begun = true; }
    if (to <= at + node.length) { range.setEnd(node, to - at); break; }
    at += node.length;
  }
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def policy() -> Policy:
    """The checked policy, to compare pages with."""
    return load_policy(ROOT)


@pytest.fixture(scope="module")
def slug(policy: Policy) -> str:
    """The policy's folder."""
    return policy.document.slug


@pytest.fixture
def clipboard(context: BrowserContext, page: Page) -> Page:
    """A page that may use the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def words_by_id(node: Node, language: Language) -> dict[str, str]:
    """Every paragraph, sentence, amount and block of a clause with its words, as its page has them."""
    found = {block.id: block.text.get(language) for block in node.blocks}
    for sentence in node.sentences():
        text = found[sentence.id] = sentence.text.get(language)
        for amount in sentence.amounts:
            start, end = amount.zh_span if language == "zh" else amount.en_span
            found[amount.id] = text[start:end]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_is_reached_copied_and_read_back(
    site: str, slug: str, policy: Policy, browser: Browser, language: Language
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    copied: list[tuple[str, str, str]] = []
    for node in policy.nodes.values():
        page.goto(f"{site}{ROOTS[language]}{slug}/{node.id}/")
        page.wait_for_function("document.documentElement.dataset.point === 'ready'")
        page.evaluate(RECORD)
        words = words_by_id(node, language)
        for place in page.evaluate(COPY_ALL, list(node.ids()) + [block.id for block in node.blocks]):
            assert place["target"] == place["id"]
            assert place["seen"], f"{place['id']} is not below the header"
            if place["id"] in words:
                assert place["words"] == words[place["id"]]
            texts = [text for text, _ in place["copied"]]
            assert len(texts) == len(FORMS), (place["id"], texts)
            copied += [(place["id"], form, text) for form, text in zip(FORMS, texts, strict=True)]
            link = f"{site}{ROOTS[language]}{slug}/{node.id}/" + (f"#{place['id']}" if place["id"] != node.id else "")
            assert texts[0] == link
            assert f'href="{link}"' in place["copied"][FORMS.index("rich")][1]
            quoted = policy.document.title.zh in texts[1] and policy.document.number.zh in texts[1]
            assert quoted, texts[1]
            assert texts[2].startswith(policy.document.number.en)
            assert texts[2].endswith("unofficial translation, Chinese prevails")
    assert len(copied) > 1000
    page.goto(f"{site}{ROOTS[language]}cite/")
    page.wait_for_function("document.documentElement.dataset.cite === 'ready'")
    read = page.evaluate(READ_ALL, [text for *_, text in copied])
    wrong = [(*one, found) for one, found in zip(copied, read, strict=True) if found != ["found", one[0]]]
    assert not wrong, wrong[:5]
    context.close()


def test_the_chinese_form_is_the_official_one(site: str, slug: str, clipboard: Page) -> None:
    clipboard.goto(f"{site}{slug}/m10/")
    clipboard.hover("#m10a2")
    clipboard.click('[data-form="zh"]')
    expect(clipboard.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    cited = "《关于加快培育新时代余姚工匠队伍的实施意见》（余党办〔2022〕51号）第三部分第（四）项第10点“10 万”"
    assert clipboard.evaluate("navigator.clipboard.readText()") == cited
    clipboard.click('[data-form="en"]')
    expect(clipboard.get_by_role("status").filter(has_text="英文引用")).to_be_visible()
    english = "Yu Dang Ban [2022] No. 51, Part III(4), point 10, sentence 2, “100,000 [yuan]”"
    assert clipboard.evaluate("navigator.clipboard.readText()").startswith(english)


@pytest.mark.parametrize("root", ["", "en/"], ids=["zh", "en"])
def test_rich_text_pasted_keeps_words_and_link(
    site: str, slug: str, policy: Policy, clipboard: Page, root: str
) -> None:
    clipboard.goto(f"{site}{root}{slug}/m10/")
    clipboard.hover("#m10s3")
    clipboard.click('[data-form="rich"]')
    expect(clipboard.locator(".point__status")).not_to_be_empty()
    clipboard.evaluate("""() => {
      const field = document.createElement("div");
      field.contentEditable = "true";
      field.id = "letter";
      document.querySelector("article, main").prepend(field);
      field.focus();
    }""")
    clipboard.keyboard.press("Control+V")
    words = policy.nodes["m10"].paragraphs[0].sentences[2].text.get("en" if root else "zh")
    expect(clipboard.locator("#letter")).to_contain_text(words)
    assert clipboard.locator("#letter a").evaluate("a => a.href") == f"{site}{root}{slug}/m10/#m10s3"


def test_copying_needs_no_connection_once_the_page_is_there(
    site: str, slug: str, context: BrowserContext, clipboard: Page
) -> None:
    clipboard.goto(f"{site}{slug}/m4/")
    context.set_offline(True)
    clipboard.hover("#m4s2")
    clipboard.click('[data-form="link"]')
    expect(clipboard.locator(".point__status")).to_contain_text("链接")
    assert clipboard.evaluate("navigator.clipboard.readText()") == f"{site}{slug}/m4/#m4s2"
    [script] = (ROOT / "site/assets").glob("point.*.js.br")
    assert script.stat().st_size < MOST_SCRIPT


def test_without_a_clipboard_the_words_are_there_to_copy(site: str, slug: str, page: Page) -> None:
    page.goto(f"{site}{slug}/m4/")
    page.evaluate("""() => {
      navigator.clipboard.writeText = async () => { throw new Error("refused"); };
      document.execCommand = () => false;
    }""")
    page.hover("#m4s2")
    page.click('[data-form="link"]')
    expect(page.locator(".point textarea")).to_have_value(f"{site}{slug}/m4/#m4s2")


def test_the_keyboard_reaches_sentences_and_forms(site: str, slug: str, clipboard: Page) -> None:
    clipboard.goto(f"{site}{slug}/m10/")
    assert clipboard.locator('.sentence[tabindex="0"]').count() == 1
    clipboard.locator("[data-facing]").focus()
    clipboard.keyboard.press("Tab")
    expect(clipboard.locator("#m10s1")).to_be_focused()
    bar = clipboard.get_by_role("toolbar")
    expect(bar).to_be_visible()
    clipboard.keyboard.press("ArrowDown")
    expect(clipboard.locator("#m10s2")).to_be_focused()
    clipboard.keyboard.press("Enter")
    expect(bar.locator('[data-form="link"]')).to_be_focused()
    clipboard.keyboard.press("ArrowRight")
    clipboard.keyboard.press("Enter")
    expect(clipboard.locator(".point__status")).to_contain_text("中文引用")
    clipboard.keyboard.press("End")
    clipboard.keyboard.press("ArrowLeft")
    clipboard.keyboard.press("Space")
    expect(bar.get_by_role("button", name="本条")).to_have_attribute("aria-pressed", "true")
    clipboard.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    expect(clipboard.locator("#m10s2")).to_be_focused()
    clipboard.keyboard.press("Enter")
    clipboard.keyboard.press("Tab")
    expect(bar).to_be_hidden()
    for _ in range(2 * clipboard.locator(".words .term").count()):    # explained terms take the focus too
        if not clipboard.evaluate("document.activeElement.closest('.term, .term-pop') !== null"):
            break
        clipboard.keyboard.press("Tab")
    assert clipboard.evaluate("document.activeElement.closest('.words') === null")


def test_a_tap_offers_the_amount_and_another_sends_it_away(site: str, slug: str, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}{slug}/m10/")
    page.tap("#m10a2")
    bar = page.get_by_role("toolbar")
    expect(bar.get_by_role("button", name="10 万", exact=True)).to_have_attribute("aria-pressed", "true")
    assert bar.evaluate("e => e.getBoundingClientRect().bottom") <= PHONE["height"]
    target, top = page.locator("#m10a2").bounding_box(), bar.bounding_box()
    assert target is not None
    assert top is not None
    assert target["y"] + target["height"] <= top["y"], "what is meant is hidden by the toolbar"
    for button in bar.locator(".point__form").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 36
    page.tap("#m10a2")
    expect(bar).to_be_hidden()
    page.tap("h1")
    expect(bar).to_be_visible()
    page.tap(".docmeta")
    expect(bar).to_be_hidden()
    context.close()


def test_selected_words_give_a_link_that_finds_them(site: str, slug: str, policy: Policy, clipboard: Page) -> None:
    clipboard.goto(f"{site}{slug}/m10/")
    text = policy.nodes["m10"].paragraphs[0].sentences[1].text.zh
    start = text.index("余姚杰出工匠")
    clipboard.evaluate(SELECT, ["m10s2", start, start + 6])
    bar = clipboard.get_by_role("toolbar")
    expect(bar.get_by_role("button", name="所选文字")).to_have_attribute("aria-pressed", "true")
    bar.locator('[data-form="quote"]').click()
    expect(clipboard.locator(".point__status")).to_contain_text("引文")
    assert clipboard.evaluate("navigator.clipboard.readText()").startswith("“余姚杰出工匠”（《")
    bar.locator('[data-form="link"]').click()
    expect(clipboard.locator(".point__status")).to_contain_text("链接")
    link = clipboard.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{site}{slug}/m10/#m10s2:~:text=")
    # across an amount, on a page that something has rewritten: the stored words all the same
    clipboard.evaluate(SELECT, ["m10s2", text.index("15 万"), text.index("、10 万")])
    clipboard.evaluate("() => { document.getElementById('m10s2').append('noise'); }")
    clipboard.wait_for_timeout(400)
    bar.locator('[data-form="quote"]').click()
    expect(clipboard.locator(".point__status")).to_contain_text("引文")
    assert "noise" not in clipboard.evaluate("navigator.clipboard.readText()")
    clipboard.goto("about:blank")
    clipboard.goto(link)
    expect(clipboard.locator(":target")).to_have_id("m10s2")


@pytest.mark.parametrize(
    ("typed", "said", "offered"),
    [
        ("第三条", "不止一处", ["m3", "s3"]),
        ("第（四）项", "不止一处", ["s3g4", "s4g4"]),
        ("第21点", "没有“第21点”", ["m20", "m19"]),
        ("ydb-2022-51/m10/#m10s9", "没有“m10s9”这个位置", ["m10s3"]),
        ("第10、11点", "不止一处", ["m10", "m11"]),
        ("劳动法第10条", "另一个文件", []),
        ("长" * 12_000, "太长了", []),
        ("ydb-2022-51/@2021-01-01/m10/", "2021年1月1日还没有", ["m10"]),
        ("你好", "看不出“你好”", []),
        ("甬党办〔2021〕39号", "另一个文件", []),
    ],
)
def test_what_is_doubtful_is_said_and_what_was_typed_kept(
    site: str, page: Page, typed: str, said: str, offered: list[str]
) -> None:
    page.goto(f"{site}cite/")
    page.fill("#reference", typed)
    page.keyboard.press("Enter")
    expect(page.locator(".cite-status")).to_contain_text(said)
    expect(page.locator("#reference")).to_have_value(typed)
    assert [one.get_attribute("data-id") for one in page.locator(".cite-choices button").all()] == offered
    if offered:
        page.click(f'.cite-choices [data-id="{offered[0]}"]')
        expect(page.locator(".cite-card")).to_be_visible()
        expect(page.locator("#reference")).to_have_value(typed)
    page.reload()
    expect(page.locator("#reference")).to_have_value(typed)


def test_the_citation_page_shows_words_forms_and_a_code_that_scans(site: str, slug: str, clipboard: Page) -> None:
    clipboard.goto(f"{site}en/cite/")
    clipboard.fill("#reference", "三（四）10第２句")
    clipboard.click(".cite-find")
    card = clipboard.locator(".cite-card")
    expect(card).to_contain_text("对入选培育余姚大工匠")
    expect(card).to_contain_text("Those selected for cultivation")
    assert [one.get_attribute("data-form") for one in card.locator(".cite-form__words").all()] == FORMS
    for form in FORMS:
        button = card.locator(f'[data-copy="{form}"]')
        button.click()
        name = (button.get_attribute("aria-label") or "").removeprefix("Copy ")
        expect(card.locator(".cite-copied")).to_have_text(f"Copied: {name}")
        copied = clipboard.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
        assert copied == card.locator(f'p[data-form="{form}"]').text_content()
    card.locator(".cite-qr summary").click()
    files = {}
    for kind in ("svg", "png"):
        with clipboard.expect_download() as download:
            card.get_by_role("link", name=kind.upper()).click()
        assert download.value.suggested_filename == f"m10s2.{kind}"
        files[kind] = download.value.path().read_bytes()
    assert files["svg"].startswith(b"<svg xmlns=")
    assert files["png"].startswith(b"\x89PNG")
    for kind, data in files.items():
        assert scanned(clipboard, data, kind) == f"{site}en/{slug}/m10/#m10s2"


def scanned(page: Page, data: bytes, kind: str) -> str:
    """What a scanner reads in a picture: drawn by Chromium, decoded by the library's own decoder."""
    mime = {"svg": "image/svg+xml", "png": "image/png"}[kind]
    points: Any = page.evaluate(
        """async (address) => {
          const picture = new Image();
          picture.src = address;
          await picture.decode();
          const canvas = Object.assign(document.createElement("canvas"), { width: 500, height: 500 });
          const pen = canvas.getContext("2d");
          pen.drawImage(picture, 0, 0, 500, 500);
          return [...pen.getImageData(0, 0, 500, 500).data];
        }""",
        f"data:{mime};base64,{base64.b64encode(data).decode()}",
    )
    program = """
    import decode from "qr/decode.js";
    let text = "";
    for await (const piece of process.stdin) text += piece;
    console.log(decode({ width: 500, height: 500, data: Uint8Array.from(JSON.parse(text)) }));
    """
    command = ["node", "--input-type=module", "-e", program]
    done = subprocess.run(command, input=json.dumps(points), capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip()


@pytest.fixture
def facing(site: str, slug: str, page: Page) -> Page:
    """A clause with both languages beside each other."""
    page.goto(f"{site}{slug}/m10/")
    page.click("[data-facing]")
    return page


def test_both_languages_stand_beside_each_other_and_it_is_remembered(
    facing: Page, site: str, slug: str, policy: Policy
) -> None:
    for sentence in policy.nodes["m10"].sentences():
        expect(facing.locator(f"#{sentence.id}")).to_have_text(sentence.text.zh)
        other = facing.locator(f'.facing[data-at="{sentence.id}"]')
        expect(other).to_have_text(sentence.text.en)
        expect(other).to_have_attribute("lang", "en")
    facing.goto(f"{site}en/{slug}/m4/")
    expect(facing.locator('.facing[data-at="m4s1"]')).to_have_attribute("lang", "zh-CN")
    expect(facing.locator('.facing[data-at="m4s1"]')).to_have_text(policy.nodes["m4"].paragraphs[0].sentences[0].text.zh)
    expect(facing.locator("[data-facing]")).to_have_attribute("aria-pressed", "true")
    boxes = [facing.locator(one).bounding_box() for one in ("#m4s1", '.facing[data-at="m4s1"]')]
    assert boxes[0]
    assert boxes[1]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 12
    facing.click("[data-facing]")
    expect(facing.locator(".facing")).to_have_count(0)


@pytest.mark.parametrize("path", ["m10/", "bilingual/"])
def test_each_language_is_selected_alone(facing: Page, site: str, slug: str, policy: Policy, path: str) -> None:
    facing.goto(f"{site}{slug}/{path}")
    sentences = [sentence.text for sentence in policy.nodes["m10"].sentences()]
    other = '.facing[data-at="{}"]' if path == "m10/" else "#{}-en"
    for selector, own, foreign in (("#{}", "zh", "en"), (other, "en", "zh")):
        first, last = facing.locator(selector.format("m10s1")), facing.locator(selector.format("m10s3"))
        first.scroll_into_view_if_needed()
        start, end = first.bounding_box(), last.bounding_box()
        assert start
        assert end
        facing.mouse.move(start["x"] + 60, start["y"] + 8)
        facing.mouse.down()
        facing.mouse.move(end["x"] + 40, end["y"] + 8, steps=4)
        facing.mouse.up()
        taken = facing.evaluate("getSelection().toString()")
        assert sentences[1].get("zh" if own == "zh" else "en") in " ".join(taken.split())
        assert sentences[1].get("zh" if foreign == "zh" else "en")[:20] not in taken


def test_pairs_stay_together_in_one_column_on_a_phone(facing: Page, site: str, slug: str) -> None:
    facing.set_viewport_size(PHONE)
    for path, other in (("m10/", '.facing[data-at="{}"]'), ("bilingual/", "#{}-en")):
        facing.goto(f"{site}{slug}/{path}")
        tops = []
        for id in ("m10s1", "m10s2"):
            for selector in (f"#{id}", other.format(id)):
                box = facing.locator(selector).bounding_box()
                assert box
                assert box["width"] <= PHONE["width"]
                tops.append(box["y"])
        assert tops == sorted(tops)
        assert facing.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_who_does_not_use_it_sees_nothing_jump(site: str, slug: str, page: Page) -> None:
    page.add_init_script("""
      window.jumps = [];
      const seen = (list) => jumps.push(...list.getEntries().map((e) => e.value));
      new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: true });
    """)
    for root in ROOTS.values():
        page.goto(f"{site}{root}{slug}/m10/")
        page.wait_for_timeout(400)
        assert sum(page.evaluate("jumps")) < 0.01


@pytest.fixture(params=["light", "dark"])
def views(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in each scheme."""
    scheme: Literal["light", "dark"] = request.param
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("root", ["", "en/"], ids=["zh", "en"])
def test_axe_finds_nothing_with_the_toolbar_open_and_on_the_citation_page(
    site: str, slug: str, views: Page, root: str
) -> None:
    found: list[str] = []
    for size in (DESK, PHONE):
        views.set_viewport_size(size)
        views.goto(f"{site}{root}{slug}/m10/")
        views.click("#m10a2")
        expect(views.get_by_role("toolbar")).to_be_visible()
        found += violations(views, f"toolbar {size['width']}")
        views.keyboard.press("Escape")
        views.click("[data-facing]")
        found += violations(views, f"facing {size['width']}")
        views.click("[data-facing]")
        views.goto(f"{site}{root}cite/")
        for text in ("", "m10s2", "第三条", "第21点"):
            views.fill("#reference", text)
            views.keyboard.press("Enter")
            if text == "m10s2":
                views.click(".cite-qr summary")
                expect(views.locator(".cite-qr svg")).to_be_visible()
            found += violations(views, f"cite {text} {size['width']}")
    assert not found, "\n".join(found)
