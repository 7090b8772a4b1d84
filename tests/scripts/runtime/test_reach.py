"""What the browser's entry can import, found in the sources."""

from __future__ import annotations

import pytest

from scripts.runtime.reach import Reach, reach
from scripts.steps import StepFailed


def found(always: tuple[str, ...] = (), **sources: str) -> Reach:
    paths = {f"tool/{name}.py": text for name, text in sources.items()}
    return reach({"tool/__init__.py": "", **paths}, "tool.entry", always)


def test_imports_are_followed_and_what_nobody_imports_is_left_out() -> None:
    reached = found(entry="from tool.a import f", a="import json\ndef f(): ...", cli="import argparse")
    assert reached == Reach(("tool", "tool.a", "tool.entry"), ("json",))


def test_an_import_inside_a_function_counts() -> None:
    assert found(entry="def f():\n  if 1:\n    import decimal").outside == ("decimal",)


def test_relative_imports_are_resolved() -> None:
    reached = reach(
        {"tool/__init__.py": "", "tool/entry.py": "from . import b\nfrom .sub import c", "tool/b.py": "",
         "tool/sub/__init__.py": "from .c import x", "tool/sub/c.py": "from ..b import y\nx = 1"},
        "tool.entry",
    )    # fmt: skip
    assert reached.own == ("tool", "tool.b", "tool.entry", "tool.sub", "tool.sub.c")


def test_what_only_a_type_checker_sees_does_not_count() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import ssl\nelse:\n  import re"
    assert found(entry=source).outside == ("re", "typing")


def test_modules_that_are_found_by_name_at_run_time_are_kept() -> None:
    reached = reach(
        {"tool/__init__.py": "", "tool/entry.py": "", "tool/rules/__init__.py": "",
         "tool/rules/m3.py": "import fractions"},
        "tool.entry", always=("tool.rules",),
    )    # fmt: skip
    assert reached == Reach(("tool", "tool.entry", "tool.rules", "tool.rules.m3"), ("fractions",))


def test_an_import_that_does_not_exist_is_reported() -> None:
    with pytest.raises(StepFailed, match=r"imports tool\.gone, which its wheel lacks"):
        found(entry="import tool.gone")


def test_a_name_out_of_a_module_is_not_taken_for_a_module() -> None:
    assert found(entry="from collections.abc import Mapping").outside == ("collections.abc",)
