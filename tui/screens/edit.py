"""Correcting when, where and under which title an article was published."""

from __future__ import annotations

from datetime import date

from db.library import Library
from figures.model import Article
from figures.printable import printable_line
from tui.screens.form import Field, FormScreen

DAY = "year-month-day, as 2025-05-27"


class EditScreen(FormScreen):
    """Date, outlet and title of an article."""

    HELP = "What a person decides about an article outlives every new import of it; u undoes it."
    BINDING_GROUP_TITLE = "Edit"

    def __init__(self, library: Library, article: Article) -> None:
        self.library = library
        self.article = article
        super().__init__(
            "Edit article",
            [
                Field("published", "Published", (article.published or "")[:10], DAY),
                Field("outlet", "Outlet", printable_line(article.outlet or "")),
                Field("title", "Title", printable_line(article.title or "")),
            ],
        )

    def slip(self, changes: dict[str, str]) -> tuple[str, str] | None:
        """A date must be one."""
        day = changes.get("published")
        return ("published", f"“{day}” is no date: {DAY}") if day and not is_day(day) else None

    def keep(self, changes: dict[str, str]) -> None:
        """Decide it."""
        self.library.edit_article(self.article.key, **changes)


def is_day(text: str) -> bool:
    """Whether `text` is a day as ISO 8601 writes it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-05-27")
