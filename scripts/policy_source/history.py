"""What time does to a policy: amendments, the words as they stood with each version, and where words went."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scripts.policy_source.model import Node, Parameter, Text

FateKind = Literal["moved", "gone"]


class BeforeFirstVersion(LookupError):
    """A day on which the policy had no words yet; first is the day of its first version."""

    def __init__(self, day: date, first: date) -> None:
        self.day, self.first = day, first
        super().__init__(f"on {day} there was no version yet; the first is that of {first}")


@dataclass(frozen=True)
class Amendment:
    """One change of the law: from when, by which document, and what it changed, node by node."""

    version: date
    number: Text
    title: Text
    issued: date
    summary: Text
    changes: dict[str, Text] = field(default_factory=dict)
    """Node id -> what changed, in our words."""


@dataclass(frozen=True)
class Edition:
    """The policy's words from the day of a version on, until the next; amendment: None for the first."""

    version: date
    nodes: dict[str, Node]
    parameters: dict[str, Parameter]
    amendment: Amendment | None = None


@dataclass(frozen=True)
class Fate:
    """Where the words of an id went that is not in the newest version.

    moved: the same words have another id, the only one in `to`; gone: repealed, split or merged, `to` names what took
    their place (nothing, where it is empty). last: the last version that had the id. why: our words, for the reader.
    """

    id: str
    kind: FateKind
    since: date
    to: tuple[str, ...]
    why: Text
    last: date


def until(editions: tuple[Edition, ...], day: date) -> tuple[Edition, ...]:
    """The editions up to the one in force on a day. Raises BeforeFirstVersion."""
    found = tuple(edition for edition in editions if edition.version <= day)
    if not found:
        raise BeforeFirstVersion(day, editions[0].version)
    return found
