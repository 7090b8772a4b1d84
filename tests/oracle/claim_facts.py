"""Random facts for each benefit: usual, edge-valued, and sometimes what happens seldom.

Only `random()` of the generator is used: its sequence is fixed, that of `choice` and `shuffle` is not.
"""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from . import checks
from .known import add_months

Json = dict[str, Any]
DATES = ["2022-06-30", "2022-07-01", "2022-07-01", "2022-07-02", "2023-06-30", "2024-02-29", "2025-10-08", "2027-01-01"]
LEVELS = ["technician", "senior_technician", "junior", "intermediate", "senior", "technician", "senior_technician",
          *checks.LEVEL]


class Dice:
    """Choices from one stable source."""

    def __init__(self, seed: int) -> None:
        """Start the sequence of this seed."""
        self.source = random.Random(seed)

    def below(self, number: int) -> int:
        """A whole number from 0 below the given one."""
        return int(self.source.random() * number)

    def pick(self, options: Any) -> Any:
        """One of several."""
        return options[self.below(len(options))]

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.below(100) < percent

    def yes(self, percent: int = 94) -> bool:
        """An answer that is mostly yes."""
        return self.chance(percent)

    def day(self) -> str:
        """A day, often one beside the first of the policy."""
        if self.chance(30):
            return str(self.pick(DATES))
        year = int(self.pick([2021, 2022, 2023, 2023, 2024, 2024, 2025]))
        return date(year, 1 + self.below(12), 1 + self.below(28)).isoformat()

    def count(self, edges: list[int], most: int) -> int:
        """A count, often an edge."""
        return int(self.pick(edges)) if self.chance(30) else self.below(most + 1)

    def length(self, most: int) -> int | float:
        """Months or years, mostly whole."""
        whole = self.below(most + 1)
        return whole if self.chance(75) else whole + self.pick([0.5, 0.25, 0.01, 0.99])


def apprenticeship(dice: Dice) -> Json:
    """Groups of apprentices; training that straddles the policy has dates that agree with its length."""
    groups = []
    for _ in range(1 + dice.below(3)):
        group = {
            "apprentices": dice.count([0, 1, 50, 1_000_000], 20), "are_employees": dice.yes(),
            "course_completed": dice.yes(),
            "certificate": dice.pick(["skill_level", "vocational_qualification", "training_completion_only",
                                      "training_completion_only", "skill_level_and_training_completion", "none"]),
            "certificate_level": dice.pick(LEVELS), "training_level": dice.pick(LEVELS),
            "training_years": dice.length(3), "certificate_date": dice.day()}
        if dice.chance(20):
            quarters = 1 + dice.below(12)
            started = date(2021 + dice.below(3), 1 + dice.below(12), dice.pick([1, 1, 15]))
            group |= {"training_years": quarters // 4 if quarters % 4 == 0 else quarters / 4,
                      "training_started_on": started.isoformat(),
                      "certificate_date": add_months(started, 3 * quarters).isoformat()}
        groups.append(group)
    return {"groups": groups}


def internship(dice: Dice) -> Json:
    """Groups of students at one base or at several, seldom within reach of the cap."""
    several = dice.chance(35)
    groups = []
    for index in range(1 + dice.below(3)):
        wage = dice.pick([2280, 2070, 2490, 0])
        group = {
            "students": dice.count([0, 1, 49, 50, 51, 60, 300, 301, 1_000_000], 30),
            "school": dice.pick(["technical_institution"] * 9 + ["university"]), "arranged_by_school": dice.yes(95),
            "age_at_start": dice.pick([16, 17, 17, 18, 15]), "graduating_year": dice.yes(95),
            "months": dice.length(8), "allowance_per_month": dice.pick([2280, 2500, 2500, 3000, 2279]),
            "minimum_wage_per_month": wage, "start_date": dice.day()}
        if dice.chance(20):
            group["start_date"] = date(2022, 1 + dice.below(12), 1).isoformat()
        if group["age_at_start"] == 15 and dice.chance(60):
            group["months_until_16"] = dice.length(6)
        if several:
            group["base"] = f"base {index % 2 + 1}"
        groups.append(group)
    facts: Json = {"groups": groups}
    if several:
        facts |= {"bases_are_one_entity": dice.yes(50), "same_students": dice.yes(30)}
    return facts


