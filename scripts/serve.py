"""Serves the built site as a real server should: types, precompressed files, long caching of hashed names, 404."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from scripts.steps import StepFailed

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
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
    ".webmanifest": "application/manifest+json",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

# A digest in the name, ours (10 digits) or Material's (8): what is at such an address never changes.
HASHED = re.compile(r"\.[0-9a-f]{8,10}\.(min\.)?[a-z0-9]+(\.[a-z]+)?$")

FIRST_PORT, LAST_PORT = 8000, 8099


@dataclass
class Reply:
    """What is sent for one request."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """A built site under a path (/ or /project/); headers go along with every reply."""

    folder: Path
    prefix: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)

    def reply(self, target: str, asked: Mapping[str, str]) -> Reply:
        """The answer to GET target with these request headers (lower-case names)."""
        path = unquote(urlsplit(target).path)
        if not path.startswith(self.prefix):
            return Reply(HTTPStatus.NOT_FOUND, b"", dict(self.headers))
        inside = path.removeprefix(self.prefix)
        found = self._file(inside)
        if found is not None and found.is_dir():
            where = quote(path + "/")
            return Reply(HTTPStatus.MOVED_PERMANENTLY, b"", {**self.headers, "Location": where})
        if found is None:
            language = "en/" if inside.startswith("en/") else ""
            page = self.folder / f"{language}404.html"
            body = page.read_bytes() if page.is_file() else b""
            headers = {**self.headers, "Content-Type": TYPES[".html"], "Cache-Control": "no-cache"}
            return Reply(HTTPStatus.NOT_FOUND, body, headers)
        return self._send(found, asked)

    def _file(self, inside: str) -> Path | None:
        """The file for a path; the folder itself when only its slash is missing; None when there is nothing."""
        if "\0" in inside:
            return None
        root = self.folder.resolve()
        path = (root / inside).resolve()
        if not path.is_relative_to(root):
            return None
        if path.is_dir():
            if inside and not inside.endswith("/"):
                return path if (path / "index.html").is_file() else None
            return path / "index.html" if (path / "index.html").is_file() else None
        return path if path.is_file() and not inside.endswith("/") else None

    def _send(self, path: Path, asked: Mapping[str, str]) -> Reply:
        headers = {**self.headers, "Content-Type": TYPES.get(path.suffix, "application/octet-stream")}
        headers["Cache-Control"] = "public, max-age=31536000, immutable" if HASHED.search(path.name) else "no-cache"
        headers["Vary"] = "Accept-Encoding"
        accepted = {part.split(";")[0].strip() for part in asked.get("accept-encoding", "").split(",")}
        sent = path
        for coding, suffix in ENCODINGS:
            copy = path.with_name(path.name + suffix)
            if coding in accepted and copy.is_file():
                sent, headers["Content-Encoding"] = copy, coding
                break
        state = sent.stat()
        headers["ETag"] = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        if asked.get("if-none-match") == headers["ETag"]:
            return Reply(HTTPStatus.NOT_MODIFIED, b"", headers)
        return Reply(HTTPStatus.OK, sent.read_bytes(), headers)


class Handler(BaseHTTPRequestHandler):
    """One connection; what to send is the site's business."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, site: Site, *arguments: object) -> None:
        self.site = site
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send(self.site.reply(self.path, {name.lower(): value for name, value in self.headers.items()}))

    do_HEAD = do_GET

    def send(self, reply: Reply) -> None:
        """Write a whole reply; HEAD gets no body."""
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: a developer looks at the page, not at a list of requests."""


class Server(ThreadingHTTPServer):
    """Several requests at once; a browser that goes away in the middle of one is no error."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over broken connections, show the rest."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def bind(site: Site, host: str = "127.0.0.1", port: int | None = None, handler: type[Handler] = Handler) -> Server:
    """A server that listens but does not serve yet. Without a port: 8000, or the next that is free; 0: any.

    handler is for tests that spoil replies. Raises StepFailed when the port is taken.
    """
    for candidate in [port] if port is not None else range(FIRST_PORT, LAST_PORT + 1):
        try:
            return Server((host, candidate), partial(handler, site))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise StepFailed(f"{host}: {error.strerror}.\n  Give another --host.") from error
    tried = f"Port {port} is" if port is not None else f"The ports {FIRST_PORT} to {LAST_PORT} are"
    raise StepFailed(f"{tried} in use or not allowed.\n  Give another one: python -m scripts.build serve --port 9000")
