"""Every fault that is tried, under the name that the table of docs/reliability.md gives it."""

from __future__ import annotations

import errno
import random
from collections.abc import Callable
from pathlib import Path

from bench.faults import disk, explorer
from bench.faults.explorer import happens
from bench.faults.material import filled
from bench.faults.older import first_version, older_engine
from bench.faults.trials import Row, killed

Fault = Callable[[int, random.Random], Row]
_FEW = 24
"""Articles in a library that something is done to."""


class UnavailableError(Exception):
    """This machine cannot do the fault; says why."""


def _some(path: Path) -> None:
    filled(path, _FEW)


def _compiled(fault: Fault) -> Fault:
    def tried(times: int, draw: random.Random) -> Row:
        if disk.compiler() is None:
            raise UnavailableError("there is no C compiler to build the shim with")
        return fault(times, draw)

    return tried


def _mounted(fault: Fault) -> Fault:
    def tried(times: int, draw: random.Random) -> Row:
        if not disk.can_mount():
            raise UnavailableError("only root can mount a small file system")
        return fault(times, draw)

    return tried


FAULTS: dict[str, Fault] = {
    "kill -9 while articles are stored one by one": lambda n, r: killed("store", n, r),
    "kill -9 during a bulk import": lambda n, r: killed("bulk", n, r),
    "kill -9 while everything is extracted anew": lambda n, r: killed("extract", n, r, _some),
    "kill -9 during curation": lambda n, r: killed("decide", n, r, _some),
    "kill -9 while an older library is migrated": lambda n, r: killed(
        "migrate", n, r, lambda path: first_version(path, _FEW)
    ),
    "kill -9 while an older engine's figures are replaced": lambda n, r: killed(
        "upgrade", n, r, lambda path: older_engine(path, _FEW)
    ),
    "disk full during a bulk import": _mounted(lambda n, r: disk.full_disk("bulk", n, r)),
    "disk full while articles are stored one by one": _mounted(
        lambda n, r: disk.full_disk("store", n, r)
    ),
    "file size limit during a bulk import": lambda n, r: disk.small_files("bulk", n, r),
    "file size limit during curation": lambda n, r: disk.small_files("decide", n, r, _some),
    "write fails (EIO) while articles are stored": _compiled(
        lambda n, r: disk.failing("store", "write", n, r)
    ),
    "write fails (ENOSPC) during a bulk import": _compiled(
        lambda n, r: disk.failing("bulk", "write", n, r, error=errno.ENOSPC)
    ),
    "write fails (EIO) during curation": _compiled(
        lambda n, r: disk.failing("decide", "write", n, r, _some)
    ),
    "sync fails (EIO) while articles are stored": _compiled(
        lambda n, r: disk.failing("store", "sync", n, r)
    ),
    "read fails (EIO) while everything is extracted anew": _compiled(
        lambda n, r: disk.failing("extract", "read", n, r, _some)
    ),
    "clock jumps back a year during curation": _compiled(
        lambda n, r: disk.clock_back("decide", n, r, _some)
    ),
    "terminal of the explorer gone (SIGHUP)": lambda n, r: happens(n, r, explorer.terminal_gone),
    "explorer suspended and continued": lambda n, r: happens(n, r, explorer.suspended),
    "explorer resized to 1x1 and back": lambda n, r: happens(n, r, explorer.shrunk),
    "library deleted under the explorer": lambda n, r: happens(n, r, explorer.deleted, False),
    "library truncated under the explorer": lambda n, r: happens(n, r, explorer.truncated, False),
    "bits of the library flipped under the explorer": lambda n, r: happens(
        n, r, explorer.flipped, False
    ),
}
