"""Rules: every benefit has its module, and what the modules name (parameters, clauses) is in the policy."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import Policy

RULES = Path("calculator/src/yuyao_policy/rules")
_PARAMETER = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\Z")
_CLAUSE = re.compile(r"(?:m\d+|s\d+(?:g\d+)?)(?:[sa]\d+)?\Z|(?:notice|pre|end)[sa]\d+\Z")


def package_of(slug: str) -> str:
    """The name of the package of a policy's rules, below yuyao_policy.rules."""
    return slug.replace("-", "_")


def check_rules(policy: Policy, root: Path, faults: Collector) -> None:
    """Compare the benefits with the modules in the rules' package. The modules are read, never run."""
    folder = root / RULES / package_of(policy.document.slug)
    modules = {benefit: folder / f"{benefit.replace('-', '_')}.py" for benefit in policy.benefits}
    for benefit, path in modules.items():
        if not path.is_file():
            file, line = policy.sources[benefit]
            faults.add(
                file,
                line,
                benefit,
                f"No rule computes {benefit}.",
                f"Write {path.relative_to(root)}, with evaluate(facts, rates, line).",
            )
    for path in sorted(folder.glob("*.py")):
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except SyntaxError as error:
            faults.add(path, error.lineno or 0, "", f"This is not Python: {error.msg}.", "Correct the line.")
            continue
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        if path in modules.values() and "evaluate" not in functions:
            faults.add(path, 0, "", "The rule has no function evaluate.", "Write evaluate(facts, rates, line).")
        _check_names(tree, path, policy, faults)


def _check_names(tree: ast.Module, path: Path, policy: Policy, faults: Collector) -> None:
    for line, word in _words(tree):
        if _PARAMETER.match(word) and word not in policy.parameters:
            faults.add(path, line, word, f"There is no parameter {word}.", "Name one of parameters.yaml.")
        elif _CLAUSE.match(word) and word not in policy.sources:
            faults.add(path, line, word, f"There is no clause, sentence or amount {word}.", "Name one, as m4s2.")


def _words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every string that stands in the module by itself; the pieces of f-strings are not whole names."""
    pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            yield node.lineno, node.value
