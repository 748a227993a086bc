"""When Python looks for garbage: not before the first picture, and never in what stays."""

from __future__ import annotations

import gc


def collect_later() -> None:
    """Collect none until `collect_again`: a fifth of the time to the first picture."""
    gc.disable()


def collect_again() -> None:
    """Collect garbage again, if the start went without, among what was made since then.

    What Textual and the program themselves are made of never becomes garbage, and looking
    through it takes as long as answering several keys.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
