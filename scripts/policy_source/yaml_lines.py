"""YAML read so that every value still knows its line, and everything ambiguous in YAML is refused.

Only what data needs: mappings with word keys, lists, and five kinds of scalar (words, whole numbers, true/false,
ISO dates, null). `on`, `no`, `1_000`, `0x10` and `12:30` stay words here; a reader that wants a number then says so.
Anchors, aliases, tags, several documents in one file, duplicate keys, tabs and deep nesting are faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NoReturn

import yaml

from scripts.faults import Collector

MAX_BYTES = 4_000_000
MAX_DEPTH = 24
MOST_FAULTS = 100    # of one file: a file that is all wrong is told soon, and not line by line
# libyaml where PyYAML was built with it: the same events, ten times faster.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# What YAML itself calls printable, without the byte order mark and the separators that look like line ends.
_UNPRINTABLE = re.compile("[^\n\r\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

type Value = str | int | bool | date | None


@dataclass(frozen=True)
class Scalar:
    """One value. line counts from 1; where is the dotted place in the file."""

    file: Path
    line: int
    where: str
    value: Value


@dataclass(frozen=True)
class Sequence:
    """A list."""

    file: Path
    line: int
    where: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Mapping:
    """Keys in the order of the file; key_lines gives the line of each."""

    file: Path
    line: int
    where: str
    entries: dict[str, Item]
    key_lines: dict[str, int] = field(default_factory=dict)


type Item = Scalar | Sequence | Mapping


def _line(event: yaml.Event) -> int:
    """The line of an event, counted from 1."""
    return event.start_mark.line + 1 if event.start_mark else 0


class _Broken(Exception):
    """The file cannot be read further; the fault is noted already."""


def read_yaml(path: Path, faults: Collector, missing: str = "Write this file.") -> Item | None:
    """The content of one YAML file, or None with every reason noted; missing: the remedy when there is no such file."""
    text = read_text(path, faults, missing)
    return None if text is None else parse_yaml(text, path, faults)


def read_text(path: Path, faults: Collector, missing: str = "Write this file.") -> str | None:
    """The text of a UTF-8 file, or None with the reason noted."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        faults.add(path, 0, "", "The file is missing.", missing)
        return None
    except OSError as error:
        faults.add(path, 0, "", f"The file cannot be read: {error.strerror}.", "Make it a readable file.")
        return None
    if len(data) > MAX_BYTES:
        faults.add(path, 0, "", f"The file has more than {MAX_BYTES} bytes.", "Split it, or remove what is no data.")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(path, line, "", f"Byte {data[error.start]:#04x} is not UTF-8.", "Save the file as UTF-8.")
        return None


def parse_yaml(text: str, path: Path, faults: Collector) -> Item | None:
    """The content of a YAML text; path is only named in faults."""
    before = len(faults.faults)
    if text.startswith("\ufeff"):
        faults.add(path, 1, "", "The file begins with a byte order mark.", "Save it as UTF-8 without one.")
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            faults.add(path, number, "", "There is a tab.", "Write blanks; in quoted words write \\t.")
        if strange := _UNPRINTABLE.search(line.removeprefix("\ufeff") if number == 1 else line):
            faults.add(path, number, "", f"There is the invisible character U+{ord(strange[0]):04X}.", "Remove it.")
        if len(faults.faults) >= before + MOST_FAULTS:
            break
    if len(faults.faults) > before:
        return None
    try:
        item = _Tree(path, faults).build(yaml.parse(text, Loader=_LOADER))
    except _Broken:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(part for part in (error.context, error.problem) if part)
        faults.add(
            path,
            mark.line + 1 if mark else 0,
            "",
            f"This is not YAML: {what}.",
            "Look at the indentation, the brackets and the quotation marks of this line and the one above.",
        )
        return None
    except yaml.YAMLError as error:
        faults.add(path, 0, "", f"This is not YAML: {error}.", "Save the file as plain UTF-8 text.")
        return None
    return item if len(faults.faults) == before else None


