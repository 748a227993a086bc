"""Every command on the sample articles, as a person types it and as a script pipes it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.pipeline import Progress
from tests.cli_material import Runner, piped, piped_here


def test_importing_the_same_files_again_changes_nothing_and_says_so(
    variorum: Runner, tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Outlet: Example Wire\nPublished: 2025-02-10\n\nSome 1,200 people fled.\n")
    library = tmp_path / "own.db"

    first = variorum("import", "--json", str(story), db=library)
    again = variorum("import", "--json", str(story), db=library)

    assert (first.json["new"], first.json["unchanged"], first.json["figures"]) == (1, 0, 1)
    assert (again.json["new"], again.json["unchanged"]) == (0, 1)
    assert "1 unchanged" in variorum("import", str(story), db=library).out


def test_one_bad_input_is_named_and_the_rest_is_stored(variorum: Runner, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The harbour took 40 ships.\n\nThey came in March, the harbour master said.\n")

    ran = variorum("import", "--json", str(tmp_path / "missing.txt"), str(story), db=tmp_path / "l")

    assert ran.code == 1
    assert ran.json["articles"] == 1
    assert [failure["input"] for failure in ran.json["failed"]] == [str(tmp_path / "missing.txt")]
    assert "missing.txt" in ran.err


@pytest.mark.parametrize(
    ("read", "options", "words"),
    [
        (1, [], "the article read so far is stored"),
        (4312, [], "the 4,312 articles read so far are stored, and the same import again does"),
        (12, ["--dry-run"], "a dry run stores nothing"),
    ],
)
def test_a_stopped_import_says_what_is_kept(
    variorum: Runner,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    read: int,
    options: list[str],
    words: str,
) -> None:
    def stopped(library: object, inputs: object, given: object, tell: Callable[..., None]) -> None:
        tell(Progress("story.txt", 0, 1, read))
        raise KeyboardInterrupt

    monkeypatch.setattr("importers.pipeline.run_import", stopped)

    ran = variorum("import", *options, "story.txt", db=tmp_path / "own.db")

    assert (ran.code, ran.out) == (130, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_date_that_is_none_is_refused_before_anything_is_stored(
    variorum: Runner, tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Some 1,200 people fled last year.\n")

    for slip in ("2025-13-45", "yesterday", ""):
        ran = variorum("import", "--published", slip, str(story), db=tmp_path / "own.db")
        assert (ran.code, ran.out) == (2, "")
        assert f"{slip!r} is no date" in ran.err
    assert not (tmp_path / "own.db").exists()


def test_piped_figures_have_whole_numbers_without_a_point(variorum: Runner, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("More than 1,200 people fled. The river rose 2.5 metres.\n")
    variorum("import", str(story), db=tmp_path / "own.db")

    lines = variorum("figures", db=tmp_path / "own.db").out.splitlines()

    assert [line.split("\t")[2:4] for line in lines] == [["1200", ""], ["2.5", "2.5"]]


def test_search_finds_articles_with_a_snippet_round_the_words(variorum: Runner) -> None:
    hits = variorum("search", "--json", "north", "korean", "workers").json

    assert hits
    assert all("orth" in hit["snippet"] for hit in hits)


def test_search_for_what_is_nowhere_prints_nothing_and_exits_1(variorum: Runner) -> None:
    assert variorum("search", "zyxwvut")[:2] == (1, "")


@pytest.mark.parametrize("query", ['"open quote', "a AND", "NEAR(", "c++ -x", "*", "it's"])
def test_any_text_is_a_legal_query_or_a_sentence(variorum: Runner, query: str) -> None:
    ran = variorum("search", "--", query)

    assert ran.code in (0, 1, 2)
    assert "Traceback" not in ran.err
    if ran.code == 2:
        assert ran.err.startswith("variorum: ")


def test_a_limit_is_never_silent(variorum: Runner) -> None:
    ran = variorum("figures", "--limit", "3")

    assert len(ran.out.splitlines()) == 3
    assert "3 of " in ran.err
    assert "--limit 0 for all" in ran.err


def test_every_figure_slices_out_of_its_article(variorum: Runner) -> None:
    texts = {article["key"]: article["text"] for article in variorum("articles", "--json").json}
    figures = variorum("figures", "--json").json

    assert len(figures) > 20
    for figure in figures:
        text = texts[figure["article"]]
        assert text[figure["start"] : figure["end"]] == figure["surface"]
        start, end = figure["sentence"]
        assert text[start:end] == figure["quote"]


def test_questions_name_figures_and_pairs_by_id(variorum: Runner) -> None:
    questions = variorum("questions", "--json").json

    assert questions
    for question in questions:
        ids = [figure["id"] for figure in question["figures"]]
        assert len(set(ids)) == len(ids)
        for pair in question["pairs"]:
            assert {pair["a"], pair["b"]} <= set(ids)
            assert pair["why"].strip()


def test_the_most_contested_questions_come_first(variorum: Runner) -> None:
    verdicts = [question["verdict"] for question in variorum("questions", "--json").json]

    assert verdicts[0] == "conflict"
    assert verdicts == sorted(verdicts, key=lambda verdict: verdict != "conflict")


def test_questions_of_one_verdict(variorum: Runner) -> None:
    verdicts = {q["verdict"] for q in variorum("questions", "--verdict", "conflict", "--json").json}

    assert verdicts == {"conflict"}


def test_compare_prints_one_record_a_claim_in_a_pipe(variorum: Runner) -> None:
    ran = variorum("compare", "north", "korean", "workers")

    assert "13,800" in ran.out
    assert "13,221" in ran.out
    assert ran.out.startswith("conflict\t")
    assert not set(ran.out) & set("│─└\x1b")


def test_compare_explains_every_test_it_tried(variorum: Runner) -> None:
    ran = variorum("compare", "--explain", "north", "korean", "workers")

    assert "rounding" in ran.out
    assert "period" in ran.out


def test_show_marks_the_figures_in_the_text(variorum: Runner) -> None:
    key = next(
        article["key"]
        for article in variorum("articles", "--json").json
        if "13,800" in article["text"]
    )

    assert "[[13,800 workers]]" in variorum("show", key).out


@pytest.mark.parametrize(
    ("command", "words"),
    [("show", "no article"), ("compare", "no question matches")],
)
def test_what_is_not_there_is_said_in_one_line(variorum: Runner, command: str, words: str) -> None:
    code, out, err = variorum(command, "zyxwvut")

    assert (code, out) == (1, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_doctor_finds_the_samples_sound(variorum: Runner) -> None:
    ran = variorum("doctor")

    assert ran.code == 0
    assert "is sound" in ran.out


def test_a_library_that_is_not_there_is_said_with_what_to_do(
    variorum: Runner, tmp_path: Path
) -> None:
    code, out, err = variorum("search", "workers", db=tmp_path / "none.db")

    assert (code, out) == (2, "")
    assert "variorum import" in err


def test_a_file_that_is_no_library_is_said(variorum: Runner, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("these are notes, and no database of any kind\n" * 50)

    code, _, err = variorum("articles", db=other)

    assert code == 2
    assert "notes.db" in err
    assert "Traceback" not in err


def test_extract_carries_the_id_of_its_article() -> None:
    line = json.dumps({"id": "a1", "text": "Some 1,200 people fled.", "published": "2025-02-10"})

    ran = piped_here(["extract", "--jsonl"], line + "\n")

    figure = json.loads(ran.out)
    assert (figure["id"], figure["surface"], figure["low"]) == ("a1", "Some 1,200 people", 1200)
    assert ran.code == 0


def test_extract_reads_the_text_of_a_page_and_passes_over_an_empty_one() -> None:
    page = (
        "<html><head><title>Ferry</title></head><body><nav>12 menus</nav><article><p>The ferry "
        "company carried 4,310 passengers in May, its director said on Monday. The year before "
        "it had been far fewer, and the pier was closed for weeks.</p></article></body></html>"
    )
    lines = [
        json.dumps({"id": "page", "html": page}),
        json.dumps({"id": "bare", "html": "<p></p>"}),
    ]

    ran = piped_here(["extract", "--jsonl"], "\n".join(lines) + "\n")

    figures = [json.loads(line) for line in ran.out.splitlines()]
    assert [(figure["id"], figure["surface"]) for figure in figures] == [
        ("page", "4,310 passengers")
    ]
    assert "line 2 of stdin is no article" in ran.err
    assert ran.code == 1


def test_extract_passes_over_a_bad_line_and_says_which() -> None:
    lines = [
        "nonsense",
        json.dumps({"id": "a", "text": "Two ships sank."}),
        json.dumps({"id": "b"}),
    ]

    ran = piped(["extract", "--jsonl"], "\n".join(lines) + "\n")

    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a"]
    assert "line 1" in ran.err
    assert "line 3" in ran.err
    assert ran.code == 1


def test_extract_explains_fields_and_refusals() -> None:
    text = "Around 300 tanks of the T-90M type, Article 5 says.\n"
    ran = piped_here(["extract", "--explain"], text)

    lines = ran.out.splitlines()
    assert "  figure   Around 300 tanks" in lines
    assert [line.partition(":")[0] for line in lines if line.startswith("  refused")] == [
        "  refused  T-90M",
        "  refused  5",
    ]
    assert any(line.startswith("    counted ") for line in lines)


def test_extract_explains_what_was_read_besides_the_rule() -> None:
    text = "Radio Alva, citing officials, said about 4,000 boats sank in 2023.\n"
    ran = piped_here(["extract", "--explain"], text)

    told = dict(line.strip().split(maxsplit=1) for line in ran.out.splitlines()[2:] if line)
    assert told["value"].startswith("about 4,000: ")
    assert told["relation"].startswith("~: ")
    assert told["counted"].startswith("boat: ")
    assert told["period"].startswith("2023: ")
    assert told["attribution"].startswith("Radio Alva ← officials: ")


def test_the_explorer_without_a_terminal_says_so_and_exits_2() -> None:
    ran = piped([])

    assert ran.code == 2
    assert "terminal" in ran.err


def test_demo_without_a_terminal_prints_a_comparison() -> None:
    ran = piped(["demo"])

    assert ran.code == 0
    assert ran.out.startswith("conflict\t")


def test_a_closed_pipe_ends_quietly(filled: Path) -> None:
    command = f"'{sys.executable}' -m cli --db '{filled}' figures --json | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert len(done.stdout) == 10


def test_hostile_text_never_reaches_the_terminal_raw(variorum: Runner, tmp_path: Path) -> None:
    article = {
        "id": "evil\x1b]0;x\x07",
        "title": "Storm\x1b[2J kills \u202e12",
        "outlet": "Wire\x9b31m",
        "text": "The storm\x1b]52;c;AAAA\x07 killed 12 people, the mayor\u202e said.",
    }
    source = tmp_path / "evil.jsonl"
    source.write_text(json.dumps(article) + "\n")
    library = tmp_path / "evil.db"
    variorum("import", str(source), db=library)

    for arguments in (
        ["articles"], ["articles", "--json"], ["search", "storm"], ["figures"],
        ["figures", "--json"], ["questions"], ["questions", "--json"], ["compare", "storm"],
        ["show", article["id"]], ["show", "absent\x1b[2J"],
    ):  # fmt: skip
        ran = variorum(*arguments, db=library)
        assert not set(ran.out + ran.err) & set("\x1b\x07\x9b\u202e"), arguments
