"""Which document a clause reference belongs to: the one that stands at it, else the one the letter is speaking of."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from yuyao_policy.letter.document import Documents, Mention
from yuyao_policy.letter.text import Letter

Owner = Literal["ours", "other", "unnamed"]

_AFTER_NAME = re.compile(
    r"[\s》”\"」』\])]*(?:\([^()\n]{0,60}\))?\s?(?:文件|文|通知)?(?:当中|之中|其中)?(?:的|中|里|之|所列|规定)*的?"
    r"(?:[,，:：]|,?\s?(?:in|under|at))?\s?(?:the\s)?"
)
_NAME_AFTER = re.compile(
    r"\s?\(\s?(?:见|即|出自|of\s|see\s)?\s?|,?\s?(?:of|in|under|from)\s?(?:the\s)?(?:Notice\s)?[《“\"]?", re.I
)
_CITY = re.compile(
    r"(?:我市|本市|我们|余姚市?)(?:的)?(?:[《“]?实施意见[》”]?|[《“]?意见[》”]?|文件|政策)?(?:的|中的?)?[,，]?$"
)
_CITIZEN = re.compile(
    r"(?:(?:提出|反映|咨询|询问|提到|所提|所问|所述|列出|列举|关心|诉求|问题"
    r"|来信|来函|来电|留言|信中|邮件|信件|申请表?|建议|答复|回复)"
    r"(?:的|中的?|里的?|第)?|[您你](?:的|们的)?)$"
)
_CITIZENS = re.compile("(?:个|项)?(?:问题|诉求|疑问|提问|请求|质疑|困惑|咨询|建议)")
_LAW = re.compile(
    r"(?P<name>[一-龥]{0,24}?)(?P<type>基本法|法|条例|办法|细则|规定|通知|意见|方案|决定|章程|合同|协议书?|纪要|指南|手册|公告|标准"
    r"|规划|纲要|准则|规程|申[报请]表|登记表|承诺书|通知书|说明书|任务书|责任书|证书|系统|平台|目录|附(?:件|表|录)[\d一二三四五六七八九十]{0,3}|表格|清单|函|须知|制度|政策|文件|解读|简报|报告)(?:的|中的?|里的?)?$"
)
_VERBS = re.compile(
    "^.*(?:根据|依据|依照|按照|参照|对照|违反|符合|适用|执行|落实|以及|援引|引用|详见|参见|属于|所说|但是|而且|不过|因此|其中"
    "|[,，。；：、和与及按依见即对由在为从是而且但])"
)
_GENERIC = {"", "本", "我市", "余姚", "余姚市", "市", "我市的", "市里的", "实施", "工匠", "工匠实施"}
_GENERIC |= {place + "实施" for place in ("本", "我市", "余姚市")} | {"我市工匠"}
_BACK = {"该", "此", "同", "同一", "同一份", "上述", "前述", "这份", "这个", "该实施", "上述实施", "该项"}
_ENGLISH_AFTER = re.compile(
    r",?\s?(?:of|in|under|from|on)\s"
    r"(?P<words>(?:(?:the|your|our|this|that|said|its|my|their|an?)\s)?[A-Za-z][A-Za-z0-9'’&/ -]{1,80})"
)
_ENGLISH_OURS = re.compile(
    r"(?:the|this|our|said|that)\s(?:said\s|same\s)?(?:implementing\s)?"
    r"(?:opinions|policy|policy document|document|notice|policy text)(?![a-z])",
    re.I,
)
_ENGLISH_OTHER = re.compile(
    r"(?:^|\s)(?:law|act|regulations?|rules|code|contract|agreement|letters?|e-?mails?|message|form|application|list|guide"
    r"|handbook|annex|appendix|circular|enquiry|inquiry|request|measures for|provisions|ningbo|zhejiang"
    r"|convention|treaty|directive|ordinance|statute|decree|charter|constitution"
    r"|provincial|national|memorandum|minutes|report|reply)(?![a-z])",
    re.I,
)
_ENGLISH_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:your|our|my|his|her|their|the|this|that|company)\s(?:[A-Za-z-]+\s){0,3}"
    r"(?:law|act|regulations?|rules|code|contract|agreement|letter|e-?mail|message|form|application|guide|handbook|manual"
    r"|annex|appendix|circular|enquiry|inquiry|memorandum|minutes|report)(?:['’]s)?,?\s(?:in\s|at\s)?$",
    re.I,
)
_ENGLISH_VERB = re.compile(r"\s(?:is|are|was|says|states|provides|and|which|that|for|to|grants?|gives?)\s")
_ENGLISH_YOURS = re.compile(r"(?:your|my|his|her|their)\s(?:\w+\s){0,2}$", re.I)
_LISTED = re.compile(r"\s?(?:[、,，和与及或同]|以及|或者|,?\s?(?:and|or|to)|;)\s?(?:the\s)?", re.I)
_CARRIED_OUT = re.compile(
    r"\)?[》”\"]?(?:等|和国家|及国家)?(?:文件|政策)?的?(?:精神|要求|部署|制定|出台|起草|相?衔接|保持一致|一致|都|均|同时)"
)
_CARRYING_OUT = re.compile(
    r"(?:贯彻|落实|衔接|配套|上位文件是|under|pursuant\sto|implement\w*(?:\sof)?|based\son|basis\sof)"
    r"\s?(?:the\s)?[《“(]?$",
    re.I,
)
_BRACKET = re.compile("[()]")
_OPENS = re.compile(r"\(\s?(?:[A-Z][a-z]*\s)*$")
_LONGEST_ASIDE = 400


class Owners:
    """Decides for the references of a letter, in their order."""

    def __init__(self, letter: Letter, documents: Documents, sentences: list[int]) -> None:
        self.letter = letter
        self.documents = documents
        self.sentences = sentences
        self._found: list[tuple[int, int, Owner]] = []
        self._list_ends: dict[int, int] = {}

    def list_up(self, spans: list[tuple[int, int]]) -> None:
        """Note where the list ends that a reference is in: points 3 and 4 and measure 5 of a document."""
        end = spans[-1][1] if spans else 0
        for (start, own), (following, _) in zip(reversed(spans[:-1]), reversed(spans[1:]), strict=True):
            if not _LISTED.fullmatch(self.letter.plain, own, following):
                end = own
            self._list_ends[start] = end

    def owner(self, start: int, end: int) -> Owner:
        """The document of the reference plain[start:end]; references must be asked for in order."""
        found = self._at(start, end) or self._listed(start) or self._focus(start)
        self._found.append((start, end, found))
        return found

    def _aside(self, place: int, start: int) -> bool:
        """Whether a place is in brackets that are closed before another: （不同于劳动合同法第3条）和第4点."""
        depth = 0
        for match in _BRACKET.finditer(self.letter.plain, place, start):
            depth += 1 if match[0] == "(" else -1
            if depth < 0:
                return True
        return False

    def _at(self, start: int, end: int) -> Owner | None:
        """What stands directly before or after."""
        plain = self.letter.plain
        first, _ = self.letter.paragraph_span(start)
        name = self.documents.last(start)
        if name is not None and first <= name.start and _AFTER_NAME.fullmatch(plain, name.end, start):
            name.attached += 1
            return "ours" if name.ours else "other"
        for stop in {end: 0, self._list_ends.get(start, end): 0}:
            following = self.documents.after(stop)
            if following and _NAME_AFTER.fullmatch(plain, stop, following.start):
                following.attached += 1
                return "ours" if following.ours else "other"
        return self._unnamed(plain[max(first, start - 40) : start], plain[end : end + 100], start)

    def _unnamed(self, left: str, right: str, start: int) -> Owner | None:
        """A document that is not named by title or number: 劳动合同法, 该意见, 您来信, of your letter."""
        if _CITIZENS.match(right) or any(one.search(left) for one in (_CITIZEN, _ENGLISH_YOURS, _ENGLISH_BEFORE)):
            return "other"
        if _CITY.search(left):
            return "ours"
        if law := _LAW.search(left):
            return self._by_name(law, start)
        if match := _ENGLISH_AFTER.match(right):
            if _ENGLISH_OURS.match(match["words"]):
                return self._focus(start, back=True)
            words = _ENGLISH_VERB.split(match["words"])[0]
            if _ENGLISH_OTHER.search(words) or re.match(r"(?:your|my|his|her|their)\s", words, re.I):
                return "other"
        return None

    def _by_name(self, law: re.Match[str], start: int) -> Owner | None:
        name, kind = _VERBS.sub("", law["name"]), law["type"]
        if kind in ("意见", "文件", "通知", "政策", "规定", "方案", "办法", "条例", "法", "细则", "决定"):
            if name in _BACK:
                return self._focus(start, back=True)
            if name in _GENERIC and kind in ("意见", "文件", "通知", "政策"):
                return "ours" if name else None
            if name in ("本",) or (not name and kind in ("规定", "方案", "决定")):
                return None
        return "other"

    def _listed(self, start: int) -> Owner | None:
        """第5点、第6点: the second belongs where the first does; so does what follows in the sentence."""
        last = next((one for one in reversed(self._found[-8:]) if not self._aside(one[1], start)), None)
        if last is None:
            return None
        _, end, owner = last
        if end > start:
            return owner
        if _LISTED.fullmatch(self.letter.plain, end, start):
            return owner
        same = bisect_right(self.sentences, end) == bisect_right(self.sentences, start)
        named = any(not self._aside(one.end, start) for one in self.documents.between(end, start))
        return owner if same and not named and owner != "unnamed" else None

    def _focus(self, start: int, *, back: bool = False) -> Owner:
        """The document that the letter is speaking of. back: words that point back at it (该意见)."""
        last = self.documents.last(start)
        while last is not None and not last.ours:
            if _OPENS.search(self.letter.plain, max(0, last.start - 40), last.start):  # a number behind what it names
                break
            if start - last.start > _LONGEST_ASIDE or not self._aside(last.start, start):
                break
            last = self.documents.last(last.start)
        if last is None:
            return "unnamed"
        if last.ours:
            return "ours"
        ours = self.documents.named(start)
        if back:
            return "other"
        here = self.letter.paragraph(start)
        if self.letter.paragraph(last.start) == here:
            return "ours" if ours and self._in_passing(last) else "other"
        _, stop = self.letter.paragraph_span(last.start)
        introduced = self.letter.paragraph(last.start) == here - 1 and self.letter.plain[stop - 1 : stop] in (":", "：")
        return "ours" if ours and not introduced else "other"

    def _in_passing(self, mention: Mention) -> bool:
        """Named without a clause of its own, beside our document or as what ours carries out."""
        plain = self.letter.plain
        if mention.attached:
            return False
        if _CARRIED_OUT.match(plain, mention.end):
            return True
        n = bisect_right(self.sentences, mention.start)
        beside = any(m.ours for m in self.documents.between(self.sentences[n - 1] if n else 0, mention.start))
        return beside and bool(_CARRYING_OUT.search(plain[max(0, mention.start - 24) : mention.start]))
