"""`make lighthouse` reads Lighthouse's reports as the goals mean them (Lighthouse itself is no part of make test)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.lighthouse.kinds import targets
from scripts.lighthouse.report import Run, below, middle, read
from scripts.policy_source.model import LANGUAGES
from scripts.sitegen.addresses import ROOTS
from scripts.steps import StepFailed

AUDITS = {
    "is-crawlable": {"score": 0, "title": "Page is blocked from indexing"},
    "document-title": {"score": 1, "title": "Document has a title"},
    "canonical": {"score": None, "title": "Document has a canonical link"},
    "color-contrast": {
        "score": 0, "title": "Contrast is low", "details": {"items": [{"node": {"snippet": "<p class=faint>"}}]},
    },
}    # fmt: skip


def reported(seo: float, *rules: tuple[str, float]) -> str:
    refs = [{"id": rule, "weight": weight} for rule, weight in rules]
    return json.dumps({"categories": {"seo": {"score": seo, "auditRefs": refs}}, "audits": AUDITS})


def test_a_page_kept_out_of_search_engines_loses_nothing_by_that() -> None:
    text = reported(0.66, ("is-crawlable", 4.0), ("document-title", 1), ("canonical", 1))
    assert read(text, noindex=True) == Run({"seo": 100}, {}, noindex=True)
    open_page = read(text, noindex=False)
    assert open_page.figures == {"seo": 66}
    assert list(open_page.lost) == ["is-crawlable"]


def test_other_rules_count_on_such_a_page_and_are_said_with_what_they_point_at() -> None:
    found = read(reported(0.2, ("is-crawlable", 4.0), ("document-title", 1), ("color-contrast", 1)), noindex=True)
    assert found.figures == {"seo": 50}
    assert found.lost == {"color-contrast": "Contrast is low | <p class=faint>"}


def test_a_page_that_did_not_load_is_no_figure() -> None:
    with pytest.raises(ValueError, match="NO_FCP"):
        read(json.dumps({"runtimeError": {"code": "NO_FCP", "message": "nothing was painted"}}), noindex=False)
    with pytest.raises(ValueError, match="no score"):
        read(json.dumps({"categories": {"seo": {"score": None, "auditRefs": []}}, "audits": {}}), noindex=False)


def test_almost_a_hundred_is_no_hundred_and_the_median_is_a_figure_that_was_seen() -> None:
    assert read(reported(0.997, ("document-title", 1)), noindex=False).figures == {"seo": 99}
    runs = [Run({"performance": figure, "seo": 100}, {}, False) for figure in (90, 99, 97, 98)]
    figures = middle(runs)
    assert figures == {"performance": 97, "seo": 100}
    assert below(figures, timed=True) == ["performance 97 < 98"]
    assert below(figures, timed=False) == []


def test_every_kind_of_page_is_there_in_both_languages(tmp_path: Path) -> None:
    paths = ["", "estimate/", "letter/", "cite/", "guide-cite/", "formats/", "offline/"]
    paths += [f"demo/{one}" for one in ("", "m1/", "bilingual/", "glossary/", "readings/", "@2030-01-01/")]
    for root in ROOTS.values():
        for path in [*paths, "demo/m2/", "demo/@2030-01-01/m2/"]:
            page = tmp_path / root / path / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text("x" * (9 if "m2" in path else 1), "utf-8")
        (tmp_path / root / "404.html").write_text("x", "utf-8")
    found = list(targets(tmp_path, "demo"))
    assert len(found) == 15 * len(LANGUAGES)
    assert [one.path for one in found if one.timed] == ["", "en/", "demo/m2/", "en/demo/m2/"]
    (tmp_path / "en/letter/index.html").unlink()
    with pytest.raises(StepFailed, match="letter"):
        list(targets(tmp_path, "demo"))
