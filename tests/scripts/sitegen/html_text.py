"""Reads a page's HTML: the text of each element with an id, and the links."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Reader(HTMLParser):
    """texts: id -> the text of the element, as a browser's textContent; tags: id -> its name; links: every href;
    links_in: id -> the links inside the element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        self.links: list[str] = []
        self.links_in: dict[str, list[str]] = {}
        self.twice: list[str] = []
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        values = dict(attrs)
        id = values.get("id")
        if id:
            if id in self.texts:
                self.twice.append(id)
            self.texts[id], self.tags[id] = "", tag
        if tag == "a" and (href := values.get("href")):
            self.links.append(href)
            for _, around in self._open:
                if around:
                    self.links_in.setdefault(around, []).append(href)
        if tag not in _VOID:
            self._open.append((tag, id))

    def handle_endtag(self, tag: str) -> None:
        """An element ends; those without an end tag of their own end with it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Text belongs to every open element."""
        for _, id in self._open:
            if id:
                self.texts[id] += data
