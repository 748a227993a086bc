"""`variorum`: runs a command line, and owns what failed."""

from __future__ import annotations

import os
import sys

from cli.diagnostics import ExitCode, say
from cli.quick import plain_look_up


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
        code = _answered(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        say("variorum: stopped")
        return int(ExitCode.STOPPED)
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


def _answered(arguments: list[str]) -> int:
    look_up = plain_look_up(arguments)
    if look_up is not None:
        look_up()
        return int(ExitCode.DONE)
    from cli.group import run_by_click  # loads click, which takes longer than a look-up

    return run_by_click(arguments)


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
