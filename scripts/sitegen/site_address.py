"""The site's own address, as MkDocs has it: for what must name itself in full (JSON-LD, feed, Akoma Ntoso)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

FALLBACK = "https://policy.example/"


class _Loader(yaml.SafeLoader):
    """Reads the one tag that mkdocs.yml uses."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """!ENV [NAME, default]"""
    if not isinstance(node, yaml.SequenceNode):
        return None
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if os.environ.get(name)), default)


_Loader.add_constructor("!ENV", _environment)


def site_address(root: Path) -> str:
    """The address of the Chinese site, with the slash at its end; English pages are below it under en/."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        return FALLBACK
    return str(settings(path)["site_url"]).rstrip("/") + "/"


def settings(path: Path) -> dict[str, Any]:
    """What one of the two MkDocs files says, with its !ENV filled in; what it inherits is left out."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    return found
