"""Training bases and master studios, measures 7 and 8: P10–P15; readings A18–A23, A42."""

from typing import Any

from .known import (
    BEFORE,
    CONDITION,
    COUNTS,
    DATES,
    EFFECTIVE,
    HUGE,
    NOT_LISTED,
    TOO_EARLY,
    YES_NO,
    Facts,
    Outcome,
    Part,
    early,
    explore,
    fixed,
    nothing,
    readings,
)
from .lines import Line, line, result

CONSTRUCTION = 100_000  # P10, m7s2: 一次性 10 万元的建设经费
BASE_EXCELLENT = 50_000  # P11, m7s2: 评估优秀的给予 5 万元奖励
YUYAO_TITLE = 30_000  # P12, m8s1: 一次性 3 万元建设经费补助
MASTER_LEAST, MASTER_MOST = 600, 3900  # P14, m8s3: 600 元-3900 元
STUDIO_EXCELLENT = 20_000  # P15, m8s4: 评估优秀的给予 2 万元奖励 (repair B2)
FIRST_YEAR = 2022


def training_base(facts: Facts) -> Line:
    """Construction funds and excellence awards: different purposes, added (A18)."""
    selected = explore(
        facts, {"newly_selected_distinctive_base": YES_NO, "selected_on": DATES}, selection)
    domains: dict[str, list[Any]] = {
        "municipal_base": YES_NO, "first_year": [1, 2020, 2021, FIRST_YEAR],
        **rating_domains(facts, "years_evaluated")}
    rated = explore(facts, domains, ratings)
    if facts.get("municipal_base") is False:
        rated.may.add("ask-bureau")
    parts = zeros_speak_only_alone([selected, rated])
    return line("training-base", "training_base", parts, ["", ""], {"period-not-stated"})


def rating_domains(facts: Facts, rounds_name: str) -> dict[str, list[Any]]:
    """Possible numbers of evaluations and of excellent ones: never more ratings than evaluations."""
    held, rated = facts.get(rounds_name), facts.get("excellent_ratings")
    if held is not None:
        return {rounds_name: [held], "excellent_ratings": sorted({0, min(1, held), max(0, held - 1), held})}
    if rated is not None:
        return {rounds_name: [rated, rated + 1, rated + 2, rated + 3, rated + 5, HUGE], "excellent_ratings": [rated]}
    return {rounds_name: [0, 1, 2, HUGE], "excellent_ratings": [0, 1, 2, HUGE]}


def zeros_speak_only_alone(parts: list[Part]) -> list[Part]:
    """A base or studio that gets one of two things need not be told why it does not get the other."""
    if any(part.high != 0 for part in parts):
        for part in parts:
            part.may = part.may.union(*part.either)
            part.either = []
    return parts


def selection(world: Facts) -> Outcome:
    """Newly selected as a distinctive base, or not."""
    if not world["newly_selected_distinctive_base"]:
        return nothing(CONDITION)
    return nothing(TOO_EARLY) if early(world["selected_on"]) else fixed(CONSTRUCTION)


def ratings(world: Facts) -> Outcome:
    """Yearly evaluations of a municipal base: which of them were excellent is not asked, so each way is tried."""
    if not world["municipal_base"]:
        return nothing(CONDITION, may={TOO_EARLY} if world["first_year"] < FIRST_YEAR else ())
    years, rated = world["years_evaluated"], world["excellent_ratings"]
    rated = min(rated, years)  # both missing: a pair that cannot be stands for one that can
    if rated == 0:
        return nothing(CONDITION, may={TOO_EARLY} if world["first_year"] < FIRST_YEAR else ())
    early_years = min(years, max(0, FIRST_YEAR - world["first_year"]))
    late_years = years - early_years
    if late_years == 0:
        return nothing(TOO_EARLY)
    least, most = max(0, rated - early_years), min(rated, late_years)
    return readings([BASE_EXCELLENT * least, BASE_EXCELLENT * most],
                    [BASE_EXCELLENT * least, BASE_EXCELLENT * most], {TOO_EARLY} if early_years else ())


