"""Which of Pyodide's files the site gets, and that no other bytes than the tested ones are ever taken."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from scripts.runtime import slim
from scripts.runtime.layout import Layout, here
from scripts.steps import StepFailed

REPLACED = [path.relative_to(slim.LEFT_OUT).as_posix() for path in slim.LEFT_OUT.rglob("*.py")]
PARTS = ("asyncio/tasks.py", "_pyodide/docs_argspec.py")    # of packages that are replaced as a whole
CUT = ("pyodide.asm.js", "pyodide.asm.wasm")


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """A small package in place of Pyodide's, and digests that fit it; cutting a file halves it."""
    layout = Layout(tmp_path)
    for name in (*slim.UNCHANGED, *CUT):
        (layout.pyodide / name).parent.mkdir(parents=True, exist_ok=True)
        (layout.pyodide / name).write_text(f"the file {name}", "utf-8")
    with zipfile.ZipFile(layout.pyodide / "python_stdlib.zip", "w") as library:
        for name in (*REPLACED, *PARTS, "json/__init__.py"):
            library.writestr(name, f"the module {name}")
    for name in slim.TOOLS:
        (tmp_path / f"node_modules/{name}").mkdir(parents=True)
        (tmp_path / f"node_modules/{name}/package.json").write_text("{}", "utf-8")
    pinned = {
        "inputs": {name: digest(layout.pyodide / name) for name in CUT},
        "outputs": {name: hashlib.sha256(half(layout.pyodide / name)).hexdigest() for name in CUT},
    }
    (tmp_path / "pinned.json").write_text(json.dumps(pinned), "utf-8")
    monkeypatch.setattr(slim, "PINNED", tmp_path / "pinned.json")

    def cut(command: list[Path], **_: object) -> str:
        for name in CUT:
            (command[-1] / name).write_bytes(half(command[-2] / name))
        return ""

    monkeypatch.setattr(slim, "run", cut)
    return layout


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def half(path: Path) -> bytes:
    data = path.read_bytes()
    return data[: len(data) // 2]


def test_slim_unless_the_flag_says_stock(monkeypatch: pytest.MonkeyPatch) -> None:
    for word, expected in (("", "slim"), ("slim", "slim"), ("stock", "stock")):
        monkeypatch.setenv("RUNTIME", word)
        assert slim.kind() == expected
    monkeypatch.setenv("RUNTIME", "small")
    with pytest.raises(StepFailed, match=r"RUNTIME is small\.\n  Set it to one of slim, stock"):
        slim.kind()


def test_stock_is_the_npm_package_itself(layout: Layout) -> None:
    assert slim.files(layout, "stock") == layout.pyodide


def test_slim_files_lie_as_in_the_package_and_are_made_once(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = slim.files(layout, "slim")
    for name in CUT:
        assert (folder / name).read_bytes() == half(layout.pyodide / name)
    for name in slim.UNCHANGED:
        assert (folder / name).read_bytes() == (layout.pyodide / name).read_bytes()
    monkeypatch.setattr(slim, "make", lambda *_: pytest.fail("made again"))
    assert slim.files(layout, "slim") == folder


def test_what_is_left_out_is_replaced_as_a_whole_and_the_rest_stays(layout: Layout) -> None:
    with zipfile.ZipFile(slim.library(layout, "slim")) as library:
        assert set(library.namelist()) == {*REPLACED, "json/__init__.py"}
        assert library.read("asyncio/__init__.py") == (slim.LEFT_OUT / "asyncio/__init__.py").read_bytes()
        assert library.read("json/__init__.py") == b"the module json/__init__.py"
    assert slim.library(layout, "stock") == layout.pyodide / "python_stdlib.zip"


def test_a_replacement_for_a_module_that_is_gone_is_refused(layout: Layout) -> None:
    with zipfile.ZipFile(layout.pyodide / "python_stdlib.zip", "w") as library:
        library.writestr("json/__init__.py", "")
    with pytest.raises(StepFailed, match=r"has no _pyodide/__init__\.py, .*asyncio/__init__\.py"):
        slim.files(layout, "slim")


def test_an_unknown_file_is_refused_and_the_flag_named(layout: Layout) -> None:
    (layout.pyodide / "pyodide.asm.wasm").write_text("another version", "utf-8")
    with pytest.raises(StepFailed, match=r"(?s)was written for.*RUNTIME=stock make build"):
        slim.files(layout, "slim")
    assert not layout.cache.exists()


def test_a_result_that_was_not_tested_is_refused(layout: Layout) -> None:
    (slim.files(layout, "slim") / "pyodide.asm.js").write_text("changed", "utf-8")
    with pytest.raises(StepFailed, match=r"(?s)not the file that was tested.*RUNTIME=stock make build"):
        slim.files(layout, "slim")


def test_a_script_that_throws_leaves_nothing(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    def throws(*_: object, **__: object) -> str:
        raise StepFailed("Unexpected: pyodide.asm.wasm: its data is not one segment")

    monkeypatch.setattr(slim, "run", throws)
    with pytest.raises(StepFailed, match="not one segment"):
        slim.files(layout, "slim")
    assert list((layout.cache / "slim").iterdir()) == []


def test_the_installed_package_is_the_one_that_the_scripts_were_written_for() -> None:
    pinned = json.loads(slim.PINNED.read_text("utf-8"))
    for name, wanted in pinned["inputs"].items():
        assert digest(here().pyodide / name) == wanted, name
