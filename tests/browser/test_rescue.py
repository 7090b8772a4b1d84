"""A page's own scripts and data that arrive damaged: never run, fetched again past the cache; a failure is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus

import pytest
from playwright.sync_api import Page, expect

from scripts.serve import Reply, Site
from tests.browser.conftest import ROOT, serving

ALWAYS = 1000    # times


def half(body: bytes) -> bytes:
    """The first half, with a length that fits: as a filter on the way does it."""
    return body[: len(body) // 2]


def flipped(body: bytes) -> bytes:
    """One bit in the middle is another."""
    at = len(body) // 2
    return body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]


class Spoiled(Site):
    """The built site, of which files whose name holds `name` arrive damaged so many times."""

    name: str
    times: int
    damage: Callable[[bytes], bytes]
    asked: Counter[str]

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        if self.name not in path or path.endswith(".css"):
            return super().reply(path, headers)
        self.asked[path] += 1
        plain = {name: value for name, value in headers.items() if name != "accept-encoding"}
        reply = super().reply(path, plain)
        if self.asked[path] > self.times or reply.status != HTTPStatus.OK:
            return reply
        return Reply(reply.status, self.damage(reply.body), reply.headers)


@contextmanager
def spoiled(name: str, damage: Callable[[bytes], bytes], times: int) -> Iterator[tuple[Spoiled, str]]:
    site = Spoiled(ROOT / "site")
    for key, value in {"name": name, "damage": damage, "times": times, "asked": Counter[str]()}.items():
        object.__setattr__(site, key, value)
    with serving(site) as address:
        yield site, address


@pytest.mark.parametrize("damage", [half, flipped])
@pytest.mark.parametrize(
    ("name", "address", "there"),
    [
        ("/estimate.", "estimate/", ".yc-chooser"), ("/chunk.", "en/estimate/", ".yc-chooser"),
        ("/letter.", "letter/", "#letter textarea"), ("/cite.", "en/cite/", ".cite-ask"),
        ("/form.zh", "estimate/", ".yc-chooser"),
    ],
)  # fmt: skip
def test_what_was_damaged_once_is_fetched_again(
    page: Page, name: str, address: str, there: str, damage: Callable[[bytes], bytes]
) -> None:
    with spoiled(name, damage, 1) as (site, root):
        page.goto(root + address)
        expect(page.locator(there).first).to_be_visible()
        assert max(site.asked.values()) >= 2
        expect(page.locator(".broken")).to_have_count(0)


@pytest.mark.parametrize(("root", "button"), [("", "再取一次"), ("en/", "Fetch it again")])
def test_what_stays_damaged_is_told_and_can_be_fetched_later(page: Page, root: str, button: str) -> None:
    with spoiled("/estimate.", flipped, ALWAYS) as (site, address):
        page.goto(f"{address}{root}estimate/")
        box = page.get_by_role("alert").filter(has=page.get_by_role("button", name=button))
        expect(box).to_be_visible()
        expect(page.locator(".yc-chooser")).to_have_count(0)
        object.__setattr__(site, "times", 0)
        box.get_by_role("button").click()
        expect(page.locator(".yc-chooser").first).to_be_visible()


def test_a_form_that_stays_damaged_is_not_used(page: Page) -> None:
    with spoiled("/form.zh", flipped, ALWAYS) as (_, address):
        page.goto(f"{address}estimate/")
        expect(page.locator("#estimate-failed")).to_be_visible()
        expect(page.locator(".yc-chooser")).to_have_count(0)
