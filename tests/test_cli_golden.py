"""What every command prints, to the letter: on a terminal of 80 columns, and in a pipe.

Figures and questions are given, so that what is found in texts and how it is judged play no part;
time stands still, and paths are relative. After a change that is wanted:
VARIORUM_GOLDEN=write python -m pytest tests/test_cli_golden.py, and look at what git shows.
"""

from __future__ import annotations

import io
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.group import COMMANDS
from cli.main import run
from cli.news import News
from db.library import Library
from db.rows import Page
from figures.extract import Reading
from figures.model import Article, Link, Period
from figures.quantity import Refusal
from figures.text import Document
from tests.cli_material import on_screen
from tests.db_material import figure_in, plain
from tests.tui_material import HIGH, QUESTION
from tui.settings import SETTINGS

GOLDEN = Path(__file__).parent / "golden"
FERRY = "The ferry carried 1,200 people in May, the Harbour Office said."
TRAM = "Some 70 people took the tram, and 7 of them a bicycle."
FERRY_KEY = "https://wire.example/ferry"
LONG_KEY = "https://post.example/2025/06/03/" + "a-tram-and-its-many-bicycles-" * 3 + ".html"
TITLES = {
    FERRY_KEY: "Ferry carries more people than in any May since it was built",
    LONG_KEY: "Tram",
    "notes/港.txt": "港の船",
}
RAN = {
    "articles": ["articles"],
    "articles_none": ["articles", "--outlet", "Nobody"],
    "backup": ["backup", "copy.db"],
    "compare_none": ["compare", "zyxwvut"],
    "config": ["config"],
    "decisions": ["decisions"],
    "decisions_undo": ["decisions", "--undo"],
    "demo": ["demo"],
    "doctor": ["doctor"],
    "export": ["export", "herons"],
    "export_usage": ["export"],
    "extract": ["extract"],
    "extract_explain": ["extract", "--explain"],
    "figures": ["figures"],
    "figures_none": ["figures", "zyxwvut"],
    "figures_some": ["figures", "--limit", "1"],
    "import": ["import", "story.txt", "missing.txt"],
    "imports": ["imports"],
    "merge": ["merge", "other.db"],
    "questions": ["questions"],
    "reindex": ["reindex"],
    "restore": ["restore", "other.db"],
    "revisions": ["revisions", FERRY_KEY],
    "revisions_none": ["revisions", LONG_KEY],
    "search": ["search", "people"],
    "serve_help": ["serve", "--help"],
    "serve_usage": ["serve"],
    "show": ["show", FERRY_KEY],
    "show_none": ["show", "https://wire.example/fery"],
    "sources": ["sources"],
    "sources_offered": ["sources", "--offered"],
    "sql": ["sql", "select outlet, count(*) as n, null as void from articles group by 1"],
    "watch": ["watch", "story.txt"],
}
"""Name of the file -> command line. `compare` itself stands in test_cli_terminal, which draws it
at three widths."""
ELSEWHERE = {"completion"}
"""Its scripts are click's, and change with it; real shells run them in test_cli_completion."""


def test_every_command_is_looked_at() -> None:
    assert {arguments[0] for arguments in RAN.values()} | ELSEWHERE == set(COMMANDS)


