"""Puts the site together from both languages, scripts and runtime; checked before the old site goes.

Every page gets its Content-Security-Policy here, every text its compressed copies, and the site its service worker.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from scripts import csp
from scripts.compress_site import compress_site
from scripts.sitegen.addresses import ROOTS
from scripts.sitegen.formats.write import FORMATS
from scripts.sitegen.page_check import check_site

# Material's scripts and styles with their maps, 8 MB, and its icon, which no page loads: what is used of them is in
# build/assets (material_css.py, material_js.py).
UNUSED = tuple(f"{root}assets/{kind}" for root in ROOTS.values() for kind in ("images", "javascripts", "stylesheets"))


def assemble(root: Path, service: Callable[[Path, str], None] | None = None) -> None:
    """Join build/{zh,en,assets,runtime}, build/docs/formats and build/sbom.json into site/.

    service writes the service worker into the new site, given the policy of its pages.
    Raises StepFailed when a page breaks a rule; then site/ is left as it was.
    """
    build, site = root / "build", root / "site"
    new = build / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    _place(build / "zh", new)
    _place(build / "en", new / "en")
    for name in UNUSED:
        shutil.rmtree(new / name, ignore_errors=True)
    _place(build / "assets", new / "assets")
    if (build / "runtime").is_dir():
        _place(build / "runtime", new / "runtime")
    if (build / "docs" / FORMATS).is_dir():
        _place(build / "docs" / FORMATS, new)
    if (build / "sbom.json").is_file():
        shutil.copyfile(build / "sbom.json", new / "sbom.json")
    hashes = check_site(new)
    csp.place(new, hashes)
    if service:
        service(new, csp.page_policy(hashes))
    compress_site(new, root / ".cache/compressed")
    shutil.rmtree(site, ignore_errors=True)
    new.rename(site)


def _place(source: Path, target: Path) -> None:
    """Put the files of a folder into another one as further names of the same files, where the disk can do that: what
    is changed afterwards (csp.py, compress_site.py) is taken away first and written anew.
    """

    def link(one: str, other: str) -> None:
        try:
            Path(other).unlink(missing_ok=True)
            os.link(one, other)
        except OSError:
            shutil.copyfile(one, other)

    shutil.copytree(source, target, copy_function=link, dirs_exist_ok=True)
