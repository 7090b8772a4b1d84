"""Digests as pages, workers and policies name them."""

from __future__ import annotations

import base64
import hashlib


def sha256_base64(data: bytes) -> str:
    """SHA-256 in base64, as in an integrity attribute behind "sha256-"."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode("ascii")
