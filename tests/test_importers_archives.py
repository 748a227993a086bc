"""Archives are read member by member, and unfold into no more than is believable."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable

import pytest

from figures.model import Article
from importers.base import UnreadableInput
from importers.packed import MAX_MEMBERS
from importers.reading import MAX_DEPTH
from tests.importers_material import BODY, HTML_BODY, read, tarred, zipped


def test_archives_hold_archives_and_broken_members_do_not_stop_the_rest() -> None:
    inner = gzip.compress(tarred({"b.html": f"<!doctype html><html>{HTML_BODY}".encode()}))
    data = zipped(
        {
            "a.txt": BODY,
            "empty.txt": b"",
            "picture.jpg": b"\xff\xd8\xff\xe0\0",
            "__MACOSX/._a.txt": b"\0\5\26\7",
            ".DS_Store": b"\0",
            "in/Thumbs.db": b"\xd0\xcf\x11\xe0",
            "~$notes.docx": b"\5quay",
            "../../etc/up.txt": BODY,
            "more.tgz": inner,
        }
    )
    items = read(data, "press.zip")

    assert [item.key for item in items if isinstance(item, Article)] == [
        "press.zip/a.txt",
        "press.zip/../../etc/up.txt",
        "press.zip/more.tgz/b.html",
    ]
    failures = {item.part: item.reason for item in items if isinstance(item, UnreadableInput)}
    assert failures.keys() == {"press.zip/empty.txt", "press.zip/picture.jpg"}


@pytest.mark.parametrize(
    ("member", "kind"),
    [("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "a presentation")],
)
def test_an_office_document_without_an_article_is_named_for_what_it_is(
    member: str, kind: str
) -> None:
    (item,) = read(zipped({"[Content_Types].xml": b"<Types/>", member: b"<a/>"}), "ships.xlsx")

    assert isinstance(item, UnreadableInput)
    assert kind in item.reason


def test_nesting_ends_somewhere() -> None:
    data = BODY.encode()
    for _ in range(MAX_DEPTH + 1):
        data = gzip.compress(data)
    (item,) = read(data)

    assert isinstance(item, UnreadableInput)
    assert "more than" in item.reason


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"bomb.txt": data})])
def test_bombs_do_not_go_off(pack: Callable[[bytes], bytes]) -> None:
    (item,) = read(pack(bytes(b" " * 40_000_000)), "bomb.jsonl.gz")

    assert isinstance(item, UnreadableInput)
    assert "unfolds" in item.reason


def test_an_archive_of_too_many_files_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(MAX_MEMBERS + 1):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    (item,) = read(stream.getvalue())

    assert isinstance(item, UnreadableInput)
    assert "more than" in item.reason


def test_encrypted_members_are_named() -> None:
    data = bytearray(zipped({"a.txt": BODY}))
    for header, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + place] |= 1
    (item,) = read(bytes(data))

    assert isinstance(item, UnreadableInput)
    assert "encrypted" in item.reason