def studio(facts: Facts) -> Line:
    """Titles (which may overlap, A21) and excellence awards (which are clearly different)."""
    standards = [0, 1, YUYAO_TITLE, HUGE]
    domains: dict[str, list[Any]] = {
        "new_yuyao_title_on": ["none", BEFORE, EFFECTIVE], "new_higher_title": ["none", "ningbo"],
        "new_higher_title_on": DATES, "higher_standard": standards}
    titled = explore(facts, domains, titles)
    if "higher_standard" in titled.open and facts.get("new_higher_title") not in (None, "none"):
        titled.must.add("amount-not-stated")
    if facts.get("higher_standard") is None and facts.get("new_higher_title") != "none":
        titled.may.add("amount-not-stated")
    awarded = explore(facts, rating_domains(facts, "two_yearly_rounds"), rounds)
    if "two_yearly_rounds" in awarded.open:  # the ratings alone decide
        awarded.open.remove("two_yearly_rounds")
        awarded.may_open.append("two_yearly_rounds")
    return line("studio", "studio", zeros_speak_only_alone([titled, awarded]), ["", ""], set())


def titles(world: Facts) -> Outcome:
    """The new Yuyao title, the new higher title, or both."""
    yuyao, higher = 0, 0
    reasons = set()
    if world["new_yuyao_title_on"] == "none":
        reasons.add(CONDITION)
    elif early(world["new_yuyao_title_on"]):
        reasons.add(TOO_EARLY)
    else:
        yuyao = YUYAO_TITLE
    if world["new_higher_title"] == "none":
        reasons.add(CONDITION)
    elif early(world["new_higher_title_on"]):
        reasons.add(TOO_EARLY)
    else:
        higher = world["higher_standard"]
        if higher == 0:
            reasons.add("amount-not-stated")
    if not yuyao and not higher:
        return nothing(*reasons)
    both = bool(yuyao and higher)
    return readings([max(yuyao, higher), yuyao + higher], [max(yuyao, higher)],
                    {"overlap-clause"} if both else (), reasons)


def rounds(world: Facts) -> Outcome:
    """At most one award per studio and two-yearly evaluation; no date is asked."""
    rated = min(world["excellent_ratings"], world["two_yearly_rounds"])
    return fixed(STUDIO_EXCELLENT * rated) if rated else nothing(CONDITION)


def master_apprentice(facts: Facts) -> Line:
    """Master-to-apprentice training: n × 600 to n × 3,900, unit and level table not stated (A22)."""
    part: Part = explore(facts, {"apprentices_trained": COUNTS, "training_qualifies": YES_NO}, training)
    if part.high != 0:
        part.must.add("unit-not-stated")
        part.must.add("range-not-point")
    soft = {"level-reading", "period-not-stated", "amount-not-stated"}
    return line("master-apprentice", "studio", [part], [""], soft)


def training(world: Facts) -> Outcome:
    """Every apprentice at any point of the range."""
    number = world["apprentices_trained"]
    if not world["training_qualifies"] or number == 0:
        return nothing(CONDITION)
    amounts = [number * MASTER_LEAST, number * MASTER_MOST]
    return readings(amounts, amounts)


def excellence_quota(facts: Facts) -> Line:
    """How many studios of a round may be rated excellent: the largest number not above 20 % (A23, m8s4)."""
    evaluated = facts.get("studios_evaluated")
    open_paths = ["answers.excellence-quota.studios_evaluated"] if evaluated is None else []
    most = None
    if evaluated is not None:
        most = evaluated // 5
        assert 100 * most <= 20 * evaluated < 100 * (most + 1)
    return result("excellence-quota", None, "zero", 0, 0, 0, {"not-a-subsidy"}, [], {"needs-input", NOT_LISTED},
                  open_paths, [], {"max_excellent": most})

