"""What becomes of a failure that nobody foresaw: a sentence, and a report in a file."""

from __future__ import annotations

import os
import traceback

from figures.printable import printable


def report(error: BaseException) -> str:
    """Keep the traceback of an error in the folder for state; the sentence for the person.

    The report holds places in the program and the error's own words, no text of the library.
    """
    cause = getattr(error, "error", None)  # of what failed in a worker
    error = cause if isinstance(cause, BaseException) else error.__cause__ or error
    kind = type(error).__name__
    begun = f"variorum: something went wrong in the explorer ({kind}); the library is as it was."
    try:
        from platformdirs import user_state_path

        folder = user_state_path("variorum", appauthor=False)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "failure.txt"
        text = printable("".join(traceback.format_exception(error)))
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text.encode("ascii", "backslashreplace").decode("ascii"))
    except OSError:
        return begun
    return f"{begun} Where in the program it was is kept in {printable(str(path))}"
