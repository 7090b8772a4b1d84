"""Where the runtime's inputs and outputs lie, relative to the repository's root; what never changes between builds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "yuyao_policy"
ENTRY = "yuyao_policy.browser"    # the module whose load() and estimate_json() the worker calls
LETTER_ENTRY = "yuyao_policy.letter.browser"    # the same for the letter page: load() and check_json()

# Every date inside an archive: any day, always the same, so that two builds of one commit are the same bytes.
SOURCE_DATE_EPOCH = 1_656_633_600


@dataclass(frozen=True)
class Layout:
    """The folders of one checkout."""

    root: Path

    @property
    def pyodide(self) -> Path:
        """The npm package, unmodified."""
        return self.root / "node_modules/pyodide"

    @property
    def calculator(self) -> Path:
        return self.root / "calculator"

    @property
    def data(self) -> Path:
        """The policy data that the build puts inside the package (git-ignored)."""
        return self.calculator / "src" / PACKAGE / "data"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def xbuildenv(self) -> Path:
        return self.build / "xbuildenv"

    @property
    def wheel(self) -> Path:
        return self.build / "wheel"

    @property
    def pack(self) -> Path:
        return self.build / "pack"

    @property
    def runtime(self) -> Path:
        """What the site serves, each file named by its digest."""
        return self.build / "runtime"

    @property
    def cache(self) -> Path:
        """Survives `make clean`: compressing the WebAssembly takes 20 s and its input seldom changes."""
        return self.root / ".cache"


def here() -> Layout:
    """The checkout that this module belongs to."""
    return Layout(Path(__file__).resolve().parents[2])


def pyodide_info(pyodide: Path) -> dict[str, str]:
    """abi_version, arch, platform and python of the npm package, with its own version added."""
    info: dict[str, str] = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    return info | {"version": json.loads((pyodide / "package.json").read_text("utf-8"))["version"]}


def digest_of(paths: Iterable[Path], *words: str) -> str:
    """One digest over files (names and contents, folders walked) and words: the key under which a result is kept."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if "__pycache__" in file.parts:
                continue
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{file.relative_to(path.parent)}\0{content}\0".encode())
    for word in words:
        digest.update(f"{word}\0".encode())
    return digest.hexdigest()


def is_fresh(folder: Path, key: str) -> bool:
    """Whether the folder was made from inputs with this key, and completely."""
    stamp = folder / ".inputs"
    return stamp.is_file() and stamp.read_text("utf-8") == key


def mark_fresh(folder: Path, key: str) -> None:
    """Note the inputs' key once everything in the folder is written."""
    (folder / ".inputs").write_text(key, "utf-8")


def node_env(**extra: str) -> dict[str, str]:
    """The environment of a Node or pyodide-build process: ours, without what would change its output."""
    unwanted = {"PYTHONPATH", "PYTHONHOME", "NODE_OPTIONS", "PYTHONDONTWRITEBYTECODE"}
    return {name: value for name, value in os.environ.items() if name not in unwanted} | extra
