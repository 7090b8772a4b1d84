"""Letters from files: read, checked, written as JSON. The exit status says whether one may be sent."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from yuyao_policy.errors import PolicyDataError
from yuyao_policy.jsontext import dump
from yuyao_policy.letter.check import LONGEST, examine
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.recheck import pinned_version, recheck

RIGHT, WRONG, UNREADABLE = 0, 1, 2
"""Exit status: nothing is wrong, something is, a letter could not be read (to its end)."""


class NotRead(ValueError):
    """A letter that is no plain text in UTF-8; the message says why, in English, for standard error."""


def check_files(data: str, names: Sequence[str]) -> int:
    """Check each letter; one: an object on standard output, several: a list with the file names. Returns the status."""
    policy = LetterData.from_json(data)

    def one(text: str) -> tuple[dict[str, Any], bool]:
        checked = examine(policy, text)
        return checked.findings, bool(checked.wrong)

    return _each(names, one)


def recheck_files(data: str, names: Sequence[str], version: str | None, old: str | None) -> int:
    """What each letter said rightly under the version it was written with, and no longer does. Returns the status.

    old: the data of that version from another build; else it is one of the versions in `data`: the one of --version,
    the one that the letter links to (…/@2022-07-01/…), or the first. Raises PolicyDataError.
    """
    versions = [LetterData.from_json(old)] if old is not None else LetterData.versions(data)
    newest = LetterData.from_json(data)
    by_date = {one.version: one for one in versions}
    if version is not None and version not in by_date:
        raise PolicyDataError(f"there is no version of {version} here; there are: {', '.join(by_date)}")

    def one(text: str) -> tuple[dict[str, Any], bool]:
        written = by_date.get(version or pinned_version(text) or "", versions[0])
        lost = recheck(written, newest, text)
        return lost, bool(lost["no_longer"])

    return _each(names, one)


def _each(names: Sequence[str], check: Callable[[str], tuple[dict[str, Any], bool]]) -> int:
    results: list[dict[str, Any]] = []
    status = RIGHT
    for name in names:
        named = {"file": name} if len(names) > 1 else {}
        try:
            text = _read(name)
        except (NotRead, OSError) as error:
            words = f"{error.strerror or error}" if isinstance(error, OSError) else str(error)
            print(f"yuyao_policy: {name}: {words}", file=sys.stderr)
            results.append({**named, "error": words})
            status = UNREADABLE
            continue
        found, wrong = check(text)
        if len(text) > LONGEST:
            print(f"yuyao_policy: {name}: only its first {LONGEST} characters were checked; split it", file=sys.stderr)
            status = UNREADABLE
        results.append({**named, **found})
        status = max(status, WRONG if wrong else RIGHT)
    if len(names) > 1 or "error" not in results[0]:
        print(dump(results if len(names) > 1 else results[0], indent=2))
    return status


def _read(name: str) -> str:
    """The letter in a file or on standard input, line ends as they are. Raises NotRead and OSError."""
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotRead(f"not UTF-8 text (byte {error.start}); save the letter as plain text in UTF-8") from None
    if "\0" in text:
        raise NotRead("not a text file; save the letter as plain text in UTF-8")
    return text
