"""Stories as agencies send them, and what agencies say about using them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from figures.model import Article
from importers.base import ImportOptions, Noted, Source, UnreadableInput
from importers.reading import Given, read_source
from tests.importers_material import BODY, FIRST, HTML_BODY, articles, newsml, ninjs, nitf, read


def only(data: bytes, today: date = date(2025, 6, 1)) -> Given:
    source = Source.of_bytes("story", data)
    (item,) = read_source(source, ImportOptions(today=today))
    return item


def newsml_with(status: str, embargo: str) -> bytes:
    until = f"<embargoed>{embargo}</embargoed>" if embargo else ""
    return newsml(f'{until}<pubStatus qcode="stat:{status}"/>')


def nitf_with(status: str, embargo: str) -> bytes:
    until = f'<date.release norm="{embargo}"/>' if embargo else ""
    return nitf(until).replace(b'"usable"', f'"{status}"'.encode())


def ninjs_with(status: str, embargo: str) -> bytes:
    return ninjs(pubstatus=status, embargoed=embargo or None)


WITH = [newsml_with, nitf_with, ninjs_with]


@pytest.mark.parametrize("make", WITH)
@pytest.mark.parametrize(
    ("status", "embargo", "reason"),
    [
        ("usable", "", None),
        ("usable", "2025-05-31T10:00:00Z", None),
        ("usable", "2025-06-01", None),
        ("usable", "2025-06-03T10:00:00Z", "under embargo until 2025-06-03T10:00:00Z"),
        ("usable", "2025-06-02", "under embargo until 2025-06-02"),
        ("usable", "next week", "under embargo until next week"),
        ("canceled", "", "withdrawn"),
        ("withheld", "", "holds it back"),
    ],
)
def test_only_what_the_agency_has_released_is_read(
    make: Callable[[str, str], bytes], status: str, embargo: str, reason: str | None
) -> None:
    item = only(make(status, embargo))

    if reason is None:
        assert isinstance(item, Article)
    else:
        assert isinstance(item, UnreadableInput)
        assert reason in item.reason


@pytest.mark.parametrize("make", WITH)
def test_an_embargo_ends(make: Callable[[str, str], bytes]) -> None:
    data = make("usable", "2025-06-03T10:00:00Z")

    assert isinstance(only(data, date(2025, 6, 5)), Article)


@pytest.mark.parametrize(
    "data",
    [
        newsml("<edNote>Corrects the number of sailors</edNote>"),
        nitf('<ed-msg info="Corrects the number of sailors"/>'),
        ninjs(ednote="Corrects the number of sailors"),
    ],
    ids=["newsml", "nitf", "ninjs"],
)
def test_a_note_to_editors_becomes_a_notice(data: bytes) -> None:
    item = only(data)

    assert isinstance(item, Noted)
    assert item.notices == ("the agency notes: Corrects the number of sailors",)


@pytest.mark.parametrize(
    "data",
    [
        newsml(content='<inlineXML contenttype="application/nitf+xml">{}</inlineXML>').replace(
            b"{}", nitf().partition(b'dtd">')[2]
        ),
        newsml(content=f"<inlineData contenttype='text/plain'>{FIRST}\n\nMore.</inlineData>"),
        nitf(root='<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">'),
        ninjs(body_xhtml=None, body_text=BODY),
        ninjs(body_xhtml=None, bodies=[{"contenttype": "text/html", "value": HTML_BODY}]),
        b"[" + ninjs() + b"]",
    ],
    ids=["nitf in newsml", "plain in newsml", "nitf 3.6", "plain ninjs", "ninjs 2", "a list"],
)
def test_the_text_is_found_where_each_version_keeps_it(data: bytes) -> None:
    (article,) = articles(data)

    assert article.text.startswith(FIRST)
    assert article.title == "Ferries & sailors"
    assert article.published == "2025-05-27T08:00:00+00:00"
    assert (article.outlet, article.authors) == ("Solmark News", ("Ida Falkenrath",))


def test_a_message_gives_each_item_and_names_those_without_text() -> None:
    text = newsml()
    start, end = text.index(b"<newsItem"), text.index(b"</itemSet>")
    item = text[start:end]
    picture = item.replace(b"ninat:text", b"ninat:picture").replace(b"0527:1", b"0527:2")
    remote = text.replace(text[text.index(b"<inlineXML") : text.index(b"</contentSet>")], b"")
    linked = remote[start : remote.index(b"</itemSet>")].replace(b"0527:1", b"0527:3")
    items = read(text[:start] + item + picture + linked + text[end:])

    assert [type(item) for item in items] == [Article, UnreadableInput, UnreadableInput]
    failures = {item.part: item.reason for item in items if isinstance(item, UnreadableInput)}
    assert failures == {
        "urn:newsml:solmark.example:20250527:2": "it is picture, not text",
        "urn:newsml:solmark.example:20250527:3": (
            "its text stands elsewhere, and it only names the place"
        ),
    }


def test_a_new_version_is_a_revision_of_the_same_article() -> None:
    first, second = (
        articles(data)[0] for data in (newsml(), newsml().replace(b"140 sailors", b"150 sailors"))
    )

    assert first.key == second.key
    assert first.text != second.text


@pytest.mark.parametrize("data", [newsml(), nitf()], ids=["newsml", "nitf"])
def test_entities_in_agency_xml_are_refused(data: bytes) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    head, _, rest = data.partition(b"?>")
    root = rest[rest.index(b"<n") :]
    item = only(head + b"?>" + bomb + root)

    assert isinstance(item, UnreadableInput)
    assert "entities" in item.reason
