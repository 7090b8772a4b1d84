"""Which pages Lighthouse looks at: one of each kind, as the built site has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.policy_source.model import LANGUAGES, Language
from scripts.sitegen.addresses import ROOTS
from scripts.steps import StepFailed


@dataclass(frozen=True)
class Target:
    """One page: its kind, its path below the site's address, and whether its speed has a goal."""

    kind: str
    language: Language
    path: str
    timed: bool

    @property
    def name(self) -> str:
        """How it is called on the command line and in the table."""
        return f"{self.kind} {self.language}"


def targets(site: Path, slug: str) -> Iterator[Target]:
    """One page of each kind in each language. Raises StepFailed when one is not in the built site.

    The clause is the heaviest one. The page for wrong addresses is asked for by name: Lighthouse refuses status 404.
    """
    document = site / slug
    clauses = [page for page in document.glob("m*/index.html") if page.parent.name[1:].isdigit()]
    pinned = sorted(document.glob("@*"))
    if not clauses or not pinned:
        raise StepFailed(f"{document} has no clauses or no dated text.\n  Run: make build")
    clause = max(clauses, key=lambda page: (page.stat().st_size, page)).parent.name
    kinds = {
        "home": "",
        "clause": f"{slug}/{clause}/",
        "document": f"{slug}/",
        "bilingual": f"{slug}/bilingual/",
        "pinned clause": f"{slug}/{pinned[-1].name}/{clause}/",
        "pinned document": f"{slug}/{pinned[-1].name}/",
        "glossary": f"{slug}/glossary/",
        "readings": f"{slug}/readings/",
        "estimate": "estimate/",
        "letter": "letter/",
        "cite": "cite/",
        "guide": "guide-cite/",
        "formats": "formats/",
        "offline": "offline/",
        "not found": "404.html",
    }
    for kind, path in kinds.items():
        for language in LANGUAGES:
            full = ROOTS[language] + path
            file = site / full if full.endswith(".html") else site / full / "index.html"
            if not file.is_file():
                raise StepFailed(f"{file} is missing.\n  Run: make build, or mend scripts/lighthouse/kinds.py")
            yield Target(kind, language, full, kind in ("home", "clause"))
