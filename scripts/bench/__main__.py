"""`python -m scripts.bench [--write FILE] [--baseline FILE] [--rounds N]`: measures, prints, and compares."""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import sys
from pathlib import Path

from scripts.bench.building import build_seconds
from scripts.bench.calculator import report
from scripts.bench.page import answer_milliseconds, downloads
from scripts.bench.search import report as search_report
from scripts.bench.starts import compare
from scripts.runtime.layout import here
from scripts.steps import StepFailed

LIMITS = {
    "build, first ever": (math.inf, "s"),  # it compresses the WebAssembly, once
    "build, warm environment": (30.0, "s"),
    "build, nothing changed": (30.0, "s"),
    "estimate's download, brotli": (2_600_000.0, "bytes"),
    "answer to a changed field, median": (33.0, "ms"),
    "answer to a changed field, 95 %": (33.0, "ms"),
}


def measure() -> dict[str, float]:
    """Every figure of LIMITS, and the files of the download as they are measured. Raises StepFailed."""
    root = here().root
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {platform.python_version()}")
    found = downloads(root / "site")
    print("\nThe estimate page's downloads, bytes under brotli:")
    for path, size in sorted(found.items(), key=lambda item: -item[1]):
        print(f"  {size:>9,}  {path}")
    times = answer_milliseconds(root / "site")
    builds = build_seconds(root)
    print("\nProcessor seconds of the builds: " + ", ".join(f"{name} {b.processor:.1f}" for name, b in builds.items()))
    return {
        "build, first ever": builds["first"].clock,
        "build, warm environment": builds["warm"].clock,
        "build, nothing changed": builds["again"].clock,
        "estimate's download, brotli": sum(found.values()),
        "answer to a changed field, median": statistics.median(times),
        "answer to a changed field, 95 %": times[int(len(times) * 0.95)],
    }


def table(figures: dict[str, float], baseline: dict[str, float]) -> str:
    """One line for each figure: its limit, whether it is kept, and the ratio to the baseline where that has it."""
    lines = []
    for name, value in figures.items():
        limit, unit = LIMITS[name]
        digits = 0 if unit == "bytes" else 1
        kept = "" if value <= limit else "   OVER THE LIMIT"
        ratio = f"   {value / baseline[name]:.2f} of the baseline" if baseline.get(name) else ""
        at_most = f"(at most {limit:,.0f})" if limit < math.inf else ""
        lines.append(f"{name:<36}{value:>12,.{digits}f} {unit:<6}{at_most}{ratio}{kept}")
    return "\n".join(lines)


def main() -> int:
    """Exit status 1 when something could not be measured or a limit is passed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument("--write", type=Path, help="write the figures as JSON, a baseline for later")
    parser.add_argument("--baseline", type=Path, help="compare with figures written earlier")
    parser.add_argument("--rounds", type=int, default=3, help="visits of each page that is compared (default 3)")
    options = parser.parse_args()
    try:
        baseline = json.loads(options.baseline.read_text("utf-8")) if options.baseline else {}
        figures = measure()
        calculator = report()
        search = search_report(here().root)
        starts = compare(options.rounds, {})
    except (StepFailed, OSError, ValueError) as failure:
        print(failure, file=sys.stderr)
        return 1
    print("\n" + table(figures, baseline))
    print("\n" + calculator)
    print("\n" + search)
    print("\n" + starts)
    if options.write:
        options.write.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return int(any(value > LIMITS[name][0] for name, value in figures.items()))


if __name__ == "__main__":
    sys.exit(main())
