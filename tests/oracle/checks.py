"""Which facts a claim may state, of which type, and every fault by its path."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeGuard

LEVEL = ["apprentice_grade", "junior", "intermediate", "senior", "technician", "senior_technician",
         "special_technician", "chief_technician"]
KINDS = ["enterprise", "institution", "training_base", "studio", "individual", "host", "contestant", "sender"]
TITLES = ["yuyao_grand_craftsman", "yuyao_outstanding_craftsman", "yuyao_craftsman", "yuyao_young_craftsman",
          "zhejiang_craftsman", "zhejiang_young_craftsman", "zhejiang_grand_craftsman",
          "zhejiang_outstanding_craftsman", "ningbo_craftsman", "yangming_blue_collar"]

# A list of words is an option; {"each": [...]} a list of options; [{...}] a list of objects.
SPEC: dict[str, dict[str, Any]] = {
    "apprenticeship": {"groups": [{
        "apprentices": "count", "are_employees": "yes/no", "course_completed": "yes/no",
        "certificate": ["skill_level", "vocational_qualification", "training_completion_only",
                        "skill_level_and_training_completion", "none"],
        "certificate_level": LEVEL, "training_level": LEVEL, "training_years": "decimal",
        "training_started_on": "date", "certificate_date": "date"}]},
    "internship": {"groups": [{
        "base": "text", "students": "count",
        "school": ["technical_institution", "higher_vocational_college", "secondary_vocational_school", "university"],
        "arranged_by_school": "yes/no", "age_at_start": "count", "months_until_16": "decimal",
        "graduating_year": "yes/no", "months": "decimal", "allowance_per_month": "money",
        "minimum_wage_per_month": "money", "start_date": "date"}],
        "bases_are_one_entity": "yes/no", "same_students": "yes/no"},
    "recruitment-trips": {"trips": [{
        "count": "count", "destinations": {"each": ["zhejiang", "shanghai", "jiangsu", "anhui", "other_province",
                                                    "abroad"]},
        "organised_by": ["yuyao_municipal", "ningbo_municipal", "enterprise_itself", "other"],
        "staff_sent": "count", "date": "date"}]},
    "settling-in": {
        "newly_introduced": "yes/no", "meets_conditions": "yes/no", "certificates": {"each": LEVEL},
        "certificate_kind": ["skill_level", "vocational_qualification"], "certificate_before_arrival": "yes/no",
        "introduced_on": "date", "later_promoted_to": LEVEL, "already_paid": "money", "years": "count"},
    "recruitment-station": {
        "institution": ["higher_vocational_college", "technical_institution", "university_science_engineering",
                        "university_other", "secondary_vocational_school", "enterprise"],
        "agreement_signed": "yes/no", "judged_marked_results": "yes/no", "campus_events_per_year": "count",
        "first_year": "count", "years": "count"},
    "private-training": {"star_rating": ["ningbo_five_star", "ningbo_four_star", "none"], "well_managed": "yes/no"},
    "training-base": {
        "newly_selected_distinctive_base": "yes/no", "selected_on": "date", "municipal_base": "yes/no",
        "first_year": "count", "years_evaluated": "count", "excellent_ratings": "count",
        "years_since_selection": "count"},
    "practical-training": {"trainees": "count"},
    "studio": {
        "new_yuyao_title_on": "date or none", "new_higher_title": ["ningbo", "provincial", "national", "none"],
        "new_higher_title_on": "date", "higher_standard": "money", "two_yearly_rounds": "count",
        "excellent_ratings": "count"},
    "master-apprentice": {"apprentices_trained": "count", "training_qualifies": "yes/no", "apprentice_level": LEVEL},
    "excellence-quota": {"studios_evaluated": "count"},
    "masters-alliance": {"sessions": "count"},
    "craftsman-titles": {"titles": [{"title": TITLES, "selected_on": "date", "only_nominated": "yes/no"}]},
    "post-allowance": {
        "segments": [{"level": LEVEL, "months": "decimal"}], "in_catalogue": "yes/no", "months_in_catalogue": "count",
        "first_month": "month", "months_already_drawn": "count", "also_holds": LEVEL, "catalogue_occupations": "count"},
    "competition-hosting": {"competitions": [{
        "level": ["national", "provincial", "ningbo", "yuyao", "international", "township", "enterprise_internal"],
        "projects": "count", "events": "count", "date": "date"}]},
    "competition-prize": {
        "awards": [{"level": ["national", "provincial", "ningbo", "yuyao"], "won_prize": "yes/no", "date": "date"}],
        "same_performance": "yes/no", "team_size": "count"},
    "competition-sending": {
        "sender": ["training_institution", "school", "yuyao_industry_department", "association", "enterprise", "self"],
        "national": "count", "provincial": "count", "ningbo": "count", "yuyao": "count", "same_people": "yes/no",
        "selected_by_hr": "yes/no", "recommended": "yes/no", "date": "date", "won_prize": "yes/no"},
    "staff-education-fund": {"payroll": "money", "fund_set_aside": "money", "front_line_spent": "money"},
    "golden-blue-collar": {"took_part": "yes/no"},
    "study-exchange": {"took_part": "yes/no"},
    "other-measure": {"took_part": "yes/no", "measure": "measure"},
}
AT_MOST = {"training-base": "years_evaluated", "studio": "two_yearly_rounds"}  # bounds of excellent_ratings

Fault = dict[str, Any]


def faults_of(claim: dict[str, Any]) -> list[Fault]:
    """Every fault of a claim: the path and the value that is wrong."""
    found = list(unknown_keys(claim, ["policy", "on", "answers", "same_party", "same_case", "other_support"], ""))
    if claim.get("policy", "ydb-2022-51") != "ydb-2022-51":
        found.append({"path": "policy", "value": claim["policy"]})
    if claim.get("on") is not None:
        found += check(claim["on"], "date", "on")
    answers = claim.get("answers")
    if not isinstance(answers, dict):
        return [*found, {"path": "answers", "value": answers}]
    found += unknown_keys(answers, SPEC, "answers.")
    for benefit, facts in answers.items():
        if benefit in SPEC:
            found += check(facts, SPEC[benefit], f"answers.{benefit}")
            found += too_many(benefit, facts)
    for name, words in (("same_party", KINDS), ("same_case", list(SPEC))):
        found += check(claim.get(name), [{"each": words}], name)
    support = {"benefit": list(SPEC), "for_the_same_thing": "yes/no", "amount": "money"}
    return found + list(check(claim.get("other_support"), [support], "other_support"))


def unknown_keys(given: dict[str, Any], allowed: Any, prefix: str) -> Iterator[Fault]:
    """Keys that mean nothing here."""
    for key, value in given.items():
        if key not in allowed:
            yield {"path": f"{prefix}{key}", "value": value}


def too_many(benefit: str, facts: Any) -> Iterator[Fault]:
    """More excellent ratings than evaluations: impossible."""
    if benefit in AT_MOST and isinstance(facts, dict):
        rated, evaluated = facts.get("excellent_ratings"), facts.get(AT_MOST[benefit])
        if is_count(rated) and is_count(evaluated) and rated > evaluated:
            yield {"path": f"answers.{benefit}.excellent_ratings", "value": rated}


def is_count(value: Any) -> TypeGuard[int]:
    """A whole number from 0; a bool is none."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def check(value: Any, kind: Any, path: str) -> Iterator[Fault]:
    """Compare a value with what may stand there; null is not known, except inside a list."""
    if value is None:
        return
    if isinstance(kind, dict) and "each" not in kind:
        if not isinstance(value, dict):
            yield {"path": path, "value": value}
            return
        yield from unknown_keys(value, kind, f"{path}.")
        for key, inner in value.items():
            if key in kind:
                yield from check(inner, kind[key], f"{path}.{key}")
    elif isinstance(kind, dict) or (isinstance(kind, list) and not isinstance(kind[0], str)):
        item = kind["each"] if isinstance(kind, dict) else kind[0]
        if not isinstance(value, list):
            yield {"path": path, "value": value}
            return
        for index, inner in enumerate(value):
            if inner is None:
                yield {"path": f"{path}[{index}]", "value": None}
            yield from check(inner, item, f"{path}[{index}]")
    elif not fits(value, kind):
        yield {"path": path, "value": value}


def fits(value: Any, kind: Any) -> bool:
    """Whether a scalar is possible."""
    if isinstance(kind, list):
        return isinstance(value, str) and value in kind
    if kind in ("count", "money"):
        return is_count(value)
    if kind == "measure":
        return is_count(value) and 1 <= value <= 20
    if kind == "yes/no":
        return isinstance(value, bool)
    if kind == "text":
        return isinstance(value, str)
    if kind == "decimal":
        return is_decimal(value)
    if kind == "date or none" and value == "none":
        return True
    return is_day(f"{value}-01" if kind == "month" and isinstance(value, str) else value)


def is_decimal(value: Any) -> bool:
    """A number from 0 with at most two decimals; floats are taken as the digits that were typed."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    number = Decimal(value)
    if not number.is_finite():
        return False
    exponent = number.normalize().as_tuple().exponent
    return number >= 0 and isinstance(exponent, int) and exponent >= -2


def is_day(value: Any) -> bool:
    """A real day, written 2023-06-30."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
