"""Writes the Markdown of every page, in both languages, and what the theme and the search need beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from scripts.faults import Collector
from scripts.parallel import FEW_POLICIES, each
from scripts.policy_source.model import LANGUAGES, Language, Node, Policy
from scripts.sitegen import addresses
from scripts.sitegen.figures import Gloss, read_glosses
from scripts.sitegen.formats import linked
from scripts.sitegen.formats.write import FORMATS, write_formats
from scripts.sitegen.handwritten import join, of_policy
from scripts.sitegen.numbering import heading
from scripts.sitegen.pages import PolicyPages, site_words
from scripts.sitegen.search_index import build_index
from scripts.sitegen.search_words import read_search_words
from scripts.sitegen.site_address import FALLBACK, site_address
from scripts.sitegen.story import every_node
from scripts.sitegen.version_pages import VersionPages, version_words


def render_all(policy: Policy, root: Path, out: Path) -> None:
    """Write the docs folders of a site with one policy. See render_site."""
    render_site([policy], root, out)


def render_site(policies: Sequence[Policy], root: Path, out: Path) -> None:
    """Write out/zh and out/en (docs_dir of MkDocs), and out/theme.<lang>.json and out/search.<lang>.json beside them;
    and in out/formats what is put beside the built pages.

    root: the repository, for the hand-written pages in docs/ and each policy's folder. The first policy is the one that
    the hand-written pages speak of. What is in out from before is replaced.
    Raises SourceFaults with every mistake in glosses, search words and hand-written pages; then nothing is written.
    """
    faults = Collector(root)
    glosses = {p.document.slug: read_glosses(root / "policy" / p.document.slug, p, faults) for p in policies}
    search = {p.document.slug: read_search_words(root / "policy" / p.document.slug, p, faults) for p in policies}
    site = site_address(root)
    files: dict[str, str] = {}
    every = [(policy, glosses[policy.document.slug], policy is policies[0]) for policy in policies]
    for made in each(partial(_policy_pages, site), every, FEW_POLICIES):
        files |= made
    for language in LANGUAGES:
        pages = [PolicyPages(policy, language, known, first) for policy, known, first in every]
        own = join(root, language, pages[0], faults)    # their examples name this site
        files |= {f"{language}/{name}": text.replace(FALLBACK, site) for name, text in own.items()}
        for one in pages[1:]:
            own = of_policy(root, language, one, faults)
            files |= {f"{language}/{name}": text for name, text in own.items()}
        files[f"theme.{language}.json"] = _json(theme_data(pages))
        files[f"search.{language}.json"] = _json(build_index(policies, language, search))
    faults.raise_if_any()
    shutil.rmtree(out, ignore_errors=True)
    for name, text in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _copy_assets(root, out)
    write_formats(policies, glosses, site, out / FORMATS)


def _policy_pages(site: str, of: tuple[Policy, Mapping[str, Gloss], bool]) -> dict[str, str]:
    """The pages of one policy in both languages, by file; of: the policy, its glosses, whether it is the first."""
    policy, glosses, first = of
    files: dict[str, str] = {}
    for language in LANGUAGES:
        pages = PolicyPages(policy, language, glosses, first)
        times = VersionPages(pages, site)
        for page in (*pages.all(), *times.all()):
            files[f"{language}/{page.file}"] = page.markdown
            files |= {f"{language}/{former.file}": former.markdown for former in times.former(page)}
    return files


def theme_data(pages: Sequence[PolicyPages]) -> dict[str, Any]:
    """What every page's header, footer and contents show: the words of the interface, and each policy's document."""
    strings = pages[0].policy.strings
    format_words: Any = strings[pages[0].language]["formats"]
    return {
        "words": pages[0].words,
        "policies": {one.slug: _document(one) for one in pages},
        "first": pages[0].slug,
        "formats": [
            {"ending": ending, "type": type, "title": format_words[ending]} for ending, type in linked.FORMATS.items()
        ],
        "csv": format_words["csv"],
        "feed": format_words["feed"]["title"],
        # the one page for wrong addresses speaks both languages
        "missing": {language: site_words(strings, language)["missing"] for language in LANGUAGES},
        "suggest": {
            "words": {language: version_words(pages[0].policy, language)["missing"] for language in LANGUAGES},
            "policies": {one.slug: _known(one.policy) for one in pages},
        },
    }


def _known(policy: Policy) -> dict[str, list[str]]:
    """What the page for wrong addresses may offer."""
    versions = [edition.version.isoformat() for edition in policy.editions]
    return {"versions": versions, "nodes": list(every_node(policy))}


def _document(pages: PolicyPages) -> dict[str, Any]:
    document, language = pages.policy.document, pages.language
    return {
        "slug": document.slug,
        "title": document.title.get(language),
        "number": document.number.get(language),
        "title_zh": document.title.zh,
        "number_zh": document.number.zh,
        "issued": pages.date(document.issued),
        "issued_iso": document.issued.isoformat(),
        "effective": pages.date(document.effective),
        "estimate": pages.estimate,
        "issuers": [issuer.get(language) for issuer in document.issuers],
        "contents": [_entry(pages.policy, node, language) for node in pages.order if node.parent is None],
    }


def _entry(policy: Policy, node: Node, language: Language) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "title": heading(node, language),
        "path": addresses.page_path(policy.document.slug, node.id),
        "children": [_entry(policy, policy.nodes[child], language) for child in node.children],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _copy_assets(root: Path, out: Path) -> None:
    """Files beside the hand-written pages (pictures) go where MkDocs finds them."""
    for language in LANGUAGES:
        source = root / "docs" / language
        for path in sorted(source.rglob("*")) if source.exists() else ():
            if path.is_file() and path.suffix != ".md":
                target = out / language / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
