"""The fictitious policy, read and checked once, and the calculator ready with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.policy_source.export import calculator_data
from scripts.policy_source.load import load_policies
from scripts.policy_source.model import Policy
from tests.fictitious.checkout import RULES_HERE, checkout
from yuyao_policy.policy import PolicyData


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with no policy but the fictitious one; not to be changed."""
    root = tmp_path_factory.mktemp("fictitious") / "repository"
    checkout(root)
    return root


@pytest.fixture(scope="session")
def made_up(repository: Path) -> Policy:
    """The checked policy."""
    (policy,) = load_policies(repository)
    return policy


@pytest.fixture(scope="session")
def data(made_up: Policy) -> PolicyData:
    """The same for the calculator."""
    return PolicyData.from_json(json.dumps(calculator_data(made_up)), rules=RULES_HERE)
