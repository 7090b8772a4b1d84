"""`estimate(claim)`: status, figures, notes, open questions and faults of every benefit, and the totals.

A second opinion: it imports nothing of the calculator and reads no policy data.
Besides the fields of an estimate, a line says which notes must stand (`notes`), of which sets one must
(`notes_either`), and which may (`notes_may`); `open` must be asked, `open_may` may be.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from . import (
    apprenticeship,
    arrivals,
    checks,
    contests,
    honours,
    internship,
    places,
    post_allowance,
    unstated,
)
from .known import EFFECTIVE, TOO_EARLY
from .lines import SOFT, Line, refused, result
from .totals import PLANNING, totals

RULES: dict[str, tuple[str | None, Callable[[Any], Line]]] = {
    "apprenticeship": ("enterprise", apprenticeship.estimate),
    "internship": ("enterprise", internship.estimate),
    "recruitment-trips": ("enterprise", arrivals.trips),
    "settling-in": ("individual", arrivals.settling_in),
    "recruitment-station": ("institution", arrivals.station),
    "private-training": ("institution", unstated.private_training),
    "training-base": ("training_base", places.training_base),
    "practical-training": ("training_base", unstated.practical_training),
    "studio": ("studio", places.studio),
    "master-apprentice": ("studio", places.master_apprentice),
    "excellence-quota": (None, places.excellence_quota),
    "masters-alliance": ("individual", unstated.masters_alliance),
    "craftsman-titles": ("individual", honours.estimate),
    "post-allowance": ("individual", post_allowance.estimate),
    "competition-hosting": ("host", contests.hosting),
    "competition-prize": ("contestant", contests.prize),
    "competition-sending": ("sender", contests.sending),
    "staff-education-fund": ("enterprise", unstated.staff_education_fund),
    "golden-blue-collar": ("individual", unstated.golden_blue_collar),
    "study-exchange": ("individual", unstated.study_exchange),
    "other-measure": ("individual", unstated.other_measure),
}


def estimate(claim: dict[str, Any]) -> dict[str, Any]:
    """The whole estimate of one claim."""
    faults = checks.faults_of(claim)
    answers = claim.get("answers")
    answers = answers if isinstance(answers, dict) else {}
    lines = []
    for benefit, facts in answers.items():
        if benefit not in RULES or facts is None:
            continue
        claimant, rule = RULES[benefit]
        own = [fault for fault in faults
               if fault["path"] == f"answers.{benefit}" or fault["path"].startswith(f"answers.{benefit}.")]
        if own:
            lines.append(refused(benefit, claimant, own))
        elif not any(fault["path"] == "on" for fault in faults) and (claim.get("on") or EFFECTIVE) < EFFECTIVE:
            lines.append(before_the_policy(benefit, claimant))
        else:
            lines.append(rule(exact(facts)))
    elsewhere = [fault for fault in faults if not any(fault in line["faults"] for line in lines)]
    sums = totals(lines, claim) if not any(fault["path"].startswith("same_") for fault in elsewhere) else []
    must, may = {"currency"}, {"overlap-clause", "ask-bureau", "needs-input", "different-claimants"}
    if len(sums) > 1:
        must.add("different-claimants")
    if any(item["lines"] > 1 or item["supported"] for item in sums):
        must.add("overlap-clause")
    cases = {benefit for pair in claim.get("same_case") or [] for benefit in pair
             if set(pair) <= {line["benefit"] for line in lines}} if not elsewhere else set()
    for index, entry in enumerate(claim.get("other_support") or [] if not elsewhere else []):
        for line in lines:
            if line["benefit"] == entry.get("benefit") and entry.get("for_the_same_thing") is None:
                line["open_may"] = sorted({*line["open_may"], f"other_support[{index}].for_the_same_thing"})
    for line in lines:
        if line["benefit"] in cases and line["status"] != "refused":
            line["notes"] = sorted({*line["notes"], "overlap-clause"})
    return {"lines": lines, "totals": sums, "notes": sorted(must), "notes_may": sorted(may - must),
            "faults": elsewhere}


def before_the_policy(benefit: str, claimant: str | None) -> Line:
    """The law of a day on which this policy was not yet in force."""
    may = SOFT | {"not-a-subsidy"} if benefit in PLANNING else SOFT
    return result(benefit, claimant, "zero", 0, 0, 0, {TOO_EARLY}, [], may, [], [])


def exact(value: Any) -> Any:
    """The same facts with every float as the digits that were typed."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, list):
        return [exact(item) for item in value]
    return {key: exact(item) for key, item in value.items()} if isinstance(value, dict) else value
