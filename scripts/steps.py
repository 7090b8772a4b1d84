"""Steps of the build that run another program, and the one error that says which step failed and what to do."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

WIDEST = 300    # characters of a line of another program; a minified script's line has a million


class StepFailed(Exception):
    """A step of the build could not be done; the message says why and what to do."""


def run(
    command: Sequence[str | Path],
    *,
    what: str,
    remedy: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str | None = None,
) -> str:
    """Run a program and return what it wrote to standard output.

    what names the step in words, remedy says what to do when it fails. Raises StepFailed with the
    program's output when it cannot be started or its exit status is not 0.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, cwd=cwd, env=env, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError as error:
        raise StepFailed(f"{what}: {words[0]} could not be started ({error.strerror}).\n  {remedy}") from error
    if done.returncode:
        shown = "\n".join(f"  | {line}" for line in _shortened((done.stdout + done.stderr).splitlines()))
        raise StepFailed(f"{what}: {' '.join(words[:3])} … ended with status {done.returncode}.\n{shown}\n  {remedy}")
    return done.stdout


def _shortened(lines: list[str], most: int = 40) -> list[str]:
    """The first and the last lines: some programs name the mistake at the beginning, some at the end."""
    kept = lines if len(lines) <= most else [*lines[: most // 2], "…", *lines[-most // 2 :]]
    return [line if len(line) <= WIDEST else f"{line[:WIDEST]}…" for line in kept]
