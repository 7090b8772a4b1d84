"""Times of the calculator itself; the same file runs in CPython and, through `walk`, in the trimmed runtime."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from yuyao_policy import browser
from yuyao_policy.batch import Table
from yuyao_policy.estimate import estimate
from yuyao_policy.jsontext import parse

ROWS = 100_000
CHUNK = 1_000
CLAIMS = {
    "apprenticeship": '{"answers": {"apprenticeship": {"groups": [{"apprentices": 5, "are_employees": true,'
    ' "course_completed": true, "certificate": "skill_level", "certificate_level": "intermediate",'
    ' "training_years": 2, "certificate_date": "2023-06-30"}]}}}',
    "internship": '{"answers": {"internship": {"groups": [{"students": 20, "school": "technical_institution",'
    ' "arranged_by_school": true, "age_at_start": 17, "graduating_year": true, "months": 6,'
    ' "allowance_per_month": 2300, "minimum_wage_per_month": 2070, "start_date": "2023-01-01"}]}}}',
    "post-allowance": '{"answers": {"post-allowance": {"in_catalogue": true, "segments": [{"level": "technician",'
    ' "months": 18}, {"level": "senior_technician", "months": 36}]}}}',
}
"""m3s2, m3s4, m11s2: one claim each, nothing open."""

HEADINGS = "claim benefit apprentices are_employees course_completed certificate certificate_level training_years"
LEVELS = ("junior", "intermediate", "senior", "technician")


def rows() -> list[list[str]]:
    """One-benefit rows, no two alike: what is remembered of like rows does not help."""
    told = ["apprenticeship", "yes", "yes", "skill_level"]
    return [
        [str(n), told[0], str(n + 1), *told[1:], LEVELS[n % 4], str(1 + n % 3), f"2023-{1 + n % 12:02}-15"]
        for n in range(ROWS)
    ]


def microseconds(call: Callable[[], Any], rounds: int = 300, calls: int = 5) -> float:
    """The median of a call over some rounds."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        found.append((time.perf_counter() - start) / calls * 1e6)
    return sorted(found)[rounds // 2]


def measure() -> dict[str, float]:
    """Median microseconds of each traced estimate, and seconds of the batch of 100,000 rows (figures and codes)."""
    policy = browser._loaded["policy"]
    found = {}
    for name, text in CLAIMS.items():
        claim = parse(text)
        found[f"traced estimate, {name}"] = microseconds(lambda claim=claim: estimate(policy, claim))  # type: ignore[misc]
    table = Table(policy, [*HEADINGS.split(), "certificate_date"])
    listed = rows()
    start = time.process_time()  # on one core; the clock would count what else the machine does
    for first in range(0, ROWS, CHUNK):
        for number in range(first, first + CHUNK):
            table.results([listed[number]])
    found["batch of 100,000 rows"] = time.process_time() - start
    return found


def walk() -> str:
    """For the trimmed runtime: the measurements as JSON text."""
    return json.dumps(measure())
