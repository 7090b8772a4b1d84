"""Writes sw.js and the file of all pages into the built site; a build that would keep too much stops."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import brotli
import yaml

from scripts.assets import Entry, bundle
from scripts.digests import sha256_base64
from scripts.offline.choice import first_policy, fitting
from scripts.offline.pages import MOST, Texts, pack
from scripts.offline.reach import Reach
from scripts.policy_source.model import LANGUAGES
from scripts.runtime.bundle import read_index
from scripts.runtime.compress import compress
from scripts.runtime.layout import Layout
from scripts.steps import StepFailed

SERVICE = Entry("sw", "offline/worker.js", "iife")
NAME = "sw.js"
# Milliseconds; docs/app/offline/build.d.ts says what each means
LIMITS = {"page": 4_000, "reply": 15_000, "file": 60_000}
MOST_CORE = 1_000_000    # bytes as they are sent, pages included
_APP = re.compile(r'<link [^>]*\bid="([a-z]+)-form"')


def write(root: Path, site: Path, policy: str, limits: dict[str, int] = LIMITS) -> None:
    """Write site/sw.js and site/assets/pages.<digest>.json. policy: the header of pages.

    Runs when the pages are final, before texts get their packed copies. Raises StepFailed when what every visitor keeps
    is more than MOST_CORE.
    """
    cache = root / ".cache/compressed"
    texts, reach = Texts(site), Reach(site)
    others = read_index(Layout(root))[1:]
    kept = fitting(texts, others)
    core, groups = lists(reach, texts, kept)
    if others and _size(site, core) > MOST_CORE - MOST:    # each policy brings short forms and data of its own
        kept = first_policy(texts, others)
        core, groups = lists(reach, texts, kept)
    packed = pack((address, texts[address]) for address in kept).encode()
    pages = f"assets/pages.{hashlib.sha256(packed).hexdigest()[:10]}.json"
    (site / pages).write_bytes(packed)
    compress(site / pages, cache)
    core.add(pages)
    manifest: dict[str, Any] = {
        "pages": pages,
        "core": _entries(site, core),
        "groups": {name: _entries(site, files) for name, files in sorted(groups.items())},
        "limits": limits,
        "words": words(root),
        "policy": policy,
    }
    if (size := sum(entry[2] for entry in manifest["core"])) > MOST_CORE:
        raise StepFailed(
            f"Use offline: {size:,} bytes for every visitor, at most {MOST_CORE:,}.\n  Let scripts/offline keep less."
        )
    manifest["version"] = hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()[:16]
    out = site / "assets"
    (out / bundle(root / "docs/app", SERVICE, out, {"OFFLINE": manifest})).replace(site / NAME)


def lists(reach: Reach, texts: Mapping[str, str], kept: Iterable[str]) -> tuple[set[str], dict[str, set[str]]]:
    """What every visitor keeps, and what each page with a calculator needs beside that, by the page's app; of the pages
    that are kept: the list is in a script that every visitor gets, so it must not grow with all policies.
    """
    core: set[str] = set()
    apps: dict[str, set[str]] = {}
    for address in kept:
        html = texts[address]
        app = _APP.search(html)
        own = reach.of_page(address, html)
        if app and any(reach.is_calculator(name) for name in reach.closure(own, calculators=True)):
            apps.setdefault(app[1], set()).update(own)
        else:
            core |= reach.closure(own, calculators=False)
    groups = {app: reach.closure(own, calculators=True) - core for app, own in apps.items()}
    tables = {name for files in groups.values() for name in reach.tables(files)}
    return core, groups | ({"tables": tables} if tables else {})


def words(root: Path) -> dict[str, dict[str, str]]:
    """By language what a page says that is shown from the store."""
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        path = root / f"docs/strings/{language}/offline.yaml"
        found[language] = dict(yaml.safe_load(path.read_text("utf-8"))["stored"])
    return found


def _size(site: Path, names: Iterable[str]) -> int:
    """Bytes of these files as they are sent."""
    return sum(size for _, _, size in _entries(site, names))


def _entries(site: Path, names: Iterable[str]) -> list[tuple[str, str, int]]:
    """[address, digest, bytes as sent] of each file, sorted by address."""
    out = []
    for name in sorted(names):
        path = site / name.partition("?")[0]
        copy = path.with_name(f"{path.name}.br")
        digest = sha256_base64(path.read_bytes())
        sent = copy.stat().st_size if copy.is_file() else len(brotli.compress(path.read_bytes(), quality=5))
        out.append((name, digest, sent))
    return out
