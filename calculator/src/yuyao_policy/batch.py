"""Estimate a table: one group a row, rows of one claim together; figures and codes out, no trace.

Headings: `claim` (id of a claim; rows with the same id stand together; empty: the row is a claim of its own), `on`
(date of the law), `benefit`, and question ids. A question may be written alone beside a `benefit` column (`months`), or
with its benefit (`internship.months`, `internship.groups.months`); then no `benefit` column is needed. Headings that
start with # are carried through unread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from yuyao_policy.answers import Facts, ObjectReader, as_json, field_reader, read_date
from yuyao_policy.cells import FORMULA, cell_value, safe_cell
from yuyao_policy.claim import Claim, facts_reader
from yuyao_policy.errors import Fault
from yuyao_policy.estimate import Judged, judge
from yuyao_policy.policy import Benefit, PolicyData, Question

RESULTS = ("status", "low", "high", "headline", "notes", "open", "faults")
"""Result columns behind the columns of the file; with several benefits a row, each with the benefit's id before it."""

Row = Sequence[str]


class HeadingFaults(ValueError):
    """The table's headings cannot be used; each fault names a heading (code unknown-heading, repeated-heading …)."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault.code}" for fault in faults))
        self.faults = faults


Cell = tuple[Any, list[Fault]]
"""What a cell says, exact, and its faults, each by the path that follows the question's own."""


class Column(NamedTuple):
    """Where a question stands in a row, and how its cell is read (a blank one gives None)."""

    at: int
    question: str
    read: Callable[[str], Cell | None]


class Part(NamedTuple):
    """The columns of a benefit outside its repeated part (id None) or in it; reader knows what bounds what."""

    id: str | None
    reader: ObjectReader
    columns: list[Column]


_MOST_FAULTS = 100
"""Of the headings that are told: a file that is no table of ours may have a hundred thousand."""
_REMEMBERED = 2000
"""Different cells of one column, and different rows, that are remembered; tables repeat themselves."""


class Table:
    """The headings of one table, read once; then `results` for the rows of one claim after the other."""

    def __init__(self, policy: PolicyData, headings: Row) -> None:
        """Raises HeadingFaults when a heading means nothing here, or stands twice."""
        self.policy = policy
        self.headings = [heading.strip() for heading in headings]
        self.claim = self._index("claim")
        self.on = self._index("on")
        self.benefit = self._index("benefit")
        self.width = len(self.headings)
        self.parts: dict[str, list[Part]] = {}
        faults: list[Fault] = []
        seen: set[str] = set()
        for index, heading in enumerate(self.headings):
            if heading in seen:
                faults.append(Fault(heading, "repeated-heading", index + 1))
            elif heading not in ("claim", "on", "benefit") and not heading.startswith("#"):
                found = self._places(heading)
                if not found:
                    faults.append(Fault(heading, "unknown-heading", index + 1))
                for benefit, part, question in found:
                    self._part(benefit, part).columns.append(Column(index, question.id, _cell_reader(question)))
            seen.add(heading)
            if len(faults) >= _MOST_FAULTS:
                break
        if not self.parts and self.benefit is None:
            faults.append(Fault("benefit", "missing-heading", None))
        if faults:
            raise HeadingFaults(faults)
        read = {column.at for parts in self.parts.values() for part in parts for column in part.columns}
        read |= {index for index in (self.on, self.benefit) if index is not None}
        self._cells_read = itemgetter(*read, min(read))    # a tuple even for one column
        self._known: dict[tuple[str, ...], list[str]] = {}
        self._limited = {benefit for benefit in self.parts if facts_reader(policy, benefit).limits}
        self.benefits = [] if self.benefit is not None else list(self.parts)
        """The benefits that have result columns of their own; with a benefit column there is one result a row."""

    def _index(self, heading: str) -> int | None:
        return self.headings.index(heading) if heading in self.headings else None

    def _places(self, heading: str) -> list[Place]:
        """Where a heading leads: with its benefit to one question, alone to that question of every benefit."""
        first, *rest = heading.split(".")
        if first in self.policy.benefits:
            return _places_in(self.policy.benefits[first], rest)
        if self.benefit is None:
            return []
        return [place for one in self.policy.benefits.values() for place in _places_in(one, [first, *rest])]

    def _part(self, benefit: str, id: str | None) -> Part:
        parts = self.parts.setdefault(benefit, [])
        for part in parts:
            if part.id == id:
                return part
        questions = self.policy.benefits[benefit].questions
        reader = ObjectReader(next((question.items for question in questions if question.id == id), questions))
        parts.append(Part(id, reader, []))
        return parts[-1]

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

    def results(self, rows: Sequence[Row]) -> list[list[str]]:
        """The result cells of the rows of one claim, row for row.

        A benefit's figure stands in the first row that names it; each fault in the row that it comes from.
        """
        if len(rows) > 1 or len(rows[0]) != self.width:
            return self._results(rows)
        cells = self._cells_read(rows[0])
        known = self._known.get(cells)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[cells] = self._results(rows)[0]
        return [known]

    def _results(self, rows: Sequence[Row]) -> list[list[str]]:
        claim = Claim()
        first: dict[str, int] = {}
        faults: list[list[Fault]] = [[] for _ in rows]
        for at, cells in enumerate(rows):
            if self.on is not None:
                self._read_on(cells, claim, faults[at])
            self._read_row(cells, at, claim, first, faults[at])
        for benefit in self._limited & claim.facts.keys() if self._limited else ():
            found: list[Fault] = []
            facts_reader(self.policy, benefit).check_limits(claim.facts[benefit], f"answers.{benefit}", found)
            faults[first[benefit]] += _noted(claim, benefit, found)
        judged = {found.benefit: found for found in judge(self.policy, claim, trace=False)}
        return [self._cells(at, judged, first, faults[at]) for at in range(len(rows))]

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

    def _read_row(self, cells: Row, at: int, claim: Claim, first: dict[str, int], faults: list[Fault]) -> None:
        """Add one row's facts to the claim; a repeated part gets one member a row."""
        if len(cells) != self.width:
            if any(map(str.strip, cells[self.width :])):
                faults.append(Fault("row", "too-many-cells", len(cells)))
                return
            cells = [*cells, *[""] * (self.width - len(cells))]
        wanted = self.parts
        if self.benefit is not None:
            own = cells[self.benefit].strip()
            if own not in self.policy.benefits:
                faults.append(Fault("benefit", "unknown-benefit" if own else "missing-key", own))
                return
            wanted = {own: self.parts.get(own, [])}
            claim.facts.setdefault(own, {})
            first.setdefault(own, at)
        for benefit, parts in wanted.items():
            for part in parts:
                told: Facts = {}
                refused: list[Fault] = []
                for place, question, read in part.columns:
                    cell = read(cells[place])
                    if cell is not None:
                        told[question], found = cell
                        if found:
                            refused += [fault._replace(path=f"{question}{fault.path}") for fault in found]
                if told:
                    first.setdefault(benefit, at)
                    path = _add(claim.facts.setdefault(benefit, {}), part, told, refused)
                    if refused:
                        start = f"answers.{benefit}.{path}"
                        placed = [fault._replace(path=f"{start}{fault.path}") for fault in refused]
                        faults += _noted(claim, benefit, placed)

    def _cells(self, at: int, judged: dict[str, Judged], first: dict[str, int], faults: list[Fault]) -> list[str]:
        if len(self.benefits) <= 1:
            named = next((benefit for benefit, row in first.items() if row == at), None)
            return _result(None if named is None else judged[named], faults)
        cells: list[str] = []
        for position, benefit in enumerate(self.benefits):
            found = judged.get(benefit) if first.get(benefit) == at else None
            own = [f for f in faults if f.path.startswith(f"answers.{benefit}.")]
            loose = [f for f in faults if not f.path.startswith("answers.")] if position == 0 else []
            cells += _result(found, loose + own)
        return cells


