"""What is killed is told at the next start; what lost its file is refused in a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from tests.db_material import plain

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = '["another machine", "", 1, "1"]'


def noted(path: Path, kind: str, *inputs: str, process: str = ELSEWHERE, articles: int = 2) -> None:
    """Leave the note that a process leaves when it is killed."""
    import json

    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "INSERT INTO unfinished (kind, inputs, at, process, articles) VALUES (?, ?, ?, ?, ?)",
            (kind, json.dumps(inputs), "2025-06-21T14:03:05Z", process, articles),
        )
    connection.close()


def killed_during(path: Path, work: str) -> None:
    """Run some work on a library in another process, which is killed in the middle of it."""
    script = f"""
        import os, signal, sys
        from pathlib import Path
        from db.library import Library
        from importers.base import ImportOptions
        from importers.pipeline import run_import
        from tests.db_material import plain

        library = Library.open(Path(sys.argv[1]))
        die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        {work}
    """
    run = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    assert subprocess.run(run, cwd=ROOT, check=False).returncode == -signal.SIGKILL


def test_an_import_that_was_killed_is_told_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    killed_during(
        path,
        "with library.work('import', ['/news/a.jsonl', '-']):\n"
        "            library.store(plain('a', 'A text.'))\n"
        "            library.store_all([(plain('b', 'B.'), []), (plain('c', 'C.'), [])])\n"
        "            die()",
    )
    with Library.open(path, read_only=True) as library:
        (told,) = library.aftermath()
        (finding,) = library.check()

    assert told.startswith("the import of /news/a.jsonl, standard input begun on 20")
    assert told.endswith("was broken off after 2 articles, which are kept; run it again to go on")
    assert finding.what == told


def test_reading_anew_that_was_killed_is_told_until_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.store_all([(plain(f"k{n}", f"{n} houses fell."), None) for n in range(40)])
    killed_during(path, "library.reindex(everything=True, on_progress=die)")

    with Library.open(path) as library:
        (told,) = library.aftermath()
        assert "reading figures anew begun on" in told
        assert "`variorum reindex` goes on with it" in told
        library.reindex()
        assert library.aftermath() == []
        assert library.check() == []


def test_an_older_library_whose_migration_was_killed_says_so_once(tmp_path: Path) -> None:
    from tests.test_db_versions import make_old

    path = tmp_path / "library.db"
    make_old(path, 2)
    killed_during_migration(path)

    with Library.open(path) as library:
        (told,) = library.aftermath()
        assert "from version 2 of its tables was broken off before; it is done now" in told
        assert library.articles().total == 4
    with Library.open(path) as library:
        assert library.aftermath() == []


def killed_during_migration(path: Path) -> None:
    script = """
        import os, signal, sys
        from pathlib import Path
        import db.schema
        from db.library import Library

        db.schema.run_script = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        Library.open(Path(sys.argv[1]))
    """
    run = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    assert subprocess.run(run, cwd=ROOT, check=False).returncode == -signal.SIGKILL


@pytest.mark.parametrize("error", [None, KeyboardInterrupt, LibraryError])
def test_what_ends_in_order_or_says_itself_why_not_leaves_no_note(
    tmp_path: Path, error: type[BaseException] | None
) -> None:
    with Library.open(tmp_path / "library.db") as library:
        try:
            with library.work("import", ["a"]):
                library.store(plain("a", "A text."))
                if error:
                    raise error
        except (KeyboardInterrupt, LibraryError):
            pass

        assert library.aftermath() == []
        assert library.check() == []


def test_what_is_running_now_was_not_broken_off(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with (
        Library.open(path) as library,
        library.work("import", ["a"]),
        Library.open(path, read_only=True) as other,
    ):
        assert other.aftermath() == []
        assert other.check() == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_later_process_of_the_same_number_is_another_one(tmp_path: Path) -> None:
    import json

    from db import unfinished

    path = tmp_path / "library.db"
    Library.open(path).close()
    machine, space, pid, _ = json.loads(unfinished._process(os.getpid()))
    noted(path, "import", "a", process=json.dumps([machine, space, pid, "1"]))
    noted(path, "import", "b", process=json.dumps([machine, "another container", pid, "1"]))

    with Library.open(path, read_only=True) as library:
        (told,) = library.aftermath()
    assert "the import of a begun on 2025-06-21 at 14:03 UTC" in told


def test_doing_it_again_or_mending_takes_the_note_away(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    for inputs in (("a",), ("b", "c", "d", "e"), ("f",)):
        noted(path, "import", *inputs)
    noted(path, "merge", "other.db", articles=1)

    with Library.open(path) as library:
        assert "merge of other.db begun on 2025-06-21 at 14:03 UTC" in library.aftermath()[0]
        assert "after 1 article," in library.aftermath()[0]
        assert any("import of b, c, d and 1 more begun" in told for told in library.aftermath())
        with library.work("import", ["a"]):
            pass
        assert len(library.aftermath()) == 3
        library.mend()
        assert library.aftermath() == []


def delete(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    other = path.with_name("other.db")
    Library.open(other).close()
    os.replace(other, path)


def delete_the_log(path: Path) -> None:
    path.with_name("library.db-wal").unlink()


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        (delete, r"library\.db was deleted while it was open; nothing was changed"),
        (replace, r"library\.db was replaced by another file while it was open"),
        (delete_the_log, r"library\.db-wal was deleted while it was open"),
    ],
)
def test_nothing_is_written_to_a_file_that_has_lost_its_name(
    tmp_path: Path, happens: Callable[[Path], None], told: str
) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.store(plain("a", "A text."))
        happens(path)

        with pytest.raises(LibraryError, match=told):
            library.store(plain("b", "Another text."))


@pytest.mark.parametrize("happens", [delete, replace])
def test_nothing_is_read_from_a_file_that_has_lost_its_name(
    tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    with Library.open(path, read_only=True) as library:
        assert library.articles().total == 0
        happens(path)

        with pytest.raises(LibraryError, match="while it was open; nothing was changed"):
            library.articles()


def damaged(path: Path) -> None:
    with Library.open(path) as library:
        library.store_all([(plain(f"k{n}", "some words " * 300), []) for n in range(60)])
    os.truncate(path, path.stat().st_size // 2)


def test_a_truncated_library_names_its_newest_backup_and_takes_it_back(tmp_path: Path) -> None:
    path = tmp_path / "the library.db"
    kept = tmp_path / "kept copy.db"
    with Library.open(path) as library:
        library.store(plain("a", "A text."))
        library.backup(kept)
        shutil.copy(kept, tmp_path / "older.db")
    os.utime(tmp_path / "older.db", (0, 0))
    (tmp_path / "newer.txt").write_text("no library")
    damaged(path)

    for read_only in (True, False):
        with pytest.raises(LibraryError, match="is damaged") as raised:
            Library.open(path, read_only=read_only)
        assert f"`variorum restore '{kept}'` puts the newest backup" in str(raised.value)

    aside = Library.restore(kept, path)
    assert aside is not None
    assert aside.stat().st_size > 0
    with Library.open(path) as library:
        assert [row.key for row in library.articles().rows] == ["a"]


def test_without_a_backup_a_truncated_library_says_what_can_be_done(tmp_path: Path) -> None:
    damaged(tmp_path / "library.db")

    with pytest.raises(LibraryError, match="no backup lies beside it; put one in its place"):
        Library.open(tmp_path / "library.db")


def test_a_list_of_tables_that_no_text_can_hold_is_damage_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    data = path.read_bytes()
    name = data.index(b"indexfigure_period")
    order = data.index(b"CREATE INDEX", name)
    path.write_bytes(
        data[: name + 9] + b"\xf2" + data[name + 10 : order] + b"CRXATE" + data[order + 6 :]
    )

    for read_only in (True, False):
        with pytest.raises(LibraryError, match=r"is damaged \(the list of its tables\)"):
            Library.open(path, read_only=read_only)
