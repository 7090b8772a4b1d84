"""The clause references of a letter: steps put together, the document found, back-references followed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yuyao_policy.letter import chinese, english
from yuyao_policy.letter.clauses import UNKNOWN, Meaning, meaning
from yuyao_policy.letter.compare import bare
from yuyao_policy.letter.document import Documents
from yuyao_policy.letter.enumeration import own_counting
from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.owner import Owner, Owners
from yuyao_policy.letter.parts import Step
from yuyao_policy.letter.text import Letter
from yuyao_policy.letter.titles import HEAD, NAMED, title_steps

_BRIDGE = re.compile(r"\s?(?:(?:的|中的?|里的?|之)|,\s?|，|\s-\s)?\s?")
_OF = re.compile(r",?\s?(?:of|in|under)\s?(?:the\s)?", re.I)
_COMMA = re.compile(r"[,，]\s?")
_WRAPPED = re.compile(r"[\s的中里之,，]*[“「『\"《(]?(?P<title>[^”」』\"》)\n]{3,40})[”」』\"》)]?[的中里,，\s]*")


@dataclass
class Reference:
    """One written clause reference, from start to end in the plain letter; status and nodes as in the contract."""

    start: int
    end: int
    status: str
    nodes: list[str]
    owner: Owner
    unit: str = ""
    """What it calls the clause (点, 条, point)."""

    @property
    def cites(self) -> bool:
        """Whether figures and quotations can be compared with what it names."""
        return self.owner != "other" and bool(self.nodes)


def references(data: LetterData, letter: Letter, documents: Documents, sentences: list[int]) -> list[Reference]:
    """Every clause reference, in order of start."""
    plain = letter.plain
    steps = chinese.steps(plain) + english.steps(plain) + title_steps(data, letter)
    steps.sort(key=lambda step: (step.start, -step.end))
    counted = own_counting(letter, steps)
    steps = [step for step in _apart(steps) if step.start not in counted and not _in_name(step, documents)]
    reader = _Reader(data, letter, Owners(letter, documents, sentences), documents)
    chains = [c for c in _chains(data, plain, steps) if len(c) > 1 or c[0].unit != HEAD]
    reader.owners.list_up([(chain[0].start, chain[-1].end) for chain in chains])
    for chain in chains:
        reader.read(chain)
    return reader.found


def _apart(steps: list[Step]) -> list[Step]:
    found: list[Step] = []
    for step in steps:
        if not found or step.start >= found[-1].end:
            found.append(step)
    return found


def _in_name(step: Step, documents: Documents) -> bool:
    """Whether the words are part of a document's title or number."""
    last = documents.last(step.start + 1)
    return last is not None and step.start < last.end


def _chains(data: LetterData, plain: str, steps: list[Step]) -> list[list[Step]]:
    """Steps that stand together and go down (or, in English, up) the document are one reference."""
    chains: list[list[Step]] = []
    for step in steps:
        last = chains[-1][-1] if chains else None
        if last is not None and step.node and _titled(data, plain, last, step):
            if step.unit not in (HEAD, NAMED):
                last.end = step.end
            continue
        if last is not None and _joins(data, plain, last, step):
            chains[-1].append(step)
        else:
            chains.append([step])
    return chains


def _titled(data: LetterData, plain: str, last: Step, step: Step) -> bool:
    """Whether a title only repeats what the number before it says: 第10点“积极推进优秀工匠遴选培育”这一点."""
    number = data.clauses[step.node].number
    together = plain[last.end : step.start].strip(" 的,，") == "" and last.end - step.start < 3
    return together and last.numbers == [number] and step.kinds[0] in last.kinds


def _joins(data: LetterData, plain: str, last: Step, step: Step) -> bool:
    if step.back and not (last.kinds[0] == "sentence" and _OF.fullmatch(plain, last.end, step.start)):
        return False
    gap = plain[last.end : step.start]
    if len(gap) > 60 or "\n" in gap:
        return False
    comma = bool(_COMMA.fullmatch(gap))
    if (_OF.fullmatch(gap) or (comma and step.unit == "part")) and step.deepest < last.lowest:
        step.ascending, step.loose = True, comma
        return True
    if last.back == "ditto" or step.deepest <= last.lowest:
        return False
    if not _BRIDGE.fullmatch(gap):
        wrapped = _WRAPPED.fullmatch(gap)
        return wrapped is not None and bare(wrapped["title"]) in data.titles
    step.loose = comma and not step.unit.isascii()  # Part III(4), point 10 is one reference in any case
    return step.lowest > last.deepest if comma else True


def _downwards(chain: list[Step]) -> list[Step]:
    """The steps from the larger clause to the smaller: what follows an "of" comes first."""
    runs: list[list[Step]] = []
    for step in chain:
        if step.ascending or not runs:
            runs.append([step])
        else:
            runs[-1].append(step)
    return [step for run in reversed(runs) for step in run]


