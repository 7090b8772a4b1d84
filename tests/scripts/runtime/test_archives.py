"""The wheel and the packed archives: pure, the same each time, and without what the browser never needs."""

from __future__ import annotations

import marshal
import shutil
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.runtime import pack, wheel
from scripts.runtime.layout import Layout, here

pytestmark = pytest.mark.runtime
HERE = here()
PYC_HEADER = 16    # bytes before the code: magic, flags, source hash


def checkout(folder: Path) -> Layout:
    """A copy of what the wheel and the packing read, in another place."""
    shutil.copytree(HERE.calculator, folder / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(HERE.root / "requirements.txt", folder / "requirements.txt")
    (folder / "node_modules").symlink_to(HERE.root / "node_modules")
    return Layout(folder)


def codes(archive: Path) -> Iterator[tuple[str, types.CodeType]]:
    """Every code object of an archive's modules, with the module's path."""
    def below(code: types.CodeType) -> Iterator[types.CodeType]:
        yield code
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                yield from below(constant)

    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            for code in below(marshal.loads(opened.read(name)[PYC_HEADER:])):
                yield name, code


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Layout]:
    """Two builds on two paths."""
    layouts = [checkout(tmp_path_factory.mktemp(name)) for name in ("here", "elsewhere")]
    for layout in layouts:
        pack.pack(layout, wheel.build(layout))
    return layouts


def test_two_builds_on_two_paths_are_the_same_bytes(copies: list[Layout]) -> None:
    for name in ("wheel/" + wheel.find(copies[0]).name, "pack/stdlib.zip", "pack/calculator.zip", "pack/modules.json"):
        first, second = ((layout.build / name).read_bytes() for layout in copies)
        assert first == second, name


def test_the_wheel_is_pure_and_holds_the_policy_data(copies: list[Layout]) -> None:
    built = wheel.find(copies[0])
    assert built.name.endswith("-py3-none-any.whl")
    names = zipfile.ZipFile(built).namelist()
    assert "yuyao_policy/data/ydb-2022-51.json" in names
    assert not [name for name in names if "__pycache__" in name or "tests" in name]


def test_building_leaves_nothing_in_the_sources(copies: list[Layout]) -> None:
    sources = {"pyproject.toml", "src", "README.md", "dask.in", "dask.txt"}
    assert {path.name for path in copies[0].calculator.iterdir()} <= sources


def test_archives_are_stored_with_one_date(copies: list[Layout]) -> None:
    for name in ("stdlib.zip", "calculator.zip"):
        for member in zipfile.ZipFile(copies[0].pack / name).infolist():
            assert member.compress_type == zipfile.ZIP_STORED
            assert member.date_time == (2022, 7, 1, 0, 0, 0)
            assert member.filename.endswith(".pyc")


def test_bytecode_keeps_lines_but_no_columns(copies: list[Layout]) -> None:
    seen = 0
    for name, code in codes(copies[0].pack / "calculator.zip"):
        for line, _, column, _ in code.co_positions():
            assert column is None, name
            seen += line is not None
    assert seen > 1000


def test_the_browser_gets_neither_the_command_line_nor_the_data(copies: list[Layout]) -> None:
    calculator = set(zipfile.ZipFile(copies[0].pack / "calculator.zip").namelist())
    assert "yuyao_policy/browser.pyc" in calculator
    assert "yuyao_policy/rules/ydb_2022_51/apprenticeship.pyc" in calculator
    assert not calculator & {"yuyao_policy/cli.pyc", "yuyao_policy/__main__.pyc"}
    assert not [name for name in calculator if "/data/" in name]
    stdlib = set(zipfile.ZipFile(copies[0].pack / "stdlib.zip").namelist())
    assert {"traceback.pyc", "json/__init__.pyc"} <= stdlib
    assert not stdlib & {"argparse.pyc", "csv.pyc", "unittest/__init__.pyc", "urllib/request.pyc"}
