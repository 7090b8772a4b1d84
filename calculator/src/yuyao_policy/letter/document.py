"""Which documents the letter names, and where: ours in all its written forms, ours with a slip, and others."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from yuyao_policy.letter.alignment import changed
from yuyao_policy.letter.compare import bare, bare_english
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.text import Letter

_NUMBER = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<nian>年?)(?P<close>[\])]?)\s?-?(?:第|NO\.?)?\s?(?P<number>\d{1,4})(?!\d)\s?(?P<hao>号?)"
)
_PREFIX = re.compile(r"(?P<prefix>[一-龥]{0,12})\s?(?P<open>[\[(]?)$")
_ENGLISH_NUMBER = re.compile(r"[\[(]?(?P<year>(?:19|20)\d\d)[\])]?,?\s?[Nn][Oo]\.?\s?(?P<number>\d{1,4})")
_CAPITALISED = re.compile(r"[A-Z][A-Za-z]{0,30}")
_TITLE = re.compile(r"《([^《》\n]{2,90}(?:《[^《》\n]{2,60}》[^《》\n]{0,20})?)》")
_UNSPECIFIC = ("意见", "通知", "文件", "政策", "办法", "规定", "方案")
_SHORT_NUMBER = re.compile(r"(?<![\d\])路街巷弄道村])(?P<number>\d{1,4})号文(?:件(?!柜)|(?![化具书库员档学艺体创]))")
_ELSEWHERE = re.compile("(?:宁波市?|浙江省?|省里?|慈溪市?|上级|国家|国务院)(?:的|印发的?|出台的?)?$")
_DEFINED = re.compile(
    r"[(,，;；]\s?(?:(?:以下|下文|下|后文|文中)?(?:简|统|合)称|以?下称)(?:为|作)?[:：]?"
    r"[《“\"「『]?(?P<name>[^》”\"」』()，,。；\n]{2,20})[》”\"」』]?\s?[)，,。；]"
)
_DEFINED_EN = re.compile(
    r"[(,]\s?(?:hereinafter|hereafter|below)?,?\s?(?:referred\sto\sas|called)?,?\s?(?:the\s)?"
    r"[“\"](?:the\s)?(?P<name>[^”\"()]{3,40})[”\"]\s?\)",
    re.I,
)
_LEADING = re.compile(
    "^.*(?:根据|依据|依照|按照|参照|对照|印发|发布|执行|落实|贯彻|违反|符合|以及|文件|[和与及见按由的了是在从])"
)
_JOINT = re.compile(r"[\s(（,，的]{0,2}(?:文件)?[\s(（]?")
_TRADITIONAL = str.maketrans("關於時隊見", "关于时队见")
"""The letter's plain form reads 號, 黨 and the like already; these stand in titles."""


@dataclass
class Mention:
    """Words that name a document, from start to end (plain). ours: it is this policy's document.

    verdict: exact, variant (recognised; `official` is how it is written), wrong-number (`official` is the right one),
    alias (a name that the letter gives it) or other.
    """

    start: int
    end: int
    ours: bool
    verdict: str
    official: str = ""
    kind: str = "title"
    parts: list[Mention] = field(default_factory=list)
    attached: int = 0
    """Clause references that stand at it."""


