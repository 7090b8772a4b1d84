"""`make test-runtime`: CPython's own tests under Pyodide's unmodified files and the slim ones, compared one by one.

The tests are those of the Python that runs this (its minor version is Pyodide's), of what the calculator is made of:
the modules that it imports, those that a message or a start goes through, and the built-in types. A test may fail under
both: Pyodide has no processes, threads or deep stack. What counts is that no test ends otherwise under the slim files.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from scripts.runtime import slim
from scripts.runtime.layout import Layout, here, node_env
from scripts.steps import StepFailed

HERE = Path(__file__).parent
MODULES = (
    "test_re", "test_json", "test_datetime", "test_collections", "test_operator", "test_fractions", "test_difflib",
    "test_unicodedata", "test_enum", "test_struct", "test_exceptions", "test_long", "test_float", "test_math",
    "test_str", "test_dict", "test_list", "test_tuple", "test_set", "test_sort",
)    # fmt: skip
# These use unittest.mock, which imports asyncio: the slim WebAssembly and loader, but the whole standard library.
MOCKING = ("test_dataclasses", "test_functools", "test_typing", "test_zipimport", "test_builtin", "test_int")
MOST_ENDS = 20    # of one module: tests that end the whole runtime, which is then started again for the rest

Outcomes = dict[str, str]


def test_folder() -> Path:
    """Where this Python keeps its own tests. StepFailed when it came without them."""
    spec = find_spec("test")
    for place in (spec.submodule_search_locations or []) if spec else []:
        if (Path(place) / "test_fractions.py").is_file():
            return Path(place)
    raise StepFailed(
        f"{sys.executable} has no tests of its own (the package test).\n"
        "  On Debian: apt-get install libpython3.13-testsuite. Those of pyenv and of python.org have them."
    )


def outcomes(layout: Layout, kind: str, tests: Path, module: str) -> Outcomes:
    """How each test of a module ends: passed, failed, skipped, unexpected, or "ended" when the runtime ends with it.

    Raises StepFailed when not even the first test begins.
    """
    found: Outcomes = {}
    runtime = [slim.files(layout, kind), slim.library(layout, "stock" if module in MOCKING else kind)]
    for _ in range(MOST_ENDS):
        command = ["node", HERE / "node/suite.mjs", *runtime, tests, HERE / "in_pyodide/suite.py", module]
        done = subprocess.run(
            [str(word) for word in command], input=json.dumps(list(found)), capture_output=True, text=True,
            env=node_env(), check=False,
        )    # fmt: skip
        lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
        for word, name in lines:
            found[name] = "ended" if word == "begun" else word
        if done.returncode == 0:
            return found
        if not lines:
            break
    raise StepFailed(f"test.{module} does not run under the {kind} files:\n{done.stderr[-2000:]}")


def compared(stock: Outcomes, cut: Outcomes) -> list[str]:
    """A line for each test that ends otherwise under the slim files."""
    names = sorted({*stock, *cut})
    return [
        f"{name}: {stock.get(name, 'absent')} with the unmodified files, {cut.get(name, 'absent')} with the slim ones"
        for name in names
        if stock.get(name) != cut.get(name)
    ]


def suite(layout: Layout, modules: tuple[str, ...]) -> list[str]:
    """Run the modules under both, print a line for each, and return what differs. Raises StepFailed."""
    tests = test_folder()
    faults: list[str] = []
    total: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as pool:
        for module in modules:
            stock, cut = pool.map(partial(outcomes, layout, tests=tests, module=module), ("stock", "slim"))
            if not stock:
                faults.append(f"test.{module} has no tests")
            total.update(cut.values())
            words = ", ".join(f"{count} {word}" for word, count in sorted(Counter(cut.values()).items()))
            differing = compared(stock, cut)
            print(f"{module:<18}{len(cut):>5} tests: {words}; {len(differing)} differ", flush=True)
            faults += differing
    print(f"In all {total.total()} tests under the slim files: {dict(sorted(total.items()))}")
    return faults


def main(arguments: list[str]) -> int:
    """Exit status 1 when a test ends otherwise, or could not be run."""
    try:
        faults = suite(here(), tuple(arguments) or MODULES + MOCKING)
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    print("\n".join(faults) or "No test ends otherwise than under the unmodified files.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
