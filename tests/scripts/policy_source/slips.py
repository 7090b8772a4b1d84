"""Slips that a maintainer could make in the source of the policy, and what the checks say to each."""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """Words of a file that become others, and a part of what the checks say; file: where, if not in the same."""

    edited: str
    old: str
    new: str
    problem: str
    file: str = ""


# The fault stands in the line of the words, or in the one below where words are split in two.
AT_ITS_LINE = {
    "an unknown key": Slip("clauses/m4.yaml", "parent: s3g2", "parents: s3g2", "'parents' is not known here"),
    "a number where words belong": Slip("clauses/m4.yaml", 'label: "4"', "label: 4", "not the number 4"),
    "a YAML key twice": Slip(
        "clauses/m4.yaml", 'label: "4"', 'kind: measure\nlabel: "4"', "The key 'kind' stands twice"
    ),
    "a tab": Slip("clauses/s3.yaml", "kind: part", "kind:\tpart", "There is a tab"),
    "an anchor": Slip("document.yaml", "issued: 2022-07-01", "issued: &day 2022-07-01", "&day names a value"),
    "a file under another name": Slip("clauses/m4.yaml", "id: m4\n", "id: m44\n", "The file of m44 is called m4.yaml"),
    "a sentence counted wrongly": Slip(
        "clauses/m4.yaml", "id: m4s2", "id: m4s3", "counted through the node it is m4s2"
    ),
    "an id twice": Slip("clauses/m4.yaml", "id: m4s2", "id: m4s1", "The id m4s1 stands twice"),
    "two sentences under one id": Slip(
        "clauses/m7.yaml", "置换功能，对", "置换功能。对", "There are 2 sentences under one id"
    ),
    "a sentence without its end": Slip("clauses/m20.yaml", "合作模式。", "合作模式", "does not end with 。"),
    "a title with its full stop": Slip(
        "clauses/m4.yaml", "title: 推进紧缺工匠引才行动", "title: 推进紧缺工匠引才行动。", "The title holds a full stop"
    ),
    "a block of another name": Slip(
        "clauses/notice.yaml", "id: notice-date", "id: pre-date", "A block of notice is called pre-date"
    ),
    "a node twice in the order": Slip(
        "document.yaml", "  - m3\n  - s3g2", "  - m3\n  - m3\n  - s3g2", "m3 stands twice"
    ),
    "another day of issue": Slip(
        "document.yaml", "issued: 2022-07-01", "issued: 2022-07-02", "2022年7月2日 is not the day that the notice bears"
    ),
    "another number": Slip(
        "document.yaml", "zh: 余党办〔2022〕51号", "zh: 余党办〔2022〕15号", "is not the number that the document bears"
    ),
    "another English number": Slip("document.yaml", 'No. 51"}', 'No. 15"}', "is not the translated one"),
    "a sentence too many for the contract": Slip(
        "document.yaml", "measure: 48", "measure: 47", "have 48 sentences; published links count 47"
    ),
    "an amount too few for the contract": Slip(
        "document.yaml", "m10: 5", "m10: 6", "m10 has 5 amounts; published links count 6"
    ),
    "a changed amount": Slip(
        "parameters.yaml",
        "value: 150000, quoted: 15 万元",
        "value: 15000, quoted: 15 万元",
        "means 150000, and the value is 15000",
    ),
    "a changed range": Slip(
        "parameters.yaml", "[600, 3900]", "[600, 3600]", "means 600 to 3900, and the value is 600 to 3600"
    ),
    "a range the wrong way round": Slip("parameters.yaml", "[600, 3900]", "[3900, 600]", "is expected, not a list"),
    "a negative amount": Slip("parameters.yaml", "value: 3000, quoted", "value: -3000, quoted", "not the number -3000"),
    "an amount as words": Slip("parameters.yaml", "value: 6000, quoted", 'value: "6000", quoted', "not '6000'"),
    "an amount with decimals": Slip("parameters.yaml", "value: 6000, quoted", "value: 6000.0, quoted", "not '6000.0'"),
    "years for months": Slip(
        "parameters.yaml", "value: 36, quoted", "value: 3, quoted", "'三年' means 36, and the value is 3"
    ),
    "another share": Slip("parameters.yaml", "value: 70, quoted", "value: 75, quoted", "'70%' means 70"),
    "another age": Slip("parameters.yaml", "value: 16, quoted", "value: 18, quoted", "'16 周岁' means 16"),
    "effect from another day": Slip(
        "parameters.yaml",
        'value: "2022-07-01", quoted',
        'value: "2022-07-02", quoted',
        "means 2022-07-01, and the value is 2022-07-02",
    ),
    "words of another clause": Slip(
        "parameters.yaml",
        "quoted: 1000 元/月",
        "quoted: 1000 元/次",
        "'1000 元/次' does not occur in m11s2 (clauses/m11.yaml:",
    ),
    "a part of a figure": Slip(
        "parameters.yaml",
        "value: 100000, quoted: 10 万}",
        "value: 100000, quoted: 0 万}",
        "does not occur in m10s2 (clauses/m10.yaml:",
    ),
    "a quotation that fits several places": Slip(
        "parameters.yaml", "value: 16, quoted: 16 周岁", "value: 16, quoted: 每", "'每' occurs 3 times in m3s4"
    ),
    "an amount under another number": Slip(
        "parameters.yaml", "amount: m8a3", "amount: m8a4", "m8a4 stands where m8a3 is due"
    ),
    "an amount of another clause": Slip("parameters.yaml", "amount: m8a3", "amount: m7a3", "m7a3 is no amount of m8"),
    "two sums under one fragment": Slip(
        "parameters.yaml", "amount: m11a2", "amount: m11a1", "m11a1 already is '500 元/月' in m11s2"
    ),
    "a parameter of no sentence": Slip("parameters.yaml", "node: m15s2", "node: m15s3", "There is no sentence m15s3"),
    "a parameter twice": Slip(
        "parameters.yaml", "id: studio.excellent_share", "id: studio.excellent", "The id studio.excellent stands twice"
    ),
    "an unknown unit": Slip("parameters.yaml", "unit: times", "unit: time", "did you mean 'times'?"),
    "a stale digest": Slip(
        "translations/en.yaml", 'of: "219fc85dbefb"', 'of: "219fc85dbefc"', "is not the one that was translated"
    ),
    "a translation twice": Slip("translations/en.yaml", "- id: m10s3\n", "- id: m10s2\n", "m10s2 is translated twice"),
    "words of an amount that are not there": Slip(
        "translations/en.yaml",
        'm10a5: "10,000 yuan"',
        'm10a5: "10,000 RMB"',
        "'10,000 RMB' does not occur in the English sentence",
    ),
    "another amount's words": Slip(
        "translations/en.yaml",
        'm10a5: "10,000 yuan"',
        'm10a5: "20,000"',
        "'20,000' does not occur in the English sentence once more",
    ),
    "a surplus amount": Slip(
        "translations/en.yaml",
        'm10a5: "10,000 yuan"}',
        'm10a5: "10,000 yuan", m10a6: each}',
        "m10s2 has no amount m10a6",
    ),
    "a benefit under another name": Slip(
        "benefits/studio.yaml", "id: studio\n", "id: atelier\n", "The file of atelier is called studio.yaml"
    ),
    "a benefit of no clause": Slip("benefits/studio.yaml", "node: m8\n", "node: m88\n", "There is no node m88"),
    "an unknown kind of benefit": Slip(
        "benefits/studio.yaml", "kind: payment", "kind: paid", "'paid' is not known here"
    ),
    "a claimant without words": Slip(
        "benefits/studio.yaml",
        "claimant: studio",
        "claimant: atelier",
        "The claimant atelier has no words in docs/strings/zh",
    ),
    "an overlap with no benefit": Slip(
        "overlaps.yaml",
        "[master-apprentice, practical-training]",
        "[master-apprentice, practice]",
        "There is no benefit practice",
    ),
    "an overlap of one": Slip(
        "overlaps.yaml", "[master-apprentice, practical-training]", "[master-apprentice]", "between two benefits"
    ),
    "a reading twice": Slip("readings.yaml", "- id: A2\n", "- id: A1\n", "The id A1 stands twice"),
    "a term twice": Slip("glossary.yaml", "- zh: 高技能人才\n", "- zh: 技能人才\n", "The term stands twice"),
    "a term that is not in its clause": Slip(
        "glossary.yaml",
        "nodes: [pre, s1, s2, m1, m3,",
        "nodes: [notice, s1, s2, m1, m3,",
        "技能人才 does not stand in notice",
    ),
}

