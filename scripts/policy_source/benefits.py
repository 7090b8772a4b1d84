"""Reading benefits/*.yaml (the questions, in both languages) and benefits/options.yaml (named lists of options)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from scripts.faults import Collector
from scripts.policy_source.model import Benefit, Question, QuestionType
from scripts.policy_source.reader import Place, Record, items_of, kind_of, records, words_of
from scripts.policy_source.yaml_lines import Item, Scalar, read_yaml

TYPES: tuple[QuestionType, ...] = get_args(QuestionType)
KINDS: tuple[Literal["payment", "planning", "unstated"], ...] = ("payment", "planning", "unstated")


@dataclass(frozen=True)
class BoundBenefit:
    """A benefit, its file, the line of each question by dotted id, and the option list each takes its options from."""

    benefit: Benefit
    place: Place
    lines: dict[str, int]
    lists: dict[str, str]
    """Dotted question id -> name of the list in options.yaml, for those that use one."""


def read_options(policy_dir: Path, faults: Collector) -> dict[str, tuple[str, ...]] | None:
    """The named option lists; None when the file is not whole."""
    path = policy_dir / "benefits" / "options.yaml"
    before = len(faults.faults)
    item = read_yaml(
        path, faults, "Write the option lists that questions share, each as name: [options]; {} when there is none."
    )
    if item is None:
        return None
    with Record(item, faults) as record:
        found = {name: words_of(record.item(name), faults) for name in record}
        for name, options in found.items():
            _check_unique(record, name, options)
    return found if len(faults.faults) == before else None


def read_benefits(
    policy_dir: Path, options: dict[str, tuple[str, ...]], faults: Collector
) -> dict[str, BoundBenefit] | None:
    """All benefits by id, in the order of their clauses' files; None when a file is not whole."""
    before = len(faults.faults)
    found: dict[str, BoundBenefit] = {}
    for path in sorted((policy_dir / "benefits").glob("*")):
        if path.name == "options.yaml":
            continue
        if path.suffix != ".yaml":
            faults.add(path, 0, "", "A file that is no benefit.", "Remove it, or end its name in .yaml.")
        elif (item := read_yaml(path, faults)) is not None and (bound := _benefit(item, options, faults)) is not None:
            found[bound.benefit.id] = bound
    return found if len(faults.faults) == before else None


def _benefit(item: Item, options: dict[str, tuple[str, ...]], faults: Collector) -> BoundBenefit | None:
    reader = _Questions(options, faults)
    with Record(item, faults) as record:
        id = record.words("id")
        if id and id != record.file.stem:
            record.fault(
                "id", f"The file of {id} is called {record.file.name}.", f"Call it {id}.yaml, or correct the id."
            )
        questions = reader.read(record.items("questions"), "")
        if not questions and record.has("questions"):
            record.fault("questions", "A benefit without a question.", "Ask at least one.")
        benefit = Benefit(
            id,
            record.maybe_words("claimant"),
            record.words("node"),
            record.choice("kind", KINDS),
            record.text("title"),
            record.text("summary"),
            questions,
        )
    return BoundBenefit(benefit, record.place(), reader.lines, reader.lists) if record.ok else None


class _Questions:
    """Reads nested questions and remembers where each stands."""

    def __init__(self, options: dict[str, tuple[str, ...]], faults: Collector) -> None:
        self.options = options
        self.faults = faults
        self.lines: dict[str, int] = {}
        self.lists: dict[str, str] = {}

    def read(self, items: list[Item], prefix: str) -> tuple[Question, ...]:
        """The questions of one level, with unique ids."""
        return tuple(records(items, self.faults, lambda one: self._question(one, prefix)))

    def _question(self, record: Record, prefix: str) -> Question:
        id, type_ = record.words("id"), record.choice("type", TYPES)
        path = f"{prefix}.{id}".strip(".")
        if path in self.lines:
            record.fault(
                "id", f"The question {path} stands twice; the first is in line {self.lines[path]}.", "Remove one."
            )
        self.lines[path] = record.line
        return Question(
            id=id,
            type=type_,
            label=record.text("label"),
            help=record.maybe_text("help"),
            unit=record.maybe_text("unit"),
            options=self._options(record, type_, path),
            also=record.word_list("also"),
            minimum=record.number("minimum"),
            maximum=record.number("maximum"),
            at_most=record.word_list("at_most"),
            special=record.flag("special"),
            changes_nothing=record.flag("changes_nothing"),
            when=_when(record),
            nodes=record.word_list("nodes"),
            items=self._items(record, type_, path),
            add=record.maybe_text("add"),
            member=record.maybe_text("member"),
        )

    def _items(self, record: Record, type_: QuestionType, path: str) -> tuple[Question, ...]:
        if type_ == "list":
            if prefixed := "." in path:
                record.fault("type", "A list inside a list.", "Lists do not nest: ask its questions beside it.")
            questions = () if prefixed else self.read(record.items("items"), path)
            for key in ("add", "member"):
                if not record.has(key):
                    record.fault(key, f"A list needs the words {key}.", f"Write {key}: {{zh: …, en: …}}.")
            return questions
        for key in ("items", "add", "member"):
            if record.has(key):
                record.optional(key)
                record.fault(
                    key, f"{key} belongs to type list, and this is {type_}.", "Remove it, or correct the type."
                )
        return ()

    def _options(self, record: Record, type_: QuestionType, path: str) -> tuple[str, ...]:
        if type_ not in ("option", "options"):
            if record.optional("options") is not None:
                record.fault(
                    "options", f"Options belong to type option or options, and this is {type_}.", "Correct the type."
                )
            return ()
        item = record.item("options", "the name of a list in options.yaml, or [a, b]")
        if isinstance(item, Scalar):
            if isinstance(item.value, str) and item.value in self.options:
                self.lists[path] = item.value
                return self.options[item.value]
            record.fault(
                "options",
                f"An option list is expected, not {kind_of(item)}.",
                f"Name one of options.yaml: {', '.join(self.options)}.",
            )
            return ()
        found = words_of(item, self.faults)
        _check_unique(record, "options", found)
        return found


def _check_unique(record: Record, key: str, options: tuple[str, ...]) -> None:
    if not options:
        record.fault(key, "A list of no options.", "Write the options.")
    for twice in sorted({option for option in options if options.count(option) > 1}):
        record.fault(key, f"The option {twice} stands twice.", "Remove one.")


def _when(record: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Sibling -> values; true and false stand as words."""
    item = record.optional("when")
    if item is None:
        return ()
    found: list[tuple[str, tuple[str, ...]]] = []
    with Record(item, record.faults) as inner:
        for sibling in inner:
            values: list[str] = []
            for member in items_of(inner.item(sibling), record.faults):
                value = member.value if isinstance(member, Scalar) else None
                if isinstance(value, bool):
                    values.append("true" if value else "false")
                elif isinstance(value, str):
                    values.append(value)
                else:
                    inner.fault(
                        sibling, f"An answer is expected, not {kind_of(member)}.", "Write options, true or false."
                    )
            found.append((sibling, tuple(values)))
    return tuple(found)
