"""Runs inside Pyodide (pack.mjs loads it): compiles what the calculator and Pyodide's own start have imported.

Compiled there, so that the bytecode is exactly its interpreter's, whatever Python the build machine has.
At the top stands only what the calculator imports in any case: what this module needs beyond it must not be swept in.
"""

import importlib
import importlib.util
import json
import sys

DATE = (2022, 7, 1, 0, 0, 0)
CALCULATOR = "/calculator.zip"


def trim(request_json: str) -> str:
    """Write /out/stdlib.zip, /out/calculator.zip and /out/letter.zip; return a report as JSON.

    The request names modules: `own` of the package, `outside` that it imports, `late` that the standard library
    imports by itself on roads that no import statement of the calculator shows; `letter` the same for the check of
    letters, imported last, so that the estimate's zips know nothing of it. A module that does not exist raises.
    """
    stdlib = next(path for path in sys.path if path.endswith(".zip") and path != CALCULATOR)
    request = json.loads(request_json)
    for name in [*request["outside"], *request["late"], *request["own"]]:
        importlib.import_module(name)
    kept = _imported(stdlib)
    letter = request["letter"]
    for name in [*letter["outside"], *letter["own"]]:
        importlib.import_module(name)
    more = sorted(set(_imported(stdlib)) - set(kept))
    sizes = {
        "stdlib": _write("/out/stdlib.zip", {stdlib: kept}),
        "calculator": _write("/out/calculator.zip", {CALCULATOR: request["own"]}),
        "letter": _write("/out/letter.zip", {stdlib: more, CALCULATOR: letter["own"]}),
    }
    frozen = sorted(name for name, module in sys.modules.items() if _origin(module) == "frozen")
    report = {"python": sys.version.split()[0], "modules": sizes, "frozen": frozen}
    return json.dumps(report, sort_keys=True, indent=1)


def _origin(module: object) -> object:
    return getattr(getattr(module, "__spec__", None), "origin", None)


def _imported(stdlib: str) -> list[str]:
    """The modules of the standard library's zip that are imported now, sorted."""
    return sorted(
        name
        for name, module in sys.modules.items()
        if (spec := getattr(module, "__spec__", None)) is not None
        and spec.name == name                                  # not an alias such as os.path
        and (spec.origin or "").startswith(f"{stdlib}/")       # not frozen, not built in
    )


def _write(target: str, modules: dict[str, list[str]]) -> dict[str, int]:
    """Compile modules, named under the zip that they are in, into the zip `target`; return the bytes of each.

    Stored, because the server compresses the whole much better than the zip its parts; pycs are of the unchecked
    kind, which never look for a source; optimize=2 drops docstrings and assert statements.
    """
    import zipfile
    from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]

    sizes = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for root, name in [(root, name) for root, names in modules.items() for name in names]:
            spec = importlib.util.find_spec(name)
            if spec is None or spec.origin is None or spec.loader is None:
                raise ModuleNotFoundError(name)
            source = spec.loader.get_data(spec.origin)  # type: ignore[attr-defined]
            path = spec.origin.removeprefix(f"{root}/")
            code = compile(source, path, "exec", dont_inherit=True, optimize=2)
            pyc = _code_to_hash_pyc(code, importlib.util.source_hash(source), False)
            archive.writestr(zipfile.ZipInfo(path.removesuffix(".py") + ".pyc", DATE), pyc)
            sizes[name] = len(pyc)
    return sizes
