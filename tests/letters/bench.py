"""`python -m tests.letters.bench`: precision and recall by kind of finding, milliseconds by length of the letter."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from typing import Any

from scripts.runtime.bundle import letter_manifest
from scripts.runtime.layout import here
from scripts.runtime.trimmed import run_trimmed
from tests.letters.cases import all_letters, differences
from tests.letters.planted import MAKERS
from yuyao_policy.data_files import letter_data
from yuyao_policy.letter.check import check_letter
from yuyao_policy.letter.official import LetterData

KINDS = {"references": "status", "quotations": "verdict", "figures": "verdict"}
RIGHT = {
    "references": {"resolved", "ambiguous", "unanchored", "other-document"},
    "quotations": {"exact", "typographic", "translation"},
    "figures": {"stated", "within-range"},
}
"""Findings that ask nothing of the writer; all others are faults."""
PLANTED = 1000
LENGTHS = (1000, 50_000)
LIMITS = {1000: 30, 50_000: 1000}
"""Milliseconds in Pyodide that a check may take."""


def by_letters(data: LetterData) -> dict[str, tuple[int, int, int]]:
    """Over the letters of this folder, by list: faults found rightly, found wrongly, and missed."""
    counts = {name: [0, 0, 0] for name in KINDS}
    for _, letter in all_letters():
        found = check_letter(data, letter["text"])
        for name, key in KINDS.items():
            if name not in letter:
                counts[name][1] += len(found["wrong"][name]) if letter.get("wrong") == 0 else 0
                continue
            wanted = Counter(_faults(letter[name], RIGHT[name]))
            got = Counter((e["text"], e[key]) for e in found[name] if e[key] not in RIGHT[name])
            met = sum(min(number, _number(got, one)) for one, number in wanted.items())
            counts[name][0] += met
            counts[name][1] += sum(got.values()) - met
            counts[name][2] += sum(wanted.values()) - met
    return {name: (a, b, c) for name, (a, b, c) in counts.items()}


def _faults(entries: list[str], right: set[str]) -> list[tuple[str, str]]:
    parts = [[part.strip() for part in entry.split("|")] for entry in entries]
    return [(words, verdict) for words, verdict, *_ in parts if verdict not in right]


def _number(got: Counter[tuple[str, str]], wanted: tuple[str, str]) -> int:
    words, verdict = wanted
    if not words.endswith("…"):
        return got[wanted]
    return sum(n for (text, found), n in got.items() if found == verdict and text.startswith(words[:-1]))


def false_alarms(data: LetterData) -> tuple[int, int]:
    """Letters in which nothing is wrong, and those of them in which something is reported so."""
    clean = [letter for _, letter in all_letters() if letter.get("wrong") == 0]
    return len(clean), sum(any(check_letter(data, letter["text"])["wrong"].values()) for letter in clean)


def by_planting(data: LetterData, seed: int = 1) -> dict[str, tuple[int, int]]:
    """Findings planted at random, by kind, and how many of them were found with their verdict."""
    rng = random.Random(seed)
    planted: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for name, make in MAKERS.items():
        for _ in range(PLANTED):
            one = make(data, rng)
            found = check_letter(data, one.text)[name]
            planted[f"{name}: {one.verdict}"] += 1
            hits = [e for e in found if e["text"] == one.words and e[KINDS[name]] == one.verdict]
            met[f"{name}: {one.verdict}"] += bool(hits)
    return {kind: (number, met[kind]) for kind, number in sorted(planted.items())}


def sized() -> dict[int, str]:
    """Clean letters, one after another, cut at each length."""
    letters = "\n\n".join(letter["text"] for file, letter in all_letters() if file.startswith("clean"))
    return {length: (letters * (length // len(letters) + 1))[:length] for length in LENGTHS}


def milliseconds(data: LetterData) -> dict[int, float]:
    """Processor time of a check, by length of the letter: the best of five."""
    times: dict[int, float] = {}
    for length, text in sized().items():
        spent = []
        for _ in range(5):
            began = time.process_time()
            check_letter(data, text)
            spent.append(time.process_time() - began)
        times[length] = min(spent) * 1000
    return times


def in_pyodide() -> dict[int, float]:
    """The same in the runtime that the page starts, once loaded, its worker's JSON included. Raises StepFailed."""
    texts = [json.dumps(text) for text in sized().values()]
    spent = run_trimmed(here(), texts * 6, of=letter_manifest).milliseconds[len(texts) :]    # the first ones warm up
    return {length: min(spent[n :: len(texts)]) for n, length in enumerate(LENGTHS)}


def bench() -> dict[str, Any]:
    """Measure everything and print it."""
    data = LetterData.from_json(letter_data("ydb-2022-51"))
    letters = all_letters()
    failing = sum(bool(list(differences(letter, check_letter(data, letter["text"])))) for _, letter in letters)
    clean, alarmed = false_alarms(data)
    figures: dict[str, Any] = {
        "letters": by_letters(data), "planted": by_planting(data), "milliseconds": milliseconds(data),
        "clean": (clean, alarmed),
    }  # fmt: skip
    print(f"{len(letters)} letters, {failing} not as expected; {clean} without a fault, {alarmed} with a false alarm")
    print("\nFaults in the letters of tests/letters")
    for name, (right, wrong, missed) in figures["letters"].items():
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        print(f"  {name:<12}{right + missed:>5}   precision {precision:7.2%}   recall {recall:7.2%}")
    print("\nFindings planted at random, found with their verdict")
    for kind, (number, met) in figures["planted"].items():
        print(f"  {kind:<30}{number:>5}   {met / number:7.2%}")
    print("\nProcessor time of a check")
    for length, spent in figures["milliseconds"].items():
        print(f"  {length:>7,} characters   {spent:8.1f} ms")
    print("\nThe same in Pyodide, as the page gets it")
    for length, spent in in_pyodide().items():
        over = "   OVER THE LIMIT" if spent > LIMITS[length] else ""
        print(f"  {length:>7,} characters   {spent:8.1f} ms   (at most {LIMITS[length]:,}){over}")
    return figures


if __name__ == "__main__":
    bench()
