"""The command line as click knows it: every command, its help and its completion."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from typing import Any

import click

from cli import JSON_VERSION, __version__
from cli.declared import Declared, Option, Words
from cli.quick import LOOK_UPS

COMMANDS = {
    **{name: name for name in LOOK_UPS},
    "backup": "backup",
    "completion": "completion",
    "config": "config",
    "decisions": "decisions",
    "demo": "demo",
    "doctor": "doctor",
    "export": "export",
    "extract": "extract",
    "import": "import_",
    "imports": "imports",
    "merge": "merge",
    "reindex": "reindex",
    "restore": "restore",
    "revisions": "revisions",
    "serve": "serve",
    "sources": "sources",
    "sql": "sql",
    "watch": "watch",
}
"""Command -> module of this package: one of `LOOK_UPS` with `DECLARED`, else with `command`."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are named or listed, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the help page."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cli.{COMMANDS[cmd_name]}")
        if cmd_name in LOOK_UPS:
            return _made(cmd_name, module.DECLARED)
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; `help` is read as --help, and a slip is told with what comes near it."""
        name, *rest = args
        if name == "help":
            if not rest:
                click.echo(ctx.get_help())
                ctx.exit()
            name, *rest = rest[0], "--help"
        if name not in COMMANDS and not ctx.resilient_parsing:
            raise click.UsageError(_no_command(name), ctx)
        return super().resolve_command(ctx, [name, *rest])


def _no_command(name: str) -> str:
    from difflib import get_close_matches

    near = [known for known in COMMANDS if len(name) > 1 and known.startswith(name)]
    near = near or get_close_matches(name, COMMANDS, n=2)
    meant = f"did you mean {' or '.join(near)}?" if near else "`variorum help` lists them all"
    return f"there is no command {name!r}; {meant}"


def _made(name: str, declared: Declared) -> click.Command:
    """The click command of a declared look-up."""
    parameters: list[click.Parameter] = [_argument(declared.words)] if declared.words else []
    return click.Command(
        name,
        callback=click.pass_obj(declared.run),
        help=declared.run.__doc__,
        params=[*parameters, *map(_option, declared.options)],
    )


def _argument(words: Words) -> click.Argument:
    return click.Argument(
        [words.name],
        nargs=1 if words.is_one else -1,
        required=words.is_required,
        metavar=words.name.upper() if words.is_one else None,
        shell_complete=words.offers,
    )


def _option(option: Option) -> click.Option:
    return click.Option(
        [option.flag, option.name],
        is_flag=option.read is None,
        type=click.Choice(option.choices) if option.choices else None,
        callback=_reading(option.read) if option.read else None,
        metavar=option.metavar,
        default=option.default,
        show_default=option.default is not None,
        help=option.help,
        shell_complete=option.offers,
    )


def _reading(
    read: Callable[[str], Any],
) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """What click calls to turn a text into the value of an option."""

    def value_of(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> Any:
        try:
            return None if text is None else read(text)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return value_of


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"variorum {__version__} (JSON {JSON_VERSION})")
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
    help="Print the version, and that of the JSON, and stop.",
)
@click.pass_context
def variorum(ctx: click.Context, db_path: str | None, no_color: bool) -> None:
    """What different articles say about the same number, side by side.

    Without a command it opens the explorer on the library.

    \b
    Examples:
      variorum import ~/clippings
      variorum compare north korean workers
      variorum compare --help
    """
    if no_color:
        os.environ["NO_COLOR"] = "1"
    from cli.place import place_of  # 5 ms, which --version and --help do without

    ctx.obj = place_of(db_path)
    if ctx.invoked_subcommand is None:
        from cli.explorer import open_explorer

        ctx.exit(open_explorer(ctx.obj.path))


def _complaint(error: click.ClickException) -> click.ClickException:
    """What click found wrong; an option that only stands in the wrong place is told its place."""
    ours = {flag: each for each in variorum.params for flag in each.opts}
    if not isinstance(error, click.NoSuchOption) or error.option_name not in ours:
        return error
    option, name = ours[error.option_name], error.ctx.info_name if error.ctx else ""
    value = "" if getattr(option, "is_flag", False) else " PATH"
    moved = f"variorum {error.option_name}{value} {name} ..."
    return click.UsageError(f"{error.option_name} stands before the command: {moved}", error.ctx)


def run_by_click(arguments: list[str] | None) -> int:
    """Run a command line; the exit code. What click finds wrong is said on stderr."""
    from cli.diagnostics import ExitCode, say

    try:
        result: Any = variorum.main(arguments, prog_name="variorum", standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        told = StringIO()
        _complaint(error).show(told)  # it quotes what was typed, which may be any text
        say(told.getvalue().rstrip("\n"))
        return int(ExitCode.UNUSABLE)
    return result if isinstance(result, int) else int(ExitCode.DONE)
