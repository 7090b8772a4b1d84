"""Grant for sending contestants, measure 16 (m16s2): payments P26–P28.

5,000, 2,000 and 1,000 yuan a person at national, provincial and Ningbo level, to the sender. Readings A39–A41, A42.
"""

from __future__ import annotations

from yuyao_policy.answers import Facts
from yuyao_policy.line import NOTHING, Figure, Line, check, in_force, when_true
from yuyao_policy.policy import Rates

NODE = "m16s2"
NAMED = frozenset({"training_institution", "school", "yuyao_industry_department", "association"})
LEVELS = ("national", "provincial", "ningbo")


def evaluate(facts: Facts, rates: Rates, line: Line) -> Figure:
    """Whole yuan for the sender, per person sent (m16s2)."""
    sender = facts.get("sender")
    counts = {level: facts.get(level) for level in LEVELS}
    if facts.get("yuyao"):
        line.note("not-listed", NODE, path=f"{line.path}.yuyao", value=facts["yuyao"])
    nobody = all(count == 0 for count in counts.values())
    met = line.settle(
        line.path,
        facts,
        (
            check("sender", None if sender is None else sender != "self", NODE, "different-claimants"),
            *(check(level, not nobody, NODE) for level in LEVELS),
            check("selected_by_hr", facts.get("selected_by_hr"), NODE),
            check("recommended", facts.get("recommended"), NODE),
            in_force("date", facts.get("date"), rates),
        ),
        rates["competition_sending.national"],
    )
    if met is False:
        if sender == "self":
            line.note("ask-bureau", NODE, path=f"{line.path}.sender", reading="A39")
        return NOTHING
    for level, count in counts.items():
        if count is None:
            line.ask(f"{line.path}.{level}")
    figure = _people(facts, rates, line)
    if sender is not None and sender not in NAMED:
        line.undetermined = True
        line.note("not-listed", NODE, path=f"{line.path}.sender", value=sender, reading="A41")
        line.note("ask-bureau", NODE, path=f"{line.path}.sender", reading="A41")
        met = None
    return when_true(met, figure)


def _people(facts: Facts, rates: Rates, line: Line) -> Figure:
    """The plain sum, or each person once at the highest level (A40)."""
    known = {level: facts.get(level) or 0 for level in LEVELS}
    each = {level: rates[f"competition_sending.{level}"] for level in LEVELS}
    for level, people in known.items():
        if people:
            line.step(
                "per-person",
                each[level],
                each[level].value * people,
                rate=each[level].value,
                people=people,
                level=level,
            )
    plain = sum(each[level].value * people for level, people in known.items())
    once, counted = 0, 0
    for level in sorted(LEVELS, key=lambda level: -each[level].value):
        once += each[level].value * max(0, known[level] - counted)
        counted = max(counted, known[level])
    complete = all(facts.get(level) is not None for level in LEVELS)
    same = facts.get("same_people")
    several = sum(1 for people in known.values() if people) > 1 or not complete
    if not several or same is False:
        once = plain
    elif same is None:
        line.ask(f"{line.path}.same_people")
    if once != plain:
        line.note("overlap-clause", NODE, reading="A40")
        line.reading("A40", "b", "a", (once, plain), each["national"])
    return Figure(once, plain if complete else None, plain if complete and once == plain else None)
