"""Finds Chromium or Chrome for the tests, else installs it, else says how. `python -m scripts.browser` prints where."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright

from scripts.steps import StepFailed

# Debian's program itself: /usr/bin/chromium is a script that adds options which made the tests a quarter slower
BARE = "/usr/lib/chromium/chromium"
# Parts of the browser's own window are pages too, loaded with each new one: a third of the processor time of a test.
# Of two such options the last counts, so what Playwright switches off is named here again.
NOT_NEEDED = (
    "InitialWebUI", "PreloadTopChromeWebUI", "WebUIOmniboxAimPopup", "WebUIOmniboxPopup", "WebUIReloadButton",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USUAL = (
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
REMEDY = """\
  Do one of these, then run the same command again:
    apt-get install chromium                          (as root, Debian)
    .venv/bin/python -m playwright install chromium   (anyone, with its libraries: --with-deps)
    export CHROMIUM=/path/to/chrome                   (one that is already there)"""


def chromium() -> Path:
    """The browser's path: $CHROMIUM, or one on the PATH or in a usual place, or Playwright's own, or a new one.

    Raises StepFailed with the commands to choose from. The tests never go on without a browser.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if program := shutil.which(named):
            return Path(program)
        raise StepFailed(f"CHROMIUM is {named}, which is no program.\n{REMEDY}")
    for found in _installed():
        return found
    for command in _installers():
        print(f"No Chromium found; running: {' '.join(command)}", file=sys.stderr, flush=True)
        if subprocess.run(command, check=False, stdout=sys.stderr).returncode == 0:
            for found in _installed():
                return found
    raise StepFailed(f"No Chromium or Chrome was found, and it could not be installed.\n{REMEDY}")


def launch(playwright: Playwright) -> Browser:
    """That browser, without its window. Root has no sandbox to offer it. Raises StepFailed."""
    return playwright.chromium.launch(executable_path=str(chromium()), args=_arguments())


def profile(playwright: Playwright, folder: Path) -> BrowserContext:
    """The same with a profile on disk, as a visitor has it: its caches outlive a page. Raises StepFailed."""
    return playwright.chromium.launch_persistent_context(
        folder, executable_path=str(chromium()), args=_arguments(), headless=True
    )


def _arguments() -> list[str]:
    # without a graphics card drawing through the GPU process only costs time
    quiet = ["--disable-gpu", f"--disable-features={','.join(NOT_NEEDED)}"]
    return [*quiet, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]


def _installed() -> Iterator[Path]:
    if os.access(BARE, os.X_OK):
        yield Path(BARE)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from (Path(place) for place in USUAL if os.access(place, os.X_OK))
    if (own := _playwrights_own()) and own.is_file():
        yield own


def _playwrights_own() -> Path | None:
    """Where Playwright puts the Chromium that it installs; None when Playwright cannot start.

    Asked in a process of its own: this one may be inside a sync_playwright already, which cannot be nested.
    """
    asked = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    return Path(asked.stdout.strip()) if asked.returncode == 0 else None


def _installers() -> Iterator[list[str]]:
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        yield ["sh", "-c", "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy chromium"]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def main() -> int:
    """Print the path; exit status 1 with the remedy when there is none."""
    try:
        print(chromium())
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
