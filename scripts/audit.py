"""`make audit`: asks pip-audit and npm audit for known weaknesses of everything that the lock files name.

Exit status 0: none is known. 1: at least one is; it is named. 3: none was found, but a service could not be asked about
all of it (a mirror or a closed network carries no such data), and what was not asked is said. Ask again where it is
reachable: neither tool's own exit status tells the two apart.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.runtime.layout import here

UNREACHED = 3
SECONDS = 300    # for each tool


@dataclass
class Answer:
    """What one tool said."""

    asked: int = 0
    known: list[str] = field(default_factory=list)
    unreached: list[str] = field(default_factory=list)


def python_packages(root: Path) -> Answer:
    """Of requirements.txt."""
    tool = Path(sys.executable).parent / "pip-audit"
    told = _told(
        [str(tool), "--format", "json", "--progress-spinner", "off", "--require-hashes", "--disable-pip",
         "--requirement", "requirements.txt"],
        root,
    )    # fmt: skip
    answer = Answer()
    if not isinstance(told, dict) or "dependencies" not in told:
        answer.unreached.append(f"pip-audit gave no report: {_short(told)}")
        return answer
    for package in told["dependencies"]:
        name = f"{package['name']} {package.get('version', '')}".strip()
        if "skip_reason" in package:
            answer.unreached.append(name)
            continue
        answer.asked += 1
        for weakness in package["vulns"]:
            mended = ", ".join(weakness["fix_versions"]) or "no version yet"
            answer.known.append(f"{name}: {weakness['id']}, mended in {mended}")
    return answer


def npm_packages(root: Path) -> Answer:
    """Of package-lock.json."""
    told = _told(["npm", "audit", "--json", "--audit=true"], root)
    answer = Answer()
    if not isinstance(told, dict) or "vulnerabilities" not in told:
        answer.unreached.append(f"npm audit gave no report: {_short(told)}")
        return answer
    answer.asked = told["metadata"]["dependencies"]["total"]
    for name, weakness in told["vulnerabilities"].items():
        answer.known.append(f"{name} {weakness['range']}: {weakness['severity']}")
    return answer


def _told(command: Sequence[str], root: Path) -> Any:
    """A tool's report; its words where it wrote no JSON."""
    try:
        done = subprocess.run(
            command, cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    try:
        return json.loads(done.stdout)
    except ValueError:
        return f"{done.stdout}\n{done.stderr}"


def _short(told: Any) -> str:
    words = told.get("message", told) if isinstance(told, dict) else told
    return " ".join(str(words).split())[-200:]


def status(answers: Sequence[Answer]) -> int:
    """The exit status for all answers together."""
    if any(answer.known for answer in answers):
        return 1
    return UNREACHED if any(answer.unreached for answer in answers) else 0


def main() -> int:
    """Print what is known, and what could not be asked."""
    root = here().root
    answers = {"requirements.txt": python_packages(root), "package-lock.json": npm_packages(root)}
    for name, answer in answers.items():
        print(f"{name}: {answer.asked} packages asked about, {len(answer.known)} known weaknesses")
        for line in answer.known:
            print(f"  {line}")
        if answer.unreached:
            more = f" and {len(answer.unreached) - 5} more" if len(answer.unreached) > 5 else ""
            print(f"  NOT ASKED, the service has no answer from here: {', '.join(answer.unreached[:5])}{more}")
    found = status(list(answers.values()))
    if found == UNREACHED:
        print("Nothing is known only because not everything could be asked. Run make audit where the services answer.")
    return found


if __name__ == "__main__":
    sys.exit(main())
