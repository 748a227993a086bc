"""Backups, extraction anew, the doctor: what keeps a library in order for years."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from db.errors import LibraryError
from db.library import Library
from figures.model import Article, Figure
from tests.db_material import TEXTS, article, plain
from tests.test_db_curation import FERRY, everything, ferry

ROOT = Path(__file__).resolve().parent.parent


def derived(path: Path) -> dict[str, list[Any]]:
    """What is derived in a library, by the names other tools see, in an order of its own."""
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(connection.execute(sql).fetchall(), key=str)
            for table, sql in {
                "figures": "SELECT * FROM figures",
                "questions": "SELECT * FROM questions",
                "claims": "SELECT * FROM claims",
                "sources": "SELECT key, name, kind, figures FROM source",
                "aliases": "SELECT alias.name, alias.kind, source.key FROM alias"
                " JOIN source ON source.id = source_id",
                "handles": "SELECT handle, article.key FROM handle"
                " JOIN article ON article.id = article_id",
                "entries": "SELECT claim, entry, topic, question FROM entry",
                "terms": "SELECT term, articles FROM term",
                "affairs": "SELECT one.key, other.key, likeness FROM affair"
                " JOIN article AS one ON one.id = article_id"
                " JOIN article AS other ON other.id = other_id",
            }.items()
        }
    finally:
        connection.close()


def fill(path: Path, wanted: list[Article]) -> Library:
    library = Library.open(path)
    for one in wanted:
        library.store(one)
    return library


def test_everything_extracted_anew_is_as_in_a_fresh_library(tmp_path: Path) -> None:
    wanted = [*(article(key) for key in TEXTS), *(ferry(key) for key in FERRY)]
    with fill(tmp_path / "one.db", wanted) as library:
        library.store(Article("wire", "Another text altogether, of 77 houses."))
        library.store(ferry("wire"))
        told: list[tuple[int, int]] = []

        assert library.reindex(everything=True, on_progress=lambda *done: told.append(done)) == 9
        assert told[-1] == (9, 9)
        assert library.check() == []
    with fill(tmp_path / "two.db", wanted) as fresh:
        assert fresh.reindex() == 0
        fresh.reindex(everything=True)

    assert derived(tmp_path / "one.db") == derived(tmp_path / "two.db")


def test_the_order_of_importing_makes_no_difference(tmp_path: Path) -> None:
    wanted = [*(article(key) for key in TEXTS), *(ferry(key) for key in FERRY)]
    fill(tmp_path / "0.db", wanted).close()
    for n in (1, 2):
        random.Random(n).shuffle(wanted)
        fill(tmp_path / f"{n}.db", wanted).close()

        assert derived(tmp_path / f"{n}.db") == derived(tmp_path / "0.db")


def test_articles_of_an_older_engine_are_read_anew_and_only_those(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with fill(path, [ferry(key) for key in FERRY]) as library:
        before = everything(library)
        connection = sqlite3.connect(path)
        connection.execute(
            "UPDATE extraction SET engine = 0 WHERE article_id IN"
            " (SELECT id FROM article WHERE key = 'post')"
        )
        connection.execute("UPDATE figure SET low = 1 WHERE surface LIKE '%13,800%'")
        connection.commit()
        connection.close()
        (finding,) = library.check()

        assert "another version of variorum" in finding.what
        assert library.reindex() == 1
        assert everything(library) == before
        assert library.check() == []


def test_reindexing_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    with fill(
        tmp_path / "library.db", [plain(f"k{n}", f"{n} houses fell.") for n in range(70)]
    ) as (library):

        def stop(done: int, total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            library.reindex(everything=True, on_progress=stop)

        assert 0 < library.reindex() < 70
        assert library.check() == []


WANTED = [*(article(key) for key in TEXTS), *(ferry(key) for key in FERRY)]


def read_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another engine read: it sees half of the figures, and those as twice what they are."""
    from figures import extract

    def otherwise(text: str, *given: Any, **more: Any) -> list[Figure]:
        found = extracted(text, *given, **more)[::2]
        return [f._replace(low=f.low * 2 if f.low else f.low, counted="thing") for f in found]

    extracted = extract.extract_figures
    monkeypatch.setattr(extract, "extract_figures", otherwise)


