"""Who wrote a page that says so in its text alone."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from importers.bylines import byline_of

PAGES = [
    ('<p class="byline">By Ida Renn</p>', ("Ida Renn",)),
    ('<p class="byline">By Ida Renn and Tom Ekdal</p>', ("Ida Renn", "Tom Ekdal")),
    ('<a rel="author" href="/x">Lise Amund</a>', ("Lise Amund",)),
    ('<span itemprop="author">Jon Aas</span>', ("Jon Aas",)),
    ('<div class="post-author-name"><b>Nora</b><b>Quill</b></div>', ("Nora Quill",)),
    ('<div class="author-bio-box">By Nora Quill</div>', ()),
    ('<p class="byline">12</p>', ()),
    ('<p class="byline"></p><a rel="author">Mona Fell</a>', ("Mona Fell",)),
    (f'<p class="byline">{"She has written about ships for years. " * 5}</p>', ()),
    ("<p>By the harbour stood a crane.</p>", ()),
]


@pytest.mark.parametrize(("page", "names"), PAGES)
def test_the_first_mark_of_an_author_that_holds_names_counts(
    page: str, names: tuple[str, ...]
) -> None:
    assert byline_of(fromstring(f"<html><body>{page}</body></html>")) == names
