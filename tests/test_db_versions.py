"""Libraries of other versions: older ones are brought up to date and kept, newer ones refused."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.errors import LibraryError
from db.library import Library
from db.schema import USER_VERSION, migrations
from tests.db_material import article, plain
from tests.test_db_curation import FERRY, everything, ferry

ROOT = Path(__file__).resolve().parent.parent
with closing(sqlite3.connect(":memory:")) as empty:  # Python 3.13 warns of one that is left open
    STEPS = [step.name for step in migrations().pending(Database(empty))]
OLDER = range(1, USER_VERSION)


def make_old(path: Path, version: int) -> None:
    """A library as that version left it, with what the present one makes of three articles."""
    now = path.with_name("now.db")
    with Library.open(now) as library:
        for key in FERRY:
            library.store(ferry(key))
        library.store(plain("undated", "An undated text about the ferry."))
        library.edit_article("wire", title="A ferry deal")
    connection = sqlite3.connect(path, isolation_level=None)
    old = Database(connection, recursive_triggers=False)
    migrations().apply(old, stop_before=STEPS[version])
    connection.execute("ATTACH ? AS now", (str(now),))
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main'")
    for (table,) in tables.fetchall():
        if table.startswith(("sqlite_", "_")) or "_fts" in table or table in old.view_names():
            continue
        columns = ", ".join(f'"{column.name}"' for column in old[table].columns)
        connection.execute(f"INSERT OR REPLACE INTO {table} SELECT {columns} FROM now.{table}")
    for index in ("article_fts", "title_fts", "question_fts"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    if version == 1:  # hashed by other means
        connection.execute("UPDATE article SET text_hash = 'of another kind'")
    connection.close()
    path.chmod(0o600)


def test_every_step_raises_the_version_by_one(tmp_path: Path) -> None:
    assert len(STEPS) == USER_VERSION
    for version in OLDER:
        make_old(tmp_path / f"{version}.db", version)
        connection = sqlite3.connect(tmp_path / f"{version}.db")
        assert connection.execute("PRAGMA user_version").fetchone()[0] == version
        connection.close()


@pytest.mark.parametrize("version", OLDER)
def test_an_older_library_is_brought_up_to_date_after_a_copy_was_kept(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "library.db"
    make_old(path, version)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="is of an older version"):
        Library.open(path, read_only=True)
    assert path.read_bytes() == before
    with Library.open(path) as library, Library.open(tmp_path / "now.db") as now:
        copy = plain("copy", ferry("wire").text)

        assert everything(library) == everything(now)
        assert library.stats() == now.stats()
        assert library.outlets() == now.outlets()
        assert library.search("ferry").rows == now.search("ferry").rows
        assert library.store(copy, []).state == "copy"
        assert library.check() == []
    kept = path.with_name(f"library.db.version-{version}")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    connection = sqlite3.connect(kept)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == version
    assert connection.execute("SELECT count(*) FROM article").fetchone()[0] == len(FERRY) + 1
    connection.close()


MIGRATING = """
    import sys
    from pathlib import Path
    from db import schema
    from db.library import Library

    run = schema.run_script

    def slowly(connection, script):
        run(connection, script)
        print("half done", flush=True)
        sys.stdin.readline()

    schema.run_script = slowly
    Library.open(Path(sys.argv[1]))
"""


def test_bringing_up_to_date_that_is_killed_half_way_is_simply_done_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    make_old(path, 1)
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(MIGRATING), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "half done\n"
    child.kill()
    child.communicate()
    with pytest.raises(LibraryError, match="is of an older version"):
        Library.open(path, read_only=True)
    with Library.open(path) as library:
        assert {row.key for row in library.articles().rows} == {*FERRY, "undated"}
        assert library.check() == []
    assert path.with_name("library.db.version-1").exists()


def test_a_copy_that_was_broken_off_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    make_old(path, 2)
    path.with_name("library.db.version-2.unfinished").write_bytes(b"half of it")
    Library.open(path).close()

    assert not path.with_name("library.db.version-2.unfinished").exists()
    connection = sqlite3.connect(path.with_name("library.db.version-2"))
    assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    connection.close()


def test_a_step_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db import schema

    path = tmp_path / "library.db"
    make_old(path, 2)
    before = sqlite3.connect(path)
    tables = before.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    before.close()

    def failing(connection: sqlite3.Connection, script: str) -> None:
        connection.execute("CREATE TABLE later (x INTEGER)")
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(schema, "run_script", failing)
    with pytest.raises(LibraryError, match="could not be used"):
        Library.open(path)
    monkeypatch.undo()
    after = sqlite3.connect(path)
    assert after.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall() == tables
    after.close()
    with Library.open(path) as library:
        assert library.check() == []


def test_a_library_of_a_newer_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {USER_VERSION + 1}")
    connection.close()
    before = path.read_bytes()

    for read_only in (False, True):
        with pytest.raises(LibraryError, match=r"made by a newer variorum .* update variorum"):
            Library.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_library_when_something_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch(mode=0o600)
    with pytest.raises(LibraryError, match=r"library\.db is empty; import an article"):
        Library.open(path, read_only=True)
    assert path.read_bytes() == b""
    with Library.open(path) as library:
        library.store(article("wire/ferry"))
    with Library.open(path, read_only=True) as library:
        assert library.search("ferry").total == 1
