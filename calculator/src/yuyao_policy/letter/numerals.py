"""Numerals as people write them in letters: 十五, 15, 1,500, 壹拾伍, 一万五 and fifteen, as exact values."""

from __future__ import annotations

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_DIGITS |= {c: n for n, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)} | {"貳": 2, "參": 3, "陸": 6}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}

HAN_DIGITS = "".join(_DIGITS) + "廿卅"
HAN = HAN_DIGITS + "".join(_TENS)
"""Characters of a Chinese numeral below ten thousand."""
ARABIC = r"(?:\d{1,3}(?:[, ]\d{3}){1,4}(?!\d)|\d{1,15})(?:\.\d{1,8})?"
"""A number in digits; longer ones are no sums that a policy states."""

ONE = 1_000_000
"""The number 1: values of figures are whole millionths, so that 23.8 万 is exact."""

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH = {word: n for n, word in enumerate(_ONES)}
_TIMES_TEN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH |= {word: n * 10 for n, word in enumerate(_TIMES_TEN, 2)}
_ORDINALS = {word + "th": n for word, n in _ENGLISH.items() if n > 3 and not word.endswith(("e", "y", "t", "ve"))}
_ORDINALS |= {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS |= {"twentieth": 20, "thirtieth": 30}
_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

ENGLISH_WORD = "|".join(sorted([*_ENGLISH, "hundred", "thousand", "million"], key=len, reverse=True))
"""One word of an English cardinal, as a pattern."""
ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))


def han(words: str) -> int | None:
    """The value of a Chinese numeral (十五, 二〇二五, 三万五千, 一万五, 壹拾伍); None when it is none (十十)."""
    for mark, scale in _SCALES.items():
        if mark in words:
            high, _, low = words.partition(mark)
            upper, lower = han(high) if high else None, han(low) if low else 0
            if upper is None or lower is None or lower >= scale:
                return None
            if len(low) == 1 and low in _DIGITS:  # 一万五: five thousand
                lower *= scale // 10
            return upper * scale + lower
    words = words.replace("廿", "二十").replace("卅", "三十")
    if not any(c in _TENS for c in words):
        return _positional(words)
    return _below_ten_thousand(words)


def _positional(words: str) -> int | None:
    digits = [_DIGITS.get(c) for c in words]
    if not digits or None in digits or (len(digits) > 1 and "两" in words):
        return None
    return int("".join(map(str, digits)))


def _below_ten_thousand(words: str) -> int | None:
    total, last, digit, zero = 0, 10_000, None, False
    for c in words:
        if c in _TENS:
            unit = _TENS[c]
            if unit >= last or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            last, digit, zero = unit, None, False
        elif c not in _DIGITS or digit:
            return None
        else:
            digit = _DIGITS[c]
            zero = zero or digit == 0
    if digit and not zero and last > 10:  # 三千五: five hundred
        digit *= last // 10
    return total + (digit or 0)


def number(words: str) -> int | None:
    """The value of a number in digits (1,500, 23.8) or in Chinese words, in millionths; None when it is none."""
    if words[:1].isdigit():
        whole, _, part = words.replace(",", "").replace(" ", "").partition(".")
        if not whole.isdigit() or (part and not part.isdigit()):
            return None
        return int(whole) * ONE + int(part[:6].ljust(6, "0"))
    value = han(words)
    return None if value is None else value * ONE


def cardinal(words: str) -> int | None:
    """A clause's number in digits, Chinese, or English words (ten, tenth, 10th, twenty-one); None when it is none."""
    words = words.strip().lower()
    if words[:1].isdigit():
        digits = words.rstrip("stndrh")
        return int(digits) if digits.isdigit() and len(digits) < 6 else None
    if words[:1].isascii():
        return roman(words) if words in _ROMAN else english(words)
    return han(words)


def english(words: str) -> int | None:
    """An English cardinal or ordinal in words: two hundred and fifty thousand, twenty-one, tenth."""
    total, part, known = 0, 0, False
    for word in words.lower().replace("-", " ").replace(",", " ").split():
        if word == "and":
            continue
        if word in ("a", "an"):
            part, known = 1, True
        elif word in _ENGLISH or word in _ORDINALS:
            part, known = part + _ENGLISH.get(word, _ORDINALS.get(word, 0)), True
        elif word == "hundred":
            part, known = max(part, 1) * 100, True
        elif word in _MULTIPLES:
            total, part, known = total + max(part, 1) * _MULTIPLES[word], 0, True
        else:
            return None
    return total + part if known else None


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def roman(words: str) -> int | None:
    """A small Roman numeral: III is 3."""
    return _ROMAN.get(words.lower())
