"""Draws the card that other sites show beside a link, and the phone's icon: `python -m scripts.social_cards`.

Writes docs/<language>/pictures/card.png and docs/theme/assets/touch-icon.png from docs/card. They are committed, so
that a build needs neither Chromium nor fonts. Run it where Noto Serif and Sans CJK are installed, and look at them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import launch
from scripts.policy_source.load import load_policy
from scripts.policy_source.model import LANGUAGES
from scripts.sitegen.site_address import settings

ROOT = Path(__file__).resolve().parents[1]
FILES = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
SIZE = (1200, 630)    # what the head of every page says of the card (docs/theme/partials/social.html)
TOUCH = (180, 180)


def draw(browser: Browser, html: str, size: tuple[int, int], target: Path) -> None:
    """Take a picture of a page of exactly this size."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(html)
    page.evaluate("document.fonts.ready")
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    page.close()


def main() -> int:
    """Draw the card of each language and the icon."""
    sources = Environment(loader=FileSystemLoader(ROOT / "docs/card"), undefined=StrictUndefined, autoescape=True)
    mark = Markup((ROOT / "docs/theme/assets/mark.7ba2cd057c.svg").read_text("utf-8"))
    document = load_policy(ROOT).document
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for language in LANGUAGES:
            site: dict[str, Any] = settings(ROOT / FILES[language])
            card = sources.get_template("card.html").render(
                lang=language, mark=mark, name=site["site_name"], what=site["site_description"],
                number=document.number.get(language), title=document.title.get(language),
            )    # fmt: skip
            draw(browser, card, SIZE, ROOT / "docs" / language / "pictures/card.png")
        icon = sources.get_template("touch.html").render(mark=mark)
        draw(browser, icon, TOUCH, ROOT / "docs/theme/assets/touch-icon.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
