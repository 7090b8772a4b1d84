"""What a sum is paid for: 元/人/年, 每月, per month, annual, one-time; read from the words around it."""

from __future__ import annotations

import re

_SLASHED = re.compile(
    r"(?:[/·](?:人次|人|年|月|次|项目|家|个|场|户|项|学年|天|日|周|季度?|班|期|名|person|year|month|week|day|quarter|trip|project|head|time))+"
    r"|(?:\]?,?\s(?:per|a|an|each|every|for\seach|for\severy)\s(?:person|apprentice|student|head|worker|employee|candidate|contestant|base)"
    r"(?:\s(?:per|a|and|each|every)\s(?:year|month|annum|week|day|quarter))?)(?![A-Za-z])"
    r"|(?:\]?\s(?:per|a|each|every|for\seach)\s(?:year|month|annum|week|day|quarter|trip|project|event|time))(?![A-Za-z])",
    re.I,
)
_SAID_AFTER = re.compile(
    r"\]?(?:每(?:人|名|家|个|位)?每?(?P<zh>年|个?月|天|日|周|季度?|次|项目)|一(?P<one>年)|一个(?P<month>月)"
    r"|,?\s(?P<en>monthly|annually|yearly|weekly|daily|quarterly)(?![a-z]))"
)
_SAID_BEFORE = re.compile(
    r"(?:(?:每(?:人|名|家|个|位|学员|学生)?每?(?:学)?(?P<every>年|个月|月|天|日|周|季度?|次|项目)|按(?P<by>年|月|天|日|周|季度?)(?:发放|支付|给予)?|(?<![\d一-龥])一(?P<one>年|个月)"
    r"|(?P<word>年|月)(?:均|度)?(?=补|津|奖))(?P<fill>[^，。；、:：\d\n]{0,10})"
    r"|(?P<once>一次性)[^，。；\n\d]{0,10}"
    r"|(?P<en>monthly|annual|yearly|weekly|daily|quarterly|one-time|one-off|lump-sum|(?:each|every)\s(?:year|month|week|day|quarter))\s(?:[A-Za-z-]+\s){0,6})$",
    re.I,
)
_PERIOD = re.compile("学年|项目|年|月|次|天|日|周|季|year|annum|month|week|day|quarter|trip|project|time")
_OTHER_DEED = re.compile("举办|评估|开展|选拔|组织|安排|培训|考核|评选|建设|举行|申报|评审|进行")
_NAMES = {
    "年": "year", "学年": "year", "月": "month", "个月": "month", "次": "trip", "项目": "project", "year": "year",
    "annum": "year", "month": "month", "trip": "trip", "project": "project", "monthly": "month", "annual": "year",
    "annually": "year", "yearly": "year", "time": "trip",
    "one-time": "once", "one-off": "once", "lump-sum": "once",
    "天": "day", "日": "day", "周": "week", "季": "quarter", "季度": "quarter", "week": "week", "day": "day",
    "quarter": "quarter", "weekly": "week", "daily": "day", "quarterly": "quarter",
    **{f"{each} {unit}": unit for each in ("each", "every") for unit in ("year", "month", "week", "day", "quarter")},
}  # fmt: skip


_FOR_EACH = re.compile(
    r"(?:每(?:一|个)?(?P<zh>人|名|位|生|学员|学生|学徒|家|单位|企业|基地|机构)(?:企业|单位|基地|实践基地|学生|学徒|选手)?"
    r"|(?<![A-Za-z])(?:each|every)\s(?P<en>person|student|apprentice|contestant|base|enterprise))"
    r"(?:每?年|每?个?月|最高|最多|至多|不超过|补贴|补助|给予|可?获得?|可得|按|为|发放|奖励|分别|\s)*$",
    re.I,
)
_EACH_IN = re.compile(
    r"(?:/(?P<zh>人(?!次)|名|家)|\s(?:per|a|for\seach|for\severy)\s(?P<en>person|student|apprentice|head|contestant|base|enterprise)(?![a-z]))",
    re.I,
)
_BODIES = {"家", "单位", "企业", "基地", "机构", "base", "enterprise"}


def each(text: str, start: int, end: int) -> frozenset[str]:
    """Whom a sum is paid for, where that is said at it: each person, or each base or enterprise ("body")."""
    found = (_FOR_EACH.search(text, max(0, start - 24), start), _EACH_IN.search(text, start, end))
    words = [(match["zh"] or match["en"]).lower() for match in found if match]
    return frozenset("body" if word in _BODIES else "person" for word in words)


def slashed(text: str, end: int) -> tuple[int, frozenset[str]] | None:
    """The end of a figure with what is joined to it (/人/年, per month), and its periods."""
    match = _SLASHED.match(text, end)
    if not match:
        return None
    found = {_NAMES[word] for word in _PERIOD.findall(match[0].lower().replace("人次", ""))}
    return match.end(), frozenset(found)


def period_after(text: str, end: int) -> frozenset[str]:
    """A period said directly behind a sum: 500元每月, 3000元一年, 500 yuan monthly."""
    match = _SAID_AFTER.match(text, end)
    if not match:
        return frozenset()
    word = match["zh"] or match["one"] or match["month"] or (match["en"] or "").lower()
    return frozenset({_NAMES[word]})


def period_before(text: str, start: int) -> frozenset[str]:
    """A period said shortly before a sum: 每月给予500元, 一次性给予3万元, an annual grant of 500 yuan."""
    match = _SAID_BEFORE.search(text, max(0, start - 60), start)
    if not match or _OTHER_DEED.search(match["fill"] or ""):
        return frozenset()
    if match["once"]:
        return frozenset({"once"})
    word = match["every"] or match["by"] or match["one"] or match["word"] or match["en"] or ""
    return frozenset({_NAMES[re.sub(r"\s", " ", word.lower())]})
