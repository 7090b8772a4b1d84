"""Published ids: which there are, the digest of each one's words, and the append-only ids.lock that remembers them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.checks.amounts import BoundAmount
from scripts.policy_source.clauses import Clause
from scripts.policy_source.yaml_lines import read_text

LOCK = "ids.lock"
_LINE = re.compile(r"(?P<id>[a-z0-9]+) (?P<version>\d{4}-\d{2}-\d{2}) (?P<digest>[0-9a-f]{12})\Z")
HEADER = """\
# Every id ever published, the version it was published with, and a digest of its words. Lines are only ever added:
# an id is never reused and never vanishes. `python -m scripts.policy_source.lock` adds what is new.
"""


@dataclass(frozen=True)
class Locked:
    """One line of ids.lock."""

    id: str
    version: date
    digest: str
    line: int


def digest_of(words: str) -> str:
    """The digest of the words of an id."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def published_ids(clauses: dict[str, Clause], amounts: dict[str, BoundAmount]) -> dict[str, str]:
    """Every id that has an address now (node, paragraph, sentence, amount), with the digest of its official words."""
    found: dict[str, str] = {}
    for clause in clauses.values():
        heading = clause.label + (clause.title.zh if clause.title else "")
        found[clause.id] = digest_of("\n".join([heading, *("".join(s.zh for s in p) for p in clause.paragraphs)]))
        for number, paragraph in enumerate(clause.paragraphs, 1):
            found[f"{clause.id}p{number}"] = digest_of("".join(sentence.zh for sentence in paragraph))
            found |= {sentence.id: digest_of(sentence.zh) for sentence in paragraph}
        of_node = {sentence.id for sentence in clause.sentences()}
        found |= {
            amount.id: digest_of(amount.value.quoted) for amount in amounts.values() if amount.sentence in of_node
        }
    return found


def read_lock(policy_dir: Path, faults: Collector) -> list[Locked] | None:
    """The lines of ids.lock; None (and faults) when it is missing or broken."""
    path = policy_dir / LOCK
    text = read_text(path, faults, "Run: python -m scripts.policy_source.lock")
    if text is None:
        return None
    before = len(faults.faults)
    found: list[Locked] = []
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line)
        try:
            version = date.fromisoformat(match["version"]) if match else None
        except ValueError:
            version = None
        if match is None or version is None:
            faults.add(
                path,
                number,
                "",
                f"This is no line of ids.lock: {line[:60]!r}.",
                "Restore the line from the repository's history.",
            )
            continue
        first = seen.setdefault((match["id"], match["version"]), number)
        if first != number:
            faults.add(
                path,
                number,
                match["id"],
                f"{match['id']} of {version} stands twice; first in line {first}.",
                "Restore the file from the repository's history: an id is published once with a version.",
            )
        found.append(Locked(match["id"], version, match["digest"], number))
    return found if len(faults.faults) == before else None


def _newest(locked: list[Locked]) -> dict[str, Locked]:
    """The last line of each id."""
    found: dict[str, Locked] = {}
    for line in locked:
        if line.id not in found or found[line.id].version <= line.version:
            found[line.id] = line
    return found


def check_lock(
    locked: list[Locked], now: dict[str, str], versions: tuple[date, ...], policy_dir: Path, faults: Collector
) -> None:
    """Fault ids that vanished, that changed their words without a new version, or that were not published yet."""
    path = policy_dir / LOCK
    newest = _newest(locked)
    for id, line in newest.items():
        if line.version not in versions:
            faults.add(
                path,
                line.line,
                id,
                f"{id} was published with the version {line.version}, which document.yaml does not list.",
                "Restore that version under versions.",
            )
        if id not in now:
            faults.add(
                path,
                line.line,
                id,
                f"{id} was published with the version {line.version} and is not there any more.",
                f"Restore {id} in clauses/ or parameters.yaml: links lead to it, and a published id never vanishes.",
            )
        elif now[id] != line.digest:
            if line.version < versions[-1]:
                faults.add(
                    path,
                    line.line,
                    id,
                    f"The words of {id} changed with the version {versions[-1]}.",
                    "If that is the amendment, run: python -m scripts.policy_source.lock",
                )
            else:
                faults.add(
                    path,
                    line.line,
                    id,
                    f"The words of {id} are not those that were published with the version {line.version}.",
                    "Restore its words; if the law was amended, add the new version's day to document.yaml.",
                )
    for id in now.keys() - newest.keys():
        faults.add(path, 0, id, f"{id} is not listed.", "Run: python -m scripts.policy_source.lock")


def new_lines(locked: list[Locked], now: dict[str, str], version: date) -> list[str]:
    """The lines to append: ids that are new, or whose words changed with a version newer than their last line."""
    newest = _newest(locked)
    return [
        f"{id} {version.isoformat()} {digest}"
        for id, digest in now.items()
        if id not in newest or (newest[id].digest != digest and newest[id].version < version)
    ]
