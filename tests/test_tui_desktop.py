"""Clipboard, browser and files: which way is taken, and what is said of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tui.desktop import copy, open_address, proposed_path, write_new

WAYS = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME", "SSH_CONNECTION")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Linux machine with every program, of which none really runs; what was started."""
    calls: list[list[str]] = []

    def run(argv: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        calls.append(argv)
        return subprocess.CompletedProcess(argv, 0)

    for name in WAYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("subprocess.Popen", lambda argv, **_: calls.append(argv))
    return calls


@pytest.mark.parametrize(
    ("environment", "program", "said"),
    [
        ({"WAYLAND_DISPLAY": "w"}, "wl-copy", "copied to the clipboard"),
        ({"DISPLAY": ":0"}, "xclip", "copied to the clipboard"),
        ({"DISPLAY": ":0", "TMUX": "t"}, "xclip", "copied to the clipboard"),
        ({"SSH_CONNECTION": "s", "DISPLAY": ":0", "TMUX": "t"}, "tmux", "copied to tmux"),
    ],
)
def test_the_nearest_clipboard_is_used_and_named(
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    program: str,
    said: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    sent: list[str] = []

    assert copy("words", sent.append).startswith(said)
    assert [argv[0] for argv in started] == [program]
    assert sent == []


def test_over_ssh_the_terminal_is_asked_to_copy(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "s")
    monkeypatch.setenv("DISPLAY", ":10")  # a forwarded display is not the person's clipboard
    sent: list[str] = []

    assert "through the terminal" in copy("words", sent.append)
    assert sent == ["words"]
    assert "too long" in copy("w" * 60_000, sent.append)
    assert sent == ["words"]


@pytest.mark.parametrize("address", [None, "", "notes.txt", "file:///etc/passwd", "javascript:1"])
def test_only_web_addresses_are_opened(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")

    assert open_address(address) == "this article has no web address"
    assert started == []


def test_an_address_is_one_argument_whatever_it_holds(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    address = "https://x.example/a;rm -rf $(b)"

    assert open_address(address) == f"opened {address}"
    assert started == [["xdg-open", address]]


def test_without_a_desktop_the_address_is_told(started: list[list[str]]) -> None:
    assert open_address("https://x.example/a") == "no browser here: https://x.example/a"
    assert started == []


def test_a_name_from_outside_cannot_choose_the_folder(tmp_path: Path) -> None:
    path = proposed_path(tmp_path, "../../etc/<b>Ärger & 3 €</b>", "md")
    write_new(path, "text")

    assert path == tmp_path / "etc-b-ärger-3-b.md"
    assert proposed_path(tmp_path, "///", "md") == tmp_path / "comparison.md"
    with pytest.raises(FileExistsError):
        write_new(path, "another text")
    assert path.read_text() == "text"
