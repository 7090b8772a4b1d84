"""Sums that the letter has worked out of the clause's own: 500 yuan for 6 months are 3000 yuan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from yuyao_policy.letter.figures import Figure
from yuyao_policy.letter.numerals import ONE

_YIELDS = re.compile(
    r"可领|可得|应得|可获|可拿|能拿|能领|领取|领到|应补|计发|计算|共|计(?!划)|即|也就是|总|合|则|"
    r"(?<![A-Za-z])(?:would|could|comes?|makes?|brings?|bring|i\.e\.|that\sis|for\s\w+\smonths)(?![A-Za-z])",
    re.I,
)
"""Words that hand over a result; without them a product of the right size may be a slip."""
_COUNTS = {"months", "people", "visits", "times", "places"}


def worked_out(
    figure: Figure, sums: Sequence[int], plain: str, every: Sequence[Figure], sentence: tuple[int, int]
) -> bool:
    """Whether a sum is one of the clause's, or of those before it in the sentence, times what is counted there."""
    if figure.kind != "money" or figure.low != figure.high or figure.periods & {"month", "year"}:
        return False
    low = max(sentence[0], figure.start - 200)
    if not _YIELDS.search(plain, low, figure.start):
        return False
    first = bisect_left(every, low, key=lambda one: one.start)
    before = [one for one in every[first:] if one.end <= figure.start and one.low == one.high]
    bases = {*sums, *(one.low for one in before if one.kind == "money")}
    counts = [one.low // ONE for one in before if one.kind in _COUNTS]
    years = [count // 12 for count in counts if count % 12 == 0]
    return any(base * count == figure.low for base in bases for count in {*counts, *years} if count > 1)
