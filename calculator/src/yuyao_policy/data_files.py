"""The policy data that the build puts inside the package: found from the checkout and from the wheel alike."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from yuyao_policy.errors import PolicyDataError
from yuyao_policy.policy import PolicyData


def policies() -> dict[str, PolicyData]:
    """Every policy in the package, by id, the one that the site speaks of first.

    Raises PolicyDataError when there is none, or one cannot be read.
    """
    folder = files("yuyao_policy") / "data"
    index = folder / "_index.json"
    if not index.is_file():
        raise PolicyDataError(_none_built())
    slugs: list[str] = json.loads(index.read_text("utf-8"))
    return {slug: PolicyData.from_json((folder / f"{slug}.json").read_text("utf-8")) for slug in slugs}


def words(policy: str) -> dict[str, Any]:
    """The words of a policy in each language ("zh", "en"), for `explain`. Raises PolicyDataError."""
    file = files("yuyao_policy") / "data" / f"{policy}.words.json"
    if not file.is_file():
        raise PolicyDataError(_none_built())
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


def letter_data(policy: str) -> str:
    """What letters are checked against, as JSON text. Raises PolicyDataError."""
    file = files("yuyao_policy") / "data" / f"{policy}.letter.json"
    if not file.is_file():
        raise PolicyDataError(_none_built())
    return file.read_text("utf-8")


def _none_built() -> str:
    return (
        "the package holds no policy data; run `make data` in the checkout, or install the wheel that `make build` made"
    )
