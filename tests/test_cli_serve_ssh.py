"""`serve --ssh`, with real ssh clients: an explorer for whoever has a key, and nothing else."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncssh
import pytest

from bench.terminal import Terminal
from tests.cli_material import Ran, Runner, piped
from tests.serve_material import PATIENCE, Serving

needs_ssh = pytest.mark.skipif(not shutil.which("ssh"), reason="no ssh client is installed")
DECISIONS = "SELECT count(*) FROM curation"


class Desk(Serving):
    """An ssh server on the sample library, with one key that opens it."""

    def __init__(self, folder: Path, filled: Path, *arguments: str):
        self.folder = folder
        self.library = folder / "library.db"
        with sqlite3.connect(filled) as source, sqlite3.connect(self.library) as target:
            source.backup(target)
        source.close()
        target.close()
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.key.write_private_key(str(folder / "id"))
        (folder / "id").chmod(0o600)
        self.keys = folder / "desk_keys"
        self.key.write_public_key(str(self.keys))
        self.keys.chmod(0o600)
        files = ("--keys", str(self.keys), "--host-key", str(folder / "host_key"))
        super().__init__(folder, self.library, "--ssh", *files, *arguments)
        self.port = int(self.says(r"ssh -p (\d+)")[1])

    @asynccontextmanager
    async def connected(self, **given: Any) -> Any:
        """A connection as somebody with the key, or with what is `given`."""
        options = {"client_keys": [self.key], "username": "reader", **given}
        async with asyncssh.connect(
            "127.0.0.1", self.port, known_hosts=None, config=None, agent_path=None, **options
        ) as connection:
            yield connection

    def by_program(self, *arguments: str, size: tuple[int, int] = (100, 30)) -> Terminal:
        """The `ssh` of this machine, in a terminal."""
        start = "import os, sys; os.execvp('ssh', ['ssh', *sys.argv[1:]])"
        settings = ("StrictHostKeyChecking=no", f"UserKnownHostsFile={self.folder / 'known'}",
                    "IdentitiesOnly=yes", "IdentityAgent=none", "LogLevel=ERROR")  # fmt: skip
        options = [part for setting in settings for part in ("-o", setting)]
        return Terminal(
            "-c", start, "-F", "none", "-i", str(self.folder / "id"), "-p", str(self.port),
            *options, *arguments, "127.0.0.1", size=size,
        )  # fmt: skip

    @property
    def decisions(self) -> int:
        """How many entries the log of decisions has."""
        connection = sqlite3.connect(self.library)
        try:
            return int(connection.execute(DECISIONS).fetchone()[0])
        finally:
            connection.close()


@pytest.fixture
def desk(tmp_path: Path, filled: Path) -> Iterator[Callable[..., Desk]]:
    started: list[Desk] = []

    def start(*arguments: str) -> Desk:
        started.append(Desk(tmp_path, filled, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.kill()


@needs_ssh
def test_a_key_opens_the_explorer_on_the_library_in_the_size_of_the_window(
    desk: Callable[..., Desk],
) -> None:
    served = desk()
    with served.by_program() as terminal:
        terminal.shows("Sources", "19 articles", "North Korean workers sent to Russia")
        terminal.resize(70, 24)
        terminal.press("d")
        text = terminal.shows("Questions", "cost of the harbour tunnel")
        assert max(map(len, text.splitlines())) <= 70
        terminal.press("q")
        assert terminal.ends() == 0

    served.says("came; 1 of 8 sessions")
    served.says("left; 0 of 8 sessions")


async def test_only_a_key_of_the_file_comes_in(desk: Callable[..., Desk]) -> None:
    served = desk()
    other = asyncssh.generate_private_key("ssh-ed25519")

    async with served.connected():
        pass
    for given in ({"client_keys": [other]}, {"client_keys": None, "password": "secret"}):
        with pytest.raises(asyncssh.PermissionDenied):
            async with served.connected(**given):
                pass
    other.write_public_key(str(served.keys))  # in the place of the one that was there
    with pytest.raises(asyncssh.PermissionDenied):
        async with served.connected():
            pass
    async with served.connected(client_keys=[other]):
        pass
    served.keys.unlink()
    with pytest.raises(asyncssh.PermissionDenied):
        async with served.connected(client_keys=[other]):
            pass
    served.says("nobody can come in: .*desk_keys cannot be read")


async def test_no_command_no_shell_without_a_terminal_no_files_and_no_forwarding(
    desk: Callable[..., Desk],
) -> None:
    served = desk()
    async with served.connected() as connection:
        for command in ("ls", "sh -c id"):
            with pytest.raises(asyncssh.ChannelOpenError):
                await connection.run(command, term_type="xterm")
        for subsystem in ("sftp", "netconf"):
            with pytest.raises(asyncssh.ChannelOpenError):
                await connection.create_process(subsystem=subsystem)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_connection("127.0.0.1", served.port)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_unix_connection(str(served.folder / "socket"))
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.forward_remote_port("", 0, "127.0.0.1", served.port)
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.forward_remote_path(
                str(served.folder / "remote"), str(served.folder / "socket")
            )
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.create_process(
                term_type="xterm", x11_forwarding=True, x11_display=":0",
                x11_auth_path=str(served.folder / "xauth"),
            )  # fmt: skip
        process = await connection.create_process(request_pty=False)
        told = await process.wait(timeout=PATIENCE)
        assert (told.exit_status, told.stdout) == (2, "")
        assert "needs a terminal" in told.stderr


async def test_the_keys_that_a_reader_holds_at_home_are_not_asked_for(
    desk: Callable[..., Desk],
) -> None:
    served = desk()
    async with served.connected() as connection:
        running = await connection.create_process(term_type="xterm", term_size=(80, 24))
        await running.stdout.read(1)

        assert not await running.channel._make_request(b"auth-agent-req@openssh.com")


async def test_more_sessions_than_were_allowed_are_turned_away_until_one_ends(
    desk: Callable[..., Desk],
) -> None:
    served = desk("--sessions", "1")
    async with served.connected() as first, served.connected() as second:
        running = await first.create_process(term_type="xterm", term_size=(80, 24))
        await running.stdout.read(1)
        refused = await second.create_process(term_type="xterm", term_size=(80, 24))
        told = await refused.wait(timeout=PATIENCE)
        assert told.exit_status == 2
        assert "all 1 sessions are taken" in told.stderr

        running.close()
        served.says("left; 0 of 1 sessions")
        again = await second.create_process(term_type="xterm", term_size=(80, 24))
        assert await again.stdout.read(1)


def dismissing(terminal: Terminal) -> None:
    """Press what dismisses the figure of the first column of the first conflict."""
    terminal.shows("Sources", "19 articles")
    terminal.press("d")
    terminal.shows("Questions", "cost of the harbour tunnel")
    terminal.press("enter")
    terminal.shows("as written")
    terminal.press("D")


@needs_ssh
def test_read_only_refuses_to_decide_and_writes_nothing(desk: Callable[..., Desk]) -> None:
    served = desk()
    before = served.decisions
    with served.by_program(size=(120, 36)) as terminal:
        dismissing(terminal)
        terminal.shows("for reading only")
        terminal.press("e")
        terminal.shows("nothing was written")
        terminal.press("i")
        terminal.shows("explorer that is served")

    assert served.decisions == before


@needs_ssh
def test_with_write_a_decision_is_kept(desk: Callable[..., Desk]) -> None:
    served = desk("--write")
    with served.by_program(size=(120, 36)) as terminal:
        dismissing(terminal)
        terminal.shows("Dismissed “")

    assert served.decisions == 1


def has_ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be counted."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc to look into")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_no_explorer_outlives_the_server(
    desk: Callable[..., Desk], number: signal.Signals
) -> None:
    served = desk()
    async with served.connected() as connection:
        running = await connection.create_process(term_type="xterm", term_size=(80, 24))
        await running.stdout.read(1)
        children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
        pids = [int(pid) for pid in children.read_text().split()]
        assert len(pids) == 1

        code = served.stop(number)

    assert code == (-number if number == signal.SIGKILL else 0)
    deadline = time.monotonic() + PATIENCE
    while not all(map(has_ended, pids)):
        assert time.monotonic() < deadline, "the explorer still runs"
        time.sleep(0.05)


def test_the_host_key_is_made_once_for_the_owner_alone(desk: Callable[..., Desk]) -> None:
    served = desk()
    path = served.folder / "host_key"
    before = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    fingerprint = served.says(r"SHA256:\S+")[0]
    served.stop()

    again = desk()

    assert path.read_bytes() == before
    assert again.says(r"SHA256:\S+")[0] == fingerprint


def spoil(path: Path, how: str) -> None:
    if how == "missing":
        path.unlink(missing_ok=True)
    elif how == "writable":
        asyncssh.generate_private_key("ssh-ed25519").write_public_key(str(path))
        path.chmod(0o666)
    else:
        path.write_text({"empty": "", "no keys": "hello\n"}[how])


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("missing", "cannot be read"),
        ("empty", "holds no public key"),
        ("no keys", "holds no public key"),
        ("writable", "others may write"),
    ],
)
def test_a_file_of_keys_that_cannot_be_trusted_is_refused_in_one_line(
    filled: Path, tmp_path: Path, how: str, words: str
) -> None:
    spoil(tmp_path / "keys", how)
    files = ("--keys", str(tmp_path / "keys"), "--host-key", str(tmp_path / "host"))

    ran = piped(["--db", str(filled), "serve", "--ssh", "--port", "0", *files])

    assert_one_line(ran, words)


def assert_one_line(ran: Ran, words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--ssh or --web"),
        (["--ssh", "--web"], "--ssh or --web"),
        (["--web", "--host", "0.0.0.0"], "--host is for --ssh"),
        (["--ssh", "--sessions", "0"], "--sessions"),
        (["--ssh", "--port", "70000"], "--port"),
    ],
)
def test_serving_says_what_it_is_to_be_told(
    variorum: Runner, arguments: list[str], words: str
) -> None:
    ran = variorum("serve", *arguments)

    assert ran.code == 2
    assert words in ran.err


def test_a_library_that_is_not_there_is_not_served(variorum: Runner, tmp_path: Path) -> None:
    for arguments in (["--ssh"], ["--web"], ["--ssh", "--write"]):
        assert_one_line(variorum("serve", *arguments, db=tmp_path / "none.db"), "no library")
    assert os.listdir(tmp_path) == []
