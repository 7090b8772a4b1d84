"""Mutation testing of the rules: `make mutants`, or `python -m scripts.mutants [module …]`.

Every rule module is changed in one place at a time, and the cases of tests/cases are run against it in this process:
figures, notes and questions as each case demands them, and its whole trace. A change that no case notices has survived;
each survivor that is known stands in tests/mutants.md with the reason why it may. Exit status 1 when one is not listed
there, when a listed one no longer survives, or when fewer than 95 % are killed.
"""

from __future__ import annotations

import ast
import copy
import importlib
import multiprocessing
import re
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple, cast

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "calculator/src/yuyao_policy/rules"
KNOWN = ROOT / "tests/mutants.md"
NEEDED = 95
SECONDS = 10
"""A changed rule that runs longer than this is noticed, too."""

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
CALLS = {
    "min": "max", "max": "min", "any": "all", "all": "any", "sum": "max", "floor100": "ceil100", "ceil100": "floor100",
    "positive": "check",
}  # fmt: skip


class Mutant(NamedTuple):
    """One change: the module's file, the line, what was and what is, and the changed module."""

    file: str
    line: int
    change: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The same for the same change, as long as its line keeps its words."""
        return f"{self.file}: {self.change}"


def changes(node: ast.AST) -> Iterator[Callable[[Any], None]]:
    """The ways in which a node may be changed in place."""
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            if type(operator) in COMPARISONS:
                yield partial(_other_comparison, at)
    elif isinstance(node, ast.BoolOp):
        yield lambda n: setattr(n, "op", ast.And() if isinstance(n.op, ast.Or) else ast.Or())
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in OPERATORS:
        yield lambda n: setattr(n, "op", OPERATORS[type(n.op)]())
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)) or (isinstance(node, ast.comprehension) and node.ifs):
        def negate(n: Any) -> None:
            if isinstance(n, ast.comprehension):
                n.ifs[0] = ast.UnaryOp(ast.Not(), n.ifs[0])
            else:
                n.test = ast.UnaryOp(ast.Not(), n.test)

        yield negate
    elif isinstance(node, ast.UnaryOp):
        yield lambda n: setattr(n, "op", ast.UAdd() if isinstance(n.op, ast.USub) else n.op)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield lambda n: setattr(n.func, "id", CALLS[n.func.id])
    elif isinstance(node, (ast.Expr, ast.Return)) and not isinstance(node.value, (ast.Constant, type(None))):
        yield lambda n: setattr(n, "value", ast.Constant(None))


def _other_comparison(at: int, node: Any) -> None:
    node.ops[at] = COMPARISONS[type(node.ops[at])]()


def _constants(node: ast.Constant) -> Iterator[Callable[[Any], None]]:
    value = node.value
    if isinstance(value, bool):
        yield lambda n: setattr(n, "value", not value)
    elif isinstance(value, int):
        yield lambda n: setattr(n, "value", value + 1)
        yield lambda n: setattr(n, "value", value - 1)
    elif isinstance(value, str):
        yield lambda n: setattr(n, "value", f"{value}?")


def mutants(path: Path) -> Iterator[Mutant]:
    """Every change of one module, docstrings and types left alone."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    left_alone = {id(inner) for node in nodes for outer in _untouched(node) for inner in ast.walk(outer)}
    seen: dict[str, int] = {}
    for index, node in enumerate(nodes):
        if id(node) in left_alone:
            continue
        for number, _ in enumerate(changes(node)):
            changed = copy.deepcopy(tree)
            place = list(ast.walk(changed))[index]
            before = ast.unparse(_statement(nodes, node))
            list(changes(place))[number](place)
            after = ast.unparse(_statement(list(ast.walk(changed)), place))
            if before != after:
                told = _difference(before, after)
                seen[told] = seen.get(told, 0) + 1
                again = f" ({seen[told]})" if seen[told] > 1 else ""
                yield Mutant(path.relative_to(RULES).as_posix(), getattr(node, "lineno", 0), told + again, changed)


def _untouched(node: ast.AST) -> list[ast.AST]:
    """Docstrings, annotations and imports."""
    found: list[ast.AST | None] = []
    if isinstance(node, (ast.Import, ast.ImportFrom)) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ):
        found = [node]
    elif isinstance(node, (ast.arg, ast.AnnAssign)):
        found = [node.annotation]
    elif isinstance(node, ast.FunctionDef):
        found = [node.returns, *node.decorator_list]
    return [one for one in found if one is not None]


def _statement(nodes: list[ast.AST], node: ast.AST) -> ast.AST:
    """The smallest statement around a node; of a compound one only its head."""
    around = [n for n in nodes if isinstance(n, ast.stmt) and any(inner is node for inner in ast.walk(n))]
    inner = min(around, key=lambda n: sum(1 for _ in ast.walk(n)))
    if hasattr(inner, "body"):
        head: Any = copy.copy(inner)
        head.body, head.orelse = [ast.Pass()], []
        return cast(ast.AST, head)
    return inner


def _difference(before: str, after: str) -> str:
    """Both versions, shortened to some words around the place where they part."""
    least = min(len(before), len(after))
    start = next((i for i in range(least) if before[i] != after[i]), least)
    end = next((i for i in range(least - start) if before[-1 - i] != after[-1 - i]), least - start)
    left, right = max(0, start - 40), 30
    shown = [" ".join(text[left : len(text) - end + right].split()) for text in (before, after)]
    return f"`{shown[0]}` → `{shown[1]}`"


