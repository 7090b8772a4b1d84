"""In place of the import of JavaScript's modules from Python: the calculator imports none."""


def nothing(*arguments: object) -> None:
    """Called at the start to make js importable, and packages, and drives of Windows."""


register_js_finder = register_windows_finder = register_module_not_found_hook = nothing
register_js_module = nothing
