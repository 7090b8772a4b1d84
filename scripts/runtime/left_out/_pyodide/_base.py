"""In place of what runs Python code out of strings: the loader evaluates four of them at its start."""

from importlib import import_module
from types import ModuleType
from typing import Any


def eval_code(code: str, globals: dict[str, Any] | None = None) -> Any:
    """The value of an expression, with statements before it and a semicolon between: import builtins; builtins."""
    names = {} if globals is None else globals
    statements, _, expression = code.rpartition(";")
    exec(statements, names)
    return eval(expression.strip(), names)


def pyimport_impl(path: str) -> ModuleType:
    """A module by its dotted name, for JavaScript; of its parts nothing, unlike Pyodide's own."""
    return import_module(path)
