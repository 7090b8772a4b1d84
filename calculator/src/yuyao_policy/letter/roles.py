"""Whose sum is whose in a sentence that states several (技师 500 元/月、高级技师 1000 元/月; 分别给予 15 万、10 万……).

Read out of the official words themselves. In a letter only a role directly before a sum counts, and only where nothing
else could be meant: a swapped sum is said, a doubt is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from yuyao_policy.letter.figures import Figure, figures
from yuyao_policy.letter.text import Letter

type Roles = dict[str, int]
"""Role -> its sum, in millionths of yuan."""

_INLINE = re.compile(r"(?:^|[，。；、：])(?:按照?|对|给予|为)?(?P<role>[一-龥]{2,9})$")
_JOINT = re.compile("[、和与及]")
_BEFORE = "对给按为的是和与及或获得成聘有持任进选名位者中即指余姚"
"""Characters that may stand before a role without making another one of it (首席技师, 二级技师)."""
_BETWEEN = re.compile(
    r"(?:职业资格|技能等级|证书|人员|人才|职工|人选|称号|[的者]|[，,](?=给予|补助|发放|每|按|可)|一次性|每[人名位月年]|给予|发放|补助|补贴|奖励|津贴"
    r"|职业技能|技能|竞赛|大赛|比赛|选手|项目|可?享受|可?获得|可得|可以|标准|人民币|[为是：:]|\s|\((?=$))*"
)
_LEVEL = re.compile("(?P<level>国家|省|[一-龥]{2}市)(?:级.*)?$")
_OWN = re.compile("贵|我公司|我单位|我校|本公司|该公司|自定|自行|自评|内部")
_NEXT = re.compile("[^，。；、\n]{0,14}")


def roles_of(sentences: Mapping[str, str]) -> dict[str, Roles]:
    """For each sentence that pairs roles with sums, the pairs."""
    found: dict[str, Roles] = {}
    for id, words in sentences.items():
        plain = Letter(words).plain
        sums = [f for f in figures(plain) if f.kind == "money" and f.low == f.high]
        for run in _runs(plain, sums):
            pairs = _inline(plain, run) or _respectively(plain, run)
            if len(pairs) == len(run) and len({*pairs.values()}) == len(run):
                found[id] = pairs
    return found


def _runs(plain: str, sums: Sequence[Figure]) -> list[list[Figure]]:
    """Two or more sums in a list: nothing between them but 、 and what the next one is for."""
    runs: list[list[Figure]] = []
    for figure in sums:
        if runs and re.fullmatch("、[一-龥]{0,9}\\s?", plain[runs[-1][-1].end : figure.start]):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [run for run in runs if len(run) > 1]


def _inline(plain: str, run: Sequence[Figure]) -> Roles:
    found: Roles = {}
    for figure in run:
        if match := _INLINE.search(plain[max(0, figure.start - 14) : figure.start].rstrip()):
            found[match["role"]] = figure.low
    return found if len(found) == len(run) else {}


def _respectively(plain: str, run: Sequence[Figure]) -> Roles:
    """The list before 分别 with as many members: its members end alike, and those after the first begin alike."""
    at = plain.rfind("分别", max(0, run[0].start - 16), run[0].start)
    clause = re.split("[。；]", plain[:at])[-1] if at >= 0 else ""
    for part in reversed(clause.split("，")):
        members = _JOINT.split(part)
        if len(members) != len(run):
            continue
        if levels := _levels(members):
            return dict(zip(levels, (figure.low for figure in run), strict=True))
        ends = _common_end(members[:-1], members[-1])
        if len(ends) < 2:
            continue
        members[-1] = members[-1][: members[-1].index(ends) + len(ends)]
        start = _common_start(members[1:]) if len(members) > 2 else ""
        members[0] = members[0][members[0].rindex(start) :] if start and start in members[0] else ends
        return dict(zip(members, (figure.low for figure in run), strict=True))
    return {}


def _levels(members: Sequence[str]) -> list[str]:
    """国家、省、宁波市级 are the levels 国家级, 省级 and 宁波市级."""
    found = [match["level"] for one in members if (match := _LEVEL.search(one))]
    return [f"{level}级" for level in found] if len(found) == len(members) and "级" in members[-1] else []


def _common_end(members: Sequence[str], last: str) -> str:
    """The longest end that the members share and that stands in the last one."""
    for length in range(min(map(len, members)), 0, -1):
        end = members[0][-length:]
        if all(one.endswith(end) for one in members) and end in last:
            return end
    return ""


def _common_start(members: Sequence[str]) -> str:
    length = 0
    while all(len(one) > length and one[length] == members[0][length] for one in members):
        length += 1
    return members[0][:length]


def short_names(roles: Roles) -> Roles:
    """The roles also without the beginning that all share (大工匠 for 余姚大工匠), where two characters are left."""
    start = _common_start(list(roles))
    bare = {role[len(start) :]: value for role, value in roles.items() if start and len(role) > len(start) + 2}
    return {**bare, **roles}


def role_before(plain: str, figure: Figure, roles: Roles) -> str | None:
    """The role that the letter names directly before a sum; None where another could be meant."""
    for role in sorted(roles, key=len, reverse=True):
        at = plain.rfind(role, max(0, figure.start - 24 - len(role)), figure.start)
        if at < 0 or not _BETWEEN.fullmatch(plain, at + len(role), figure.start):
            continue
        before = plain[max(0, at - 1) : at]
        if "一" <= before <= "龥" and before not in _BEFORE:
            return None
        since = max(plain.rfind(c, 0, at) for c in "，。；\n") + 1
        if _OWN.search(plain, since, at):
            return None
        listed = plain[max(0, at - 14) : at].rstrip("、，,和与及或 ")
        after = _NEXT.match(plain, figure.end)
        if any(listed.endswith(other) for other in roles) or (after and any(other in after[0] for other in roles)):
            return None
        return role
    return None


def swapped(plain: str, figure: Figure, nodes: Sequence[str], known: Mapping[str, Roles], end: int) -> str | None:
    """The sentence whose sums the letter has swapped, if it gives a role another role's sum. end: of its sentence."""
    asked = plain[max(0, end - 2) : end].rstrip("\n")[-1:] in ("？", "?")
    if asked or figure.kind != "money" or figure.low != figure.high:
        return None
    pairs = [(node, short_names(known[node])) for node in nodes if node in known]
    for node, roles in pairs:
        role = role_before(plain, figure, roles)
        if role is None or roles[role] == figure.low or figure.low not in roles.values():
            return None
        return node
    return None
