"""Days and the closing rule: the day of effect is a parameter too, and amounts change only on the day of a version."""

from __future__ import annotations

from scripts.faults import Collector
from scripts.policy_source.clauses import DocumentSource
from scripts.policy_source.parameters import BoundOverlap, BoundParameter

EFFECTIVE = "policy.effective_from"
"""The parameter that binds the day of effect to its words; the calculator reads it."""


def check_dates(source: DocumentSource, parameters: dict[str, BoundParameter], faults: Collector) -> None:
    """Fault a day of effect that is bound to no words, and amounts that begin on a day that is no version."""
    document = source.document
    bound = parameters.get(EFFECTIVE)
    if bound is None:
        faults.add(
            source.place.file.with_name("parameters.yaml"),
            0,
            EFFECTIVE,
            f"No parameter {EFFECTIVE} binds the day of effect to its words.",
            f"Add it: unit: date, the sentence as node, and {document.effective} as value.",
        )
    elif bound.parameter.values[0].value != document.effective.isoformat():
        faults.add(
            bound.place.file,
            bound.place.at("values[0].value"),
            EFFECTIVE,
            f"The day of effect is {bound.parameter.values[0].value} here and {document.effective} in document.yaml.",
            "Make them the same.",
        )
    for bound in parameters.values():
        for number, value in enumerate(bound.parameter.values):
            if value.since not in document.versions:
                faults.add(
                    bound.place.file,
                    bound.place.at(f"values[{number}].from"),
                    f"{bound.parameter.id}.from",
                    f"{value.since} is not the day of any version of the policy.",
                    "Correct it, or list the day of the amendment under versions in document.yaml.",
                )


def check_closing_rule(
    source: DocumentSource, overlaps: tuple[BoundOverlap, ...], ids: frozenset[str], faults: Collector
) -> None:
    """The closing rule is a place of the document, and overlaps are only where a rule says what holds for them."""
    rule = source.document.closing_rule
    if rule is not None and rule not in ids:
        faults.add(
            source.place.file,
            source.place.at("closing_rule"),
            "closing_rule",
            f"There is no clause or sentence {rule}.",
            "Name the sentence that says what holds where support overlaps, or leave the key out.",
        )
    if rule is None and overlaps:
        place = overlaps[0].place
        faults.add(
            place.file,
            place.line,
            "benefits",
            "Benefits overlap here, and document.yaml names no closing_rule that says what holds then.",
            "Name the sentence as closing_rule in document.yaml, or remove the overlaps.",
        )
