"""Commands that keep the library: failures, revisions, backups, reindexing, SQL, columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.terminal import Terminal
from tests.cli_material import ROOT, Runner, on_screen, piped

STORY = "Title: Ferry\nOutlet: Example Wire\nURL: https://wire.example/ferry\n\n{text}\n"


@pytest.fixture
def library(variorum: Runner, tmp_path: Path) -> Path:
    """One article, stored in two states, and one input that could not be read."""
    path = tmp_path / "own.db"
    for text in ("The ferry carried 40 people in May.", "The ferry carried 44 people in May."):
        (tmp_path / "ferry.txt").write_text(STORY.format(text=text))
        assert variorum("import", str(tmp_path / "ferry.txt"), db=path).code == 0
    assert variorum("import", str(tmp_path / "missing.txt"), db=path).code == 1
    return path


def test_what_could_not_be_read_is_kept_with_its_reason(variorum: Runner, library: Path) -> None:
    ran = variorum("imports", "--json", db=library)

    (failure,) = ran.json
    assert failure["input"].endswith("missing.txt")
    assert "No such file" in failure["error"]
    assert variorum("imports", db=library).out.count("\n") == 1


@pytest.mark.parametrize("command", ["search ferry", "figures", "articles", "questions"])
def test_a_listing_says_how_much_the_library_could_not_take_in(
    variorum: Runner, library: Path, command: str
) -> None:
    assert (
        "1 input could not be read, see `variorum imports`"
        in variorum(*command.split(), db=library).err
    )


def test_an_input_that_can_be_read_later_leaves_the_list(
    variorum: Runner, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "missing.txt").write_text("Title: Tram\n\nThe tram carried 70 people in May.\n")
    variorum("import", str(tmp_path / "missing.txt"), db=library)

    ran = variorum("imports", db=library)
    assert (ran.code, ran.out) == (0, "")
    assert "every input was read" in ran.err


def test_the_earlier_texts_of_an_article_are_listed(variorum: Runner, library: Path) -> None:
    (revision,) = variorum("revisions", "--json", "https://wire.example/ferry", db=library).json

    assert revision["n"] == 1
    assert "40 people" in revision["text"]


def test_the_changes_of_an_article_are_told_as_the_explorer_tells_them(
    variorum: Runner, library: Path
) -> None:
    lines = variorum("revisions", "--diff", "https://wire.example/ferry", db=library).out

    assert lines.startswith("change 1 of 1 · stored 20")
    assert "40 people → 44 people" in lines
    assert "The ferry carried [-40-]{+44+} people in May." in lines


def test_a_backup_holds_the_library_and_comes_back(
    variorum: Runner, library: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    assert "1 article" in variorum("backup", str(copy), db=library).out
    (tmp_path / "tram.txt").write_text("Title: Tram\n\nThe tram carried 70 people in May.\n")
    variorum("import", str(tmp_path / "tram.txt"), db=library)

    ran = variorum("restore", str(copy), db=library)

    assert "is kept in" in ran.out
    assert len(variorum("articles", "--json", db=library).json) == 1
    assert variorum("backup", str(copy), db=library).code == 2


def test_reindexing_reads_every_article_anew_when_asked(variorum: Runner, library: Path) -> None:
    before = variorum("figures", "--json", db=library).json

    assert variorum("reindex", db=library).out.startswith("nothing to do")
    assert variorum("reindex", "--all", db=library).out.startswith("1 article ")
    assert variorum("figures", "--json", db=library).json == before


def test_sql_prints_names_and_rows_or_objects(variorum: Runner, library: Path) -> None:
    statement = "select title, outlet from articles"

    assert variorum("sql", statement, db=library).out == "title\toutlet\nFerry\tExample Wire\n"
    assert variorum("sql", "--json", statement, db=library).json == [
        {"title": "Ferry", "outlet": "Example Wire"}
    ]
    assert variorum("sql", "select 1 where 0", db=library).code == 1


def test_columns_of_a_table_are_mapped_to_fields(variorum: Runner, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "kopf,inhalt,blatt\nFerry,The ferry carried 40 people in May.,Wire\n", encoding="utf-8"
    )
    pairs = ["--map", "title=kopf", "--map", "text=inhalt", "--map", "outlet=blatt"]

    ran = variorum("import", "--format", "csv", *pairs, str(table), db=tmp_path / "own.db")

    assert ran.code == 0, ran.err
    (article,) = variorum("articles", "--json", db=tmp_path / "own.db").json
    assert (article["title"], article["outlet"]) == ("Ferry", "Wire")


def test_a_dry_run_stores_nothing(variorum: Runner, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(STORY.format(text="The ferry carried 40 people in May."))

    ran = variorum("import", "--dry-run", "--json", str(tmp_path / "ferry.txt"), db=tmp_path / "l")

    assert ran.json["new"] == 1
    assert variorum("articles", db=tmp_path / "l").code == 1


def test_an_import_on_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    samples = str(ROOT / "importers" / "sample_articles")
    with Terminal("-m", "cli", "--db", str(tmp_path / "own.db"), "import", samples) as terminal:
        terminal.shows("articles read")

        assert terminal.ends() == 0
        assert b"importing" in terminal.raw
        assert "importing" not in terminal.text, "the bar is gone when it is done"


def test_what_the_doctor_finds_is_broken_at_the_width_of_the_terminal(library: Path) -> None:
    library.chmod(0o644)
    whole = piped(["--db", str(library), "doctor"]).out.split("\n")
    lines = on_screen(["--db", str(library), "doctor"], columns=50).out.split("\n")

    assert len(lines) > len(whole)
    assert all(len(line) <= 50 or " " not in line for line in lines)
    assert " ".join(lines) == " ".join(whole)


def test_what_never_changed_has_no_differences_to_show(variorum: Runner, tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    (tmp_path / "ferry.txt").write_text(STORY.format(text="The ferry carried 40 people in May."))
    variorum("import", str(tmp_path / "ferry.txt"), db=path)
    ran = variorum("revisions", "--diff", "https://wire.example/ferry", db=path)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "this article was stored once and never changed\n"
