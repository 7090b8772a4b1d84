"""The examples of the formats page, run against the files: each prints what the page says."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.policy_source.model import LANGUAGES
from scripts.serve import Site, bind
from scripts.sitegen.site_address import FALLBACK
from tests.checkouts import ROOT
from tests.scripts.sitegen.formats.conftest import Made

EXAMPLE = re.compile(r"```python\n(.*?)```\n+```text\n(.*?)```", re.DOTALL)
MENTIONED = re.compile(r"`/([\w@./-]+\.(?:json|md|txt|xml|csv))`")


def page(language: str) -> str:
    return (ROOT / "docs" / language / "formats.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def served(real: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The files behind a server; its address."""
    folder = tmp_path_factory.mktemp("served")
    for name, text in real.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    server = bind(Site(folder), port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(4))
def test_an_example_prints_what_the_page_says(language: str, number: int, served: str, tmp_path: Path) -> None:
    examples = EXAMPLE.findall(page(language))
    assert len(examples) == page(language).count("```python") == 4
    code, expected = examples[number]
    assert FALLBACK in code
    script = tmp_path / "example.py"
    script.write_text(code.replace(FALLBACK, served), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", script], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_that_the_page_names_are_there(language: str, real: Made) -> None:
    named = set(MENTIONED.findall(page(language)))
    assert len(named) >= 7
    assert {name for name in named if "sitemap" not in name} <= real.files.keys()
