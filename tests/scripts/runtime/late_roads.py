"""Runs in the trimmed runtime: what no claim asks of the standard library, but an error or an odd text might.

walk() returns, by name, what each road came to; an exception's words where one is raised on purpose.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
import sys
import traceback
import unicodedata
import warnings
from collections.abc import Callable

SURROGATE = "\ud800"


def _shown(act: Callable[[], object]) -> str:
    try:
        return repr(act())
    except Exception as error:
        return "".join(traceback.format_exception(error))


def _deep(depth: int) -> int:
    return 0 if depth == 0 else 1 + _deep(depth - 1)


def _chained() -> None:
    try:
        int("五")
    except ValueError as error:
        raise KeyError("m3s2") from error


def _group() -> None:
    raise ExceptionGroup("several", [ValueError("一"), TypeError("二")])


def _deprecated() -> str:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    return str(caught[0].message)


ROADS: dict[str, Callable[[], object]] = {
    "an exception with its cause": _chained,
    "an exception group": _group,
    "a misspelt name": lambda: json.lods,  # type: ignore[attr-defined]
    "too deep a recursion": lambda: _deep(100_000),
    "JSON that ends early": lambda: json.loads('{"a": ['),
    "JSON nested deeply": lambda: json.loads("[" * 500),
    "a number of many digits": lambda: int("9" * 5_000),
    "NaN": lambda: json.loads("NaN"),
    "a lone surrogate in JSON": lambda: json.dumps(SURROGATE),
    "a lone surrogate as UTF-8": lambda: SURROGATE.encode(),
    "Latin-1": lambda: "é".encode("latin-1"),
    "ASCII": lambda: "é".encode("ascii"),
    "normal forms": lambda: unicodedata.normalize("NFKC", "１２㍻ﬁ Å"),
    "a date that does not exist": lambda: dt.date.fromisoformat("2023-02-30"),
    "the last date": lambda: dt.date.fromisoformat("9999-12-31") + dt.timedelta(1),
    "a date formatted": lambda: dt.date(2022, 7, 1).strftime("%Y-%m-%d"),
    "no number": lambda: int("十"),
    "a division by zero": lambda: 1 // 0,
    "a pattern": lambda: re.findall(r"(?i)[\w一-鿿]+", "余姚 Craftsmen"),
    "a wrong pattern": lambda: re.compile("("),
    "a deep copy": lambda: copy.deepcopy({"a": [1, {"b": dt.date(2022, 7, 1)}]}),
    "a warning": _deprecated,
    "something asynchronous": lambda: __import__("asyncio").sleep,
    "an absent module": lambda: __import__("sqlite3"),
}


def walk() -> str:
    """Every road by name, and which Python walked it, as JSON."""
    return json.dumps({"python": sys.version.split()[0], **{name: _shown(act) for name, act in ROADS.items()}})
