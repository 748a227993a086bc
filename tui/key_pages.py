"""Where every key of the explorer is bound: the page of keys, and what a keymap can name."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.dom import DOMNode

from tui.explorer import VariorumApp
from tui.panes.reader import ReaderPane
from tui.panes.search import SearchPane
from tui.panes.sources import SourcesPane
from tui.screens.command import CommandScreen
from tui.screens.compare import CompareScreen
from tui.screens.decisions import DecisionsScreen
from tui.screens.form import FormScreen
from tui.screens.import_ import ImportScreen
from tui.screens.main import MainScreen
from tui.screens.offers import OffersScreen
from tui.screens.pick import PickScreen
from tui.screens.questions import QuestionsScreen
from tui.screens.revisions import RevisionsScreen
from tui.screens.save_as import SaveAsScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.comparison_table import ComparisonTable
from tui.widgets.line_list import LineList
from tui.widgets.line_view import LineView
from tui.widgets.outline import Outline

PAGES: dict[str, tuple[type[DOMNode], ...]] = {
    "Everywhere": (VariorumApp,),
    "Between the panes": (MainScreen,),
    "Lists": (LineList,),
    "Sources": (Outline, SourcesPane),
    "Search": (SearchPane,),
    "Reader": (ArticleView, ReaderPane),
    "Compare": (ComparisonTable, CompareScreen),
    "Text that scrolls": (LineView,),
    "Questions": (QuestionsScreen,),
    "Decisions": (DecisionsScreen,),
    "One source or two": (OffersScreen,),
    "Revisions": (RevisionsScreen,),
    "Choosing a question": (PickScreen,),
    "Forms": (FormScreen,),
    "Command line": (CommandScreen,),
    "Importing": (ImportScreen,),
    "Save as": (SaveAsScreen,),
}
"""Title -> the classes whose keys stand below it."""


def bindings_of(owner: type[DOMNode]) -> Iterator[Binding]:
    """The bindings of one class that have a name."""
    for binding in owner.__dict__["BINDINGS"]:
        if isinstance(binding, Binding) and binding.id:
            yield binding


def binding_names() -> dict[str, str]:
    """Every id that a keymap can rebind, and what it does."""
    owners = [owner for owners in PAGES.values() for owner in owners]
    return {str(b.id): b.description for owner in owners for b in bindings_of(owner)}
