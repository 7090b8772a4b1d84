"""The policy of each kind of reply: nothing but what is needed, and one worker alone may compile WebAssembly."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.csp import as_header, csp_hash, meta_policy, page_policy, place, script_policy, with_meta
from scripts.serving.headers import is_immutable, policy
from scripts.steps import StepFailed

HASH = "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"    # of doSomething();, from the standard's own example


def test_a_hash_is_that_of_the_standard() -> None:
    assert csp_hash("doSomething();") == HASH


def test_a_page_may_run_its_own_files_and_the_scripts_that_are_named() -> None:
    directives = dict(part.split(" ", 1) for part in page_policy(["'sha256-b'", "'sha256-a'"]).split("; "))
    assert directives == {
        "default-src": "'none'", "script-src": "'self' 'sha256-a' 'sha256-b'", "style-src": "'self'",
        "img-src": "'self' data:", "connect-src": "'self'", "worker-src": "'self'", "base-uri": "'none'",
        "form-action": "'self'", "frame-ancestors": "'none'",
    }    # fmt: skip


def test_no_policy_allows_eval_inline_or_another_host() -> None:
    for path in ("/", "/a.js", "/assets/runtime.0123456789.js", "/a.json"):
        words = policy(path, page_policy([HASH]))
        for wrong in ("unsafe-inline", " 'unsafe-eval'", "http", "*", "blob:"):
            assert wrong not in words
        assert words.startswith("default-src 'none'")
        assert words.endswith("frame-ancestors 'none'")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/assets/runtime.0123456789.js", True), ("/project/assets/runtime.0123456789.js", True),
        ("/assets/site.0123456789.js", False), ("/assets/runtime.js", False), ("/", False), ("/runtime.html", False),
        ("/runtime/pyodide.0123456789.mjs", False),
    ],
)    # fmt: skip
def test_only_the_calculators_worker_may_compile_webassembly(path: str, allowed: bool) -> None:
    assert ("'wasm-unsafe-eval'" in policy(path, page_policy())) is allowed


def test_a_page_carries_its_policy_and_as_a_header_it_says_one_thing_more() -> None:
    html = with_meta('<!doctype html><head><meta charset="utf-8"><script>x</script>', page_policy([HASH], header=False))
    assert html.index("Content-Security-Policy") < html.index("<script>")
    found = meta_policy(html)
    assert found == page_policy([HASH], header=False)
    assert as_header(found) == page_policy([HASH])
    assert meta_policy("<p>") is None


def test_a_page_without_a_place_for_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/a.html").write_text("<p>", "utf-8")
    with pytest.raises(StepFailed, match=r"en/a\.html: there is no <meta charset"):
        place(tmp_path, [])


@pytest.mark.parametrize(
    ("path", "immutable"),
    [
        ("/assets/estimate.0b5e414685.css", True), ("/en/assets/stylesheets/main.57a0d79d.min.css", True),
        ("/project/runtime/pyodide.asm.54309a5a2c.wasm", True), ("/assets/form.zh.7e329c0b60.json", True),
        ("/assets/site.css", False), ("/runtime/manifest.json", False), ("/", False),
        ("/ydb-2022-51/text.20220701.txt", False), ("/search/search_index.json", False),
    ],
)    # fmt: skip
def test_what_is_kept_for_ever_has_a_digest_in_its_name(path: str, immutable: bool) -> None:
    assert is_immutable(path) is immutable


def test_scripts_load_modules_and_data_of_this_site_only() -> None:
    assert script_policy("/sw.js") == (
        "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"
    )
