"""What one Lighthouse run says of a page: four figures from 0 to 100, and the rules that took points."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

PERFORMANCE = "performance"
ALWAYS = ("accessibility", "best-practices", "seo")
GOALS = {PERFORMANCE: 98} | dict.fromkeys(ALWAYS, 100)
CRAWL_RULE = "is-crawlable"
"""Of no meaning on pages that are kept out of search engines on purpose: dated texts, side by side."""


@dataclass(frozen=True)
class Run:
    """One look at one page. figures: category -> 0…100 as Lighthouse counts; lost: rule -> what it says."""

    figures: dict[str, int]
    lost: dict[str, str]
    noindex: bool


def read(text: str, noindex: bool) -> Run:
    """Take in Lighthouse's JSON. Raises ValueError when the page could not be looked at."""
    found: dict[str, Any] = json.loads(text)
    if error := found.get("runtimeError"):
        raise ValueError(f"{error.get('code')}: {error.get('message')}")
    figures, lost = {}, {}
    for name, category in found["categories"].items():
        counted = [part for part in category["auditRefs"] if not (noindex and part["id"] == CRAWL_RULE)]
        figures[name] = _figure(counted, found["audits"]) if noindex else _whole(category["score"])
        if name == PERFORMANCE:
            continue
        for part in counted:
            audit = found["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                lost[part["id"]] = _said(audit)
    return Run(figures, lost, noindex)


def middle(runs: Sequence[Run]) -> dict[str, int]:
    """Each figure's median. With an even number of runs the lower one: no figure is made up."""
    return {name: statistics.median_low(run.figures[name] for run in runs) for name in runs[0].figures}


def below(figures: dict[str, int], timed: bool) -> list[str]:
    """The figures that miss their goal, in words."""
    return [
        f"{name} {figures[name]} < {goal}"
        for name, goal in GOALS.items()
        if name in figures and figures[name] < goal and (timed or name != PERFORMANCE)
    ]


def _figure(parts: list[dict[str, Any]], audits: dict[str, Any]) -> int:
    """Lighthouse's weighted mean of these rules; one without a score (not applicable) does not count."""
    scored = [(part["weight"], audits[part["id"]]["score"]) for part in parts]
    counted = [(weight, score) for weight, score in scored if score is not None]
    total = sum(weight for weight, _ in counted)
    return _whole(sum(weight * score for weight, score in counted) / total) if total else 100


def _whole(score: float | None) -> int:
    """0…1 as 0…100. Rounded down past 99.5 as well: a hundred means that nothing was lost."""
    if score is None:
        raise ValueError("Lighthouse gave no score: the page did not load as it should")
    return int(score * 100 + 1e-9) if score > 0.995 else round(score * 100)


def _said(audit: dict[str, Any]) -> str:
    """The rule's title and the first things it points at."""
    items = (audit.get("details") or {}).get("items") or []
    shown = [item.get("node", {}).get("snippet") or item.get("description") or item.get("url") for item in items[:3]]
    return " | ".join([audit["title"], *(str(one)[:160] for one in shown if one)])
