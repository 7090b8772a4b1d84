"""Checks one letter: `check_letter` gives the contract's JSON, `examine` also what is wrong with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from yuyao_policy.letter.attribution import Citations
from yuyao_policy.letter.borrowed import borrowed
from yuyao_policy.letter.claims import Claims, is_denied
from yuyao_policy.letter.document import Documents
from yuyao_policy.letter.figures import Figure, figures
from yuyao_policy.letter.marks import Marks, marks, sentence_ends
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.quotations import Quotations
from yuyao_policy.letter.references import Reference, references
from yuyao_policy.letter.repairs import repairs
from yuyao_policy.letter.roles import swapped
from yuyao_policy.letter.text import Letter
from yuyao_policy.letter.verdicts import Finding, Judge
from yuyao_policy.letter.worked_out import worked_out

LONGEST = 1_000_000
"""Characters that are checked; a letter that is longer is checked so far, and told so."""
_WRONG = {
    "references": {"unknown"},
    "quotations": {"altered", "wrong-clause", "spliced", "not-found"},
    "figures": {"wrong-unit", "elsewhere", "not-stated"},
    "documents": {"wrong-number", "wrong-title"},
}

_OFFICIAL = ("exact", "typographic")
_NOT_SO = re.compile(
    "[”」』\"’](?:一语|一词|一句|的?(?:说法|表述|提法|写法))?(?:不是|并非|并不是|不属于|有误|系误|不实|不准确|\\s(?:is|are)\\snot)"
)
"""The letter itself says that the words are not the document's."""

type Json = dict[str, Any]


@dataclass
class Checked:
    """What was found. findings: the contract's JSON; wrong: the findings of it (list and place in it) to put right."""

    findings: Json
    wrong: list[tuple[str, int]] = field(default_factory=list)
    cited: dict[int, list[str]] = field(default_factory=dict)
    """Of each figure, by its place in the list, the clauses that the letter cites for it."""


def check_letter(data: LetterData, text: str) -> Json:
    """What the letter says of the policy, checked; plain JSON values, spans in code points of the letter as typed.

    Beside the contract's lists: `documents`, how the letter names this policy's document (exact, variant, alias,
    wrong-number, wrong-title, with the right words in `official`); `passed_over`, what could not be read: a quotation
    mark without a partner (`unpaired`), the rest of a letter that is too long (`too-long`); `wrong`, the places in
    each list of what has to be put right; and `repairs`, what may stand in the place of a finding.
    """
    return examine(data, text).findings


def examine(data: LetterData, text: str) -> Checked:
    """The findings of a letter, and which of them are wrong."""
    letter = Letter(text[:LONGEST])
    paired = marks(letter)
    sentences = sentence_ends(letter, paired.quoted)
    documents = Documents(data, letter)
    cited = references(data, letter, documents, sentences)
    citations = Citations(letter, documents, cited, sentences)
    checked = Checked({"policy": data.policy, "version": data.version, "digest": data.digest})
    lists: dict[str, list[Json]] = {
        "references": [_entry(letter, r.start, r.end, status=r.status, nodes=r.nodes) for r in cited],
        "quotations": [],
        "figures": [],
        "borrowed": [],
        "documents": [],
        "passed_over": _passed_over(letter, paired, text),
    }
    checked.findings.update(lists)
    checked.wrong += [("references", i) for i, r in enumerate(cited) if _is_wrong(r, documents)]

    told: list[tuple[int, int]] = []
    for quotation in Quotations(data, letter, documents, citations).check(paired.quoted):
        wrong = quotation.verdict in _WRONG["quotations"] and (quotation.verdict != "not-found" or quotation.attributed)
        if quotation.heard:
            told.append(letter.span(quotation.start, quotation.end))
        elif wrong and not _NOT_SO.match(letter.plain, quotation.end):
            checked.wrong.append(("quotations", len(lists["quotations"])))
        words = {"verdict": quotation.verdict, "nodes": quotation.nodes, "official": quotation.official}
        lists["quotations"].append(_entry(letter, quotation.start, quotation.end, **words))
    _figures(data, letter, documents, cited, citations, checked, told)
    for passage in borrowed(data, letter, paired.quoted, cited, documents, sentences):
        lists["borrowed"].append(_entry(letter, passage.start, passage.end, nodes=passage.nodes))
    for mention in (part for whole in documents.mentions for part in whole.parts or [whole]):
        if mention.ours or mention.verdict in _WRONG["documents"]:
            if mention.verdict in _WRONG["documents"]:
                checked.wrong.append(("documents", len(lists["documents"])))
            said = {"verdict": mention.verdict, "official": mention.official or data.title}
            lists["documents"].append(_entry(letter, mention.start, mention.end, **said))
    checked.findings["wrong"] = {name: [i for of, i in checked.wrong if of == name] for name in _WRONG}
    checked.findings["repairs"] = repairs(data, text, lists, checked.cited)
    return checked


