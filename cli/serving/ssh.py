"""An ssh server that gives whoever has a key an explorer, and nothing else.

Asyncssh speaks the protocol; each explorer is a program of its own on a pseudo-terminal.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncssh

from cli.diagnostics import say
from cli.serving.child import Child
from cli.serving.explorer import ROOT, command_line
from cli.serving.keys import KeysError, authorized, host_key

_LOGIN_SECONDS = 30
_ALIVE_SECONDS = 30
"""A client that answers nothing for three times as long has gone."""


@dataclass(slots=True)
class Desk:
    """What all connections share."""

    arguments: Sequence[str]
    """Of the explorer: the library, and whether it may be written."""
    keys: Path
    most: int
    sessions: set[ExplorerSession] = field(default_factory=set)
    """Those whose explorer runs."""
    connections: set[asyncssh.SSHServerConnection] = field(default_factory=set)

    @property
    def most_connections(self) -> int:
        """More than there can be sessions: some are still logging in, or have been turned away."""
        return 2 * self.most + 8


class DeskServer(asyncssh.SSHServer):
    """One connection: keys alone let it in, and it may ask for sessions alone."""

    def __init__(self, desk: Desk):
        self._desk = desk
        self._connection: asyncssh.SSHServerConnection | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        self._desk.connections.add(conn)
        if len(self._desk.connections) > self._desk.most_connections:
            conn.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._connection is not None:
            self._desk.connections.discard(self._connection)

    def begin_auth(self, username: str) -> bool:
        # Read anew for everybody: a key that was taken out lets nobody in any more.
        try:
            keys = authorized(self._desk.keys)
        except KeysError as error:
            say(f"variorum: nobody can come in: {error}")
        else:
            assert self._connection is not None
            self._connection.set_authorized_keys(keys)
        return True

    def public_key_auth_supported(self) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return False

    def kbdint_auth_supported(self) -> bool:
        return False

    def session_requested(self) -> ExplorerSession:
        return ExplorerSession(self._desk)


class ExplorerSession(asyncssh.SSHServerSession[bytes]):
    """One explorer. Commands, subsystems and forwarding are refused by not being offered."""

    def __init__(self, desk: Desk):
        self._desk = desk
        self._channel: Any = None
        self._term = ""
        self._size: tuple[int, int] | None = None
        self._child: Child | None = None
        self._starting: asyncio.Task[None] | None = None

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        self._channel = chan

    def pty_requested(
        self, term_type: str, term_size: tuple[int, int, int, int], term_modes: object
    ) -> bool:
        self._term, self._size = term_type, term_size[:2]
        return True

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        self._size = (width, height)
        if self._child is not None:
            self._child.resize(self._size)

    def shell_requested(self) -> bool:
        return True

    def session_started(self) -> None:
        if self._size is None:
            self._refuse("the explorer needs a terminal: ssh -t")
        elif len(self._desk.sessions) >= self._desk.most:
            self._refuse(f"all {self._desk.most} sessions are taken; try again later")
        else:
            self._desk.sessions.add(self)
            self._told("came")
            self._starting = asyncio.create_task(self._start(self._size))

    def _refuse(self, why: str) -> None:
        self._channel.write_stderr(f"variorum: {why}\r\n".encode())
        self._channel.exit(2)

    async def _start(self, size: tuple[int, int]) -> None:
        try:
            self._child = await Child.start(
                command_line(list(self._desk.arguments)),
                self._environment(),
                size,
                self._channel.write,
                self._ended,
            )
        except OSError as error:
            self._desk.sessions.discard(self)
            self._refuse(f"no explorer can be started ({error.strerror})")
        else:
            if self._channel is None:  # they left meanwhile
                await self._child.end()

    def _environment(self) -> dict[str, str]:
        """Of the server only what a program needs to run; of the client only what it looks like."""
        mine = {name: os.environ[name] for name in ("HOME", "PATH", "TZ") if name in os.environ}
        asked = self._channel.get_environment()
        looks = {
            name: value
            for name in ("COLORTERM", "NO_COLOR")
            if re.fullmatch(r"[\w.-]{1,32}", value := asked.get(name, ""))
        }
        term = self._term if re.fullmatch(r"[\w.+-]{1,64}", self._term) else "xterm-256color"
        fixed = {"LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "SSH_CONNECTION": "served"}
        return {**mine, **looks, **fixed, "TERM": term}

    def data_received(self, data: bytes, datatype: asyncssh.DataType) -> None:
        if self._child is not None and not self._child.type(data):
            self._channel.pause_reading()
            asyncio.get_running_loop().call_later(0.1, self._take_more)

    def _take_more(self) -> None:
        if self._channel is None or self._child is None:
            return
        if self._child.is_hungry:
            self._channel.resume_reading()
        else:
            asyncio.get_running_loop().call_later(0.1, self._take_more)

    def pause_writing(self) -> None:
        if self._child is not None:
            self._child.pause()

    def resume_writing(self) -> None:
        if self._child is not None:
            self._child.resume()

    def _ended(self, code: int) -> None:
        self._desk.sessions.discard(self)
        self._told("left")
        if self._channel is not None:
            self._channel.exit(code if 0 <= code <= 255 else 1)

    def _told(self, what: str) -> None:
        connection = self._channel and self._channel.get_connection()
        who = connection.get_extra_info("username") if connection else "somebody"
        say(f"{who} {what}; {len(self._desk.sessions)} of {self._desk.most} sessions")

    async def end(self) -> None:
        """End the explorer, as when the server stops."""
        if self._child is not None:
            await self._child.end()

    def connection_lost(self, exc: Exception | None) -> None:
        self._channel = None
        if self._child is not None:
            self._starting = asyncio.create_task(self._child.end())


def serve(
    arguments: Sequence[str],
    most: int,
    *,
    address: tuple[str, int],
    keys: Path,
    host_key: Path,
) -> None:
    """Serve until SIGINT or SIGTERM; raises `KeysError`, and `OSError` where it cannot listen."""
    logging.getLogger("asyncssh").setLevel(logging.CRITICAL)  # sessions are told in words
    authorized(keys)
    asyncio.run(_serve(Desk(arguments, keys, most), address, host_key))


async def _serve(desk: Desk, address: tuple[str, int], key_file: Path) -> None:
    key = host_key(key_file)
    acceptor = await asyncssh.create_server(
        lambda: DeskServer(desk),
        *address,
        server_host_keys=[key],
        encoding=None,
        line_editor=False,
        agent_forwarding=False,
        x11_forwarding=False,
        allow_scp=False,
        login_timeout=_LOGIN_SECONDS,
        keepalive_interval=_ALIVE_SECONDS,
        server_version="variorum",
    )
    host, port = acceptor.sockets[0].getsockname()[:2]
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    how = "to be decided on" if "--write" in desk.arguments else "read-only"
    say(f"serving {desk.arguments[0]}, {how}: ssh -p {port} {host} ({key.get_fingerprint()})")
    await stop.wait()
    acceptor.close()
    await asyncio.gather(*(session.end() for session in tuple(desk.sessions)))
    for connection in tuple(desk.connections):
        connection.close()
    say("stopped")
