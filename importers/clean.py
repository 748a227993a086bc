"""Bytes to text, and text to the form that is stored: one normal form, no invisible fillers.

Everything here happens before an article is stored, so that every offset counts characters of
the stored text. Characters that could steer a terminal are evidence and stay; they are made
harmless where text is shown.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from importers.base import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINE_ENDS = set("\r\x0b\x0c\x85\u2028\u2029")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_FILLERS = set("\u00ad\u200b\u2060\ufeff")
_GROUP_SPACE = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_ODD_SPACES = re.compile(
    "[\t\u1680\u2000-\u200a\u202f\u205f\u3000]|\u00a0(?!\\d{3})"
    "|(?<=[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])\u00a0"
)
_BAR = "\u2015"
"""The horizontal bar, which some publishers write for a dash: no dash to whoever reads clauses."""
_SPACERS = set("\t\u00a0\u1680\u202f\u205f\u3000") | {chr(at) for at in range(0x2000, 0x200B)}
_SPACES = re.compile(" {2,}")
_LINE_EDGES = re.compile(r"[ \u00a0]*\n[ \u00a0]*")
_BLANK_LINES = re.compile(r"\n{3,}")
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00c5\u00d0\u00d1\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""UTF-8 that was read as Western European at some station on the way."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`: by its byte order mark, as UTF-8, as declared, else as detected.

    Raises `UnreadableInput` for binary data and for bytes that no character set explains.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    if looks_binary(data[:8192]):
        raise UnreadableInput("it is binary data of no known format")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as failure:
        cut = failure
    if cut.start >= len(data) - 3 and cut.reason == "unexpected end of data":
        return data[: cut.start].decode("utf-8")  # the file ends inside a character
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # a page's claim about itself is often wrong
    return _detect(data)


def in_utf8(data: bytes, declared: str | None = None) -> bytes:
    """What `decode` gives, as storable text in UTF-8; `data` itself where it is that already."""
    if b"\0" not in data and not data.startswith(tuple(bom for bom, _ in _BOMS)):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if not looks_binary(data[:8192]):
                return data
    return storable(decode(data, declared)).encode()


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes of a file cannot be text in any 8-bit character set."""
    return b"\0" in head or (len(head) - len(head.translate(None, _CONTROLS))) * 50 > len(head)


def clean_text(text: str) -> str:
    """`text` in the form that is stored: NFC, plain spaces, dashes and line ends, no empty edges.

    A no-break space between the digit groups of one number stays, because it tells "816 000"
    from two numbers. What is left out or put together may show that a line was decoded wrongly:
    such a text is cleaned again, so that cleaning what is clean changes nothing.
    """
    while (cleaned := _cleaned(text)) != text and _MOJIBAKE.search(cleaned):
        text = cleaned
    return cleaned


def _cleaned(text: str) -> str:
    text = storable(_mended(text))
    signs = set(text)  # most texts have few of those below, and each search reads all of it
    if signs & _LINE_ENDS:
        text = _NEWLINES.sub("\n", text)
    if signs & _FILLERS:
        text = _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFC", text)
    if _BAR in signs:
        text = text.replace(_BAR, "—")
    if signs & _SPACERS:
        text = _ODD_SPACES.sub(" ", _GROUP_SPACE.sub("\u00a0", text))
    text = _SPACES.sub(" ", text)
    text = _LINE_EDGES.sub("\n", text)
    return _BLANK_LINES.sub("\n\n", text).strip()


def _mended(text: str) -> str:
    """`text` with those lines read anew that show that they were decoded wrongly."""
    if not _MOJIBAKE.search(text):
        return text
    from ftfy import fix_encoding  # 50 ms, and most inputs need no mending

    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines)


def clean_line(text: str | None) -> str | None:
    """`text` on one line, as titles and names are kept; None when nothing is left."""
    return " ".join(clean_text(text).split()) or None if text else None


def holds_words(text: str) -> bool:
    """Whether there is anything to read: a letter or a digit of any script."""
    return any(char.isalnum() for char in text)


def storable(text: str) -> str:
    """`text` with what no database can hold (NUL, half a surrogate pair) replaced one for one."""
    if "\0" not in text:
        try:
            text.encode()  # pages are long, and this is ten times as quick as looking
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNSTORABLE.sub("\ufffd", text)


def _detect(data: bytes) -> str:
    from charset_normalizer import from_bytes  # 20 ms, and most inputs are UTF-8

    best = from_bytes(data[: 256 * 1024]).best()
    encoding = best.encoding if best is not None else "cp1252"
    return data.decode(encoding, "replace")
