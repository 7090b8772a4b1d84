"""Lays the amendments over the first version: the clauses and translations of every version, before any check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from scripts.faults import Collector
from scripts.policy_source.amendments import AmendmentSource
from scripts.policy_source.checks.amounts import BoundAmount
from scripts.policy_source.clauses import Clause
from scripts.policy_source.model import Parameter, ParameterValue
from scripts.policy_source.parameters import BoundParameter
from scripts.policy_source.translations import Translation


@dataclass
class EditionSource:
    """One version: its clauses in order, the translations that are of these words, and the amendment that made it.

    parameters, amounts and english_spans are filled in by the checks that find them.
    """

    version: date
    clauses: dict[str, Clause]
    translations: dict[str, Translation]
    amendment: AmendmentSource | None = None
    parameters: dict[str, BoundParameter] = field(default_factory=dict)
    amounts: dict[str, BoundAmount] = field(default_factory=dict)
    english_spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def first(self) -> bool:
        """Whether it is the first version."""
        return self.amendment is None


def fold(
    version: date,
    clauses: dict[str, Clause],
    translations: dict[str, Translation],
    amendments: list[AmendmentSource],
    faults: Collector,
) -> list[EditionSource]:
    """The editions, the oldest first; version, clauses and translations are those of the first."""
    found = [EditionSource(version, clauses, translations)]
    for amendment in amendments:
        found.append(_amended(found[-1], amendment, faults))
    return found


def _amended(before: EditionSource, source: AmendmentSource, faults: Collector) -> EditionSource:
    amended = before.clauses | source.clauses
    for one in source.renumbered:
        if one.node not in before.clauses or one.node in source.clauses:
            faults.add(
                one.place.file, one.place.line, one.node, f"{one.node} cannot only be renumbered here.",
                "Name a clause of the version before; one with new words gets its new label in its own file.",
            )  # fmt: skip
            continue
        clause = before.clauses[one.node]
        amended[one.node] = replace(clause, label=one.label, parent=one.parent or clause.parent, place=one.place)
    order = tuple(before.clauses) if source.order is None else source.order
    for id in order:
        if id not in amended:
            faults.add(
                source.place.file, source.place.at("order"), "order", f"There is no clause {id}.",
                f"Write clauses/{id}.yaml in this folder, or correct the order.",
            )  # fmt: skip
    for id in source.clauses.keys() - set(order):
        faults.add(
            source.place.file, source.place.at("order"), "order", f"{id} is not in the order of the document.",
            "Write order: with the ids of all nodes of this version, in the order of the document.",
        )  # fmt: skip
    kept = {id: amended[id] for id in order if id in amended}
    return EditionSource(
        source.amendment.version, kept, _translations(before, source, kept), source
    )


def _translations(
    before: EditionSource, source: AmendmentSource, clauses: Mapping[str, Clause]
) -> dict[str, Translation]:
    """Those of the amendment, and the earlier ones of words that did not change."""
    words = {one.id: one.zh for clause in clauses.values() for one in clause.translatable()}
    earlier = {one.id: one.zh for clause in before.clauses.values() for one in clause.translatable()}
    kept = {id: one for id, one in before.translations.items() if id in words and words[id] == earlier.get(id)}
    return kept | source.translations


def parameters_at(
    parameters: Mapping[str, BoundParameter], version: date, clauses: Mapping[str, Clause]
) -> dict[str, BoundParameter]:
    """The parameters that a version states, each with the values until then and bound to where its words stood."""
    sentences = {sentence.id: sentence.zh for clause in clauses.values() for sentence in clause.sentences()}
    found: dict[str, BoundParameter] = {}
    for id, bound in parameters.items():
        values = tuple(value for value in bound.parameter.values if value.since <= version)
        if not values:
            continue
        last = values[-1]
        ended = last.until is not None and last.until < version
        if ended and last.quoted not in sentences.get(last.node or "", ""):
            continue
        found[id] = replace(bound, parameter=placed(bound.parameter, values))
    return found


def placed(parameter: Parameter, values: tuple[ParameterValue, ...]) -> Parameter:
    """A parameter with some of its values, bound to where the words of the last of them stand."""
    return replace(parameter, values=values, node=values[-1].node or parameter.node, amount=values[-1].amount)
