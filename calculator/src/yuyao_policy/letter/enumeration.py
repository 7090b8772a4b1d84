"""Tells the letter's own counting (现说明两点：第一点…，第二点…) from references to clauses."""

from __future__ import annotations

import re

from yuyao_policy.letter.parts import Step
from yuyao_policy.letter.text import Letter

_COUNTED = re.compile(
    r"(?<!第)(?:以下|如下|下列|下面|分(?:为|成|别是)?|共|有|作|做|提供|说明|满足|具备|符合|补充|强调|提出|包括|这|是)?"
    r"(?P<count>[两二三四五六七八九几\d])个?(?P<unit>点|条|项|部分|句|款)(?!举措|措施)"
)
_AS_FOLLOWS = re.compile("(?:如下|以下|下列|几点)[^。\n]{0,12}[:：。]?\\s*(?:[(]?[一1][、.)]\\s*)?$")
_BEGINS = re.compile("(?:意见|建议|要求|理由|原因|内容|说明|答复|情况|考虑|工作)?(?:[，,：:、.。是为]|\\s)")
_NAMED = re.compile("意见|文件|政策|》|号|举措|该|条款|规定")


def own_counting(letter: Letter, steps: list[Step]) -> set[int]:
    """The starts of the steps that only count the letter's own points."""
    found: set[int] = set()
    plain = letter.plain
    for i, step in enumerate(steps):
        if step.numbers != [1] or step.back or step.bracketed or not step.unit or step.unit.isascii():
            continue
        if not _begins_clause(plain, step) or not _announced(plain, step):
            continue
        found.add(step.start)
        expected = 2
        for later in steps[i + 1 :]:
            if later.unit != step.unit or later.back or not _begins_clause(plain, later):
                continue
            if later.numbers != [expected]:
                if later.numbers == [1]:
                    break
                continue
            found.add(later.start)
            expected += 1
    return found


def _begins_clause(plain: str, step: Step) -> bool:
    return step.start == 0 or plain[step.start - 1] in "\n。；;：:，,、)"


def _announced(plain: str, step: Step) -> bool:
    before = plain[max(0, step.start - 120) : step.start]
    if _AS_FOLLOWS.search(before) and _BEGINS.match(plain, step.end):
        return True
    for match in _COUNTED.finditer(before):
        sentence = before[max(before.rfind(c, 0, match.start()) for c in "。\n；") + 1 : match.start()]
        if match["unit"] == step.unit and not _NAMED.search(sentence):
            return True
    return False
