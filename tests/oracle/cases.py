"""Read the YAML cases of tests/cases; a date stays the text that was typed."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "cases"


class Loader(yaml.SafeLoader):
    """YAML as JSON would have it: no dates."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def load(path: Path) -> list[dict[str, Any]]:
    """The cases of one file."""
    cases: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=Loader)
    return cases


def all_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case with the name of its file."""
    return [(path.stem, case) for path in sorted(FOLDER.glob("*.yaml")) for case in load(path)]
