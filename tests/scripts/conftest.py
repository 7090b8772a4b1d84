"""What the tests of the scripts share: the checked policy, and a copy of its source to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.policy_source.load import load_policy
from scripts.policy_source.model import Policy
from tests.checkouts import ROOT, Checkout


@pytest.fixture(scope="session")
def policy() -> Policy:
    """余党办〔2022〕51号, read and checked once."""
    return load_policy(ROOT)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """The real policy and strings, in a folder of their own."""
    return Checkout(tmp_path)
