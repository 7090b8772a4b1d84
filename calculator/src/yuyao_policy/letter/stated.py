"""The figures that the policy states, each with the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from yuyao_policy.letter.figures import Figure, figures
from yuyao_policy.letter.text import Letter

_YEARLY = re.compile("每年[^，。]{0,20}评估")


class Stated(NamedTuple):
    """A figure of the policy and the sentence (for the date of the notice: the clause) that states it."""

    figure: Figure
    node: str
    yearly: bool
    """The sum follows a yearly evaluation in its sentence, so it may be called a year's."""


def stated_figures(
    sentences: Mapping[str, str], blocks: Mapping[str, Sequence[str]], parameters: Mapping[str, Any]
) -> list[Stated]:
    """Every figure of the official words, and the day from which the policy is in force."""
    found: list[Stated] = []
    for sentence, words in sentences.items():
        plain = Letter(words).plain
        found += [Stated(f, sentence, bool(_YEARLY.search(plain, 0, f.start))) for f in figures(plain)]
    for clause, lines in blocks.items():
        found += [Stated(f, clause, False) for words in lines for f in figures(Letter(words).plain) if f.kind == "date"]
    for parameter in parameters.values():
        if parameter["unit"] == "date":
            year, month, day = map(int, parameter["low"].split("-"))
            date = Figure(0, 0, "date", 0, 0, 0, date=(year, month, day))
            found.append(Stated(date, parameter["node"], False))
    return found
