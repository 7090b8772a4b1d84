"""Renders the pages of one policy in one language: binds the templates to words, links and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from scripts.policy_source.model import Language, Node, Policy, Sentence, Text
from scripts.sitegen import addresses, numbering
from scripts.sitegen.cite_data import page_block
from scripts.sitegen.figures import Figure, claimants, figures, money, payee, value_words
from scripts.sitegen.glance import Glance
from scripts.sitegen.marks import sentence_html
from scripts.sitegen.related import related
from scripts.sitegen.terms import term_ids, terms_of

TEMPLATES = Path(__file__).parent / "templates"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class _Compiled(BytecodeCache):
    """The templates, compiled once for all policies and both languages."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


@dataclass(frozen=True)
class Page:
    """One page to write: its address inside its language, and the Markdown that MkDocs builds it from."""

    path: str
    markdown: str

    @property
    def file(self) -> str:
        """File below the language's docs folder."""
        return self.path + "index.md" if self.path else "index.md"


class PolicyPages:
    """The pages of one policy in one language.

    glosses: our words beside the figures, by parameter; first: whether it is the policy that the site speaks of first.
    """

    def __init__(self, policy: Policy, language: Language, glosses: Mapping[str, Any], first: bool = True) -> None:
        self.policy = policy
        self.language: Language = language
        self.words = words = site_words(policy.strings, language)
        estimate_words: Any = policy.strings[language]["estimate"]
        self.slug = policy.document.slug
        self.estimate = addresses.estimate_path(self.slug, first)
        self.figures = figures(policy, glosses)
        self.order = list(policy.nodes.values())
        self.glance = Glance(policy, self.figures)
        self.env = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=COMPILED,
        )
        self.env.filters |= {"md": markdown_text, "t": self.text, "money": money}
        self.env.globals |= {
            "policy": policy,
            "document": policy.document,
            "lang": language,
            "other": addresses.other(language),
            "w": words,
            "glance": self.glance,
            "heading": self.heading,
            "number": self.number,
            "sentence": self.sentence,
            "citation": self.citation,
            "value": self.value,
            "payee": self.payee,
            "payee_name": claimants(policy, language).__getitem__,
            "date": self.date,
            "node": policy.nodes.__getitem__,
            "node_of": policy.node_of,
            "figures": self.figures,
            "term_ids": term_ids(policy),
            "estimate": f"/{self.estimate}",
            "html_lang": html_lang,
            "cw": policy.strings[language]["cite"],
            "sw": estimate_words["small"],
            "cite_data": self.cite_data,
        }

    def all(self) -> Iterator[Page]:
        """Every page of the policy."""
        for node in self.order:
            yield self.node(node)
        yield self.page("document.md.j2", addresses.WHOLE, self.words["document"]["whole"], kind="document", point=True)
        words = self.words["document"]["bilingual"]
        yield self.page("bilingual.md.j2", addresses.BILINGUAL, words, kind="bilingual", point=True)
        yield self.page("glossary.md.j2", addresses.GLOSSARY, self.words["glossary"]["title"], kind="glossary")
        yield self.page("readings.md.j2", addresses.READINGS, self.words["readings"]["title"], kind="readings")

    def node(self, node: Node) -> Page:
        """The page of one clause, part or group."""
        at = self.order.index(node)
        benefits = [benefit for benefit in self.policy.benefits.values() if benefit.node == node.id]
        benefits.sort(key=lambda benefit: benefit.kind != "payment")    # what is paid first
        paid = any(benefit.kind == "payment" for benefit in benefits)
        return self.page(
            "clause.md.j2",
            node.id,
            self.heading(node),
            kind=node.kind,
            node=node.id,
            citation=self.citation(node),
            point=True,
            context={
                "this": node,
                "chain": numbering.chain(self.policy, node)[:-1],
                "previous": self.order[at - 1] if at else None,
                "next": self.order[at + 1] if at + 1 < len(self.order) else None,
                "benefits": benefits,
                "readings": [
                    r
                    for r in self.policy.readings.values()
                    if any(self.policy.node_of(id).id == node.id for id in r.nodes)
                ],
                "terms": terms_of(self.policy, node),
                "related": related(self.policy, node),
            },
            description=self.description(node),
            **({"small": node.id} if paid else {}),
        )

    def page(
        self, template: str, folder: str, title: str, context: Mapping[str, Any] | None = None, **meta: object
    ) -> Page:
        """One page: front matter for the theme, then the template's Markdown."""
        path = addresses.page_path(self.slug, folder)
        body = self.env.get_template(template).render(
            here=addresses.ROOTS[self.language] + path, title=title, url=self.linker(path), **(context or {})
        )
        return self.written(path, body, title, **meta)

    def written(self, path: str, body: str, title: str, **meta: object) -> Page:
        """A page with its front matter."""
        return Page(path, front_matter({"title": title, "policy": self.slug, "hide": ["toc"], **meta}) + body)

    def fragment(self, template: str, path: str) -> str:
        """A piece of HTML for a hand-written page at this address."""
        return self.env.get_template(template).render(here=addresses.ROOTS[self.language] + path, url=self.linker(path))

    def linker(self, path: str) -> Any:
        """url(folder, fragment, language): a link from the page at path to another of this policy.

        A folder that begins with / is an address inside the language instead (/estimate/).
        """
        here = addresses.ROOTS[self.language] + path

        def url(folder: str, fragment: str = "", language: Language = self.language) -> str:
            inner = folder[1:] if folder.startswith("/") else addresses.page_path(self.slug, folder)
            return addresses.relative(here, addresses.ROOTS[language] + inner, fragment)

        return url

    def cite_data(self, nodes: Iterable[Node], here: str, policy: Policy | None = None, folder: str = "") -> Markup:
        """What the browser needs to cite the clauses of a page at this address from the site's root.

        policy, folder: of a dated version, and where its pages stand.
        """
        return page_block(policy or self.policy, nodes, self.language, here, addresses.page_path(self.slug, folder))

    def text(self, text: Text) -> str:
        """A bilingual text in the page's language."""
        return text.get(self.language)

    def heading(self, node: Node, language: Language | None = None) -> str:
        """Number and title."""
        return numbering.heading(node, language or self.language)

    def number(self, node: Node) -> str:
        """The printed number alone, without blanks and the dot of the title."""
        return numbering.printed(node, self.language).strip()

    def sentence(self, sentence: Sentence, suffix: str | None = "", language: Language | None = None) -> Markup:
        """The sentence in its element."""
        return sentence_html(sentence, language or self.language, suffix)

    def citation(self, node: Node | None, language: Language | None = None) -> str:
        """The citation of a clause, or of the document (None), in either language's form."""
        words = site_words(self.policy.strings, language or self.language)
        return numbering.citation(self.policy, node, language or self.language, words["cite"])

    def value(self, figure: Figure) -> str:
        """The figure's value with its unit."""
        return value_words(figure, self.words)

    def payee(self, figure: Figure) -> str:
        """Who is paid."""
        return payee(figure, self.policy, self.language, self.words["clause"]["payee_none"])

    def date(self, day: date) -> str:
        """A day in words of the language."""
        month = day.month if self.language == "zh" else MONTHS[day.month - 1]
        return str(self.words["date"]).format(y=day.year, m=month, d=day.day)

    def description(self, node: Node) -> str:
        """The first words of a clause, for search engines; whole sentences are left whole where they fit."""
        most = 120 if self.language == "zh" else 240
        words = [sentence.text.get(self.language) for sentence in node.sentences()]
        words = words or [self.heading(self.policy.node_of(child)) for child in node.children]
        stop, blank = ("。", "") if self.language == "zh" else (".", " ")
        text = blank.join([self.heading(node) + stop, *words])
        return text if len(text) <= most else text[: most - 1] + "…"


def site_words(strings: Mapping[Language, Mapping[str, object]], language: Language) -> Mapping[str, Any]:
    """The words of the site's interface in one language."""
    words = strings[language].get("site")
    if not isinstance(words, Mapping):
        raise TypeError(f"docs/strings/{language}/site.yaml holds no words")
    return words


def html_lang(language: Language) -> str:
    """The value of a lang attribute."""
    return "zh-CN" if language == "zh" else "en"


def front_matter(values: Mapping[str, Any]) -> str:
    """YAML between dashes, as MkDocs reads it."""
    text = yaml.dump(dict(values), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{text}---\n"


def markdown_text(text: str) -> Markup:
    """Words as they are, for a line of Markdown: nothing in them is read as markup."""
    return Markup("".join("\\" + c if c in "\\`*_{}[]<>#" else c for c in text))