def _entry(letter: Letter, start: int, end: int, **more: object) -> Json:
    first, last = letter.span(start, end)
    return {"start": first, "end": last, "text": letter.text[first:last], **more}


def _is_wrong(reference: Reference, documents: Documents) -> bool:
    """A clause that does not exist is wrong where it is said to be ours."""
    return reference.status == "unknown" and reference.owner == "ours"


def _figures(
    data: LetterData,
    letter: Letter,
    documents: Documents,
    cited: list[Reference],
    citations: Citations,
    checked: Checked,
    told: list[tuple[int, int]],
) -> None:
    taken = [(r.start, r.end) for r in cited] + [(m.start, m.end) for m in documents.mentions]
    entries = checked.findings["figures"]
    words = [(q["start"], q["end"]) for q in checked.findings["quotations"]]
    quoted = [(q["start"], q["end"]) for q in checked.findings["quotations"] if q["verdict"] in _OFFICIAL]
    judge = Judge(data)
    every = figures(letter.plain)
    for figure in _outside(every, sorted(taken)):
        sources = [c for c in citations.at(figure.start, figure.end) if c.nodes and c.known and not c.other]
        if not sources:
            continue
        nodes = list(sources[0].nodes)
        finding = judge.judge(figure, nodes)
        if finding.verdict in _WRONG["figures"]:  # in doubt it is of the clause that does state it
            others = [(list(c.nodes), judge.judge(figure, list(c.nodes))) for c in sources[1:]]
            nodes, finding = next((pair for pair in others if pair[1].verdict == "stated"), (nodes, finding))
        sentence = citations.sentence(figure.start)
        span = letter.span(figure.start, figure.end)
        node = None
        if finding.verdict == "stated" and not _within(span, words):
            node = swapped(letter.plain, figure, finding.nodes, data.roles, sentence[1])
            finding = Finding("not-stated", [node]) if node else finding
        wrong = finding.verdict in _WRONG["figures"]
        product = not node and finding.verdict != "wrong-unit"
        if wrong and _within(span, quoted):    # 25 年 of a quotation cut at 2025 年
            continue
        if wrong and (
            _of_issue(data, figure)
            or not Claims(letter.plain, figure, sentence, sources[0], judge.counted(nodes)).holds()
            or (product and worked_out(figure, judge.sums(nodes), letter.plain, every, sentence))
        ):
            continue
        if wrong and not is_denied(letter.plain, figure) and not _within(span, told):
            checked.wrong.append(("figures", len(entries)))
        checked.cited[len(entries)] = nodes
        entries.append(_entry(letter, figure.start, figure.end, verdict=finding.verdict, nodes=finding.nodes))


def _within(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a span lies in one of some, which are in order and apart."""
    i = bisect_right(spans, (span[0], 10**9)) - 1
    return i >= 0 and span[1] <= spans[i][1]


def _of_issue(data: LetterData, figure: Figure) -> bool:
    """Whether a date is the day of the document's issue, which is the whole document's and not a clause's."""
    if figure.date is None or figure.date[0] is None:
        return False
    issued = tuple(map(int, data.issued.split("-")))
    return all(mine is None or mine == theirs for mine, theirs in zip(figure.date, issued, strict=True))


def _outside(found: list[Figure], taken: list[tuple[int, int]]) -> list[Figure]:
    """The figures that are no part of a reference or of a document's name."""
    out: list[Figure] = []
    i = 0
    for figure in found:
        while i < len(taken) and taken[i][1] <= figure.start:
            i += 1
        if i == len(taken) or taken[i][0] >= figure.end:
            out.append(figure)
    return out


def _passed_over(letter: Letter, paired: Marks, text: str) -> list[Json]:
    found = [_entry(letter, at, at + 1, reason="unpaired") for at in paired.unpaired]
    if len(text) > LONGEST:
        found.append({"start": LONGEST, "end": len(text), "text": "", "reason": "too-long"})
    return found
