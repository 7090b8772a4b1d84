"""What counts as the same words: the bare form of a text, in which typographic differences are gone.

Gone are: blanks, line ends and invisible characters; full and half width; the forms of one punctuation mark (quotation
marks of any kind, brackets of one family, dashes and tildes of a range). Not gone: another mark (、 for ，), another
numeral (十五 for 15), another character (traditional, variant): these alter the words.
"""

from __future__ import annotations

import unicodedata

_FORMS = {c: to for chars, to in (
    ("“”‘’「」『』〝〞＂\"'＇′″«»", '"'), ("（﹙", "("), ("）﹚", ")"), ("〔【［﹝〖", "["), ("〕】］﹞〗", "]"),
    ("，﹐,", ","), ("。．.｡﹒", "."), ("；﹔", ";"), ("：﹕", ":"), ("！﹗", "!"), ("？﹖", "?"), ("、､﹑", "、"),
    ("—–−‐‑‒―－─~～〜∼", "-"), ("·•・‧", "·"), ("％﹪", "%"), ("〈", "《"), ("〉", "》"), ("⋯", "…"),
) for c in chars}  # fmt: skip


class _Bare(dict[str, str]):
    """The bare form of a character, found when first met; nothing for blanks and what is invisible."""

    def __missing__(self, c: str) -> str:
        found = self[c] = _bare(c)
        return found


def _bare(c: str) -> str:
    if c in _FORMS:
        return _FORMS[c]
    if c.isspace() or unicodedata.category(c) in ("Cf", "Cc", "Cs") or "\ufe00" <= c <= "\ufe0f":
        return ""
    if ord(c) < 0x80 or 0x4E00 <= ord(c) < 0xA000:
        return c
    plain = unicodedata.normalize("NFKC", c)
    return "".join(_FORMS.get(one, one) for one in plain if not one.isspace()) if c != "…" else c


BARE = _Bare()


def bare(text: str) -> str:
    """The bare form: two texts differ typographically only when theirs are equal."""
    return "".join([BARE[c] for c in text])


def bare_map(text: str) -> tuple[str, list[int]]:
    """The bare form, and where in the text each of its characters stands."""
    out: list[str] = []
    places: list[int] = []
    for i, c in enumerate(text):
        for one in BARE[c]:
            out.append(one)
            places.append(i)
    return "".join(out), places


def bare_english(text: str) -> str:
    """English words for comparing: letters and digits only, without case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
