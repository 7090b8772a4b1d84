"""JSON that is the same for the same data, and the digest that names it."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(data: object) -> str:
    """Sorted keys, UTF-8, no blanks."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digested(data: dict[str, Any]) -> dict[str, Any]:
    """The data with the digest of everything else in it."""
    return {**data, "digest": "sha256:" + hashlib.sha256(canonical(data).encode()).hexdigest()}
