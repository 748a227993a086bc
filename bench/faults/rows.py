"""Every fault that is tried, under the name that the table of docs/reliability.md gives it."""

from __future__ import annotations

import errno
import random
from collections.abc import Callable
from pathlib import Path

from bench.faults import disk, explorer, power, several
from bench.faults.explorer import happens
from bench.faults.material import filled
from bench.faults.older import first_version, older_engine
from bench.faults.trials import Row, killed
from bench.faults.victims import size

Fault = Callable[[int, random.Random], Row]


class UnavailableError(Exception):
    """This machine cannot do the fault; says why."""


def _some(path: Path) -> None:
    filled(path, size())


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
        "migrate", n, r, lambda path: first_version(path, size())
    ),
    "kill -9 while an older engine's figures are replaced": lambda n, r: killed(
        "upgrade", n, r, lambda path: older_engine(path, size())
    ),
    "power cut while articles are stored one by one": _compiled(
        lambda n, r: power.power_cut("store", n, r)
    ),
    "power cut during a bulk import": _compiled(lambda n, r: power.power_cut("bulk", n, r)),
    "power cut during curation": _compiled(lambda n, r: power.power_cut("decide", n, r, _some)),
    "power cut while an older library is migrated": _compiled(
        lambda n, r: power.power_cut("migrate", n, r, lambda path: first_version(path, size()))
    ),
    "two writers and five readers at once, a writer killed every second time": several.at_once,
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
