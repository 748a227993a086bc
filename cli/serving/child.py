"""A program on a pseudo-terminal of its own, driven by an event loop."""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

_MOST_WAITING = 1 << 16
"""Bytes typed ahead of the program beyond which no more are taken."""
_GRACE = 5.0
"""Seconds that a program has to end when it is asked to."""


class Child:
    """A running program; what it writes goes to `on_output`, its end to `on_end`."""

    def __init__(
        self,
        fd: int,
        process: asyncio.subprocess.Process,
        on_output: Callable[[bytes], None],
        on_end: Callable[[int], None],
    ):
        """Takes over `fd`, the controlling side of the pseudo-terminal."""
        self._fd = fd
        self._process = process
        self._on_output = on_output
        self._on_end = on_end
        self._typed = bytearray()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(fd, self._read)
        self._ending: asyncio.Task[None] | None = None

    @classmethod
    async def start(
        cls,
        argv: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int],
        on_output: Callable[[bytes], None],
        on_end: Callable[[int], None],
    ) -> Child:
        """Start `argv` on a terminal of `size` columns and lines; raises `OSError`."""
        fd, terminal = os.openpty()
        try:
            _resize(fd, size)
            os.set_blocking(fd, False)
            process = await asyncio.create_subprocess_exec(
                *argv,
                stdin=terminal,
                stdout=terminal,
                stderr=terminal,
                env=environment,
                start_new_session=True,
            )
        except BaseException:
            os.close(fd)
            raise
        finally:
            os.close(terminal)
        return cls(fd, process, on_output, on_end)

    def resize(self, size: tuple[int, int]) -> None:
        """The terminal has so many columns and lines now."""
        if self._ending is None:
            _resize(self._fd, size)

    def type(self, data: bytes) -> bool:
        """Hand over what was typed; whether more is welcome, else wait for `is_hungry`."""
        if self._ending is None:
            self._typed += data
            self._write()
        return self.is_hungry

    @property
    def is_hungry(self) -> bool:
        """Whether the program reads what is typed."""
        return len(self._typed) < _MOST_WAITING

    def pause(self) -> None:
        """Read no more of what the program writes, until `resume`."""
        self._loop.remove_reader(self._fd)

    def resume(self) -> None:
        """Read again what the program writes."""
        if self._ending is None:
            self._loop.add_reader(self._fd, self._read)

    async def end(self) -> None:
        """Ask the program to end, and see to it that it does."""
        self._finish()
        if self._ending is not None:
            await asyncio.shield(self._ending)

    def _read(self) -> None:
        try:
            data = os.read(self._fd, 1 << 16)
        except BlockingIOError:
            return
        except OSError:  # nobody holds the other side any more
            data = b""
        if data:
            self._on_output(data)
        else:
            self._finish()

    def _write(self) -> None:
        try:
            del self._typed[: os.write(self._fd, self._typed)]
        except BlockingIOError:
            pass
        except OSError:
            self._finish()
            return
        if self._typed:
            self._loop.add_writer(self._fd, self._write)
        else:
            self._loop.remove_writer(self._fd)

    def _finish(self) -> None:
        if self._ending is None:
            self._loop.remove_reader(self._fd)
            self._loop.remove_writer(self._fd)
            self._ending = self._loop.create_task(self._reap())

    async def _reap(self) -> None:
        os.close(self._fd)  # which hangs up on a program that still runs
        try:
            code = await asyncio.wait_for(self._process.wait(), _GRACE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
            code = await self._process.wait()
        self._on_end(code)


def _resize(fd: int, size: tuple[int, int]) -> None:
    columns, lines = (min(max(1, cells), 1000) for cells in size)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
