"""Check the facts of a claim against the questions: every fault by its path, and exact values for the rules.

A rule gets a plain dict. Absent keys are not known (or, for the special questions, did not happen). count and money are
ints, a decimal is an int of hundredths, a date a `datetime.date`, a month an int (year × 12 + month − 1), a list of
options a tuple, a repeated part a list of such dicts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from yuyao_policy.errors import Fault
from yuyao_policy.jsontext import NumberText, Repeated
from yuyao_policy.numbers import NotExact, hundredths, whole_number
from yuyao_policy.policy import Question

Facts = dict[str, Any]
Reader = Callable[[Any, str, list[Fault]], Any]
"""Reads one value at a path: returns it exact, or notes faults and returns None."""

LONGEST_NAME = 200
"""Characters of a short name; more is not a name."""


class ObjectReader:
    """Reads the object that answers some questions; made once for a benefit and for each of its repeated parts."""

    __slots__ = ("fields", "limits")

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self.fields = {question.id: field_reader(question) for question in questions}
        self.limits = [(question.id, other) for question in questions for other in question.at_most]

    def __call__(self, value: Any, path: str, faults: list[Fault]) -> Facts | None:
        """The exact facts; every fault is noted by its path."""
        if not isinstance(value, Mapping):
            faults.append(Fault(path, "not-an-object", as_json(value)))
            return None
        facts: Facts = {}
        fields = self.fields
        for key, raw in value.items():
            field = fields.get(key)
            if field is None:
                faults.append(Fault(f"{path}.{key}", "unknown-key", as_json(raw)))
            elif raw is not None:
                facts[key] = field(raw, f"{path}.{key}", faults)
        refuse_repeated(value, path, faults)
        self.check_limits(facts, path, faults)
        return facts

    def check_limits(self, facts: Facts, path: str, faults: list[Fault]) -> None:
        """Refuse a number above the one that bounds it, such as more excellent ratings than evaluations."""
        for key, other in self.limits:
            most, given = facts.get(other), facts.get(key)
            if most is not None and given is not None and given > most:
                faults.append(Fault(f"{path}.{key}", f"above-{other.replace('_', '-')}", given))


def field_reader(question: Question) -> Reader:
    """The reader of one question's answer."""
    return _READERS[question.type](question)


def refuse_repeated(value: Any, path: str, faults: list[Fault]) -> None:
    """Note the keys that stand twice in one object: which of the two is meant cannot be known."""
    if isinstance(value, Repeated):
        start = f"{path}." if path else ""
        faults.extend(Fault(f"{start}{key}", "repeated-key", as_json(value[key])) for key in value.keys_twice)


def as_json(value: Any) -> Any:
    """A refused value in a form that JSON can carry."""
    if isinstance(value, NumberText) or (isinstance(value, float) and value - value != 0):
        return str(value)
    if value is None or isinstance(value, (bool, int, str, float)):
        return value
    if isinstance(value, Mapping):
        return "{…}"
    return "[…]" if isinstance(value, (list, tuple)) else str(value)[:LONGEST_NAME]


def read_date(raw: Any, path: str, faults: list[Fault]) -> date | None:
    """A real day written 2023-06-30."""
    if type(raw) is str and len(raw) == 10 and raw.isascii() and raw[4] == raw[7] == "-":
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    elif type(raw) is date:
        return raw
    faults.append(Fault(path, "not-a-date", as_json(raw)))
    return None


def read_yes_no(raw: Any, path: str, faults: list[Fault]) -> bool | None:
    """true or false, nothing that merely counts as one."""
    if raw is True or raw is False:
        return bool(raw)
    faults.append(Fault(path, "not-yes-or-no", as_json(raw)))
    return None


def read_money(raw: Any, path: str, faults: list[Fault]) -> int | None:
    """Whole yuan, not negative."""
    try:
        return whole_number(raw)
    except NotExact as error:
        faults.append(Fault(path, error.code, as_json(raw)))
        return None


def read_option(raw: Any, path: str, faults: list[Fault], options: frozenset[str] | Mapping[str, object]) -> str | None:
    """One of the known words."""
    if type(raw) is str and raw in options:
        return raw
    faults.append(Fault(path, "unknown-option" if isinstance(raw, str) else "not-an-option", as_json(raw)))
    return None


def _count(question: Question) -> Reader:
    low, high = question.minimum, question.maximum

    def read(raw: Any, path: str, faults: list[Fault]) -> int | None:
        number = read_money(raw, path, faults)
        if number is not None and ((low is not None and number < low) or (high is not None and number > high)):
            faults.append(Fault(path, "out-of-range", number))
            return None
        return number

    return read


def _decimal(question: Question) -> Reader:
    def read(raw: Any, path: str, faults: list[Fault]) -> int | None:
        try:
            return hundredths(raw)
        except NotExact as error:
            faults.append(Fault(path, error.code, as_json(raw)))
            return None

    return read


def _date(question: Question) -> Reader:
    also = frozenset(question.also)

    def read(raw: Any, path: str, faults: list[Fault]) -> date | str | None:
        if isinstance(raw, str) and raw in also:
            return raw
        return read_date(raw, path, faults)

    return read


def _month(question: Question) -> Reader:
    def read(raw: Any, path: str, faults: list[Fault]) -> int | None:
        if type(raw) is str and len(raw) == 7:
            first = read_date(f"{raw}-01", path, [])
            if first is not None:
                return first.year * 12 + first.month - 1
        faults.append(Fault(path, "not-a-month", as_json(raw)))
        return None

    return read


def _option(question: Question) -> Reader:
    options = frozenset(question.options)

    def read(raw: Any, path: str, faults: list[Fault]) -> str | None:
        return read_option(raw, path, faults, options)

    return read


def _options(question: Question) -> Reader:
    options = frozenset(question.options)

    def read(raw: Any, path: str, faults: list[Fault]) -> tuple[str, ...] | None:
        if not isinstance(raw, list):
            faults.append(Fault(path, "not-a-list", as_json(raw)))
            return None
        found = [read_option(word, f"{path}[{i}]", faults, options) for i, word in enumerate(raw)]
        return tuple(word for word in found if word is not None)

    return read


def _text(question: Question) -> Reader:
    def read(raw: Any, path: str, faults: list[Fault]) -> str | None:
        if type(raw) is str:
            if len(raw) <= LONGEST_NAME:
                return raw.strip() or None
            faults.append(Fault(path, "too-long", f"{raw[:LONGEST_NAME]}…"))
        else:
            faults.append(Fault(path, "not-text", as_json(raw)))
        return None

    return read


def _list(question: Question) -> Reader:
    member = ObjectReader(question.items)

    def read(raw: Any, path: str, faults: list[Fault]) -> list[Facts | None] | None:
        if not isinstance(raw, list):
            faults.append(Fault(path, "not-a-list", as_json(raw)))
            return None
        return [member(entry, f"{path}[{i}]", faults) for i, entry in enumerate(raw)]

    return read


_READERS: dict[str, Callable[[Question], Reader]] = {
    "count": _count,
    "money": lambda question: read_money,
    "decimal": _decimal,
    "date": _date,
    "month": _month,
    "yes_no": lambda question: read_yes_no,
    "option": _option,
    "options": _options,
    "text": _text,
    "list": _list,
}
