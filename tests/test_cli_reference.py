"""The documents say what the commands do: reference, help and the form of the JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from referencing import Registry, Resource

from cli import JSON_VERSION, __version__
from cli.group import COMMANDS, variorum
from tests.cli_material import Runner, piped

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = {path.stem: json.loads(path.read_text("utf-8")) for path in ROOT.glob("docs/schemas/*")}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)


def holds(name: str, value: object) -> None:
    """Fails with the path within `value` that is not as the schema says."""
    jsonschema.Draft202012Validator(SCHEMAS[name], registry=REGISTRY).validate(value)


def help_of(name: str) -> str:
    context = click.Context(variorum, info_name="variorum", terminal_width=80)
    command = variorum.get_command(context, name)
    assert command is not None
    return command.get_help(click.Context(command, info_name=name, parent=context))


def test_the_command_reference_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "reference.py"), "--check"], check=False
    )

    assert done.returncode == 0, "run: python scripts/reference.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_on_a_line_of_its_own(name: str) -> None:
    lines = [line.strip() for line in help_of(name).splitlines()]

    assert any(line in ("Example:", "Examples:") for line in lines)
    assert any(line.startswith(("variorum ", "echo ")) for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_help_is_wider_than_a_terminal_of_80_columns(name: str) -> None:
    assert max(map(len, help_of(name).splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    command = variorum.get_command(click.Context(variorum), name)
    assert command is not None

    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help


def test_the_list_of_commands_cuts_no_sentence_short() -> None:
    listed = variorum.get_help(click.Context(variorum, info_name="variorum", terminal_width=80))

    assert "..." not in listed.partition("Commands:")[2]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_and_has_a_version(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])

    assert SCHEMAS[name]["version"] == JSON_VERSION


def test_the_version_of_the_json_is_told_with_that_of_the_program(variorum: Runner) -> None:
    assert variorum("--version").out == f"variorum {__version__} (JSON {JSON_VERSION})\n"


def test_figures_are_as_documented_in_every_command(variorum: Runner) -> None:
    figures = variorum("figures", "--json").json
    line = {"id": "a", "text": "About 40 % of 1,200 people fled on Monday.", "published": None}
    extracted = piped(["extract"], json.dumps(line) + "\n").out.splitlines()

    assert len(figures) > 20
    assert extracted
    for figure in [*figures, *map(json.loads, extracted)]:
        holds("figure", figure)


def test_questions_are_as_documented_in_every_command(variorum: Runner) -> None:
    questions = variorum("questions", "--json").json
    words = ("north", "korean", "workers")
    compared = variorum("compare", "--json", *words).json
    exported = variorum("export", "--format", "json", *words).json

    assert questions
    for question in [*questions, compared, exported]:
        holds("question", question)


def test_articles_and_hits_are_as_documented(variorum: Runner) -> None:
    articles, hits = (
        variorum("articles", "--json").json,
        variorum("search", "--json", "workers").json,
    )

    assert articles
    assert hits
    for article in articles:
        holds("article", article)
    for hit in hits:
        holds("hit", hit)


def test_the_summary_of_an_import_is_as_documented(variorum: Runner, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Title: Ferry\n\nThe ferry carried 40 people, they said.\n")
    inputs = (str(tmp_path / "story.txt"), str(tmp_path / "missing.txt"))

    summary = variorum("import", "--json", *inputs, db=tmp_path / "own.db").json

    holds("import-summary", summary)
    assert (summary["articles"], len(summary["failed"])) == (1, 1)


def test_import_names_the_fields_that_tables_have() -> None:
    from cli.import_ import FIELDS
    from importers.table import _NAMES

    assert set(FIELDS) == set(_NAMES)


def test_a_figure_with_a_field_that_is_not_documented_is_refused(variorum: Runner) -> None:
    figure = variorum("figures", "--json", "--limit", "1").json[0]

    with pytest.raises(jsonschema.ValidationError):
        holds("figure", {**figure, "undocumented": 1})
