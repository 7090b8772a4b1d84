"""What may be wrong with a claim, and the exceptions of the package, all in one place."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One impossible or unknown fact of a claim.

    path is where it stands (`answers.internship.groups[1].months`), code one of the fault codes that the strings files
    word, value what was given (JSON-able).
    """

    path: str
    code: str
    value: object

    def as_json(self) -> dict[str, object]:
        """The fault as the contract's object."""
        return {"path": self.path, "code": self.code, "value": self.value}


class ClaimNotJson(ValueError):
    """The text is not JSON at all; the message says where and why, in English, for standard error."""


class PolicyDataError(ValueError):
    """The policy data is not what this package can read: it was made by another version, or damaged."""


class NoValueOnDate(LookupError):
    """A parameter has no value on the day asked for: the policy's data says nothing, and nothing is invented.

    not_yet: its first value begins only later, by an amendment.
    """

    def __init__(self, parameter: str, node: str, not_yet: bool) -> None:
        super().__init__(f"{parameter} has no value on the day asked for ({node})")
        self.parameter = parameter
        self.node = node
        self.not_yet = not_yet


class EngineError(Exception):
    """What a batch was to be estimated with is missing or failed; the message says what to do."""
