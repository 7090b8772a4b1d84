"""Whether the letter says a figure of the clause at all: its own sums, statistics and dates are not the clause's.

Asked only of figures that the clause does not state; in doubt the answer is no, since a false alarm costs more.
"""

from __future__ import annotations

import re
from collections.abc import Set

from yuyao_policy.letter.attribution import Cited
from yuyao_policy.letter.figures import Figure

_EDGE = "，。；;！？!?\n：:（）()"
_EN = r"(?<![A-Za-z])(?:%s)(?![A-Za-z])"
_COMPUTED = re.compile(
    r"合计|共计|总计|累计|一共|总共|共(?=[约有为需计补发]{0,2}\d)|小计|相当于|折合|约合|测算|估算|计算|乘以|[×=]"
    r"|\d\s?[*x]\s?\d|之和|总额(?!的)|"
    + _EN
    % r"in\stotal|total(?:ling|s)?|altogether|in\sall|amounts?\sto|comes?\sto|equals?|times\s\d|adds?\sup",
    re.I,
)
_STATISTIC = re.compile(
    r"截至|截止目前|目前|现有|据统计|全年|今年|去年|上年|明年|本年度|年度拟|拟|已有|已发放|共发放|发放了|实际|同比|占比为|惠及|受益|首批|第二批|问卷|调查|进度|"
    + _EN
    % r"so\sfar|currently|(?:last|this|next)\syear|already|statistics|paid\sout|disbursed|in\sfiscal|ha(?:ve|s)\sbeen",
    re.I,
)
_OWN_MONEY = re.compile(
    r"工资(?!总额)|薪酬为|月薪|年薪|薪水|收入|社保|公积金|注册资本|营业额|产值|销售额|学费|培训费|报名费|生活费为|费用|花费|花了|支出|支付了|支付的|实付|缴|罚款|押金"
    r"|违约金|套取|骗取|冒领|虚报|追回|退回|退还|尚有|发票|税|预算|余额|尾款|差额|来信|来函|来电|您(?:说|问|提|反映|认为|主张|要求|申请|申报|领|收|已)|您所|听说|网传|误传|传言|所称"
    r"|已(?:经)?(?:领|发|拨|收|付|获|支|到账|兑现|享)|领取了|领到|(?:申请|申报|主张|要求|建议|提高到|增加到)(?:的|了|将)?(?=.{0,8}\d)|汇款|转账|打款|投资|借|贷|"
    + _EN
    % (
        r"salary|wages?(?!\sbill)|income|fees?|deposit|tax|invoice|budget|(?:you|we|they|already|was|were|have|has|had)\s(?:\w+\s)?paid"
        r"|received|applied\sfor|ask(?:ed|ing)?|mention(?:ed)?|claim(?:ed)?|you\s(?:say|said|write|wrote|think|heard)"
        r"|your\s(?:application|letter|claim|company|payroll)|invested|spent|loan"
    ),
    re.I,
)
_OWN_FACT = re.compile(
    r"您|你|贵|我(?:公司|单位|校|局|市现)|曾|已(?:经)?(?!明确|规定|写明|将|把)|申报|申请|报名|参加了|来信|来函|来电|办理|审核|公示|受理|答复|有效|工龄|从业|参保|毕业|入职"
    r"|工作(?:了|满)|该企业|该公司|该校|该单位|他|她|该学员|本人|复议|诉讼|起诉|仲裁|每班|开班|"
    + _EN % r"you|your|we|our|my|he|she|his|her|they|their|valid|processed?|working\sdays?|graduated",
    re.I,
)
_OF_POLICY = re.compile(
    r"给予|补助|补贴|奖励|津贴|资助|经费|支持|标准|最高|最低|最长|不超过|不低于|不少于|享受|可得|期限|规定|发放|发给|支付|"
    + _EN
    % r"pays?|receives?|grant(?:s|ed)?|subsid\w+|awards?|allowance|funds?|paid|given?|gives|gets?|entitled"
    r"|at\smost|up\sto",
    re.I,
)
_SAID = re.compile(
    r"规定|明确|提出|要求|确定|指出|载明|写明|写道|设定|目标|人选|名额|左右|不少于|年满|须|[:：]|"
    + _EN % r"sets?|says?|states?|provides?|requires?|asks?|aims?|targets?|grants?|gives?|is|are|lasts?|about",
    re.I,
)
_HEADS = {"people", "visits", "places", "times"}
_SET = re.compile(
    r"规定|明确|提出|要求|目标|名额|(?<![A-Za-z])(?:sets?|says?|states?|provides?|requires?|aims?|targets?|supports?)(?![A-Za-z])",
    re.I,
)
"""Of heads that the clause does not count, it must be said that it does: 两人每月分别可领500元 does not say so."""
_UNTIL = re.compile(r"(?:到|至|截至|截止|截止到|力争|by|until|till)\s?(?:the\s)?(?:end\sof\s)?$", re.I)
_DATED = re.compile(r"(?:自|从|在|于|延续到|持续到|since|from|before|in|as\sof|through|during|on)\s?(?:the\s)?$", re.I)
_DATED_AFTER = re.compile("(?:年?底|末|前|起|以前|之前|为止|年?内|开始|期间|发布|印发|实施|施行|生效)")
_OTHER_SOURCE = re.compile(
    "(?:上级|国家|省级?|宁波市?|浙江省?|慈溪市?|杭州市?|外地|其他城市|另行|其他)[^，。；\n]{0,8}(?:文件|政策|(?<!按)规定|办法|通知|意见|标准|部门|另有)"
    r"|other\s(?:cities|documents|policies)|higher\sauthorit"
    r"|(?:provincial|national|Ningbo|Zhejiang)\s(?:polic(?:y|ies)|standards?|documents?|rules?|opinions)",
    re.I,
)
_OTHER_PLACE = re.compile(
    r"(?!余姚)[一-龥]{2}(?<![我本全各该地])(?:市|区|县)(?:本级|市区)?的?(?:[一-龥]{0,4}(?:标准|补贴|补助|奖励))?(?:只?有|均?为|是|给予|发放|执行)"
    r"|(?:其他|外地|周边|邻近|兄弟|别的|一些|有的)(?:区县|城市|地区|县市|县|市|地方)"
)
_INSTALMENT = re.compile(
    r"首[期笔付]|预[拨付]|第[一二三四1-4](?:期|笔|阶段)|余款|尾款|剩余|(?<![A-Za-z])(?:first|second|final|last)\sinstal",
    re.I,
)
"""A part of the sum, by the letter's own schedule."""
_COMPARED = re.compile(r"(?:比[^，。；\n]{0,24}|相)(?:多|少|高|低|差)(?:出|了)?\s?(?:人民币)?$")
_FORMER = re.compile(
    r"旧标准|原标准|原先|原来|以前|过去|此前|不再按|不按|"
    r"formerly|used\sto|previous(?:ly)?\s|(?:until|before)\s(?:19|20)\d\d",
    re.I,
)
_SUPPOSED = re.compile("(?:的|者)[，,]|(?:计|发|算|折)")
"""Behind a time: it is a case that the letter thinks of (实习3个月的，按3个月计发), not the clause's limit."""
_LIMIT = re.compile("最长|最多|不超过|至多|期限|为期")
_NODE_ID = re.compile(r"(?<![A-Za-z0-9])(?:m(?:1\d|20|[1-9])|s[1-4](?:g[1-8])?)(?:[aps]\d{1,2})?(?![A-Za-z0-9])")
"""A clause by its id (m11s2), which is no written reference, and yet says whose the figure behind it is."""
_THAT_IS = re.compile(r"\s?(?:即|也就是|亦即|折合|which\sis|i\.e\.|that\sis)", re.I)
_RATE = re.compile(r"%|百分之|[一二三四五六七八九]成|一半|减半|half", re.I)
_OTHER_YEAR = re.compile(
    r"(?<![到至自])(?P<zh>(?:19|20)\d\d)年(?!起|以后|之后|\d)(?:度|[上下]半年|[年底末初]{1,2})?[^。；;，,\n\d]{0,16}(?<![到至于])$"
    r"|(?<!by\s)(?<!until\s)(?<!by\sthe\s)(?<!until\sthe\s)(?:(?:in|during)|end\sof)\s(?P<en>(?:19|20)\d\d)[^.;,\d]{0,40}$",
    re.I,
)
"""A statistic of a year that is no goal: 2023年底我市实际为33.6%; not 到2025年达到35%."""
_FORMER_OF_TWO = re.compile(r"(?:前者|the\sformer\s)(?!.*(?:后者|the\slatter))[^。；;\n]{0,40}$", re.I)
_PAID_OUT = re.compile(
    r"(?:19|20)\d\d年(?!起|以后|之后)[^。\n]*(?:兑现|发放|拨付|下拨|下达|惠及|受理)了?[^，。；\n\d]{0,8}$"
)
_DENIED = re.compile(
    r"(?:不是|并非|并不是|而非|而不是|不为|没有|未|不再是|不能是|is\snot|are\snot|not|rather\sthan|instead\sof)\s?"
    r"(?:[一-龥]{0,4})\s?$",
    re.I,
)
_NEAR = 6
"""Characters between a citation and a figure that is read as its first words."""