class Documents:
    """Every mention of a document in a letter; title and number side by side are one."""

    def __init__(self, data: LetterData, letter: Letter) -> None:
        self.data = data
        self.letter = letter
        plain = letter.plain
        found = [*self._numbers(plain), *self._titles(plain), *self._own_words(plain)]
        first = min((m.start for m in found if m.ours and m.verdict != "alias"), default=len(plain))
        found = [m for m in found if m.kind != "number" or m.verdict != "alias" or m.start > first]  # 51号文件
        self.mentions = self._joined(_apart(found))
        self._define(plain)
        self._starts = [mention.start for mention in self.mentions]

    @cached_property
    def first(self) -> int | None:
        """Where our document is first named."""
        return next((mention.start for mention in self.mentions if mention.ours), None)

    def last(self, at: int) -> Mention | None:
        """The last mention that begins before a place."""
        i = bisect_left(self._starts, at)
        return self.mentions[i - 1] if i else None

    def named(self, at: int) -> bool:
        """Whether our document is named before a place."""
        return self.first is not None and self.first < at

    def between(self, low: int, high: int) -> list[Mention]:
        """The mentions that begin between two places."""
        return self.mentions[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def after(self, at: int) -> Mention | None:
        """The next mention from a place on."""
        i = bisect_left(self._starts, at)
        return self.mentions[i] if i < len(self.mentions) else None

    # Numbers

    def _numbers(self, plain: str) -> list[Mention]:
        own = re.match(r"(.+?)\[(\d+)\](\d+)号", Letter(self.data.number).plain)
        if own is None:
            return []
        prefix, year, number = own.groups()
        found = []
        for match in _NUMBER.finditer(plain):
            before = _PREFIX.search(plain, max(0, match.start() - 14), match.start())
            given, bracket = (before["prefix"], before["open"]) if before else ("", "")
            if not given and not bracket:
                continue
            if not match["hao"] and not (given and bracket and not match["nian"]):  # 2022年7月 is a date
                continue
            ours = given.endswith(prefix)
            code = prefix if ours else _code(given)
            start = (before.end("prefix") if before else match.start()) - len(code)
            same = (ours, match["year"] == year, match["number"] == number)
            found.append(self._judged(start, match.end(), same, code, prefix, self.data.number))
        found += self._english_numbers(plain, year, number)
        for match in re.finditer(rf"{prefix}(?P<number>\d{{1,4}})号", plain):
            same = (True, True, match["number"] == number)
            found.append(self._judged(match.start(), match.end(), same, prefix, prefix, self.data.number))
        return found

    def _english_numbers(self, plain: str, year: str, number: str) -> list[Mention]:
        official = self.data.number_en
        own = official.split("[")[0]
        names = {bare_english(own), "".join(word[0] for word in own.split()).lower()}
        found = []
        for match in _ENGLISH_NUMBER.finditer(plain):
            words = _words_before(plain, match.start())
            starts = [start for start in words if bare_english(plain[start : match.start()]) in names]
            if not words:
                continue
            start = starts[0] if starts else words[-1]
            same = (bool(starts), match["year"] == year, match["number"] == number)
            given = bare_english(plain[start : match.start()])
            found.append(self._judged(start, match.end(), same, given, own, official))
        return found

    def _judged(
        self, start: int, end: int, same: tuple[bool, bool, bool], code: str, prefix: str, official: str
    ) -> Mention:
        if all(same):
            typed = self.letter.typed(start, end)
            return Mention(start, end, True, "exact" if typed == official else "variant", official, "number")
        if same == (False, True, True) and not code:  # 〔2022〕51号: only the letters of the office are missing
            return Mention(start, end, True, "variant", official, "number")
        near = sum(same) == 2 and (same[0] or (code[:1] == prefix[:1] and len(code) <= 5))
        return Mention(start, end, False, "wrong-number" if near else "other", official if near else "", "number")

    # Titles

    def _titles(self, plain: str) -> list[Mention]:
        found = []
        for match in _TITLE.finditer(plain):
            if bare(match[1]) in self.data.titles:  # a clause's title in a document's marks
                continue
            if match[1] in _UNSPECIFIC:  # 《意见》: whichever document the letter is speaking of
                continue
            verdict = self._title_verdict(match[1])
            if verdict == "alias" and _ELSEWHERE.search(plain[max(0, match.start() - 8) : match.start()]):
                verdict = "other"
            ours = verdict != "other"
            found.append(Mention(match.start(), match.end(), ours, verdict, f"《{self.data.title}》" if ours else ""))
        return found

    def _title_verdict(self, words: str) -> str:
        own, given = bare(self.data.title), bare(words.translate(_TRADITIONAL))
        if given == own:
            return "exact" if words == self.data.title else "variant"
        if given == bare(self.data.short_title):
            return "variant"
        if own in given and given.endswith("的通知"):
            return "alias"
        name = own[own.find("余姚") :] if "余姚" in own else own
        if given in (bare("实施意见"), bare("工匠实施意见"), bare("余姚工匠意见")):
            return "alias" if given == bare("实施意见") else "variant"
        if not set(re.findall("余姚|工匠", own)) <= set(re.findall("余姚|工匠", given)) or len(given) < len(name):
            return "other"
        if given.startswith(own) or abs(len(given) - len(own)) > 8:
            return "other"
        return "variant" if changed(given, own) <= 4 else "other"

    def _own_words(self, plain: str) -> list[Mention]:
        """Our title or short title without title marks, in both languages; 51号文件."""
        data = self.data
        found = []
        for words, official in ((data.title, data.title), (data.title_en, data.title_en)):
            pattern = re.compile(r"\s?".join(map(re.escape, words.split())), re.I)
            for match in pattern.finditer(plain):
                found.append(Mention(match.start(), match.end(), True, "exact", official))
        for words, official in ((data.short_title, f"《{data.title}》"), (data.short_title_en, data.title_en)):
            for match in re.finditer(re.escape(words), plain, re.I):
                found.append(Mention(match.start(), match.end(), True, "variant", official))
        own = re.search(r"(\d+)号", data.number)
        for match in _SHORT_NUMBER.finditer(plain):
            if own and match["number"] == own[1]:
                found.append(Mention(match.start(), match.end(), True, "alias", data.number, "number"))
        return found

    # Together

    def _joined(self, mentions: list[Mention]) -> list[Mention]:
        """《title》（number） and number《title》 name one document; the title decides which."""
        joined: list[Mention] = []
        for mention in mentions:
            last = joined[-1] if joined else None
            if (
                last is not None
                and last.kind != mention.kind
                and len(last.parts) == 1
                and _JOINT.fullmatch(self.letter.plain, last.end, mention.start)
            ):
                title, number = (last, mention) if last.kind == "title" else (mention, last)
                self._settle(title, number)
                last.parts.append(mention)
                last.end = mention.end + self._closing(mention.end)
                last.ours = title.ours or number.ours if last is not title else last.ours or number.ours
                last.kind = "both"
                continue
            mention.parts = [Mention(**{**vars(mention), "parts": []})]
            joined.append(mention)
        return joined

    def _settle(self, title: Mention, number: Mention) -> None:
        """A title and a number that do not belong together: the one that is ours is right, the other is pointed out."""
        if title.ours and not number.ours:
            number.verdict, number.official = "wrong-number", self.data.number
        elif number.ours and not title.ours:
            title.verdict, title.official = "wrong-title", f"《{self.data.title}》"
            title.ours = True
        elif not title.ours and number.verdict == "wrong-number":  # another document of the same office
            number.verdict, number.official = "other", ""
        for mention in (title, number):
            if mention.parts:
                mention.parts[0].verdict, mention.parts[0].official = mention.verdict, mention.official

    def _closing(self, end: int) -> int:
        return 1 if self.letter.plain[end : end + 1] in (")", "）") else 0

    def _define(self, plain: str) -> None:
        """Names that the letter gives a document: （以下简称《实施意见》）, (the "Opinions")."""
        extra: list[Mention] = []
        for match in [*_DEFINED.finditer(plain), *_DEFINED_EN.finditer(plain)]:
            named = [m for m in self.mentions if m.end <= match.start() and match.start() - m.end <= 40]
            if not named:
                continue
            name, target = match["name"], named[-1]
            flags = re.I if name.isascii() else 0
            marked = rf"[《“\"「]\s?{re.escape(name)}\s?[》”\"」]"
            followed = rf"{re.escape(name)}(?=第|中|的?附则|[,，]?\s?(?:Part|point|measure))"
            loose = rf"|{re.escape(name)}" if len(name) >= 4 else ""
            for one in re.finditer(rf"{marked}|{followed}{loose}", plain, flags):
                if one.start() >= match.start():
                    extra.append(Mention(one.start(), one.end(), target.ours, "alias"))
        meant = {at for e in extra for at in range(e.start, e.end)}
        same = {(e.start, e.end) for e in extra}
        kept = [m for m in self.mentions if m.verdict != "alias" or m.start not in meant]
        kept = [m for m in kept if m.verdict != "other" or (m.start, m.end) not in same]
        covered = [(m.start, m.end) for m in kept]
        extra = [e for e in extra if not any(s <= e.start < t for s, t in covered)]
        self.mentions = sorted(kept + _apart(extra), key=lambda mention: mention.start)


def _words_before(plain: str, end: int) -> list[int]:
    """Where the capitalised words directly before a place begin, the nearest last (at most six)."""
    found: list[int] = []
    at = end
    for match in reversed(list(_CAPITALISED.finditer(plain, max(0, end - 60), end))):
        if plain[match.end() : at].strip(" -[(") or len(found) == 6:
            break
        at = match.start()
        found.insert(0, at)
    return found


def _code(prefix: str) -> str:
    """The letters of an office at the end of the words before a year: 甬党办 of 根据甬党办; or nothing."""
    return _LEADING.sub("", prefix)[-6:]


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Sorted, and where two overlap the longer one."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if found and mention.start < found[-1].end:
            if mention.end - mention.start > found[-1].end - found[-1].start:
                found[-1] = mention
            continue
        found.append(mention)
    return found
