"""Finds the steps of Chinese clause references: 第三部分, 第（四）项, 第5至7点, 第3、4点, 该点, 前款, 同上."""

from __future__ import annotations

import re

from yuyao_policy.letter.numerals import HAN, cardinal
from yuyao_policy.letter.parts import Step

_NUMBER = rf"(?:\((?:\d{{1,3}}|[{HAN}]{{1,4}})\)|\d{{1,3}}(?!\d)|[{HAN}]{{1,6}})"
_UNIT = (
    r"(?:部分|(?:项|条|点)(?:主要|重点|具体)?(?:举措|措施|行动)|自然段|段落?(?!时)|句话?"
    r"|项(?!目|链|议程|议题|任务|工作|条件|程序|步骤|活动|比赛|奖|收费|指标|业务|服务|职责|材料|证明|决议|提案|费用|支出|补)|条款|条(?!件|例|生产|线|道|街)|小?点(?!击)|款(?!项))"
)
_START = re.compile(rf"第\s?(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})?")
_MORE = rf"(?P<number>{_NUMBER})\s?(?:(?:这?[两三四五六七八])?(?P<unit>{_UNIT}))?"
_RANGE = re.compile(rf"\s?(?:至|到|-{{1,2}}|~)\s?第?\s?{_MORE}")
_LIST = re.compile(rf"\s?(?:[、,和与及]|以及)\s?(?P<di>第?)\s?{_MORE}")
_BARE_GROUP = re.compile(rf"\s?(?P<number>\((?:\d|[{HAN}]{{1,2}})\))\s?(?P<unit>项|部分|点)?")
_BARE_MEASURE = re.compile(
    rf"\s?(?P<number>\d{{1,2}}|[{HAN}]{{1,3}})(?P<unit>点|条)"
    r"|(?P<digits>\d{1,2})(?![\d.]*[\d年月日万元%人名家号])"
)
_OUTLINE = re.compile(
    r"(?<![第、十百千一二三四五六七八九\d(])(?P<number>[一二三四五六七八九十])、?\s?(?=\([一二三四五六七八九十]{1,2}\)\s?(?:第\s?)?\d)"
)
"""三、（四）10 and 三（四）10, as the document numbers itself: a reference only with a point's number behind it."""
_LAST = re.compile(
    "前(?P<firsts>[两二三])句话?|(?:最后|末)(?:一?句|一?(?P<paragraph>段))(?:话)?|首(?:句|(?P<first>段))"
)
_SAME = re.compile(
    r"(?:该|此|同一?|本|上述)点|(?:该|此|同一)条(?=规定|款|第|中|里|明确|内容|的|,|，|。|；|“|同|也|还|所)"
    r"|(?:该|此)项(?=规定(?!动作)|第|中(?!标)|所|明确|内容|的规定|同时|，|。|；|“|也|还)"
    r"|(?:该|此)款(?=规定|第|明确|所)|该部分(?=规定|第|中|明确|的|，|。)"
)
_BEFORE = re.compile(
    r"(?:前|上一?|前一)款(?!项)|前(?P<many>[两二三])款"
    r"|(?:前|上)一?(?:句|条(?!件)|点(?!击))|前项(?!目)|(?:上一|前一)项(?=规定|中|所)"
)
_DITTO = re.compile(r"(?<![一-龥])(?:同上|同前)(?![一-龥])|同上(?:条|款|点|规定)?(?=[。，；)\s]|$)")
_MOST_GROUPS = 9
"""第（10）点 is no group: those are few."""
_KINDS = {
    "部分": ("part",),
    "项": ("group", "safeguard", "measure"),
    "点": ("measure",),
    "小点": ("measure",),
    "款": ("paragraph",),
    "段": ("paragraph",),
    "段落": ("paragraph",),
    "自然段": ("paragraph",),
    "句": ("sentence",),
    "句话": ("sentence",),
}


def steps(plain: str) -> list[Step]:
    """Every step of a Chinese reference in the plain letter, in order."""
    found: list[Step] = []
    at = 0
    while match := _START.search(plain, at):
        step = _written(plain, match)
        at = step.end if step else match.start() + 1
        if step is None:
            continue
        found.append(step)
        while inner := _inside(plain, step):
            found.append(inner)
            step, at = inner, inner.end
    found += _outlined(plain)
    for pattern, make in ((_SAME, _same), (_BEFORE, _before), (_DITTO, _ditto), (_LAST, _last)):
        found += [make(match) for match in pattern.finditer(plain)]
    return sorted(found, key=lambda step: step.start)


