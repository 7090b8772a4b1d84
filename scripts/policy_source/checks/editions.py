"""From version to version: each amendment says what it changed, and an id keeps to its words or to their successor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from scripts.faults import Collector
from scripts.policy_source.amendments import AmendmentSource
from scripts.policy_source.checks.amounts import check_amounts
from scripts.policy_source.checks.ids import check_ids
from scripts.policy_source.checks.translation import check_translations
from scripts.policy_source.clauses import Clause, DocumentSource, Words
from scripts.policy_source.editions import EditionSource, parameters_at
from scripts.policy_source.parameters import BoundParameter

_LAST = re.compile(r"\d+\Z")
_PIECES = re.compile(r"[^，。；：、！？“”‘’《》（）]+")
_BLANKS = re.compile(r"\s+")


def check_edition(
    edition: EditionSource,
    parameters: Mapping[str, BoundParameter],
    translated: bool,
    source: DocumentSource,
    faults: Collector,
) -> None:
    """Check one version by itself, and note in it its parameters and where the amounts stand.

    translated: whether the translation could be read.
    """
    check_ids(edition.clauses, faults, edition.first)
    edition.parameters = parameters_at(parameters, edition.version, edition.clauses)
    edition.amounts = check_amounts(edition.parameters, edition.clauses, source, faults, edition.first)
    if translated:
        edition.english_spans = check_translations(edition.translations, edition.clauses, edition.amounts, faults)


def check_editions(editions: list[EditionSource], faults: Collector) -> None:
    """Check each version against the one before; the first has none before it."""
    ever: dict[str, str] = {}
    for before, after in pairwise(editions):
        ever |= _ids(before.clauses)
        if after.amendment is None:
            continue
        _check_changes(before.clauses, after.clauses, after.amendment, faults)
        _check_new_ids(before.clauses, after.clauses, ever, faults)
        for id in before.clauses.keys() & after.clauses.keys():
            _check_kept_words(before.clauses[id], after.clauses[id], faults)
        _check_amounts(before, after, faults)
        _check_received(before.clauses, after.amendment, faults)


def _ids(clauses: Mapping[str, Clause]) -> dict[str, str]:
    """Every node, paragraph and sentence id, each with its node."""
    found: dict[str, str] = {}
    for clause in clauses.values():
        found |= dict.fromkeys([clause.id, *clause.paragraph_ids, *(s.id for s in clause.sentences())], clause.id)
    return found


def words_of(clause: Clause) -> object:
    """What a reader sees of a clause: two clauses that are equal in this say the same."""
    texts = [(words.id, words.zh) for words in clause.translatable()]
    return clause.label, clause.parent, texts, clause.paragraph_ids, [len(p) for p in clause.paragraphs]


def changed(before: Mapping[str, Clause], after: Mapping[str, Clause]) -> list[str]:
    """The nodes that came, went or changed, in the order of the later version, those that went last."""
    kept = [id for id in after if id not in before or words_of(before[id]) != words_of(after[id])]
    return kept + [id for id in before if id not in after]


def _check_changes(
    before: Mapping[str, Clause], after: Mapping[str, Clause], source: AmendmentSource, faults: Collector
) -> None:
    really = changed(before, after)
    told = source.amendment.changes
    for id in really:
        if id not in told:
            faults.add(
                source.place.file, source.place.at("changes"), "changes", f"{id} changed, and it is not said how.",
                f"Add to changes: {{node: {id}, what: {{zh: …, en: …}}}}.",
            )  # fmt: skip
    for id in told.keys() - set(really):
        faults.add(
            source.place.file, source.place.at("changes"), "changes", f"{id} did not change with this version.",
            "Remove it from changes, or write its new words in clauses/ of this folder.",
        )  # fmt: skip
    for id in source.clauses.keys() & before.keys() - set(really):
        place = source.clauses[id].place
        faults.add(
            place.file, place.line, id, f"{id} has the words of the version before.",
            "Remove the file: a clause that did not change is not written again.",
        )  # fmt: skip


def _check_new_ids(
    before: Mapping[str, Clause], after: Mapping[str, Clause], ever: Mapping[str, str], faults: Collector
) -> None:
    """An id that is new was never used, for other words least of all."""
    now, last = _ids(after), _ids(before)
    for id, node in now.items():
        if id in ever and id not in last:
            stem = _LAST.sub("", id)
            used = [int(one.removeprefix(stem)) for one in {*ever, *now} if re.fullmatch(rf"{stem}\d+", one)]
            place = after[node].place
            faults.add(
                place.file, place.line, id, f"{id} was used before for words that are gone: an id is never used again.",
                f"Give the new words the next free id, {stem}{max(used, default=0) + 1}.",
            )  # fmt: skip


def _check_kept_words(before: Clause, after: Clause, faults: Collector) -> None:
    """Words that stay keep their id: links that name it lead to them."""
    old, new = _texts(before), _texts(after)
    home = {words: id for id, words in old.items()}
    for id, words in new.items():
        if id[-1].isdigit() and home.get(words, id) != id and new.get(home[words]) != words:
            faults.add(
                after.place.file, after.place.line, id, f"The words of {home[words]} stand under {id} now.",
                f"Call them {home[words]} as before, whatever stands before them now; new words get a free number.",
            )  # fmt: skip


def _texts(clause: Clause) -> dict[str, str]:
    paragraphs = zip(clause.paragraph_ids, clause.paragraphs, strict=True)
    return {words.id: words.zh for words in clause.sentences()} | {
        id: "".join(words.zh for words in sentences) for id, sentences in paragraphs if len(sentences) > 1
    }


def _check_amounts(before: EditionSource, after: EditionSource, faults: Collector) -> None:
    """The fragment of an amount keeps to its parameter."""
    old, new = _owners(before), _owners(after)
    for amount in sorted(old.keys() & new.keys()):
        if not old[amount] & new[amount]:
            id = min(new[amount])
            place = after.parameters[id].place
            faults.add(
                place.file, place.at("amount"), f"{id}.amount",
                f"{amount} was the amount of {' and '.join(sorted(old[amount]))}.",
                "Give this amount the next free number: a fragment is never used again.",
            )  # fmt: skip


def _owners(edition: EditionSource) -> dict[str, set[str]]:
    """Fragment of an amount -> the parameters that it states."""
    found: dict[str, set[str]] = {}
    for id, bound in edition.parameters.items():
        if bound.parameter.amount:
            found.setdefault(bound.parameter.amount, set()).add(id)
    return found


def _check_received(before: Mapping[str, Clause], source: AmendmentSource, faults: Collector) -> None:
    """New words stand in the amending document: each piece between punctuation marks does."""
    received = _BLANKS.sub("", source.received)
    known = _BLANKS.sub("", "\n".join(words.zh for clause in before.values() for words in clause.translatable()))
    for clause in source.clauses.values():
        for words in clause.translatable():
            for piece in _new_pieces(words, received, known):
                faults.add(
                    words.place.file, words.place.line, words.id,
                    f"{piece!r} stands neither in the version before nor in the amending document.",
                    "Correct it, or received.txt of the amendment, whichever differs from the document.",
                )  # fmt: skip


def _new_pieces(words: Words, received: str, known: str) -> list[str]:
    pieces = (_BLANKS.sub("", piece) for piece in _PIECES.findall(words.zh))
    return [piece for piece in pieces if not _made_of(piece, received, known)]


def _made_of(piece: str, received: str, known: str) -> bool:
    """Whether a piece can be put together from stretches of both texts, each of two characters or more."""
    reached = {0}
    for start in range(len(piece)):
        if start not in reached:
            continue
        for end in range(min(start + 2, len(piece)), len(piece) + 1):
            if piece[start:end] not in received and piece[start:end] not in known:
                break
            reached.add(end)
    return len(piece) in reached or (len(piece) == 1 and (piece in received or piece in known))
