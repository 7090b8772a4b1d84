"""Estimate a table: one group a row, rows of one claim together; figures and codes out, no trace.

Headings: `claim` (id of a claim; rows with the same id stand together; empty: the row is a claim of its own), `on`
(date of the law), `benefit`, and question ids. A question may be written alone beside a `benefit` column (`months`), or
with its benefit (`internship.months`, `internship.groups.months`); then no `benefit` column is needed. Headings that
start with # are carried through unread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from yuyao_policy.answers import Facts, field_reader, read_date
from yuyao_policy.cells import cell_value, safe_cell
from yuyao_policy.claim import Claim, facts_reader
from yuyao_policy.errors import Fault
from yuyao_policy.estimate import lines_of
from yuyao_policy.policy import PolicyData, Question

RESULTS = ("status", "low", "high", "headline", "notes", "open", "faults")
"""Result columns behind the columns of the file; with several benefits a row, each with the benefit's id before it."""

Row = Sequence[str]


class HeadingFaults(ValueError):
    """The table's headings cannot be used; each fault names a heading (code unknown-heading, repeated-heading …)."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault.code}" for fault in faults))
        self.faults = faults


class Column(NamedTuple):
    """What a column holds: a question of a benefit, inside a repeated part (its id) or not (None)."""

    at: int
    benefit: str
    part: str | None
    question: Question
    read: Callable[[str], Cell]


Cell = tuple[Any, tuple[Fault, ...]]
"""What a cell says, exact, and its faults, each by the path that follows the question's own."""

_MOST_CELLS = 20_000
"""Different cells of one column that are remembered; tables repeat themselves."""


class Numbered(NamedTuple):
    """A row with its place in the file (the first row under the headings is 2, as a spreadsheet counts)."""

    number: int
    cells: Row


