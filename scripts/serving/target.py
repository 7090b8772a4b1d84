"""Where a server finds the site and at which address it stands: what the configurations are made for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.csp import as_header, meta_policy
from scripts.steps import StepFailed


@dataclass(frozen=True)
class Target:
    """One server. Paths are the server's own, not the build's."""

    page_policy: str
    """The Content-Security-Policy of pages, as a header."""
    folder: str = "/srv/site"
    """The site; below a path the folder that holds it under the path's name."""
    listen: str = "8080"
    """A port, or address and port."""
    prefix: str = "/"
    """/ or /project/."""
    state: str = "/tmp"
    """Where files of the running server may be written."""

    @property
    def port(self) -> str:
        """The port alone."""
        return self.listen.rpartition(":")[2]

    @property
    def interface(self) -> str:
        """The address alone; empty: all of this machine."""
        return self.listen.rpartition(":")[0]


def policy_of(site: Path) -> str:
    """The policy that the built pages carry, as a header. Raises StepFailed when there is no built site."""
    page = site / "404.html"
    found = meta_policy(page.read_text("utf-8")) if page.is_file() else None
    if found is None:
        raise StepFailed(f"{page} is no built page with its policy.\n  Run make build.")
    return as_header(found)
