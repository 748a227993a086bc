"""The names of the rows of a comparison: what settings can choose among."""

from __future__ import annotations

FACETS = (
    "as written",
    "value",
    "read as",
    "difference",
    "against",
    "counts",
    "period",
    "place",
    "says who",
    "status",
    "published",
    "quote",
)
"""The rows in their order; "against" names the baseline's letter where it stands."""
