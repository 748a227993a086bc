"""What `export` prints: citations that lead back, and hostile text that stays text."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli_material import Runner

WORDS = ("north", "korean", "workers")
HOSTILE = [
    {
        "url": "https://one.example/a?x=<b>&y=\"'|`{}",
        "title": "<script>alert(1)</script> | `rm` & {braces} \\end{document} %",
        "outlet": "=HYPERLINK(\"http://x.example\",\"[Wire](javascript:x)\")",
        "authors": ["Ann and Bob {Co}, \"Ltd\"", "Eve\u202e \x1b[31m"],
        "published": "2025-02-10",
        "text": "The storm killed 12 people in Port Ansell on Monday, <img src=x onerror=alert(1)> "
        "the mayor of Port Ansell said.",
    },
    {
        "url": "javascript:alert(1)",
        "title": "[^A]: not a note\u2028",
        "outlet": "-2+3",
        "published": "2025-02-10",
        "text": "The storm killed 19 people in Port Ansell on Monday, the harbour police said.",
    },
]  # fmt: skip


class Page(HTMLParser):
    """Every tag with its attributes, and the elements left open at the end."""

    VOID = frozenset({"meta", "br", "path", "circle"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def hostile(variorum: Runner, tmp_path: Path) -> Path:
    source = tmp_path / "hostile.jsonl"
    source.write_text("".join(json.dumps(article) + "\n" for article in HOSTILE))
    library = tmp_path / "hostile.db"
    assert variorum("import", str(source), db=library).code == 0
    assert len(variorum("compare", "--json", "storm", db=library).json["figures"]) == 2
    return library


def test_markdown_cites_every_column_in_a_footnote(variorum: Runner) -> None:
    text = variorum("export", *WORDS).out
    figures = variorum("compare", "--json", *WORDS).json["figures"]

    referred = re.findall(r"\[\^(\w+)\](?!:)", text)
    noted = re.findall(r"^\[\^(\w+)\]: (.*)$", text, re.MULTILINE)
    assert referred == [letter for letter, _ in noted]
    assert len(noted) == len(figures)
    for figure in figures:
        assert any(f"<{figure['article']}>" in note for _, note in noted)
        assert any(figure["outlet"] in note for _, note in noted)


def test_csv_has_a_row_a_figure_with_values_a_program_can_read(variorum: Runner) -> None:
    rows = list(csv.DictReader(io.StringIO(variorum("export", "--format", "csv", *WORDS).out)))
    figures = variorum("compare", "--json", *WORDS).json["figures"]

    by_id = {row["figure"]: row for row in rows}
    assert len(rows) == len(figures)
    for figure in figures:
        row = by_id[figure["id"]]
        assert (float(row["low"]), float(row["high"])) == (figure["low"], figure["high"])
        assert (row["as_written"], row["article"]) == (figure["surface"], figure["article"])


def test_json_is_the_question_as_compare_gives_it(variorum: Runner) -> None:
    exported = variorum("export", "--format", "json", *WORDS)

    assert exported.json == variorum("compare", "--json", *WORDS).json


def test_a_question_is_found_by_its_id_as_well(variorum: Runner) -> None:
    found = variorum("compare", "--json", *WORDS).json

    assert variorum("export", "--format", "json", found["id"]).json == found


def test_bibtex_has_an_entry_for_every_article_cited(variorum: Runner) -> None:
    text = variorum("export", "--format", "bibtex", *WORDS).out
    figures = variorum("compare", "--json", *WORDS).json["figures"]

    entries = re.findall(r"^@misc\{([\w-]+),$", text, re.MULTILINE)
    assert len(entries) == len(set(entries)) == len({figure["article"] for figure in figures})
    assert "url = {https://harbour-wire.example/2025/02/10/arrivals}" in text
    assert "author = {Ida Falkenrath}" in text


def test_the_page_stands_alone_with_a_drawn_number_line(variorum: Runner) -> None:
    text = variorum("export", "--format", "html", *WORDS).out
    page = Page(text)

    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert not re.search(r"url\(|@import|src=", text)
    drawing = ElementTree.fromstring(re.search(r"<svg.*</svg>", text, re.DOTALL)[0])  # type: ignore[index]
    letters = [node.text for node in drawing.iter() if node.get("class") == "letter"]
    figures = variorum("compare", "--json", *WORDS).json["figures"]
    assert letters == ["A", "B", "C", "D"][: len(figures)]
    drawn = [node for node in drawing.iter() if node.tag.endswith(("circle", "}g"))]
    assert len([node for node in drawn if node.get("class") == "conflict"]) == 3
    dots = {node.get("cx") for node in drawn if node.get("cx")}
    assert len(dots) == 2, "the disputed values; the planned 25,000 lies beyond the axis"
    assert "25,000" in "".join(drawing.itertext())


def test_hostile_text_stays_text_on_the_page(variorum: Runner, hostile: Path) -> None:
    text = variorum("export", "--format", "html", "storm", db=hostile).out
    page = Page(text)

    tags = {tag for tag, _ in page.tags}
    assert not {"script", "img", "b onerror"} & tags
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert all(str(link).startswith(("#", "https://one.example/")) for link in links)
    assert "&lt;script&gt;" in text


def test_hostile_text_stays_text_in_markdown(variorum: Runner, hostile: Path) -> None:
    text = variorum("export", "storm", db=hostile).out

    assert not re.search(r"(?<!\\)<(?!br>|https://)", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert {
        line.count("|") - line.count("\\|") for line in text.splitlines() if line[:1] == "|"
    } == {4}
    assert len(re.findall(r"^\[\^", text, re.MULTILINE)) == 2


def test_a_spreadsheet_computes_nothing_of_what_articles_say(
    variorum: Runner, hostile: Path
) -> None:
    rows = list(
        csv.DictReader(io.StringIO(variorum("export", "--format", "csv", "storm", db=hostile).out))
    )

    assert len(rows) == 2
    for row in rows:
        for name, cell in row.items():
            assert cell == "=" or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), name


def test_bibtex_of_hostile_text_keeps_its_braces_paired(variorum: Runner, hostile: Path) -> None:
    text = variorum("export", "--format", "bibtex", "storm", db=hostile).out

    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"^@misc\{", text, re.MULTILINE)) == 2
    assert "\\end" not in text
    assert not re.search(r"(?<!\\)[%&#_]", re.sub(r"url = .*", "", text))


@pytest.mark.parametrize("format_name", ["md", "csv", "json", "html", "bibtex"])
def test_nothing_exported_can_steer_a_terminal(
    variorum: Runner, hostile: Path, format_name: str
) -> None:
    ran = variorum("export", "--format", format_name, "storm", db=hostile)

    assert ran.code == 0
    assert not set(ran.out + ran.err) & set("\x1b\x07\x9b\u202e\u2028")


def test_a_question_that_is_not_there_is_said(variorum: Runner) -> None:
    code, out, err = variorum("export", "zyxwvut")

    assert (code, out) == (1, "")
    assert "no question matches" in err
