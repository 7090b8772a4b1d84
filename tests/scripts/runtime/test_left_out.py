"""Nothing that the browser gets imports what it does not get, and what stands in place of modules offers enough."""

from __future__ import annotations

import ast
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.runtime import slim
from scripts.runtime.layout import here
from scripts.runtime.pack import pack
from scripts.runtime.wheel import find

pytestmark = pytest.mark.runtime
HERE = here()
LEFT_OUT = ("_pyodide", "asyncio", "pyodide")

# Every import of a replaced module in any module that the browser gets, inside functions too: who, what, which name.
ASKED: set[tuple[str, str, str]] = set()


# Modules that are absent though one that is kept imports them somewhere: what, who, and why that road is never taken.
ABSENT = {
    ("argparse", "ast"), ("argparse", "dis"), ("argparse", "inspect"), ("argparse", "tokenize"),    # command lines
    ("doctest", "heapq"),             # started as a program
    ("_pydatetime", "datetime"),      # only without the compiled _datetime
    ("encodings.mbcs", "encodings"),  # only on Windows
    ("tracemalloc", "warnings"),      # for a ResourceWarning's source, inside try: the message does without
}    # fmt: skip
# The same for the estimate, which is without the letters' zip.
ABSENT_FROM_ESTIMATE = {
    ("_pydatetime", "datetime"), ("argparse", "tokenize"), ("doctest", "heapq"), ("encodings.mbcs", "encodings"),
    ("tracemalloc", "warnings"),
    ("ast", "traceback"),                             # to underline parts of a line: nothing here has columns
    ("inspect", "typing"), ("inspect", "warnings"),   # isinstance of a runtime protocol; deprecated coroutines
}    # fmt: skip
FROZEN = {    # in the WebAssembly itself, whatever the zip holds
    "_collections_abc", "abc", "codecs", "importlib._bootstrap", "importlib._bootstrap_external",
    "importlib.machinery", "importlib.util", "io", "os",
}    # fmt: skip


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The slim archives, whatever the site was last built with."""
    return pack(HERE, find(HERE), slim.library(HERE, "slim"), tmp_path_factory.mktemp("slim") / "pack")


def sources(packed: Path, zips: tuple[str, ...] = ("stdlib", "letter")) -> Iterator[tuple[str, str, str]]:
    """Name, path and source of each module of the standard library in these zips of the browser's."""
    modules = json.loads((packed / "modules.json").read_text("utf-8"))["modules"]
    kept = [name for part in zips for name in modules[part] if not name.startswith("yuyao_policy")]
    with zipfile.ZipFile(slim.library(HERE, "slim")) as library:
        names = set(library.namelist())
        for name in kept:
            path = name.replace(".", "/")
            path = f"{path}.py" if f"{path}.py" in names else f"{path}/__init__.py"
            yield name, path, library.read(path).decode("utf-8")


def imports(name: str, path: str, source: str) -> Iterator[tuple[str, str]]:
    """Each module that the source imports, and the name out of it ("" for the module itself)."""
    package = name.split(".") if path.endswith("/__init__.py") else name.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            yield from ((".".join([*above, *filter(None, [node.module])]), alias.name) for alias in node.names)


def replaced(module: str) -> bool:
    return any(f"{module}.".startswith(f"{name}.") for name in LEFT_OUT)


def test_nothing_else_that_the_browser_gets_imports_a_replaced_module(packed: Path) -> None:
    asked = {
        (name, module, wanted)
        for name, path, source in sources(packed)
        if not replaced(name)
        for module, wanted in imports(name, path, source)
        if replaced(module) or replaced(f"{module}.{wanted}")
    }
    assert asked == ASKED


@pytest.mark.parametrize(("zips", "absent"), [(("stdlib", "letter"), ABSENT), (("stdlib",), ABSENT_FROM_ESTIMATE)])
def test_nothing_that_the_browser_gets_imports_what_it_lacks(
    packed: Path, zips: tuple[str, ...], absent: set[tuple[str, str]]
) -> None:
    """Read from every import statement, inside functions too: Counter.most_common once missed heapq so."""
    listed = list(sources(packed, zips))
    kept = {name for name, _, _ in listed}
    with zipfile.ZipFile(slim.library(HERE, "stock")) as library:
        paths = [path.removesuffix(".py") for path in library.namelist() if path.endswith(".py")]
    whole = {path.removesuffix("/__init__").replace("/", ".") for path in paths}
    lacking = {
        (wanted, name)
        for name, path, source in listed
        for module, member in imports(name, path, source)
        for wanted in (module, f"{module}.{member}")
        if wanted in whole - kept - FROZEN
    }
    assert lacking == absent


def test_what_counts_as_frozen_is(packed: Path) -> None:
    report = json.loads((packed / "modules.json").read_text("utf-8"))
    assert set(report["frozen"]) >= FROZEN


def test_the_loader_asks_the_installer_for_nothing_that_is_not_there() -> None:
    text = (slim.files(HERE, "slim") / "pyodide.asm.js").read_text("utf-8")
    asked = set(re.findall(r"package_loader\.(\w+)", text))
    assert {"SITE_PACKAGES", "DSO_DIR", "init_loaded_packages"} <= asked
    offered = ast.parse((slim.LEFT_OUT / "pyodide/_package_loader.py").read_text("utf-8")).body
    names = {node.name for node in offered if isinstance(node, ast.FunctionDef)}
    names |= {target.id for node in offered if isinstance(node, ast.Assign) for target in node.targets
              if isinstance(target, ast.Name)}    # fmt: skip
    assert asked <= names


def test_every_module_there_is_one_of_those_named_here() -> None:
    found = {path.relative_to(slim.LEFT_OUT).as_posix() for path in slim.LEFT_OUT.rglob("*.py")}
    modules = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in found}
    assert {module for module in modules if replaced(module)} == modules
    assert all(any(module == name for module in modules) for name in LEFT_OUT)
