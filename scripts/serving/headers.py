"""Types, caching and security headers of every address: one source for `make serve`, nginx, Caddy and the notes."""

from __future__ import annotations

import re

from scripts.csp import file_policy, script_policy

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",    # any other type, and the browser refuses to compile it while it streams
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".epub": "application/epub+zip",
    ".webmanifest": "application/manifest+json",
}
UNKNOWN = "application/octet-stream"

COMPRESSED = {
    suffix
    for suffix, kind in TYPES.items()
    if kind.startswith("text/") or suffix in (".json", ".xml", ".svg", ".wasm", ".webmanifest")
}
"""What the build packs (the runtime's stored .zip files it packs itself)."""

HASHED = r"/(assets|runtime)/.*\.[0-9a-f]{8,10}\.(min\.)?[a-z0-9]+(\.map)?$"
"""A digest in the name, ours (10 digits) or Material's (8): what is at such an address never changes."""
_HASHED = re.compile(HASHED)

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"    # kept, but asked for each time: nobody reads stale law

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
            "gyroscope", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get",
            "screen-wake-lock", "usb", "xr-spatial-tracking",
        )
    ),
}    # fmt: skip
"""Sent with every reply."""

STRICT_TRANSPORT = ("Strict-Transport-Security", "max-age=63072000")
"""Only where the site is served by HTTPS for good: in the configurations it is commented out."""


def is_immutable(path: str) -> bool:
    """Whether what is at this address (without query) never changes."""
    return _HASHED.search(path) is not None


def cache_control(path: str) -> str:
    """Cache-Control of a file that exists."""
    return FOR_EVER if is_immutable(path) else ASK_AGAIN


def content_type(suffix: str) -> str:
    """Content-Type by the end of a file's name, with its dot."""
    return TYPES.get(suffix, UNKNOWN)


def policy(path: str, page: str) -> str:
    """The Content-Security-Policy of a reply; page: that of pages, whose addresses end in a slash or .html."""
    if path.endswith(("/", ".html")):
        return page
    return script_policy(path) if path.endswith((".js", ".mjs")) else file_policy()
