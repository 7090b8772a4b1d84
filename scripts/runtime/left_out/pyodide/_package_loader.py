"""In place of Pyodide's installer of packages: the runtime's files are all that there is."""

from typing import NoReturn


class _Folder:
    """A path that crosses to JavaScript as an object, as a pathlib.Path does: a str would become JavaScript's own."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = _Folder("/lib/python3.13/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Called at Pyodide's start: no package is installed."""


def unpack_buffer(*arguments: object, **named: object) -> NoReturn:
    """Called for a package that is to be installed."""
    raise RuntimeError("No package can be installed in this runtime (scripts/runtime/left_out)")


get_install_dir = unpack_buffer
