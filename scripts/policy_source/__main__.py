"""Checks a policy and prints every fault: `python -m scripts.policy_source [--root PATH] [--policy SLUG]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.policy_source.load import SLUG, examine


def main(arguments: list[str] | None = None) -> int:
    """The command line. Exit status 1 when there is a fault; nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m scripts.policy_source", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--policy", default=SLUG, help="the policy's folder in policy/")
    options = parser.parse_args(arguments)
    faults = examine(options.root, options.policy).faults
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(
            f"\n{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in policy/{options.policy}.", file=sys.stderr
        )
        return 1
    print(f"policy/{options.policy}: no fault found.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
