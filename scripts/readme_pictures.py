"""Takes the pictures of README.md from the built site: `python -m scripts.readme_pictures`. Look at them afterwards.

The estimate of the main job on a desk; on a phone a dark clause with a term explained, and the table of measures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from scripts.main_job import estimate
from scripts.served import served

ROOT = Path(__file__).resolve().parents[1]
PHONE, DESK = (390, 800), (1280, 900)
TO_TOP = "e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 70)"    # below the header


def take(browser: Browser, site: str, folder: Path) -> None:
    """The three pictures."""
    with _page(browser, DESK) as page:
        estimate(page, site)
        page.locator("#yc-result-title").evaluate(TO_TOP)
        page.screenshot(path=folder / "estimate.png")
    with _page(browser, PHONE, "dark") as page:
        page.goto(f"{site}en/ydb-2022-51/m4/")
        page.locator('html[data-point="ready"]').wait_for()
        page.locator("#m4s1").evaluate(TO_TOP)
        page.locator("#m4s2 .term").filter(has_text="technician").first.tap()
        page.locator(".term-pop").wait_for()
        page.screenshot(path=folder / "clause.png")
    with _page(browser, PHONE) as page:
        page.goto(site)
        page.locator(".glance__table thead th.num button").click()
        page.locator("#glance").evaluate(TO_TOP)
        page.screenshot(path=folder / "measures.png")


@contextmanager
def _page(browser: Browser, size: tuple[int, int], scheme: Literal["light", "dark"] = "light") -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        reduced_motion="reduce",
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
    )
    yield context.new_page()
    context.close()


def main() -> int:
    """Serve site/ and take the pictures."""
    with served(ROOT / "site") as (browser, address):
        take(browser, address, ROOT / "docs/readme")
    return 0


if __name__ == "__main__":
    sys.exit(main())
