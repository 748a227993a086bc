"""Changes the source of a module in one place at a time and sees whether its tests notice.

    python -m bench.mutants figures/interval.py tests/test_figures_interval.py
    python -m bench.mutants figures/verdict.py tests/test_figures_verdict.py --seconds 300

The changes are those of mutmut: a comparison moved by one or turned round, `and` for `or`, plus
for minus, a number one larger, True for False, a condition negated, a returned value left out. It
works in a copy of the project. A mutant survives when every test passes with it; survivors are
printed with their line, to be read by a person: some change nothing that can be seen.
"""

from __future__ import annotations

import argparse
import ast
import copy
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

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


def survives(folder: Path, tests: list[str]) -> bool:
    """Whether every test passes; one that runs for a minute has noticed."""
    argv = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(argv, cwd=folder, capture_output=True, check=False, timeout=60)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    """Try mutants in an order drawn from the seed, and print those that nothing noticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--seconds", type=float, default=600.0, help="stop after so long")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "copy"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git", "*cache*"))
        source = (folder / asked.module).read_text("utf-8")
        if not survives(folder, asked.tests):
            raise SystemExit("the tests fail without any change")
        every = list(mutants(source))
        random.Random(asked.seed).shuffle(every)
        tried = lived = 0
        started = time.monotonic()
        for line, told, changed in every:
            if time.monotonic() - started > asked.seconds:
                break
            (folder / asked.module).write_text(changed, "utf-8")
            tried += 1
            if survives(folder, asked.tests):
                lived += 1
                print(f"{asked.module}:{line}: {told}", flush=True)
        print(f"{lived} of {tried} tried survived; {len(every)} there are")


if __name__ == "__main__":
    main()
