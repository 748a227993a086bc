"""What a person decides about the figures in hand, wherever they were chosen.

Every decision goes to the library in a thread, says in words what was decided, and is taken back
by `u`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from textual.app import App

from db.errors import LibraryError
from db.library import Library
from figures.model import Claim, Question
from figures.printable import printable_line
from tui.asking import ask, say, say_error
from tui.messages import LibraryChanged
from tui.present.wording import count_words

DECISIONS = {
    "dismiss": "Dismiss",
    "move": "Move",
    "merge": "Merge",
    "split": "Split off",
    "pin": "Pin",
    "correct": "Correct",
    "note": "Note",
}
"""Decision -> its name on screens; `decide` takes each of them."""


async def decide(app: App[None], library: Library, what: str, claims: Sequence[Claim]) -> None:
    """Ask for what is still to be said, decide it about the claims, and say so."""
    screen = app.screen
    if not claims:
        say(screen, "Choose a figure first: n in the reader, or a column in Compare.")
        return
    if what in ("correct", "note"):
        from tui.screens.claim_forms import CorrectScreen, NoteScreen

        form = CorrectScreen if what == "correct" else NoteScreen
        await app.push_screen(form(library, claims[0]))
        return
    try:
        found = await _told(app, library, what, claims)
        if found is None:
            return
        words, acts = found
        for act in acts:
            await asyncio.to_thread(act)
    except LibraryError as error:
        say_error(app.screen, error)
        return
    say(app.screen, f"{words}. {_undoing(len(acts))}")
    app.post_message(LibraryChanged())


def _undoing(steps: int) -> str:
    return "u undoes it." if steps == 1 else "u undoes them one by one."


async def _told(
    app: App[None], library: Library, what: str, claims: Sequence[Claim]
) -> tuple[str, list[Callable[[], None]]] | None:
    """What it will have done in words, and the doing; None when the person changed their mind."""
    curator = library.curator
    ids = [claim.id for claim in claims]
    named = _named(claims)
    if what == "dismiss":
        return f"Dismissed {named}", [partial(curator.dismiss, name) for name in ids]
    if what == "pin":
        return f"Pinned {named} to this question", [partial(curator.pin, name) for name in ids]
    if what == "split":
        return f"Split {named} off", [partial(curator.split, ids)]
    here = await ask(app.screen, library.question_of, ids[0])
    if what == "move":
        chosen = await _picked(app, library, f"Move {named} to", here)
        if chosen is None:
            return None
        words = f"Moved {named} to “{printable_line(chosen.label)}”"
        return words, [partial(curator.move, name, chosen.id) for name in ids]
    if here is None:
        raise LibraryError("this figure is in no question that could be merged")
    label = printable_line(here.label)
    chosen = await _picked(app, library, f"Merge “{label}” with", here)
    if chosen is None:
        return None
    words = f"Merged “{label}” with “{printable_line(chosen.label)}”"
    return words, [partial(curator.merge, here.id, chosen.id)]


def _named(claims: Sequence[Claim]) -> str:
    if len(claims) == 1:
        return f"“{printable_line(claims[0].figure.surface)}”"
    return count_words(len(claims), "figure")


async def _picked(
    app: App[None], library: Library, title: str, here: Question | None
) -> Question | None:
    """The question that the person chooses, of all but the one they are at."""
    from tui.screens.pick import PickScreen

    return await app.push_screen_wait(PickScreen(library, title, here.id if here else None))
