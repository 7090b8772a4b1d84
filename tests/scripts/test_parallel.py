"""One process or several: the same results in the same order, and faults come through."""

from __future__ import annotations

import os

import pytest

from scripts.parallel import each


def process(thing: int) -> tuple[int, int]:
    """The thing, and the process that looked at it."""
    return thing, os.getpid()


def refuse(thing: int) -> int:
    """Faults the thing 7."""
    if thing == 7:
        raise ValueError(f"the thing {thing}")
    return thing


def test_few_things_are_done_here() -> None:
    assert list(each(process, range(5), worth=5)) == [(n, os.getpid()) for n in range(5)]


def test_many_things_are_done_elsewhere_in_their_order() -> None:
    found = list(each(process, range(200), worth=5))
    assert [thing for thing, _ in found] == list(range(200))
    assert os.getpid() not in {pid for _, pid in found}


@pytest.mark.parametrize("worth", [5, 50])
def test_a_fault_comes_through(worth: int) -> None:
    with pytest.raises(ValueError, match="the thing 7"):
        list(each(refuse, range(20), worth))