class Table:
    """The headings of one table, read once; then `results` for the rows of one claim after the other."""

    def __init__(self, policy: PolicyData, headings: Row) -> None:
        """Raises HeadingFaults when a heading means nothing here, or stands twice."""
        self.policy = policy
        self.headings = [heading.strip() for heading in headings]
        self.claim = self._index("claim")
        self.on = self._index("on")
        self.benefit = self._index("benefit")
        self.columns: list[Column] = []
        faults: list[Fault] = []
        for index, heading in enumerate(self.headings):
            if heading in self.headings[:index]:
                faults.append(Fault(heading, "repeated-heading", index + 1))
            elif heading not in ("claim", "on", "benefit") and not heading.startswith("#"):
                found = self._columns_of(index, heading)
                if not found:
                    faults.append(Fault(heading, "unknown-heading", index + 1))
                self.columns.extend(found)
        if not self.columns and self.benefit is None:
            faults.append(Fault("benefit", "missing-heading", None))
        if faults:
            raise HeadingFaults(faults)
        self.by_benefit: dict[str, list[Column]] = {}
        for column in self.columns:
            self.by_benefit.setdefault(column.benefit, []).append(column)
        self.benefits = (
            [] if self.benefit is not None else list(dict.fromkeys(column.benefit for column in self.columns))
        )

    def _index(self, heading: str) -> int | None:
        return self.headings.index(heading) if heading in self.headings else None

    def _columns_of(self, index: int, heading: str) -> list[Column]:
        """Where a heading leads: with its benefit to one question, alone to that question of every benefit."""
        first, *rest = heading.split(".")
        if first in self.policy.benefits:
            return [
                Column(index, first, *place, _cell_reader(place[1]))
                for place in _places(self.policy.benefits[first].questions, rest)
            ]
        if self.benefit is None:
            return []
        known = self.policy.benefits.items()
        return [
            Column(index, id, *place, _cell_reader(place[1]))
            for id, one in known
            for place in _places(one.questions, [first, *rest])
        ]

    def result_headings(self) -> list[str]:
        """The headings of the result columns."""
        if len(self.benefits) > 1:
            return [f"{benefit}.{name}" for benefit in self.benefits for name in RESULTS]
        return list(RESULTS)

    def claim_id(self, row: Row) -> str | None:
        """The id of the claim that a row belongs to; None: it is one of its own."""
        if self.claim is None or self.claim >= len(row):
            return None
        return row[self.claim].strip() or None

    def results(self, rows: list[Numbered]) -> list[list[str]]:
        """The result cells of the rows of one claim, row for row.

        A benefit's figure stands in the first row that names it; each fault in the row that it comes from.
        """
        claim = Claim()
        first: dict[str, int] = {}
        origin: dict[str, int] = {}
        faults: list[list[Fault]] = [[] for _ in rows]
        for at, row in enumerate(rows):
            if self.on is not None:
                self._read_on(row.cells, claim, faults[at])
            self._read_row(row.cells, at, claim, first, origin, faults[at])
        for benefit, facts in claim.facts.items():
            found: list[Fault] = []
            facts_reader(self.policy, benefit).check_limits(facts, f"answers.{benefit}", found)
            for fault in found:
                claim.line_faults.setdefault(benefit, []).append(fault)
                faults[origin.get(fault.path, first[benefit])].append(fault)
        lines = {line["benefit"]: line for line in lines_of(self.policy, claim, trace=False)}
        return [self._cells(at, lines, first, faults[at]) for at in range(len(rows))]

    def _read_on(self, cells: Row, claim: Claim, faults: list[Fault]) -> None:
        """The date of the law: one for a claim, told in any of its rows."""
        told = cells[self.on].strip() if self.on is not None and self.on < len(cells) else ""
        if not told:
            return
        known = len(faults)
        day = read_date(told, "on", faults)
        if len(faults) > known:
            claim.usable = False
        elif claim.on is not None and claim.on != day:
            faults.append(Fault("on", "differs-within-claim", told))
            claim.usable = False
        else:
            claim.on = day

    def _read_row(
        self,
        cells: Row,
        at: int,
        claim: Claim,
        first: dict[str, int],
        origin: dict[str, int],
        faults: list[Fault],
    ) -> None:
        """Add one row's facts to the claim; a repeated part gets one member a row."""
        columns, answers = self.columns, claim.facts
        if self.benefit is not None:
            own = cells[self.benefit].strip() if self.benefit < len(cells) else ""
            if own not in self.policy.benefits:
                faults.append(Fault("benefit", "unknown-benefit" if own else "missing-key", own))
                return
            columns = self.by_benefit.get(own, [])
            answers.setdefault(own, {})
            first.setdefault(own, at)
        members: dict[tuple[str, str], Facts] = {}
        width = len(cells)
        for place, benefit, part, question, read in columns:
            text = cells[place].strip() if place < width else ""
            if not text:
                continue
            value, refused = read(text)
            if benefit not in first:
                answers[benefit] = {}
                first[benefit] = at
            if part is not None:
                member = members.get((benefit, part))
                if member is None:
                    member = members[benefit, part] = {}
                member[question.id] = value
                path = question.id
            else:
                facts, path = answers[benefit], f"answers.{benefit}.{question.id}"
                if question.id in facts and facts[question.id] != value:
                    refused = (Fault("", "differs-within-claim", text),)
                facts[question.id] = value
                origin.setdefault(path, at)
            for fault in refused:
                placed = Fault(f"{path}{fault.path}", fault.code, fault.value)
                faults.append(placed)
                claim.line_faults.setdefault(benefit, []).append(placed)
        for (benefit, part), member in members.items():
            answers[benefit].setdefault(part, []).append(member)

    def _cells(self, at: int, lines: dict[str, Any], first: dict[str, int], faults: list[Fault]) -> list[str]:
        if len(self.benefits) <= 1:
            named = [benefit for benefit, row in first.items() if row == at]
            return _result(lines.get(named[0]) if named else None, faults)
        cells: list[str] = []
        for position, benefit in enumerate(self.benefits):
            line = lines.get(benefit) if first.get(benefit) == at else None
            own = [f for f in faults if f.path.startswith(f"answers.{benefit}.")]
            loose = [f for f in faults if not f.path.startswith("answers.")] if position == 0 else []
            cells += _result(line, loose + own)
        return cells


def _places(questions: Iterable[Question], path: list[str]) -> list[tuple[str | None, Question]]:
    """The questions that a path of names may mean: outside or inside a repeated part, whose name may be left out."""
    if not path:
        return []
    found: list[tuple[str | None, Question]] = []
    for question in questions:
        if question.type == "list":
            inner = path[1:] if path[0] == question.id and len(path) > 1 else path
            found += [(question.id, item) for item in question.items if [item.id] == inner]
        elif [question.id] == path:
            found.append((None, question))
    return found


def _cell_reader(question: Question) -> Callable[[str], Cell]:
    """Reads a cell of one column; the same text is read once."""
    field = field_reader(question)

    @lru_cache(_MOST_CELLS)
    def read(text: str) -> Cell:
        faults: list[Fault] = []
        return field(cell_value(question, text), "", faults), tuple(faults)

    return read


def _result(line: dict[str, Any] | None, faults: list[Fault]) -> list[str]:
    told = " ".join(f"{fault.path.rpartition('.')[2] or 'row'}={fault.code}" for fault in faults)
    if line is None:
        return ["refused" if faults else "", "", "", "", "", "", told]
    codes = " ".join(dict.fromkeys(note["code"] for note in line["notes"]))
    figures = ["" if line[name] is None else str(line[name]) for name in ("low", "high", "headline")]
    return [line["status"], *figures, codes, " ".join(line["open"]), told]


def output_row(cells: Row, width: int, result: list[str]) -> list[str]:
    """One row as it is written: what was read (made safe for a spreadsheet), padded to the headings, and the result."""
    return [*(safe_cell(cell) for cell in cells), *[""] * (width - len(cells)), *map(safe_cell, result)]
