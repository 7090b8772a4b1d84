"""Amounts: the quoted words stand in their sentence, mean their value, and are numbered in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from scripts.faults import Collector
from scripts.policy_source.checks.document import chinese_day
from scripts.policy_source.clauses import Clause, DocumentSource, Words
from scripts.policy_source.figures import Figure, chinese_figures, whole
from scripts.policy_source.model import ParameterValue
from scripts.policy_source.parameters import BoundParameter

_DIFFERS = "Correct whichever differs from the official document."
_UNIT_WORDS = {
    "CNY": ("元", ""),
    "percent": ("%",),
    "months": ("个月", "月", "年"),
    "years": ("年", "周岁", "岁"),
    "times": ("场", "次"),
}
_FROM_ISSUE = "自发布之日起"


@dataclass(frozen=True)
class BoundAmount:
    """An amount found in the official words: its fragment, sentence, span there, first parameter and value."""

    id: str
    sentence: str
    span: tuple[int, int]
    parameter: BoundParameter
    value: ParameterValue


def meaning(quoted: str, unit: str) -> int | tuple[int, int] | None:
    """The value of quoted Chinese words in a unit; None when they do not say one thing in that unit."""
    figures = chinese_figures(quoted)
    if len(figures) != 1 or figures[0].unit not in _UNIT_WORDS[unit]:
        return None
    figure = figures[0]
    if unit == "CNY" and not figure.unit and not figure.scaled:
        return None
    factor = 12 if unit == "months" and figure.unit == "年" else 1
    low, high = (_whole_number(end * factor) for end in (figure.low, figure.high))
    if low is None or high is None:
        return None
    return low if low == high else (low, high)


def _whole_number(value: Fraction) -> int | None:
    return int(value) if value.denominator == 1 else None


def check_amounts(
    parameters: dict[str, BoundParameter],
    clauses: dict[str, Clause],
    source: DocumentSource,
    faults: Collector,
    first: bool = True,
) -> dict[str, BoundAmount]:
    """Bind every amount to its words; returns those that could be bound, in the order of the text.

    first: whether it is the first version, whose amounts are numbered in the order of the text.
    """
    sentences = {sentence.id: (clause, sentence) for clause in clauses.values() for sentence in clause.sentences()}
    found: dict[str, BoundAmount] = {}
    for bound in parameters.values():
        amount = _bind(bound, sentences, source, faults)
        if amount is not None:
            _keep(amount, found, faults)
    order = list(sentences)
    ordered = dict(sorted(found.items(), key=lambda pair: (order.index(pair[1].sentence), pair[1].span)))
    _check_apart(ordered, faults)
    if first:
        _check_numbers(ordered, sentences, source, faults)
    _check_nothing_unbound(ordered, sentences, faults)
    return ordered


def _bind(
    bound: BoundParameter, sentences: dict[str, tuple[Clause, Words]], source: DocumentSource, faults: Collector
) -> BoundAmount | None:
    """The amount of a parameter in the words in force now; None where it has none, or a fault is noted."""
    parameter = bound.parameter
    value = parameter.values[-1]
    written = f"values[{len(parameter.values) - 1}]"

    def fault(key: str, problem: str, remedy: str) -> None:
        faults.add(
            bound.place.file,
            bound.place.at(f"{written}.quoted" if key == "quoted" else key),
            f"{parameter.id}.{key}",
            problem,
            remedy,
        )

    for number, earlier in enumerate(parameter.values[:-1]):  # its words stood in a version before
        _check_meaning(bound, earlier, f"values[{number}]", source, faults)
    if parameter.node not in sentences:
        fault("node", f"There is no sentence {parameter.node}.", "Name the sentence that the words stand in, as m4s2.")
        return None
    clause, sentence = sentences[parameter.node]
    at = f"{sentence.id} (clauses/{sentence.place.file.name}:{sentence.place.line})"
    starts = whole(sentence.zh, value.quoted)
    if not starts:
        part = " as a whole figure" if value.quoted in sentence.zh else ""
        fault("quoted", f"{value.quoted!r} does not occur in {at}{part}.", _DIFFERS)
    elif len(starts) > 1:
        fault("quoted", f"{value.quoted!r} occurs {len(starts)} times in {at}.", "Quote more of the words around it.")
    _check_meaning(bound, value, written, source, faults)
    if parameter.unit == "CNY" and parameter.amount is None:
        fault(
            "amount", "A sum of money has no fragment.", f"Write amount: {clause.id}a<number in the order of the text>."
        )
    if parameter.amount is None or len(starts) != 1:
        return None
    if not re.fullmatch(rf"{clause.id}a[1-9]\d*", parameter.amount):
        fault("amount", f"{parameter.amount} is no amount of {clause.id}.", f"Write {clause.id}a1, {clause.id}a2 …")
        return None
    return BoundAmount(parameter.amount, sentence.id, (starts[0], starts[0] + len(value.quoted)), bound, value)


def _check_meaning(
    bound: BoundParameter, value: ParameterValue, written: str, source: DocumentSource, faults: Collector
) -> None:
    parameter = bound.parameter
    if parameter.unit == "words":
        return
    if parameter.unit == "date":
        issued = source.document.issued.isoformat()
        means: object = issued if value.quoted == _FROM_ISSUE else None
        if means is None and isinstance(value.value, str):  # a day in full
            means = value.value if value.quoted == chinese_day(value.since.fromisoformat(value.value)) else None
    else:
        means = meaning(value.quoted, parameter.unit)
    if means is None:
        problem = f"{value.quoted!r} does not say a value in {parameter.unit}."
    elif means != value.value:
        problem = f"{value.quoted!r} means {_shown(means)}, and the value is {_shown(value.value)}."
    else:
        return
    line = bound.place.at(f"{written}.value")
    faults.add(bound.place.file, line, f"{parameter.id}.value", problem, _DIFFERS)


def _shown(value: object) -> str:
    return f"{value[0]} to {value[1]}" if isinstance(value, tuple) else str(value)


def _keep(amount: BoundAmount, found: dict[str, BoundAmount], faults: Collector) -> None:
    """Two parameters may share one amount (each of two titles), but not one fragment for two places."""
    first = found.setdefault(amount.id, amount)
    if (first.sentence, first.span, first.value.value) != (amount.sentence, amount.span, amount.value.value):
        faults.add(
            amount.parameter.place.file,
            amount.parameter.place.at("amount"),
            f"{amount.parameter.parameter.id}.amount",
            f"{amount.id} already is {first.value.quoted!r} in {first.sentence} ({first.parameter.parameter.id}).",
            "Give this amount a number of its own, in the order of the text.",
        )


def _check_apart(found: dict[str, BoundAmount], faults: Collector) -> None:
    for last, amount in pairwise(found.values()):
        if last.sentence == amount.sentence and amount.span[0] < last.span[1]:
            place = amount.parameter.place
            faults.add(
                place.file,
                place.at("values"),
                f"{amount.parameter.parameter.id}.quoted",
                f"{amount.value.quoted!r} shares words with {last.value.quoted!r} ({last.id}).",
                "Quote each amount alone.",
            )


def _check_numbers(
    found: dict[str, BoundAmount], sentences: dict[str, tuple[Clause, Words]], source: DocumentSource, faults: Collector
) -> None:
    counted: dict[str, int] = {}
    for amount in found.values():
        node = sentences[amount.sentence][0].id
        counted[node] = counted.get(node, 0) + 1
        place = amount.parameter.place
        if amount.id != f"{node}a{counted[node]}":
            faults.add(
                place.file,
                place.at("amount"),
                f"{amount.parameter.parameter.id}.amount",
                f"{amount.id} stands where {node}a{counted[node]} is due.",
                "Number the amounts in the order of the text.",
            )
    for node in sorted(source.contract.amounts.keys() | counted.keys()):
        expected = source.contract.amounts.get(node, 0)
        if source.contract.amounts and counted.get(node, 0) != expected:
            faults.add(
                source.place.file,
                source.place.at(f"contract.amounts.{node}"),
                f"contract.amounts.{node}",
                f"{node} has {counted.get(node, 0)} amounts; published links count {expected}.",
                "Bind each sum, rate and range of money in parameters.yaml, and no more.",
            )


def is_money(figure: Figure) -> bool:
    """Whether a Chinese figure is a sum of money: with 元, or 万 with nothing counted after it (15 万)."""
    return figure.unit == "元" or (figure.unit == "" and figure.scaled)


def _check_nothing_unbound(
    found: dict[str, BoundAmount], sentences: dict[str, tuple[Clause, Words]], faults: Collector
) -> None:
    for id, (clause, sentence) in sentences.items():
        spans = [amount.span for amount in found.values() if amount.sentence == id]
        for figure in chinese_figures(sentence.zh):
            if is_money(figure) and not any(start <= figure.start and figure.end <= end for start, end in spans):
                faults.add(
                    sentence.place.file,
                    sentence.place.line,
                    id,
                    f"{sentence.zh[figure.start : figure.end]!r} is money, and no parameter quotes it.",
                    f"Add it to parameters.yaml with amount: {clause.id}a<number in the order of the text>.",
                )
