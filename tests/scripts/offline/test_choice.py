"""What is kept of a site that grows: first the dated texts go, then the other policies."""

import random
import string

import pytest

from scripts.offline.choice import first_policy, fitting

SMALL = "one line\n"
OTHERS = ["ydb-2030-1", "ydb-2031-7"]


def noise(size: int) -> str:
    """Text that no compression makes smaller than about three quarters."""
    return "".join(random.Random(size).choices(string.ascii_letters + string.digits, k=size))


def pages(dated: str = SMALL, other: str = SMALL) -> dict[str, str]:
    return {
        "": SMALL, "en/": SMALL, "ydb-2022-51/m1/": SMALL, "en/ydb-2022-51/m1/": SMALL,
        "ydb-2022-51/@2022-07-01/m1/": dated, "ydb-2030-1/m1/": other, "en/ydb-2031-7/": other,
        "ydb-2030-1/@2030-01-01/": SMALL,
    }    # fmt: skip


FIRST = {"", "en/", "ydb-2022-51/m1/", "en/ydb-2022-51/m1/"}


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (pages(), set(pages())),
        (pages(dated=noise(4_000)), {*FIRST, "ydb-2030-1/m1/", "en/ydb-2031-7/"}),
        (pages(other=noise(4_000)), FIRST),
    ],
    ids=["all fit", "the dated texts are too many", "the other policies are too many"],
)
def test_groups_of_pages_go_until_the_rest_fits(texts: dict[str, str], kept: set[str]) -> None:
    assert set(fitting(texts, OTHERS, most=2_000)) == kept


def test_pages_that_cannot_fit_are_not_all_read() -> None:
    """Of a thousand policies no more is in memory than what is kept, and what showed that the rest is too much."""
    read: list[str] = []

    class Counted(dict[str, str]):
        def __getitem__(self, address: str) -> str:
            read.append(address)
            return super().__getitem__(address)

    many = Counted({f"ydb-2030-1/m{n}/": noise(4_000 + n) for n in range(1_000)} | {"": SMALL})
    assert fitting(many, OTHERS, most=2_000) == [""]
    assert len(read) < 200


def test_a_policy_is_known_by_a_whole_part_of_the_address() -> None:
    texts = {"ydb-2030-12/m1/": SMALL, "ydb-2030-1/m1/": SMALL, "cite/": SMALL}
    assert set(first_policy(texts, OTHERS)) == {"ydb-2030-12/m1/", "cite/"}
    assert first_policy(texts, []) == list(texts)
