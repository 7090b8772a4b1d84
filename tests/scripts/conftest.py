"""What the tests of the scripts share: a copy of the policy to break."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkouts import Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """The real policy and strings, in a folder of their own."""
    return Checkout(tmp_path)
