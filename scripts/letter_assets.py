"""Adds to build/assets/ what the letter page needs beside its script: its style, and its words and clauses by language.

The names go into build/assets.json for the theme, under "letter": "style", "form-zh" and "form-en".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from scripts.asset_files import write_asset
from scripts.policy_source.model import LANGUAGES, Language, Policy
from scripts.runtime.layout import Layout
from scripts.sitegen.cite_data import policy_data
from scripts.steps import run


def add_letter_assets(policies: Sequence[Policy], layout: Layout) -> dict[str, str]:
    """Write the files, each named by its digest, and return the entry "letter" of assets.json. After `bundle_assets`.

    Letters are checked against the policy that the site speaks of first. Raises StepFailed for a mistake in the style.
    """
    file = layout.build / "assets.json"
    assets: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    entry = assets.setdefault("letter", {})
    entry["style"] = write_asset(layout, "letter", "css", run(
        [layout.root / "node_modules/.bin/esbuild", layout.root / "docs/app/letter/letter.css", "--bundle", "--minify",
         "--target=es2022", "--charset=utf8", "--log-level=warning"],
        what="Bundling docs/app/letter/letter.css",
        remedy="Correct the file that is named above.",
        cwd=layout.root,
    ))    # fmt: skip
    for language in LANGUAGES:
        text = json.dumps(form(policies[0], language), ensure_ascii=False, separators=(",", ":"))
        entry[f"form-{language}"] = write_asset(layout, f"letter.{language}", "json", text)
    file.write_text(json.dumps(assets, indent=1, sort_keys=True) + "\n", "utf-8")
    return entry


def form(policy: Policy, language: Language) -> dict[str, Any]:
    """What docs/app/letter/main.js is given: the page's words, and the clauses with their addresses."""
    strings = policy.strings[language]
    words, estimate = strings["letter"], strings["estimate"]
    if not isinstance(words, Mapping) or not isinstance(estimate, Mapping):
        raise TypeError(f"docs/strings/{language} holds no words for letters")
    return {
        "language": language,
        "words": {**words, "reasons": estimate["reasons"]},
        "policy": policy_data(policy, policy.nodes.values(), f"{policy.document.slug}/"),
    }
