"""Who wrote and who published, out of what pages and feeds write into those fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from importers.clean import clean_line
from importers.dates import is_month
from importers.lead import split_names

_DEGREE = re.compile(r"(?:[A-Z]\.?){2,4}$|[A-Z]?[a-z]{0,3}\.?D\.?$|[JS]r\.?$")
_MOTTO = re.compile(r"\s+[|•·–—-]+\s+")
_BEHIND = re.compile(r"(.+)\s+[|•·–—-]+\s+(.+)")


def outlet_name(text: str | None) -> str | None:
    """The name of an outlet without the motto or section behind it, or the "@" before it."""
    name = clean_line(text)
    return _MOTTO.split(name)[0].lstrip("@") or None if name else None


def title_without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A headline without the name of the outlet that pages and feeds append to it."""
    title = clean_line(title)
    if not title or not outlet:
        return title
    behind, name = _BEHIND.fullmatch(title), outlet.lower()
    return behind[1] if behind and behind[2].lower() in (name, f"the {name}") else title


def people(authors: Iterable[str], outlet: str | None = None) -> tuple[str, ...]:
    """Names of authors without what stands in bylines besides: degrees, dates, the outlet."""
    names = (name for author in authors for name in split_names(author))
    return tuple(
        dict.fromkeys(
            name
            for name in names
            if not is_month(name)
            and not _DEGREE.match(name)
            and not (outlet and name.casefold().startswith(outlet.casefold()))
        )
    )
