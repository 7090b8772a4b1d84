"""The calculator's own speed: traced estimates and a large batch, in CPython and Pyodide, beside OpenFisca."""

from __future__ import annotations

import json

from scripts.bench import timing
from scripts.runtime.layout import here
from scripts.runtime.trimmed import run_trimmed
from yuyao_policy import browser

LIMITS = {"CPython": (50.0, 2.0), "Pyodide": (150.0, 5.0)}
"""Median microseconds of a traced estimate, seconds of the batch; on a quiet machine."""


def report() -> str:
    """The figures as lines, each with its limit; OpenFisca's where it is installed. Raises StepFailed."""
    layout = here()
    browser.load((layout.data / "ydb-2022-51.json").read_text("utf-8"))
    measured = {
        "CPython": timing.measure(),
        "Pyodide": json.loads(json.dumps(run_trimmed(layout, [], layout.root / "scripts/bench/timing.py").walked)),
    }
    lines = []
    for where, figures in measured.items():
        one, many = LIMITS[where]
        for name, value in figures.items():
            unit, limit = ("s", many) if name.startswith("batch") else ("µs", one)
            over = "   OVER THE LIMIT" if value > limit else ""
            lines.append(f"{where + ': ' + name:<48}{value:>9.1f} {unit:<3}(at most {limit:,.0f}){over}")
    return "\n".join([*lines, *_openfisca(measured["CPython"])])


def _openfisca(ours: dict[str, float]) -> list[str]:
    """OpenFisca's time for the same three claims, and the ratio; or how to install it."""
    try:
        from scripts.bench.openfisca_rules import calculations

        found = calculations()
    except ImportError:
        return [
            "OpenFisca-Core is not installed: .venv/bin/pip install --require-hashes -r scripts/bench/openfisca.txt"
        ]
    lines = []
    for name, call in found.items():
        value = timing.microseconds(call, rounds=60, calls=2)
        ratio = value / ours[f"traced estimate, {name}"]
        lines.append(f"{'OpenFisca-Core: ' + name:<48}{value:>9.1f} µs  {ratio:,.0f} times ours, {call():,} yuan")
    return lines
