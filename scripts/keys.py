"""Writes the list of keys from the bindings of the explorer: docs/keys.md.

Run it after a change of a key: python scripts/keys.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from textual.binding import Binding  # noqa: E402 - after the path it is found on
from textual.keys import format_key  # noqa: E402

from tui.key_pages import PAGES, bindings_of  # noqa: E402


def keys_page() -> str:
    """The page as Markdown."""
    parts = [
        "# Keys of the explorer\n",
        "Written by `scripts/keys.py` from the program. `?` shows the keys that work where you "
        "are; `ctrl+p` finds every action by its words. The names are for `[keys]` in the file of "
        "settings, where `variorum config` tells where that is.\n",
    ]
    for title, owners in PAGES.items():
        rows = [row for owner in owners for row in _rows(bindings_of(owner))]
        head = f"## {title}\n\n| key | does | name |\n| --- | --- | --- |\n"
        parts.append(head + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _rows(bindings: Iterable[Binding]) -> Iterable[str]:
    for binding in bindings:
        keys = " ".join(f"`{format_key(key)}`" for key in binding.key.split(","))
        yield f"| {keys} | {binding.description} | `{binding.id}` |"


if __name__ == "__main__":
    (ROOT / "docs" / "keys.md").write_text(keys_page(), "utf-8")
