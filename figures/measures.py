"""Units that measure one thing, and what a value in each is in a common one."""

from __future__ import annotations

from figures.interval import Interval, committed, value_of
from figures.model import Figure

_PREFIXES = {"milli": 1e-3, "centi": 1e-2, "kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12}
_UNITS: dict[str, tuple[str, float]] = {
    "second": ("time", 1 / 3600),
    "minute": ("time", 1 / 60),
    "hour": ("time", 1.0),
    "mile": ("length", 1609.344),
    "nautical mile": ("length", 1852.0),
    "foot": ("length", 0.3048),
    "yard": ("length", 0.9144),
    "inch": ("length", 0.0254),
    "kilogram": ("mass", 1.0),
    "pound": ("mass", 0.45359237),
    "pound-mass": ("mass", 0.45359237),
    "ounce": ("mass", 0.028349523),
    "tonne": ("mass", 1000.0),
    "metric ton": ("mass", 1000.0),
    "ton": ("mass", 1000.0),
    "kiloton": ("mass", 1e6),
    "megaton": ("mass", 1e9),
    "acre": ("area", 0.40468564),
    "hectare": ("area", 1.0),
    "square metre": ("area", 1e-4),
    "square foot": ("area", 9.290304e-6),
    "square kilometre": ("area", 100.0),
    "square mile": ("area", 258.998811),
    "cubic metre": ("volume", 1000.0),
    "gallon": ("volume", 3.785411784),
    "barrel": ("volume", 158.987295),
    **{
        f"{prefix}{unit}": (what, size * factor)
        for unit, what, factor in (
            ("metre", "length", 1.0),
            ("meter", "length", 1.0),
            ("gram", "mass", 1e-3),
            ("litre", "volume", 1.0),
            ("liter", "volume", 1.0),
            ("watt", "power", 1.0),
            ("watt hour", "energy", 1.0),
        )
        for prefix, size in {"": 1.0, **_PREFIXES}.items()
    },
}
"""Unit -> what it measures, and its size in the unit that all of that are compared in. A short
ton is taken for a tonne: outlets mix the two words, and the tenth between them is no dispute."""
_TIMES = {
    "hour": 24 * 365.25,
    "day": 365.25,
    "week": 365.25 / 7,
    "month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
}
"""How many of each there are in a year."""


def measured_by(unit: str | None) -> str:
    """What a unit measures ("mass"); the unit itself when it cannot be converted.

    >>> measured_by("tonne"), measured_by("pound"), measured_by("decibel")
    ('mass', 'mass', 'decibel')
    """
    return _UNITS[unit][0] if unit in _UNITS else unit or ""


def rate_of(per: str | None) -> str:
    """ "time" for a rate over time, which can be converted; else what the rate is over.

    >>> rate_of("month"), rate_of("litre"), rate_of(None)
    ('time', 'litre', '')
    """
    return "time" if per in _TIMES else per or ""


def scale_of(figure: Figure) -> float:
    """What the value is multiplied by to be compared: to the common unit, and to a year."""
    size = _UNITS[figure.unit][1] if figure.kind == "measure" and figure.unit in _UNITS else 1.0
    return size * _TIMES.get(figure.per or "", 1.0)


def factor_to(figure: Figure, other: Figure) -> float:
    """What a value is multiplied by to stand in the unit and rate of another figure.

    1.0 where the two measure different things, or their units are not known.
    """
    is_alike = (measured_by(figure.unit), rate_of(figure.per)) == (
        measured_by(other.unit),
        rate_of(other.per),
    )
    ours, theirs = scale_of(figure), scale_of(other)
    return ours / theirs if is_alike and ours != theirs else 1.0


def compared(figure: Figure) -> Interval:
    """What the figure commits to, in the unit that all of its kind are compared in."""
    scale = scale_of(figure)
    interval = committed(figure)
    return interval if scale == 1.0 else interval.scaled(scale)


def size_of(figure: Figure) -> float | None:
    """The value that stands for the figure in the common unit; None when it has none."""
    value = value_of(figure)
    return None if value is None else value * scale_of(figure)


def size_in(figure: Figure, other: Figure) -> float | None:
    """The value that stands for the figure, in the unit and rate of another; None without one."""
    value = value_of(figure)
    return None if value is None else value * factor_to(figure, other)
