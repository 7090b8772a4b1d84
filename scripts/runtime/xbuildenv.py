"""A cross-build environment for pyodide-build, put together from the npm package; enough for pure Python."""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path

from scripts.runtime.layout import digest_of, is_fresh, mark_fresh, node_env, pyodide_info
from scripts.steps import StepFailed

RUNNER = Path(__file__).parent / "node"
SYSCONFIG = "_sysconfigdata__emscripten_wasm32-emscripten"
NEEDED = (
    "package.json", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json",
)

# pyodide-build asks `make` for these and reads what `env` prints.
MAKEFILE = """\
export PYVERSION ?= {python}
export PYMAJOR = {major}
export PYMINOR = {minor}
export PYMICRO = {micro}
export PYODIDE_VERSION ?= {version}
export PYODIDE_ABI_VERSION ?= {abi_version}
export PYODIDE_EMSCRIPTEN_VERSION ?= {emscripten}
export CPYTHONINSTALL = $(PYODIDE_ROOT)/cpython/installs/python-$(PYVERSION)
export TARGETINSTALLDIR = $(CPYTHONINSTALL)
export PYTHONINCLUDE = $(CPYTHONINSTALL)/include/python$(PYMAJOR).$(PYMINOR)
export SYSCONFIG_NAME = {sysconfig}
export SYSCONFIGDATA_DIR = $(CPYTHONINSTALL)/sysconfigdata
export PLATFORM_TRIPLET = wasm32-emscripten
export CFLAGS_BASE =
export CXXFLAGS_BASE =
export LDFLAGS_BASE =
export PIP_CONSTRAINT ?= $(PYODIDE_ROOT)/pip-constraints.txt

.output_vars:
\t@env
"""


def make(pyodide: Path, out: Path) -> Path:
    """Write the environment into `out` (unless it is there already) and return `out`.

    pyodide is the npm package. Raises StepFailed when files are missing or its Python is not the one that runs this.
    """
    missing = [name for name in NEEDED if not (pyodide / name).is_file()]
    if missing:
        raise StepFailed(f"{pyodide}: {', '.join(missing)} missing.\n  Run `rm -r node_modules && make build`.")
    key = digest_of([Path(__file__), RUNNER, *(pyodide / name for name in NEEDED)], sys.version)
    if is_fresh(out, key):
        return out
    info = pyodide_info(pyodide)
    major, minor, micro = info["python"].split(".")
    if sys.version_info[:2] != (int(major), int(minor)):
        raise StepFailed(
            f"Pyodide {info['version']} is Python {info['python']}, but this is Python {sys.version.split()[0]}.\n"
            "  Set .python-version to Pyodide's minor version, remove .venv, and run make again."
        )
    shutil.rmtree(out, ignore_errors=True)
    version = out / info["version"]
    root = version / "xbuildenv/pyodide-root"
    dist = root / "dist"
    dist.mkdir(parents=True)
    for source in [*(pyodide / name for name in NEEDED), RUNNER / "python", RUNNER / "python.mjs"]:
        shutil.copy(source, dist / source.name)
    emscripten = info["platform"].removeprefix("emscripten_").replace("_", ".")
    fields = info | {"major": major, "minor": minor, "micro": micro, "emscripten": emscripten, "sysconfig": SYSCONFIG}
    (root / "Makefile.envs").write_text(MAKEFILE.format(**fields), "utf-8")
    (root / "pip-constraints.txt").touch()
    (root.parent / "requirements.txt").touch()
    sysconfigdata = root / f"cpython/installs/python-{info['python']}/sysconfigdata"
    sysconfigdata.mkdir(parents=True)
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as stdlib:
        (sysconfigdata / f"{SYSCONFIG}.py").write_bytes(stdlib.read(f"{SYSCONFIG}.py"))
    (version / ".installed").touch()
    (version / ".build-python-version").write_text(f"{major}.{minor}", "utf-8")
    (out / "xbuildenv").symlink_to(info["version"])
    mark_fresh(out, key)
    return out


def environment(xbuildenv: Path, **extra: str) -> dict[str, str]:
    """The environment variables with which pyodide-build uses it and asks nobody."""
    return node_env(PYODIDE_XBUILDENV_PATH=str(xbuildenv), SKIP_EMSCRIPTEN_VERSION_CHECK="1", **extra)
