"""The real policy data, as `make build` puts it into the package."""

from __future__ import annotations

import pytest

from yuyao_policy.data_files import policies
from yuyao_policy.policy import PolicyData


@pytest.fixture(scope="session")
def policy() -> PolicyData:
    """余党办〔2022〕51号, ready to estimate with."""
    return policies()["ydb-2022-51"]
