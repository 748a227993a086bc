"""The one gate for text that leaves the program: nothing in it can steer a terminal.

Stored text stays as it came; it is made harmless on its way out. What is caught: C0 controls
but newline and tab, DEL, C1, unpaired surrogates, noncharacters, bidirectional embeddings,
overrides, isolates and marks, zero-width characters that are not part of an emoji or of a
joining script, line and paragraph separators, and tag characters. Letters of right-to-left
scripts, emoji sequences and combining marks pass unchanged (Unicode 15, categories Cc, Cs, Cf;
the attack is described in CVE-2021-42574).
"""

from __future__ import annotations

import re

PLACEHOLDER = "\ufffd"
"""Stands for one caught character where offsets must hold."""

_CAUGHT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    # A joiner belongs between emoji or letters of a joining script; elsewhere it only hides.
    "|(?<![\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u2190-\u2bff\ufe0f"
    "\U0001f000-\U0001faff])[\u200c\u200d]"
)


def printable(text: str) -> str:
    """`text` with every caught character replaced one for one, so that spans keep their offsets."""
    return _CAUGHT.sub(PLACEHOLDER, text)


def printable_line(text: str) -> str:
    """`printable` for one line of a list: newlines, tabs and runs of spaces become one space."""
    return " ".join(printable(text).split())


def printable_named(text: str) -> str:
    """`text` with every caught character spelled out ("<U+202E>"), for plain output."""
    return _CAUGHT.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def escape_caught(json_text: str) -> str:
    """JSON text with every caught character as a \\u escape, so that reading it gives the same."""

    def escape(match: re.Match[str]) -> str:
        units = match.group().encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))

    return _CAUGHT.sub(escape, json_text)
