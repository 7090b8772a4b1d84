"""The patterns of figures: numbers with their units, in Chinese and English, and the words of dates."""

from __future__ import annotations

import re

from yuyao_policy.letter.numerals import ARABIC, ENGLISH_WORD, HAN

SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 1000, "百": 100}
KINDS = {
    **dict.fromkeys(("元", "块钱", "块", "圆", "元人民币"), "money"),
    **dict.fromkeys(("美元", "美金", "欧元", "港元", "港币", "日元", "英镑"), "money"),
    "%": "percent",
    **dict.fromkeys(("名", "人", "位", "个人"), "people"),
    "人次": "visits",
    "家": "places",
    **dict.fromkeys(("场", "次", "场次"), "times"),
    **dict.fromkeys(("个月", "个月份", "月个", "年", "周年", "年半"), "months"),
    **dict.fromkeys(("周岁", "岁"), "age"),
}
"""Unit -> kind of figure."""
VALUE_UNITS = {"年": 12, "周年": 12}
"""Months in a unit of time."""

_HAN_NUMBER = rf"[{HAN}万亿]{{1,14}}"
_N = rf"(?:{ARABIC}|{_HAN_NUMBER})"
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_UNIT = (
    r"元人民币|元(?!旦|素|件|宵)|块钱|块(?!状|茎)|圆(?!满|圈|形)|美元|美金|欧元|港元|港币|日元|英镑|%"
    r"|人次|名(?!义|称|单|额|师|校|字|誉|邦|下|次|家|列)|个人|人(?!民|才|员|事|力|工|社|均|口|数|群|物|生|大|身|选|们|社)"
    r"|位(?!于|置|数|列)|家(?!庭|长|属|人|里|具|电)"
    r"|场次|场(?!地|所|合|景|馆|面)|次(?!性|日|年|月|数|要|序|品)|个月|个半月|周年|年(?!级|代|龄|检|终|货|轻|薪|限|会|报|画|鉴|前|来|间|初|末|底|份|月|\d)"
    r"|周岁|岁(?!月)"
)
_CURRENCY = r"人民币|RMB|CNY|US\$|USD|HK\$|HKD|EUR|[¥$€£]"
CHINESE = re.compile(
    rf"(?P<currency>(?:{_CURRENCY})\s?)?(?<![\d.第{HAN}〔\[])"
    rf"(?P<n1>{_N})(?P<s1>{_SCALE})?(?P<half>个?半(?=年|个月|月))?(?: ?(?P<u1>{_UNIT}))?"
    rf"(?:\s?(?:-{{1,2}}|~|至|到)\s?(?:{_CURRENCY})?\s?(?P<n2>{_N})(?P<s2>{_SCALE})?(?: ?(?P<u2>{_UNIT}))?)?"
)
CHINESE_BEGINS = re.compile(rf"[\d{HAN}万亿]|{_CURRENCY}")
CHINESE_PERCENT = re.compile(
    rf"百分之(?P<hundredths>{_N})|(?<![\d.第{HAN}])(?P<tenths>[{HAN}\d]{{1,2}})成(?!立|功|果|效|员|长|本|为|都|绩|熟|人|年|套|交)"
)

HALF_YEAR = re.compile("(?<![上下前后大小多一二三四五六七八九十两\\d])半年(?!度|报|多|以来)")

_YEAR = "(?:19|20)\\d\\d"
_HAN_YEAR = "[一二][〇零○九][一二三四五六七八九〇零○]{2}"
CHINESE_DATE = re.compile(
    rf"(?<!\d)(?P<year>{_YEAR}|{_HAN_YEAR})年(?!度|来|间|代)(?:(?P<month>\d{{1,2}}|[{HAN}]{{1,3}})月(?:(?P<day>\d{{1,2}}|[{HAN}]{{1,3}})[日号])?)?"
    rf"|(?<![\d./-])(?P<yearb>{_YEAR})(?P<sep>[-/.])(?P<monthb>\d{{1,2}})(?P=sep)(?P<dayb>\d{{1,2}})(?![\d./-])"
    rf"|每年(?:的)?(?P<monthly>\d{{1,2}}|[{HAN}]{{1,3}})月(?!份?前)"
)

