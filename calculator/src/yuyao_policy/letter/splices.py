"""Passages joined without an ellipsis: the official pieces of a quotation, and what was left out between them."""

from __future__ import annotations

from yuyao_policy.letter.official import LetterData

LEFT_OUT = 10
"""Official characters that are missing between two passages that are spliced; with fewer, words are altered."""
_PIECE = 4
"""Characters of the shortest passage."""
_JUMP = 4
"""What a jump counts against a changed character: words that are near one passage are altered, not spliced."""
_PLACES = 24


def spliced(data: LetterData, words: str, distance: int) -> list[tuple[int, int]] | None:
    """The passages (in the bare stream) that the words join, or None when they are no splice.

    distance: how many characters the words differ by from the one passage nearest to them.
    """
    if len(words) < 2 * _PIECE or distance < _PIECE - 1:
        return None
    pieces = data.index.pieces(words)
    if pieces is None or len(pieces) < 2:
        return None
    chain = _chain(data.bare, pieces)
    if chain is None:
        return None
    cost, spans = chain
    jumps = [i for i in range(len(spans) - 1) if _cost(spans[i], spans[i + 1]) == _JUMP]
    if not jumps:
        return None
    passages: list[tuple[int, int]] = [spans[0]]
    for i, span in enumerate(spans[1:]):
        if i in jumps:
            taken = _boundary(data.bare, passages[-1], span)
            passages[-1] = (passages[-1][0], passages[-1][1] - taken)
            passages.append((span[0] - taken, span[1]))
        else:
            passages[-1] = (passages[-1][0], span[1])
    shortest = min(end - start for start, end in passages)
    plain = len(passages) == 2 and shortest >= 2 * _PIECE  # two passages that are long enough to be seen as such
    return passages if shortest >= _PIECE and (cost < distance or plain) else None


def _boundary(official: str, one: tuple[int, int], two: tuple[int, int]) -> int:
    """How many characters that end the first passage as well begin the second: the cut goes behind a full stop."""
    best, taken = 0, 0
    most = min(one[1] - one[0] - 1, two[0])
    while taken < most and official[one[1] - taken - 1] == official[two[0] - taken - 1]:
        taken += 1
        if official[one[1] - taken - 1] in ".!?;,":
            best = taken
            if official[one[1] - taken - 1] == ".":
                break
    return best


def _chain(official: str, pieces: list[str]) -> tuple[int, list[tuple[int, int]]] | None:
    """The places of the pieces that cost least to go through one after another."""
    best: list[tuple[int, list[tuple[int, int]]]] = [(0, [span]) for span in _places(official, pieces[0])]
    for piece in pieces[1:]:
        step: list[tuple[int, list[tuple[int, int]]]] = []
        for span in _places(official, piece):
            cost, spans = min(
                ((cost + _cost(spans[-1], span), spans) for cost, spans in best), key=lambda one: one[0]
            )
            step.append((cost, [*spans, span]))
        best = step
    return min(best, key=lambda one: (one[0], one[1][0])) if best else None


def _places(official: str, piece: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = official.find(piece)
    while at >= 0 and len(found) < _PLACES:
        found.append((at, at + len(piece)))
        at = official.find(piece, at + 1)
    return found


def _cost(one: tuple[int, int], two: tuple[int, int]) -> int:
    """Characters left out between two pieces; a jump when they are many, or the second stands before the first."""
    gap = two[0] - one[1]
    return gap if 0 <= gap < LEFT_OUT else _JUMP
