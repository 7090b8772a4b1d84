"""The calls that the letter page's worker makes, JSON text in and out; loaded apart from the estimate's."""

from __future__ import annotations

import json

from yuyao_policy.jsontext import dump
from yuyao_policy.letter.check import check_letter
from yuyao_policy.letter.official import LetterData

_loaded: dict[str, LetterData] = {}


def load(letter_json: str) -> None:
    """Take what letters are checked against. Raises PolicyDataError."""
    _loaded["data"] = LetterData.from_json(letter_json)


def check_json(letter: str) -> str:
    """The findings of a letter, which is a JSON string (half a surrogate pair may stand in it, escaped)."""
    return dump(check_letter(_loaded["data"], json.loads(letter)))
