"""Reading parameters.yaml (every amount, rate, cap, limit and date) and overlaps.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import Overlap, Parameter, ParameterValue
from scripts.policy_source.reader import Place, Record, items_of, kind_of, records
from scripts.policy_source.register import read_register
from scripts.policy_source.yaml_lines import Item, Scalar, Sequence, read_yaml

UNITS = ("CNY", "percent", "months", "years", "times", "date", "words")
"""words: money by another document's standard, without a figure here; the quoted words are the value."""


@dataclass(frozen=True)
class BoundParameter:
    """A parameter and where it is written."""

    parameter: Parameter
    place: Place

    @property
    def id(self) -> str:
        return self.parameter.id


@dataclass(frozen=True)
class BoundOverlap:
    """An overlap and where it is written."""

    overlap: Overlap
    place: Place


def read_parameters(policy_dir: Path, faults: Collector) -> dict[str, BoundParameter] | None:
    """All parameters by id, in the order of the file; None (and faults) when the file is not whole."""
    purpose = "List every amount, rate, cap, limit and date of the policy."
    return read_register(policy_dir / "parameters.yaml", faults, purpose, _parameter)


def _parameter(record: Record) -> BoundParameter:
    id, unit, node = record.words("id"), record.choice("unit", UNITS), record.words("node")
    amount = record.maybe_words("amount")
    items = record.items("values")
    if not items:
        record.fault("values", f"{id} has no value.", "Write values: [{from: …, value: …, quoted: …}].")
    values = tuple(records(items, record.faults, lambda one: _value(one, unit, node, amount)))
    _check_periods(record, id, values)
    if amount is not None and unit not in ("CNY", "percent"):
        record.fault(
            "amount", f"{amount} counts money or a rate of money, not {unit}.", "Remove it, or correct the unit."
        )
    return BoundParameter(Parameter(id, unit, node, amount, values), record.place())


def _value(record: Record, unit: str, node: str, amount: str | None) -> ParameterValue:
    """node, amount: where the words stand, unless the value says that they stood elsewhere."""
    since, until = record.day("from"), record.maybe_day("until")
    if until is not None and until < since:
        record.fault("until", "The period ends before it begins.", "Correct from or until.")
    quoted = record.words("quoted")
    if (own := record.maybe_words("node")) is not None:
        node, amount = own, None
    amount = record.maybe_words("amount") or amount
    if unit == "words":
        return ParameterValue(since, until, quoted, quoted, node, amount)
    item = record.item("value", "the value in the parameter's unit")
    value = 0 if item is None else _figure(item, unit, record.faults)
    return ParameterValue(since, until, value, quoted, node, amount)


def _figure(item: Item, unit: str, faults: Collector) -> int | tuple[int, int] | str:
    if unit == "date":
        if isinstance(item, Scalar) and isinstance(item.value, date):
            return item.value.isoformat()
        if isinstance(item, Scalar) and isinstance(item.value, str):
            try:
                return date.fromisoformat(item.value).isoformat()
            except ValueError:
                pass
    elif (number := _whole(item)) is not None:
        return number
    elif isinstance(item, Sequence) and len(item.items) == 2:
        low, high = map(_whole, item.items)
        if low is not None and high is not None and low < high:
            return low, high
    expected = "a day, as 2022-07-01" if unit == "date" else "a whole number not below 0, or a range [low, high]"
    faults.add(
        item.file, item.line, item.where, f"A value in {unit} is expected, not {kind_of(item)}.", f"Write {expected}."
    )
    return 0


def _whole(item: Item) -> int | None:
    value = item.value if isinstance(item, Scalar) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _check_periods(record: Record, id: str, values: tuple[ParameterValue, ...]) -> None:
    """Values follow each other in time, and only the last may be without end."""
    for one, other in pairwise(values):
        if one.until is None or one.until >= other.since:
            record.fault(
                "values",
                f"The value of {id} from {one.since} still holds when the one from {other.since} begins.",
                "End the earlier with until, the day before.",
            )


def read_overlaps(policy_dir: Path, faults: Collector) -> tuple[BoundOverlap, ...] | None:
    """The pairs of benefits that may be the same money; None when the file is not whole."""
    before = len(faults.faults)
    item = read_yaml(
        policy_dir / "overlaps.yaml", faults, "List the pairs of benefits that may overlap; [] when there is none."
    )
    if item is None:
        return None
    found = records(items_of(item, faults), faults, _overlap)
    return tuple(found) if len(faults.faults) == before else None


def _overlap(record: Record) -> BoundOverlap:
    pair = record.word_list("benefits")
    if len(pair) != 2 or pair[0] == pair[1]:
        record.fault("benefits", "An overlap is between two benefits.", "Write benefits: [one, other].")
        pair = ("", "")
    return BoundOverlap(Overlap((pair[0], pair[1]), record.words("node")), record.place())
