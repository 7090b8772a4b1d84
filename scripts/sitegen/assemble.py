"""Puts the site together from both languages, scripts and runtime; checked before the old site goes."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.sitegen.page_check import check_site


def assemble(root: Path) -> None:
    """Join build/{zh,en,assets,runtime} into site/.

    Raises StepFailed when a page breaks a rule; then site/ is left as it was.
    """
    build, site = root / "build", root / "site"
    new = build / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(build / "zh", new)
    shutil.copytree(build / "en", new / "en")
    shutil.copytree(build / "assets", new / "assets", dirs_exist_ok=True)
    if (build / "runtime").is_dir():
        shutil.copytree(build / "runtime", new / "runtime")
    check_site(new)
    shutil.rmtree(site, ignore_errors=True)
    new.rename(site)
