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
from scripts.policy_source.editions import EditionSource
from scripts.policy_source.seals import MARK, check_seals
from scripts.policy_source.yaml_lines import read_text

LOCK = "ids.lock"
_LINE = re.compile(r"(?P<id>[a-z0-9]+) (?P<version>\d{4}-\d{2}-\d{2}) (?P<digest>[0-9a-f]{12})\Z")
HEADER = """\
# Every id ever published, the version it was published with, and a digest of its words. Lines are only ever added:
# an id is never reused and never vanishes. `python -m scripts.policy_source.lock` adds what is new.
"""

type Published = list[tuple[date, dict[str, str]]]
"""Each version, the oldest first, with its ids and the digests of their words."""


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
        for id, paragraph in zip(clause.paragraph_ids, clause.paragraphs, strict=True):
            found[id] = digest_of("".join(sentence.zh for sentence in paragraph))
            found |= {sentence.id: digest_of(sentence.zh) for sentence in paragraph}
        of_node = {sentence.id for sentence in clause.sentences()}
        found |= {
            amount.id: digest_of(amount.value.quoted) for amount in amounts.values() if amount.sentence in of_node
        }
    return found


def published_editions(editions: list[EditionSource]) -> Published:
    """The ids of every version."""
    return [(edition.version, published_ids(edition.clauses, edition.amounts)) for edition in editions]


def read_lock(policy_dir: Path, slugs: frozenset[str] | None, faults: Collector) -> list[Locked] | None:
    """The lines of ids.lock; None (and faults) when it is missing or broken.

    slugs: see check_seals; None: seals are not looked at.
    """
    path = policy_dir / LOCK
    text = read_text(
        path,
        faults,
        "Restore it from the repository's history. Only a policy that was never published has none yet: then run "
        "python -m scripts.policy_source.lock",
    )
    if text is None:
        return None
    before = len(faults.faults)
    found: list[Locked] = []
    seen: dict[tuple[str, str], int] = {}
    if slugs is not None:
        check_seals(path, text.splitlines(), slugs, faults)
        before = len(faults.faults)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith(("#", MARK)):
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


def _newest(locked: list[Locked], version: date) -> dict[str, Locked]:
    """The last line of each id until a version."""
    found: dict[str, Locked] = {}
    for line in locked:
        if line.version <= version and (line.id not in found or found[line.id].version <= line.version):
            found[line.id] = line
    return found


def check_lock(locked: list[Locked], published: Published, policy_dir: Path, faults: Collector) -> None:
    """Fault ids that vanished, that changed their words without a new version, or that were not published yet."""
    path = policy_dir / LOCK
    versions = dict(published)
    unlisted: dict[date, list[Locked]] = {}
    for line in locked:
        if line.version not in versions:
            unlisted.setdefault(line.version, []).append(line)
        elif line.id not in versions[line.version]:
            faults.add(
                path,
                line.line,
                line.id,
                f"{line.id} was published with the version {line.version} and is not there any more.",
                f"Restore {line.id} in clauses/ or parameters.yaml: links lead to it, and a published id never "
                "vanishes. If the law was amended, leave that version as it is: write amendments/<day>/, and say in "
                "redirects.yaml where its words went.",
            )
        elif versions[line.version][line.id] != line.digest:
            faults.add(
                path,
                line.line,
                line.id,
                f"The words of {line.id} are not those that were published with the version {line.version}.",
                "Restore its words; if the law was amended, write the new ones in amendments/<day>/clauses/ and add "
                "the new version's day to document.yaml.",
            )
    for version, lines in unlisted.items():
        more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
        faults.add(
            path,
            lines[0].line,
            lines[0].id,
            f"{lines[0].id}{more} was published with the version {version}, which document.yaml does not list.",
            "Restore that version under versions.",
        )
    for version, ids in published:
        newest = _newest(locked, version)
        for id, digest in ids.items():
            if id not in newest:
                faults.add(path, 0, id, f"{id} is not listed.", "Run: python -m scripts.policy_source.lock")
            elif newest[id].digest != digest and newest[id].version < version:
                faults.add(
                    path,
                    newest[id].line,
                    id,
                    f"The words of {id} changed with the version {version}.",
                    "If that is the amendment, run: python -m scripts.policy_source.lock",
                )


def new_lines(locked: list[Locked], published: Published) -> list[str]:
    """The lines to append: ids that are new, or whose words changed with a version newer than their last line."""
    known, lines = list(locked), []
    for version, ids in published:
        newest = _newest(known, version)
        for id, digest in ids.items():
            if id not in newest or (newest[id].digest != digest and newest[id].version < version):
                lines.append(f"{id} {version.isoformat()} {digest}")
                known.append(Locked(id, version, digest, 0))
    return lines