def of_an_older_engine(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that an older engine has read, with decisions on what this one finds."""
    with fill(path, WANTED) as library:
        decide(library)
    with monkeypatch.context() as changed, Library.open(path) as library:
        read_otherwise(changed)
        library.reindex(everything=True)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE extraction SET engine = 0")
    connection.execute("UPDATE setting SET value = '0' WHERE name = 'crowded_for_engine'")
    connection.execute("INSERT OR IGNORE INTO crowded SELECT handle FROM handle")
    connection.commit()
    connection.close()


def decide(library: Library) -> None:
    library.edit_article("wire", published="2025-02-11")
    library.curator.correct(library.claims_of("post")[0].id, low=13900.0, high=13900.0)
    library.curator.split([library.claims_of("ledger")[0].id])
    library.curator.dismiss(library.claims_of("post/flood")[0].id)


REEXTRACTING = """
    import sys
    from pathlib import Path
    from db.library import Library

    with Library.open(Path(sys.argv[1])) as library:
        while library.reextract_some(2):
            print(library.stale_articles(), flush=True)
            sys.stdin.readline()
"""


def test_reading_anew_that_is_killed_goes_on_and_ends_as_a_fresh_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    of_an_older_engine(path, monkeypatch)
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(REEXTRACTING), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert int(child.stdout.readline()) == len(WANTED) - 2
    child.stdin.write("\n")
    child.stdin.flush()
    assert int(child.stdout.readline()) == len(WANTED) - 4
    child.kill()
    child.communicate()

    with Library.open(path) as library:
        assert library.stale_articles() == len(WANTED) - 4
        assert [library.reextract_some(3) for _ in range(3)] == [3, 2, 0]
        assert library.stale_articles() == 0
        assert library.check() == []
    with fill(tmp_path / "fresh.db", WANTED) as fresh:
        decide(fresh)
    anew, fresh_one = derived(path), derived(tmp_path / "fresh.db")
    del anew["terms"], fresh_one["terms"]  # words are no matter of the engine, nor counted exactly
    assert repr(anew) == repr(fresh_one)


def test_what_was_stored_meanwhile_is_read_but_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    of_an_older_engine(path, monkeypatch)
    with Library.open(path) as library:
        library.reextract_some(2)
        library.store(Article("wire", "Another text altogether, of 77 houses."))
        library.store(plain("later", "Some 88 houses fell in Vostrana."))

        assert library.reindex() in (len(WANTED) - 2, len(WANTED) - 3)
        assert library.stale_articles() == 0
        assert library.check() == []


def test_a_backup_of_a_library_in_use_is_whole_and_private(tmp_path: Path) -> None:
    with fill(tmp_path / "library.db", [ferry(key) for key in FERRY]) as library:
        library.backup(tmp_path / "kept.db")
        library.store(plain("later", "A later text."))
        before = everything(library)

    assert (tmp_path / "kept.db").stat().st_mode & 0o777 == 0o600
    with Library.open(tmp_path / "kept.db", read_only=True) as kept:
        assert kept.articles().total == 3
        assert kept.check() == []
        assert everything(kept)[:2] == before[:2]


def test_a_backup_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_text("mine")
    with (
        fill(tmp_path / "library.db", []) as library,
        pytest.raises(LibraryError, match="is there already"),
    ):
        library.backup(tmp_path / "kept.db")

    assert (tmp_path / "kept.db").read_text() == "mine"


def test_a_backup_that_is_not_there_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no backup at"):
        Library.restore(tmp_path / "none.db", tmp_path / "library.db")


def test_a_restored_library_is_that_of_the_backup_and_the_old_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with fill(path, [ferry("wire")]) as library:
        library.backup(tmp_path / "kept.db")
        library.store(ferry("post"))
    old = Library.restore(tmp_path / "kept.db", path)

    with Library.open(path) as library:
        assert [row.key for row in library.articles().rows] == ["wire"]
    assert old is not None
    with Library.open(old, read_only=True) as before:
        assert before.articles().total == 2


def test_restoring_from_what_is_no_library_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    fill(path, [ferry("wire")]).close()
    (tmp_path / "kept.db").write_text("no library at all, only a few words of text\n" * 30)

    with pytest.raises(LibraryError, match="is not a library"):
        Library.restore(tmp_path / "kept.db", path)
    with Library.open(path) as library:
        assert library.articles().total == 1


def test_the_doctor_finds_an_index_that_does_not_fit_the_texts(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with fill(path, [ferry("wire"), ferry("post")]) as library:
        connection = sqlite3.connect(path)
        connection.execute(
            "INSERT INTO article_fts (article_fts, rowid, title, text, authors, facets, unspaced)"
            " SELECT 'delete', id, title, text, authors, facets, unspaced FROM article LIMIT 1"
        )
        connection.commit()
        connection.close()
        (finding,) = library.check()

        assert "search index" in finding.what
        assert library.search("ferry").total == 1
        library.mend()
        assert library.search("ferry").total == 2
        assert library.check() == []


def test_the_doctor_finds_damage(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    fill(path, [plain(f"k{n}", "some words and no number " * 300) for n in range(60)]).close()
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2 // 16_384 * 16_384
    whole[middle : middle + 16_384] = b"\xff" * 16_384
    path.write_bytes(whole)

    with Library.open(path, read_only=True) as library:
        assert "damaged" in library.check()[0].what


def test_two_processes_write_and_two_read_without_an_error(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    path = tmp_path / "library.db"
    Library.open(path).close()

    def write(name: str) -> int:
        with Library.open(path) as library:
            for n in range(25):
                library.store(plain(f"{name}{n}", f"{n + 2} houses fell in {name}."))
        return 25

    def read(_: str) -> int:
        with Library.open(path, read_only=True) as library:
            return max(library.search("houses").total for _ in range(40))

    with ThreadPoolExecutor(4) as pool:
        writers = pool.map(write, ["Norvale", "Estmark"])
        readers = pool.map(read, ["one", "two"])

        assert sum(writers) == 50
        assert all(found <= 50 for found in readers)
    with Library.open(path) as library:
        assert library.articles().total == 50
        assert library.check() == []
