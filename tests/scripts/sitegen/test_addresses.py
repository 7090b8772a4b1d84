"""Relative links between pages, as a browser resolves them."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from scripts.sitegen.addresses import page_path, relative


@pytest.mark.parametrize("source", ["", "en/", "p/", "p/m1/", "en/p/m1/"])
@pytest.mark.parametrize("target", ["", "en/", "p/", "p/m1/", "en/p/m2/", "estimate/"])
def test_links_resolve_to_their_target(source: str, target: str) -> None:
    for root in ("https://site.example/", "https://site.example/below/"):
        assert urljoin(root + source, relative(source, target)) == root + target
        assert urljoin(root + source, relative(source, target, "m1s2")) == f"{root}{target}#m1s2"


def test_a_policy_page_lies_in_its_folder() -> None:
    assert page_path("p", "m1") == "p/m1/"
    assert page_path("p", "bilingual/") == "p/bilingual/"
    assert page_path("p", "") == "p/"