class Rules(MetaPathFinder, Loader):
    """Gives the rule modules from memory, one of them changed."""

    def __init__(self) -> None:
        self.code: dict[str, CodeType] = {}
        for path in RULES.rglob("*.py"):
            self.code[_module(path)] = compile(path.read_text("utf-8"), str(path), "exec")
        self.changed: dict[str, CodeType] = {}

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        """For the modules of the rules only."""
        if name not in self.code:
            return None
        return ModuleSpec(name, self, is_package=f"{name}.parts" in self.code or name.endswith("ydb_2022_51"))

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code where there is one."""
        name = module.__name__
        exec(self.changed.get(name, self.code[name]), module.__dict__)

    def load(self, changed: dict[str, CodeType]) -> None:
        """Forget the rules, and let them be imported again with the change."""
        self.changed = changed
        for name in [name for name in sys.modules if name.startswith("yuyao_policy.rules")]:
            del sys.modules[name]
        fresh = importlib.import_module("yuyao_policy.rules").rule_of
        setattr(importlib.import_module("yuyao_policy.estimate"), "rule_of", fresh)  # noqa: B010


def _module(path: Path) -> str:
    name = ".".join(path.relative_to(RULES.parent.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


class Judge:
    """Runs the cases that a module can matter to, until one fails."""

    def __init__(self) -> None:
        from tests.calculator.test_cases import CASES, test_case
        from tests.calculator.traces import kept
        from yuyao_policy.data_files import policies

        self.rules = Rules()
        sys.meta_path.insert(0, self.rules)
        self.policy = policies()["ydb-2022-51"]
        self.cases = [(f"{file}: {case['name']}", case) for file, case in CASES]
        self.traces = kept()
        self.figures = test_case

    def check(self, name: str, case: dict[str, Any]) -> None:
        """Raises when a case notices something."""
        from tests.calculator.traces import told
        from yuyao_policy.estimate import estimate
        from yuyao_policy.jsontext import dump, parse

        self.figures(case, self.policy)
        assert told(estimate(self.policy, parse(dump(case["claim"])))) == self.traces[name]

    def relevant(self, file: str) -> list[tuple[str, dict[str, Any]]]:
        """The cases that name the module's benefit; all of them for a module that several share."""
        module = Path(file).stem.replace("_", "-")
        benefit = next((one for one in self.policy.benefits if module.startswith(one)), "")
        return [(name, case) for name, case in self.cases if benefit in str(case["claim"])]

    def survives(self, mutant: Mutant | None) -> bool:
        """Whether every case still passes."""
        cases = self.cases
        changed: dict[str, CodeType] = {}
        if mutant is not None:
            cases = self.relevant(mutant.file)
            changed[_module(RULES / mutant.file)] = compile(ast.fix_missing_locations(mutant.tree), mutant.file, "exec")
        signal.signal(signal.SIGALRM, _too_long)
        signal.setitimer(signal.ITIMER_REAL, SECONDS if mutant else 600)
        try:
            self.rules.load(changed)
            for name, case in cases:
                self.check(name, case)
        except BaseException as error:
            if mutant is None or isinstance(error, KeyboardInterrupt):
                raise
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return True


class _TooLong(BaseException):
    pass


def _too_long(*_: object) -> None:
    raise _TooLong


_judges: list[Judge] = []


def _try(file: str) -> tuple[str, int, list[tuple[int, str]]]:
    """All mutants of one module: how many there were, and those that survived."""
    if not _judges:
        _judges.append(Judge())
    listed = list(mutants(RULES / file))
    return file, len(listed), [(one.line, one.name) for one in listed if _judges[0].survives(one)]


def known() -> set[str]:
    """The survivors that tests/mutants.md explains."""
    return set(re.findall(r"^- (\S+\.py: `.*) — ", KNOWN.read_text("utf-8"), re.M)) if KNOWN.is_file() else set()


def main(arguments: list[str]) -> int:
    """Try all mutants, or those of some modules, on two cores."""
    paths = sorted(RULES.rglob("*.py"), key=lambda path: -path.stat().st_size)
    files = [path.relative_to(RULES).as_posix() for path in paths]
    files = [file for file in files if not arguments or any(word in file for word in arguments)]
    Judge().survives(None)
    total, alive = 0, dict[str, int]()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for file, number, survivors in pool.imap_unordered(_try, files):
            total += number
            alive |= {name: line for line, name in survivors}
            print(f"{file}: {number - len(survivors)} of {number} killed", flush=True)
    explained = {name for name in known() if any(name.startswith(f"{file}: ") for file in files)}
    for name, line in sorted(alive.items()):
        if name not in explained:
            print(f"survived, not explained: {name} (line {line})")
    for name in sorted(explained - alive.keys()):
        print(f"explained in {KNOWN.relative_to(ROOT)}, but it no longer survives: {name}")
    share = 100 * (total - len(alive)) / max(1, total)
    print(f"{total - len(alive)} of {total} mutants killed ({share:.1f} %), {len(alive)} survived")
    return int(explained != alive.keys() or share < NEEDED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
