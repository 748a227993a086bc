"""Several writers at once: nobody waits for the reading of an article, nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from db.library import Library
from figures.model import Figure
from tests.db_material import article, plain

ROOT = Path(__file__).resolve().parent.parent

STORING = """
    import sys
    from pathlib import Path
    import db.connections
    from db.errors import LibraryError
    from db.library import Library
    from figures.model import Article

    path, name, patience = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    db.connections.BUSY_SECONDS = patience
    with Library.open(path) as library:
        sys.stdin.readline()
        for n in range(30):
            text = f"Some {n + 10} workers crossed by ferry in 2024, the {name} ministry said."
            try:
                library.store(Article(f"{name}/{n}", text, published="2025-01-01"))
            except LibraryError as error:
                print(f"refused {error}", flush=True)
            else:
                print(f"stored {name}/{n}", flush=True)
"""


def writers(path: Path, names: Sequence[str], patience: float) -> list[list[str]]:
    """What processes that store thirty articles each at the same time print, line by line."""
    children = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(STORING), str(path), name, str(patience)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for name in names
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.communicate()[0].splitlines() for child in children]
    assert [child.returncode for child in children] == [0] * len(children)
    return said


@pytest.mark.parametrize("patience", [5.0, 0.0])
def test_two_processes_store_or_are_told_why_not_and_nothing_is_lost(
    tmp_path: Path, patience: float
) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    lines = [line for said in writers(path, ("harbour", "border"), patience) for line in said]
    stored = {line.removeprefix("stored ") for line in lines if line.startswith("stored ")}
    refused = [line for line in lines if line.startswith("refused ")]

    assert len(lines) == 60
    assert all("another variorum is writing to" in line for line in refused)
    assert not (refused and patience)
    with Library.open(path) as library:
        assert {row.key for row in library.articles().rows} == stored
        assert library.check() == []


def test_another_process_can_write_while_an_article_is_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.connections.BUSY_SECONDS", 0.0)
    path = tmp_path / "library.db"
    reads, goes_on = threading.Event(), threading.Event()

    def slowly(*_: object, **__: object) -> list[Figure]:
        reads.set()
        assert goes_on.wait(10)
        return []

    monkeypatch.setattr("figures.extract.extract_figures", slowly)
    with Library.open(path) as first, Library.open(path) as second:
        storing = threading.Thread(target=first.store, args=(article("wire/ferry"),))
        storing.start()
        try:
            assert reads.wait(10)
            assert second.store(article("post/ferry"), []).state == "new"
        finally:
            goes_on.set()
            storing.join()

        assert first.articles().total == 2


def test_what_was_read_under_a_date_that_changed_meanwhile_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from figures import extract

    path = tmp_path / "library.db"
    text = "The ministry said 120 houses were built last year."
    extracted = extract.extract_figures
    with Library.open(path) as first, Library.open(path) as second:
        second.store(plain("k", "An earlier text.", published="2020-01-01"))

        def meanwhile(text: str, *given: object, **more: object) -> list[Figure]:
            monkeypatch.setattr(extract, "extract_figures", extracted)
            second.edit_article("k", published="2025-06-01")
            return extracted(text, *given, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(extract, "extract_figures", meanwhile)
        assert first.store(plain("k", text, published="2020-01-01")).state == "revised"
        (claim,) = first.claims_of("k")

        assert claim.published == "2025-06-01"
        assert claim.figure.period is not None
        assert str(claim.figure.period.start) == "2024-01-01"


BULK = """
    import sys
    from pathlib import Path
    from db.library import Library
    from figures.model import Article

    with Library.open(Path(sys.argv[1])) as library:
        for start in range(0, 1_000_000, 50):
            keys = range(start, start + 50)
            library.store_all([(Article(f"k{n}", f"Ferry {n} to Lannetia."), []) for n in keys])
            print(start + 50, flush=True)
"""


@pytest.mark.parametrize("batches", [1, 4])
def test_a_bulk_import_that_is_killed_is_whole_up_to_its_last_batch(
    tmp_path: Path, batches: int
) -> None:
    path = tmp_path / "library.db"
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(BULK), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    for _ in range(batches):
        child.stdout.readline()
    child.kill()
    said = child.stdout.read().split("\n")[:-1]
    child.stdout.close()
    child.wait()
    told = int(said[-1]) if said else 50 * batches

    with Library.open(path, read_only=True) as library:
        stored = library.articles(limit=1).total
        assert stored in (told, told + 50)
        assert [finding.what for finding in library.check()] == [
            f"words of {stored:,} articles are not completed yet while they are typed; an import is"
            " running or was broken off"
        ]
        assert library.search("lannet", complete_last=True).total == 0
    Library.open(path).close()
    with Library.open(path) as library:
        assert library.check() == []
        assert library.search("lannet", complete_last=True).total == min(stored, 1_000)


def test_words_of_a_bulk_import_are_completed_once_it_is_settled(tmp_path: Path) -> None:
    articles = [(plain(f"k{n}", f"Ferry {n} to Lannetia."), []) for n in range(40)]
    with Library.open(tmp_path / "library.db") as library:
        library.store_all(articles)
        assert library.search("lannet", complete_last=True).total == 0
        library.settle()
        assert library.search("lannet", complete_last=True).total == 40
        library.store(plain("one more", "Vostrania."), [])
        assert library.search("vostr", complete_last=True).total == 1
