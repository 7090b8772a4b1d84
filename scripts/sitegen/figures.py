"""The amounts of a clause as facts for tables: value, unit, who is paid, for what (parameters and glance.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import Amount, Language, Parameter, Policy, Text
from scripts.policy_source.reader import Record, items_of, records
from scripts.policy_source.yaml_lines import read_yaml

NOBODY = "none"
"""Payee of a sentence that names none."""


@dataclass(frozen=True)
class Gloss:
    """Our words beside one figure, not the policy's. payee: a kind of claimant, or NOBODY."""

    parameter: str
    payee: str
    what: Text
    per: Text | None


@dataclass(frozen=True)
class Figure:
    """One amount of the policy in force now. low and high in the parameter's unit; equal unless it is a range.

    amount: None where the text states the figure in words that are no amount (an age, a number of months).
    """

    parameter: Parameter
    node: str
    amount: Amount | None
    low: int
    high: int
    quoted: str
    gloss: Gloss | None


def read_glosses(folder: Path, policy: Policy, faults: Collector) -> dict[str, Gloss]:
    """Our words beside the figures, by parameter, from a policy's folder; a policy without the file has none."""
    path = folder / "glance.yaml"
    if not path.exists():
        return {}
    kinds = sorted({*claimants(policy, "zh"), NOBODY})

    def one(record: Record) -> Gloss:
        payee = record.choice("payee", kinds)
        gloss = Gloss(record.words("parameter"), payee, record.text("for"), record.maybe_text("per"))
        if gloss.parameter and gloss.parameter not in policy.parameters:
            remedy = "Name one of parameters.yaml, or remove this entry."
            record.fault("parameter", f"There is no parameter {gloss.parameter!r}.", remedy)
        return gloss

    found = records(items_of(read_yaml(path, faults), faults), faults, one)
    named = {gloss.parameter: gloss for gloss in found}
    for parameter in policy.parameters.values():
        if parameter.amount and parameter.id not in named and not faults.faults:
            faults.add(path, 0, parameter.id, "This amount has no words for the tables.", "Add an entry for it.")
    return named


def claimants(policy: Policy, language: Language) -> Mapping[str, str]:
    """The names of the kinds of claimant in one language."""
    options = policy.strings[language].get("options")
    named = options.get("claimants") if isinstance(options, Mapping) else None
    if not isinstance(named, Mapping):
        raise TypeError("options.claimants: the strings hold no names of claimant kinds")
    return named


def figures(policy: Policy, glosses: Mapping[str, Gloss]) -> dict[str, list[Figure]]:
    """Every figure that is an amount (of money, or a rate of money), by node id, in the order of parameters.yaml."""
    amounts = {
        amount.id: (amount, node.id)
        for node in policy.nodes.values()
        for sentence in node.sentences()
        for amount in sentence.amounts
    }
    found: dict[str, list[Figure]] = {}
    for parameter in policy.parameters.values():
        if parameter.amount not in amounts:    # none, or one that the words do not state any more
            continue
        amount, node = amounts[parameter.amount]
        now = parameter.values[-1]
        low, high = now.value if isinstance(now.value, tuple) else (now.value, now.value)
        if isinstance(low, str) or isinstance(high, str):
            raise TypeError(f"{parameter.id}: an amount is a number, not {now.value!r}")
        found.setdefault(node, []).append(
            Figure(parameter, node, amount, low, high, now.quoted, glosses.get(parameter.id))
        )
    return found


def money(value: int) -> str:
    """Digits in groups of three: 30,000."""
    return f"{value:,}"


def value_words(figure: Figure, words: Mapping[str, str]) -> str:
    """The value with its unit in one language; words: `money`, `money_range` and `percent` of the strings."""
    if figure.parameter.unit == "percent":
        return words["percent"].format(value=figure.low)
    if figure.low == figure.high:
        return words["money"].format(value=money(figure.low))
    return words["money_range"].format(low=money(figure.low), high=money(figure.high))


def payee(figure: Figure, policy: Policy, language: Language, nobody: str) -> str:
    """Who is paid, in words."""
    if figure.gloss is None or figure.gloss.payee == NOBODY:
        return nobody
    return claimants(policy, language)[figure.gloss.payee]
