"""Pages, form and search of a policy that no code knows."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from scripts.policy_source.model import LANGUAGES, Language, Policy
from scripts.sitegen.addresses import estimate_path
from scripts.sitegen.form_data import form_data
from scripts.sitegen.marks import sentence_html
from scripts.sitegen.render import render_site
from tests.fictitious.checkout import SLUG
from yuyao_policy.estimate import estimate
from yuyao_policy.policy import PolicyData

TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def docs(repository: Path, made_up: Policy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rendered Markdown, theme data and search index of a site with this policy alone."""
    out = tmp_path_factory.mktemp("docs")
    render_site([made_up], repository, out)
    return out


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_has_its_page_with_its_words(docs: Path, made_up: Policy, language: Language) -> None:
    for node in made_up.nodes.values():
        page = (docs / language / SLUG / node.id / "index.md").read_text(encoding="utf-8")
        for sentence in node.sentences():
            element = str(sentence_html(sentence, language))
            assert element in page
            assert unescape(TAG.sub("", element)) == sentence.text.get(language)
            assert all(f'id="{amount.id}"' in element for amount in sentence.amounts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_registers_and_its_estimate_are_there(docs: Path, made_up: Policy, language: Language) -> None:
    def words(name: str) -> str:
        return (docs / language / name).read_text(encoding="utf-8")

    assert all(f'id="{id}"' in words(f"{SLUG}/readings/index.md") for id in ("B1", "B2"))
    assert "bamboo weaving" in words(f"{SLUG}/glossary/index.md")
    assert made_up.nodes["m2"].title.get(language) in words(f"{SLUG}/bilingual/index.md")
    assert "4,000" in words("index.md")  # m2a1 in the table of measures
    assert "4,000" in words("estimate.md")
    assert 'href="../../estimate/#lantern-fair"' in words(f"{SLUG}/m2/index.md")


def test_the_theme_and_the_search_know_this_policy_only(docs: Path) -> None:
    theme = read(docs / "theme.zh.json")
    assert (theme["first"], list(theme["policies"])) == (SLUG, [SLUG])
    assert theme["policies"][SLUG]["number"] == "试办发〔2031〕1号"
    index = read(docs / "search.zh.json")
    assert {doc["location"].split("/")[0] for doc in index["docs"]} == {SLUG}
    assert index["same"] == {"灯会": ["花灯"]}
    assert "学手艺" in next(doc["also"] for doc in index["docs"] if doc["id"] == "m3")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_asks_every_question_in_its_words(made_up: Policy, language: Language) -> None:
    form = form_data(made_up, language, estimate_path(SLUG, first=False))
    assert (form["policy"], form["version"], form["closing_rule"]) == (SLUG, "2032-05-01", "ends2")
    asked = {benefit["id"]: benefit["questions"] for benefit in form["benefits"]}
    grade = next(q for q in asked["weaving-allowance"][0]["items"] if q["id"] == "grade")
    assert [option["label"] for option in grade["options"]][:2] == (
        ["学徒", "师傅"] if language == "zh" else ["Apprentice", "Master"]
    )
    held_on = next(q for q in asked["lantern-fair"] if q["id"] == "held_on")
    assert [option["value"] for option in held_on["also"]] == ["not_yet"]
    assert form["words"]["claimants"]["craft_society"] == ("手艺社" if language == "zh" else "Craft society")
    assert form["nodes"]["m2s1"]["href"] == "../m2/#m2s1"
    assert form["readings"]["B1"]["href"] == "../readings/#B1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_an_estimate_names_is_in_the_form(made_up: Policy, data: PolicyData, language: Language) -> None:
    form = form_data(made_up, language)
    weaver = {"grade": "master", "months": 20, "from_month": "2032-06"}
    answers: dict[str, Any] = {
        "weaving-allowance": {"in_yunxi": True, "weavers": [weaver]},
        "lantern-fair": {"fairs": 9, "late": 1, "held_on": "2032-06-01", "already_paid": 500},
        "place-of-learning": {"opened": True},
    }
    for on in (None, "2031-01-01", "2032-01-01"):
        result = estimate(data, {"on": on, "answers": answers})
        notes = [note for line in result["lines"] for note in line["notes"]] + result["notes"]
        steps = [step for line in result["lines"] for step in line["steps"]]
        assert {note["code"] for note in notes} <= form["words"]["notes"].keys()
        assert {step["label"] for step in steps} <= form["words"]["steps"].keys()
        assert {entry["node"] for entry in [*notes, *steps]} <= form["nodes"].keys()
