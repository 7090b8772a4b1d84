"""llms.txt: the site in one Markdown file, with a link to the Markdown of each clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scripts.policy_source.model import Language, Policy
from scripts.sitegen import numbering
from scripts.sitegen.addresses import ROOTS, page_path
from scripts.sitegen.formats.feed import FEED
from scripts.sitegen.formats.subject import Subject
from scripts.sitegen.pages import site_words

FILE = "llms.txt"
AMOUNTS = "amounts.csv"


def overview(policies: Sequence[Policy], language: Language, site: str) -> str:
    """The text of llms.txt in one language."""
    formats: Any = policies[0].strings[language]["formats"]
    words = formats["llms"]
    lines = [f"# {site_words(policies[0].strings, language)['name']}", "", f"> {words['lead']}"]
    for policy in policies:
        document = policy.document
        whole = Subject(site, policy, policy, None, dated=False)
        title, number = document.title.get(language), document.number.get(language)
        lines += ["", f"## {title}（{number}）" if language == "zh" else f"## {title} ({number})", ""]
        lines.append(f"- [{words['whole']}]({whole.address('md', language)})")
        for node in policy.nodes.values():
            one = Subject(site, policy, policy, node, dated=False)
            lines.append(f"- [{numbering.heading(node, language)}]({one.address('md', language)})")
        lines += ["", f"## {words['data']}", ""]
        lines.append(f"- [{formats['json']}]({whole.address('json')})")
        lines.append(f"- [{formats['csv']}]({site}{page_path(document.slug, '')}{AMOUNTS})")
        lines.append(f"- [{formats['xml']}]({whole.address('xml', language)})")
    home = site + ROOTS[language]
    lines += ["", "## Optional", ""]
    lines += [f"- [{words['formats']}]({home}formats/)", f"- [{formats['feed']['title']}]({home}{FEED})"]
    return "\n".join(lines) + "\n"
