"""Every file of the runtime under a name that holds its digest, with a manifest, and compressed copies of them."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.policy_source.export import INDEX
from scripts.runtime.compress import compress
from scripts.runtime.layout import ENTRY, LETTER_ENTRY, Layout, pyodide_info
from scripts.steps import StepFailed

LICENCES = Path(__file__).parent / "licences"


@dataclass(frozen=True)
class Entry:
    """One file of the manifest. size counts decoded bytes: what a progress bar and a truncation check compare with."""

    url: str
    size: int
    sha256: str    # base64, as in an integrity attribute


def bundle(layout: Layout, pack: Path, npm: Path | None = None, out: Path | None = None) -> Path:
    """Write build/runtime/ with manifest.json from the packed zips, Pyodide's files and the policy data.

    npm is the folder of Pyodide's files, the unmodified npm package unless slim.files() gives another.
    Names in the manifest stay (stdlib.zip); the url of each is relative to the manifest and changes with the content.
    Raises StepFailed when an earlier step has not run.
    """
    first, *others = read_index(layout)
    npm, final = npm or layout.pyodide, out or layout.runtime
    sources = {
        "pyodide.mjs": npm / "pyodide.mjs",
        "pyodide.asm.js": npm / "pyodide.asm.js",
        "pyodide.asm.wasm": npm / "pyodide.asm.wasm",
        "stdlib.zip": pack / "stdlib.zip",
        "calculator.zip": pack / "calculator.zip",
        "policy.json": layout.data / f"{first}.json",
    }
    policies = {slug: layout.data / f"{slug}.json" for slug in others}
    letter = {"letter.zip": pack / "letter.zip", "letter.json": layout.data / f"{first}.letter.json"}
    needed = [*sources.values(), *policies.values(), *letter.values()]
    missing = [path for path in needed if not path.is_file()]
    if missing:
        raise StepFailed(f"{', '.join(map(str, missing))} missing.\n  Run `make build`, which makes all in order.")
    out = final.with_name(f"{final.name}.new")    # swapped in at the end: a build that fails leaves the old one
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    entries = {name: _publish(source, name, out) for name, source in sources.items()}
    further = {slug: _publish(source, source.name, out) for slug, source in policies.items()}
    apart = {name: _publish(source, name, out) for name, source in letter.items()}
    for notice in (LICENCES / "MPL-2.0.txt", LICENCES / "PYTHON-LICENSE.txt"):
        shutil.copyfile(notice, out / notice.name)
    (out / "NOTICE.txt").write_text(notice_text(modified=npm != layout.pyodide), "utf-8")
    write_manifest(layout, entries, further, apart, out / "manifest.json")
    shutil.rmtree(final, ignore_errors=True)
    return out.rename(final)


def notice_text(modified: bool) -> str:
    """The notice that lies beside the files: what they are, whose, under which licence, and what was changed."""
    folder = LICENCES / ("slim" if modified else "stock")
    text = (LICENCES / "NOTICE.txt").read_text("utf-8")
    for part in ("runtime", "library"):
        text = text.replace(f"{{{part}}}\n", (folder / f"{part}.txt").read_text("utf-8"))
    return text


def compress_all(layout: Layout) -> None:
    """Write the compressed copies beside every file of the manifest; 20 s the first time, then from the cache."""
    manifest = json.loads((layout.runtime / "manifest.json").read_text("utf-8"))
    files = [file for part in ("files", "policies", "letter") for file in manifest[part].values()]
    for file in sorted(files, key=lambda entry: int(entry["size"])):
        compress(layout.runtime / file["url"], layout.cache / "compressed")


def read_index(layout: Layout) -> list[str]:
    """The slugs of all policies, the one that the site speaks of first. StepFailed when the data step has not run."""
    index = layout.data / INDEX
    if not index.is_file():
        raise StepFailed(f"{index} is missing.\n  Run `make build`, which makes all in order.")
    slugs: list[str] = json.loads(index.read_text("utf-8"))
    return slugs


def write_manifest(
    layout: Layout, entries: dict[str, Entry], policies: dict[str, Entry], letter: dict[str, Entry], path: Path
) -> None:
    """Write the manifest that the workers are built with; `letter` is what only the check of letters needs."""
    info = pyodide_info(layout.pyodide)
    manifest = {
        "entry": ENTRY,
        "pyodide": {key: info[key] for key in ("abi_version", "arch", "platform", "python", "version")},
        "files": {name: vars(entry) for name, entry in entries.items()},
        "policies": {slug: vars(entry) for slug, entry in policies.items()},
        "letter": {name: vars(entry) for name, entry in letter.items()},
    }
    path.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", "utf-8")


def estimate_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """What the estimate's worker is told: nothing of letters."""
    return {key: value for key, value in manifest.items() if key != "letter"}


def letter_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """The same runtime with the check of letters in the calculator's place: its package, and what it checks against."""
    letter = manifest["letter"]
    files = manifest["files"] | {"calculator.zip": letter["letter.zip"], "policy.json": letter["letter.json"]}
    return estimate_manifest(manifest) | {"entry": LETTER_ENTRY, "files": files, "policies": {}}


def _publish(source: Path, name: str, out: Path) -> Entry:
    """Copy one file under its digest's name: a file at an address never changes."""
    data = source.read_bytes()
    digest = hashlib.sha256(data)
    stem, _, suffix = name.rpartition(".")
    url = f"{stem}.{digest.hexdigest()[:10]}.{suffix}"
    (out / url).write_bytes(data)
    return Entry(url, len(data), base64.b64encode(digest.digest()).decode("ascii"))
