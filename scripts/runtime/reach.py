"""What the browser's entry point can import, of its own package and from outside, found by reading the sources."""

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.steps import StepFailed


@dataclass(frozen=True)
class Reach:
    """Modules of the package, and modules of the standard library, in sorted order."""

    own: tuple[str, ...]
    outside: tuple[str, ...]


def sources_of(wheel: Path) -> dict[str, str]:
    """The Python sources in a wheel, keyed by their path in it (yuyao_policy/rules/__init__.py)."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".py")}


def reach(sources: Mapping[str, str], entry: str, always: tuple[str, ...] = ()) -> Reach:
    """Follow every import, inside functions too, from the module `entry`.

    sources is keyed by path; `always` names packages that are found by name at run time: all below them counts as
    reached. Imports that only a type checker sees (if TYPE_CHECKING) do not count. Raises StepFailed when the entry
    does not exist or a module imports one of the package that does not.
    """
    modules = {_module_name(path): path for path in sources}
    package = entry.split(".")[0]
    outside: set[str] = set()
    own: set[str] = set()
    waiting = [entry, *(name for name in modules if any(f"{name}.".startswith(f"{root}.") for root in always))]
    while waiting:
        name = waiting.pop()
        if name in own:
            continue
        if name not in modules:
            raise StepFailed(f"The calculator imports {name}, which its wheel lacks.\n  Correct the import.")
        own.add(name)
        if "." in name:
            waiting.append(name.rpartition(".")[0])
        path = modules[name]
        for imported in _imports(ast.parse(sources[path], path), name, path.endswith("/__init__.py"), modules):
            if imported.split(".")[0] == package:
                waiting.append(imported)
            else:
                outside.add(imported)
    return Reach(tuple(sorted(own)), tuple(sorted(outside - {"__future__"})))


def _module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(tree: ast.AST, name: str, is_package: bool, modules: Mapping[str, str]) -> Iterator[str]:
    """The modules that a module's source names, absolute."""
    for node in _run_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = name.split(".")
                kept = parts[: len(parts) - node.level + is_package]
                base = ".".join([*kept, *([base] if base else [])])
            yield base
            # `from package import module` names a module; `from module import function` does not
            yield from (full for alias in node.names if (full := f"{base}.{alias.name}") in modules)


def _run_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below, except the body of `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield other
                yield from _run_nodes(other)
            continue
        yield child
        yield from _run_nodes(child)
