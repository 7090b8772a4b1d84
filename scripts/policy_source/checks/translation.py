"""The translation: complete, of the words that stand there now, with every number and amount of the Chinese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from scripts.faults import Collector
from scripts.policy_source.checks.amounts import BoundAmount
from scripts.policy_source.clauses import Clause, Words
from scripts.policy_source.figures import chinese_figures, english_numbers
from scripts.policy_source.translations import Translation, digest


def check_translations(
    translations: dict[str, Translation], clauses: dict[str, Clause], amounts: dict[str, BoundAmount], faults: Collector
) -> dict[str, tuple[int, int]]:
    """Check every translation; returns where each amount stands in its English sentence, for those found."""
    official = {words.id: words for clause in clauses.values() for words in clause.translatable()}
    spans: dict[str, tuple[int, int]] = {}
    for words in official.values():
        if words.id not in translations:
            faults.add(
                words.place.file,
                words.place.line,
                words.id,
                f"{words.id} has no English translation.",
                f'Add to {_home(words)}translations/en.yaml: id: {words.id}, of: "{digest(words.zh)}", text: ….',
            )
    for translation in translations.values():
        if translation.id not in official:
            _fault(
                translation,
                "id",
                f"There are no official words {translation.id}.",
                "Remove it, or correct the id.",
                faults,
            )
            continue
        words = official[translation.id]
        if not translation.of:
            _fault(
                translation,
                "of",
                f"It is not said which words of {words.id} are translated.",
                f'Write of: "{digest(words.zh)}", once the translation is of the words as they are now.',
                faults,
            )
        elif translation.of != digest(words.zh):
            _fault(
                translation,
                "of",
                f"The Chinese of {words.id} is not the one that was translated.",
                f"Compare the translation with clauses/{words.place.file.name}:{words.place.line}, "
                f'mend it, then write of: "{digest(words.zh)}".',
                faults,
            )
        _check_numbers(translation, words, faults)
        mine = {id: amount for id, amount in amounts.items() if amount.sentence == words.id}
        spans |= _amounts(translation, mine, faults)
    return spans


def _home(words: Words) -> str:
    """The folder, from the policy's, beside whose clauses/ the translation stands."""
    folder = words.place.file.parents[1]
    return f"{folder.parent.name}/{folder.name}/" if folder.parent.name == "amendments" else ""


def _fault(translation: Translation, key: str, problem: str, remedy: str, faults: Collector) -> None:
    faults.add(translation.place.file, translation.place.at(key), f"{translation.id}.{key}", problem, remedy)


def chinese_numbers(text: str) -> Counter[Fraction]:
    """The values that an exact translation has to repeat; both ends of a range."""
    found = Counter[Fraction]()
    for figure in chinese_figures(text):
        found[figure.low] += 1
        if figure.high != figure.low:
            found[figure.high] += 1
    return found


def _check_numbers(translation: Translation, words: Words, faults: Collector) -> None:
    chinese = chinese_numbers(words.zh)
    numbers = english_numbers(translation.text)
    english = Counter(number.value for number in numbers)
    written = {number.value for number in numbers if number.digits}
    for value in sorted((chinese - english).keys()):
        _fault(
            translation,
            "text",
            f"The Chinese has the number {_plain(value)}, and the English does not"
            f"{' as often' if english[value] else ''}.",
            "Write it in the English, in digits or words.",
            faults,
        )
    for value in sorted(written - chinese.keys()):
        _fault(
            translation,
            "text",
            f"The English has the number {_plain(value)}, and the Chinese does not.",
            "Correct the number, or leave it out.",
            faults,
        )


def _plain(value: Fraction) -> str:
    if value.denominator != 1:
        return str(float(value))
    return str(value) if value < 10_000 else f"{int(value):,}"


def _amounts(
    translation: Translation, amounts: dict[str, BoundAmount], faults: Collector
) -> dict[str, tuple[int, int]]:
    for id in amounts.keys() - translation.amounts.keys():
        _fault(
            translation,
            "amounts",
            f"{id} ({amounts[id].value.quoted}) is not pointed at in the English.",
            f'Add to amounts: {id}: "the English words of it".',
            faults,
        )
    for id in translation.amounts.keys() - amounts.keys():
        _fault(
            translation,
            f"amounts.{id}",
            f"{translation.id} has no amount {id}.",
            "Remove it, or correct the fragment.",
            faults,
        )
    candidates = {
        id: list(_places(translation.text, words)) for id, words in translation.amounts.items() if id in amounts
    }
    spans: dict[str, tuple[int, int]] = {}
    # Fewest possibilities first: "10,000 yuan" has one place where "10,000" has two.
    for id, places in sorted(candidates.items(), key=lambda pair: (len(pair[1]), list(candidates).index(pair[0]))):
        words = translation.amounts[id]
        free = [
            place for place in places if not any(place[0] < end and start < place[1] for start, end in spans.values())
        ]
        if not free:
            problem = f"{words!r} does not occur in the English sentence" + (" once more." if places else ".")
            _fault(translation, f"amounts.{id}", problem, "Write the words exactly as they stand in text.", faults)
            continue
        spans[id] = free[0]
        value = amounts[id].value.value
        wanted = {Fraction(end) for end in (value if isinstance(value, tuple) else (value,))}
        if (says := {number.value for number in english_numbers(words)}) != wanted:
            _fault(
                translation,
                f"amounts.{id}",
                f"{words!r} says {_listed(says)}; the amount is {amounts[id].value.quoted!r}.",
                "Correct the English, or the fragment.",
                faults,
            )
    return spans


def _listed(values: set[Fraction]) -> str:
    return " and ".join(_plain(value) for value in sorted(values)) or "no number"


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where English words stand without being part of a longer number: 10,000 is not in 110,000, nor in 10,000,000."""
    for match in re.finditer(re.escape(words), text):
        before, after = text[: match.start()], text[match.end() :]
        cut_before = words[0].isdigit() and re.search(r"\d[.,]?\Z", before)
        cut_after = words[-1].isdigit() and re.match(r"[.,]?\d", after)
        if not cut_before and not cut_after:
            yield match.span()
