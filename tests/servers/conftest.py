"""nginx and Caddy with the made configurations and the built site, at / and below a path. Missing programs fail."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.programs import program
from scripts.serving import caddy, nginx
from scripts.serving.target import Target, policy_of
from tests.browser.conftest import browser  # noqa: F401  the fixture
from tests.checkouts import ROOT

SITE = ROOT / "site"
SERVERS = [(kind, prefix) for kind in ("nginx", "caddy") for prefix in ("/", "/project/")]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder carries the mark `servers`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.servers)


@dataclass(frozen=True)
class Server:
    """A running server: which, and the address of the site's home page."""

    kind: str
    address: str


@contextmanager
def running(kind: str, prefix: str, folder: Path) -> Iterator[Server]:
    """Start one with its files in folder, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    root = folder / "root"
    root.mkdir()
    (root / prefix.strip("/")).symlink_to(SITE) if prefix != "/" else root.rmdir()
    target = Target(policy_of(SITE), str(SITE if prefix == "/" else root), listen, prefix, str(folder))
    if kind == "nginx":
        (folder / "site.conf").write_text(nginx.server(target), "utf-8")
        whole = nginx.whole(target, str(folder / "site.conf"), errors=str(folder / "errors.log"))
        (folder / "nginx.conf").write_text(whole, "utf-8")
        more = "daemon off;" + (" user root;" if os.geteuid() == 0 else "")    # pytest's folders are this user's alone
        command = [program("nginx"), "-c", folder / "nginx.conf", "-e", folder / "errors.log", "-g", more]
    else:
        (folder / "Caddyfile").write_text(caddy.caddyfile(target), "utf-8")
        command = [program("caddy"), "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]
    with (folder / "output").open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            for _ in range(200):
                assert process.poll() is None, (folder / "output").read_text("utf-8")
                with socket.socket() as probe:
                    host, _, port = listen.rpartition(":")
                    if probe.connect_ex((host, int(port))) == 0:
                        break
                time.sleep(0.05)
            yield Server(kind, f"http://{listen}{prefix}")
        finally:
            process.terminate()


@pytest.fixture(scope="session", params=SERVERS, ids=lambda server: f"{server[0]} {server[1]}")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Each server at each place."""
    if not (SITE / "index.html").is_file():
        pytest.fail("site/ is not built: run make build")
    kind, prefix = request.param
    with running(kind, prefix, tmp_path_factory.mktemp(kind)) as found:
        yield found
