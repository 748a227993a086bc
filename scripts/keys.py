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
from textual.dom import DOMNode  # noqa: E402
from textual.keys import format_key  # noqa: E402

from tui.explorer import VariorumApp  # noqa: E402
from tui.panes.reader import ReaderPane  # noqa: E402
from tui.panes.search import SearchPane  # noqa: E402
from tui.panes.sources import SourcesPane  # noqa: E402
from tui.screens.compare import CompareScreen  # noqa: E402
from tui.screens.edit import EditScreen  # noqa: E402
from tui.screens.import_ import ImportScreen  # noqa: E402
from tui.screens.main import MainScreen  # noqa: E402
from tui.screens.questions import QuestionsScreen  # noqa: E402
from tui.widgets.article_view import ArticleView  # noqa: E402
from tui.widgets.comparison_table import ComparisonTable  # noqa: E402
from tui.widgets.line_list import LineList  # noqa: E402
from tui.widgets.outline import Outline  # noqa: E402

PAGES: dict[str, tuple[type[DOMNode], ...]] = {
    "Everywhere": (VariorumApp,),
    "Between the panes": (MainScreen,),
    "Lists": (LineList,),
    "Sources": (Outline, SourcesPane),
    "Search": (SearchPane,),
    "Reader": (ArticleView, ReaderPane),
    "Compare": (ComparisonTable, CompareScreen),
    "Questions": (QuestionsScreen,),
    "Editing an article": (EditScreen,),
    "Importing": (ImportScreen,),
}


def keys_page() -> str:
    """The page as Markdown."""
    parts = [
        "# Keys of the explorer\n",
        "Written by `scripts/keys.py` from the program. `?` shows the keys that work where you "
        "are; `ctrl+p` finds every action by its name.\n",
    ]
    for title, owners in PAGES.items():
        rows = [row for owner in owners for row in _rows(owner.__dict__["BINDINGS"])]
        parts.append(f"## {title}\n\n| key | does |\n| --- | --- |\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _rows(bindings: Iterable[object]) -> Iterable[str]:
    for binding in bindings:
        if isinstance(binding, Binding) and binding.id:
            keys = " ".join(f"`{format_key(key)}`" for key in binding.key.split(","))
            yield f"| {keys} | {binding.description} |"


if __name__ == "__main__":
    (ROOT / "docs" / "keys.md").write_text(keys_page(), "utf-8")
