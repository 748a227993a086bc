"""What holds no article says so, with the part and the reason, format by format."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile

import pytest

from figures.model import Article
from importers import archives, jsonl, opml
from importers.addresses import canonical_address
from importers.base import Source, UnreadableInput
from tests.importers_material import BODY, articles, json_feed, newsml, ninjs, nitf, read, tarred

OPML = b"""<?xml version="1.0"?><opml version="2.0"><body>
<outline type="rss" xmlUrl="https://solmark.example/a"/>
<outline type="rss" xmlUrl="https://solmark.example/b"/></body></opml>"""


def empty_zip() -> bytes:
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()
    return stream.getvalue()


def tar_with_folder(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO(tarred(members))
    with tarfile.open(fileobj=stream, mode="a") as archive:
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    return stream.getvalue()


REFUSED = [
    ("a.zip", empty_zip(), "the archive is empty"),
    ("a.tar", tar_with_folder({}), "the archive is empty"),
    ("a.xml", nitf().replace(b"body.content", b"body.other"), "the story has no body"),
    (
        "a.xml",
        newsml(content="<inlineData contenttype='text/plain'> </inlineData>"),
        "its text stands elsewhere, and it only names the place",
    ),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=lambda v: str(v)[:30])
def test_an_input_without_an_article_is_refused_with_the_reason(
    name: str, data: bytes, reason: str
) -> None:
    (failure,) = read(data, name)

    assert isinstance(failure, UnreadableInput)
    assert failure.reason == reason


def test_folders_and_hidden_files_of_an_archive_are_passed_over() -> None:
    items = read(tar_with_folder({"a.txt": BODY.encode(), ".DS_Store": b"\0"}), "a.tar")

    assert [item.key for item in items if isinstance(item, Article)] == ["a.tar/a.txt"]
    assert len(items) == 1


def test_an_archive_of_too_many_files_ends_with_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    *kept, failure = read(tarred({f"{n}.txt": BODY.encode() for n in range(4)}), "a.tar")

    assert [type(item) for item in kept] == [Article, Article]
    assert isinstance(failure, UnreadableInput)
    assert failure.reason == "the archive holds more than 2 files"


def test_items_of_a_feed_that_are_none_are_named_and_a_number_is_an_id_like_any_other() -> None:
    feed = json.loads(json_feed())
    whole = feed["items"][0]
    numbered = {**whole, "id": 7, "url": None}
    nameless = {**whole, "id": None, "url": None}
    feed["items"] = [whole, "text", nameless, numbered]
    items = read(json.dumps(feed).encode(), "feed.json")

    assert [item.key for item in items if isinstance(item, Article)] == [
        "https://solmark.example/1",
        "7",
    ]
    assert [item.reason for item in items if isinstance(item, UnreadableInput)] == [
        "it is no JSON object",
        "it has neither an address nor an id",
    ]


def test_a_story_takes_its_title_from_the_list_of_headlines_and_a_number_for_its_version() -> None:
    data = ninjs(headline=None, headlines=["x", {"value": " "}, {"value": "Sailors"}], uri=12)
    (article,) = articles(data)

    assert article.title == "Sailors"


def test_a_list_of_stories_names_what_is_none() -> None:
    failure, article = read(b'["text", ' + ninjs() + b"]", "a.json")

    assert isinstance(article, Article)
    assert isinstance(failure, UnreadableInput)
    assert failure.reason == "it is no JSON object"


def test_a_line_that_is_too_long_is_named_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonl, "MAX_BYTES", 200)
    long = json.dumps({"id": "a", "text": BODY * 40})
    failure, *_ = read(f"{long}\n".encode(), "a.jsonl")

    assert isinstance(failure, UnreadableInput)
    assert (failure.part, failure.reason) == ("line 1", "the line is too long for one article")


def test_a_list_of_too_many_feeds_is_refused_before_one_is_fetched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opml, "MAX_FEEDS", 1)
    (failure,) = read(OPML, "feeds.opml")

    assert isinstance(failure, UnreadableInput)
    assert failure.reason == "the list names more than 1 feeds"


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "it is empty"), (b"12345", "it is larger than")]
)
def test_a_source_is_read_whole_or_not_at_all(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        Source.of_bytes("a", data).read(limit=4)


def test_an_address_by_number_keeps_its_brackets() -> None:
    address = canonical_address("https://[2001:DB8::1]:8443/a")

    assert address == "https://[2001:db8::1]:8443/a"
