"""Files under their digests, the manifest, and the compressed copies."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
from pathlib import Path

import brotli
import pytest

from scripts.policy_source.export import INDEX
from scripts.runtime.bundle import bundle, compress_all, estimate_manifest, letter_manifest
from scripts.runtime.compress import compress
from scripts.runtime.layout import Layout
from scripts.steps import StepFailed


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """Small stand-ins for everything that the bundle takes."""
    layout = Layout(tmp_path)
    layout.pyodide.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"):
        (layout.pyodide / name).write_text(f"the file {name}", "utf-8")
    info = {"abi_version": "2025_0", "arch": "wasm32", "platform": "emscripten_4_0_9", "python": "3.13.2"}
    (layout.pyodide / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": {}}), "utf-8")
    (layout.pyodide / "package.json").write_text('{"version": "0.29.5"}', "utf-8")
    layout.pack.mkdir(parents=True)
    (layout.pack / "stdlib.zip").write_bytes(b"library" * 100)
    (layout.pack / "calculator.zip").write_bytes(b"calculator")
    (layout.pack / "letter.zip").write_bytes(b"letter")
    layout.data.mkdir(parents=True)
    (layout.data / INDEX).write_text('["ydb-2022-51", "ydb-2024-7"]', "utf-8")
    for slug in ("ydb-2022-51", "ydb-2024-7"):
        (layout.data / f"{slug}.json").write_text(json.dumps({"policy": slug}), "utf-8")
        (layout.data / f"{slug}.letter.json").write_text(json.dumps({"policy": slug, "nodes": []}), "utf-8")
    return layout


def manifest(layout: Layout) -> dict[str, dict[str, dict[str, str]]]:
    loaded: dict[str, dict[str, dict[str, str]]] = json.loads((layout.runtime / "manifest.json").read_text("utf-8"))
    return loaded


def test_each_file_has_its_digest_in_its_name_and_its_size_in_the_manifest(layout: Layout) -> None:
    bundle(layout, layout.pack)
    files = manifest(layout)["files"]
    assert set(files) == {
        "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "stdlib.zip", "calculator.zip", "policy.json",
    }    # fmt: skip
    for name, entry in files.items():
        data = (layout.runtime / entry["url"]).read_bytes()
        digest = hashlib.sha256(data)
        assert entry["size"] == len(data)
        assert base64.b64decode(entry["sha256"]) == digest.digest()
        stem, _, suffix = name.rpartition(".")
        assert entry["url"] == f"{stem}.{digest.hexdigest()[:10]}.{suffix}"


def test_a_changed_amount_changes_one_address_only(layout: Layout) -> None:
    bundle(layout, layout.pack)
    before = manifest(layout)["files"]
    (layout.data / "ydb-2022-51.json").write_text('{"policy": "ydb-2022-51", "changed": true}', "utf-8")
    bundle(layout, layout.pack)
    after = manifest(layout)["files"]
    assert [name for name in before if before[name] != after[name]] == ["policy.json"]
    assert not (layout.runtime / before["policy.json"]["url"]).exists()


def test_copies_decode_to_the_file(layout: Layout) -> None:
    bundle(layout, layout.pack)
    compress_all(layout)
    for entry in manifest(layout)["files"].values():
        path = layout.runtime / entry["url"]
        assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == path.read_bytes()
        assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == path.read_bytes()


def test_licences_lie_beside_the_files(layout: Layout) -> None:
    bundle(layout, layout.pack)
    notice = (layout.runtime / "NOTICE.txt").read_text("utf-8")
    for name in ("MPL-2.0.txt", "PYTHON-LICENSE.txt"):
        assert name in notice
        assert (layout.runtime / name).stat().st_size > 10_000


def test_the_notice_says_whether_the_files_are_modified(layout: Layout, tmp_path: Path) -> None:
    bundle(layout, layout.pack)
    notice = (layout.runtime / "NOTICE.txt").read_text("utf-8")
    assert "Unmodified." in notice
    assert "{" not in notice
    cut = tmp_path / "cut"
    shutil.copytree(layout.pyodide, cut)
    (cut / "pyodide.asm.js").write_text("less", "utf-8")
    bundle(layout, layout.pack, cut)
    notice = (layout.runtime / "NOTICE.txt").read_text("utf-8")
    assert "Modified: " in notice
    assert "corresponding source" in notice
    assert "scripts/runtime/left_out" in notice
    assert "{" not in notice
    assert (layout.runtime / manifest(layout)["files"]["pyodide.asm.js"]["url"]).read_text("utf-8") == "less"


def test_the_notice_names_the_version_that_is_shipped() -> None:
    root = Path(__file__).resolve().parents[3]
    version = json.loads((root / "package.json").read_text("utf-8"))["devDependencies"]["pyodide"]
    assert f"Pyodide {version}" in (root / "scripts/runtime/licences/NOTICE.txt").read_text("utf-8")


def test_data_of_a_further_policy_lies_apart(layout: Layout) -> None:
    bundle(layout, layout.pack)
    compress_all(layout)
    further = manifest(layout)["policies"]
    assert list(further) == ["ydb-2024-7"]
    path = layout.runtime / further["ydb-2024-7"]["url"]
    assert json.loads(path.read_text("utf-8")) == {"policy": "ydb-2024-7"}
    assert path.with_name(path.name + ".br").is_file()


def test_the_estimate_is_told_nothing_of_letters_and_letters_run_in_the_same_runtime(layout: Layout) -> None:
    bundle(layout, layout.pack)
    compress_all(layout)
    whole = manifest(layout)
    assert set(whole["letter"]) == {"letter.zip", "letter.json"}
    for entry in whole["letter"].values():
        assert (layout.runtime / f"{entry['url']}.br").is_file()
    assert "letter" not in json.dumps(estimate_manifest(whole))
    letter = letter_manifest(whole)
    same = {"pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "stdlib.zip"}
    assert {name for name, entry in letter["files"].items() if entry == whole["files"].get(name)} == same
    assert letter["files"]["calculator.zip"] == whole["letter"]["letter.zip"]
    assert letter["entry"] != whole["entry"]


def test_without_the_data_nothing_is_written(layout: Layout) -> None:
    (layout.data / "ydb-2022-51.json").unlink()
    with pytest.raises(StepFailed, match=r"ydb-2022-51\.json missing"):
        bundle(layout, layout.pack)
    assert not layout.runtime.exists()


def test_a_changed_file_never_gets_the_copy_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.js"
    for text in ("old", "new", "old"):
        path.write_text(text, "utf-8")
        compress(path, tmp_path / "cache")
        assert brotli.decompress((tmp_path / "a.js.br").read_bytes()) == text.encode()
