"""Every format of the real policy and of the fictitious one at the end of its ten years, made once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from scripts.faults import Collector
from scripts.policy_source.model import Policy
from scripts.sitegen.figures import read_glosses
from scripts.sitegen.formats.write import files
from tests.checkouts import ROOT
from tests.fictitious.amend import Town
from tests.fictitious.years import YEARS

SITE = "https://site.example/"


@dataclass(frozen=True)
class Made:
    """A policy and its files by path from the site's root."""

    policy: Policy
    files: dict[str, str]

    def ending(self, ending: str) -> dict[str, str]:
        """The files beside clauses and documents with an ending."""
        shared = ("feed.xml", "llms.txt", "schema/")
        return {
            name: text
            for name, text in self.files.items()
            if name.endswith(f".{ending}") and not name.removeprefix("en/").startswith(shared)
        }


@pytest.fixture(scope="session")
def real(policy: Policy) -> Made:
    """余党办〔2022〕51号."""
    glosses = read_glosses(ROOT / "policy" / policy.document.slug, policy, Collector(ROOT))
    return Made(policy, dict(files([policy], {policy.document.slug: glosses}, SITE)))


@pytest.fixture(scope="session")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The fictitious policy after ten years of amendments."""
    town = Town(tmp_path_factory.mktemp("aged") / "repository")
    town.publish()
    for year in YEARS:
        year(town)
        policy = town.publish()
    return Made(policy, dict(files([policy], {}, SITE)))


@pytest.fixture(params=["real", "aged"])
def made(request: pytest.FixtureRequest) -> Made:
    """Each of the two."""
    found: Made = request.getfixturevalue(request.param)
    return found
