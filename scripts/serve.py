"""Serves the built site as a real server should: types, precompressed files, long caching of hashed names, 404.

Headers are those of the configurations of nginx and Caddy (scripts/serving), the strict policy included.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from scripts.csp import as_header, meta_policy, page_policy
from scripts.serving.headers import ASK_AGAIN, SECURITY, cache_control, content_type, policy
from scripts.steps import StepFailed

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

FIRST_PORT, LAST_PORT = 8000, 8099


@dataclass
class Reply:
    """What is sent for one request."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """A built site under a path (/ or /project/); headers go along with every reply, in place of the usual ones."""

    folder: Path
    prefix: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)

    def reply(self, target: str, asked: Mapping[str, str]) -> Reply:
        """The answer to GET target with these request headers (lower-case names)."""
        path = unquote(urlsplit(target).path)
        if not path.startswith(self.prefix):
            return Reply(HTTPStatus.NOT_FOUND, b"", {**SECURITY, **self.headers})
        inside = path.removeprefix(self.prefix)
        found = self._file(inside)
        if found is not None and found.is_dir():
            where = quote(path + "/")
            return Reply(HTTPStatus.MOVED_PERMANENTLY, b"", {**SECURITY, **self.headers, "Location": where})
        if found is None:
            page = self.folder / ("en/404.html" if inside.startswith("en/") else "404.html")
            body = page.read_bytes() if page.is_file() else b""
            return Reply(HTTPStatus.NOT_FOUND, body, self._headers(page, "/404.html") | {"Cache-Control": ASK_AGAIN})
        return self._send(found, path, asked)

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

    def _headers(self, path: Path, address: str) -> dict[str, str]:
        """All headers of a file; a page itself carries its policy."""
        page = meta_policy(path.read_text("utf-8")) if path.suffix == ".html" and path.is_file() else None
        found = SECURITY | {
            "Content-Type": content_type(path.suffix),
            "Cache-Control": cache_control(address),
            "Content-Security-Policy": policy(address, as_header(page) if page else page_policy()),
            "Vary": "Accept-Encoding",
        }
        return {**found, **self.headers}

    def _send(self, path: Path, address: str, asked: Mapping[str, str]) -> Reply:
        headers = self._headers(path, address)
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
