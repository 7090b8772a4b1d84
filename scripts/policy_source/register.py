"""Reading a file that is one list of records with ids, such as parameters.yaml and readings.yaml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from scripts.faults import Collector
from scripts.policy_source.reader import Place, Record, items_of, records
from scripts.policy_source.yaml_lines import read_yaml


class Bound(Protocol):
    """A record and where it is written."""

    @property
    def id(self) -> str: ...

    @property
    def place(self) -> Place: ...


def read_register[T: Bound](
    path: Path, faults: Collector, purpose: str, read: Callable[[Record], T]
) -> dict[str, T] | None:
    """The records by id, in the order of the file; None (and faults) when the file is not whole.

    purpose: what to write into it, for the fault when it is missing.
    """
    before = len(faults.faults)
    item = read_yaml(path, faults, purpose)
    if item is None:
        return None
    found: dict[str, T] = {}
    for bound in records(items_of(item, faults), faults, read):
        first = found.setdefault(bound.id, bound)
        if first is not bound:
            problem = f"The id {bound.id} stands twice; the first is in line {first.place.line}."
            faults.add(bound.place.file, bound.place.line, bound.id, problem, "Give each an id of its own.")
    return found if len(faults.faults) == before else None
