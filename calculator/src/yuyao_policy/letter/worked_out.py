"""Sums that the letter has worked out of the clause's own: 500 yuan for 6 months are 3000 yuan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from yuyao_policy.letter.figures import Figure
from yuyao_policy.letter.numerals import ONE

_YIELDS = re.compile(
    r"可领|可得|应得|可获|可拿|能拿|能领|领取|领到|应补|计发|计算|共|计(?!划)|即|也就是|总|合|则|分(?=[两二三四五六\d年期批次])|分期|"
    r"(?<![A-Za-z])(?:would|could|comes?|makes?|brings?|bring|i\.e\.|that\sis|for\s\w+\smonths|instal\w+)(?![A-Za-z])",
    re.I,
)
"""Words that hand over a result; without them a product of the right size may be a slip."""
_COUNTS = {"months", "people", "visits", "times", "places"}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def worked_out(
    figure: Figure, sums: Sequence[Figure], plain: str, every: Sequence[Figure], sentence: tuple[int, int]
) -> bool:
    """Whether a sum is one of the clause's, or of those before it in the sentence, times what is counted there.

    Also a part of one (15 万元分三年发放，每年 5 万元), and a year's or quarter's sum of what is paid by the month.
    """
    if figure.kind != "money" or figure.low != figure.high:
        return False
    if any(_same_rate(figure, one) for one in sums):
        return True
    low = max(sentence[0], figure.start - 200)
    if not _YIELDS.search(plain, low, figure.start):
        return False
    first = bisect_left(every, low, key=lambda one: one.start)
    before = [one for one in every[first:] if one.end <= figure.start and one.low == one.high]
    bases = {one.low for one in (*sums, *(one for one in before if one.kind == "money"))}
    counts = [one.low // ONE for one in before if one.kind in _COUNTS]
    counts = [count for count in {*counts, *(count // 12 for count in counts if count % 12 == 0)} if count > 1]
    if any(figure.low * count in bases for count in counts):
        return True
    return not figure.periods & set(_MONTHS) and any(base * count == figure.low for base in bases for count in counts)


def _same_rate(figure: Figure, stated: Figure) -> bool:
    """6000 yuan a year are 500 a month."""
    said, official = figure.periods & set(_MONTHS), stated.periods & set(_MONTHS)
    if len(said) != 1 or len(official) != 1 or said == official:
        return False
    return figure.low * _MONTHS[min(official)] == stated.low * _MONTHS[min(said)]
