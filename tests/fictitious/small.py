"""The least that a policy is made of: four clauses, one amount, one benefit, and nothing that is optional."""

from __future__ import annotations

SMALL = {
    "document.yaml": """\
slug: test-2031-1
number: {zh: 试发〔2031〕1号, en: "Shi Fa [2031] No. 1"}
title: {zh: 关于试验的通知, en: Notice on a Trial}
short_title: {zh: 试验通知, en: Trial Notice}
issuers: [{zh: 试验办公室, en: Trial Office}]
issued: 2030-12-01
effective: 2031-01-01
versions: [2031-01-01]
order: [s1, s1g1, m1, end]
""",
    "source/received.txt": """\
关于试验的通知

一、措施

（一）奖励

1. 发放奖励。对完成试验的人，给予每人 200 元奖励。

本通知自2031年1月1日起施行。""",
    "source/repairs.yaml": """\
kinds: {}
repairs: []
""",
    "clauses/s1.yaml": """\
id: s1
kind: part
label: 一
title: 措施
""",
    "clauses/s1g1.yaml": """\
id: s1g1
kind: group
parent: s1
label: （一）
title: 奖励
""",
    "clauses/m1.yaml": """\
id: m1
kind: measure
parent: s1g1
label: "1"
title: 发放奖励
paragraphs:
  - - {id: m1s1, text: 对完成试验的人，给予每人 200 元奖励。}
""",
    "clauses/end.yaml": """\
id: end
kind: closing
name: {zh: 附则, en: Closing paragraph}
paragraphs:
  - - {id: ends1, text: 本通知自2031年1月1日起施行。}
""",
    "translations/en.yaml": """\
- {id: s1, of: "e994b964e318", text: Measures}
- {id: s1g1, of: "a21911780672", text: Prizes}
- {id: m1, of: "db8740b43453", text: Give prizes}
- {id: m1s1, of: "2999e4083133", text: Who completes the trial is given 200 yuan., amounts: {m1a1: 200 yuan}}
- {id: ends1, of: "a43395b51135", text: This Notice takes effect on 1 January 2031.}
""",
    "parameters.yaml": """\
- {id: trial.prize, unit: CNY, node: m1s1, amount: m1a1, values: [{from: 2031-01-01, value: 200, quoted: 200 元}]}
- id: policy.effective_from
  unit: date
  node: ends1
  values: [{from: 2031-01-01, value: 2031-01-01, quoted: 2031年1月1日}]
""",
    "overlaps.yaml": "[]\n",
    "readings.yaml": "[]\n",
    "glossary.yaml": "[]\n",
    "benefits/options.yaml": "{}\n",
    "benefits/place-of-learning.yaml": """\
id: place-of-learning
claimant: individual
node: m1
kind: payment
title: {zh: 奖励, en: Prize}
summary: {zh: 完成试验的人得到奖励。, en: Those who complete the trial are given a prize.}
questions:
  - {id: opened, type: yes_no, label: {zh: 完成了吗？, en: Was it completed?}}
""",
}
