"""A second policy, made up: another slug, other ids and labels, to show that no code knows the real one's."""

from __future__ import annotations

from datetime import date

from scripts.policy_source.checks.dates import EFFECTIVE
from scripts.policy_source.model import (
    Amount,
    Benefit,
    Block,
    Document,
    Node,
    Paragraph,
    Parameter,
    ParameterValue,
    Policy,
    Reading,
    ReadingChoice,
    Sentence,
    Term,
    Text,
)

SLUG = "demo-2024-3"


def fictitious(real: Policy) -> Policy:
    """The made-up policy, with the words of the interface that the real one comes with."""
    amount = Amount("x1a1", "x1s1", (7, 12), (21, 31), "tea.person")
    words = Text("对喝茶的人给予每人 70元*茶钱。", "Tea drinkers receive <70 yuan> each for tea.")
    first = Sentence("x1s1", words, (amount,))
    second = Sentence("x1s2", Text("“好茶”优先。", "“Good tea” & such comes first."))
    nodes = [
        Node("open", "preamble", None, "", Text("引言", "Opening"), (Paragraph("openp1", (_sentence("opens1"),)),)),
        Node("k1", "part", None, "一", Text("喝茶", "Tea"), children=("k1g1",)),
        Node("k1g1", "group", "k1", "（十二）", Text("茶钱", "Tea money"), children=("x1", "x2")),
        Node("x1", "measure", "k1g1", "21", Text("给_茶_钱", "Pay for *tea*"), (Paragraph("x1p1", (first, second)),)),
        Node("x2", "measure", "k1g1", "22", Text("不给", "Nothing"), (Paragraph("x2p1", (_sentence("x2s1"),)),)),
        Node(
            "shut", "closing", None, "", Text("结尾", "Closing"), (Paragraph("shutp1", (_sentence("shuts1"),)),),
            (Block("imprint", "shut-imprint", Text("茶办", "Tea office"), after_paragraphs=True),),
        ),
    ]  # fmt: skip
    summary = Text("喝茶给钱。", "Tea pays.")
    benefit = Benefit("tea", "individual", "x1", "payment", Text("茶钱", "Tea money"), summary, ())
    value = ParameterValue(date(2024, 5, 1), None, 70, "70元")
    day = ParameterValue(date(2024, 6, 1), None, "2024-06-01", "的话")
    return Policy(
        document=Document(
            SLUG, Text("茶办〔2024〕3号", "Cha Ban [2024] No. 3"), Text("喝茶办法", "Tea Rules"), Text("茶", "Tea"),
            (Text("茶办", "Tea office"),), date(2024, 5, 1), date(2024, 6, 1), (date(2024, 6, 1),), (),
        ),
        nodes={node.id: node for node in nodes},
        parameters={
            "tea.person": Parameter("tea.person", "CNY", "x1s1", "x1a1", (value,)),
            EFFECTIVE: Parameter(EFFECTIVE, "date", "shuts1", None, (day,)),
        },
        options={},
        benefits={"tea": benefit},
        readings={
            "B1": Reading(
                "B1", ("x1s1",), ("tea",), Text("茶是什么", "What is tea"),
                (ReadingChoice("a", Text("绿茶", "green")), ReadingChoice("b", Text("都算", "any"))),
                "b", Text("都算", "any"),
            )
        },
        overlaps=(),
        glossary=(Term("茶", "tea", None, ("x1",)),),
        strings=real.strings,
    )  # fmt: skip


def _sentence(id: str) -> Sentence:
    return Sentence(id, Text(f"{id}的话。", f"Words of {id}."))
