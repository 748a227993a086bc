"""`variorum`: parses the command line, dispatches to one module a command, owns what failed."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from cli import __version__
from cli.diagnostics import ExitCode, say

COMMANDS = {
    "articles": "articles",
    "backup": "backup",
    "compare": "compare",
    "completion": "completion",
    "config": "config",
    "demo": "demo",
    "doctor": "doctor",
    "export": "export",
    "extract": "extract",
    "figures": "figures",
    "import": "import_",
    "imports": "imports",
    "questions": "questions",
    "reindex": "reindex",
    "restore": "restore",
    "revisions": "revisions",
    "search": "search",
    "show": "show",
    "sql": "sql",
    "watch": "watch",
}
"""Command -> module of this package that holds it, as a click command of the name `command`."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are named or listed, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the help page."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cli.{COMMANDS[cmd_name]}").command
        return command


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"variorum {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--db",
    "db_path",
    envvar="VARIORUM_DB",
    type=click.Path(),
    help="The library file.  [env: VARIORUM_DB; default: library.db in your data folder]",
)
@click.option("--no-color", is_flag=True, help="No colours, as with NO_COLOR.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and stop.",
)
@click.pass_context
def variorum(ctx: click.Context, db_path: str | None, no_color: bool) -> None:
    """What different articles say about the same number, side by side.

    Without a command it opens the explorer on the library.
    """
    if no_color:
        os.environ["NO_COLOR"] = "1"
    from pathlib import Path  # 5 ms, which --version and --help do without

    from cli.place import Place, default_path

    ctx.obj = Place(Path(db_path) if db_path else default_path())
    if ctx.invoked_subcommand is None:
        from cli.explorer import open_explorer

        ctx.exit(open_explorer(ctx.obj.path))


def main(arguments: list[str] | None = None) -> None:
    """Entry point: run the command line and end the process with one of `ExitCode`."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code. No traceback of a foreseen failure reaches a user."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # A locale that cannot print a character must not end a look-up.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    out = sys.stdout
    try:
        result: Any = variorum.main(arguments, prog_name="variorum", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else int(ExitCode.DONE)
    except click.exceptions.Abort:
        say("variorum: stopped")
        return 130
    except click.ClickException as error:
        error.show()
        return int(ExitCode.UNUSABLE)
    except BrokenPipeError:
        return _with_no_reader()
    except OSError as error:
        _with_no_reader()
        where = error.filename or "the output"
        say(f"variorum: {where} could not be read or written ({error.strerror or error})")
        return int(ExitCode.UNUSABLE)
    except SystemExit as stop:
        if sys.stdout is not out:
            return _with_no_reader()  # click caught the broken pipe and put its own in the place
        return stop.code if isinstance(stop.code, int) else int(ExitCode.UNUSABLE)


def _open_closed_streams() -> None:
    """Give a program started with closed streams (`<&-`) ones that hold nothing."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - for the whole run
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def _with_no_reader() -> int:
    """The reader of the pipe has seen enough, which is no failure of anyone."""
    # What is still buffered has nowhere to go, and must not be complained about at the end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return int(ExitCode.DONE)


if __name__ == "__main__":
    main()
