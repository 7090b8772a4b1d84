"""The calculator's wheel, made by pyodide-build: offline, without build isolation, the same bytes each time."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from scripts.runtime import xbuildenv
from scripts.runtime.layout import SOURCE_DATE_EPOCH, Layout, digest_of, is_fresh, mark_fresh
from scripts.steps import StepFailed, run


def build(layout: Layout) -> Path:
    """Build the wheel into build/wheel/ (unless its sources are unchanged) and return its path.

    It holds the policy data beside the code, so the data step comes first. Raises StepFailed.
    """
    sources = [layout.calculator / "pyproject.toml", layout.calculator / "src"]
    key = digest_of([*sources, Path(__file__), layout.root / "requirements.txt"])
    out = layout.wheel
    if not is_fresh(out, key):
        environment = xbuildenv.environment(
            xbuildenv.make(layout.pyodide, layout.xbuildenv), SOURCE_DATE_EPOCH=str(SOURCE_DATE_EPOCH)
        )
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        with tempfile.TemporaryDirectory() as folder:    # pyodide-build leaves folders behind in its source
            copy = Path(folder) / "calculator"
            shutil.copytree(layout.calculator, copy, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
            run(
                [Path(sys.executable).parent / "pyodide", "build", copy, "--outdir", out, "--no-isolation"],
                what="Building the calculator's wheel",
                remedy="Correct calculator/pyproject.toml, or remove build/ and .venv and run make build again.",
                env=environment,
            )
        mark_fresh(out, key)
    return find(layout)


def find(layout: Layout) -> Path:
    """The wheel that build() made; StepFailed when there is none, or more than one."""
    wheels = sorted(layout.wheel.glob("*.whl"))
    if len(wheels) != 1:
        raise StepFailed(f"{layout.wheel} holds {len(wheels)} wheels, one is expected.\n  Run `make clean build`.")
    if not wheels[0].name.endswith("-py3-none-any.whl"):
        raise StepFailed(f"{wheels[0].name} is not pure Python.\n  The calculator must stay free of compiled code.")
    return wheels[0]
