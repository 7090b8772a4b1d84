"""Files of build/assets/, each named by the digest of what it holds."""

from __future__ import annotations

import hashlib

from scripts.runtime.compress import compress
from scripts.runtime.layout import Layout


def write_asset(layout: Layout, name: str, suffix: str, content: str | bytes) -> str:
    """Write one file, text with its compressed copies; the address from the site's root."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path = layout.build / "assets" / f"{name}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}"
    path.write_bytes(data)
    if isinstance(content, str):
        compress(path, layout.cache / "compressed")
    return f"assets/{path.name}"
