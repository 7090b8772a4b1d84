"""The site with a second policy beside the real one: data and one module a benefit were added, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scripts.faults import Collector
from scripts.policy_source.policies import read_listing
from scripts.serve import Site
from tests.browser.conftest import serving
from tests.fictitious.checkout import ROOT, SLUG, install

COPIED = (
    "scripts", "calculator", "docs", "policy", "mkdocs.yml", "mkdocs.en.yml", "requirements.txt", "package-lock.json",
)  # fmt: skip
TOTALS = {"zh": "4,000–8,000 元", "en": "RMB 4,000–8,000"}  # two fairs at m2a1
WORDS = {"zh": ("", "手艺社", "2000 元-4000 元"), "en": ("en/", "Craft society", "2000 元-4000 元")}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout with the fictitious policy put in, built as `make build` does."""
    root = tmp_path_factory.mktemp("both")
    ignore = shutil.ignore_patterns("__pycache__", "data")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=ignore)
        else:
            shutil.copy(source, root / name)
    for name in ("node_modules", ".cache"):
        (root / name).symlink_to(ROOT / name)
    install(root)
    run(root, "scripts.build", "all")
    return root


def run(root: Path, *arguments: str, stdin: str | None = None) -> str:
    """Run a module of the copy; its standard output. The test fails with its words when its status is not 0."""
    path = os.pathsep.join([str(root), str(root / "calculator/src")])
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=root, env=os.environ | {"PYTHONPATH": path}, input=stdin,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def address(both: Path) -> Iterator[str]:
    with serving(Site(both / "site")) as found:
        yield found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_estimate_is_made_in_the_browser_and_leads_to_its_clause(page: Page, address: str, language: str) -> None:
    root, who, quoted = WORDS[language]
    page.goto(f"{address}{root}{SLUG}/estimate/")
    page.locator(".yc-whos label").filter(has_text=who).first.click()
    page.locator("label:has(#yc-choose-lantern-fair)").click()
    for question, answer in {"fairs": "两", "late": "0", "held_on": "2032-06-01"}.items():
        page.locator(f"#yc-answers-lantern-fair-{question}").fill(answer)
        page.locator(f"#yc-answers-lantern-fair-{question}").blur()
    expect(page.locator(".yc-total__figure")).to_have_text(TOTALS[language], timeout=60_000)
    expect(page.locator(".yc-step__source q").first).to_have_text(quoted)
    page.locator(".yc-step__source a").first.click()
    expect(page.locator("#m2s1")).to_be_visible()
    assert page.url == f"{address}{root}{SLUG}/m2/#m2s1"


def test_the_first_policy_keeps_its_addresses_and_the_menu_follows_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}{SLUG}/m1/")
    links = [link.get_attribute("href") for link in page.locator(".site-menu a").all()]
    assert links[:2] == ["../", "../estimate/"]
    page.goto(f"{address}estimate/")
    expect(page.locator(".yc-whos")).not_to_contain_text("手艺社")
    assert page.locator(".site-menu a").nth(1).get_attribute("aria-current") == "page"


def test_the_command_line_takes_the_policy_that_a_claim_names(both: Path) -> None:
    fair: dict[str, Any] = {"lantern-fair": {"fairs": 2, "late": 0, "held_on": "2032-06-01"}}
    told = run(both, "yuyao_policy", "estimate", "-", stdin=json.dumps({"policy": SLUG, "answers": fair}))
    result = json.loads(told)
    assert (result["policy"], result["version"]) == (SLUG, "2032-05-01")
    assert [result["lines"][0]["low"], result["lines"][0]["high"]] == [4000, 8000]
    schema = json.loads(run(both, "yuyao_policy", "--policy", SLUG, "schema", "claim"))
    assert "lantern-fair" in schema["properties"]["answers"]["properties"]


def test_a_claim_that_names_no_policy_is_about_the_first_as_before(both: Path) -> None:
    found = json.loads(run(both, "yuyao_policy", "estimate", "-", stdin='{"answers": {}}'))
    assert found["policy"] == read_listing(both, Collector(both))[0]
    with pytest.raises(AssertionError, match="unknown-benefit"):
        run(both, "yuyao_policy", "estimate", "-", stdin='{"answers": {"lantern-fair": {}}}')
