"""How the named styles of `tui.present` look: dark, light, the terminal's own colours, or none.

Colour repeats what a sign or word already says, so that the theme without colours loses nothing.
"""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style as RichStyle
from textual.style import Style
from textual.theme import Theme

_COLOURS = {
    "muted": "$ink-muted",
    "faint": "$ink-faint",
    "strong": "bold",
    "accent": "bold $ink-accent",
    "title": "bold",
    "match": "bold $ink-accent",
    "differs": "bold $ink-accent",
    "conflict": "bold $ink-conflict",
    "update": "$ink-update",
    "different-period": "$ink-apart",
    "different-scope": "$ink-apart",
    "different-status": "$ink-apart",
    "same-origin": "$ink-muted",
    "agree": "$ink-agree",
    "single": "",
    "error": "bold $ink-conflict",
    "cursor": "on $cursor-background",
    "cursor-blurred": "on $cursor-blurred",
    "figure": "underline",
    "figure-cursor": "reverse bold",
    "found": "bold on $cursor-background",
    "found-cursor": "bold reverse",
}
_ANSI = {**_COLOURS, "cursor": "reverse", "cursor-blurred": "bold", "faint": "dim"}
_ANSI["found"] = "bold underline"
_MONO = {
    **dict.fromkeys(_COLOURS, ""),
    "muted": "dim",
    "faint": "dim",
    "strong": "bold",
    "accent": "bold",
    "title": "bold",
    "match": "bold underline",
    "differs": "bold",
    "conflict": "bold",
    "error": "bold",
    "cursor": "reverse",
    "cursor-blurred": "bold",
    "figure": "underline",
    "figure-cursor": "reverse bold",
    "found": "bold underline",
    "found-cursor": "bold reverse",
}
_FAMILIES = {"ansi": _ANSI, "mono": _MONO}

INK_DEFAULTS = {
    "ink-muted": "#8d95a3",
    "ink-faint": "#4b525d",
    "ink-accent": "#7fb0de",
    "ink-conflict": "#ee7d77",
    "ink-update": "#d9ab62",
    "ink-apart": "#b6a6dd",
    "ink-agree": "#8cc08a",
    "cursor-background": "#2b3746",
    "cursor-blurred": "#22272f",
}
"""Variables that every theme must have, as the dark theme has them."""

_BARE = {
    **dict.fromkeys(INK_DEFAULTS, "ansi_default"),
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "border": "ansi_default",
    "border-blurred": "ansi_default",
    "scrollbar": "ansi_default",
    "scrollbar-background": "ansi_default",
    "scrollbar-corner-color": "ansi_default",
}


def _ansi_theme(name: str, accent: str, variables: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=accent,
        error=accent,
        success=accent,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables=variables,
        ansi=True,
    )


THEMES = (
    Theme(
        name="dark",
        primary="#7fb0de",
        accent="#7fb0de",
        secondary="#8d95a3",
        warning="#d9ab62",
        error="#ee7d77",
        success="#8cc08a",
        foreground="#d8dce3",
        background="#14171c",
        surface="#1a1e24",
        panel="#22272f",
        dark=True,
        variables={**INK_DEFAULTS, "scrollbar": "#3a414c", "scrollbar-background": "#14171c"},
    ),
    Theme(
        name="light",
        primary="#1d5c9e",
        accent="#1d5c9e",
        secondary="#626975",
        warning="#8a5a00",
        error="#b3261e",
        success="#2a6f3c",
        foreground="#21252b",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e9e6df",
        dark=False,
        variables={
            "ink-muted": "#5f6671",
            "ink-faint": "#b9bdc4",
            "ink-accent": "#1d5c9e",
            "ink-conflict": "#b3261e",
            "ink-update": "#8a5a00",
            "ink-apart": "#66489c",
            "ink-agree": "#2a6f3c",
            "cursor-background": "#d6e3f1",
            "cursor-blurred": "#ebe8e1",
            "scrollbar": "#c2c6cc",
            "scrollbar-background": "#fbfaf7",
        },
    ),
    _ansi_theme(
        "ansi",
        "ansi_blue",
        {
            **_BARE,
            "ink-muted": "ansi_bright_black",
            "ink-faint": "ansi_bright_black",
            "ink-accent": "ansi_cyan",
            "ink-conflict": "ansi_red",
            "ink-update": "ansi_yellow",
            "ink-apart": "ansi_magenta",
            "ink-agree": "ansi_green",
        },
    ),
    _ansi_theme("mono", "ansi_default", _BARE),
)


def style_words(name: str, theme: str) -> str:
    """The style called `name` in a theme, as Textual writes styles; "" is plain."""
    return _FAMILIES.get(theme, _COLOURS).get(name, "")


def ink_style(name: str, theme: str, variables: dict[str, str]) -> RichStyle:
    """The style called `name` in a theme; `variables` are those of the running app."""
    inks = tuple((key, variables[key]) for key in INK_DEFAULTS)
    return _ink_style(name, theme, inks)


@lru_cache(maxsize=256)
def _ink_style(name: str, theme: str, inks: tuple[tuple[str, str], ...]) -> RichStyle:
    return Style.parse(style_words(name, theme), dict(inks)).rich_style
