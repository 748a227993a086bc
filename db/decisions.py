"""What a decision may say: one with a slip in it would stop every later write that replays it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from db.articles import CURATED, refuse_bad_day
from db.errors import LibraryError
from figures.model import Relation, Status

CORRECTABLE = (
    "low", "high", "relation", "unit", "counted", "status", "period_start", "period_end",
)  # fmt: skip
"""Fields of a figure that a person may set right; periods as ISO 8601 days."""
_ON_A_FIGURE = ("dismiss", "correct", "pin", "move")
_LARGEST = 2**31


def refuse_malformed(kind: str, change: Mapping[str, Any], ref: Sequence[Any]) -> None:
    """Raise `LibraryError` for a decision that could not be replayed.

    `ref` is what it is about: article key, quote, surface and occurrence.
    """
    if kind in _ON_A_FIGURE and not _is_ref(list(ref)):
        raise LibraryError("a decision on a figure has to name its article, quote and surface")
    if kind in ("edit", "note") and not ref[0]:
        raise LibraryError("a decision on an article has to name it")
    if kind == "edit" and isinstance(change.get("published"), str):
        refuse_bad_day(change["published"])
    for name, value in change.items() if kind == "correct" else ():
        _refuse_bad_correction(name, value)
    check = _MAY_SAY.get(kind)
    if check is None or not check(change):
        raise LibraryError(f"a decision of kind {kind!r} cannot say {str(change)[:80]}")


def _refuse_bad_correction(name: str, value: object) -> None:
    if name not in CORRECTABLE:
        raise LibraryError(
            f"{name} of a figure cannot be corrected; what can is {', '.join(CORRECTABLE)}"
        )
    wanted = _WANTED.get(name, "a text")
    if name in ("low", "high"):
        fine = value is None or _is_number(value)
    elif name in ("relation", "status"):
        fine = value in get_args(Relation if name == "relation" else Status)
    elif name in ("period_start", "period_end"):
        fine = value is None or _is_day(value)
    else:
        fine = value is None or isinstance(value, str)
    if not fine:
        raise LibraryError(f"{value!r} cannot be the {name} of a figure; it has to be {wanted}")


_WANTED = {
    "low": "a number",
    "high": "a number",
    "relation": f"one of {' '.join(get_args(Relation))}",
    "status": f"one of {', '.join(get_args(Status))}",
    "period_start": "a day as in 2025-02-10",
    "period_end": "a day as in 2025-02-10",
}


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e300 and math.isfinite(value)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_ref(value: object) -> bool:
    """Whether a value names a figure: article, quote, surface, occurrence."""
    if not isinstance(value, list) or len(value) != 4 or type(value[3]) is not int:
        return False
    return all(isinstance(text, str) for text in value[:3]) and 0 <= value[3] < _LARGEST


def _edit(change: Mapping[str, Any]) -> bool:
    texts = all(value is None or isinstance(value, str) for value in change.values())
    return bool(change) and change.keys() <= set(CURATED) and texts


def _remark(change: Mapping[str, Any]) -> bool:
    return change.keys() <= {"reason", "text"} and all(isinstance(x, str) for x in change.values())


def _one_ref(change: Mapping[str, Any]) -> bool:
    return change.keys() == {"to"} and _is_ref(change["to"])


def _two_refs(change: Mapping[str, Any]) -> bool:
    return change.keys() == {"to", "from"} and all(map(_is_ref, change.values()))


def _refs(change: Mapping[str, Any]) -> bool:
    figures = change.get("figures")
    return isinstance(figures, list) and bool(figures) and all(map(_is_ref, figures))


def _two_names(change: Mapping[str, Any]) -> bool:
    named = all(isinstance(name, str) and name for name in change.values())
    return change.keys() == {"to", "from"} and named


_MAY_SAY: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "edit": _edit,
    "correct": bool,
    "dismiss": _remark,
    "note": _remark,
    "pin": _one_ref,
    "move": _one_ref,
    "merge": _two_refs,
    "split": _refs,
    "same-source": _two_names,
}
