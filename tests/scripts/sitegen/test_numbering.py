"""Numbers, headings and citations of clauses in both languages."""

from __future__ import annotations

import pytest

from scripts.policy_source.model import LANGUAGES, Policy
from scripts.sitegen.numbering import citation, heading, label_number, roman
from scripts.sitegen.pages import site_words


@pytest.mark.parametrize(
    ("label", "number"),
    [("三", 3), ("（四）", 4), ("十", 10), ("十二", 12), ("（二十）", 20), ("三十一", 31), ("17", 17), ("", 0)],
)
def test_printed_labels_say_their_number(label: str, number: int) -> None:
    assert label_number(label) == number


@pytest.mark.parametrize("label", ["附件", "三四", "十十", "A"])
def test_other_labels_are_refused(label: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        label_number(label)


def test_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 20)] == ["I", "IV", "IX", "XIV", "XX"]


@pytest.mark.parametrize(
    ("id", "zh", "en"),
    [
        ("s3", "三、主要举措", "III. Main measures"),
        ("s3g4", "（四）实施工匠遴选激励行动", "(4) "),
        ("m10", "10. 积极推进优秀工匠遴选培育", "10. "),
        ("s4g3", "（三）加大资金投入", "(3) "),
    ],
)
def test_headings_carry_the_printed_number(policy: Policy, id: str, zh: str, en: str) -> None:
    assert heading(policy.nodes[id], "zh") == zh
    assert heading(policy.nodes[id], "en").startswith(en)


@pytest.mark.parametrize(
    ("id", "zh", "en"),
    [
        (None, "", "Yu Dang Ban [2022] No. 51"),
        ("m10", "第三部分第（四）项第10点", "Yu Dang Ban [2022] No. 51, Part III(4), point 10"),
        ("s3g4", "第三部分第（四）项", "Yu Dang Ban [2022] No. 51, Part III(4)"),
        ("s4g3", "第四部分第（三）项", "Yu Dang Ban [2022] No. 51, Part IV(3)"),
        ("s2", "第二部分", "Yu Dang Ban [2022] No. 51, Part II"),
        ("notice", "印发通知", "Yu Dang Ban [2022] No. 51, Covering notice"),
    ],
)
def test_citations_have_the_form_that_letters_use(policy: Policy, id: str | None, zh: str, en: str) -> None:
    found = [
        citation(policy, policy.nodes[id] if id else None, language, site_words(policy.strings, language)["cite"])
        for language in LANGUAGES
    ]
    assert found == [f"《关于加快培育新时代余姚工匠队伍的实施意见》（余党办〔2022〕51号）{zh}", en]
