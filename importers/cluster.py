"""Reading and figure extraction on an existing Dask cluster, for crawls of millions of pages.

One process, this one, cuts the inputs and writes the library. A worker that dies gives its work
back to the others; an item that kills every worker that reads it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from figures.model import ENGINE_VERSION
from importers.base import ImportOptions
from importers.batches import WINDOW, Item, Outcomes, killed_by, prepare_by, prepare_each
from importers.preparing import Done, Task

_CONNECTING = 30.0
"""Seconds until a scheduler that does not answer is given up."""
_LOOK = 10
"""Seconds between two looks at whether anybody is there to do the work."""
_WORKERLESS = 120
"""Seconds without a single worker until a cluster is given up; new ones take some to start."""


class ClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do."""


class _OtherVersionError(Exception):
    """The worker has another version of variorum than the process that asked."""


def prepare_on_cluster(
    tasks: Iterable[Task], options: ImportOptions, address: str
) -> Iterator[Done]:
    """What the tasks give, in their order, prepared by the workers of the cluster at `address`.

    Raises `ClusterError` when there is no cluster there, or one without this variorum.
    """
    return prepare_by(_ClusterCrew(options, address), tasks)


class _ClusterCrew:
    """The workers that a scheduler has, however many they are and become."""

    def __init__(self, options: ImportOptions, address: str):
        try:
            import dask
            import distributed  # 0.5 s, and only clusters need it
        except ImportError:
            raise ClusterError("a cluster needs the extra: install variorum[cluster]") from None
        # A piece may be a whole page or PDF; a warning about that would go to the terminal.
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GiB"})
        self._options = options
        self._address = address
        try:
            client: Any = distributed.Client
            self._client = client(address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, ValueError) as failure:
            raise ClusterError(
                f"there is no Dask scheduler at {address} ({failure or 'it does not answer'})"
            ) from None

    @property
    def window(self) -> int:
        """So many batches may be under way: more when workers have joined."""
        threads = sum(int(count) for count in self._client.nthreads().values())
        return max(threads, 1) * WINDOW

    def send(self, items: Sequence[Item]) -> _Answer:
        """Hands a batch to the scheduler."""
        return _Answer(self, items)

    def submit(self, items: Sequence[Item]) -> Any:
        """The cluster's promise of what the items give."""
        return self._client.submit(_prepared, items, self._options, _own_version(), pure=False)

    def result_of(self, future: Any) -> Outcomes | None:
        """What a promise gives; None when it killed every worker that tried."""
        from distributed import KilledWorker

        try:
            found: Outcomes = self._awaited(future)
        except KilledWorker:
            return None
        except (ImportError, AttributeError, _OtherVersionError) as failure:
            raise ClusterError(
                f"the workers at {self._address} do not have this version of variorum "
                f"({failure}); install {_own_version()} there"
            ) from None
        return found

    def _awaited(self, future: Any) -> Outcomes:
        """What a promise gives; raises `ClusterError` when the workers stay away."""
        left = _WORKERLESS
        while True:
            try:
                found: Outcomes = future.result(timeout=_LOOK)
            except TimeoutError:
                if future.done():
                    raise  # what was asked for ran out of time, not the waiting
                left = _WORKERLESS if self._client.nthreads() else left - _LOOK
                if left <= 0:
                    raise ClusterError(
                        f"the scheduler at {self._address} has had no workers for "
                        f"{_WORKERLESS} seconds; start some and import again"
                    ) from None
            else:
                return found

    def dismiss(self) -> None:
        """Leaves the cluster, which forgets what is not done yet."""
        self._client.close()


class _Answer:
    """What a batch will have given."""

    def __init__(self, crew: _ClusterCrew, items: Sequence[Item]):
        self._crew = crew
        self._items = items
        self._future = crew.submit(items)

    def result(self) -> Outcomes:
        """Waits for it; a batch that kills workers is tried item by item."""
        found = self._crew.result_of(self._future)
        if found is not None:
            return found
        return [self._alone(item) for item in self._items]

    def _alone(self, item: Item) -> list[Any]:
        found = self._crew.result_of(self._crew.submit([item]))
        return killed_by(item) if found is None else found[0]


def _prepared(items: Sequence[Item], options: ImportOptions, wanted: str) -> Outcomes:
    """What a worker does: it has no library, so figures of known texts are found once more."""
    if wanted != _own_version():
        raise _OtherVersionError(f"{_own_version()} instead of {wanted}")
    return prepare_each(items, options, None if options.dry_run else _no_text)


def _no_text(key: str) -> str | None:
    return None


def _own_version() -> str:
    """The version of the program and of what it finds."""
    try:
        return f"variorum {version('variorum')} engine {ENGINE_VERSION}"
    except PackageNotFoundError:
        return f"variorum 0 engine {ENGINE_VERSION}"