class _Reader:
    """Reads the chains in order and remembers what was last cited, for 前款, 该点 and 同上."""

    def __init__(self, data: LetterData, letter: Letter, owners: Owners, documents: Documents) -> None:
        self.data = data
        self.letter = letter
        self.owners = owners
        self.documents = documents
        self.found: list[Reference] = []
        self._unit = ""

    def read(self, chain: list[Step]) -> None:
        order = _downwards(chain)
        start, end = chain[0].start, chain[-1].end
        loose = next((i for i, step in enumerate(chain) if step.loose and i), 0)
        if loose and not order[0].back and meaning(self.data, order).status == "unknown":
            chain[loose].ascending = chain[loose].loose = False
            self.read(chain[:loose])
            self.read(chain[loose:])
            return
        self._unit = order[-1].unit
        if order[0].back:
            self._back(order, start, end)
        elif order[0].kinds in (("sentence",), ("paragraph",)) and not order[0].node:
            self._relative(order, start, end)
        else:
            self._keep(start, end, meaning(self.data, order), self.owners.owner(start, end))

    def _keep(self, start: int, end: int, means: Meaning, owner: Owner) -> None:
        status = means.status
        if owner == "other":
            means, status = UNKNOWN, "other-document"
        elif owner == "unnamed" and status != "unknown":
            status = "unanchored"
        self.found.append(Reference(start, end, status, means.nodes, owner, self._unit))

    def _relative(self, order: list[Step], start: int, end: int) -> None:
        """第二句 after a clause was cited in the paragraph; elsewhere the words count something else."""
        last = self.found[-1] if self.found else None
        here = self.letter.paragraph_span(start)[0]
        if last is None or last.start < here or last.owner == "other":
            counts = order[0].unit == "paragraph" or (order[0].unit == "款" and self.documents.last(start))
            if counts and order[0].numbers != [-1] and (owner := self.owners.owner(start, end)) != "other":
                self._keep(start, end, meaning(self.data, order), owner)
            return
        clauses = list(dict.fromkeys(self.data.clause_of[node] for node in last.nodes))
        if len(clauses) != 1:
            return
        owner = self.owners.owner(start, end)    # the last paragraph of your letter
        self._keep(start, end, meaning(self.data, order, clauses[0]), owner if owner == "other" else last.owner)

    def _back(self, order: list[Step], start: int, end: int) -> None:
        step = order[0]
        last = self._last_cited(step)
        if last is None:
            if step.unit.isascii() and step.back == "same":  # "that point": in English mostly no clause
                return
            if self.documents.last(start) and step.back != "ditto":
                self._keep(start, end, UNKNOWN, self.owners.owner(start, end))
            return
        if last.owner == "other" or not last.nodes:
            status = "other-document" if last.owner == "other" else "unknown"
            self.found.append(Reference(start, end, status, [], last.owner))
            return
        means = self._pointed(step, last)
        if len(order) > 1 and means.nodes:
            means = meaning(self.data, order[1:], means.nodes[0]) if len(means.nodes) == 1 else UNKNOWN
        self._keep(start, end, means, last.owner)

    def _last_cited(self, step: Step) -> Reference | None:
        """What a back-reference may point at: 该点 is the 点 before another document's 第十条, which is no 点."""
        last = self.found[-1] if self.found else None
        if last is None or step.back != "same" or last.owner != "other" or last.unit == step.unit:
            return last
        alike = next((one for one in reversed(self.found) if one.unit == step.unit), last)
        return alike if alike.owner != "other" else last

    def _pointed(self, step: Step, last: Reference) -> Meaning:
        data = self.data
        if step.back == "ditto":
            return Meaning(last.nodes, "ambiguous" if last.status == "ambiguous" else "resolved")
        if step.back == "same":
            return self._same(step, last)
        first = last.nodes[0]
        if step.kinds == ("sentence",) and first in data.zh:
            at = data.sentences.index(first)
            nodes = data.sentences[max(0, at - step.count) : at]
        else:
            nodes = self._clauses_before(data.clause_of[first], step.count)
        return Meaning(nodes, "resolved") if nodes else UNKNOWN

    def _clauses_before(self, clause: str, count: int) -> list[str]:
        """The clauses of the same kind before one: the measure before measure 10 is measure 9."""
        kind = self.data.clauses[clause].kind
        ids = [one.id for one in self.data.clauses.values() if one.kind == kind]
        at = ids.index(clause)
        return ids[max(0, at - count) : at]

    def _same(self, step: Step, last: Reference) -> Meaning:
        data = self.data
        if step.kinds == ("part",):
            parts = list(data.by_kind("part").values())
            nodes = [part for part in parts if any(data.holds(part, node) for node in last.nodes)]
        elif step.kinds == ("paragraph",):
            nodes = last.nodes
        else:
            nodes = list(dict.fromkeys(data.clause_of[node] for node in last.nodes))
        if not nodes:
            return UNKNOWN
        return Meaning(nodes, "ambiguous" if len(nodes) > 1 else "resolved")