def trips(dice: Dice) -> Json:
    """Recruitment trips to one place or several."""
    places = ["zhejiang", "shanghai", "jiangsu", "anhui", "other_province", "abroad"]
    rows = []
    for _ in range(dice.below(4)):
        row = {"count": dice.count([0, 1, 100], 8),
               "destinations": sorted({dice.pick(places) for _ in range(dice.pick([1, 1, 1, 2, 3, 0]))}),
               "organised_by": dice.pick(["yuyao_municipal"] * 6 + ["ningbo_municipal", "enterprise_itself", "other"]),
               "date": dice.day()}
        if dice.chance(30):
            row["staff_sent"] = dice.below(9)
        rows.append(row)
    return {"trips": rows}


def settling_in(dice: Dice) -> Json:
    """One person's arrival; only a technician is promoted later."""
    held = sorted({dice.pick(LEVELS[:2] * 3 + LEVELS[:7]) for _ in range(dice.pick([1, 1, 1, 1, 2, 2, 0]))})
    if dice.chance(8):
        held = [dice.pick(["special_technician", "chief_technician"])]
    facts = {"newly_introduced": dice.yes(), "meets_conditions": dice.yes(), "certificates": held,
             "certificate_before_arrival": dice.yes(75), "introduced_on": dice.day()}
    if held == ["technician"] and dice.chance(30):
        facts |= {"later_promoted_to": "senior_technician", "already_paid": 10_000}
    if dice.chance(20):
        facts |= {"certificate_kind": dice.pick(["skill_level", "vocational_qualification"]), "years": dice.below(5)}
    return facts


def station(dice: Dice) -> Json:
    """A recruitment station, its first year mostly under the policy."""
    return {"institution": dice.pick(["higher_vocational_college", "technical_institution",
                                      "university_science_engineering"] * 3 + ["university_other", "enterprise"]),
            "agreement_signed": dice.yes(), "judged_marked_results": dice.yes(),
            "campus_events_per_year": dice.count([1, 2, 3], 5),
            "first_year": dice.pick([2020, 2022, 2022, 2023, 2023, 2024]),
            "years": dice.pick([1, 1, 1, 2, 2, 3, 5, 0])}


def training_base(dice: Dice) -> Json:
    """Selection and yearly ratings."""
    years = dice.below(6)
    facts = {"newly_selected_distinctive_base": dice.yes(50), "selected_on": dice.day(), "municipal_base": dice.yes(),
             "first_year": dice.pick([2020, 2021, 2022, 2023, 2024]), "years_evaluated": years,
             "excellent_ratings": dice.below(years + 1)}
    if dice.chance(20):
        facts["years_since_selection"] = dice.below(9)
    return facts


def studio(dice: Dice) -> Json:
    """Titles and two-yearly ratings."""
    rounds = dice.below(4)
    return {"new_yuyao_title_on": "none" if dice.chance(40) else dice.day(),
            "new_higher_title": dice.pick(["none", "none", "ningbo", "provincial", "national"]),
            "new_higher_title_on": dice.day(), "higher_standard": dice.pick([20_000, 30_000, 50_000, 100_000]),
            "two_yearly_rounds": rounds, "excellent_ratings": dice.below(rounds + 1)}


def titles(dice: Dice) -> Json:
    """Titles of one person, the same one twice included."""
    held = []
    for _ in range(dice.pick([1, 1, 2, 3, 0])):
        title = {"title": dice.pick(checks.TITLES[:6] + checks.TITLES), "selected_on": dice.day()}
        if dice.chance(20):
            title["only_nominated"] = dice.yes(50)
        held.append(title)
    return {"titles": held}


