"""What stands in place of left-out modules is asked for by Pyodide's start alone, and offers all that this asks for."""

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
LEFT_OUT = ("asyncio", "importlib.resources", "pyodide.webloop", "pyodide._package_loader")

# Every import of a replaced module in any module that the browser gets, inside functions too: who, what, which name.
ASKED = {
    ("importlib.abc", "importlib.resources", "abc"),               # for names that it passes on with a warning
    ("pyodide", "pyodide.webloop", "_initialize_event_loop"),      # at Pyodide's start
}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The slim archives, whatever the site was last built with."""
    return pack(HERE, find(HERE), slim.library(HERE, "slim"), tmp_path_factory.mktemp("slim") / "pack")


def sources(packed: Path) -> Iterator[tuple[str, str, str]]:
    """Name, path and source of each module of the standard library that the browser gets."""
    kept = json.loads((packed / "modules.json").read_text("utf-8"))["modules"]["stdlib"]
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
