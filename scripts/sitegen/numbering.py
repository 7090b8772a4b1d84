"""How a clause is numbered, named and cited in each language, from the label that the document prints."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.policy_source.model import Language, Node, Policy

_HAN = {c: n for n, c in enumerate("零一二三四五六七八九")}
_BRACKETS = str.maketrans("", "", "（）()、.")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def label_number(label: str) -> int:
    """The number that a printed label says: 三, （二）, 4, 十二; 0 where there is none. Raises ValueError otherwise."""
    text = label.translate(_BRACKETS).strip()
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    tens, found, ones = text.partition("十")
    if not all(c in _HAN for c in tens + ones) or len(tens) > 1 or len(ones) > 1:
        raise ValueError(f"no number in the label {label!r}")
    if not found:
        return _HAN[tens]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)


def roman(number: int) -> str:
    """Roman numeral of a small positive number."""
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def printed(node: Node, language: Language) -> str:
    """The number as it stands before the title: 三、 （二） 4. in Chinese, III. (2) 4. in English; or nothing."""
    if not node.label:
        return ""
    if node.kind == "part":
        return f"{node.label}、" if language == "zh" else f"{roman(label_number(node.label))}. "
    if node.kind == "measure":
        return f"{label_number(node.label)}. "
    return node.label if language == "zh" else f"({label_number(node.label)}) "


def heading(node: Node, language: Language) -> str:
    """Number and title in one line."""
    return printed(node, language) + node.title.get(language)


def chain(policy: Policy, node: Node) -> list[Node]:
    """The nodes from the part down to this one."""
    nodes = [node]
    while nodes[0].parent is not None:
        nodes.insert(0, policy.node_of(nodes[0].parent))
    return nodes


def place(policy: Policy, node: Node, language: Language, words: Mapping[str, str]) -> str:
    """Where the clause stands: 第三部分第（四）项第10点; Part III(4), point 10; an unnumbered one: its name.

    words: the formats `part`, `group`, `safeguard` and `measure` of the strings (`cite`), each with {n}.
    """
    out = ""
    for step in chain(policy, node):
        if not step.label:
            return step.title.get(language)
        out += words[step.kind].format(n=_cited_number(step, language))
    return out


def _cited_number(node: Node, language: Language) -> str:
    number = label_number(node.label)
    if node.kind == "part":
        return node.label if language == "zh" else roman(number)
    if node.kind == "measure":
        return str(number)
    return node.label.strip("（）") if language == "zh" else str(number)


def citation(policy: Policy, node: Node | None, language: Language, words: Mapping[str, str]) -> str:
    """The citation of a clause, or of the document, in the form that letters use.

    Chinese: 《title》（number）place; English, the form of an unofficial translation: number, place.
    """
    document = policy.document
    where = place(policy, node, language, words) if node else ""
    if language == "zh":
        return f"《{document.title.zh}》（{document.number.zh}）{where}"
    return f"{document.number.en}, {where}" if where else document.number.en


def inner_marks(title: str) -> str:
    """A title to stand inside Chinese title marks: those in it become the single ones."""
    return title.translate(str.maketrans("《》", "〈〉"))