def _outlined(plain: str) -> list[Step]:
    """The steps of 三、（四）10; not of an outline of the letter's own (三、（四）10.申报材料)."""
    found: list[Step] = []
    for match in _OUTLINE.finditer(plain):
        part = Step(match.start(), match.end(), ("part",), [_value(match["number"]) or 0], "部分")
        group = _inside(plain, part)
        measure = group and _inside(plain, group)
        if group and measure and not (_own_line(plain, part.start) and plain[measure.end : measure.end + 1] in ".、)"):
            found += [part, group, measure]
    return found


def _own_line(plain: str, start: int) -> bool:
    return start == 0 or plain[start - 1] == "\n"


def _written(plain: str, match: re.Match[str]) -> Step | None:
    """A step from its 第 on, with the range or list that follows."""
    first = _value(match["number"])
    if first is None:
        return None
    numbers, unit, end = [first], match["unit"], match.end()
    bracketed, backwards, last = match["number"][0] == "(", False, first
    while True:
        more = _RANGE.match(plain, end)
        ranged = more is not None
        if more is None:
            more = _LIST.match(plain, end)
            # 第3点、第4点 are two references, 第3、第4点 and 第3点、4点 are one
            if more is None or (unit and more["di"]) or (not more["unit"] and not _goes_on(plain, more.end())):
                break
        if unit and more["unit"] != unit:
            break
        value = _value(more["number"])
        if value is None:
            break
        if ranged:
            backwards = backwards or value <= last
            numbers += list(range(last + 1, min(value, last + 200) + 1)) if value > last else [value]
        else:
            numbers.append(value)
        last, unit, end = value, more["unit"] or unit, more.end()
        bracketed = bracketed or more["number"][0] == "("
    if not unit:
        return None
    return Step(match.start(), end, _kinds(unit, bracketed, match["number"]), numbers, unit, bracketed, backwards)


def _goes_on(plain: str, end: int) -> bool:
    """Whether a list without its unit so far is carried on."""
    return bool(_LIST.match(plain, end) or _RANGE.match(plain, end))


def _value(words: str) -> int | None:
    return cardinal(words.strip("()"))


def _kinds(unit: str, bracketed: bool, words: str) -> tuple[str, ...]:
    if unit[-2:] in ("举措", "措施", "行动"):
        return ("group",) if bracketed else ("measure",)
    if unit == "部分":
        return ("part",)
    if bracketed and unit == "点" and words.strip("()").isdigit() and int(words.strip("()")) > _MOST_GROUPS:
        return ("measure",)
    if bracketed and unit in ("项", "点", "条", "条款", "款"):
        return ("group", "safeguard")
    if unit in ("条", "条款"):  # the parts are numbered 三, the measures 3
        return ("measure", "part") if words[0].isdigit() else ("part", "measure")
    return _KINDS[unit]


def _inside(plain: str, step: Step) -> Step | None:
    """What follows a part or a group without 第: 第三部分（四）, 第三部分（四）10, 第（四）项10点."""
    if step.unit == "部分" and (match := _BARE_GROUP.match(plain, step.end)):
        value = _value(match["number"])
        if value is not None:
            return Step(match.start(), match.end(), ("group", "safeguard"), [value], "项", True)
    if step.bracketed and step.kinds[0] == "group" and (match := _BARE_MEASURE.match(plain, step.end)):
        value = _value(match["number"] or match["digits"])
        if value is not None:
            return Step(match.start(), match.end(), ("measure",), [value], "点")
    return None


def _same(match: re.Match[str]) -> Step:
    unit = match[0][-1] if not match[0].endswith("部分") else "部分"
    kinds = {"点": "measure", "部分": "part", "款": "paragraph"}.get(unit, "clause")
    return Step(match.start(), match.end(), ("measure",) if kinds == "clause" else (kinds,), [], unit, back="same")


def _before(match: re.Match[str]) -> Step:
    count = {"两": 2, "二": 2, "三": 3}.get(match["many"] or "", 1)
    kinds = ("sentence",) if match[0][-1] in "款句" else ("measure",)
    return Step(match.start(), match.end(), kinds, [], match[0][-1], back="before", count=count)


def _ditto(match: re.Match[str]) -> Step:
    return Step(match.start(), match.end(), ("measure",), [], "", back="ditto")


def _last(match: re.Match[str]) -> Step:
    if match["firsts"]:
        return Step(match.start(), match.end(), ("sentence",), list(range(1, (_value(match["firsts"]) or 1) + 1)), "句")
    kind = "paragraph" if match["paragraph"] or match["first"] else "sentence"
    number = 1 if match[0][0] == "首" else -1
    return Step(match.start(), match.end(), (kind,), [number], "句" if kind == "sentence" else "段")