# The fault stands where the words are missed or contradicted.
WHERE_IT_SHOWS = {
    "a sum without fragment": Slip(
        "parameters.yaml", "  amount: m5a1\n", "", "A sum of money has no fragment", "parameters.yaml"
    ),
    "a missing translation": Slip(
        "translations/en.yaml",
        "- id: m10s3\n",
        "- id: m10s33\n",
        "m10s3 has no English translation",
        "clauses/m10.yaml",
    ),
    "a surplus translation": Slip(
        "translations/en.yaml",
        "- id: m10s3\n",
        "- id: m10s33\n",
        "There are no official words m10s33",
        "translations/en.yaml",
    ),
    "a number lost in translation": Slip(
        "translations/en.yaml",
        "select about 100 excellent",
        "select about some excellent",
        "The Chinese has the number 100, and the English does not",
        "translations/en.yaml",
    ),
    "a number invented in translation": Slip(
        "translations/en.yaml",
        "select about 100 excellent",
        "select about 100 to 120 excellent",
        "The English has the number 120, and the Chinese does not",
        "translations/en.yaml",
    ),
    "a year mistyped in translation": Slip(
        "translations/en.yaml",
        "by the end of 2025",
        "by the end of 2026",
        "The English has the number 2026",
        "translations/en.yaml",
    ),
    "a node of no part": Slip(
        "clauses/m4.yaml", "parent: s3g2", "parent: s3", "The parent s3 is no group", "clauses/m4.yaml"
    ),
    "a label of another number": Slip(
        "clauses/s3g2.yaml", "label: （二）", "label: （三）", "The label of s3g2 is '（三）'", "clauses/s3g2.yaml"
    ),
    "nodes out of order": Slip(
        "document.yaml",
        "  - m10\n  - m11\n",
        "  - m11\n  - m10\n",
        "m11 stands where number 10 is due",
        "clauses/m11.yaml",
    ),
    "a node left out of the order": Slip(
        "document.yaml", "  - m10\n", "", "m10 is not in the order of the document", "clauses/m10.yaml"
    ),
    "a node without file": Slip(
        "document.yaml",
        "  - m20\n",
        "  - m20\n  - m21\n",
        "The clause m21 of the document has no file",
        "clauses/m21.yaml",
    ),
    "money that nobody bound": Slip(
        "parameters.yaml",
        "  values: [{from: 2022-07-01, value: 20000, quoted: 2 万元}]",
        "  values: [{from: 2022-07-01, value: 20, quoted: 20%}]",
        "'2 万元' is money, and no parameter quotes it",
        "clauses/m8.yaml",
    ),
    "a sibling that is not there": Slip(
        "benefits/studio.yaml",
        "at_most: [two_yearly_rounds]",
        "at_most: [rounds]",
        "at_most names rounds",
        "benefits/studio.yaml",
    ),
    "a sibling that is no number": Slip(
        "benefits/studio.yaml",
        "at_most: [two_yearly_rounds]",
        "at_most: [new_yuyao_title_on]",
        "one of the two is no number",
        "benefits/studio.yaml",
    ),
    "words beside the wrong type": Slip(
        "benefits/studio.yaml",
        "type: date\n    also: [none]",
        "type: count\n    also: [none]",
        "cannot take words beside its own values",
        "benefits/studio.yaml",
    ),
    "a repeated question": Slip(
        "benefits/studio.yaml",
        "id: excellent_ratings",
        "id: two_yearly_rounds",
        "The question two_yearly_rounds stands twice",
        "benefits/studio.yaml",
    ),
    "a missing reading": Slip(
        "readings.yaml", "- id: A48\n", "- id: A49\n", "The register has no A48", "readings.yaml"
    ),
    "a reading too many": Slip(
        "readings.yaml", "- id: A48\n", "- id: A49\n", "A49 is not among A1 to A48", "readings.yaml"
    ),
    "a string missing in English": Slip(
        "docs/strings/en/calculator.yaml",
        "  currency: Text of",
        "  currencies: Text of",
        "The string calculator.notes.currency is missing here",
        "docs/strings/en/calculator.yaml",
    ),
    "a string missing in Chinese": Slip(
        "docs/strings/zh/calculator.yaml",
        "  currency: 依据",
        "  currencies: 依据",
        "The string calculator.notes.currency is missing here",
        "docs/strings/zh/calculator.yaml",
    ),
}
