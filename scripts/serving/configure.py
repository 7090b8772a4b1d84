"""Writes the configurations of all servers into one folder."""

from __future__ import annotations

from pathlib import Path

from scripts.serving import caddy, nginx
from scripts.serving.target import Target

INCLUDED = "/etc/yuyao/site.conf"    # where the container has it


def configure(out: Path, target: Target) -> list[Path]:
    """Write site.conf and nginx.conf (for a container) and Caddyfile into out; their paths."""
    files = {
        "site.conf": nginx.server(target),
        "nginx.conf": nginx.whole(target, INCLUDED),
        "Caddyfile": caddy.caddyfile(target),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (out / name).write_text(text, "utf-8")
    return [out / name for name in files]
