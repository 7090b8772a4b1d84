"""In place of the descriptions of JavaScript's objects: no help is read here, but the C code asks for each by name."""

from typing import Any


class _JsProxyMetaClass(type):
    """What JavaScript's objects have as their class's class."""


class ConversionError(Exception):
    """An object that cannot cross between the languages."""


class InternalError(Exception):
    """A fault of Pyodide itself."""


class _Described:
    """A function or an object whose every part is described as little as it is."""

    def __call__(self, *arguments: object) -> "_Described":
        return self

    def __getattr__(self, name: str) -> "_Described":
        return self


_instantiate_token = _Described()


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _instantiate_token
