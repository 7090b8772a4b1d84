"""What letters are checked against, as `make build` puts it into the package."""

from __future__ import annotations

import pytest

from yuyao_policy.data_files import letter_data
from yuyao_policy.letter.official import LetterData


@pytest.fixture(scope="session")
def data() -> LetterData:
    """余党办〔2022〕51号, ready to check letters with."""
    return LetterData.from_json(letter_data("ydb-2022-51"))
