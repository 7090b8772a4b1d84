"""How a clause is written in a letter: 第10点, 第三部分第（四）项第10点, point 10, Part III(4), point 10."""

from __future__ import annotations

import re

from yuyao_policy.letter.official import LetterData

_HAN = "零一二三四五六七八九"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_HAN_NUMBER = re.compile("第[一二三四五六七八九十]{1,3}[点条]")


def han(number: int) -> str:
    """十二 for 12; below 100."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _HAN[tens]) * bool(tens) + "十" * bool(tens) + (_HAN[ones] if ones or not tens else "")


def short(data: LetterData, node: str, like: str) -> str:
    """A clause by its own number where that is enough (parts, measures), else as `full` writes it."""
    clause = data.clauses[data.clause_of[node]]
    if clause.kind == "measure":
        if _english(like):
            return f"point {clause.number}"
        return f"第{han(clause.number) if _HAN_NUMBER.search(like) else clause.number}点"
    return full(data, node, like)


def full(data: LetterData, node: str, like: str) -> str:
    """A clause with all that stands above it, in the language of the words `like`; of a sentence, with its number."""
    clause = data.clauses[data.clause_of[node]]
    chain = sorted((data.clauses[one] for one in clause.within), key=lambda one: data.order[one.id])
    sentences = clause.sentences()
    sentence = sentences.index(node) + 1 if node in sentences else 0
    if not clause.number:    # the closing paragraph: it has a name instead
        name = f"the {clause.title_en.lower()}" if _english(like) else clause.title
        return name + ((f", sentence {sentence}" if _english(like) else f"第{han(sentence)}句") if sentence else "")
    if _english(like):
        above = "".join(f"Part {_ROMAN[c.number]}" if c.kind == "part" else f"({c.number})" for c in chain[:-1])
        last = f"point {clause.number}" if clause.kind == "measure" else f"({clause.number})"
        if clause.kind == "part":
            last = f"Part {_ROMAN[clause.number]}"
        joint = ", " if above and clause.kind == "measure" else ""
        return above + joint + last + (f", sentence {sentence}" if sentence else "")
    parts = {"part": "第{han}部分", "measure": "第{number}点"}
    written = "".join(
        parts.get(c.kind, "第（{han}）项").format(han=han(c.number), number=c.number) for c in chain if c.number
    )
    return written + (f"第{han(sentence)}句" if sentence else "")


def in_the_style_of(data: LetterData, node: str, words: str) -> str:
    """The clause as long or as short as the words that it replaces."""
    longer = "部分" in words or "Part" in words or "项第" in words or bool(re.search(r"[)）]\s?\d", words))
    return full(data, node, words) if longer else short(data, node, words)


def _english(words: str) -> bool:
    return bool(words) and words.isascii()
