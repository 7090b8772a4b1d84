"""Adds new ids to ids.lock, changes no line: `python -m scripts.policy_source.lock [--root PATH] [--policy SLUG]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.faults import Collector, SourceFaults
from scripts.policy_source.checks.amounts import check_amounts
from scripts.policy_source.checks.ids import check_ids
from scripts.policy_source.clauses import read_clauses, read_document
from scripts.policy_source.parameters import read_parameters
from scripts.policy_source.policies import read_listing
from scripts.policy_source.published import HEADER, LOCK, new_lines, published_ids, read_lock


def add_new_ids(root: Path, slug: str, policy_dir: Path | None = None) -> list[str]:
    """Append what is new and return those lines. Raises SourceFaults, with nothing written, when ids are unsound."""
    faults = Collector(root)
    policy_dir = policy_dir or root / "policy" / slug
    path = policy_dir / LOCK
    document = read_document(policy_dir, slug, faults)
    clauses = read_clauses(policy_dir, document.order, faults) if document else None
    parameters = read_parameters(policy_dir, faults)
    locked = (read_lock(policy_dir, faults) or []) if path.exists() else []
    lines: list[str] = []
    if document and clauses is not None and parameters is not None:
        check_ids(clauses, faults)
        amounts = check_amounts(parameters, clauses, document, faults)
        lines = new_lines(locked, published_ids(clauses, amounts), document.document.versions[-1])
    faults.raise_if_any()
    if lines:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(("" if path.stat().st_size else HEADER) + "".join(f"{line}\n" for line in lines))
    return lines


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
