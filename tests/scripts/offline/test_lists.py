"""What every visitor keeps, and what a page with a calculator needs: only of pages that are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.offline.pages import Texts
from scripts.offline.reach import Reach
from scripts.offline.worker import lists

FILES = {
    "assets/site.0000000001.css": "p {}",
    "assets/estimate.0000000002.js": 'load("./runtime.0000000003.js")',
    "assets/runtime.0000000003.js": 'load("../runtime/library.0000000004.zip")',
    "runtime/library.0000000004.zip": "",
    "assets/form.0000000005.json": "{}",
    "assets/form.0000000006.json": "{}",
    "index.html": '<link rel="stylesheet" href="assets/site.0000000001.css">',
}
PAGE = """<link rel="stylesheet" href="../{up}assets/site.0000000001.css">
<link rel="preload" id="estimate-form" href="../{up}assets/form.000000000{n}.json">
<script src="../{up}assets/estimate.0000000002.js"></script>"""
PAGES = {"estimate/index.html": PAGE.format(up="", n=5), "other/estimate/index.html": PAGE.format(up="../", n=6)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in (FILES | PAGES).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("kept", [["", "estimate/", "other/estimate/"], ["", "estimate/"]], ids=["all", "the first's"])
def test_files_of_a_page_that_is_not_kept_are_in_no_list(site: Path, kept: list[str]) -> None:
    core, groups = lists(Reach(site), Texts(site), kept)
    assert core == {"assets/site.0000000001.css"}
    forms = {"assets/form.0000000005.json", "assets/form.0000000006.json"} if "other/estimate/" in kept else {
        "assets/form.0000000005.json"
    }
    calculator = {"assets/estimate.0000000002.js", "assets/runtime.0000000003.js", "runtime/library.0000000004.zip"}
    assert groups == {"estimate": calculator | forms}
