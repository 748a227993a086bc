"""Servers are asked only for what has changed, and feeds only where robots may read them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.library import Library
from importers.base import ImportOptions
from importers.pipeline import run_import
from tests.importers_material import rss
from tests.importers_server import Server, address, nobody_known, opml, public, server

__all__ = ["address", "nobody_known", "public", "server"]


def test_a_feed_that_robots_may_not_read_is_refused_and_a_page_is_read(
    address: str, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "library.db") as library:
        report = run_import(library, [f"{address}/secret/feed", f"{address}/feed"], ImportOptions())

    assert report.articles == 1
    assert report.failed == [
        (f"{address}/secret/feed", "the site's robots.txt asks programs not to read it")
    ]


@pytest.mark.parametrize("name", ["news", "moved"])
def test_what_has_not_changed_is_not_sent_again(
    server: Server, address: str, tmp_path: Path, name: str
) -> None:
    inputs = [f"{address}/{name}"]
    with Library.open(tmp_path / "library.db") as library:
        first, again, dry = (
            run_import(library, inputs, replace(ImportOptions(), dry_run=dry))
            for dry in (False, False, True)
        )
        server.feed = (2, rss().replace(b"140 sailors", b"150 sailors"))
        changed = run_import(library, inputs, ImportOptions(jobs=2))
        article = library.article("https://solmark.example/1")

    assert (first.articles, first.new) == (1, 1)
    assert (again.articles, again.unchanged) == (dry.articles, dry.unchanged) == (1, 1)
    assert (changed.articles, changed.revised) == (1, 1)
    assert article is not None
    assert "150 sailors" in article.text
    versions = [etag for etag, _ in server.told]
    assert versions == [None, '"1"', '"1"', '"1"']


def test_everything_is_sent_again_after_a_failure_or_for_other_facts(
    server: Server, address: str, tmp_path: Path
) -> None:
    item = "<item><title>Empty</title><link>https://solmark.example/2</link></item>"
    server.feed = (1, rss().replace(b"</channel>", f"{item}</channel>".encode()))
    inputs = [f"{address}/news"]
    with Library.open(tmp_path / "library.db") as library:
        for _ in range(2):
            report = run_import(library, inputs, ImportOptions())
            assert len(report.failed) == 1
        server.feed = (1, rss())
        run_import(library, inputs, ImportOptions())
        report = run_import(library, inputs, ImportOptions(outlet="The Lantern Post"))
        article = library.article("https://solmark.example/1")

    assert [etag for etag, _ in server.told] == [None] * 4
    assert report.revised == 1
    assert article is not None
    assert article.outlet == "The Lantern Post"


@pytest.mark.usefixtures("public")
def test_each_feed_of_a_list_is_remembered_by_itself(
    server: Server, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(opml(f"{address}/news", f"{address}/missing").read())
    with Library.open(tmp_path / "library.db") as library:
        first, again = (run_import(library, [str(path)], ImportOptions()) for _ in range(2))

    assert (first.new, len(first.failed)) == (1, 1)
    assert (again.unchanged, len(again.failed)) == (1, 1)
    assert [etag for etag, _ in server.told] == [None, '"1"']
