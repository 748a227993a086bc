"""Writes docs/commands.md from the commands themselves; `--check` only says whether it is current.

python scripts/reference.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cli.group import variorum  # noqa: E402

PAGE = ROOT / "docs" / "commands.md"
SCHEMAS = {
    "articles": "an array of [articles](schemas/article.json)",
    "compare": "a [question](schemas/question.json)",
    "export": "with `--format json` a [question](schemas/question.json)",
    "extract": "a [figure](schemas/figure.json) a line",
    "figures": "an array of [figures](schemas/figure.json)",
    "import": "an [import summary](schemas/import-summary.json)",
    "questions": "an array of [questions](schemas/question.json)",
    "search": "an array of [search hits](schemas/hit.json)",
    "watch": "a [new figure](schemas/news.json) a line",
}
"""Command -> what its JSON holds."""
OPENING = """# Commands

<!-- Written by scripts/reference.py from the commands themselves. -->

Results go to stdout, progress and errors to stderr. In a pipe every record is one line, its
fields apart by a tab, without colours; on a terminal the same is laid out in its width, and what
is longer than the screen goes through `$PAGER`.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | nothing matched, or some inputs failed while the rest is stored |
| 2 | wrong usage, or the library cannot be used |
| 130 | stopped with ctrl+c; an import keeps what it has read, and goes on when it is run again |

JSON is one array or object, with no envelope around it; `extract` and `watch` print an object a
line. Its form stands in [schemas](json.md), each with a `version`, all of them the same and printed
by `variorum --version`. It is raised when a field goes or changes its meaning; fields may be added
without that, so read those you know. A character that could steer a terminal stands as its `\\u`
escape.

| variable | does |
| --- | --- |
| `VARIORUM_DB` | the library file, as `--db` |
| `NO_COLOR` | no colours, as `--no-color` |
| `PAGER` | what shows long output; `cat` or nothing for none |
| `COLUMNS` | the width to lay out for |
"""


def reference() -> str:
    """The whole page."""
    ctx = click.Context(variorum, info_name="variorum")
    parts = [OPENING, *_section(variorum, ctx)]
    for name in variorum.list_commands(ctx):
        command = variorum.get_command(ctx, name)
        assert command is not None
        parts += _section(command, click.Context(command, info_name=name, parent=ctx))
    return "\n".join(parts).rstrip() + "\n"


def _section(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f"## {ctx.command_path}\n"
    yield f"```text\n{ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}\n```\n"
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b"):
            lines = [line.strip() for line in paragraph.splitlines()[2:]]
            yield "\n".join(["```sh", *lines, "```\n"])
        else:
            yield " ".join(paragraph.split()) + "\n"
    if schema := SCHEMAS.get(command.name or ""):
        yield f"JSON: {schema}.\n"
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    records = [option.get_help_record(ctx) for option in options]
    rows = [record for record in records if record and "--help" not in record[0]]
    if rows:
        yield "| option | does |\n| --- | --- |"
        yield from (f"| `{_cell(names)}` | {_cell(words)} |" for names, words in rows)
        yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> int:
    """Write the page, or check it: 1 when it is out of date."""
    wanted = reference()
    if "--check" in sys.argv:
        return int(PAGE.read_text("utf-8") != wanted)
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
