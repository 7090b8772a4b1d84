"""The figures of tables: values from the parameters, words beside them from glance.yaml, mistakes with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.faults import Collector
from scripts.policy_source.model import Policy
from scripts.sitegen.figures import figures, read_glosses, value_words
from scripts.sitegen.glance import WIDTH, Glance
from scripts.sitegen.pages import site_words
from tests.checkouts import ROOT


def test_every_amount_has_words_and_a_value(policy: Policy) -> None:
    faults = Collector(ROOT)
    glosses = read_glosses(ROOT / "policy" / policy.document.slug, policy, faults)
    assert faults.faults == []
    found = [figure for group in figures(policy, glosses).values() for figure in group]
    assert {figure.parameter.id for figure in found} == {p.id for p in policy.parameters.values() if p.amount}
    assert all(figure.gloss for figure in found)


def test_values_are_worded_with_their_unit(policy: Policy) -> None:
    by_id = {figure.parameter.id: figure for group in figures(policy, {}).values() for figure in group}
    zh, en = site_words(policy.strings, "zh"), site_words(policy.strings, "en")
    assert value_words(by_id["settling_in.senior_technician"], zh) == "30,000 元"  # m4s2
    assert value_words(by_id["master_apprentice.range"], en) == "600–3,900 yuan"  # m8s3
    assert value_words(by_id["staff_education.fund_share"], zh) == "8%"  # s4g3s2


def test_bars_lie_within_their_field_and_grow_with_the_sum(policy: Policy) -> None:
    glance = Glance(policy, figures(policy, {}))
    money = [figure for row in glance.rows for figure in row.figures]
    assert len(glance.rows) == 20
    for figure in money:
        bar = glance.bar(figure)
        assert 0 <= bar.start <= bar.start + bar.width <= WIDTH
    single = sorted((f for f in money if f.low == f.high), key=lambda figure: figure.low)
    widths = [glance.bar(figure).width for figure in single]
    assert widths == sorted(widths)
    assert widths[-1] == WIDTH


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("- {parameter: no.such, payee: none, for: {zh: 甲, en: a}}\n", 1, "There is no parameter 'no.such'"),
        ("- {parameter: settling_in.technician, payee: king, for: {zh: 甲, en: a}}\n", 1, "'king' is not known"),
        ("- {parameter: settling_in.technician, payee: none, for: {zh: 甲}}\n", 1, "'en' is missing"),
        ("- {parameter: settling_in.technician, payee: none, for: {zh: 甲, en: a}}\n", 0, "no words for the tables"),
    ],
)
def test_mistakes_in_the_words_are_named(policy: Policy, tmp_path: Path, text: str, line: int, problem: str) -> None:
    (tmp_path / "glance.yaml").write_text(text, encoding="utf-8")
    faults = Collector(tmp_path)
    read_glosses(tmp_path, policy, faults)
    found = [fault for fault in faults.faults if problem in fault.problem]
    assert found, faults.faults
    assert found[0].line == line