def post_allowance(dice: Dice) -> Json:
    """Segments with rising levels, and what is asked only when it happened."""
    levels = sorted(dice.pick([3, 4, 4, 5, 5]) for _ in range(dice.pick([1, 1, 2, 2, 3])))
    segments = [{"level": checks.LEVEL[level], "months": dice.pick([36, 18, 37, dice.length(48), dice.length(48)])}
                for level in levels]
    if dice.chance(6):
        segments = [{"level": dice.pick(["special_technician", "chief_technician"]), "months": 12}]
    facts: Json = {"segments": segments, "in_catalogue": dice.yes(92)}
    special: list[tuple[str, Callable[[], Any]]] = [
        ("first_month", lambda: f"{2021 + dice.below(4)}-{1 + dice.below(12):02d}"),
        ("months_in_catalogue", lambda: 1 + dice.below(40)),
        ("months_already_drawn", lambda: dice.pick([0, 6, 12, 35, 36, 40])),
        ("also_holds", lambda: dice.pick(["senior", "technician", "senior_technician"])),
        ("catalogue_occupations", lambda: dice.below(3))]
    for name, make in special:
        if dice.chance(15):
            facts[name] = make()
    return facts


def hosting(dice: Dice) -> Json:
    """Competitions of every level, most of them listed."""
    rows = []
    for _ in range(dice.below(4)):
        row = {"level": dice.pick(["national", "provincial", "ningbo", "yuyao"] * 3
                                  + ["international", "township", "enterprise_internal"]),
               "projects": dice.count([0, 1, 1000], 6), "date": dice.day()}
        if dice.chance(20) and row["projects"]:
            row["events"] = dice.below(9)
        rows.append(row)
    return {"competitions": rows}


def prizes(dice: Dice) -> Json:
    """Awards of one contestant."""
    awards = [{"level": dice.pick(["national", "provincial", "ningbo", "yuyao"]), "won_prize": dice.yes(),
               "date": dice.day()} for _ in range(dice.pick([1, 1, 2, 3, 0]))]
    facts: Json = {"awards": awards}
    if len(awards) > 1:
        facts["same_performance"] = dice.yes(50)
    return facts


def sending(dice: Dice) -> Json:
    """People sent to contests of several levels."""
    levels = ("national", "provincial", "ningbo", "yuyao")
    facts: Json = {name: dice.pick([0, 0, 1, 2, dice.below(12)]) for name in levels}
    return facts | {"sender": dice.pick(["training_institution", "school", "yuyao_industry_department", "association",
                                         "school", "enterprise", "self"]),
                    "same_people": dice.yes(50), "selected_by_hr": dice.yes(), "recommended": dice.yes(),
                    "date": dice.day()}


def fund(dice: Dice) -> Json:
    """A payroll, with or without what was really set aside."""
    facts: Json = {"payroll": dice.count([0, 1, 12_345_678, 1_000_000], 50_000_000)}
    if dice.chance(40):
        facts["fund_set_aside"] = dice.count([0, 1], 500_000)
    if dice.chance(50):
        facts["front_line_spent"] = dice.below(400_000)
    return facts


MAKERS: dict[str, Callable[[Dice], Json]] = {
    "apprenticeship": apprenticeship, "internship": internship, "recruitment-trips": trips, "settling-in": settling_in,
    "recruitment-station": station, "training-base": training_base, "studio": studio, "craftsman-titles": titles,
    "post-allowance": post_allowance, "competition-hosting": hosting, "competition-prize": prizes,
    "competition-sending": sending, "staff-education-fund": fund,
    "private-training": lambda dice: {"star_rating": dice.pick(["ningbo_five_star", "none"]), "well_managed": True},
    "practical-training": lambda dice: {"trainees": 1 + dice.below(300)},
    "master-apprentice": lambda dice: {"apprentices_trained": dice.count([0, 1], 12), "training_qualifies": dice.yes()},
    "excellence-quota": lambda dice: {"studios_evaluated": dice.below(40)},
    "masters-alliance": lambda dice: {"sessions": 1 + dice.below(30)},
    "golden-blue-collar": lambda dice: {"took_part": True}, "study-exchange": lambda dice: {"took_part": True},
    "other-measure": lambda dice: {"measure": 1 + dice.below(20)},
}
