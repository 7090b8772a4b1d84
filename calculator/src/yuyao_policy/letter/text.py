"""The letter as it is compared: widths and blanks evened out, invisible characters passed over, every place kept.

`plain` is what the other modules read; `span` leads from there back to the code points of the letter as typed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

_KEPT = set("，。、；：！？“”‘’「」『』《》〈〉…")
_AS = {c: to for chars, to in (
    ("〔【［﹝〖", "["), ("〕】］﹞〗", "]"), ("（﹙", "("), ("）﹚", ")"), ("％﹪", "%"), ("～〜∼˜﹏", "~"),
    ("—–−‐‑‒―－─﹣", "-"), ("￥¥", "¥"), ("⋯", "…"), ("﹐", "，"), ("﹑", "、"), ("﹒", "."), ("〝", "“"), ("〞", "”"),
    ("點", "点"), ("項", "项"), ("條", "条"), ("號", "号"), ("黨", "党"), ("辦", "办"), ("餘", "余"), ("實", "实"),
    ("萬", "万"), ("個", "个"), ("歲", "岁"), ("補", "补"), ("貼", "贴"),
) for c in chars}  # fmt: skip
_CJK = 0x2E80


class _Plain(dict[str, str]):
    """What a character is read as: itself, its plain form, a blank, a line's end, or nothing; found when first met."""

    def __missing__(self, c: str) -> str:
        found = self[c] = _plain(c)
        return found


def _plain(c: str) -> str:
    if c in _KEPT:
        return c
    if c in _AS:
        return _AS[c]
    if c.isspace():
        return " "
    category = unicodedata.category(c)
    if category in ("Cf", "Cc", "Cs") or "\ufe00" <= c <= "\ufe0f":  # zero-width, bidi, control, half a pair
        return ""
    if category in ("Nl", "No") or ord(c) >= 0x2E80:
        if unicodedata.decomposition(c).startswith(("<super>", "<sub>")):  # the mark of a footnote
            return ""
        wide = unicodedata.normalize("NFKC", c)
        return wide if "\u2044" not in wide and " " not in wide else c
    return c


PLAIN = _Plain()


def _ranges() -> list[tuple[int, int]]:
    """The Chinese characters that are read as themselves, from and to."""
    others = sorted(ord(c) for c in _AS if 0x4E00 <= ord(c) <= 0x9FFF)
    starts, ends = [0x4E00, *(code + 1 for code in others)], [*(code - 1 for code in others), 0x9FFF]
    return [(low, high) for low, high in zip(starts, ends, strict=True) if low <= high]


_SPECIAL = re.compile(
    r"(?P<block><!--.{0,2000}?-->|</?(?:p|br|div|li|ul|ol|tr|table|h[1-6]|blockquote|hr|section)(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<entity>&(?:nbsp|amp|quot|ldquo|rdquo|lt|gt|hellip|mdash|ndash|yen|#\d{2,5});)"
    r"|(?P<bold>(?<!\d)\*{1,3}|\*{1,3}(?!\d)|__)",
    re.I | re.S,
)
_ENTITIES = {"nbsp": " ", "amp": "&", "quot": '"', "ldquo": "“", "rdquo": "”", "lt": "<", "gt": ">", "hellip": "…",
             "mdash": "-", "ndash": "-", "yen": "¥"}  # fmt: skip
_ORDINARY = re.compile(
    f"[!-~{''.join(_KEPT)}" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _ranges()) + "]+"
)
"""Characters that are read as themselves."""
_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_QUOTE_PREFIX = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_NEW_ITEM = re.compile(
    r"[　 \t]{2,}|[ \t]*(?:[-*+•·●■]\s|\d{1,2}[.、)）](?!\d)|[(（]?[一二三四五六七八九十\d]{1,3}[、)）]|[#|＃])"
)
_ENDED = re.compile("[。！？!?：:；;”\"」』）)…．.】\\]]\\s*$")


@dataclass
class Letter:
    """A letter, with its plain form.

    at[i] is the code point of the letter that plain[i] stands for; skipped marks the code points that are passed over;
    blocks are the Markdown quotes, as (start, end) in plain.
    """

    text: str
    plain: str = ""
    at: array[int] = field(default_factory=lambda: array("L"))
    skipped: bytearray = field(default_factory=bytearray)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    """Where each paragraph begins, in plain."""

    def __post_init__(self) -> None:
        self.skipped = bytearray(len(self.text))
        _Reader(self).read()
        self.paragraphs = [0, *(i + 1 for i, c in enumerate(self.plain) if c == "\n")]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From plain[start:end] to the letter's code points; blanks at both ends are left out."""
        plain = self.plain
        while start < end and plain[start] in " \n":
            start += 1
        while end > start and plain[end - 1] in " \n":
            end -= 1
        if start == end:
            return (0, 0) if not self.at else (self.at[min(start, len(self.at) - 1)],) * 2
        return self.at[start], self.at[end - 1] + self._width(end - 1)

    def _width(self, i: int) -> int:
        """Code points that one plain character was written with (an HTML entity has several)."""
        at = self.at[i]
        if self.text[at] == "&" and self.plain[i] != "&":
            return self.text.index(";", at) - at + 1
        return 1

    def typed(self, start: int, end: int) -> str:
        """The words of plain[start:end] as typed, without what is passed over."""
        first, last = self.span(start, end)
        skipped = self.skipped
        return "".join(c for i, c in enumerate(self.text[first:last], first) if not skipped[i])

    def paragraph(self, i: int) -> int:
        """The number of the paragraph that plain[i] is in."""
        return bisect_right(self.paragraphs, i) - 1

    def paragraph_span(self, i: int) -> tuple[int, int]:
        """Where the paragraph of plain[i] begins and ends."""
        n = self.paragraph(i)
        last = n + 1 == len(self.paragraphs)
        return self.paragraphs[n], len(self.plain) if last else self.paragraphs[n + 1] - 1


