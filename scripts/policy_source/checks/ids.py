"""Ids: complete, unique and counted as published links expect; and nothing that was published vanishes (ids.lock)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.faults import Collector
from scripts.policy_source.clauses import Clause, Words

_STOP = re.compile(r"[。！？][”’」』）]*")
_HAN = "一二三四五六七八九十"
_PARENT = {"part": None, "group": "part", "safeguard": "part", "measure": "group"}
_RULES = {
    "notice": re.compile(r"notice\Z"),
    "preamble": re.compile(r"pre\Z"),
    "closing": re.compile(r"end\Z"),
    "part": re.compile(r"s(\d+)\Z"),
    "group": re.compile(r"s\d+g(\d+)\Z"),
    "safeguard": re.compile(r"s\d+g(\d+)\Z"),
    "measure": re.compile(r"m(\d+)\Z"),
}


def han_number(number: int) -> str:
    """二十一 for 21; up to 99."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens - 1]}十") + (_HAN[ones - 1] if ones else "")


def printed_label(kind: str, number: int) -> str:
    """The number of a node as the document prints it: 三, （二）, 4."""
    return str(number) if kind == "measure" else han_number(number) if kind == "part" else f"（{han_number(number)}）"


def check_ids(clauses: dict[str, Clause], faults: Collector, first: bool = True) -> None:
    """Fault ids, labels, parents and sentence ends that are not as counted.

    first: whether it is the first version. Later ones keep the ids of words that stay, whatever is put in before them:
    there only the labels are counted.
    """
    counted: dict[tuple[str, str | None], int] = {}
    for clause in clauses.values():
        _check_node(clause, clauses, counted, first, faults)
        for number, sentence in enumerate(clause.sentences(), 1):
            _check_sentence(sentence, clause.id, number if first else None, faults)
        for number, id in enumerate(clause.paragraph_ids, 1):
            expected = rf"{clause.id}p{number}\Z" if first else rf"{clause.id}p[1-9]\d*\Z"
            if not re.match(expected, id):
                faults.add(
                    clause.place.file, clause.place.at("paragraphs"), id,
                    f"{id} is not the id of paragraph {number} of {clause.id}.",
                    f"Call it {clause.id}p{number}" + ("." if first else ", or what it was called before."),
                )  # fmt: skip
        for block in clause.blocks:
            if not re.fullmatch(rf"{clause.id}-[a-z]+(-\d+)?", block.words.id):
                _fault(
                    block.words,
                    f"A block of {clause.id} is called {block.words.id}.",
                    f"Call it {clause.id}-{block.kind}, with -1, -2 where there are several.",
                    faults,
                )
        if clause.title and "。" in clause.title.zh:
            _fault(
                clause.title,
                "The title holds a full stop.",
                "Write the title without it: the words after it are a sentence.",
                faults,
            )
    _check_unique((words for clause in clauses.values() for words in clause.translatable()), faults)


def _check_node(
    clause: Clause,
    clauses: dict[str, Clause],
    counted: dict[tuple[str, str | None], int],
    first: bool,
    faults: Collector,
) -> None:
    def fault(problem: str, remedy: str) -> None:
        faults.add(clause.place.file, clause.place.line, clause.id, problem, remedy)

    match = _RULES[clause.kind].match(clause.id)
    if not match:
        fault(f"A node of kind {clause.kind} cannot have the id {clause.id}.", "Correct the kind or the id.")
        return
    wanted = _PARENT.get(clause.kind)
    parent = clauses.get(clause.parent) if clause.parent else None
    if wanted and (parent is None or parent.kind != wanted):
        fault(f"The parent {clause.parent} is no {wanted}.", f"Name the {wanted} that {clause.id} stands in.")
    elif not wanted and clause.parent:
        fault(f"A node of kind {clause.kind} has no parent.", "Remove parent.")
    elif first and wanted and clause.kind != "measure" and not clause.id.startswith(f"{clause.parent}g"):
        fault(f"{clause.id} does not stand in {clause.parent}.", "Correct the id or the parent.")
    if match.groups():
        # measures are counted through the document, everything else within its parent
        line = (clause.kind, None if clause.kind == "measure" else clause.parent)
        counted[line] = counted.get(line, 0) + 1
        number = int(match[1]) if first else counted[line]
        if number != counted[line]:
            fault(
                f"{clause.id} stands where number {counted[line]} is due.",
                "Correct the id, or the order in document.yaml.",
            )
        if clause.label != printed_label(clause.kind, number):
            fault(f"The label of {clause.id} is {clause.label!r}.", f"Write {printed_label(clause.kind, number)!r}.")


def _check_sentence(sentence: Words, node: str, number: int | None, faults: Collector) -> None:
    """number: how the sentence is counted; None: it has any number of its own."""
    expected = f"{node}s{number or '<number>'}"
    if sentence.id != expected if number else not re.fullmatch(rf"{node}s[1-9]\d*", sentence.id):
        _fault(
            sentence,
            f"The id is {sentence.id}; counted through the node it is {expected}.",
            f"Write {expected}: sentences are counted through the whole node.",
            faults,
        )
    stops = [match.end() for match in _STOP.finditer(sentence.zh)]
    if not stops or stops[-1] != len(sentence.zh):
        _fault(sentence, "The sentence does not end with 。, ！ or ？.", "Write it to its end.", faults)
    elif len(stops) > 1:
        _fault(sentence, f"There are {len(stops)} sentences under one id.", "Give each sentence its own id.", faults)


def _check_unique(all_words: Iterable[Words], faults: Collector) -> None:
    seen: dict[str, Words] = {}
    for words in all_words:
        if (first := seen.setdefault(words.id, words)) is not words:
            _fault(
                words,
                f"The id {words.id} stands twice; the first is in {first.place.file.name}:{first.place.line}.",
                "Give each its own id.",
                faults,
            )


def _fault(words: Words, problem: str, remedy: str, faults: Collector) -> None:
    faults.add(words.place.file, words.place.line, words.id, problem, remedy)
