"""Sites for the fault table: the runtime with a small page, a service worker, files of another build."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import yaml

from scripts.assets import WORKER, Entry, bundle, page_constants, worker_constants
from scripts.offline.worker import SERVICE
from scripts.runtime.layout import here
from scripts.serve import Reply
from tests.browser.conftest import ROOT, serving
from tests.browser.test_runtime import LIMITS, POLICY, Spoiled, Truncating

SCRIPT = "runtime.js"    # the worker's
STRINGS = ROOT / "docs/strings/zh/estimate.yaml"
HEADERS = {"Content-Security-Policy": POLICY}
WORDS: dict[str, Any] = yaml.safe_load(STRINGS.read_text("utf-8"))


class Faulty(Spoiled):
    """Also gives files of another build, and a line that is cut once a file is asked for."""

    state: dict[str, bool]

    def reply(self, target: str, asked: dict[str, str]) -> Reply:  # type: ignore[override]
        """The reply, or a sign for Lines to give none."""
        if self.state.get("down"):
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE)
        return super().reply(target, asked)

    def _spoil(self, reply: Reply, kind: str) -> Reply:
        if kind == "old":
            name = next(name for name in self.faults if self.faults[name][0] == "old")
            plain = {key: value for key, value in reply.headers.items() if key != "ETag"}
            return Reply(HTTPStatus.OK, older(name, reply.body), plain)
        if kind == "offline":
            self.state["down"] = next(iter(self.faults.values()))[1] > 1
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE)
        return super()._spoil(reply, kind)


class Lines(Truncating):
    """Closes the connection without a word where there is no network."""

    def send(self, reply: Reply) -> None:
        """Write the reply, if there is one."""
        if reply.status == HTTPStatus.SERVICE_UNAVAILABLE:
            self.close_connection = True
            return
        super().send(reply)


def older(name: str, data: bytes) -> bytes:
    """A whole and valid file of another build: it runs, and the policy's and the worker's give another figure."""
    if name == "policy.json":
        return data.replace(b'"value":6000', b'"value":5000').replace(b'"value": 6000', b'"value": 5000')
    if name.endswith(".zip"):
        kept = io.BytesIO(data)
        with zipfile.ZipFile(kept, "a") as archive:
            archive.writestr("older.txt", "")
        return kept.getvalue()
    if name.endswith(".wasm"):
        return data + b"\x00\x06\x05older"    # a section that says nothing
    return b"/* older */" + data


def build(out: Path, app: Path = ROOT / "docs/app") -> Path:
    """The real runtime with limits that suit a test. app: the sources, or a copy with something switched off."""
    layout = here()
    assert (layout.runtime / "manifest.json").is_file(), "build/runtime is not built: run make build"
    (out / "runtime").mkdir(parents=True)
    for file in json.loads((layout.runtime / "manifest.json").read_text("utf-8"))["files"].values():
        for name in (file["url"], f"{file['url']}.br"):
            shutil.copyfile(layout.runtime / name, out / "runtime" / name)
    worker = bundle(app, WORKER, out, worker_constants(layout, "runtime/", LIMITS))
    entry = Entry("page", str(ROOT / "tests/browser/runtime_page/faults.js"))
    constants = page_constants(out / worker, LIMITS) | {"RUNTIME_WORDS": WORDS}
    (out / bundle(app, entry, out, constants)).rename(out / "faults.js")
    shutil.copyfile(ROOT / "tests/browser/runtime_page/faults.html", out / "index.html")
    (out / "pages.json").write_text('{"lines":[],"pages":{}}', "utf-8")
    manifest = {
        "version": "1", "pages": "pages.json", "core": stored(out, ["pages.json"]), "policy": POLICY,
        "groups": {"estimate": stored(out, [worker, *(f"runtime/{path.name}" for path in runtime_files(out))])},
        "limits": {"page": 1_000, "reply": LIMITS["stall"], "file": 5_000},
        "words": {"zh": {"label": "", "stored": "", "again": ""}},
    }    # fmt: skip
    (out / bundle(app, SERVICE, out, {"OFFLINE": manifest})).replace(out / "sw.js")
    return out


def runtime_files(out: Path) -> list[Path]:
    return [path for path in sorted((out / "runtime").iterdir()) if path.suffix != ".br"]


def stored(out: Path, names: list[str]) -> list[list[Any]]:
    """Files as the service worker's list names them."""
    digests = (hashlib.sha256((out / name).read_bytes()).digest() for name in names)
    return [[name, base64.b64encode(digest).decode(), 1] for name, digest in zip(names, digests, strict=True)]


def switched_off(folder: Path, module: str, line: str, instead: str = "") -> Path:
    """A copy of docs/app in which one line of a module is another: what the table must notice."""
    (folder / "docs").mkdir(parents=True)
    shutil.copytree(ROOT / "docs/app", folder / "docs/app")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    path = folder / "docs/app" / module
    text = path.read_text("utf-8")
    assert text.count(line) == 1, f"{module} no longer holds: {line}"
    path.write_text(text.replace(line, instead), "utf-8")
    return folder / "docs/app"


@contextmanager
def faulty(
    folder: Path, faults: dict[str, tuple[str, int]], headers: dict[str, str] = HEADERS
) -> Iterator[tuple[Faulty, str]]:
    """One site on a port of its own: to the browser another origin, with its own cache and service worker."""
    site = Faulty(folder, "/project/", headers)
    values = {"faults": faults, "asked": Counter(), "ended": threading.Event(), "state": {}}
    for name, value in values.items():
        object.__setattr__(site, name, value)
    with serving(site, Lines) as address:
        try:
            yield site, address
        finally:
            site.ended.set()
