"""The bill of materials is valid, complete, the same each time, and tells what visitors get from what only builds."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts import sbom
from scripts.runtime.layout import here
from tests.checkouts import ROOT


@pytest.fixture(scope="module")
def text() -> str:
    return sbom.text(here())


@pytest.fixture(scope="module")
def listed(text: str) -> dict[str, Any]:
    return {part["name"]: part for part in json.loads(text)["components"]}


def test_it_keeps_to_the_schema_of_cyclonedx(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_it_is_the_same_each_time(text: str) -> None:
    assert sbom.text(here()) == text


def test_everything_that_a_lock_file_names_is_in_it(text: str) -> None:
    purls = set(re.findall(r'"purl": "([^"]+)"', text))
    pinned = (ROOT / "requirements.txt").read_text("utf-8")
    for name, version in re.findall(r"^([a-z0-9.-]+)==(\S+)", pinned, re.MULTILINE):
        assert f"pkg:pypi/{name}@{version}" in purls
    for place, entry in json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"].items():
        if place:
            name = place.rpartition("node_modules/")[2].replace("@", "%40")
            assert f"pkg:npm/{name}@{entry['version']}" in purls


def test_what_the_pages_scripts_import_is_marked_as_carried(listed: dict[str, Any]) -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/app").rglob("*.js"))
    imported = set(re.findall(r"""(?:from|import\() ?["']([a-z@][^"'/.]*(?:/[^"'.]+)?)["']""", scripts))
    imported = {name if name.startswith("@") else name.split("/")[0] for name in imported}
    assert "minisearch" in imported
    for name in imported | {"pyodide", "mkdocs-material"}:
        assert listed[name]["scope"] == "required", name
    assert listed["pytest"]["scope"] == listed["typescript"]["scope"] == "excluded"


def test_what_is_carried_has_a_licence_and_what_npm_gives_a_digest(listed: dict[str, Any]) -> None:
    for name in sbom.CARRIED:
        assert listed[name]["licenses"], name
    assert listed["minisearch"]["hashes"][0]["alg"] == "SHA-512"
    assert {part["name"] for part in listed["pyodide"]["components"]} == {"cpython", "emscripten"}
