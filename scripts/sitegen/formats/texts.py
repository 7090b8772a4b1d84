"""Markdown and plain text of a clause or of the whole document, in one language: the words, and where they are from."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.policy_source.model import Language, Node
from scripts.sitegen import numbering
from scripts.sitegen.formats.subject import Subject
from scripts.sitegen.pages import markdown_text, site_words

_DEPTH = {"part": 2, "group": 3, "measure": 4, "safeguard": 3}


def markdown(subject: Subject, language: Language) -> str:
    """Headings by level; below, the citation, the version and the address."""
    lines: list[str] = []
    for node in _nodes(subject):
        level = 1 if node is subject.node else _DEPTH.get(node.kind, 2)
        if node.label or node is subject.node:
            lines.append(f"{'#' * level} {markdown_text(numbering.heading(node, language))}")
        lines += [str(markdown_text(words)) for words in _words(node, language)]
    head = [] if subject.node else [f"# {markdown_text(subject.policy.document.title.get(language))}"]
    end = [str(markdown_text(line)) if "://" not in line else f"<{line}>" for line in _source(subject, language)]
    return "\n\n".join([*head, *lines, "---", *end]) + "\n"


def plain(subject: Subject, language: Language) -> str:
    """The words as they are printed, and below them the citation, the version and the address."""
    lines = [] if subject.node else [subject.policy.document.title.get(language)]
    for node in _nodes(subject):
        if node.label or node is subject.node:
            lines.append(numbering.heading(node, language))
        lines += _words(node, language)
    return "\n\n".join([*lines, "—", *_source(subject, language)]) + "\n"


def _nodes(subject: Subject) -> Iterator[Node]:
    """The clause with everything in it, or all clauses."""
    if subject.node is None:
        yield from subject.policy.nodes.values()
        return
    yield subject.node
    inside = {subject.node.id}
    for node in subject.policy.nodes.values():
        if node.parent in inside:
            inside.add(node.id)
            yield node


def _words(node: Node, language: Language) -> Iterator[str]:
    yield from (block.text.get(language) for block in node.blocks if not block.after_paragraphs)
    for paragraph in node.paragraphs:
        yield ("" if language == "zh" else " ").join(sentence.text.get(language) for sentence in paragraph.sentences)
    yield from (block.text.get(language) for block in node.blocks if block.after_paragraphs)


def _source(subject: Subject, language: Language) -> list[str]:
    words = site_words(subject.policy.strings, language)
    formats = subject.policy.strings[language]["formats"]
    assert isinstance(formats, dict)
    lines = [
        numbering.citation(subject.policy, subject.node, language, words["cite"]),
        str(formats["as_of"]).format(date=subject.version.isoformat()),
        subject.page(language),
    ]
    return lines if language == "zh" else [*lines, str(words["unofficial"])]
