"""What a person set for the explorer: one TOML file in the platform's folder for settings.

Read without Textual, so that `variorum config` and the start of the explorer share it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tui.present.facets import FACETS

THEME_NAMES = ("dark", "light", "ansi", "mono")


class Slip(NamedTuple):
    """Something in the file that was not understood; the setting keeps its default."""

    path: Path
    line: int | None
    """Counted from 1; None when it is about the whole file."""
    key: str
    """"" when the file could not be read as far as keys."""
    reason: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.key}: {self.reason}" if self.key else f"{where}: {self.reason}"


@dataclass(slots=True)
class Settings:
    """Every setting with its default."""

    theme: str = "dark"
    mouse: bool = True
    facets: tuple[str, ...] = FACETS
    questions: int = 500
    conflicts: int = 200
    keys: dict[str, str] = field(default_factory=dict)
    """Binding id -> keys, apart by commas."""


class Setting(NamedTuple):
    """One setting as the file names it."""

    key: str
    attribute: str
    about: str
    check: Callable[[object], str | None]
    """What is wrong with a value; None when nothing is."""


def _one_of(names: tuple[str, ...]) -> Callable[[object], str | None]:
    told = ", ".join(names)
    return lambda value: None if value in names else f"one of {told} is wanted, not {value!r}"


def _is_switch(value: object) -> str | None:
    return None if isinstance(value, bool) else f"true or false is wanted, not {value!r}"


def _is_count(value: object) -> str | None:
    is_one = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 100_000
    return None if is_one else f"a whole number from 1 to 100000 is wanted, not {value!r}"


def _are_facets(value: object) -> str | None:
    if not isinstance(value, list) or not value:
        return f'a list as ["value", "period"] is wanted, not {value!r}'
    unknown = [name for name in value if name not in FACETS]
    told = ", ".join(FACETS)
    return f"there is no row {unknown[0]!r}; there are {told}" if unknown else None


SETTINGS = (
    Setting("theme", "theme", "colours: dark, light, ansi (the terminal's own) or mono (none)",
            _one_of(THEME_NAMES)),
    Setting("mouse", "mouse", "false leaves the mouse to the terminal, to select text with",
            _is_switch),
    Setting("compare.rows", "facets", "the rows of Compare, in any selection", _are_facets),
    Setting("limits.questions", "questions", "questions listed at once", _is_count),
    Setting("limits.conflicts", "conflicts", "conflicts listed in Sources", _is_count),
)  # fmt: skip
"""All but the keys, which stand in [keys] by binding id."""


def settings_path() -> Path:
    """Where the file is, if there is one."""
    from platformdirs import user_config_path

    return user_config_path("variorum", appauthor=False) / "config.toml"


def read_settings(path: Path) -> tuple[Settings, list[Slip]]:
    """The settings of a file, and everything in it that was not understood.

    Defaults without slips when there is no such file.
    """
    settings = Settings()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return settings, []
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return settings, [Slip(path, None, "", f"cannot be read: {reason}")]
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        line = int(found.group(1)) if found else None
        return settings, [Slip(path, line, "", f"this is no TOML: {reason}")]
    return settings, [
        Slip(path, _line_of(key, text), key, reason)
        for key, reason in _taken(settings, _flat(table))
    ]


def _flat(table: Mapping[str, object], above: str = "") -> dict[str, object]:
    """Every value by its full key; a table of [keys] is by binding id, dots and all."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{above}{name}.")
        else:
            flat[f"{above}{name}"] = value
    return flat


def _taken(settings: Settings, given: Mapping[str, object]) -> list[tuple[str, str]]:
    """Put what is right into `settings`; key and reason of what is not."""
    known = {setting.key: setting for setting in SETTINGS}
    slips = []
    for key, value in given.items():
        if key.startswith("keys."):
            if isinstance(value, str) and value:
                settings.keys[key.removeprefix("keys.")] = value
            else:
                slips.append((key, f'keys as "ctrl+u" or "j,down" are wanted, not {value!r}'))
        elif (setting := known.get(key)) is None:
            told = ", ".join(known)
            slips.append((key, f"there is no such setting; there are {told} and [keys]"))
        elif reason := setting.check(value):
            slips.append((key, reason))
        else:
            kept = tuple(value) if isinstance(value, list) else value
            setattr(settings, setting.attribute, kept)
    return slips


def _line_of(key: str, text: str) -> int | None:
    """The line on which a key is given: in its table, else wherever its last part is."""
    table = ""
    wanted = {_bare(key)}
    for number, line in enumerate(text.splitlines(), 1):
        if heading := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$", line):
            table = f"{heading.group(1)}."
        elif (given := re.match(r"\s*([^=#]+?)\s*=", line)) and (
            _bare(table + given.group(1)) in wanted
        ):
            return number
    return None


def _bare(key: str) -> str:
    return re.sub(r"[\s\"']", "", key)
