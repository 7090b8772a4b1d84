"""Finds the programs of Debian that some tests run (nginx, Caddy, wrk, faketime); root gets them installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from scripts.serving.nginx import MODULE
from scripts.steps import StepFailed

PACKAGES = {
    "nginx": ("nginx", "libnginx-mod-http-brotli-static"),
    "caddy": ("caddy",),
    "wrk": ("wrk",),
    "faketime": ("faketime",),
}
PLACES = ("/usr/sbin", "/usr/local/sbin")
_INSTALLING = threading.Lock()    # apt refuses a second one at the same time
MODULES = (Path("/usr/share/nginx"), Path("/usr/lib/nginx"))


def program(name: str) -> str:
    """The path of a program. Raises StepFailed with the command that installs it, where that could not be run."""
    with _INSTALLING:
        return _found(name) or _installed(name)


def _installed(name: str) -> str:
    command = f"apt-get install --no-install-recommends {' '.join(PACKAGES[name])}"
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"{name} is not installed; running: {command}", file=sys.stderr, flush=True)
        shell = f"apt-get update -q && DEBIAN_FRONTEND=noninteractive {command} -qy"
        subprocess.run(["sh", "-c", shell], check=False, stdout=sys.stderr, stderr=sys.stderr)
        if found := _found(name):
            return found
    raise StepFailed(f"{name} is not installed.\n  As root, on Debian: {command}")


def _found(name: str) -> str | None:
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *PLACES]))
    if name == "nginx" and not any((folder / MODULE).is_file() for folder in MODULES):
        return None    # without the module for brotli the configuration is not the one that is described
    return found
