"""Checks policies and prints every fault: `python -m scripts.policy_source [--root PATH] [--policy SLUG]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.faults import SourceFaults
from scripts.policy_source.load import load_policies, load_policy


def main(arguments: list[str] | None = None) -> int:
    """The command line. Exit status 1 when there is a fault; nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m scripts.policy_source", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--policy", help="one folder of policy/ (default: all that policies.yaml lists)")
    options = parser.parse_args(arguments)
    try:
        found = [load_policy(options.root, options.policy)] if options.policy else load_policies(options.root)
    except SourceFaults as faults:
        count = len(faults.faults)
        print(f"{faults}\n\n{count} {'fault' if count == 1 else 'faults'}.", file=sys.stderr)
        return 1
    for policy in found:
        print(f"policy/{policy.document.slug}: no fault found.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
