"""The cross-build environment from the npm package, and the wheels for Pyodide's virtual environment."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scripts.runtime import xbuildenv
from scripts.runtime.layout import here
from scripts.runtime.venv import locked, without_compiled_part
from scripts.steps import StepFailed

LOCK = """\
packaging==26.3 \\
    --hash=sha256:aa
    # via pytest
pytest==9.2.0 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
    # via -r requirements.in
"""


def test_it_holds_what_pyodide_build_looks_for(tmp_path: Path) -> None:
    out = xbuildenv.make(here().pyodide, tmp_path / "x")
    root = out / "xbuildenv/xbuildenv/pyodide-root"
    assert (out / "0.29.5/.build-python-version").read_text("utf-8") == "3.13"
    assert "export PYVERSION ?= 3.13.2" in (root / "Makefile.envs").read_text("utf-8")
    assert (root / f"cpython/installs/python-3.13.2/sysconfigdata/{xbuildenv.SYSCONFIG}.py").stat().st_size > 1000
    assert (root / "dist/python").stat().st_mode & 0o111


def test_it_is_made_once(tmp_path: Path) -> None:
    out = xbuildenv.make(here().pyodide, tmp_path / "x")
    (out / "mark").touch()
    xbuildenv.make(here().pyodide, out)
    assert (out / "mark").exists()


def test_a_package_with_files_missing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match=r"pyodide\.mjs.* missing\.\n  Run `rm -r node_modules && make build`"):
        xbuildenv.make(tmp_path, tmp_path / "x")


def test_wheels_are_taken_with_their_locked_digests() -> None:
    assert locked(LOCK, ("pytest",)).splitlines()[:3] == LOCK.splitlines()[3:6]


def test_a_package_that_is_not_locked_is_reported() -> None:
    with pytest.raises(StepFailed, match=r"lacks pyyaml"):
        locked(LOCK, ("pytest", "pyyaml"))


def test_a_wheel_loses_its_optional_compiled_part(tmp_path: Path) -> None:
    source = tmp_path / "thing-1.0-cp313-cp313-linux_x86_64.whl"
    with zipfile.ZipFile(source, "w") as wheel:
        wheel.writestr("thing/__init__.py", "x = 1\n")
        wheel.writestr("thing/_fast.cpython-313.so", b"\0")
        wheel.writestr("thing-1.0.dist-info/WHEEL", "Root-Is-Purelib: false\nTag: cp313-cp313-linux_x86_64\n")
        wheel.writestr("thing-1.0.dist-info/RECORD", "thing/__init__.py,,\nthing/_fast.cpython-313.so,,\n")
    (tmp_path / "out").mkdir()
    pure = without_compiled_part(source, tmp_path / "out")
    assert pure.name == "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(pure) as wheel:
        assert wheel.read("thing-1.0.dist-info/WHEEL") == b"Root-Is-Purelib: true\nTag: py3-none-any\n"
        assert wheel.read("thing-1.0.dist-info/RECORD") == b"thing/__init__.py,,\n"
        assert wheel.namelist() == ["thing/__init__.py", "thing-1.0.dist-info/WHEEL", "thing-1.0.dist-info/RECORD"]
