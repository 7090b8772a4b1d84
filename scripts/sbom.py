"""The bill of materials (CycloneDX 1.6, JSON): everything that the lock files name, and what of it visitors get.

Made from requirements.txt, package-lock.json and the licences that the installed packages declare; the same bytes for
the same commit. Scope "required" is what the site carries to visitors, "excluded" what only builds or tests it.
"""

from __future__ import annotations

import base64
import json
import re
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType, Pedigree
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from scripts.runtime import slim
from scripts.runtime.layout import SOURCE_DATE_EPOCH, Layout, pyodide_info

CARRIED = {
    "@xmldom/xmldom", "base64-js", "dingbat-to-unicode", "fflate", "jszip", "lop", "mammoth", "minisearch",
    "mkdocs-material", "option", "pyodide", "qr", "read-excel-file", "underscore", "xmlbuilder",
}    # fmt: skip
"""Whose code is in the site's files: styles and scripts of the theme, the search, the runtime of the estimate."""

_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
_NAMESPACE = uuid.UUID("6f1c2f0e-5d0b-5c52-9a53-2f6d1b6b7c51")    # ours, for the serial number; any will do
_LICENCES = LicenseFactory()


def write(layout: Layout) -> Path:
    """Write build/sbom.json and return its path."""
    path = layout.build / "sbom.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(layout), "utf-8")
    return path


def text(layout: Layout) -> str:
    """The bill of materials as JSON."""
    own = tomllib.loads((layout.calculator / "pyproject.toml").read_text("utf-8"))["project"]
    project = _component("pypi", own["name"], own["version"], own["license"], ComponentType.APPLICATION)
    bom = Bom()
    bom.metadata.component = project
    bom.metadata.timestamp = datetime.fromtimestamp(SOURCE_DATE_EPOCH, UTC)    # of no meaning, but always the same
    parts = [*python_packages(layout.root / "requirements.txt"), *npm_packages(layout)]
    for part in parts:
        part.scope = ComponentScope.REQUIRED if part.name in CARRIED else ComponentScope.EXCLUDED
        bom.components.add(part)
    bom.register_dependency(project, parts)
    bom.serial_number = uuid.uuid5(_NAMESPACE, " ".join(sorted(str(part.purl) for part in [project, *parts])))
    return str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n"


def python_packages(requirements: Path) -> Iterator[Component]:
    """Each pinned package. Its digests are in requirements.txt: one for each platform's file."""
    for name, version in _PINNED.findall(requirements.read_text("utf-8")):
        yield _component("pypi", name, version, _declared(name))


def npm_packages(layout: Layout) -> Iterator[Component]:
    """Each package of the lock file with its digest; what Pyodide is made of is listed inside it."""
    locked = json.loads((layout.root / "package-lock.json").read_text("utf-8"))["packages"]
    for place, entry in sorted(locked.items()):
        if not place:
            continue
        name = place.rpartition("node_modules/")[2]
        part = _component("npm", name, entry["version"], entry.get("license", ""), hashes=_hashes(entry["integrity"]))
        if name == "pyodide":
            if slim.kind() != "stock":
                part.pedigree = Pedigree(notes="cut by scripts/runtime/slim.py; NOTICE.txt beside the files says how")
            info = pyodide_info(layout.pyodide)
            part.components.add(_component("generic", "cpython", info["python"], "PSF-2.0"))
            emscripten = info["platform"].removeprefix("emscripten_").replace("_", ".")
            part.components.add(_component("generic", "emscripten", emscripten, "MIT OR NCSA"))
        yield part


def _component(
    kind: str, name: str, version: str, licence: str, what: ComponentType = ComponentType.LIBRARY,
    hashes: Iterable[HashType] = (),
) -> Component:    # fmt: skip
    namespace, _, bare = name.rpartition("/")
    purl = PackageURL(kind, namespace or None, bare, version)
    licences = [_LICENCES.make_from_string(licence)] if licence else []
    return Component(
        name=name, version=version, type=what, purl=purl, bom_ref=str(purl), licenses=licences, hashes=hashes
    )


def _declared(name: str) -> str:
    """The licence that an installed package declares: an SPDX expression, a short name, or nothing."""
    try:
        found = metadata(name)
    except PackageNotFoundError:    # of another platform
        return ""
    if expression := found.get("License-Expression"):
        return str(expression)
    written = str(found.get("License") or "").strip()
    if 0 < len(written) <= 40 and written != "UNKNOWN" and "\n" not in written:
        return written
    named = [line.rpartition(" :: ")[2] for line in found.get_all("Classifier") or () if line.startswith("License ::")]
    return " OR ".join(named)


def _hashes(integrity: str) -> Iterator[HashType]:
    """The digests of an npm integrity field, in hexadecimal."""
    for part in integrity.split():
        algorithm, _, value = part.partition("-")
        yield HashType(alg=HashAlgorithm(f"SHA-{algorithm.removeprefix('sha')}"), content=base64.b64decode(value).hex())
