"""The Content-Security-Policy of every kind of reply, as strict as the site still works under.

Pages allow this site's files and Material's few constant inline scripts, each by its hash; there is no eval, no inline
style, no other host. The policy is computed from the built pages: an inline script that is not listed here stops the
build. Servers send it as a header (scripts/serving); every page also carries it as a <meta>, for hosts without headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path

from scripts.digests import sha256_base64
from scripts.steps import StepFailed

INLINE_SCRIPTS = {
    "'sha256-exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY='": "Material: where settings are kept",
    "'sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4='": "Material: light or dark, before anything is drawn",
    "'sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8='": "Material: the tab that an address names",
}
"""All inline scripts that a page may have, by hash. They change with Material's release and with nothing else."""

_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",    # and the hashes
    "style-src": "'self'",
    "img-src": "'self' data:",    # data: for Material's icons, masks in its style sheet
    "connect-src": "'self'",    # the questions of the estimate
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",    # the search field of the home page, until its script has run
}
_UNFRAMED = {"frame-ancestors": "'none'"}    # has no effect in a <meta>

# Of a worker's script, which does not take its page's policy: it loads modules and data of this site.
_SCRIPT = {"default-src": "'none'", "script-src": "'self'", "connect-src": "'self'"}

CALCULATOR = re.compile(r"/assets/(?:runtime|check)\.[0-9a-f]{10}\.js$")
"""The addresses of the scripts that may compile WebAssembly: the workers of the estimate and of letters."""

META = '<meta http-equiv="Content-Security-Policy" content="'
_META = re.compile(re.escape(META) + '([^"]*)">')
_CHARSET = re.compile(r'<meta charset="utf-8">')


def csp_hash(script: str) -> str:
    """'sha256-…' of an inline script, quotation marks included."""
    return f"'sha256-{sha256_base64(script.encode())}'"


def page_policy(hashes: Iterable[str] = (), *, header: bool = True) -> str:
    """The policy of pages with these inline scripts; as a header, or as a <meta>."""
    script = " ".join([_PAGE["script-src"], *sorted(hashes)])
    return _words(_PAGE | {"script-src": script} | (_UNFRAMED if header else {}))


def script_policy(path: str = "") -> str:
    """The policy of a script at this address, in force when it is a worker."""
    more = {"script-src": "'self' 'wasm-unsafe-eval'"} if CALCULATOR.search(path) else {}
    return _words(_SCRIPT | more | _UNFRAMED)


def file_policy() -> str:
    """The policy of everything that is neither page nor script: opened by itself it may do nothing."""
    return _words({"default-src": "'none'"} | _UNFRAMED)


def with_meta(html: str, policy: str) -> str:
    """The page with the policy in its head, before anything that it governs. Raises ValueError without a charset."""
    meta = f'{META}{escape(policy, quote=False)}">'
    placed, count = _CHARSET.subn(lambda found: f"{found[0]}\n      {meta}", html, count=1)
    if not count:
        raise ValueError('there is no <meta charset="utf-8">, after which the policy is put')
    return placed


def place(site: Path, hashes: Iterable[str]) -> None:
    """Put the policy into every page of the site. Raises StepFailed that names each page that has no place for it."""
    policy = page_policy(hashes, header=False)
    broken: list[str] = []
    for path in sorted(site.rglob("*.html")):
        try:
            text = with_meta(path.read_text("utf-8"), policy)
            path.unlink()    # it may be the same file as one of build/
            path.write_text(text, "utf-8")
        except ValueError as error:
            broken.append(f"{path.relative_to(site).as_posix()}: {error}.")
    if broken:
        raise StepFailed("\n".join(broken) + "\n  Write it as the first line of the page's head.")


def meta_policy(html: str) -> str | None:
    """The policy that a page carries in its head."""
    found = _META.search(html)
    return unescape(found[1]) if found else None


def as_header(policy: str) -> str:
    """A page's own policy as a header: with what a <meta> cannot say."""
    return f"{policy}; {_words(_UNFRAMED)}"


def _words(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
