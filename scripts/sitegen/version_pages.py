"""Pages about time: every clause as it stood in each version, clauses that moved or are gone, former addresses.

None of them is in the search index or the site map; each names the page that stands for it now (canonical).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from scripts.policy_source.history import Edition, Fate
from scripts.policy_source.model import Language, Node, Policy
from scripts.sitegen import addresses, numbering, story
from scripts.sitegen.comparison import compare
from scripts.sitegen.formats.linked import data_block
from scripts.sitegen.formats.subject import Subject
from scripts.sitegen.pages import Page, PolicyPages

HIDDEN = "noindex"


class VersionPages:
    """The pages about time of one policy in one language, made with the templates of its other pages."""

    def __init__(self, pages: PolicyPages, site: str) -> None:
        self.pages = pages
        self.site = site
        self.policy = policy = pages.policy
        self.words = version_words(policy, pages.language)
        pages.env.filters["inner"] = numbering.inner_marks
        pages.env.globals |= {
            "v": self.words,
            "stages": lambda id: story.stages(policy, id),
            "gone_within": lambda node: story.gone_within(policy, node),
            "gone_words": lambda fate: story.words_of(story.last_form(policy, fate), fate.id),
            "compare": compare,
            "version_path": addresses.version_path,
            "called": self.called,
            "jsonld": self.jsonld,
            "whereabouts": self.whereabouts,
            "newest_version": policy.editions[-1].version,
        }

    def all(self) -> Iterator[Page]:
        """Dated pages, then those of clauses that have none of their own any more."""
        for edition in self.policy.editions:
            yield from self.edition(edition)
        for fate, node in story.gone_nodes(self.policy):
            yield self.moved(fate, node) if fate.kind == "moved" else self.gone(fate, node)

    def edition(self, edition: Edition) -> Iterator[Page]:
        """The whole document and each clause as they stood in one version."""
        policy = self.policy.at(edition.version)
        until = story.until(self.policy, edition.version)
        nodes = list(policy.nodes.values())
        date = self.pages.date(edition.version)
        later = [one for one in self.policy.editions if one.version > edition.version]
        common = {
            "policy": policy,
            "document": policy.document,
            "node": policy.nodes.__getitem__,
            "edition": edition,
            "until": until,
            "figures": {},
        }
        yield self.page(
            "dated_document.md.j2", addresses.version_path(edition.version, ""), self.words["whole_title"], "",
            {**common, "later": later}, date=date, kind="document", version=edition.version.isoformat(),
        )  # fmt: skip
        for at, node in enumerate(nodes):
            stage = story.stage_at(self.policy, node.id, edition.version)
            changes = [one for one in story.stages(self.policy, node.id) if one.edition.version > edition.version]
            yield self.page(
                "dated.md.j2",
                addresses.version_path(edition.version, node.id),
                self.words["title"],
                story.where_now(self.policy, node.id),
                {
                    **common,
                    "this": node,
                    "chain": numbering.chain(policy, node)[:-1],
                    "stage": stage,
                    "changes": changes,
                    "previous": nodes[at - 1] if at else None,
                    "next": nodes[at + 1] if at + 1 < len(nodes) else None,
                },
                heading=self.pages.heading(node),
                date=date,
                node=node.id,
                kind=node.kind,
                version=edition.version.isoformat(),
                description=self.pages.description(node),
                citation=numbering.citation(policy, node, self.pages.language, self.pages.words["cite"]),
            )

    def moved(self, fate: Fate, node: Node) -> Page:
        """The page of a clause whose words stand elsewhere: it leads there, and says so."""
        target = story.where_now(self.policy, fate.id)
        path = addresses.page_path(self.pages.slug, node.id)
        places = [one for id in node.ids() if id != node.id and (one := self.policy.fates.get(id))]
        return self.page(
            "moved.md.j2", node.id, self.words["moved"]["title"], target,
            {"this": node, "fate": fate, "places": places}, heading=self.pages.heading(node), gone=fate.kind,
            refresh=self.pages.linker(path)(story.page_of(self.policy, target)[0]),
        )  # fmt: skip

    def gone(self, fate: Fate, node: Node) -> Page:
        """The page of a clause that is no more: its last words, and what took their place."""
        then = self.policy.at(fate.last)
        fates = {id: self.policy.fates[id] for id in node.ids()}
        amendment = next(e.amendment for e in self.policy.editions if e.version == fate.since)
        title = self.words["tomb"]["title_successors" if fate.to else "title"]
        context = {
            "this": node,
            "fate": fate,
            "fates": fates,
            "amendment": amendment,
            "policy": then,
            "node": then.nodes.__getitem__,
            "chain": numbering.chain(then, node)[:-1],
        }
        heading = self.pages.heading(node)
        return self.page("gone.md.j2", node.id, title, node.id, context, heading=heading, gone=fate.kind, files=node.id)

    def former(self, page: Page) -> Iterator[Page]:
        """The page under each former address of the policy: it leads to the one there is."""
        for slug in self.policy.document.former_slugs:
            path = slug + page.path.removeprefix(self.pages.slug)
            root = addresses.ROOTS[self.pages.language]
            link = addresses.relative(root + path, root + page.path)
            body = self.pages.env.get_template("renamed.md.j2").render(link=link)
            title = self.pages.policy.document.short_title.get(self.pages.language)
            yield self.pages.written(path, body, title, robots=HIDDEN, refresh=link, canonical=page.path, former=slug)

    def jsonld(self, node: Node | None, then: Policy | None = None) -> Markup:
        """The data block of a clause's page (None: the whole document's); then: the policy of a dated page."""
        subject = Subject(self.site, then or self.policy, self.policy, node, then is not None)
        return data_block(subject, self.pages.language)

    def page(
        self, template: str, folder: str, title: str, canonical: str, context: Mapping[str, Any],
        heading: str = "", date: str = "", **meta: object,
    ) -> Page:  # fmt: skip
        """One page, hidden from search engines; canonical: the id whose page stands for it."""
        target = story.page_of(self.policy, canonical)[0] if canonical else ""
        return self.pages.page(
            template, folder, title.format(heading=heading, date=date), context, robots=HIDDEN,
            canonical=addresses.page_path(self.pages.slug, target), **meta,
        )  # fmt: skip

    def called(self, id: str) -> str:
        """What a link to an id says: the clause, and which sentence, paragraph or amount of it."""
        node = self.policy.node_of(id)
        clause = self.pages.heading(node)
        if id == node.id:
            return clause
        letter = id.removeprefix(node.id)[0]
        if letter == "a":
            quoted = story.words_of(node, id).get(self.pages.language)
            return str(self.words["amount"]).format(clause=clause, words=quoted)
        words: str = self.words["paragraph" if letter == "p" else "sentence"]
        return words.format(clause=clause, n=story.position(node, id))

    def whereabouts(self, fate: Fate) -> list[tuple[str, str, str]]:
        """Where the words of an id went: page, fragment and name of each place."""
        found = []
        for target in dict.fromkeys(story.where_now(self.policy, id) for id in fate.to):
            found.append((*story.page_of(self.policy, target), self.called(target)))
        return found


def version_words(policy: Policy, language: Language) -> Mapping[str, Any]:
    """The words of the strings' area `versions`."""
    words = policy.strings[language].get("versions")
    if not isinstance(words, Mapping):
        raise TypeError(f"docs/strings/{language}/versions.yaml holds no words")
    return words

