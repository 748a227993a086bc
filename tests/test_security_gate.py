"""The ways out of the program, searched for in its source: each goes through the gate."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(p for floor in ("cli", "tui", "importers", "db", "figures")
                 for p in (ROOT / floor).rglob("*.py"))  # fmt: skip
GATES = {"printable", "printable_line", "printable_named", "escape_caught", "inked_content"}
"""Calls whose result cannot steer a terminal; `inked_content` takes lines of `present/`."""
WRITES = {"print", "echo", "secho", "write", "writelines"}
TELLS = {"update", "notify", "from_markup", "Text", "set_terminal_title"}
ALLOWED = {
    "cli/group.py:echo": "click's own help page, and our version",
    "cli/pager.py:write": "what `print_lines` has made printable",
    "cli/output.py:write": "is `Escaped` itself, which every JSON goes through",
    "tui/explorer.py:from_markup": "taken apart again: only its plain words are told, printable",
    "tui/terminal_app.py:Text": "the report of `tui/crash.py`, which is printable",
    "tui/reading_anew.py:print": "a count, to the explorer that started it",
    "tui/screens/command.py:update": "names of commands, and completions made printable",
    "tui/screens/import_.py:update": "our own words, and counts; inputs are made printable before",
    "tui/screens/form.py:update": "our own words",
    "tui/screens/pick.py:update": "counts, made of our own words",
}


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Every call of the source, with the path of its file."""
    return [
        (str(path.relative_to(ROOT)), node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_safe(value: ast.expr) -> bool:
    """Whether an argument is our own words, or has come through the gate."""
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.Call):
        return name_of(value) in GATES
    if isinstance(value, ast.JoinedStr):
        return all(is_safe(part) for part in value.values)
    if isinstance(value, ast.FormattedValue):
        return is_safe(value.value)
    return False


def is_output(call: ast.Call) -> bool:
    """Whether a call writes to a stream of the program, or to the screen."""
    name = name_of(call)
    if name in WRITES - {"write", "writelines"}:
        return isinstance(call.func, ast.Name) or name != "print"
    if name in ("write", "writelines") and isinstance(call.func, ast.Attribute):
        return "sys.std" in ast.unparse(call.func.value)
    return name in TELLS


def test_what_is_printed_or_told_has_come_through_the_gate() -> None:
    past = [
        f"{path}:{call.lineno}: {ast.unparse(call)[:90]}"
        for path, call in calls()
        if path.startswith(("cli", "tui", "importers"))
        and is_output(call)
        and not (name_of(call) == "update" and not path.startswith("tui/"))
        and not all(is_safe(value) for value in call.args)
        and f"{path}:{name_of(call)}" not in ALLOWED
    ]

    assert past == []


def test_no_way_is_allowed_that_is_gone() -> None:
    used = {f"{path}:{name_of(call)}" for path, call in calls()}

    assert [way for way in ALLOWED if way not in used] == []


def test_nothing_prints_below_the_command_line_and_the_explorer() -> None:
    below = [
        f"{path}:{call.lineno}"
        for path, call in calls()
        if path.startswith(("db", "figures", "importers"))
        and (name_of(call) == "print" or "sys.std" in ast.unparse(call.func).split("stdin")[0])
    ]

    assert below == []


def test_nothing_is_logged() -> None:
    """A log would be a way past the gate; logs of others are silenced, not written."""
    logged = [
        f"{path}:{call.lineno}"
        for path, call in calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("debug", "info", "warning", "error", "critical", "exception", "warn")
    ]

    assert logged == []


@pytest.mark.parametrize("widget", ["Static", "Label", "Button"])
def test_a_widget_parses_markup_only_in_our_own_constant_words(widget: str) -> None:
    loose = [
        f"{path}:{call.lineno}"
        for path, call in calls()
        if name_of(call) == widget
        and not all(isinstance(value, ast.Constant) for value in call.args)
        and not any(
            key.arg == "markup" and getattr(key.value, "value", True) is False
            for key in call.keywords
        )
    ]

    assert loose == []


def test_programs_are_started_by_argv_alone() -> None:
    """No shell, ever: $PAGER, --exec and the clipboard's programs are lists of arguments."""
    starts = [
        (path, call)
        for path, call in calls()
        if isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value) in ("subprocess", "os", "asyncio")
        and (
            call.func.attr in ("run", "Popen", "call", "check_call", "check_output", "system")
            or call.func.attr.startswith(("exec", "spawn", "posix_spawn", "popen", "create_sub"))
        )
        and ast.unparse(call.func) != "asyncio.run"
    ]
    assert {path for path, _ in starts} >= {"cli/pager.py", "cli/watch.py", "tui/desktop.py"}
    for path, call in starts:
        assert ast.unparse(call.func) not in ("os.system", "os.popen"), path
        assert "create_subprocess_shell" not in ast.unparse(call.func), path
        assert not any(key.arg == "shell" for key in call.keywords), path
        assert not isinstance(call.args[0], ast.Constant | ast.JoinedStr), path
