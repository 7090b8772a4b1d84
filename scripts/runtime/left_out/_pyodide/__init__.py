"""In place of Pyodide's private half: what its C and its loader ask for at the start, and no more.

The C asks for two large modules too, for one function of one of them. Until the start is over small ones stand in their
place (pyodide/__init__.py takes them away); who imports them later gets the real ones.
"""

import sys

STANDING_IN = ("inspect", "traceback")
for _name in STANDING_IN:
    sys.modules[_name] = type(sys)(_name)


def _iscoroutinefunction(function: object) -> bool:
    return False    # the calculator waits for nothing


vars(sys.modules["inspect"])["iscoroutinefunction"] = _iscoroutinefunction

from . import _base, _importhook  # noqa: E402 - they may import the two

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """Called at the start: Python's own hook says as much, as long as nobody runs code out of a string."""
