"""The policy data: dated parameters bound to their words, questions, overlaps. Read once, then only looked up."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from yuyao_policy.errors import NoValueOnDate, PolicyDataError


class Rate(NamedTuple):
    """A parameter's value on one day, with the words that state it.

    value is an int in the parameter's unit (whole yuan, percent, months …), or (low, high) for a range.
    """

    value: Any
    node: str
    quoted: str


class Question(NamedTuple):
    """One fact that may be told: id, type and bounds as in the contract; no words."""

    id: str
    type: str
    options: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    at_most: tuple[str, ...] = ()
    special: bool = False
    changes_nothing: bool = False
    nodes: tuple[str, ...] = ()
    items: tuple[Question, ...] = ()


class Benefit(NamedTuple):
    """What can be asked for: claimant kind (None: a planning figure of the bureau), clause, kind, questions."""

    id: str
    claimant: str | None
    node: str
    kind: str
    questions: tuple[Question, ...]


class Rates(dict[str, Rate]):
    """All parameters as they stood on one day, each looked up when it is first asked for."""

    __slots__ = ("_policy", "effective", "effective_node", "on")

    def __init__(self, policy: PolicyData, on: date | None) -> None:
        super().__init__()
        self._policy = policy
        self.effective = policy.effective
        """The day from which the policy is in force."""
        self.effective_node = policy.effective_node
        """The sentence that puts the policy in force."""
        self.on = on

    def __missing__(self, parameter: str) -> Rate:
        """The rate with this id. Raises NoValueOnDate when it had no value on that day, KeyError when there is none."""
        rate = self[parameter] = self._policy.rate(parameter, self.on)
        return rate

    def value(self, parameter: str) -> int:
        """The whole number that a parameter states."""
        number: int = self[parameter].value
        return number


class PolicyData:
    """One policy, ready to estimate with. Made by `from_json`; shared by all estimates, never changed."""

    def __init__(self, data: dict[str, Any], rules: str | None = None) -> None:
        self.policy: str = data["policy"]
        self.versions: tuple[str, ...] = tuple(data["versions"])
        """The days of all versions, the newest last."""
        self.digest: str = data["digest"]
        self.effective = date.fromisoformat(data["effective_from"])
        self.closing_rule: str | None = data["closing_rule"]
        """The sentence that says what holds where support overlaps; None: the policy has none."""
        self.benefits = {id: _benefit(id, entry) for id, entry in data["benefits"].items()}
        self.overlaps = tuple((frozenset(o["benefits"]), o["node"]) for o in data["overlaps"])
        self.parameters: dict[str, dict[str, Any]] = data["parameters"]
        self.effective_node: str = self.parameters["policy.effective_from"]["node"]
        self.rules = rules or f"yuyao_policy.rules.{self.policy.replace('-', '_')}"
        """Dotted name of the package with one module per benefit."""
        self.readers: dict[str, Any] = {}
        """Readers of each benefit's facts, made when first needed."""
        self._rates: dict[date | None, Rates] = {}

    @cached_property
    def claimants(self) -> dict[str, None]:
        """The claimant kinds of all benefits, in their order."""
        return {benefit.claimant: None for benefit in self.benefits.values() if benefit.claimant}

    @classmethod
    def from_json(cls, text: str, rules: str | None = None) -> PolicyData:
        """Read the data that the build wrote.

        rules names the package of the rule modules; by default it follows from the policy's id. Raises PolicyDataError.
        """
        try:
            return cls(json.loads(text), rules)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            problem = f"the policy data cannot be read ({type(error).__name__}: {error}); build it again"
            raise PolicyDataError(problem) from error

    def version(self, on: date | None) -> str:
        """The version in force on a day (before the first: that one); None: the newest."""
        day = on.isoformat() if on else self.versions[-1]
        return next((version for version in reversed(self.versions) if version <= day), self.versions[0])

    def at(self, on: date | None) -> Rates:
        """The parameters on a day; None: the newest."""
        rates = self._rates.get(on)
        if rates is None:
            if len(self._rates) > 64:
                self._rates.clear()
            rates = self._rates[on] = Rates(self, on)
        return rates

    def rate(self, parameter: str, on: date | None) -> Rate:
        """One parameter on a day; None: its newest value. Raises NoValueOnDate and KeyError."""
        entry = self.parameters[parameter]
        day = on.isoformat() if on else None
        for version in reversed(entry["values"]):
            if day is None or version["from"] <= day <= (version["until"] or day):
                value = version["value"]
                node = version.get("node", entry["node"])    # where it stood then, if that was elsewhere
                return Rate(tuple(value) if isinstance(value, list) else value, node, version["quoted"])
        raise NoValueOnDate(parameter, entry["node"], day is not None and day < entry["values"][0]["from"])


def _benefit(id: str, entry: dict[str, Any]) -> Benefit:
    return Benefit(id, entry["claimant"], entry["node"], entry["kind"], tuple(map(_question, entry["questions"])))


def _question(entry: dict[str, Any]) -> Question:
    known: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k != "items"}
    return Question(**known, items=tuple(map(_question, entry.get("items", ()))))
