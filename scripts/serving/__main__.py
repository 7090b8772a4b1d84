"""`python -m scripts.serving`: writes the servers' configurations into build/serving, as `make build` does.

Options say where the site will lie and what the server listens on; docs/guides/serving.md says how to use the files.
"""

from __future__ import annotations

import argparse
import sys

from scripts.runtime.layout import here
from scripts.serving.configure import configure
from scripts.serving.target import Target, policy_of
from scripts.steps import StepFailed


def main(arguments: list[str] | None = None) -> int:
    """The command line. Exit status 1 when there is no built site."""
    parser = argparse.ArgumentParser(prog="python -m scripts.serving", description=__doc__)
    parser.add_argument("--folder", default=Target.folder, help=f"where the site will lie (default {Target.folder})")
    parser.add_argument("--listen", default=Target.listen, help=f"port, or address:port (default {Target.listen})")
    parser.add_argument("--prefix", default=Target.prefix, help="path below which it stands, as /project/ (default /)")
    options = parser.parse_args(arguments)
    root = here().root
    try:
        policy = policy_of(root / "site")
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    for path in configure(root / "build/serving", Target(policy, options.folder, options.listen, options.prefix)):
        print(path.relative_to(root))
    return 0


if __name__ == "__main__":
    sys.exit(main())
