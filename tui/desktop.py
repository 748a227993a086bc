"""What lies outside: clipboard, browser, a file to keep. Programs start by argv alone."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

_LONGEST = 50_000
"""Characters beyond which terminals drop what they are asked to copy."""


def is_confined() -> bool:
    """Whether somebody else looks at this explorer (`variorum serve`): what lies outside it, on
    the machine it runs on, is none of theirs."""
    return "VARIORUM_CONFINED" in os.environ


def copy(text: str, through_terminal: Callable[[str], None]) -> str:
    """Copy `text`, and say in words which way it went.

    `through_terminal` asks the terminal itself to copy (OSC 52), which works over ssh.
    """
    for name, argv in _copiers():
        try:
            done = subprocess.run(argv, input=text.encode(), capture_output=True, timeout=3)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return f"copied to {name}"
    if len(text) > _LONGEST:
        return "not copied: too long for a terminal's clipboard"
    through_terminal(text)
    return "copied through the terminal (if it allows that)"


def _copiers() -> list[tuple[str, list[str]]]:
    if is_confined():
        return []
    is_remote = "SSH_CONNECTION" in os.environ
    has_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    candidates: list[tuple[str, list[str], bool]] = [
        ("the clipboard", ["pbcopy"], sys.platform == "darwin" and not is_remote),
        ("the clipboard", ["wl-copy"], has_wayland and not is_remote),
        (
            "the clipboard",
            ["xclip", "-selection", "clipboard"],
            bool(os.environ.get("DISPLAY")) and not is_remote,
        ),
        ("the clipboard", ["clip.exe"], "WSL_DISTRO_NAME" in os.environ),
        (
            "tmux, and the clipboard if it allows that",
            ["tmux", "load-buffer", "-w", "-"],
            "TMUX" in os.environ,
        ),
    ]
    return [(name, argv) for name, argv, fits in candidates if fits and shutil.which(argv[0])]


def open_address(address: str | None) -> str:
    """Show a web address in the browser, and say in words what happened."""
    if not address or urlsplit(address).scheme not in ("http", "https"):
        return "this article has no web address"
    if not address.isprintable():
        return "not opened: the address holds characters that no web address has"
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    has_desktop = sys.platform == "darwin" or bool(has_screen)
    if is_confined() or not has_desktop or not shutil.which(opener):
        return f"no browser here: {address}"
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [opener, address], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        return f"the browser did not start: {error.strerror}"
    return f"opened {address}"


def proposed_path(folder: Path, name: str, suffix: str) -> Path:
    """A path in `folder` named for `name` where no file is yet."""
    stem = "-".join(re.findall(r"[^\W_]+", name.casefold()))[:60].strip("-") or "comparison"
    paths = (folder / f"{stem}{'' if n == 1 else f'-{n}'}.{suffix}" for n in range(1, 1000))
    return next((path for path in paths if not path.exists()), folder / f"{stem}.{suffix}")


def write_new(path: Path, text: str) -> None:
    """Write `text` to a file that is not there yet; raises `OSError`, also when it is."""
    if is_confined():
        raise PermissionError(errno.EPERM, "an explorer that is served writes no files")
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
