"""A tree drawn as a list of rows: branches open in place, and their rows come when opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.present.inked import Ink, Line, cut_middle, fit
from tui.widgets.line_list import LineList

Kind = Literal[
    "conflicts",
    "searches",
    "search",
    "outlets",
    "cited",
    "offers",
    "question",
    "outlet",
    "source",
    "article",
    "figure",
    "more",
    "hint",
]


@dataclass(slots=True)
class Node:
    """One row of the outline."""

    kind: Kind
    text: str
    """Printable, one line."""
    ref: str = ""
    """What it stands for: id of a question or figure, key of an article, name of a source."""
    count: int | None = None
    """What is told at the right; None tells nothing."""
    sign: str = ""
    style: str = ""
    depth: int = 0
    is_open: bool = False
    children: list[Node] | None = None
    """None: not read yet."""
    detail: str = ""
    """A second reference: the article of a figure."""
    parent: Node | None = field(default=None, repr=False)

    @property
    def is_branch(self) -> bool:
        """Whether rows can stand below it."""
        return self.kind in ("conflicts", "searches", "outlets", "cited", "outlet", "source")

    def adopt(self, children: list[Node]) -> None:
        """Take `children` as the rows below."""
        for child in children:
            child.depth = self.depth + 1
            child.parent = self
        self.children = children


class Outline(LineList):
    """Shows nodes; says which one wants its children and which one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "expand", "Expand", id="outline.expand", key_display="→ l"),
        Binding("left,h", "collapse", "Collapse", id="outline.collapse", key_display="← h"),
    ]

    @dataclass
    class Wanted(Message):
        """A branch was opened whose rows have not been read, or more of its rows are wanted."""

        node: Node

    @dataclass
    class Chosen(Message):
        """The person chose a row that is no branch."""

        node: Node

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._roots: list[Node] = []
        self._rows: list[Node] = []
        self._filter = ""

    def show(self, roots: list[Node]) -> None:
        """Show other roots."""
        self._roots = roots
        self.update_rows()

    def narrow(self, words: str) -> None:
        """Show only the rows that hold `words`, and the branches above them."""
        self._filter = words.casefold().strip()
        self.update_rows()

    def update_rows(self) -> None:
        """Lay the nodes out again, after some were added or opened."""
        chosen = self.node
        self._rows = [row for root in self._roots for row in _visible(root, self._filter)]
        self.set_count(len(self._rows))
        if chosen is not None and chosen in self._rows:
            self.cursor = self._rows.index(chosen)

    @property
    def node(self) -> Node | None:
        """The row under the cursor; None in an empty outline."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def row_lines(self, row: int, width: int) -> list[Line]:
        """The row with its sign, and its count at the right."""
        node = self._rows[row]
        if node.is_branch:
            sign = "▾ " if node.is_open else "▸ "
        else:
            sign = f"{node.sign} " if node.sign else "  "
        indent = " " * (1 + 2 * node.depth)
        count = f" {node.count:,} " if node.count is not None else " "
        room = max(4, width - len(indent) - len(sign) - len(count))
        # Questions differ in their last words, all else in its first.
        text = fit(cut_middle(node.text, room) if node.kind == "question" else node.text, room)
        style = node.style or ("strong" if node.depth == 0 else "")
        return [
            (
                Ink(indent + sign, node.style or "muted"),
                Ink(text, style if node.depth == 0 or node.kind == "hint" else ""),
                Ink(count, "muted"),
            )
        ]

    def action_open(self) -> None:
        """Open or close a branch; choose any other row."""
        node = self.node
        if node is None or node.kind == "hint":
            return
        if node.is_branch:
            self.action_collapse() if node.is_open else self.action_expand()
        elif node.kind == "more":
            self.post_message(self.Wanted(node))
        else:
            self.post_message(self.Chosen(node))

    def action_expand(self) -> None:
        """Open the branch under the cursor; on any other row, choose it."""
        node = self.node
        if node is None or not node.is_branch:
            self.action_open()
            return
        if node.is_open:
            self.action_move(1)
            return
        node.is_open = True
        if node.children is None:
            self.post_message(self.Wanted(node))
        self.update_rows()

    def action_collapse(self) -> None:
        """Close the branch under the cursor, or go to the branch above."""
        node = self.node
        if node is None:
            return
        if node.is_branch and node.is_open:
            node.is_open = False
            self.update_rows()
        elif node.parent is not None:
            self.cursor = self._rows.index(node.parent)


def _visible(node: Node, words: str) -> list[Node]:
    below: list[Node] = []
    if words or node.is_open:
        for child in node.children or []:
            below.extend(_visible(child, words))
    if words and node.depth and not below and words not in node.text.casefold():
        return []
    return [node, *below]
