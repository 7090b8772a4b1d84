"""What a file is about: a clause or the whole document, in one version, with its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scripts.policy_source.history import Fate
from scripts.policy_source.model import Language, Node, Policy
from scripts.sitegen import addresses

LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True)
class Subject:
    """policy: as it stood in the version; newest: as it stands now; node: None for the whole document.

    dated: whether the files stand at the version's own address, not at the one of the newest text.
    """

    site: str
    policy: Policy
    newest: Policy
    node: Node | None
    dated: bool

    @property
    def name(self) -> str:
        """File name without its ending: the node's id, or the policy's."""
        return self.node.id if self.node else self.policy.document.slug

    @property
    def version(self) -> date:
        """The version whose words they are."""
        return self.policy.document.versions[-1]

    @property
    def fate(self) -> Fate | None:
        """What became of the clause, if it is not there any more."""
        return self.newest.fates.get(self.node.id) if self.node else None

    def folder(self, dated: bool) -> str:
        """Address of the page inside its language."""
        inner = self.node.id if self.node else ""
        folder = addresses.version_path(self.version, inner) if dated else inner
        return addresses.page_path(self.policy.document.slug, folder)

    def path(self, ending: str, language: Language = "zh") -> str:
        """Path of a file of this subject from the site's root."""
        return f"{addresses.ROOTS[language]}{self.folder(self.dated)}{self.name}.{ending}"

    def page(self, language: Language, dated: bool | None = None) -> str:
        """Full address of the page."""
        return self.site + addresses.ROOTS[language] + self.folder(self.dated if dated is None else dated)

    def address(self, ending: str, language: Language = "zh") -> str:
        """Full address of a file of this subject."""
        return self.site + self.path(ending, language)
