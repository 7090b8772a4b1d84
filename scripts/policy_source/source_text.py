"""The official text as received, its repairs, and the proof that both are the clauses, character for character."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.clauses import Clause, DocumentSource, Words
from scripts.policy_source.reader import Place, Record, records
from scripts.policy_source.yaml_lines import read_text, read_yaml

_SHOWN = 24


@dataclass(frozen=True)
class Repair:
    """One mend of the text as received: `before`, which begins in a line of it, is read as `after`."""

    id: str
    kind: str
    line: int
    before: str
    after: str
    why: str
    place: Place


@dataclass(frozen=True)
class Source:
    """The text as received and the repairs, in the order of the text."""

    received: str
    repairs: tuple[Repair, ...]
    received_file: Path


def read_source(policy_dir: Path, faults: Collector) -> Source | None:
    """Read source/received.txt and source/repairs.yaml."""
    path = policy_dir / "source" / "received.txt"
    received = read_text(path, faults, "Put the official text there, byte for byte as it was received.")
    item = read_yaml(
        policy_dir / "source" / "repairs.yaml",
        faults,
        "List the repairs of the text as received; `repairs: []` when there is none.",
    )
    if received is None or item is None:
        return None
    with Record(item, faults) as record:
        kinds: dict[str, str] = {}
        if (table := record.item("kinds", "each kind of repair with its reason")) is not None:
            with Record(table, faults) as inner:
                kinds = {kind: inner.words(kind) for kind in inner}
        repairs = records(record.items("repairs"), faults, lambda one: _repair(one, kinds))
    return Source(received, tuple(repairs), path) if record.ok else None


def _repair(record: Record, kinds: dict[str, str]) -> Repair:
    kind = record.choice("kind", kinds or {"": ""})
    note = record.maybe_words("note")
    why = kinds.get(kind, "") + (f" {note}" if note else "")
    before = _exact(record, "before")
    if not before:
        record.fault(
            "before", "A repair with no words cannot be placed.", "Write the words as received, with some around them."
        )
    return Repair(
        record.words("id"),
        kind,
        record.number("line") or 0,
        before,
        _exact(record, "after"),
        why,
        record.place(),
    )


def _exact(record: Record, key: str) -> str:
    """Words that may be empty, or begin and end with blanks and line ends."""
    value = getattr(record.item(key, "the exact words, in quotation marks"), "value", "")
    if isinstance(value, str):
        return value
    record.fault(key, "These are no words.", "Put the exact words in quotation marks.")
    return ""


def repaired(source: Source, faults: Collector) -> str | None:
    """The text with every repair made; None when one does not fit the text as received."""
    text = source.received
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    before = len(faults.faults)
    edits: list[tuple[int, int, Repair]] = []
    for repair in source.repairs:
        if not 1 <= repair.line < len(starts):
            _unfit(repair, faults, f"received.txt has no line {repair.line}.")
            continue
        first, last = starts[repair.line - 1], starts[repair.line]
        found = [at for at in range(first, last) if text.startswith(repair.before, at)]
        if len(found) == 1:
            edits.append((found[0], found[0] + len(repair.before), repair))
        else:
            _unfit(
                repair, faults, f"{repair.before!r} begins {len(found)} times in line {repair.line} of received.txt."
            )
    edits.sort(key=lambda edit: edit[:2])
    for (_, end, one), (start, _, other) in pairwise(edits):
        if start < end:
            _unfit(other, faults, f"It overlaps with repair {one.id}.")
    if len(faults.faults) > before:
        return None
    parts, at = [], 0
    for start, end, repair in edits:
        parts += [text[at:start], repair.after]
        at = end
    return "".join([*parts, text[at:]])


def _unfit(repair: Repair, faults: Collector, problem: str) -> None:
    faults.add(
        repair.place.file,
        repair.place.line,
        repair.id,
        problem,
        "Correct the repair: received.txt is the official text as received and stays as it is.",
    )


def printed(clauses: dict[str, Clause], source: DocumentSource) -> list[list[Words]]:
    """The clauses as the lines that the document prints; each is a list of pieces to be joined as they are."""
    lines: list[list[Words]] = []
    title = Words("title", source.document.title.zh, Place(source.place.file, source.place.at("title.zh")))
    titled = next((clause.id for clause in clauses.values() if clause.kind != "notice"), None)
    for clause in clauses.values():
        if clause.id == titled:
            lines.append([title])
        lines += [[block.words] for block in clause.blocks if not block.after]
        paragraphs = [list(paragraph) for paragraph in clause.paragraphs]
        if clause.title:
            lines_of_title = _heading(clause, clause.title)
            if clause.kind in ("measure", "safeguard") and paragraphs:
                paragraphs[0] = lines_of_title + paragraphs[0]
            else:
                lines.append(lines_of_title)
        lines += paragraphs
        lines += [[block.words] for block in clause.blocks if block.after]
    return lines


def _heading(clause: Clause, title: Words) -> list[Words]:
    """Number and title with the marks between them that the document prints by kind."""
    between = {"part": "、", "measure": ". "}.get(clause.kind, "")
    stop = "。" if clause.kind in ("measure", "safeguard") else ""
    return [Words(clause.id, clause.label + between, clause.place), title, Words(clause.id, stop, title.place)]


def check_source(source: Source, clauses: dict[str, Clause], document: DocumentSource, faults: Collector) -> None:
    """Fault every place where the repaired text and the joined clauses differ."""
    official = repaired(source, faults)
    if official is None:
        return
    pieces = []
    for number, line in enumerate(printed(clauses, document)):
        if number:
            pieces.append(Words("", "\n\n", line[0].place))
        pieces += line
    ours = "".join(piece.zh for piece in pieces)
    if ours == official:
        return
    same = _common_start(official, ours)
    tail = _common_start(official[same:][::-1], ours[same:][::-1])
    middle_official, middle_ours = official[same : len(official) - tail], ours[same : len(ours) - tail]
    # The alignment costs the square of the length: only what lies between the first and the last difference is aligned.
    matcher = SequenceMatcher(None, middle_official, middle_ours, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            _explain(official, (same + a, same + b), ours, (same + c, same + d), pieces, faults)


def _common_start(one: str, other: str) -> int:
    short = min(len(one), len(other))
    return next((at for at in range(short) if one[at] != other[at]), short)


def _explain(
    official: str, theirs: tuple[int, int], ours: str, mine: tuple[int, int], pieces: list[Words], faults: Collector
) -> None:
    """One difference, at the clause where it stands."""
    at, where = 0, pieces[0]
    for piece in pieces:
        if piece.id and at <= mine[0]:
            where = piece
        at += len(piece.zh)
        if at > mine[0]:
            break
    before = ours[max(0, mine[0] - _SHOWN) : mine[0]]
    lost, added = official[slice(*theirs)], ours[slice(*mine)]
    if lost and added:
        problem = f"After {before!r} the official text has {_short(lost)}, and here stands {_short(added)}."
    elif lost:
        problem = f"After {before!r} the official text has {_short(lost)}, which is missing here."
    else:
        problem = f"After {before!r} here stands {_short(added)}, which the official text does not have."
    faults.add(
        where.place.file,
        where.place.line,
        where.id,
        problem,
        "Correct the clause; if the text as received is at fault, add a repair to source/repairs.yaml; if the law was "
        "amended, leave the first version as it is and write amendments/<day>/.",
    )


def _short(words: str) -> str:
    return repr(words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]}…{words[-_SHOWN:]}")
