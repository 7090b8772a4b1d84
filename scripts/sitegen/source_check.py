"""Checks what the site is made of beside the policies, before anything is written: glosses, search words, own pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import Policy
from scripts.sitegen.figures import read_glosses
from scripts.sitegen.handwritten import check_handwritten
from scripts.sitegen.search_words import read_search_words


def check_sources(policies: Sequence[Policy], root: Path) -> None:
    """Raise SourceFaults with every mistake that rendering the site would find in its sources."""
    faults = Collector(root)
    for policy in policies:
        folder = root / "policy" / policy.document.slug
        read_glosses(folder, policy, faults)
        read_search_words(folder, policy, faults)
    check_handwritten(root, faults)
    faults.raise_if_any()