class _Reader:
    """Makes the plain form, line by line."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.out: list[str] = []
        self.blank = False
        self.last = "\n"  # the last character as typed, to see whether a blank stands beside Chinese

    def read(self) -> None:
        text = self.letter.text
        lines = self._lines(text)
        block: int | None = None
        previous: tuple[int, int, bool] | None = None
        for start, end, prefix in lines:
            quoted = prefix > start
            for i in range(start, prefix):
                self.letter.skipped[i] = 1
            if previous is not None:
                self._line_end(text, previous, (prefix, end, quoted))
            if quoted and block is None:
                block = len(self.letter.at)
            elif not quoted and block is not None:
                self.letter.blocks.append((block, len(self.letter.at)))
                block = None
            self._line(text, prefix, end)
            previous = (prefix, end, quoted)
        if block is not None:
            self.letter.blocks.append((block, len(self.letter.at)))
        self.letter.plain = "".join(self.out)

    @staticmethod
    def _lines(text: str) -> list[tuple[int, int, int]]:
        """Start, end and end of the quote's mark of each line."""
        found, at = [], 0
        for match in _LINE.finditer(text):
            found.append((at, match.start()))
            at = match.end()
        found.append((at, len(text)))
        return [(s, e, m.end() if (m := _QUOTE_PREFIX.match(text, s, e)) else s) for s, e in found]

    def _line_end(self, text: str, above: tuple[int, int, bool], below: tuple[int, int, bool]) -> None:
        """A line that is only wrapped goes on; otherwise the paragraph ends."""
        one, two = _seen(text[above[0] : above[1]]).rstrip(), _seen(text[below[0] : min(below[1], below[0] + 80)])
        width = sum(2 if ord(c) >= _CJK else 1 for c in one[:60])
        wrapped = (
            above[2] == below[2]
            and (width >= 40 or one[-1:] in ("，", "、"))
            and bool(two.strip())
            and not _NEW_ITEM.match(two)
            and (not _ENDED.search(one) or (two[0].isascii() and two[0].islower()))
        )
        if wrapped:
            self.blank = True
        else:
            self._break(above[1])

    def _break(self, at: int) -> None:
        self.blank = False
        self.out.append("\n")
        self.letter.at.append(at)
        self.last = "\n"

    def _line(self, text: str, start: int, end: int) -> None:
        at = start
        if re.search(r"[<&*_]", text[start:end]):
            for match in _SPECIAL.finditer(text, start, end):
                self._characters(text, at, match.start())
                self._special(match)
                at = match.end()
        self._characters(text, at, end)

    def _special(self, match: re.Match[str]) -> None:
        if match["entity"]:
            name = match["entity"][1:-1].lower()
            c = chr(int(name[1:])) if name[0] == "#" else _ENTITIES[name]
            self._put(PLAIN[c], c, match.start())
        elif match["block"] and not match["block"].startswith("<!--") and not self._goes_on(match["block"]):
            self._break(match.start())
        if not match["entity"]:
            for i in range(*match.span()):
                self.letter.skipped[i] = 1

    def _goes_on(self, tag: str) -> bool:
        """Whether a line of HTML is broken in the middle of a sentence."""
        return tag[1:3].lower() == "br" and "".join(self.out[-1:]).endswith(("，", "、"))

    def _characters(self, text: str, start: int, end: int) -> None:
        at = start
        while at < end:
            run = _ORDINARY.match(text, at, end)
            if run is None:
                self._one(text[at], at)
                at += 1
                continue
            stop = run.end()
            self._pending(text[at], at)
            self.out.append(text[at:stop])
            self.letter.at.extend(range(at, stop))
            self.last = text[stop - 1]
            at = stop

    def _one(self, c: str, at: int) -> None:
        """A character that is read as another, as several, as a blank or as nothing."""
        p = PLAIN[c]
        if p == " ":
            self.blank = True
        elif not p:
            self.letter.skipped[at] = 1
        else:
            self._put(p, c, at)

    def _pending(self, c: str, at: int) -> None:
        """The blank before a character, which counts only between words that are not Chinese."""
        if self.blank and self.last != "\n" and ord(self.last) < _CJK and ord(c) < _CJK:
            self.out.append(" ")
            self.letter.at.append(at - 1)
        self.blank = False

    def _put(self, p: str, c: str, at: int) -> None:
        if p == " ":
            self.blank = True
            return
        self._pending(c, at)
        self.out.append(p)
        self.letter.at.extend([at] * len(p))
        self.last = c


def _seen(line: str) -> str:
    """A line without its invisible characters."""
    return line if _ORDINARY.fullmatch(line) else "".join(c for c in line if PLAIN[c])
