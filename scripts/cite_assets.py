"""Adds to build/assets/ what the citation page needs beside its script: clauses and words, by language.

The names go into build/assets.json for the theme, under "cite": "form-zh" and "form-en".
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from scripts.asset_files import write_asset
from scripts.policy_source.model import LANGUAGES, Policy
from scripts.runtime.layout import Layout
from scripts.sitegen.cite_data import index_json


def add_cite_assets(policies: Sequence[Policy], layout: Layout) -> dict[str, str]:
    """Write the files, each named by its digest, and return the entry "cite" of assets.json. After `bundle_assets`."""
    file = layout.build / "assets.json"
    assets: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    entry = assets.setdefault("cite", {})
    for language in LANGUAGES:
        text = index_json(policies, language)
        entry[f"form-{language}"] = write_asset(layout, f"cite.{language}", "json", text)
    file.write_text(json.dumps(assets, indent=1, sort_keys=True) + "\n", "utf-8")
    return entry
