"""The ids, types and options of every question: they stand in links and CSV headings, so they never change."""

from __future__ import annotations

import pytest

from scripts.policy_source.model import Policy, Question

LEVEL = "apprentice_grade junior intermediate senior technician senior_technician special_technician chief_technician"
TITLES = (
    "yuyao_grand_craftsman yuyao_outstanding_craftsman yuyao_craftsman yuyao_young_craftsman zhejiang_craftsman "
    "zhejiang_young_craftsman zhejiang_grand_craftsman zhejiang_outstanding_craftsman ningbo_craftsman "
    "yangming_blue_collar"
)

# benefit: (clause, claimant, {question: type, or type and options})
CONTRACT: dict[str, tuple[str, str | None, dict[str, str]]] = {
    "apprenticeship": (
        "m3",
        "enterprise",
        {
            "groups": "list",
            "groups.apprentices": "count",
            "groups.are_employees": "yes_no",
            "groups.course_completed": "yes_no",
            "groups.certificate": "option skill_level vocational_qualification training_completion_only "
            "skill_level_and_training_completion none",
            "groups.certificate_level": f"option {LEVEL}",
            "groups.training_level": f"option {LEVEL}",
            "groups.training_years": "decimal",
            "groups.training_started_on": "date",
            "groups.certificate_date": "date",
        },
    ),
    "internship": (
        "m3",
        "enterprise",
        {
            "groups": "list",
            "groups.base": "text",
            "groups.students": "count",
            "groups.school": "option technical_institution higher_vocational_college secondary_vocational_school "
            "university",
            "groups.arranged_by_school": "yes_no",
            "groups.age_at_start": "count",
            "groups.months_until_16": "decimal",
            "groups.graduating_year": "yes_no",
            "groups.months": "decimal",
            "groups.allowance_per_month": "money",
            "groups.minimum_wage_per_month": "money",
            "groups.start_date": "date",
            "bases_are_one_entity": "yes_no",
            "same_students": "yes_no",
        },
    ),
    "recruitment-trips": (
        "m4",
        "enterprise",
        {
            "trips": "list",
            "trips.count": "count",
            "trips.destinations": "options zhejiang shanghai jiangsu anhui other_province abroad",
            "trips.organised_by": "option yuyao_municipal ningbo_municipal enterprise_itself other",
            "trips.staff_sent": "count",
            "trips.date": "date",
        },
    ),
    "settling-in": (
        "m4",
        "individual",
        {
            "newly_introduced": "yes_no",
            "meets_conditions": "yes_no",
            "certificates": f"options {LEVEL}",
            "certificate_kind": "option skill_level vocational_qualification",
            "certificate_before_arrival": "yes_no",
            "introduced_on": "date",
            "later_promoted_to": f"option {LEVEL}",
            "already_paid": "money",
            "years": "count",
        },
    ),
    "recruitment-station": (
        "m5",
        "institution",
        {
            "institution": "option higher_vocational_college technical_institution university_science_engineering "
            "university_other secondary_vocational_school enterprise",
            "agreement_signed": "yes_no",
            "judged_marked_results": "yes_no",
            "campus_events_per_year": "count",
            "first_year": "count",
            "years": "count",
        },
    ),
    "private-training": (
        "m6",
        "institution",
        {"star_rating": "option ningbo_five_star ningbo_four_star none", "well_managed": "yes_no"},
    ),
    "training-base": (
        "m7",
        "training_base",
        {
            "newly_selected_distinctive_base": "yes_no",
            "selected_on": "date",
            "municipal_base": "yes_no",
            "first_year": "count",
            "years_evaluated": "count",
            "excellent_ratings": "count",
            "years_since_selection": "count",
        },
    ),
    "practical-training": ("m7", "training_base", {"trainees": "count"}),
    "studio": (
        "m8",
        "studio",
        {
            "new_yuyao_title_on": "date none",
            "new_higher_title": "option ningbo provincial national none",
            "new_higher_title_on": "date",
            "higher_standard": "money",
            "two_yearly_rounds": "count",
            "excellent_ratings": "count",
        },
    ),
    "master-apprentice": (
        "m8",
        "studio",
        {"apprentices_trained": "count", "training_qualifies": "yes_no", "apprentice_level": f"option {LEVEL}"},
    ),
    "excellence-quota": ("m8", None, {"studios_evaluated": "count"}),
    "masters-alliance": ("m9", "individual", {"sessions": "count"}),
    "craftsman-titles": (
        "m10",
        "individual",
        {
            "titles": "list",
            "titles.title": f"option {TITLES}",
            "titles.selected_on": "date",
            "titles.only_nominated": "yes_no",
        },
    ),
    "post-allowance": (
        "m11",
        "individual",
        {
            "segments": "list",
            "segments.level": f"option {LEVEL}",
            "segments.months": "decimal",
            "in_catalogue": "yes_no",
            "months_in_catalogue": "count",
            "first_month": "month",
            "months_already_drawn": "count",
            "also_holds": f"option {LEVEL}",
            "catalogue_occupations": "count",
        },
    ),
    "competition-hosting": (
        "m15",
        "host",
        {
            "competitions": "list",
            "competitions.level": "option national provincial ningbo yuyao international township enterprise_internal",
            "competitions.projects": "count",
            "competitions.events": "count",
            "competitions.date": "date",
        },
    ),
    "competition-prize": (
        "m16",
        "contestant",
        {
            "awards": "list",
            "awards.level": "option national provincial ningbo yuyao",
            "awards.won_prize": "yes_no",
            "awards.date": "date",
            "same_performance": "yes_no",
            "team_size": "count",
        },
    ),
    "competition-sending": (
        "m16",
        "sender",
        {
            "sender": "option training_institution school yuyao_industry_department association enterprise self",
            "national": "count",
            "provincial": "count",
            "ningbo": "count",
            "yuyao": "count",
            "same_people": "yes_no",
            "selected_by_hr": "yes_no",
            "recommended": "yes_no",
            "date": "date",
            "won_prize": "yes_no",
        },
    ),
    "staff-education-fund": (
        "s4g3",
        "enterprise",
        {"payroll": "money", "fund_set_aside": "money", "front_line_spent": "money"},
    ),
    "golden-blue-collar": ("m1", "individual", {"took_part": "yes_no"}),
    "study-exchange": ("m12", "individual", {"took_part": "yes_no"}),
    "other-measure": ("s3", "individual", {"measure": "count", "took_part": "yes_no"}),
}
SPECIAL = [
    "training_started_on",
    "months_until_16",
    "later_promoted_to",
    "already_paid",
    "only_nominated",
    "months_in_catalogue",
    "months_already_drawn",
    "also_holds",
    "catalogue_occupations",
    "events",
    "team_size",
    "fund_set_aside",
    "front_line_spent",
]
CHANGES_NOTHING = [
    "trips.staff_sent",
    "settling-in.certificate_kind",
    "settling-in.years",
    "training-base.years_since_selection",
    "master-apprentice.apprentice_level",
    "competition-sending.won_prize",
]


