"""Rules that every built page keeps, so that a strict Content-Security-Policy can be served.

No style attribute or element, no event attribute, nothing loaded from another host, and no inline script but the few
constant ones of Material, which scripts/csp.py lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from scripts.csp import INLINE_SCRIPTS, csp_hash
from scripts.parallel import each
from scripts.steps import StepFailed

WORTH = 5_000    # pages that are sooner read by one process than further ones are started
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


type Found = list[tuple[int, str]]    # the line, and what stands there


def read_page(path: Path) -> tuple[Found, Found]:
    """The places of a built page that break a rule, and its inline scripts."""
    broken: Found = []
    scripts: Found = []
    root = etree.parse(path, etree.HTMLParser(encoding="utf-8", huge_tree=True)).getroot()
    for element in root.iter("*") if root is not None else ():
        line = element.sourceline or 0
        broken += [(line, what) for what in _broken(str(element.tag), dict(element.attrib))]
        inline = element.tag == "script" and "src" not in element.attrib
        if inline and element.get("type", "").strip().lower() not in _DATA:
            scripts.append((line, element.text or ""))
    return broken, scripts


def _broken(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What is wrong with one element."""
    for name in values:
        if name in ("style", "srcdoc") or name.startswith("on"):
            yield f"<{tag}> has the attribute {name}"
    if tag == "style":
        yield "there is a <style>"
    loads = [values[name] for name in _LOADING.get(tag, ()) if name in values]
    if tag == "link" and _LOADING_LINKS & set(values.get("rel", "").split()):
        loads.append(values.get("href", ""))
    for address in loads:
        if "//" in address.split("?")[0]:
            yield f"<{tag}> loads {address}"
    for address in (values.get("href", ""), values.get("src", "")):
        if address.strip().lower().startswith("javascript:"):
            yield f"<{tag}> runs {address}"


def check_site(site: Path) -> list[str]:
    """The hashes of all inline scripts, sorted. Raises StepFailed that names every page and line that breaks a rule."""
    broken: list[str] = []
    hashes: set[str] = set()
    paths = sorted(site.rglob("*.html"))
    for path, (wrong, scripts) in zip(paths, each(read_page, paths, WORTH), strict=True):
        name = path.relative_to(site).as_posix()
        broken += [f"{name}:{line}: {what}" for line, what in wrong]
        for line, script in scripts:
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
