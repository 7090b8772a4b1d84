"""Seals of ids.lock: a digest of all lines above, so that a line that is taken out or changed by hand is noticed."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

from scripts.faults import Collector

MARK = "= "
_SEAL = re.compile(r"= (?P<slug>[a-z0-9-]+) (?P<version>\d{4}-\d{2}-\d{2}) (?P<digest>[0-9a-f]{16})\Z")
_RESTORE = "Restore the file from the repository's history: lines are only ever added, by the command."


def seal(lines: list[str], slug: str, version: date) -> str:
    """The line that seals those above; comments and empty lines do not count."""
    return f"{MARK}{slug} {version.isoformat()} {_digest(lines)}"


def _digest(lines: list[str]) -> str:
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()[:16]


def check_seals(path: Path, lines: list[str], slugs: frozenset[str], faults: Collector) -> None:
    """Fault lines that were changed, taken out or not sealed, and a name of the policy that would vanish.

    slugs: the policy's name in addresses and those it had before.
    """
    sealed = 0
    for number, line in enumerate(lines, 1):
        if not line.startswith(MARK):
            continue
        match = _SEAL.match(line)
        if match is None or match["digest"] != _digest(lines[: number - 1]):
            problem = "A line above this seal was changed or taken out: a published id never vanishes."
            faults.add(path, number, "", problem, _RESTORE)
        elif match["slug"] not in slugs:
            faults.add(
                path, number, match["slug"], f"The ids were published under /{match['slug']}/, and links lead there.",
                f"Add to document.yaml: former_slugs: [{match['slug']}].",
            )  # fmt: skip
        sealed = number
    if any(line.strip() and not line.startswith("#") for line in lines[sealed:]):
        last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
        remedy = "If they are new, run: python -m scripts.policy_source.lock. If a seal was taken out: " + _RESTORE
        faults.add(path, last, "", "The last lines are not sealed.", remedy)
