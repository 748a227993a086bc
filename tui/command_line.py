"""Running a line that was typed into the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import LibraryError
from figures.printable import printable_line
from tui.asking import ask, say, say_error
from tui.command_words import ACTIONS, CHOICES, FREE, Typed, parse
from tui.messages import OpenArticle, OpenQuestion
from tui.screens.library_screen import LibraryScreen

if TYPE_CHECKING:
    from tui.explorer import VariorumApp


async def run_line(app: VariorumApp, line: str) -> None:
    """Do what a line says, or say why not."""
    typed = parse(line)
    if typed is None:
        say_error(app.screen, f"there is no command “{printable_line(line)}”; : and tab list them")
        return
    choices = CHOICES.get(typed.name)
    if choices is not None and typed.rest not in choices:
        say_error(app.screen, f":{typed.name} wants one of {' '.join(choices)}")
        return
    if typed.name in FREE and not typed.rest:
        say_error(app.screen, f":{typed.name} wants words after it: {FREE[typed.name]}")
        return
    try:
        await _run(app, typed)
    except LibraryError as error:
        say_error(app.screen, error)


async def _run(app: VariorumApp, typed: Typed) -> None:
    name, rest = typed
    if name == "theme":
        app.theme = rest
    elif name == "mouse":
        app.use_mouse(rest == "on")
    elif name == "export":
        await _export(app, rest)
    elif name == "open":
        await _open(app, rest)
    elif name == "compare":
        found = await ask(app.screen, app.library.best_question, rest)
        if found is None:
            say(app.screen, "No question has any of these words.")
        else:
            app.post_message(OpenQuestion(found.id))
    elif name == "search":
        app.action_search()
        app.main.search.box.value = rest
    elif name in ACTIONS:
        await app.run_action(ACTIONS[name])
    else:
        await app.run_action(f"app.{name}")


async def _open(app: VariorumApp, words: str) -> None:
    article = await ask(app.screen, app.library.article, words)
    if article is not None:
        app.post_message(OpenArticle(article.key))
        return
    hits = (await ask(app.screen, app.library.search, words, limit=1, offset=0)).rows
    if hits:
        app.post_message(OpenArticle(hits[0].key, query=words))
    else:
        say(app.screen, "No article has this key, or all of these words.")


async def _export(app: VariorumApp, format_name: str) -> None:
    from tui.exporting import export_question, export_screen

    screen = app.screen
    if format_name == "svg":
        await export_screen(app)
        return
    question = None
    if isinstance(screen, LibraryScreen) and screen.question_id:
        question = await ask(screen, app.library.question, screen.question_id)
    elif isinstance(screen, LibraryScreen) and screen.claim is not None:
        question = await ask(screen, app.library.question_of, screen.claim.id)
    if question is None:
        say(screen, "Nothing to export here: open a comparison first, or choose a figure.")
    else:
        await export_question(app, app.library, question, format_name)
