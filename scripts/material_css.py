"""Material's style sheet without what this site does not have: tabs, admonitions, its own menu and footer, code tools.

Two thirds of it dress parts that no page holds, and every reader would wait for them before seeing a word. A rule goes
when each of its selectors names a class of UNUSED, a custom property when nothing reads it. What is left is unchanged
and in its order. tests/scripts/test_material_css.py looks whether a page uses what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from scripts.asset_files import write_asset
from scripts.runtime.layout import Layout
from scripts.steps import StepFailed

SHEET = Path(str(files("material"))) / "templates/assets/stylesheets"
FAMILIES = """
    admonition arithmatex critic footnote giscus highlight highlighttable keys linenos mermaid tabbed task-list
    md-annotation md-author md-banner md-button md-clipboard md-code md-consent md-copyright md-draft md-ellipsis
    md-feedback md-footer md-footer-meta md-input md-logo md-meta md-nav md-pagination md-path md-pin md-post
    md-profile md-progress md-select md-social md-source md-source-file md-status md-tabs md-tag md-tags md-tooltip
    md-tooltip2 md-top md-version
"""
SINGLE = """
    grid inline end abstract bug danger example failure info note question quote success tip warning
    md-content--post md-content__button md-header--lifted md-header__ellipsis md-header__source md-header__title
    md-header__title--active md-header__topic md-search__suggest md-sidebar--post md-sidebar--secondary
"""
UNUSED = re.compile(rf"\.(?:(?:{'|'.join(FAMILIES.split())})(?:[_-][\w-]*)?|{'|'.join(SINGLE.split())})(?![\w-])")
TOKEN = re.compile(r"""/\*.*?\*/|url\((?:"[^"]*"|'[^']*'|[^"')]*)\)|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|.""", re.DOTALL)
NOT = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")    # a rule for what is not a tab is a rule for the rest
GROUPS = ("@media", "@supports", "@layer", "@container")


def add_material_style(layout: Layout) -> str:
    """Write the lighter sheet into build/assets/; gives its name from the site's root. Raises StepFailed."""
    sheets = list(SHEET.glob("main.*.min.css"))
    if len(sheets) != 1:
        raise StepFailed(f"{SHEET} holds {len(sheets)} files main.*.min.css, not one.\n  Look what changed there.")
    own = "".join(path.read_text("utf-8") for path in sorted((layout.root / "docs/app").rglob("*.css")))
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", sheets[0].read_text("utf-8"))
    return write_asset(layout, "material", "css", lighter(text, own))


def lighter(sheet: str, own: str) -> str:
    """The sheet without rules for unused classes and without custom properties that neither it nor `own` reads."""
    text = "".join(_kept(sheet))
    while True:
        read = set(re.findall(r"var\((--[\w-]+)", text + own))
        less = "".join(_kept(text, read))
        if less == text:
            return text
        text = less


def _kept(sheet: str, read: set[str] | None = None) -> Iterator[str]:
    for prelude, body in _rules(sheet):
        if body is None:
            yield prelude
        elif prelude.startswith(GROUPS):
            if inner := "".join(_kept(body, read)):
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        else:
            selectors = [each for each in _split(prelude, ",") if not UNUSED.search(NOT.sub("", each))]
            lines = [each for each in _split(body, ";") if read is None or _is_read(each, read)]
            if selectors and lines:
                yield f"{','.join(selectors)}{{{';'.join(lines)}}}"


def _is_read(declaration: str, read: set[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return not name.startswith("--") or name in read


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Each statement as (what stands before its braces, what stands in them); the latter is None without braces."""
    depth, prelude, body = 0, "", ""
    for token in TOKEN.findall(sheet):
        if token == "{":
            depth += 1
        if token == "}":
            depth -= 1
        if depth == 0 and token == "}":
            yield prelude.strip(), body[1:]
            prelude = body = ""
        elif depth == 0 and token == ";":
            yield prelude.strip() + ";", None
            prelude = ""
        elif depth == 0:
            prelude += token
        else:
            body += token


def _split(text: str, mark: str) -> list[str]:
    """Parts of a list between marks that stand outside brackets and strings."""
    depth, parts = 0, [""]
    for token in TOKEN.findall(text):
        depth += (token in "([") - (token in ")]") if len(token) == 1 else 0
        if token == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return [each for each in parts if each.strip()]