class Claims:
    """Reads what stands around a figure. sentence: where it begins and ends; counted: what the clause counts."""

    def __init__(
        self, plain: str, figure: Figure, sentence: tuple[int, int], cited: Cited, counted: Set[int | str]
    ) -> None:
        self.plain = plain
        self.figure = figure
        self.cited = cited
        self.counted = counted
        low, high = sentence
        self.before = plain[max(low, figure.start - 200) : figure.start]
        self.sentence = plain[max(low, figure.start - 200) : min(high, figure.end + 80)]
        self.part = self._part(low, high)

    def _part(self, low: int, high: int) -> str:
        """From comma to comma."""
        plain, start, end = self.plain, self.figure.start, self.figure.end
        first = max((plain.rfind(c, max(low, start - 80), start) for c in _EDGE), default=-1)
        highs = [i for c in _EDGE if (i := plain.find(c, end, end + 60)) >= 0]
        return plain[max(first + 1, low, start - 80) : min([*highs, high, end + 60])]

    def holds(self) -> bool:
        """Whether the figure is said to be the clause's."""
        carried = not self.cited.near
        if _COMPUTED.search(self.before) or _COMPUTED.search(self.part):
            return False
        if any(one.search(self.part) for one in (_OTHER_SOURCE, _OTHER_PLACE, _INSTALMENT)):
            return False
        if self.cited.end <= self.figure.start and _NODE_ID.search(self._between()):
            return False
        if _COMPARED.search(self.before):    # 3 万元，比 1 万元多 2 万元
            return False
        if _STATISTIC.search(self.sentence if carried else self.part) or _PAID_OUT.search(self.before):
            return False
        other = _OTHER_YEAR.search(self.before) if self.figure.kind != "money" else None
        if other and int(other["zh"] or other["en"]) not in self.counted:
            return False
        if _FORMER_OF_TWO.search(self.before):
            return False
        if self.figure.kind in ("money", "percent"):
            return self._sum(carried)
        return self._fact(carried)

    def _sum(self, carried: bool) -> bool:
        if self.figure.kind == "money" and (_OWN_MONEY.search(self.part) or _FORMER.search(self.part)):
            return False
        if _THAT_IS.match(self.part) and _RATE.search(self.before):    # 按 50% 支付，即 1500 元
            return False
        if carried:
            return bool(_OF_POLICY.search(self.part)) and not (
                self.figure.kind == "percent" and _OWN_FACT.search(self.sentence)
            )
        return True

    def _fact(self, carried: bool) -> bool:
        """Heads, times and dates: letters have many of their own, so the clause must be said to say so."""
        supposed = self.figure.kind == "months" and _SUPPOSED.match(self.plain, self.figure.end)
        if supposed and not _LIMIT.search(self.part):
            return False
        if _OWN_FACT.search(self.part) or (self.figure.kind == "months" and self.plain[self.figure.end :][:1] == "内"):
            return False
        between = self._between()
        if self.figure.kind in _HEADS and self.figure.kind not in self.counted and not _SET.search(between):
            return False
        said_here = bool(_SAID.search(self.part))
        timed = self.figure.kind in ("months", "age") and bool(_OF_POLICY.search(self.part))
        if carried and not said_here and not (timed and self.figure.kind == "months"):
            return False
        near = len(between) <= _NEAR and (self.cited.end <= self.figure.start or not between.strip("的 "))
        said = bool(_SAID.search(between)) or near or timed
        return said and (self.figure.kind != "date" or self._dated())

    def _between(self) -> str:
        """What stands between the citation and the figure."""
        if self.cited.end > self.figure.start:
            return self.plain[self.figure.end : self.cited.start]
        return self.plain[max(self.cited.end, self.figure.start - 200) : self.figure.start]

    def _dated(self) -> bool:
        """Whether a date is one that a policy sets: until, from, every year in."""
        figure = self.figure
        if figure.date is not None and figure.date[0] is None:
            return True
        before = self.plain[max(0, figure.start - 12) : figure.start]
        if _UNTIL.search(before):
            return True
        if _OWN_FACT.search(self.sentence):
            return False
        return bool(_DATED.search(before) or _DATED_AFTER.match(self.plain, figure.end))


def is_denied(plain: str, figure: Figure) -> bool:
    """Whether the letter says that the clause does not say so (不是20万元)."""
    return bool(_DENIED.search(plain[max(0, figure.start - 16) : figure.start]))
