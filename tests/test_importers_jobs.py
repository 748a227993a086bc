"""Several processes give what one gives, whatever happens to them."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import Library
from importers.base import ImportOptions, Piece, UnreadableInput
from importers.pipeline import ImportReport, Progress, run_import
from importers.preparing import Done, Task
from importers.workers import Setup, prepare_apart
from tests.importers_material import BODY, HTML_BODY, OPTIONS, SAMPLES, mail, zipped


def sailors(number: int) -> str:
    return f"The harbour office of Solmark said on Tuesday that {number + 140} sailors were hired."


def lines(count: int, start: int = 0) -> bytes:
    records = (
        {"id": f"a{n}", "outlet": "Solmark News", "published": "2025-05-27", "text": sailors(n)}
        for n in range(start, start + count)
    )
    return "".join(json.dumps(record) + "\n" for record in records).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of every kind, good ones and bad ones, with copies and a revision."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, make in SAMPLES.items():
        (folder / f"{name}.bin").write_bytes(make())
    (folder / "a.jsonl").write_bytes(lines(40) + b"{broken\n" + lines(3, 39))
    (folder / "again.jsonl").write_bytes(lines(5).replace(b"2025-05-27", b"2025-05-28"))
    (folder / "late.txt").write_text(f"Published: 2031-01-01\n\n{BODY}")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.html").write_bytes(bytes(range(256)) * 9)
    page = f"<!doctype html><html><body><article>{HTML_BODY}</article></body></html>"
    many = {f"{n}.html": page.replace("140", str(n)) for n in range(8)}
    (folder / "press.zip").write_bytes(
        zipped({**many, "empty.html": b"", "more.jsonl.gz": gzip.compress(lines(9, 60))})
    )
    (folder / "box.mbox").write_bytes(
        b"From a@b Tue May 27 10:00:00 2025\n"
        + mail().replace(b"\r\n", b"\n")
        + b"\nFrom a@b Tue May 27 11:00:00 2025\nFrom: x\nMessage-ID: <e@x>\n\n"
    )
    return folder


def contents(library: Library) -> list[object]:
    rows = library.articles().rows
    return [
        [library.article(row.key) for row in rows],
        [library.claims_of(row.key) for row in rows],
        library.questions().rows,
        sorted((failure.input, failure.error) for failure in library.import_failures()),
    ]


def counted(report: ImportReport) -> ImportReport:
    return replace(report, seconds=0.0)


def test_two_processes_store_what_one_stores_and_again_nothing(
    folder: Path, tmp_path: Path
) -> None:
    found = []
    for jobs in (1, 2):
        options = replace(OPTIONS, jobs=jobs)
        with Library.open(tmp_path / f"{jobs}.db") as library:
            first = run_import(library, [str(folder)], options)
            again = run_import(library, [str(folder)], options)
            found.append((counted(first), counted(again), contents(library)))

    assert found[0] == found[1]
    first, again, _ = found[0]
    assert first.articles > 70
    assert first.figures > 70
    assert first.copies
    assert len(first.failed) == 5
    assert (again.new, again.copies) == (0, 0)


def test_a_dry_run_says_what_would_come_in_and_stores_nothing(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        run_import(library, [str(folder / "again.jsonl")], OPTIONS)
        before = contents(library)
        for jobs in (1, 2):
            options = replace(OPTIONS, dry_run=True, jobs=jobs)
            report = run_import(library, [str(folder)], options)

            assert (report.articles, report.new) == (85, 66)
            assert (report.unchanged, report.revised) == (18, 1)
            assert report.figures == 0
            assert len(report.failed) == 5
            assert contents(library) == before


def one_article(text: str) -> Iterator[UnreadableInput]:
    yield UnreadableInput(text)


def killed_by(flag: str) -> Iterator[UnreadableInput]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield UnreadableInput(flag)


@pytest.mark.parametrize("killers", [{4}, {0, 1, 5, 8}])
def test_what_kills_its_process_is_named_and_the_rest_is_read(
    tmp_path: Path, killers: set[int]
) -> None:
    Library.open(tmp_path / "library.db").close()
    tasks = [
        Task(f"in{n}", Piece(killed_by, ("",), 100, f"page {n}"))
        if n in killers
        else Task(f"in{n}", Piece(one_article, (f"said {n}",), 100_000))
        for n in range(9)
    ]
    setup = Setup(replace(OPTIONS, jobs=2), tmp_path / "library.db")
    done = list(prepare_apart(tasks, setup))

    assert [one.input for one in done] == [f"in{n}" for n in range(9)]
    for number, one in enumerate(done):
        assert isinstance(one.outcome, UnreadableInput)
        if number in killers:
            assert "was killed" in one.outcome.reason
            assert one.outcome.part == f"page {number}"
        else:
            assert one.outcome.reason == f"said {number}"


def test_no_more_is_cut_than_the_processes_can_take(tmp_path: Path) -> None:
    Library.open(tmp_path / "library.db").close()
    cut: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(300):
            cut.append(number)
            yield Task("in", Piece(one_article, ("x",), 300_000))

    done: Iterator[Done] = prepare_apart(
        tasks(), Setup(replace(OPTIONS, jobs=2), tmp_path / "library.db")
    )
    next(done)
    seen = len(cut)
    done.close()  # type: ignore[attr-defined]

    assert seen < 12


def test_ctrl_c_keeps_what_is_ready_and_ends_the_processes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(4000))
    code = (
        # Started in the background of a shell, a process is born deaf to ctrl-c.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import sys; from pathlib import Path; from db.library import Library;"
        "from importers.base import ImportOptions; from importers.pipeline import run_import\n"
        "if __name__ == '__main__':\n"
        "    with Library.open(Path(sys.argv[1])) as library:\n"
        "        run_import(library, [sys.argv[2]], ImportOptions(jobs=2))\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code)
    path = tmp_path / "library.db"
    run = subprocess.Popen(
        [sys.executable, str(script), str(path), str(tmp_path / "a.jsonl")],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    deadline = time.monotonic() + 60
    while articles_in(path) == 0 and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)

    assert errors.count("Traceback") == 1
    assert errors.strip().endswith("KeyboardInterrupt")
    assert ends(run.pid)
    stored = articles_in(path)
    assert 0 < stored < 4000
    with Library.open(path) as library:
        report = run_import(library, [str(tmp_path / "a.jsonl")], ImportOptions(dry_run=True))
        assert (report.unchanged, report.new) == (stored, 4000 - stored)


def ends(group: int) -> bool:
    """Whether every process of a group is gone, now or very soon."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def articles_in(path: Path) -> int:
    if not path.exists():
        return 0
    try:
        with Library.open(path, read_only=True) as library:
            return library.stats().articles
    except Exception:
        return 0  # being made


def test_progress_counts_articles_that_are_read(folder: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    with Library.open(tmp_path / "library.db") as library:
        run_import(library, [str(folder)], OPTIONS, seen.append)

    firsts = {progress.done: progress for progress in reversed(seen)}
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert sorted(firsts) == list(range(seen[0].total))
    assert firsts[1].articles == 43
