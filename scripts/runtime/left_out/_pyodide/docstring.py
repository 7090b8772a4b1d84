"""In place of the module that writes descriptions of functions for help()."""


def get_cmeth_docstring(function: object) -> str:
    """No description."""
    return ""
