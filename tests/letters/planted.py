"""Makes letters with one planted finding each, from random sentences of the policy."""

from __future__ import annotations

import random
from dataclasses import dataclass

from yuyao_policy.letter.compare import bare
from yuyao_policy.letter.official import LetterData

NUMBERS = ("余党办〔2022〕51号", "《关于加快培育新时代余姚工匠队伍的实施意见》", "余党办[2022]51号")
_OTHERS = "您好关于贵公司申请补助需要另外提交材料以及说明不得超过三次且应当在年底前完成备案登记手续"
_HAN = "零一二三四五六七八九"


@dataclass(frozen=True)
class Planted:
    """A letter and the finding that it must have: in which list, with which status or verdict, and at which words."""

    text: str
    name: str
    verdict: str
    words: str
    node: str


def han(number: int) -> str:
    """十二 for 12, below 100."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _HAN[tens]) * bool(tens) + "十" * bool(tens) + (_HAN[ones] if ones or not tens else "")


def quotation(data: LetterData, rng: random.Random) -> Planted:
    """A quotation: exact, typographic, altered, spliced, of another clause, or not there."""
    measures = [s for s in data.sentences if data.clauses[data.clause_of[s]].kind == "measure"]
    sentence = rng.choice([s for s in measures if len(data.zh[s]) > 40])
    clause = data.clause_of[sentence]
    number = data.clauses[clause].number
    words = data.zh[sentence]
    verdict = rng.choice(["exact", "typographic", "altered", "spliced", "wrong-clause", "not-found"])
    for _ in range(100):
        quoted = _quoted(data, rng, words, verdict)
        if quoted is not None and _nested(quoted):
            break
    else:
        verdict, quoted = "exact", words
    if verdict == "wrong-clause":
        number = rng.choice([n for n in range(1, 21) if n != number])
    cited = rng.choice([f"第{number}点", f"第{han(number)}点", f"第 {number} 点"])
    text = f"根据{rng.choice(NUMBERS)}{cited}规定：“{quoted}”请知悉。"
    return Planted(text, "quotations", verdict, quoted, sentence if verdict != "not-found" else "")


def _quoted(data: LetterData, rng: random.Random, words: str, verdict: str) -> str | None:
    start = rng.randrange(0, len(words) - 24)
    part = words[start : start + rng.randrange(20, 60)].strip()
    if verdict in ("exact", "wrong-clause"):
        return part if data.bare.count(bare(part)) == 1 else None
    if verdict == "typographic":
        changed = part.replace(" ", "").replace("（", "(").replace("，", ",")
        return changed if changed != part else None
    if verdict == "altered":
        return _altered(data, rng, part)
    if verdict == "spliced":
        cut = rng.randrange(8, max(9, len(words) - 26))
        rest = cut + rng.randrange(12, 40)
        joined = (words[max(0, cut - 25) : cut] + words[rest : rest + 25]).strip()
        passages = len(words[max(0, cut - 25) : cut].strip()) >= 8 and len(words[rest : rest + 25].strip()) >= 8
        left_out = len(bare(words[cut:rest]))
        return joined if passages and left_out >= 11 and bare(joined) not in data.bare else None
    return "".join(rng.choice(_OTHERS) for _ in range(rng.randrange(14, 40)))


def _altered(data: LetterData, rng: random.Random, part: str) -> str | None:
    at = rng.randrange(2, len(part) - 2)
    edit = rng.choice(["put in", "left out", "changed"])
    c = rng.choice("的应可须将在及或个大新每")
    if edit == "put in":
        changed = part[:at] + c + part[at:]
    elif edit == "left out":
        changed = part[:at] + part[at + rng.randrange(1, 3) :]
    else:
        changed = part[:at] + c + part[at + 1 :]
    return changed if bare(changed) not in data.bare else None


def _nested(words: str) -> bool:
    """Whether the marks inside open before they close."""
    depth = 0
    for c in words:
        depth += (c == "“") - (c == "”")
        if depth < 0:
            return False
    return depth == 0


def figure(data: LetterData, rng: random.Random) -> Planted:
    """A sum of money under a citation: stated, or changed so that the clause does not state it."""
    sums = [(p["node"], p["low"]) for p in data.parameters.values() if p["unit"] == "CNY" and p["low"] == p["high"]]
    node, value = rng.choice(sums)
    measure = data.clauses[data.clause_of[node]].number
    verdict = rng.choice(["stated", "not-stated"])
    if verdict == "not-stated":
        value = rng.choice([v for v in (7000, 12_000, 25_000, 70_000, 130_000, 180_000, 260_000) if v != value])
        if measure in (15, 16):
            value = rng.choice((70_000, 130_000, 180_000))
    forms = [f"{value}元", f"{value:,}元", f"人民币{value}元"]
    if value % 1000 == 0:
        forms += [f"{value / 10_000:g}万元", f"{value / 10_000:g} 万元"]
    if value % 10_000 == 0 and value < 1_000_000:
        forms.append(f"{han(value // 10_000)}万元")
    written = rng.choice(forms)
    tail = rng.choice(["的补助", "", "，请知悉", "的资金支持"])
    cited = f"{rng.choice(NUMBERS)}第{rng.choice([str(measure), han(measure)])}点"
    text = f"您好。{cited}规定，符合条件的给予{written}{tail}。"
    return Planted(text, "figures", verdict, written, f"m{measure}")


def reference(data: LetterData, rng: random.Random) -> Planted:
    """A reference in one of many forms: to a measure, to none, or to another document's clause."""
    status = rng.choice(["resolved", "unknown", "other-document", "unanchored"])
    number = rng.randrange(21, 60) if status == "unknown" else rng.randrange(5, 21)
    n = rng.choice([str(number), han(number)])
    written = rng.choice([f"第{n}点", f"第{n}条", f"第 {n} 点", f"第{n}项举措"])
    if status == "resolved" and rng.random() < 0.4:
        group = data.clauses[f"m{number}"].parent or ""
        written = f"第三部分第（{han(data.clauses[group].number)}）项第{n}点"
    name = {
        "other-document": rng.choice(["甬党办〔2021〕39号", "《中华人民共和国就业促进法》", "浙委办发〔2020〕36号"]),
        "unanchored": "",
    }.get(status, rng.choice(NUMBERS))
    text = f"经研究，{name}{written}{rng.choice(['已有规定', '另有说明', '与此有关'])}，请查阅。"
    node = f"m{number}" if status in ("resolved", "unanchored") else ""
    return Planted(text, "references", status, written, node)


MAKERS = {"quotations": quotation, "figures": figure, "references": reference}
