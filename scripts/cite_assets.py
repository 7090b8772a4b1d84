"""Adds to build/assets/ what the citation page needs beside its script: clauses and words, by language.

The names go into build/assets.json for the theme, under "cite": "form-zh" and "form-en".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from scripts.policy_source.model import LANGUAGES, Policy
from scripts.runtime.compress import compress
from scripts.runtime.layout import Layout
from scripts.sitegen.cite_data import index_json


def add_cite_assets(policies: Sequence[Policy], layout: Layout) -> dict[str, str]:
    """Write the files, each named by its digest, and return the entry "cite" of assets.json. After `bundle_assets`."""
    file = layout.build / "assets.json"
    assets: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    entry = assets.setdefault("cite", {})
    for language in LANGUAGES:
        data = index_json(policies, language).encode("utf-8")
        path = layout.build / "assets" / f"cite.{language}.{hashlib.sha256(data).hexdigest()[:10]}.json"
        path.write_bytes(data)
        compress(path, layout.cache / "compressed")
        entry[f"form-{language}"] = f"assets/{path.name}"
    file.write_text(json.dumps(assets, indent=1, sort_keys=True) + "\n", "utf-8")
    return entry
