"""Every letter of tests/letters against the check."""

from __future__ import annotations

from typing import Any

import pytest

from tests.letters.cases import LISTS, all_letters, differences
from yuyao_policy.letter.check import check_letter
from yuyao_policy.letter.official import LetterData

LETTERS = all_letters()


@pytest.mark.parametrize("letter", [one for _, one in LETTERS], ids=[f"{file}: {one['name']}" for file, one in LETTERS])
def test_letter(letter: dict[str, Any], data: LetterData) -> None:
    found = check_letter(data, letter["text"])
    assert list(differences(letter, found)) == []
    for name in LISTS:
        starts = [entry["start"] for entry in found[name]]
        assert starts == sorted(starts)
        for entry in found[name]:
            assert letter["text"][entry["start"] : entry["end"]] == entry["text"]
