"""Material's script without its question for site maps: else it would ask for a sitemap.xml beside each other format.

It takes every <link rel="alternate"> for this site in another language and looks there for the page that is open. Here
those links are other formats and the feed, and the language switch leads to the same page by itself
(docs/theme/partials/alternate.html). What is left is unchanged, its licences too. tests/browser/test_alternate.py looks
whether a page still asks.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from scripts.asset_files import write_asset
from scripts.runtime.layout import Layout
from scripts.steps import StepFailed

FOLDER = Path(str(files("material"))) / "templates/assets/javascripts"
ASKED = '"link[rel=alternate]"'
NOTHING = '":not(*)"'


def add_material_script(layout: Layout) -> str:
    """Write the script into build/assets/; gives its name from the site's root. Raises StepFailed."""
    bundles = list(FOLDER.glob("bundle.*.min.js"))
    if len(bundles) != 1:
        raise StepFailed(f"{FOLDER} holds {len(bundles)} files bundle.*.min.js, not one.\n  Look what changed there.")
    return write_asset(layout, "material", "js", without_site_maps(bundles[0].read_text("utf-8")))


def without_site_maps(script: str) -> str:
    """The script that finds no link to another language, and names no source map. Raises StepFailed."""
    count = script.count(ASKED)
    if count != 1:
        raise StepFailed(
            f"Material's script looks for {ASKED} in {count} places, not in one.\n"
            "  Search it for sitemap.xml, see how it finds the other languages now, and correct scripts/material_js.py."
        )
    return re.sub(r"^//# sourceMappingURL=.*\n*", "", script, flags=re.MULTILINE).replace(ASKED, NOTHING)
