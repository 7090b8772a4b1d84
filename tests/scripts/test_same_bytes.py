"""Whatever differs between two builds is found and named with its place; the two are as different as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.same_bytes import BUILDS, differences, digest


def tree(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


SAME = {"site/index.html": b"a\nb\n", "site/x/y.br": b"\x00\x01", "build/sbom.json": b"{}", "build/other": b"1"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"build/other": b"2"}, None),
        ({"site/index.html": b"a\nc\n"}, "site/index.html: byte 2, line 2"),
        ({"site/index.html": b"a\nb\n\n"}, "site/index.html: byte 4, line 3"),
        ({"site/x/y.br": b"\x00\x02"}, "site/x/y.br: byte 1, line 1"),
        ({"build/sbom.json": b"{ }"}, "build/sbom.json: byte 1"),
        ({"site/more.txt": b""}, "site/more.txt: only in other"),
    ],
)
def test_what_differs_is_named(tmp_path: Path, changed: dict[str, bytes], told: str | None) -> None:
    one, other = tree(tmp_path / "one", SAME), tree(tmp_path / "other", SAME | changed)
    count, found = differences(one, other)
    assert count == 3
    assert [line.split("\n")[0].startswith(told or "never") for line in found] == [True] * (told is not None)
    assert (digest(one) == digest(other)) is (told is None)


def test_the_two_builds_share_nothing_that_could_hide_a_difference() -> None:
    one, other = BUILDS
    assert one.clock[:10] != other.clock[:10]
    assert one.folder != other.folder
    assert one.mask != other.mask
    for name in ("TZ", "PYTHONHASHSEED", "LC_ALL"):
        assert one.environment[name] != other.environment[name]
