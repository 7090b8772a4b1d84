"""Benefits and their questions: what they name exists, and every option, claimant and place is worded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scripts.faults import Collector
from scripts.policy_source.benefits import BoundBenefit
from scripts.policy_source.checks.strings import places
from scripts.policy_source.model import Language, Question
from scripts.policy_source.parameters import BoundOverlap
from scripts.policy_source.strings import Strings, section

_NUMBERS = ("count", "money", "decimal")

type Fault = Callable[[str, str, str], None]


def check_benefits(
    benefits: dict[str, BoundBenefit], ids: frozenset[str], nodes: frozenset[str], faults: Collector
) -> None:
    """ids: every id that a question may point at (m4, m4s2, m4a1); nodes: those with a page of their own."""
    for bound in benefits.values():
        benefit = bound.benefit
        if benefit.node not in nodes:
            faults.add(
                bound.place.file,
                bound.place.at("node"),
                "node",
                f"There is no node {benefit.node}.",
                "Name a clause, as m4.",
            )

        def fault(path: str, problem: str, remedy: str, bound: BoundBenefit = bound) -> None:
            faults.add(bound.place.file, bound.lines.get(path, 0), path, problem, remedy)

        for path, question, siblings in questions_of(benefit.questions):
            _check_question(path, question, ids, fault)
            _check_siblings(path, question, siblings, fault)


def questions_of(
    questions: tuple[Question, ...], prefix: str = ""
) -> Iterator[tuple[str, Question, dict[str, Question]]]:
    """Every question with its dotted path and the questions beside it."""
    siblings = {question.id: question for question in questions}
    for question in questions:
        path = f"{prefix}.{question.id}".strip(".")
        yield path, question, siblings
        yield from questions_of(question.items, path)


def _check_question(path: str, question: Question, ids: frozenset[str], fault: Fault) -> None:
    for id in question.nodes:
        if id not in ids:
            fault(path, f"There is no clause, sentence or amount {id}.", "Name one, as m4s2.")
    if question.also and question.type not in ("date", "month"):
        fault(path, f"A question of type {question.type} cannot take words beside its own values.", "Remove also.")
    if (question.minimum is not None or question.maximum is not None) and question.type not in _NUMBERS:
        fault(path, f"A question of type {question.type} has no bounds.", "Remove minimum and maximum.")
    if question.minimum is not None and question.maximum is not None and question.minimum > question.maximum:
        fault(path, f"The minimum {question.minimum} is above the maximum {question.maximum}.", "Correct one of them.")
    if question.member is not None and not all(
        "n" in places(question.member.get(language)) for language in ("zh", "en")
    ):
        fault(path, "The heading of a member has no {n}.", "Write {n} where its number belongs, in both languages.")


def _check_siblings(path: str, question: Question, siblings: dict[str, Question], fault: Fault) -> None:
    for other in question.at_most:
        if other == question.id or other not in siblings:
            fault(
                path,
                f"at_most names {other}, which is no question beside this one.",
                "Name a question of the same level.",
            )
        elif question.type not in _NUMBERS or siblings[other].type not in _NUMBERS:
            fault(path, f"at_most compares with {other}, and one of the two is no number.", "Compare numbers only.")
    for other, values in question.when:
        if other == question.id or other not in siblings:
            fault(
                path, f"when names {other}, which is no question beside this one.", "Name a question of the same level."
            )
            continue
        asked = siblings[other]
        known = ("true", "false") if asked.type == "yes_no" else (*asked.options, *asked.also)
        for value in values:
            if value not in known and not (asked.type == "count" and value.isdecimal()):
                fault(
                    path,
                    f"when expects {value} of {other}, which is no answer to it.",
                    f"Write one of: {', '.join(known) or 'none, for it has no options'}.",
                )


def check_overlaps(
    overlaps: tuple[BoundOverlap, ...], benefits: frozenset[str], ids: frozenset[str], faults: Collector
) -> None:
    """Overlaps name benefits and a clause that exist."""
    for bound in overlaps:
        place = bound.place
        for benefit in bound.overlap.benefits:
            if benefit not in benefits:
                faults.add(
                    place.file,
                    place.at("benefits"),
                    "benefits",
                    f"There is no benefit {benefit}.",
                    "Name two benefits.",
                )
        if bound.overlap.node not in ids:
            faults.add(
                place.file,
                place.at("node"),
                "node",
                f"There is no clause {bound.overlap.node}.",
                "Name a clause, as ends1.",
            )


def option_words(strings: Strings, benefit: str, question: str, list_name: str | None) -> dict[str, object]:
    """The words of a question's options: under benefit.question, the list's name, or the question's id."""
    options = section(strings, "options")
    for key in (f"{benefit}.{question}", list_name, question):
        if key is not None and isinstance(found := options.get(key), dict):
            return found
    return {}


def check_words(benefits: dict[str, BoundBenefit], strings: dict[Language, Strings], faults: Collector) -> None:
    """Every claimant and option has words in both languages."""
    for bound in benefits.values():
        benefit = bound.benefit
        for language, words in strings.items():
            if benefit.claimant is not None and benefit.claimant not in section(words, "claimants"):
                faults.add(
                    bound.place.file,
                    bound.place.at("claimant"),
                    "claimant",
                    f"The claimant {benefit.claimant} has no words in docs/strings/{language}.",
                    f"Add claimants.{benefit.claimant} there, or in the policy's strings/{language}/options.yaml.",
                )
            for path, question, _ in questions_of(benefit.questions):
                name = bound.lists.get(path)
                worded = option_words(words, benefit.id, question.id, name)
                missing = [option for option in (*question.options, *question.also) if option not in worded]
                if missing:
                    faults.add(
                        bound.place.file,
                        bound.lines.get(path, 0),
                        path,
                        f"No words in this policy's strings/{language} for: {', '.join(missing)}.",
                        f"Add them under options.{name or question.id} in strings/{language}/options.yaml.",
                    )
