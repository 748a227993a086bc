"""What holds no article says so, with the part and the reason, format by format."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from http.client import HTTPSConnection

import pytest

from figures.model import Article
from importers import archives, jsonl, opml
from importers.addresses import canonical_address
from importers.base import ImportOptions, Source, UnreadableInput
from importers.fetch import _connection
from importers.frontmatter import split_front_matter
from importers.ninjs import NinjsImporter
from tests.importers_material import (
    BODY,
    articles,
    json_feed,
    newsml,
    ninjs,
    nitf,
    read,
    table,
    tarred,
)

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
    (
        "a.rss",
        b'<?xml version="1.0" encoding="\xf5tf-8"?><rss version="2.0"><channel/></rss>',
        "the feed names its character set in no letters",
    ),
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


def test_a_message_that_only_points_at_items_is_refused() -> None:
    text = newsml()
    start, end = text.index(b"<newsItem"), text.index(b"</itemSet>")
    (failure,) = read(text[:start] + b"<itemRef/>" + text[end:], "a.xml")

    assert isinstance(failure, UnreadableInput)
    assert failure.reason == "it lists items that stand elsewhere and holds none itself"


def test_a_story_whose_provider_is_not_named_is_read_without_an_outlet() -> None:
    text = newsml()
    start, end = text.index(b"<provider"), text.index(b"</provider>")
    (article,) = articles(text[:start] + text[end + len(b"</provider>") :], "a.xml")

    assert article.outlet is None


def test_an_empty_list_of_stories_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="it is an empty list"):
        list(NinjsImporter().read(Source.of_bytes("a.json", b"[]"), ImportOptions()))


def test_an_address_of_https_is_asked_over_an_encrypted_line() -> None:
    assert isinstance(_connection("https://solmark.example/a", 1.0), HTTPSConnection)
    assert not isinstance(_connection("http://solmark.example/a", 1.0), HTTPSConnection)


def test_a_table_of_two_bytes_a_letter_is_read_as_one_of_utf_8() -> None:
    wide = table().decode("utf-8").encode("utf-16")

    assert [a.text for a in articles(wide, "a.csv")] == [a.text for a in articles(table(), "a.csv")]


def test_no_more_than_forty_lines_are_taken_for_front_matter() -> None:
    fields, text = split_front_matter("Title: A\n" * 45)

    assert fields == {"title": "A"}
    assert text == "Title: A\n" * 5
