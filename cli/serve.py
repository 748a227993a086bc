"""`variorum serve`: the explorer for a whole desk by ssh, or in this machine's browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from cli.diagnostics import ExitCode, leave
from cli.place import Place

SSH_PORT = 8022
WEB_PORT = 8000


@click.command("serve")
@click.option("--ssh", "by_ssh", is_flag=True, help="Serve it by ssh.")
@click.option("--web", "by_web", is_flag=True, help="Serve it to browsers on this machine alone.")
@click.option(
    "--host",
    metavar="ADDRESS",
    help="With --ssh: the address to listen at; 0.0.0.0 for every one.  [default: 127.0.0.1]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help=f"The port; 0 for any.  [default: {SSH_PORT}; with --web: {WEB_PORT}]",
)
@click.option(
    "--keys",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --ssh: whose keys may come in.  [default: ~/.ssh/authorized_keys]",
)
@click.option(
    "--host-key",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --ssh: the key that it is known by; made when there is none.  "
    "[default: ssh_host_key in your data folder]",
)
@click.option("--write", "may_write", is_flag=True, help="Let people decide, not only read.")
@click.option(
    "--sessions",
    "most",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    metavar="N",
    help="At most so many explorers at once.",
)
@click.pass_obj
def command(
    place: Place, /, by_ssh: bool, by_web: bool, may_write: bool, most: int, **given: Any
) -> None:
    """Serve the explorer to others, read-only unless told otherwise.

    By ssh whoever has a key in the authorized_keys file gets an explorer and nothing else: no
    password, no shell, no command, no forwarding, no file. In a browser of this machine the
    address that is printed opens it. Neither imports, nor writes files. Needs
    `pip install 'variorum[serve]'`.

    \b
    Examples:
      variorum serve --ssh --host 0.0.0.0 --keys desk_keys
      variorum serve --web
    """
    if by_ssh == by_web:
        raise click.UsageError("say how: --ssh or --web")
    if by_web and (named := [name for name in ("host", "keys", "host_key") if given[name]]):
        raise click.UsageError(f"--{named[0].replace('_', '-')} is for --ssh")
    (place.write_existing() if may_write else place.read()).close()
    argv = [str(place.path.absolute()), *(["--write"] if may_write else [])]
    try:
        if by_ssh:
            _serve_ssh(argv, most, **given)
        else:
            from cli.serving.web import serve

            serve(argv, most, WEB_PORT if given["port"] is None else given["port"])
    except ImportError as error:
        leave(
            f"serving needs {error.name}, which is not there; pip install 'variorum[serve]'",
            ExitCode.UNUSABLE,
        )
    except OSError as error:
        if error.filename:
            raise
        leave(
            f"nothing can be served there ({os.strerror(error.errno or 0)}); try another --port",
            ExitCode.UNUSABLE,
        )


def _serve_ssh(
    argv: list[str],
    most: int,
    host: str | None,
    port: int | None,
    keys: Path | None,
    host_key: Path | None,
) -> None:
    from cli.place import default_path
    from cli.serving.keys import KeysError
    from cli.serving.ssh import serve

    try:
        serve(
            argv,
            most,
            address=(host or "127.0.0.1", SSH_PORT if port is None else port),
            keys=keys or Path.home() / ".ssh" / "authorized_keys",
            host_key=host_key or default_path().with_name("ssh_host_key"),
        )
    except KeysError as error:
        leave(str(error), ExitCode.UNUSABLE)
