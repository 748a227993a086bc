"""Numbers in words: values with their unit, bounds, differences, and axis labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from figures.distance import distance_words, percent_words
from figures.printable import printable_line

if TYPE_CHECKING:
    from figures.model import Figure

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_BOUNDS = {
    "~": "about {}",
    ">": "more than {}",
    ">=": "at least {}",
    "<": "fewer than {}",
    "<=": "up to {}",
}


def number_words(value: float) -> str:
    """A number as a reader would write it: "13,221", "3.5 million", "0.4"."""
    size = abs(value)
    for unit, name in _LARGE:
        if size >= unit and float(f"{size:.4g}") == size:
            return f"{value / unit:.6g} {name}"
    if value == int(value) and size < 2**53:
        return f"{int(value):,}"
    return f"{value:,.6g}" if size < 1e6 else f"{value:,.1f}"


def number_plain(value: float | None) -> str:
    """A number for a program to read: "13221", "0.4"; "" for None."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 2**53 else repr(value)


def axis_words(value: float, step: float, largest: float) -> str:
    """A tick label with the digits that `step` needs, in the unit that suits the `largest`."""
    units = ((1e12, "T"), (1e9, "bn"), (1e6, "M"), (1e3, "k"))
    unit, sign = next((u for u in units if largest >= u[0]), (1.0, ""))
    step /= unit
    places = next(p for p in range(7) if p == 6 or abs(round(step, p) - step) < step * 1e-6)
    return f"{value / unit:.{places}f}{sign}" if value else "0"


def value_words(figure: Figure) -> str:
    """The stated value with its bound, unit and rate: "more than 100 a day", "USD 3 billion"."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "no number"
    if low is not None and high is not None and low != high:
        words = with_unit(f"{number_words(low)} – {number_words(high)}", figure)
        words = f"about {words}" if figure.relation == "~" else words
    else:
        value = low if low is not None else high
        assert value is not None
        words = with_unit(number_words(value), figure)
        words = _BOUNDS.get(_relation(figure), "{}").format(words)
    return words if figure.change == "none" else f"{figure.change} {words}"


def _relation(figure: Figure) -> str:
    if figure.relation in ("=", "range"):
        if figure.high is None:
            return ">="
        return "<=" if figure.low is None else "="
    return figure.relation


def with_unit(words: str, figure: Figure) -> str:
    """A number in words with the unit and the rate of a figure: "100 tonnes a day"."""
    words = _in_unit(words, figure)
    return f"{words} a {printable_line(figure.per)}" if figure.per else words


def _in_unit(words: str, figure: Figure) -> str:
    unit = printable_line(figure.unit) if figure.unit else ""
    match figure.kind:
        case "money":
            return f"{unit} {words}".strip()
        case "percent":
            return f"{words} %"
        case "ratio":
            return f"{words} times"
        case "measure":
            return f"{words} {_counted_unit(unit, words)}".strip()
        case _:
            return words


_SCALES = {"celsius": "Celsius", "fahrenheit": "Fahrenheit"}
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "hertz": "hertz"}


def _counted_unit(unit: str, words: str) -> str:
    """The unit as it stands behind a number: "1 year", "3 years", "90 kilometres per hour"."""
    unit = "pound" if unit == "pound-mass" else unit  # so called to be told from the currency
    if unit in _SCALES:
        return f"degree{'' if words == '1' else 's'} {_SCALES[unit]}"
    if not unit or words == "1":
        return unit
    before, per, behind = unit.partition(" per ")
    head, space, noun = before.rpartition(" ")
    return f"{head}{space}{_PLURALS.get(noun, noun + 's')}{per}{behind}"


def difference_words(
    value: float | None, baseline: float | None, unit_of: Figure | None = None
) -> str:
    """How `value` stands to `baseline`: "+579 (+4.4 %)"; a dash when either is unknown.

    `unit_of` is the figure in whose unit both are, where that needs saying.
    """
    if value is None or baseline is None:
        return "–"
    gap = value - baseline
    if gap == 0:
        return "none"
    sign = "+" if gap > 0 else "−"
    amount = number_words(abs(gap) if unit_of is None else float(f"{abs(gap):.4g}"))
    words = f"{sign}{amount if unit_of is None else with_unit(amount, unit_of)}"
    if baseline:
        words += f" ({sign}{percent_words(abs(gap / baseline) * 100)})"
    return words


def apart_words(values: Iterable[float]) -> str:
    """How far the highest stands above the lowest: "4.4 % apart", "12 times apart"; "" if equal."""
    numbers = sorted(values)
    if len(numbers) < 2 or numbers[0] == numbers[-1]:
        return ""
    low, high = numbers[0], numbers[-1]
    if low <= 0:
        return f"{number_words(high - low)} apart"
    return distance_words(low, high)