def let_it_be(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Let what is stored or decided from here on have happened at this moment."""
    for place in ("articles", "curation", "revisions", "searches", "visits"):
        monkeypatch.setattr(f"db.{place}.now", lambda: moment)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles, one of them revised, two decisions and a failed input; and another library
    whose text of one of them differs.
    """
    folder = tmp_path_factory.mktemp("golden")
    said = (Link("Harbour Office", 43, 57, "said", "institution"),)
    may = Period(date(2025, 5, 1), date(2025, 5, 31), "May")
    ferry = figure_in(FERRY, "1,200 people", 1200.0, counted="person", attribution=said, period=may)
    tram = figure_in(TRAM, "70 people", 70.0, counted="person", relation="~", status="estimated")
    with pytest.MonkeyPatch.context() as patched:
        let_it_be(patched, "2025-06-01T08:00:00+00:00")
        with Library.open(folder / "library.db") as opened:
            opened.store(plain(FERRY_KEY, "The ferry carried 1,100 people.", title="Ferry"), [])
            let_it_be(patched, "2025-06-04T09:30:00+00:00")
            for (key, title), text, figures, outlet, day in zip(
                TITLES.items(),
                (FERRY, TRAM, "船が港に着いた。"),
                ([ferry], [tram], []),
                ("Example Wire", "Example Post", None),
                ("2025-06-02", "2025-06-03", None),
                strict=True,
            ):
                opened.store(Article(key, text, title, outlet, ("A. Writer",), day), figures)
            opened.curator.note(LONG_KEY, "is it 7 or 70?")
            opened.edit_article(FERRY_KEY, outlet="The Wire")
            opened.undo()
            opened.record_import("torn.warc", "it ends in the middle of a record")
        with Library.open(folder / "other.db") as other:
            let_it_be(patched, "2025-06-05T10:00:00+00:00")
            other.store(Article(LONG_KEY, f"{TRAM} It was late.", "Tram", "Example Post"), [tram])
    return folder


@pytest.fixture
def there(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """In a folder with copies of the libraries, at a fixed moment, with one question given."""
    for name in ("library.db", "other.db"):
        shutil.copy(made / name, tmp_path)
    (tmp_path / "story.txt").write_text("Title: Ferry\n\nNo ferry sailed, they said.\n")
    monkeypatch.chdir(tmp_path)
    let_it_be(monkeypatch, "2025-06-21T12:00:00+00:00")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc/nowhere")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("tui.settings.SETTINGS", SETTINGS[:3])
    monkeypatch.setattr(Library, "questions", lambda *_, **__: Page([QUESTION], 1))
    monkeypatch.setattr(Library, "best_question", lambda _, q: QUESTION if "her" in q else None)
    monkeypatch.setattr("cli.demo._fill", lambda path: shutil.copy(made / "library.db", path))
    monkeypatch.setattr("figures.extract.read_text", read)
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": "a", "text": "' + TRAM + '"}\nno article'))
    monkeypatch.setattr("cli.watch._look", lambda *_: set())
    monkeypatch.setattr("cli.news.Watched.news", lambda _: iter([News(HIGH, QUESTION, 4120, 9000)]))
    monkeypatch.setattr("cli.watch.time.sleep", stopped)
    monkeypatch.setattr("cli.watch.signal.signal", lambda *_: None)
    return monkeypatch


def stopped(_seconds: float) -> None:
    """As if ctrl+c was pressed."""
    raise KeyboardInterrupt


def read(text: str, *_: Any, **__: Any) -> Reading:
    """A figure and a refusal that are given."""
    found = figure_in(TRAM, "70 people", 70.0, counted="person")
    figure = found._replace(rules=(("counted", "head of “people”"),))
    refused = Refusal(32, 33, "7", "it is only part of what was counted")
    return Reading(Document(text), [figure], [refused]) if text == TRAM else read_nothing(text)


def read_nothing(text: str) -> Reading:
    """What a text without a number gives."""
    return Reading(Document(text), [], [])


def matches(name: str, shown: str) -> None:
    """Hold what was shown against the file, or write that when told to."""
    path = GOLDEN / f"{name}.txt"
    lines = [line.rstrip() for line in shown.rstrip().splitlines()]
    text = "\n".join(lines) + "\n"
    if os.environ.get("VARIORUM_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", RAN)
def test_a_command_prints_in_a_pipe_what_was_last_looked_at(
    there: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code = run(["--db", "library.db", *RAN[name]])

    out, err = capsys.readouterr()
    matches(f"{name}_pipe", f"{out}{err}[{code}]")


@pytest.mark.parametrize("name", RAN)
def test_a_command_shows_on_a_terminal_what_was_last_looked_at(
    there: pytest.MonkeyPatch, name: str
) -> None:
    ran = on_screen(["--db", "library.db", *RAN[name]])

    matches(f"{name}_80", f"{ran.out}{ran.err}[{ran.code}]")
