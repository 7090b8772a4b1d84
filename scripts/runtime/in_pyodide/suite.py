"""Runs inside Pyodide (suite.mjs loads it): one module of CPython's own tests, test by test.

Each test is told before it runs and after, one line each: when one of them ends the whole runtime, the lines say which.
"""

import unittest
from collections.abc import Callable, Iterator


def run(module: str, seen: list[str], tell: Callable[[str], None]) -> None:
    """Tell "begun <id>" and "<outcome> <id>" of every test of the module but those that were seen already."""
    known = set(seen)
    for test in _each(unittest.defaultTestLoader.loadTestsFromName(f"test.{module}")):
        name = test.id()
        if name in known:
            continue
        tell(f"begun {name}")
        result = unittest.TestResult()
        unittest.TestSuite([test]).run(result)
        tell(f"{_outcome(result)} {name}")


def _each(suite: unittest.TestSuite) -> Iterator[unittest.TestCase]:
    """The single tests; what a class or a module sets up for all of them is set up for each."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from _each(part)
        else:
            yield part


def _outcome(result: unittest.TestResult) -> str:
    if result.failures or result.errors:
        return "failed"
    if result.unexpectedSuccesses:
        return "unexpected"
    if result.skipped:
        return "skipped"
    return "passed"