_WORDS = rf"(?:{ENGLISH_WORD}|a(?=\s(?:hundred|thousand|million)))(?:[\s-](?:and\s)?(?:{ENGLISH_WORD}))*"
_EN = rf"(?:{ARABIC}|(?<![A-Za-z-])(?:{_WORDS})(?![A-Za-z]))"
_MULTIPLE = r"\s?(?:million|thousand|k|m)(?![A-Za-z])"
_UNIT_EN = (
    r"yuan|renminbi|RMB|CNY|%|per\s?cent|person-times|person-time|people|persons?|workers?|candidates?|craftsmen|craftsman"
    r"|students?|apprentices?|employees?|participants?|recipients?|technicians?|months?|years?|stations?|studios?|institutions?"
    r"|bases?|enterprises|organi[sz]ations?|sessions?|events?|times"
)
UNITS_EN = {
    **dict.fromkeys(("yuan", "renminbi", "rmb", "cny"), "money"),
    **dict.fromkeys(("%", "percent", "per cent"), "percent"),
    **dict.fromkeys(("person-time", "person-times"), "visits"),
    **dict.fromkeys(("people", "person", "persons", "worker", "candidate", "craftsmen", "craftsman"), "people"),
    **dict.fromkeys(("student", "apprentice", "employee", "participant", "recipient", "technician"), "people"),
    **dict.fromkeys(("month", "year"), "months"),
    **dict.fromkeys(("station", "studio", "institution", "base", "enterprise", "organisation"), "places"),
    "organization": "places",
    **dict.fromkeys(("session", "event", "times", "time"), "times"),
}
ENGLISH = re.compile(
    rf"(?<![A-Za-z\d.,])(?P<age>(?:the\s)?(?:age\sof|aged|aged\sat\sleast|reached\sthe\sage\sof)\s)?"
    rf"(?P<between>between\s)?(?:(?P<currency>RMB|CNY|US\$|USD|HK\$|HKD|EUR|GBP|[¥$€£])\s?)?(?P<n1>{_EN})(?P<m1>{_MULTIPLE})?"
    rf"(?:\s?\[?(?:yuan|RMB|CNY)?\]?\s?(?:-{{1,2}}|~|to|(?(between)and|\B\b))\s?(?:(?P<currency2>RMB|CNY|¥)\s?)?(?P<n2>{_EN})(?P<m2>{_MULTIPLE})?)?"
    rf"(?:(?:\s|-)?\[?(?:(?:skilled|excellent|highly|top|technical|problem-solving|campus|recruitment|craftsman|new)\s){{0,3}}"
    rf"(?P<unit>{_UNIT_EN})\]?(?![A-Za-z]))?(?P<old>\sold|\sof\sage)?",
    re.I,
)
ENGLISH_BEGINS = re.compile(
    rf"(?<![A-Za-z\d.,])(?:\d|[¥$€£]|(?:RMB|CNY|USD?|HK|EUR|GBP|between|the|aged?|reached|a|{ENGLISH_WORD})(?![a-z]))",
    re.I,
)

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: n for n, name in enumerate(_SHORT_MONTHS, 1)}
ENGLISH_DATE = re.compile(
    rf"(?<![A-Za-z\d])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m1>{_MONTH})\.?,?\s(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>{_YEAR})"
    rf"|(?P<m3>{_MONTH})\.?,?\s(?P<y3>{_YEAR})"
    rf"|(?:by|until|till|in|since|before|after|from|during|of|to|through)\s(?:the\s)?(?:(?:end|start|beginning|close)\sof\s)?(?P<y4>{_YEAR})"
    rf"|(?:every|each)\s(?P<m4>{_MONTH})|(?P<m5>September)\s(?=of\severy))(?![\d])"
)
