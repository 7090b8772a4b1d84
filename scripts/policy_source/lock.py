"""Adds new ids to ids.lock, changes no line: `python -m scripts.policy_source.lock [--root PATH] [--policy SLUG]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.faults import Collector, SourceFaults
from scripts.policy_source.amendments import read_amendments
from scripts.policy_source.checks.editions import check_edition, check_editions
from scripts.policy_source.clauses import read_clauses, read_document
from scripts.policy_source.editions import fold
from scripts.policy_source.parameters import read_parameters
from scripts.policy_source.policies import read_listing
from scripts.policy_source.published import HEADER, LOCK, new_lines, published_editions, read_lock
from scripts.policy_source.seals import MARK, check_seals, seal


def add_new_ids(root: Path, slug: str, policy_dir: Path | None = None) -> list[str]:
    """Append what is new and return those lines. Raises SourceFaults, with nothing written, when ids are unsound."""
    faults = Collector(root)
    policy_dir = policy_dir or root / "policy" / slug
    path = policy_dir / LOCK
    document = read_document(policy_dir, slug, faults)
    clauses = read_clauses(policy_dir, document.order, faults) if document else None
    parameters = read_parameters(policy_dir, faults)
    amendments = read_amendments(policy_dir, document.document.versions, faults) if document else None
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    locked = (read_lock(policy_dir, None, faults) or []) if path.exists() else []
    if document and clauses is not None and parameters is not None and amendments is not None:
        editions = fold(document.document.versions[0], clauses, {}, amendments, faults)
        for edition in editions:
            check_edition(edition, parameters, False, document, faults)
        check_editions(editions, faults)
        _check_untouched(path, before, faults)
        faults.raise_if_any()
        lines = new_lines(locked, published_editions(editions))
        written = before.splitlines() or HEADER.splitlines()
        if lines or not written[-1].startswith(MARK):
            added = [*lines, seal([*written, *lines], slug, document.document.versions[-1])]
            path.write_text("".join(f"{line}\n" for line in [*written, *added]), encoding="utf-8", newline="\n")
        return lines
    faults.raise_if_any()
    return []


def _check_untouched(path: Path, text: str, faults: Collector) -> None:
    """Never seal what was taken out by hand; a former name of the policy and unsealed lines at the end do no harm."""
    found = Collector(faults.root)
    lines = text.splitlines()
    last = max((number for number, line in enumerate(lines, 1) if line.startswith(MARK)), default=0)
    slugs = frozenset(line.split()[1] for line in lines if line.startswith(MARK) and len(line.split()) > 1)
    check_seals(path, lines[:last], slugs, found)
    faults.faults += found.faults


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.policy_source.lock", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--policy", help="one folder of policy/ (default: all that policies.yaml lists)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    faults = Collector(root)
    try:
        slugs = [options.policy] if options.policy else read_listing(root, faults)
        faults.raise_if_any()
        for slug in slugs:
            print(f"{len(add_new_ids(root, slug))} lines added to policy/{slug}/{LOCK}.")
    except SourceFaults as found:
        print(found, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
