"""Two libraries into one, a library as lines, sources made one, and what was decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_material import Runner, piped

STORY = "Title: Ferry\nOutlet: {outlet}\nURL: https://{outlet}.example/ferry\n\n{text}\n"
SAYS = "The ferry carried {count} people in May, {who} said."


@pytest.fixture
def two(variorum: Runner, tmp_path: Path) -> tuple[Path, Path]:
    """Libraries that hold one article each, credited to names a slip apart."""
    paths = tmp_path / "ours.db", tmp_path / "theirs.db"
    told = (("wire", 40, "Marisol Quent"), ("post", 44, "Marisol Quant"))
    for path, (outlet, count, who) in zip(paths, told, strict=True):
        text = SAYS.format(count=count, who=who)
        (tmp_path / f"{outlet}.txt").write_text(STORY.format(outlet=outlet, text=text))
        assert variorum("import", str(tmp_path / f"{outlet}.txt"), db=path).code == 0
    return paths


def test_a_merge_takes_over_the_other_library_and_leaves_it_alone(
    variorum: Runner, two: tuple[Path, Path]
) -> None:
    ours, theirs = two
    before = theirs.read_bytes()

    first = variorum("merge", str(theirs), db=ours)
    again = variorum("merge", "--json", str(theirs), db=ours)

    assert (first.code, first.out, first.err) == (0, "taken over: 1 new article\n", "")
    assert (again.json["new"], again.json["unchanged"], again.json["clashes"]) == (0, 1, [])
    assert len(variorum("articles", db=ours).out.splitlines()) == 2
    assert theirs.read_bytes() == before


def test_a_clash_is_told_in_a_line_and_nothing_is_lost(
    variorum: Runner, two: tuple[Path, Path], tmp_path: Path
) -> None:
    ours, theirs = two
    changed = STORY.format(outlet="wire", text=SAYS.format(count=41, who="Marisol Quent"))
    (tmp_path / "wire.txt").write_text(changed)
    variorum("import", str(tmp_path / "wire.txt"), db=theirs)

    ran = variorum("merge", str(theirs), db=ours)

    assert ran.out == "taken over: 1 new article, 1 article revised\n"
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("clash: https://wire.example/ferry differs in its text; ")
    (earlier,) = variorum("revisions", "--json", "https://wire.example/ferry", db=ours).json
    now = variorum("show", "--json", "https://wire.example/ferry", db=ours).json
    kept = sorted(text.partition(" people")[0][-2:] for text in (earlier["text"], now["text"]))
    assert kept == ["40", "41"]


def test_everything_exported_as_lines_is_the_same_library_again(
    variorum: Runner, two: tuple[Path, Path], tmp_path: Path
) -> None:
    variorum("merge", str(two[1]), db=two[0])
    variorum("sources", "--merge", "Marisol Quent", "Marisol Quant", db=two[0])
    lines = variorum("export", "--everything", db=two[0]).out
    (tmp_path / "all.jsonl").write_text(lines)

    taken = variorum("merge", str(tmp_path / "all.jsonl"), db=tmp_path / "new.db")

    assert taken.out == "taken over: 2 new articles, 1 decision\n"
    assert variorum("export", "--everything", db=tmp_path / "new.db").out == lines
    assert all(json.loads(line) for line in lines.splitlines())
    piped_in = piped(["--db", str(tmp_path / "piped.db"), "merge", "-"], lines)
    assert piped_in.out == taken.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("own.db", None, "is this library itself"),
        ("missing.db", None, "No such file"),
        ("text.txt", b"a shopping list\n", "line 1"),
        ("empty", b"", "first line is not that of an exported library"),
        ("bytes", b"\xff\xfe\x00\x80" * 100, "neither a library nor"),
        ("cut.jsonl", b'{"type": "library", "format": 1, "articles": 3}\n', "end too early"),
        ("newer.jsonl", b'{"type": "library", "format": 99, "articles": 0}\n', "newer variorum"),
    ],
)
def test_what_is_no_library_is_said_in_one_line(
    variorum: Runner, two: tuple[Path, Path], tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    other = two[0] if name == "own.db" else tmp_path / name
    if content is not None:
        other.write_bytes(content)

    ran = variorum("merge", str(other), db=two[0])

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1
    assert len(variorum("articles", db=two[0]).out.splitlines()) == 1


def test_names_a_slip_apart_are_offered_merged_and_taken_apart_again(
    variorum: Runner, two: tuple[Path, Path]
) -> None:
    library = two[0]
    variorum("merge", str(two[1]), db=library)

    (offer,) = variorum("sources", "--offered", "--json", db=library).json
    pair = (offer["name"], offer["other"])
    assert set(pair) == {"Marisol Quent", "Marisol Quant"}
    assert len(variorum("sources", db=library).out.splitlines()) == 2

    assert variorum("sources", "--merge", *pair, db=library).code == 0
    (merged,) = variorum("sources", "--json", db=library).json
    assert (merged["figures"], set(merged["names"])) == (2, set(pair))
    assert variorum("sources", db=library).out.count("\t") == 3
    assert variorum("decisions", db=library).out.split("\t")[1:3] == ["same-source", "stands"]

    taken_back = variorum("decisions", "--undo", db=library)
    assert taken_back.out.startswith("taken back: ")
    assert len(variorum("sources", db=library).out.splitlines()) == 2
    assert [each["undone"] for each in variorum("decisions", "--json", db=library).json] == [True]
    assert variorum("decisions", "--undo", db=library).code == 1


def test_a_source_that_nobody_cites_is_not_merged(variorum: Runner, two: tuple[Path, Path]) -> None:
    ran = variorum("sources", "--merge", "Marisol Quent", "nobody", db=two[0])

    assert (ran.code, ran.out) == (2, "")
    assert "no figure is credited to 'nobody'" in ran.err


def test_an_export_is_of_a_question_or_of_everything(variorum: Runner) -> None:
    for arguments in ([], ["--everything", "workers"]):
        ran = variorum("export", *arguments)
        assert ran.code == 2
        assert "--everything" in ran.err
