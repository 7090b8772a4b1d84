"""Faults of the source: each names file and line, says what is wrong and what to do; all are reported at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake in a source file.

    file is relative to the repository; line counts from 1 (0: the whole file);
    where is the dotted place inside the file (may be empty); problem says what is wrong, remedy what to do.
    """

    file: str
    line: int
    where: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}" if self.line else self.file
        place = f" {self.where}:" if self.where else ""
        return f"{at}:{place}\n  {self.problem}\n  {self.remedy}"


class SourceFaults(Exception):
    """Every fault that the checks found, in the order of files and lines."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


class Collector:
    """Gathers faults while checks run, so that the first does not hide the others."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []

    def add(self, file: Path | str, line: int, where: str, problem: str, remedy: str) -> None:
        """Note one fault; file may be absolute (it is shown relative to the root)."""
        path = Path(file)
        shown = str(path.relative_to(self.root)) if path.is_absolute() and path.is_relative_to(self.root) else str(file)
        self.faults.append(Fault(shown, line, where, problem, remedy))

    def raise_if_any(self) -> None:
        """Raise SourceFaults when something was noted."""
        if self.faults:
            raise SourceFaults(self.faults)