Place = tuple[str, str | None, Question]
"""A question of a benefit, inside a repeated part (its id) or not (None)."""


def _places_in(benefit: Benefit, path: list[str]) -> list[Place]:
    """The questions that a path of names may mean: outside or inside a repeated part, whose name may be left out."""
    found: list[Place] = []
    for question in benefit.questions:
        if question.type == "list":
            inner = path[1:] if path[:1] == [question.id] else path
            found += [(benefit.id, question.id, item) for item in question.items if [item.id] == inner]
        elif [question.id] == path:
            found.append((benefit.id, None, question))
    return found


def _add(facts: Facts, part: Part, told: Facts, refused: list[Fault]) -> str:
    """Put a row's facts into those of its benefit, noting what does not fit; returns the path at which they stand."""
    if part.id is not None:
        if part.reader.limits:
            part.reader.check_limits(told, "", refused)
        facts.setdefault(part.id, []).append(told)
        return f"{part.id}[{len(facts[part.id]) - 1}]."
    for name, value in told.items():
        if name in facts and facts[name] != value:
            refused.append(Fault(name, "differs-within-claim", as_json(value)))
        facts[name] = value
    return ""


def _noted(claim: Claim, benefit: str, faults: list[Fault]) -> list[Fault]:
    """The same faults, noted with the benefit, which they refuse."""
    if faults:
        claim.line_faults.setdefault(benefit, []).extend(faults)
    return faults


def _cell_reader(question: Question) -> Callable[[str], Cell | None]:
    """Reads a cell of one column; the same text is read once."""
    field = field_reader(question)

    @lru_cache(_REMEMBERED)
    def read(text: str) -> Cell | None:
        text = text.strip()
        faults: list[Fault] = []
        return (field(cell_value(question, text), "", faults), faults) if text else None

    return read


def _result(judged: Judged | None, faults: list[Fault]) -> list[str]:
    told = " ".join(f"{fault.path.rpartition('.')[2]}={fault.code}" for fault in faults) if faults else ""
    if judged is None:
        return ["refused" if faults else "", "", "", "", "", "", told]
    _, status, figure, line, _ = judged
    low, high, headline = ["" if value is None else str(value) for value in figure]
    codes = " ".join(dict.fromkeys([note["code"] for note in line.notes]))
    return [status, low, high, headline, codes, " ".join(line.open), told]


def refused_row(results: int, fault: str) -> list[str]:
    """The result cells (so many) of a row whose whole claim is refused, and why: `claim=returns-later`."""
    return ["refused", "", "", "", "", "", fault, *[""] * (results - 7)]


def output_row(cells: Row, width: int, result: list[str]) -> list[str]:
    """One row as it is written: what was read (made safe for a spreadsheet), brought to the headings, and the result.

    The result needs no care: it holds codes, numbers and paths, none of which begins a formula.
    """
    safe = cells if FORMULA.isdisjoint([cell[:1] for cell in cells]) else map(safe_cell, cells)
    return [*safe, *result] if len(cells) == width else [*[*safe, *[""] * width][:width], *result]
