"""The calculator's own tests inside Pyodide's virtual environment: `python -m scripts.runtime.venv [pytest arguments]`.

What CPython passes, the Python of the browser must pass: the same wheel, the same tests, the same pytest, and the files
that the site gets (RUNTIME=stock: the unmodified ones).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from scripts.runtime import slim, wheel, xbuildenv
from scripts.runtime.layout import Layout, digest_of, here, is_fresh, mark_fresh
from scripts.steps import StepFailed, run

# What the tests import. Locked in requirements.txt like everything else; their versions and digests are read there.
TESTED_WITH = ("pytest", "iniconfig", "packaging", "pluggy", "pygments", "hypothesis", "sortedcontainers", "pyyaml")


def locked(requirements: str, names: tuple[str, ...]) -> str:
    """The lines of requirements.txt for these packages, digests included. StepFailed when one is not there."""
    blocks = {block.split("==")[0]: block for block in re.split(r"(?m)^(?=[a-z0-9])", requirements) if "==" in block}
    missing = [name for name in names if name not in blocks]
    if missing:
        raise StepFailed(f"requirements.txt lacks {', '.join(missing)}.\n  Add to requirements.in, then make lock.")
    return "".join(blocks[name] for name in names)


def without_compiled_part(source: Path, target: Path) -> Path:
    """A pure wheel of a package whose compiled part is optional (PyYAML's is): the same files without it."""
    name = re.sub(r"-[^-]+-[^-]+-[^-]+\.whl$", "-py3-none-any.whl", source.name)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target / name, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            data = old.read(member)
            if member.endswith(".so"):
                continue
            if member.endswith(".dist-info/WHEEL"):
                data = re.sub(rb"(?m)^Tag: .*\n", b"", data).rstrip() + b"\nTag: py3-none-any\n"
                data = data.replace(b"Root-Is-Purelib: false", b"Root-Is-Purelib: true")
            if member.endswith(".dist-info/RECORD"):
                kept = [line for line in data.splitlines(True) if b".so," not in line and b"/WHEEL," not in line]
                data = b"".join(kept)
            new.writestr(member, data)
    return target / name


def wheels(layout: Layout) -> Path:
    """Download the locked wheels of TESTED_WITH into .cache/wheels/, once; afterwards this works offline."""
    requirements = locked((layout.root / "requirements.txt").read_text("utf-8"), TESTED_WITH)
    out = layout.cache / "wheels"
    key = digest_of([Path(__file__)], requirements, sys.version)
    if is_fresh(out, key):
        return out
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (out / "requirements.txt").write_text(requirements, "utf-8")
    run(
        [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--require-hashes", "--only-binary=:all:", "--dest", out, "-r", out / "requirements.txt",
        ],
        what="Downloading the wheels for Pyodide's virtual environment",
        remedy="The network is needed once, like for .venv itself; then run make test again.",
    )    # fmt: skip
    for compiled in [path for path in out.glob("*.whl") if not path.name.endswith("-none-any.whl")]:
        without_compiled_part(compiled, out)
        compiled.unlink()
    mark_fresh(out, key)
    return out


def make(layout: Layout) -> Path:
    """Make build/pyodide-venv/ with pytest and the calculator's wheel in it; return its python."""
    built = wheel.build(layout)
    environment = xbuildenv.environment(xbuildenv.make(layout.pyodide, layout.xbuildenv))
    out = layout.build / "pyodide-venv"
    downloaded = wheels(layout)
    key = digest_of([Path(__file__), built, downloaded], (layout.xbuildenv / ".inputs").read_text("utf-8"))
    if not is_fresh(out, key):
        shutil.rmtree(out, ignore_errors=True)
        run(
            [Path(sys.executable).parent / "pyodide", "venv", "--no-download", "--no-setuptools", out],
            what="Making Pyodide's virtual environment",
            remedy="Run `rm -r build/xbuildenv` and make test again.",
            env=environment,
        )
        run(
            [out / "bin/pip", "install", "--quiet", "--no-index", "--find-links", downloaded, *TESTED_WITH, built],
            what="Installing pytest and the calculator into Pyodide's virtual environment",
            remedy="Run `rm -r .cache/wheels build/pyodide-venv` and make test again.",
            env=environment,
        )
        mark_fresh(out, key)
    return out / "bin/python"


def main(arguments: list[str]) -> int:
    """Run the calculator's tests there, or what the arguments name; the exit status is pytest's."""
    layout = here()
    try:
        python, kind = make(layout), slim.kind()
        files = slim.files(layout, kind)
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYODIDE_FILES": str(files)}
    environment.pop("PYTHONPATH", None)
    named = any((layout.root / argument.split("::")[0]).exists() for argument in arguments)
    arguments = arguments if named else [*arguments, "tests/calculator"]
    command = [str(python), "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    print(f"The calculator's tests in Pyodide ({kind}):", flush=True)
    return subprocess.run(command, cwd=layout.root, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
