"""Official words and translation as HTML: each sentence in the element of its id, each amount in its own inside it."""

from __future__ import annotations

from markupsafe import Markup, escape

from scripts.policy_source.model import Language, Sentence


def sentence_html(sentence: Sentence, language: Language, suffix: str | None = "") -> Markup:
    """The sentence as one span that holds exactly its words; amounts are spans within.

    suffix is put behind the ids (for the second language on one page); None: the words stand on another page too and
    have their ids there, here they say whose words they are.
    """
    text = sentence.text.get(language)
    spans = sorted((amount.zh_span if language == "zh" else amount.en_span, amount.id) for amount in sentence.amounts)
    inner, at = Markup(), 0
    for (start, end), id in spans:
        inner += escape(text[at:start]) + _span(escape(text[start:end]), id, suffix, "amount")
        at = end
    return _span(inner + escape(text[at:]), sentence.id, suffix, "sentence")


def _span(inner: Markup, id: str, suffix: str | None, kind: str) -> Markup:
    attribute = Markup(' data-at="{}"').format(id) if suffix is None else Markup(' id="{}"').format(id + suffix)
    return Markup('<span{} class="{}">{}</span>').format(attribute, kind, inner)
