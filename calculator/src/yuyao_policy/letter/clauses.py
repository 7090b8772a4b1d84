"""From the steps of a reference to the clauses that it can mean: every candidate, likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from yuyao_policy.letter.official import LetterData
from yuyao_policy.letter.parts import Step


class Meaning(NamedTuple):
    """What a reference means: its clauses, and whether they are sure, one of several, or not (all) there."""

    nodes: list[str]
    status: str
    """resolved, ambiguous or unknown."""


_LOOSELY = ("点", "条", "point", "item", "article", "clause")
UNKNOWN = Meaning([], "unknown")


def meaning(data: LetterData, chain: Sequence[Step], context: str | None = None) -> Meaning:
    """The clauses of a chain of steps, from the larger to the smaller, within a known clause or the document."""
    contexts: list[str | None] = [context]
    for i, step in enumerate(chain):
        if step.node:
            inside = [c for c in contexts if c is None or data.holds(c, step.node)]
            if not inside:
                return UNKNOWN
            contexts, found = [step.node], Meaning([step.node], "resolved")
            continue
        found = _step(data, step, contexts, alone=len(chain) == 1, head=i == 0 and len(chain) > 1)
        if not found.nodes or (found.status == "unknown" and i < len(chain) - 1):
            return Meaning([], "unknown") if i < len(chain) - 1 else found
        contexts = list(found.nodes)
    return found


def _step(data: LetterData, step: Step, contexts: list[str | None], *, alone: bool, head: bool) -> Meaning:
    kinds = list(step.kinds)
    if head and step.unit in ("点", "项") and "part" not in kinds:  # 第三点第（四）项: the part is meant
        kinds.append("part")
    if contexts != [None] and step.unit in _LOOSELY and "safeguard" not in kinds:  # 第四部分第3点
        kinds.append("safeguard")
    by_kind = {kind: [_find(data, kind, n, contexts) for n in step.numbers] for kind in kinds}
    if step.kinds == ("paragraph",) and not any(by_kind["paragraph"]):
        return _counted_as_sentences(data, step, contexts)
    complete = [kind for kind in kinds if all(by_kind[kind])]
    if step.kinds[0] == "group" and len(complete) > 1 and "measure" in complete:  # 项 is what groups are called
        complete.remove("measure")
    if step.backwards:
        return UNKNOWN
    if not complete:
        best = max(kinds, key=lambda kind: sum(map(bool, by_kind[kind])))
        return Meaning([node for nodes in by_kind[best] for node in nodes], "unknown")
    nodes = list(dict.fromkeys(node for kind in complete for found in by_kind[kind] for node in found))
    several = len(nodes) > len(step.numbers)
    # 第九项: there is no group 9, so the measure, but 项 is not what it is called
    stretched = alone and complete == ["measure"] and step.kinds[0] == "group"
    return Meaning(nodes, "ambiguous" if several or stretched else "resolved")


def _find(data: LetterData, kind: str, number: int, contexts: list[str | None]) -> list[str]:
    """The nodes, paragraphs or sentences of a kind with a number, in any of the contexts."""
    found: list[str] = []
    for context in contexts:
        if kind == "sentence":
            found += _nth(_sentences(data, context), number)
        elif kind == "paragraph":
            if context in data.clauses:
                found += _nth(list(data.clauses[context].paragraphs), number)
        else:
            found += [id for id in data.of_kind(kind, number) if context is None or data.holds(context, id)]
    return found


def _sentences(data: LetterData, context: str | None) -> list[str]:
    """The sentences of a clause of its own, or of a paragraph."""
    if context is None:
        return []
    if context in data.clauses:
        return data.clauses[context].sentences()
    return data.sentences_of(context) if context in data.clause_of and context not in data.zh else []


def _nth(ids: list[str], number: int) -> list[str]:
    if number == -1:
        return ids[-1:]
    return ids[number - 1 : number] if number > 0 else []


def _counted_as_sentences(data: LetterData, step: Step, contexts: list[str | None]) -> Meaning:
    """第二款 of a measure that is one paragraph: its second sentence may be meant; with nothing cited, measure 2."""
    if contexts == [None]:
        measures = [_find(data, "measure", n, contexts) for n in step.numbers]
        nodes = [node for found in measures for node in found]
        return Meaning(nodes, "ambiguous" if all(measures) else "unknown")
    sentences = [_find(data, "sentence", n, contexts) for n in step.numbers]
    nodes = [node for found in sentences for node in found]
    return Meaning(nodes, "ambiguous" if nodes and all(sentences) else "unknown")
