"""Rules that every built page keeps, so that a strict Content-Security-Policy can be served.

No style attribute or element, no event attribute, nothing loaded from another host, and no inline script but the few
constant ones of Material.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from scripts.steps import StepFailed

MOST_INLINE = 3
"""Material's: where settings are kept, the palette, the anchors of tabs. More means that one varies by page."""

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
        self.scripts: list[str] = []
        self.broken: list[tuple[int, str]] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes of one element."""
        values = {name: value or "" for name, value in attrs}
        for name in values:
            if name == "style" or name.startswith("on"):
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
        if tag == "script" and "src" not in values and values.get("type", "module") in ("text/javascript", "module"):
            self._script = []

    def handle_data(self, data: str) -> None:
        """Keep the words of an inline script."""
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        """An inline script ends."""
        if tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None

    def _break(self, what: str) -> None:
        self.broken.append((self.getpos()[0], what))


def read_page(path: Path) -> PageReader:
    """One built page."""
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def inline_hashes(site: Path) -> list[str]:
    """The sha256 sources of every inline script of the site, as a Content-Security-Policy wants them, sorted."""
    return sorted({csp_hash(script) for _, page in _pages(site) for script in page.scripts})


def csp_hash(script: str) -> str:
    """'sha256-…' of an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def check_site(site: Path) -> None:
    """Raise StepFailed that names every page and line that breaks a rule."""
    broken: list[str] = []
    hashes: dict[str, str] = {}
    for path, page in _pages(site):
        name = path.relative_to(site).as_posix()
        broken += [f"{name}:{line}: {what}" for line, what in page.broken]
        for script in page.scripts:
            hashes.setdefault(csp_hash(script), name)
    if len(hashes) > MOST_INLINE:
        listed = "\n".join(f"    {value} first in {name}" for value, name in hashes.items())
        broken.append(
            f"{len(hashes)} different inline scripts, not {MOST_INLINE}; one changes from page to page:\n{listed}"
        )
    if broken:
        raise StepFailed("\n".join(broken) + "\n  Correct the template in docs/theme or scripts/sitegen/templates.")


def _pages(site: Path) -> Iterator[tuple[Path, PageReader]]:
    for path in sorted(site.rglob("*.html")):
        yield path, read_page(path)
