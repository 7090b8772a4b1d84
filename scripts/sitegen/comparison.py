"""Compares two versions of a clause word by word: what was struck out, what was put in, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from scripts.policy_source.model import Language, Node

type Op = Literal["same", "del", "ins"]
type Piece = tuple[Op, str]

# A figure or a Latin word is one word; Chinese is compared by its characters.
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z][A-Za-z’'-]*|\s+|.", re.DOTALL)
_ISLAND = 2
"""Chinese characters that two versions share between two changes, and that no reader would take for unchanged words."""


@dataclass(frozen=True)
class Compared:
    """One sentence or title in both versions; id: its fragment, or the node's id for the title."""

    id: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is different."""
        return any(op != "same" for op, _ in self.pieces)


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order. Joined without "ins" they are the old text, without "del" the new one."""
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    found: list[tuple[str, str]] = []
    for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        found.append(("".join(a[i:j]), "".join(b[k:m])) if op != "equal" else ("".join(a[i:j]),) * 2)
    merged: list[tuple[str, str]] = []
    for at, (before, after) in enumerate(found):
        between = before == after and 0 < at < len(found) - 1 and len(before) < _ISLAND
        joins = merged and merged[-1][0] != merged[-1][1] and (between or before != after)
        if joins:
            merged[-1] = (merged[-1][0] + before, merged[-1][1] + after)
        else:
            merged.append((before, after))
    pieces: list[Piece] = []
    for before, after in merged:
        if before == after:
            pieces.append(("same", before))
            continue
        pieces += [("del", before)] if before else []
        pieces += [("ins", after)] if after else []
    return tuple(piece for piece in pieces if piece[1])


def compare(old: Node | None, new: Node | None, language: Language) -> list[Compared]:
    """Title and sentences of a clause in two versions (None: it did not exist, or exists no more), in the new order.

    What the new version does not have stands where it stood.
    """
    before = _texts(old, language)
    after = _texts(new, language)
    order = list(after)
    for at, id in enumerate(before):
        if id not in after:
            ahead = [one for one in list(before)[:at] if one in order]
            order.insert(order.index(ahead[-1]) + 1 if ahead else 0, id)
    return [Compared(id, compare_words(before.get(id, ""), after.get(id, ""))) for id in order]


def _texts(node: Node | None, language: Language) -> dict[str, str]:
    if node is None:
        return {}
    found = {node.id: f"{node.label} {node.title.get(language)}".strip()} if node.label else {}
    found |= {block.id: block.text.get(language) for block in node.blocks if not block.after_paragraphs}
    found |= {sentence.id: sentence.text.get(language) for sentence in node.sentences()}
    return found | {block.id: block.text.get(language) for block in node.blocks if block.after_paragraphs}
