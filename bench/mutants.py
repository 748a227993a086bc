"""Changes the source of a module in one place at a time and sees whether its tests notice.

    python -m bench.mutants figures/interval.py tests/test_figures_interval.py
    python -m bench.mutants figures/verdict.py tests/test_figures_verdict.py --seconds 300

The changes are those of mutmut: a comparison moved by one or turned round, `and` for `or`, plus
for minus, a number one larger, True for False, a condition negated, a returned value left out. No
file is written: each mutant is put into a fork of a process that has loaded the tests. A mutant
survives when every test passes with it; survivors are printed with their line, to be read by a
person: some change nothing that can be seen.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import inspect
import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
OTHERS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, what was changed, and the whole changed source, for every change there is."""
    tree = ast.parse(source)
    for at, node in enumerate(ast.walk(tree)):
        changed = copy.deepcopy(tree)
        twin = next(each for n, each in enumerate(ast.walk(changed)) if n == at)
        if told := _change(twin):
            yield getattr(node, "lineno", 0), told, ast.unparse(changed)


def _change(node: ast.AST) -> str:
    """Changes a node in place and says how; "" when it is of no kind that is changed."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OTHERS:
        return _swap(node, node.ops[0])
    if isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in OTHERS:
        return _swap(node, node.op)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        node.value = not node.value
        return f"{not node.value} -> {node.value}"
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        node.value += 1
        return f"{node.value - 1} -> {node.value}"
    if isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return "condition negated"
    if isinstance(node, ast.Return) and node.value is not None:
        node.value = ast.Constant(None)
        return "returns None"
    return ""


def _swap(node: ast.Compare | ast.BoolOp | ast.BinOp, old: ast.AST) -> str:
    new = OTHERS[type(old)]()
    if isinstance(node, ast.Compare):
        node.ops[0] = new  # type: ignore[call-overload]
    else:
        node.op = new  # type: ignore[assignment]
    return f"{type(old).__name__} -> {type(new).__name__}"


def survives(module: ModuleType, changed: str, tests: list[str]) -> bool:
    """Whether every test passes; one that runs for a minute has noticed."""
    pid = os.fork()
    if pid == 0:
        signal.alarm(60)
        put_in(module, changed)
        os._exit(_outcome(tests))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _outcome(tests: list[str]) -> int:
    """The exit code of the tests, run in this process without a word."""
    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silent, stream)
    return _run(tests)


def put_in(module: ModuleType, changed: str) -> None:
    """Give the functions of a loaded module, wherever they were imported to, other code."""
    fresh = ModuleType(module.__name__)
    fresh.__file__ = module.__file__
    exec(compile(changed, str(module.__file__), "exec"), fresh.__dict__)
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if inspect.isclass(new) and new.__module__ == module.__name__:
            for part, method in vars(new).items():
                _exchange(vars(old).get(part), method)
        elif getattr(new, "__module__", None) == module.__name__ and callable(new):
            _exchange(old, new)
        elif not name.startswith("__"):
            setattr(module, name, new)


def _exchange(old: object, new: object) -> None:
    """Put the code of a function, a property or what wraps one into its older self."""
    if isinstance(new, property):
        _exchange(getattr(old, "fget", None), new.fget)
    elif hasattr(new, "__wrapped__"):
        getattr(old, "cache_clear", int)()
        _exchange(getattr(old, "__wrapped__", None), new.__wrapped__)
    elif inspect.isfunction(new) and inspect.isfunction(old):
        old.__code__, old.__defaults__ = new.__code__, new.__defaults__


def main() -> None:
    """Try mutants in an order drawn from the seed, and print those that nothing noticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--seconds", type=float, default=600.0, help="stop after so long")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    _run(asked.tests)  # loads them, so that the forks need not
    module = importlib.import_module(asked.module.removesuffix(".py").replace("/", "."))
    source = (ROOT / asked.module).read_text("utf-8")
    if not survives(module, source, asked.tests):
        raise SystemExit("the tests fail without any change")
    every = list(mutants(source))
    random.Random(asked.seed).shuffle(every)
    tried = lived = 0
    started = time.monotonic()
    for line, told, changed in every:
        if time.monotonic() - started > asked.seconds:
            break
        tried += 1
        if survives(module, changed, asked.tests):
            lived += 1
            print(f"{asked.module}:{line}: {told}", flush=True)
    print(f"{lived} of {tried} tried survived; {len(every)} there are")


def _run(tests: list[str]) -> int:
    return int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]))


if __name__ == "__main__":
    main()
