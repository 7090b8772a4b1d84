"""Typed reading of YAML items: what is missing, of another kind or unknown becomes a fault, and reading goes on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.faults import Collector
from scripts.policy_source.model import Text
from scripts.policy_source.yaml_lines import Item, Mapping, Scalar, Sequence, Value


def kind_of(item: Item) -> str:
    """What an item is, in words for a fault."""
    if isinstance(item, Mapping):
        return "a mapping"
    if isinstance(item, Sequence):
        return "a list"
    value = item.value
    if value is None:
        return "an empty value"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str) else f"the {'date' if isinstance(value, date) else 'number'} {value}"


@dataclass(frozen=True)
class Place:
    """Where something is written, for faults; lines has every place inside by its dotted path: values[0].quoted."""

    file: Path
    line: int
    lines: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def at(self, inside: str) -> int:
        """The line of a place inside, or of the nearest around it that stands there."""
        while inside and inside not in self.lines:
            inside = inside[: max(inside.rfind("."), inside.rfind("["), 0)]
        return self.lines.get(inside, self.line)


def _lines(item: Item, cut: int) -> Iterator[tuple[str, int]]:
    """Every place inside an item with its line; the first `cut` characters of each path are left out."""
    if isinstance(item, Sequence):
        for member in item.items:
            yield member.where[cut:].lstrip("."), member.line
            yield from _lines(member, cut)
    elif isinstance(item, Mapping):
        for key, member in item.entries.items():
            yield member.where[cut:].lstrip("."), item.key_lines[key]
            yield from _lines(member, cut)


class Record:
    """A mapping read key by key. Use as a context: on leaving it, keys that nobody asked for are faults.

    ok turns False with the first fault inside; a record that is not ok should not be used further.
    """

    def __init__(self, item: Item, faults: Collector) -> None:
        self.faults = faults
        self.file: Path = item.file
        self.line = item.line
        self.where = item.where
        self._item = item
        self._before = len(faults.faults)
        self._entries = item.entries if isinstance(item, Mapping) else {}
        self._lines = item.key_lines if isinstance(item, Mapping) else {}
        self._asked: set[str] = set()
        self._is_mapping = isinstance(item, Mapping)
        if not self._is_mapping:
            self.fault("", f"A mapping (key: value) is expected here, not {kind_of(item)}.", "Write keys with values.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.done()

    @property
    def ok(self) -> bool:
        """Whether nothing was wrong since this record was begun."""
        return len(self.faults.faults) == self._before

    def line_of(self, key: str) -> int:
        """The line of a key, or of the record where the key is missing."""
        return self._lines.get(key, self.line)

    def place(self, key: str = "") -> Place:
        """Where the record, or one of its keys, is written."""
        if key:
            return Place(self.file, self.line_of(key))
        return Place(self.file, self.line, dict(_lines(self._item, len(self.where))))

    def fault(self, key: str, problem: str, remedy: str) -> None:
        """Note a fault at a key of this record."""
        where = f"{self.where}.{key}".strip(".") if key else self.where
        self.faults.add(self.file, self.line_of(key), where, problem, remedy)

    def has(self, key: str) -> bool:
        """Whether the key stands there with a value."""
        item = self._entries.get(key)
        return item is not None and not (isinstance(item, Scalar) and item.value is None)

    def __iter__(self) -> Iterator[str]:
        """All keys, in the order of the file."""
        return iter(tuple(self._entries))

    def item(self, key: str, expected: str = "a value") -> Item | None:
        """The item under a required key."""
        self._asked.add(key)
        if self.has(key):
            return self._entries[key]
        if self._is_mapping:
            self.fault(key, f"The key {key!r} is missing or empty.", f"Write {expected}.")
        return None

    def optional(self, key: str) -> Item | None:
        """The item under a key that may be absent."""
        self._asked.add(key)
        return self._entries[key] if self.has(key) else None

    def _scalar[T: Value](self, item: Item | None, key: str, kind: type[T], expected: str) -> T | None:
        if item is None:
            return None
        # bool is an int to Python, never to the policy
        if (
            isinstance(item, Scalar)
            and isinstance(item.value, kind)
            and (kind is bool or not isinstance(item.value, bool))
        ):
            return item.value
        remedy = f"Write {expected}." if kind is not str else "Write words; put them in quotation marks."
        self.faults.add(
            item.file,
            item.line,
            item.where,
            f"{expected.capitalize()} is expected, not {kind_of(item)}.",
            remedy,
        )
        return None

    def words(self, key: str) -> str:
        """A required text that is not empty."""
        found = self._scalar(self.item(key, "words"), key, str, "a text")
        return self._solid(found, key) if found is not None else ""

    def maybe_words(self, key: str) -> str | None:
        """A text that may be absent, but not empty."""
        found = self._scalar(self.optional(key), key, str, "a text")
        return None if found is None else self._solid(found, key)

    def _solid(self, words: str, key: str) -> str:
        if not words.strip() or words != words.strip():
            self.fault(key, "The text is empty, or begins or ends with blanks.", "Write the words alone.")
        return words

    def choice[T: str](self, key: str, allowed: Collection[T]) -> T:
        """One of some words."""
        item = self.item(key, f"one of: {', '.join(allowed)}")
        found = self._scalar(item, key, str, "a word")
        for word in allowed:
            if word == found:
                return word
        if found is not None:
            near = get_close_matches(found, list(allowed), 1)
            self.fault(
                key,
                f"{found!r} is not known here" + (f"; did you mean {near[0]!r}?" if near else "."),
                f"Write one of: {', '.join(allowed)}.",
            )
        return next(iter(allowed))

    def number(self, key: str) -> int | None:
        """A whole number that may be absent."""
        return self._scalar(self.optional(key), key, int, "a whole number")

    def flag(self, key: str) -> bool:
        """true or false; absent means false."""
        return self._scalar(self.optional(key), key, bool, "true or false") or False

    def day(self, key: str) -> date:
        """A required day."""
        return self._scalar(self.item(key, "a day, as 2022-07-01"), key, date, "a day, as 2022-07-01,") or date.min

    def maybe_day(self, key: str) -> date | None:
        """A day that may be absent."""
        return self._scalar(self.optional(key), key, date, "a day, as 2022-07-01,")

    def text(self, key: str) -> Text:
        """Required words in both languages: {zh: …, en: …}."""
        item = self.item(key, "words in both languages: {zh: …, en: …}")
        return Text("", "") if item is None else bilingual(item, self.faults)

    def maybe_text(self, key: str) -> Text | None:
        """Words in both languages that may be absent."""
        item = self.optional(key)
        return None if item is None else bilingual(item, self.faults)

    def items(self, key: str) -> list[Item]:
        """The items of a required list."""
        return items_of(self.item(key, "a list"), self.faults)

    def maybe_items(self, key: str) -> list[Item]:
        """The items of a list that may be absent."""
        return items_of(self.optional(key), self.faults)

    def word_list(self, key: str) -> tuple[str, ...]:
        """A list of words that may be absent."""
        return words_of(self.optional(key), self.faults)

    def done(self) -> None:
        """Fault every key that nobody asked for."""
        for key in self._entries.keys() - self._asked:
            near = get_close_matches(key, sorted(self._asked), 1)
            self.fault(
                key,
                f"The key {key!r} is not known here" + (f"; did you mean {near[0]!r}?" if near else "."),
                f"Remove it. Known keys: {', '.join(sorted(self._asked))}.",
            )


def bilingual(item: Item, faults: Collector) -> Text:
    """Words in both languages."""
    with Record(item, faults) as record:
        return Text(record.words("zh"), record.words("en"))


def items_of(item: Item | None, faults: Collector) -> list[Item]:
    """The items of a list; anything else is a fault."""
    if item is None:
        return []
    if isinstance(item, Sequence):
        return list(item.items)
    faults.add(
        item.file,
        item.line,
        item.where,
        f"A list is expected here, not {kind_of(item)}.",
        "Begin each item with a dash, or write [a, b].",
    )
    return []


def words_of(item: Item | None, faults: Collector) -> tuple[str, ...]:
    """A list of words."""
    found: list[str] = []
    for member in items_of(item, faults):
        if isinstance(member, Scalar) and isinstance(member.value, str) and member.value:
            found.append(member.value)
        else:
            faults.add(
                member.file,
                member.line,
                member.where,
                f"A word is expected, not {kind_of(member)}.",
                "Write a word; put it in quotation marks if it looks like a number, a date or true.",
            )
    return tuple(found)


def days_of(items: list[Item], faults: Collector) -> tuple[date, ...]:
    """A list of days."""
    found: list[date] = []
    for member in items:
        if isinstance(member, Scalar) and isinstance(member.value, date):
            found.append(member.value)
        else:
            faults.add(
                member.file,
                member.line,
                member.where,
                f"A day is expected, not {kind_of(member)}.",
                "Write a day, as 2022-07-01.",
            )
    return tuple(found)


def records[T](items: list[Item], faults: Collector, read: Callable[[Record], T]) -> list[T]:
    """Read each item with a function; those with faults are left out."""
    found: list[T] = []
    for item in items:
        with Record(item, faults) as record:
            value = read(record)
        if record.ok:
            found.append(value)
    return found
