"""The letter page as somebody uses it, for the tests: letters with planted faults, the field, the marks, the cards."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from playwright.sync_api import Page, expect

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@dataclass(frozen=True)
class Planted:
    """A letter with five faults: what is typed, and the same letter as it should be."""

    root: str
    parts: tuple[str | tuple[str, str], ...]
    clean: str
    faulty: str

    @property
    def typed(self) -> str:
        return "".join(part if isinstance(part, str) else part[0] for part in self.parts)

    @property
    def shown(self) -> str:
        """As a field shows it."""
        return re.sub(r"\r\n?", "\n", self.typed)

    @property
    def mended(self) -> str:
        return "".join(part if isinstance(part, str) else part[1] for part in self.parts)


QUOTED = "其中，学徒修完规定课程，仅取得培训合格证的，按补贴标准的 50% 支{}。"
ALTERED = (QUOTED.format("负"), QUOTED.format("付"))
OPINIONS = "Implementing Opinions on Accelerating the Cultivation of Yuyao Craftsmen for the New Era"

# A wrong number, a point in another group, a sum, a word of a quotation, its clause. Odd blanks and line ends stay.
ZH = Planted("", (
    "张先生：\r\n\r\n　　您好！😀  您的来信（第 2 次）收悉。\u200b\r\n　　根据",
    ("余党办〔2021〕51号", "余党办〔2022〕51号"), "，答复如下：\n《关于加快培育新时代余姚工匠队伍的实施意见》",
    ("第三部分第（三）项第10点", "第三部分第（四）项第10点"), "规定了工匠的遴选。\r第10点规定，",
    "对入选培育余姚大工匠的给予", ("18万元", "15万元"), "的补助。\r\n第3点规定：“",
    ALTERED, "”\r\n", ("第7点", "第11点"), "规定：“拓展高技能人才成长空间，积极打通技能人才参与企业管理通道。”\r\n\r\n",
    "<b>此致</b> & 敬礼\t！\r\n2023年3月1日\r\n",
), "没有要改的", "有 5 处要改")    # fmt: skip

EN = Planted("en/", (
    "Dear Ms Smith,\r\n\r\nThank you for your letter  of 3 March. The answer is in ",
    ("Yu Dang Ban [2021] No. 51", "Yu Dang Ban [2022] No. 51"), ":\n\nCraftsmen are selected under ",
    ("Part III(3), point 10", "Part III(4), point 10"), f" of the {OPINIONS}.\rPoint 10 of the {OPINIONS}"
    " grants a Yuyao grand craftsman ", ("RMB 180,000", "RMB 150,000"), f".\r\nPoint 11 of the {OPINIONS}"
    " grants a technician ", ("RMB 500 per year", "RMB 500 per month"), ". Its point 3 says “", ALTERED,
    "”.\r\n\r\nYours sincerely,\r\n<b>A. & B.</b>\r\n",
), "Nothing to put right", "5 places to put right")    # fmt: skip
PLANTED = {"zh": ZH, "en": EN}


class Letters:
    """The page in one language."""

    def __init__(self, page: Page, address: str, root: str = "") -> None:
        self.page = page
        self.address = f"{address}{root}letter/"

    def open(self) -> Letters:
        self.page.goto(self.address)
        expect(self.page.locator("#yc-letter-text")).to_be_visible()
        return self

    def paste(self, text: str) -> None:
        """As the browser pastes: the field gets the words, the page hears what the clipboard holds."""
        self.page.locator("#yc-letter-text").focus()
        self.page.evaluate(
            "(text) => { const field = document.activeElement; field.select();"
            " const data = new DataTransfer(); data.setData('text/plain', text);"
            " field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));"
            " document.execCommand('insertText', false, text.replace(/\\r\\n?/g, '\\n')); }",
            text,
        )

    def write(self, text: str) -> None:
        self.page.locator("#yc-letter-text").fill(text)
        self.page.locator("[data-do=check]").click()

    def hand_in(self, name: str, data: bytes) -> None:
        self.page.locator("#yc-letter-file").set_input_files({"name": name, "mimeType": "", "buffer": data})

    def drop(self, name: str, data: bytes) -> None:
        self.page.evaluate(
            "([name, bytes]) => { const data = new DataTransfer();"
            " data.items.add(new File([new Uint8Array(bytes)], name));"
            " const over = {dataTransfer: data, bubbles: true, cancelable: true};"
            " const field = document.getElementById('yc-letter-text');"
            " field.dispatchEvent(new DragEvent('dragover', over));"
            " field.dispatchEvent(new DragEvent('drop', over)); }",
            [name, list(data)],
        )

    @property
    def verdict(self) -> Any:
        return self.page.locator(".yc-letter__verdict")

    @property
    def said(self) -> Any:
        return self.page.locator(".yc-letter__write .yc-letter__said")

    def copied(self, form: str = "plain", added: str = "none") -> str:
        """What the button puts into the clipboard."""
        self.page.evaluate("(value) => document.querySelector(`[name=yc-letter-added][value=${value}]`).click()", added)
        self.page.evaluate(
            "() => { window.copied = []; navigator.clipboard.writeText = async (text) => window.copied.push(text);"
            " navigator.clipboard.write = async ([item]) => { for (const kind of ['text/html', 'text/plain'])"
            " window.copied.push(await (await item.getType(kind)).text()); }; }"
        )
        self.page.locator(f"[data-do={form}]").click()
        for _ in range(100):    # no wait_for_function: it needs eval, which the pages forbid
            if self.page.evaluate("window.copied.length"):
                break
            self.page.wait_for_timeout(20)
        return str(self.page.evaluate("window.copied[0]"))

    def mend_all(self) -> int:
        """Click the first repair of the first fault until there is none; how many clicks that took."""
        clicks = 0
        while self.page.locator(".yc-finding--wrong").count():
            left = self.page.locator(".yc-finding--wrong").count()
            self.page.locator(".yc-finding--wrong [data-do=mend]").first.click()
            expect(self.page.locator(".yc-finding--wrong")).to_have_count(left - 1)
            clicks += 1
        return clicks


def violations(page: Page) -> list[str]:
    """What axe finds on the whole page, with the places."""
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']})"
        ".then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))"
    )
    return [str(each) for each in found]


def word_file(paragraphs: list[str]) -> bytes:
    """A .docx with these paragraphs."""
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' if text else "<w:p/>"
        for text in paragraphs
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    names, kinds = (f"http://schemas.openxmlformats.org/{part}/2006" for part in ("wordprocessingml", "package"))
    what = "application/vnd.openxmlformats-"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}/content-types"><Default Extension="rels" ContentType="{what}'
        f'package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{what}officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{kinds}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{names}/main"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return out.getvalue()
