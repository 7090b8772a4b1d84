"""MkDocs hook: gives the theme words, documents and the hashed names of scripts; places the search index.

It touches nothing of MkDocs or Material beyond the documented events below.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from scripts.digests import sha256_base64


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put build/docs/theme.<language>.json and build/assets.json into `config.extra`."""
    docs = Path(config.docs_dir)
    language = str(config.theme["language"])
    data = _read(docs.parent / f"theme.{language}.json", "make build")
    config.extra.update(data | {"assets": _read(docs.parent.parent / "assets.json", "make build")})
    config.extra["integrity"] = cache(partial(_integrity, docs.parent.parent))
    index = (docs.parent / f"search.{language}.json").read_bytes()
    config.extra["search_version"] = hashlib.sha256(index).hexdigest()[:10]    # page and index are of one version
    config.copyright = None
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """The page that stands for this one, where that is another (dated texts, former addresses)."""
    if canonical := page.meta.get("canonical"):
        page.canonical_url = urljoin(str(config.site_url), str(canonical))


def on_post_build(config: MkDocsConfig) -> None:
    """Put the search index where the worker asks for it."""
    docs = Path(config.docs_dir)
    target = Path(config.site_dir) / "search" / "search_index.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(docs.parent / f"search.{config.theme['language']}.json", target)


def _integrity(build: Path, address: str) -> str:
    """The integrity attribute of a script in build/assets."""
    return f"sha256-{sha256_base64((build / address).read_bytes())}"


def _read(path: Path, remedy: str) -> dict[str, Any]:
    if not path.exists():
        raise PluginError(f"{path} is missing. Run: {remedy}")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
