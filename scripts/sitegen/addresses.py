"""Where every page of the site stands: addresses from the root of the site, and links between two of them."""

from __future__ import annotations

import posixpath
from datetime import date

from scripts.policy_source.model import LANGUAGES, Language

ROOTS: dict[Language, str] = {"zh": "", "en": "en/"}
"""First folder of each language's pages. Chinese, the law's language, stands at the root."""

WHOLE, BILINGUAL, GLOSSARY, READINGS = "", "bilingual/", "glossary/", "readings/"
"""Folders of a policy that hold no clause. The whole document stands in the policy's own folder."""

ESTIMATE = "estimate/"
"""The estimate of the first policy, at the root of its language; that of any other is a folder of the policy."""


def other(language: Language) -> Language:
    """The other of the two languages."""
    return LANGUAGES[1] if language == LANGUAGES[0] else LANGUAGES[0]


def page_path(slug: str, folder: str) -> str:
    """Address of a policy's page inside its language (`<slug>/m10/`); folder: a node id or one of the above."""
    return f"{slug}/{folder.rstrip('/')}/" if folder else f"{slug}/"


def version_path(version: date, folder: str) -> str:
    """Folder, inside a policy's, of a clause as it stood in a version; of the whole document for an empty folder."""
    return f"@{version.isoformat()}/{folder}"


def estimate_path(slug: str, first: bool) -> str:
    """Address of a policy's estimate inside its language; first: whether the site speaks of this policy first."""
    return ESTIMATE if first else page_path(slug, ESTIMATE)


def relative(source: str, target: str, fragment: str = "") -> str:
    """The link from one page to another, both as addresses from the site's root that end in a slash (or are empty).

    Relative, so that the site also works below a folder and in a preview.
    """
    link = posixpath.relpath("/" + target, "/" + source)
    link = "./" if link == "." else link + "/"
    if source == target and fragment:
        link = ""
    return link + (f"#{fragment}" if fragment else "")
