"""The file itself: who may open it, how privately it lies."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from tests.db_material import article, plain

ROOT = Path(__file__).resolve().parent.parent


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_library_lies_in_a_folder_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "library.db"
    with Library.open(path) as library:
        library.store(article("wire/ferry"))

        assert mode(path) == 0o600
        assert mode(path.parent) == 0o700
        for suffix in ("-wal", "-shm"):
            assert mode(path.with_name(path.name + suffix)) == 0o600
        assert library.check() == []


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Library.open(tmp_path / "library.db").close()

    assert mode(tmp_path) == 0o755


def test_the_check_warns_of_a_library_that_others_can_read(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        path.chmod(0o644)
        (finding,) = library.check()

        assert "other users" in finding.what
        assert "chmod 600" in finding.mend


def test_reading_alone_makes_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"there is no library at .*missing.db; import"):
        Library.open(tmp_path / "missing.db", read_only=True)

    assert list(tmp_path.iterdir()) == []


def test_a_library_opened_for_reading_cannot_be_written(tmp_path: Path) -> None:
    Library.open(tmp_path / "library.db").close()
    with Library.open(tmp_path / "library.db", read_only=True) as library:
        assert library.search("ferry").total == 0
        with pytest.raises(LibraryError, match="for reading only"):
            library.store(article("wire/ferry"))


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("a shopping list, longer than a header of sixteen bytes\n" * 40)
    before = path.read_bytes()

    for read_only in (False, True):
        with pytest.raises(LibraryError, match="is not a library of variorum"):
            Library.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE contact (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()

    with pytest.raises(LibraryError, match="database of another program"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is a folder"):
        Library.open(tmp_path)


def test_a_path_under_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(LibraryError, match=r"could not be (made|opened)"):
        Library.open(tmp_path / "file" / "library.db")


def test_the_second_writer_is_told_who_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.connections.BUSY_SECONDS", 0.05)
    path = tmp_path / "library.db"
    with Library.open(path) as first, Library.open(path) as second:
        with (
            first.batch(),
            pytest.raises(LibraryError, match=r"another variorum is writing .*try again"),
        ):
            second.store(plain("k", "text"))

        assert second.store(plain("k", "text")).state == "new"


def test_reading_never_waits_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as writer, Library.open(path, read_only=True) as reader:
        writer.store(article("wire/ferry"))
        with writer.batch():
            writer.store(article("post/ferry"))
            started = time.monotonic()

            assert reader.search("ferry").total == 1
            assert writer.search("ferry").total == 1
            assert time.monotonic() - started < 1
        assert reader.search("ferry").total == 2


def test_a_read_that_takes_too_long_is_given_up_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.connections import Reader

    path = tmp_path / "library.db"
    Library.open(path).close()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    reader = Reader(path)

    def read() -> None:
        with reader.reading(seconds=0.05) as connection:
            connection.execute(endless).fetchone()

    with pytest.raises(LibraryError, match=r"took longer than 0\.05 seconds"):
        read()
    reader.close()


def test_a_file_in_a_folder_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with Library.open(folder / "library.db") as library:
        library.store(article("wire/ferry"))
    folder.chmod(0o500)
    try:
        with Library.open(folder / "library.db", read_only=True) as library:
            assert library.search("ferry").total == 1
    finally:
        folder.chmod(0o700)


def test_opening_a_library_to_write_loads_nothing_that_only_storing_needs(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    code = (
        "import sys; from pathlib import Path; from db.library import Library;"
        "Library.open(Path(sys.argv[1])).search('ferry');"
        "print(*{'sqlite_utils', 'figures.align', 'figures.verdict'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.stdout.split() == []


def test_other_tools_find_views_and_search(tmp_path: Path) -> None:
    import sqlite_utils

    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.store(article("wire/ferry"))
    database = sqlite_utils.Database(path)
    try:
        assert database.table("article").detect_fts() == "article_fts"
        assert [row["key"] for row in database.table("article").search("ferry")] == ["wire/ferry"]
        assert {"articles", "figures", "questions", "claims"} <= set(database.view_names())
        (figure,) = database.query("SELECT surface, quote, origin, outlet FROM figures")
        assert figure["surface"] == "13,221 workers"
        assert figure["quote"].startswith("The harbour ministry said 13,221 workers")
        assert figure["outlet"] == "Northern Wire"
        assert list(database.query("PRAGMA foreign_key_check")) == []
    finally:
        database.close()
