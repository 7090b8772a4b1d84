"""Rules that every built page keeps, so that a strict Content-Security-Policy can be served.

No style attribute or element, no event attribute, nothing loaded from another host, and no inline script but the few
constant ones of Material, which scripts/csp.py lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from scripts.csp import INLINE_SCRIPTS, csp_hash
from scripts.steps import StepFailed

_DATA = {"application/json", "application/ld+json"}    # types of a <script> that no browser runs
_LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "use": ("href",),
    "image": ("href",),
    "form": ("action",),
}
_LOADING_LINKS = {
    "stylesheet",
    "preload",
    "modulepreload",
    "icon",
    "manifest",
    "prefetch",
    "preconnect",
    "dns-prefetch",
}


class PageReader(HTMLParser):
    """Gathers the inline scripts of one page and the places that break a rule."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[int, str]] = []
        self.broken: list[tuple[int, str]] = []
        self._script: list[str] | None = None
        self._line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes of one element."""
        values = {name: value or "" for name, value in attrs}
        for name in values:
            if name in ("style", "srcdoc") or name.startswith("on"):
                self._break(f"<{tag}> has the attribute {name}")
        if tag == "style":
            self._break("there is a <style>")
        loads = [values[name] for name in _LOADING.get(tag, ()) if name in values]
        if tag == "link" and _LOADING_LINKS & set(values.get("rel", "").split()):
            loads.append(values.get("href", ""))
        for address in loads:
            if "//" in address.split("?")[0]:
                self._break(f"<{tag}> loads {address}")
        for address in (values.get("href", ""), values.get("src", "")):
            if address.strip().lower().startswith("javascript:"):
                self._break(f"<{tag}> runs {address}")
        if tag == "script" and "src" not in values and values.get("type", "").strip().lower() not in _DATA:
            self._script = []
            self._line = self.getpos()[0]

    def handle_data(self, data: str) -> None:
        """Keep the words of an inline script."""
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        """An inline script ends."""
        if tag == "script" and self._script is not None:
            self.scripts.append((self._line, "".join(self._script)))
            self._script = None

    def _break(self, what: str) -> None:
        self.broken.append((self.getpos()[0], what))


def read_page(path: Path) -> PageReader:
    """One built page."""
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def check_site(site: Path) -> list[str]:
    """The hashes of all inline scripts, sorted. Raises StepFailed that names every page and line that breaks a rule."""
    broken: list[str] = []
    hashes: set[str] = set()
    for path, page in _pages(site):
        name = path.relative_to(site).as_posix()
        broken += [f"{name}:{line}: {what}" for line, what in page.broken]
        for line, script in page.scripts:
            value = csp_hash(script)
            if value not in INLINE_SCRIPTS | dict.fromkeys(hashes):    # each once, not on every page
                words = " ".join(script.split())[:60]
                broken.append(f"{name}:{line}: an inline script that is not listed, {value}: {words}")
            hashes.add(value)
    if broken:
        raise StepFailed(
            "\n".join(broken) + "\n  Correct the template in docs/theme or scripts/sitegen/templates. A script of a new"
            " release of Material that is the same on every page: list its hash in INLINE_SCRIPTS of scripts/csp.py."
        )
    return sorted(hashes)


def _pages(site: Path) -> Iterator[tuple[Path, PageReader]]:
    for path in sorted(site.rglob("*.html")):
        yield path, read_page(path)
