"""Claims run under Node through exactly the files that the browser gets: the proof that nothing needed was trimmed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.runtime.bundle import estimate_manifest
from scripts.runtime.layout import Layout, node_env
from scripts.steps import run


@dataclass(frozen=True)
class Results:
    """The answers, one JSON text for each claim in order, how long each took, and what the module's walk() returned."""

    estimates: list[str]
    milliseconds: list[float]
    walked: Any


def run_trimmed(
    layout: Layout,
    claims: Sequence[str],
    module: Path | None = None,
    runtime: Path | None = None,
    of: Callable[[dict[str, Any]], dict[str, Any]] = estimate_manifest,
) -> Results:
    """Estimate the claims (JSON texts) in build/runtime/, then call walk() of a Python file there, if one is given.

    runtime is another folder than build/runtime/, laid out as that. of: letter_manifest, where the claims are letters
    (as JSON strings) and the answers their findings. walk() returns JSON text.
    Raises StepFailed when the runtime does not start or an exception leaves it, a ModuleNotFoundError above all.
    """
    layout.build.mkdir(exist_ok=True)
    files = [runtime or layout.runtime]
    manifest = of(json.loads((files[0] / "manifest.json").read_text("utf-8")))
    with tempfile.TemporaryDirectory(dir=layout.build, prefix="trimmed.") as stage:
        (Path(stage) / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        output = run(
            ["node", Path(__file__).parent / "node/trimmed.mjs", *files, stage, *([module] if module else [])],
            what="Running claims in the trimmed runtime",
            remedy="A module that is missing is imported late: name it in LATE in scripts/runtime/pack.py.",
            env=node_env(),
            stdin=json.dumps(list(claims)),
        )
    results = json.loads(output)
    walked = json.loads(results["walked"]) if results["walked"] else None
    return Results(results["estimates"], results["milliseconds"], walked)
