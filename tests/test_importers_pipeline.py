"""A run takes all inputs, stores what can be read and names what cannot."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.library import Library
from importers import inputs
from importers.base import ImportOptions
from importers.pipeline import ImportReport, Progress, run_import
from tests.importers_material import zipped

FERRIES = (
    "Title: Ferries sold\nOutlet: Solmark News\nPublished: 2025-05-27\n\nTwo ships were sold.\n"
)
SEALS = "Title: Seals counted\n\nA census in Solmark counted 312 seals on Tuesday."
TODAY = date(2025, 6, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


def run(library: Library, *inputs: Path | str, **options: str) -> ImportReport:
    return run_import(
        library, [str(text) for text in inputs], ImportOptions(today=TODAY, **options)
    )


def test_files_are_stored_under_the_path_that_was_given(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SEALS)
    report = run(library, f"{tmp_path}/./a.txt")

    assert (report.articles, report.new, report.failed) == (1, 1, [])
    article = library.article(str(path))
    assert article is not None
    assert (article.title, article.input) == ("Seals counted", f"{tmp_path}/./a.txt")


def test_running_it_again_changes_nothing_and_says_so(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRIES)
    (tmp_path / "b.txt").write_text(SEALS)
    run(library, tmp_path)
    before = library.articles()
    report = run(library, tmp_path)

    assert (report.articles, report.new, report.unchanged, report.revised) == (2, 0, 2, 0)
    assert library.articles() == before


def test_a_changed_file_is_a_revision_and_an_equal_one_a_copy(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(SEALS)
    run(library, tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text(SEALS.replace("312", "340"))
    (tmp_path / "b.txt").write_text(SEALS.replace("312", "340"))
    report = run(library, tmp_path / "a.txt", tmp_path / "b.txt")

    assert (report.articles, report.revised, report.copies) == (2, 1, 1)


def test_progress_moves_on_inside_a_file_of_many_articles(library: Library, tmp_path: Path) -> None:
    lines = (f'{{"id": "{n}", "text": "A census counted {n} seals."}}\n' for n in range(30))
    (tmp_path / "many.jsonl").write_text("".join(lines))
    seen: list[Progress] = []
    run_import(library, [str(tmp_path / "many.jsonl")], ImportOptions(), seen.append)

    counts = [progress.articles for progress in seen]
    assert counts == sorted(counts)
    assert 0 < counts[-1] < 30
    assert {(progress.done, progress.total) for progress in seen} == {(0, 1)}


def test_folders_are_walked_in_the_order_of_names(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "press"
    (folder / "2025").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text("Nothing to read here.")
    (folder / ".hidden.txt").write_text("Nothing to read here.")
    (folder / "b.txt").write_text(SEALS)
    (folder / "2025" / "a.txt").write_text(FERRIES)
    seen: list[Progress] = []
    run_import(library, [str(folder)], ImportOptions(), seen.append)

    assert [progress.input for progress in seen] == [
        str(folder / "b.txt"),
        str(folder / "2025" / "a.txt"),
    ]
    assert [(progress.done, progress.total, progress.articles) for progress in seen] == [
        (0, 2, 0),
        (1, 2, 1),
    ]


def test_what_cannot_be_read_is_named_and_never_stops_the_rest(
    library: Library, tmp_path: Path
) -> None:
    bad = {
        "empty.txt": (b"", "empty"),
        "image.txt": (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        "noise.html": (bytes(range(256)) * 9, "binary"),
        "blank.html": (b"<!doctype html><html><body></body></html>", "no article text"),
        "menu.txt": (b"Menu\nHome\n", "no article text"),
        "broken.jsonl": (b'{"text": ', "not valid JSON"),
    }
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(SEALS)
    missing = tmp_path / "missing.txt"
    inputs = [missing, *(tmp_path / name for name in bad), tmp_path / "good.txt"]
    report = run(library, *inputs)

    reasons = {os.path.basename(name.split(": ")[0]): reason for name, reason in report.failed}
    assert report.articles == 1
    assert reasons.keys() == {"missing.txt", *bad}
    assert "No such file" in reasons["missing.txt"]
    for name, (_, reason) in bad.items():
        assert reason in reasons[name]
    assert len(library.import_failures()) == len(reasons)


def test_a_part_of_an_input_is_named_once_and_forgotten_once_all_can_be_read(
    library: Library, tmp_path: Path
) -> None:
    press, rows = tmp_path / "press.zip", tmp_path / "rows.jsonl"
    press.write_bytes(zipped({"in/a.txt": SEALS, "in/b.txt": b""}))
    rows.write_text('{"text": \n')
    near = tmp_path / "rows.jsonl.txt"  # begins as another input does
    near.write_text("")
    report = run(library, press, rows, near)
    assert [name for name, _ in report.failed] == [
        f"{press}/in/b.txt",
        f"{rows}: line 1",
        str(near),
    ]

    press.write_bytes(zipped({"in/a.txt": SEALS}))
    rows.write_text(json.dumps({"id": "seals", "text": SEALS}))
    assert run(library, press, rows).failed == []
    assert [failure.input for failure in library.import_failures()] == [str(near)]


def test_a_failure_is_forgotten_once_the_input_can_be_read(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("")
    run(library, path)
    path.write_text(SEALS)
    run(library, path)

    assert library.import_failures() == []


def test_the_library_itself_is_no_input(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SEALS)
    report = run(library, tmp_path)

    assert (report.articles, report.failed) == (1, [])


def test_what_a_person_says_outranks_the_file(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRIES)
    run(
        library,
        tmp_path / "a.txt",
        outlet="The Other Paper",
        published="28 May 2025",
        url="https://other.example/1",
        language="en",
    )
    article = library.article("https://other.example/1")

    assert article is not None
    assert article.outlet == "The Other Paper"
    assert article.published == "2025-05-28"
    assert article.language == "en"


def test_an_address_is_given_to_one_article_only(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRIES)
    (tmp_path / "b.txt").write_text(SEALS)
    report = run(library, tmp_path, url="https://other.example/1")

    assert report.articles == 1
    assert [reason for _, reason in report.failed] == [
        "the address given belongs to the article before it; import this one by itself"
    ]


def test_a_date_yet_to_come_is_not_kept_unless_it_was_given(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(FERRIES.replace("2025", "2026"))
    path = str(tmp_path / "a.txt")
    report = run(library, path)
    article = library.article(path)

    assert article is not None
    assert article.published is None
    assert report.notices == [(path, "its date, 2026-05-27, is yet to come and was not kept")]

    report = run(library, path, published="2026-05-27")
    article = library.article(path)

    assert article is not None
    assert article.published == "2026-05-27"
    assert report.notices == [(path, "the date given, 2026-05-27, is yet to come")]


def test_standard_input_is_known_by_its_content(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, state in ((SEALS, "new"), (SEALS, "unchanged"), (FERRIES, "new")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        report = run(library, "-")
        assert getattr(report, state) == 1
    assert {row.input for row in library.articles().rows} == {"-"}


def test_a_format_that_is_named_is_used_whatever_the_name_says(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "a.dat").write_text('{"text": "Two ships were sold."}\n')
    run(library, tmp_path / "a.dat", format="text")

    assert library.articles().rows[0].key == str(tmp_path / "a.dat")
    with pytest.raises(LookupError, match="known are"):
        run(library, tmp_path / "a.dat", format="telex")


def test_names_that_are_no_utf_8_can_be_stored_and_found(library: Library, tmp_path: Path) -> None:
    raw = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(raw, "wb") as stream:
        stream.write(SEALS.encode())
    report = run(library, os.fsdecode(raw))

    assert report.failed == []
    assert library.articles().rows[0].key.endswith("caf\\xe9.txt")


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000])
def test_an_impossible_path_is_a_failure_like_any_other(library: Library, name: str) -> None:
    report = run(library, name)

    assert len(report.failed) == 1


def test_a_pipe_is_read_whole_or_refused(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "MAX_BYTES", 60)
    for text, read in ((SEALS[-40:], 1), (SEALS, 0)):
        path = tmp_path / f"pipe{read}"
        os.mkfifo(path)
        writer = threading.Thread(target=path.write_text, args=(text,), daemon=True)
        writer.start()
        report = run(library, path)
        writer.join()

        assert report.articles == read
        assert len(report.failed) == 1 - read


def test_devices_are_no_inputs(library: Library) -> None:
    report = run(library, "/dev/null")

    assert report.failed == [("/dev/null", "it is neither a file nor a folder")]
