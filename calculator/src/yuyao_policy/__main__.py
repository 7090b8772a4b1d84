"""`python -m yuyao_policy`: the command line."""

import sys

from yuyao_policy.cli import main

if __name__ == "__main__":
    sys.exit(main())
