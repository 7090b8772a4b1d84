"""Takes the pictures of the guide "link a clause in a letter" from the built site: `python -m scripts.guide_pictures`.

Writes docs/<language>/pictures/*.png. Run it after a change of the toolbar or of the citation page, and look at them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page

from scripts.policy_source.model import LANGUAGES, Language
from scripts.served import served
from scripts.sitegen.addresses import ROOTS

ROOT = Path(__file__).resolve().parents[1]
CLAUSE, SENTENCE, AMOUNT = "ydb-2022-51/m10/", "#m10s2", "#m10a2"
TYPED: dict[Language, str] = {"zh": "三（四）10第2句", "en": "III(4)10 sentence 2"}


def take(browser: Browser, site: str, language: Language, folder: Path) -> None:
    """The three pictures of one language."""
    start = site + ROOTS[language]
    with _page(browser, 1280, 1000) as page:
        page.goto(start + CLAUSE)
        page.hover(SENTENCE)
        page.locator(".point").wait_for()
        words, bar = page.locator(".words").bounding_box(), page.locator(".point").bounding_box()
        if words is None or bar is None:
            raise RuntimeError("the toolbar does not show")
        top = min(words["y"], bar["y"]) - 40
        bottom = max(words["y"] + words["height"], bar["y"] + bar["height"]) + 20
        width = bar["x"] + bar["width"] + 40 - words["x"]
        clip: FloatRect = {"x": words["x"] - 20, "y": top, "width": width, "height": bottom - top}
        page.screenshot(path=folder / "point.png", clip=clip)
    with _page(browser, 390, 700) as page:
        page.goto(start + CLAUSE + AMOUNT)
        page.click(AMOUNT)
        page.locator(".point--foot").wait_for()
        page.screenshot(path=folder / "phone.png")
    with _page(browser, 960, 1000) as page:
        page.goto(f"{start}cite/")
        page.fill("#reference", TYPED[language])
        page.keyboard.press("Enter")
        page.locator(".cite-card").wait_for()
        page.locator(".cite-ask").evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 80)")
        page.screenshot(path=folder / "cite.png", clip={"x": 0, "y": 60, "width": 860, "height": 820})


@contextmanager
def _page(browser: Browser, width: int, height: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def main() -> int:
    """Serve site/ and take the pictures of both languages."""
    with served(ROOT / "site") as (browser, address):
        for language in LANGUAGES:
            folder = ROOT / "docs" / language / "pictures"
            folder.mkdir(parents=True, exist_ok=True)
            take(browser, address, language, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
