"""A Dask cluster gives what this machine alone gives, also when one of its workers is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from cli.main import run
from db.library import Library
from importers.base import Piece, UnreadableInput
from importers.cluster import ClusterError, _ClusterCrew, prepare_on_cluster
from importers.pipeline import Progress, run_import
from importers.preparing import Task
from tests.importers_material import OPTIONS
from tests.test_importers_jobs import contents, counted, folder, killed_by, lines, one_article

pytestmark = [
    pytest.mark.skipif(
        find_spec("distributed") is None, reason="the extra variorum[cluster] is missing"
    ),
    pytest.mark.filterwarnings("ignore"),  # what the threads of another project leave open
    pytest.mark.timeout(600),
]

__all__ = ["folder"]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes; a nanny each starts another when one is killed.

    A local cluster dismisses for good whoever is away 15 seconds after a death; on a busy machine
    a start takes longer, and killed again meanwhile all are gone. What has killed two workers is
    given up, here; each start of another takes seconds.
    """
    import dask
    import distributed  # takes a second, which every process that collects tests would wait for

    settings = {
        "distributed.deploy.lost-worker-timeout": "1h",
        "distributed.scheduler.allowed-failures": 1,
    }
    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            silence_logs=50,
        ) as cluster,
    ):
        yield cluster


def pids(cluster: Any) -> list[int]:
    """The processes that are workers now."""
    import distributed

    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
        return sorted(client.run(os.getpid).values())


def test_a_cluster_stores_what_one_process_stores_though_a_worker_is_killed(
    cluster: Any, folder: Path, tmp_path: Path
) -> None:
    (folder / "many.jsonl").write_bytes(lines(120, 500))
    options = replace(OPTIONS, cluster=cluster.scheduler_address)
    workers = pids(cluster)
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if progress.articles and not killed:
            os.kill(workers[0], signal.SIGKILL)
            killed.append(workers[0])

    with Library.open(tmp_path / "alone.db") as library:
        alone = counted(run_import(library, [str(folder)], OPTIONS)), contents(library)
    with Library.open(tmp_path / "cluster.db") as library:
        report = run_import(library, [str(folder)], options, kill_one)
        assert (counted(report), contents(library)) == alone

    assert killed
    assert report.articles > 190


def test_an_item_that_kills_every_worker_is_named_and_the_rest_is_read(cluster: Any) -> None:
    tasks = [Task(f"in{n}", Piece(one_article, (f"said {n}",), 100_000)) for n in range(5)]
    tasks[2] = Task("in2", Piece(killed_by, ("",), 100, "page 2"))
    done = list(prepare_on_cluster(tasks, OPTIONS, cluster.scheduler_address))

    reasons = [one.outcome.reason for one in done if isinstance(one.outcome, UnreadableInput)]
    assert [one.input for one in done] == [f"in{n}" for n in range(5)]
    assert [reason for n, reason in enumerate(reasons) if n != 2] == [
        f"said {n}" for n in range(5) if n != 2
    ]
    assert "was killed" in reasons[2]


def test_workers_of_another_version_are_refused(
    cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids(cluster)
    monkeypatch.setattr("importers.cluster.ENGINE_VERSION", -1)
    tasks = [Task("in", Piece(one_article, ("x",), 1))]

    with pytest.raises(ClusterError, match=r"do not have this version of variorum"):
        list(prepare_on_cluster(tasks, OPTIONS, cluster.scheduler_address))


def test_a_cluster_that_is_not_there_is_a_mistake_in_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.cluster._CONNECTING", 1.0)
    (tmp_path / "a.txt").write_text("Two ships were sold.")
    command = ["--db", str(tmp_path / "l.db"), "import", str(tmp_path / "a.txt")]

    assert run([*command, "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert "there is no Dask scheduler at tcp://127.0.0.1:9" in capsys.readouterr().err
    assert run([*command, "--cluster", "tcp://127.0.0.1:9", "--jobs", "2"]) == 2
    assert "give one" in capsys.readouterr().err


class LeftAlone:
    """A cluster without workers, and a promise that it will never keep."""

    def nthreads(self) -> dict[str, int]:
        return {}

    def done(self) -> bool:
        return False

    def result(self, timeout: float) -> None:
        raise TimeoutError


def test_a_cluster_whose_workers_all_went_is_given_up_with_a_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("distributed.Client", lambda *given, **named: LeftAlone())
    crew = _ClusterCrew(OPTIONS, "tcp://desk:8786")

    with pytest.raises(ClusterError, match=r"tcp://desk:8786 has had no workers for 120 seconds"):
        crew.result_of(LeftAlone())
