"""Seeded random claims: complete, partly silent, at the edges, and faulty; the same in every version of Python."""

from collections.abc import Iterator
from typing import Any

from .claim_facts import MAKERS, Dice, Json
from .totals import PLANNING

JOINT = [["host", "sender"], ["enterprise", "studio"], ["individual", "contestant"], ["institution", "training_base"],
         ["enterprise", "training_base", "studio"]]
CASES = [["apprenticeship", "master-apprentice"], ["apprenticeship", "practical-training"],
         ["master-apprentice", "practical-training"]]
USUAL = [*list(MAKERS)[:13] * 3, *list(MAKERS)[13:]]
WRONG = [-1, "many", True, 2.125, "2023-02-30", "unheard_of", [None], {"a": 1}]

UNTIL: str | None = None
"""Last day of the version that the oracle knows, to be set when the policy is amended: no claim is of a later day."""
LATEST = "9999-12-31"


def is_known(claim: Any) -> bool:
    """Whether the oracle knows the version that a claim with a day of its own is about, and its benefits."""
    if UNTIL is None or not isinstance(claim, dict):
        return True
    on, answers = claim.get("on"), claim.get("answers")
    if isinstance(answers, dict) and not answers.keys() <= MAKERS.keys():
        return False
    return not isinstance(on, str) or on <= UNTIL


def claim(dice: Dice) -> Json:
    """One claim of one to three benefits, complete, partly silent or faulty."""
    answers = {}
    for benefit in {dice.pick(USUAL): None for _ in range(dice.pick([1, 1, 1, 2, 3]))}:
        answers[benefit] = MAKERS[benefit](dice)
    mood = dice.below(100)
    if mood < 35:
        for benefit, facts in answers.items():
            answers[benefit] = {} if dice.chance(3) else forget(dice, facts, dice.pick([8, 15, 30]))
    elif mood < 45:
        spoil(dice, answers)
    made: Json = {"policy": "ydb-2022-51", "answers": answers}
    if dice.chance(5):
        made["on"] = dice.pick(["2022-06-30", "2022-07-01", "2024-01-01"])
    if UNTIL is not None and made.get("on", LATEST) > UNTIL:
        made["on"] = UNTIL
    if dice.chance(10):
        made["same_party"] = [list(dice.pick(JOINT))]
    if dice.chance(15):
        made["same_case"] = [list(pair) for pair in CASES if set(pair) <= answers.keys()]
    if dice.chance(15):
        benefit = dice.pick(list(answers))
        if benefit not in PLANNING:
            made["other_support"] = [{"benefit": benefit, "for_the_same_thing": dice.pick([True, True, False, None]),
                                      "amount": dice.pick([0, 1000, 8000, 10_000, 50_000])}]
    return made


def forget(dice: Dice, value: Any, percent: int) -> Any:
    """The same facts with some left out, some null."""
    if isinstance(value, list):
        return [forget(dice, item, percent) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, inner in value.items():
        if not dice.chance(percent) or name == "base" or (isinstance(inner, list) and not dice.chance(20)):
            kept[name] = forget(dice, inner, percent)
        elif dice.chance(50):
            kept[name] = None
    return kept


def spoil(dice: Dice, answers: Json) -> None:
    """One or two impossible facts."""
    for _ in range(1 + dice.below(2)):
        place = answers[dice.pick(list(answers))]
        while place:
            name = dice.pick(list(place))
            if isinstance(place[name], list) and place[name] and isinstance(place[name][0], dict) and dice.chance(80):
                place = dice.pick(place[name])
                continue
            if dice.chance(20):
                place["unheard_of"] = 1
            else:
                place[name] = dice.pick(WRONG)
            break


def claims(number: int, seed: int = 51) -> Iterator[Json]:
    """So many claims of a seed."""
    dice = Dice(seed)
    for _ in range(number):
        yield claim(dice)
