"""The built site, served to Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.browser import launch
from scripts.serve import Site, bind


@contextmanager
def served(folder: Path) -> Iterator[tuple[Browser, str]]:
    """Chromium, and the address of the site that is served to it. Raises StepFailed."""
    server = bind(Site(folder), port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            try:
                yield browser, f"http://127.0.0.1:{server.server_address[1]}/"
            finally:
                browser.close()
    finally:
        server.shutdown()
        server.server_close()
