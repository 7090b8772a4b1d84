"""Read JSON without binary floats: a number with a point or an exponent stays the text that was written."""

from __future__ import annotations

import json
import re
from typing import Any

from yuyao_policy.errors import ClaimNotJson

_LONGEST_INTEGER = 400
"""Digits; a longer one is kept as text, since it is refused as too large anyway and costs time to convert."""


DEEPEST = 100
"""Levels of nesting; a claim has six. Many more would end the browser's runtime, whose stack is small."""

_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


class NumberText(str):
    """A JSON number that is not a plain integer, exactly as written ("1.50", "1e3"), or NaN and Infinity."""

    __slots__ = ()


class Repeated(dict[str, Any]):
    """An object in which a key stands twice; `keys_twice` names them, so that the claim's check can refuse them."""

    keys_twice: tuple[str, ...] = ()


def parse(text: str) -> Any:
    """The value of a JSON text, numbers exact.

    Raises ClaimNotJson when it is not JSON (a lone surrogate or a depth that Python cannot hold included).
    """
    if text.count("[") + text.count("{") > DEEPEST and _depth(text) > DEEPEST:
        raise ClaimNotJson(f"nested more than {DEEPEST} deep")
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=NumberText,
            parse_int=_integer,
            parse_constant=NumberText,
            object_pairs_hook=_object,
        )
    except RecursionError:
        raise ClaimNotJson("nested too deeply") from None
    except ValueError as error:
        raise ClaimNotJson(str(error)) from None


def _depth(text: str) -> int:
    """How deep lists and objects are nested; brackets inside strings are words."""
    depth = deepest = 0
    for match in _STRUCTURE.finditer(text):
        mark = match[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def _integer(digits: str) -> int | NumberText:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else NumberText(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    repeated = Repeated(found)
    repeated.keys_twice = tuple(key for key in found if keys.count(key) > 1)
    return repeated


def dump(value: object, *, indent: int | None = None) -> str:
    """The JSON text of an estimate: Chinese as it is, no blanks unless indented.

    Where a claim held half of a surrogate pair, everything outside ASCII is escaped, so that the text can be written.
    """
    separators = None if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return json.dumps(value, indent=indent, separators=separators)
    return text