def flat(questions: tuple[Question, ...], prefix: str = "") -> dict[str, Question]:
    found: dict[str, Question] = {}
    for question in questions:
        found[prefix + question.id] = question
        found |= flat(question.items, f"{prefix}{question.id}.")
    return found


def test_the_benefits_are_those_of_the_contract(policy: Policy) -> None:
    assert set(policy.benefits) >= set(CONTRACT)  # an amendment may bring more


@pytest.mark.parametrize("benefit", sorted(CONTRACT))
def test_questions_of_a_benefit(policy: Policy, benefit: str) -> None:
    node, claimant, expected = CONTRACT[benefit]
    found = policy.benefits[benefit]
    assert (found.node, found.claimant) == (node, claimant)
    questions = flat(found.questions)
    said = {id: " ".join((q.type, *q.options, *q.also)) for id, q in questions.items()}
    assert {id: set(words.split()) for id, words in said.items()} == {id: set(w.split()) for id, w in expected.items()}
    assert {id: words.split()[0] for id, words in said.items()} == {id: w.split()[0] for id, w in expected.items()}
    for id, question in questions.items():
        assert question.special == (question.id in SPECIAL), id
        nothing = id in CHANGES_NOTHING or f"{benefit}.{id}" in CHANGES_NOTHING
        assert question.changes_nothing == nothing, id
