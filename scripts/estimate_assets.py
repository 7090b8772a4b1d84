"""Adds to build/assets/ what the estimate page needs beside its script: its style, its form in each language, and the
tables that an office fills in.

The names go into build/assets.json for the theme, under "estimate": "style", "form-zh", "form-en", and for each further
policy "form-<slug>-zh" and "form-<slug>-en". What the short forms of the clause pages need stands under "small":
"style", and for each clause that pays "form-<slug>-<clause>-zh" and "form-<slug>-<clause>-en". The styles of every
page and of the citation page go the same way and stand under "site" and "cite", Material's script and style under
"material".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

from scripts.asset_files import write_asset
from scripts.material_css import add_material_style
from scripts.material_js import add_material_script
from scripts.parallel import FEW_POLICIES, each
from scripts.policy_source.model import LANGUAGES, Policy
from scripts.runtime.layout import Layout
from scripts.sitegen import addresses
from scripts.sitegen.form_data import form_data, form_json, small_form
from scripts.sitegen.table_template import workbook
from scripts.steps import run


def add_estimate_assets(policies: Sequence[Policy], layout: Layout) -> dict[str, str]:
    """Write the files, each named by its digest, and return the entry "estimate" of assets.json.

    Runs after `bundle_assets`, which makes the folder anew. Raises StepFailed for a mistake in the style sheet.
    """
    file = layout.build / "assets.json"
    assets: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    entry = assets.setdefault("estimate", {})
    small = assets.setdefault("small", {})
    assets["material"] = {"script": add_material_script(layout), "style": add_material_style(layout)}
    assets["site"]["style"] = write_asset(layout, "site", "css", _style(layout, "site"))
    entry["style"] = write_asset(layout, "estimate", "css", _style(layout, "estimate"))
    assets.setdefault("cite", {})["style"] = write_asset(layout, "cite", "css", _style(layout, "cite"))
    small["style"] = write_asset(layout, "small", "css", _style(layout, "small"))
    every = [(policy, policy is policies[0]) for policy in policies]
    for forms, short in each(partial(_forms, layout), every, FEW_POLICIES):
        entry |= forms
        small |= short
    file.write_text(json.dumps(assets, indent=1, sort_keys=True) + "\n", "utf-8")
    return entry


def _forms(layout: Layout, of: tuple[Policy, bool]) -> tuple[dict[str, str], dict[str, str]]:
    """Write a policy's forms, tables and short forms; the entries "estimate" and "small"; of: whether it is first."""
    policy, first = of
    slug = policy.document.slug
    here, name = addresses.estimate_path(slug, first), "form" if first else f"form-{slug}"
    forms, short = {}, {}
    for language in LANGUAGES:
        data = form_data(policy, language, here)
        data["templates"] = {
            benefit["id"]: write_asset(layout, f"{benefit['id']}.{language}", "xlsx", workbook(benefit, data["words"]))
            for benefit in data["benefits"]
            if benefit["kind"] == "payment"
        }
        for node in {benefit["node"] for benefit in data["benefits"] if benefit["kind"] == "payment"}:
            text = form_json(small_form(data, node))
            short[f"form-{slug}-{node}-{language}"] = write_asset(layout, f"small-{node}.{language}", "json", text)
        forms[f"{name}-{language}"] = write_asset(layout, f"{name}.{language}", "json", form_json(data))
    return forms, short


def _style(layout: Layout, name: str) -> str:
    """The style sheet docs/app/<name>/<name>.css with all that it imports, in one. Raises StepFailed."""
    source = f"docs/app/{name}/{name}.css"
    return run(
        [layout.root / "node_modules/.bin/esbuild", layout.root / source, "--bundle", "--minify", "--target=es2022",
         "--charset=utf8", "--log-level=warning"],
        what=f"Bundling {source}",
        remedy="Correct the file that is named above.",
        cwd=layout.root,
    )    # fmt: skip