class _Tree:
    """Builds items from the parser's events; goes on after faults that leave the structure clear."""

    def __init__(self, path: Path, faults: Collector) -> None:
        self.path = path
        self.faults = faults
        self.most = len(faults.faults) + MOST_FAULTS

    def build(self, events: Iterator[yaml.Event]) -> Item:
        """The single document of the file."""
        self.events = events
        documents: list[Item] = []
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if documents:
                    self._break(event, "", "A second document begins here.", "Remove the line ---.")
                documents.append(self._item(next(events), "", 1))
        if not documents:
            self.faults.add(self.path, 0, "", "The file is empty.", "Write its content, or remove it.")
            raise _Broken
        return documents[0]

    def _fault(self, event: yaml.Event, where: str, problem: str, remedy: str) -> None:
        self.faults.add(self.path, _line(event), where, problem, remedy)
        if len(self.faults.faults) >= self.most:
            raise _Broken

    def _break(self, event: yaml.Event, where: str, problem: str, remedy: str) -> NoReturn:
        self._fault(event, where, problem, remedy)
        raise _Broken

    def _item(self, event: yaml.Event, where: str, depth: int) -> Item:
        if depth > MAX_DEPTH:
            self._break(event, where, f"This is nested more than {MAX_DEPTH} levels deep.", "Write it flatter.")
        if isinstance(event, yaml.AliasEvent):
            self._break(
                event,
                where,
                f"*{event.anchor} repeats another place of the file.",
                "Write the value itself: aliases are not allowed.",
            )
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._fault(event, where, f"&{event.anchor} names a value.", "Remove the anchor: anchors are not allowed.")
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
            self._fault(event, where, f"{event.tag} is a YAML tag.", "Remove it; quote the value if it is words.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, where, depth)
        assert isinstance(event, yaml.MappingStartEvent), "the parser yields no other event where a value begins"
        return self._mapping(event, where, depth)

    def _scalar(self, event: yaml.ScalarEvent, where: str) -> Item:
        value: Value = event.value
        if event.implicit[0]:  # plain: the words may stand for something else
            value = self._plain(event, where)
        return Scalar(self.path, _line(event), where, value)

    def _plain(self, event: yaml.ScalarEvent, where: str) -> Value:
        words: str = event.value
        if words in ("", "~", "null"):
            return None
        if words in ("true", "false"):
            return words == "true"
        if _INT.match(words) and len(words) <= 18:
            return int(words)
        if _DATE.match(words):
            try:
                return date.fromisoformat(words)
            except ValueError:
                self._fault(event, where, f"{words} is no day of the calendar.", "Correct the date.")
        return words

    def _sequence(self, event: yaml.SequenceStartEvent, where: str, depth: int) -> Item:
        items: list[Item] = []
        while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
            items.append(self._item(inner, f"{where}[{len(items)}]", depth + 1))
        return Sequence(self.path, _line(event), where, tuple(items))

    def _mapping(self, event: yaml.MappingStartEvent, where: str, depth: int) -> Item:
        entries: dict[str, Item] = {}
        lines: dict[str, int] = {}
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            if not isinstance(inner, yaml.ScalarEvent):
                self._break(inner, where, "This key is not a word.", "Write a plain word before the colon.")
            key: str = inner.value
            place = f"{where}.{key}" if where else key
            if inner.anchor is not None or key == "<<":
                self._break(inner, place, "Anchors and merge keys are not allowed.", "Write the values themselves.")
            item = self._item(next(self.events), place, depth + 1)
            if key in entries:
                self._fault(
                    inner,
                    place,
                    f"The key {key!r} stands twice; the first is in line {lines[key]}.",
                    "Remove one of the two.",
                )
                continue
            entries[key], lines[key] = item, _line(inner)
        return Mapping(self.path, _line(event), where, entries, lines)
