"""Storing articles: new, revised, unchanged, copied; what is kept and what is read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from figures.model import Article
from tests.db_material import article, figure_in, full_figure, plain


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        yield library


def test_a_new_article_is_read_back_as_it_was_stored(library: Library) -> None:
    stored = article("wire/ferry")._replace(authors=("Ada Example", "Bo Muster"), url="https://e.x")

    assert library.store(stored).state == "new"
    assert library.article("wire/ferry") == stored


def test_storing_the_same_article_again_changes_nothing(library: Library) -> None:
    first = library.store(article("wire/ferry"))
    again = library.store(article("wire/ferry"))

    assert again.state == "unchanged"
    assert again.figures == first.figures
    assert library.revisions("wire/ferry") == []


def test_another_text_under_the_same_key_keeps_the_old_one_as_a_revision(library: Library) -> None:
    before = article("wire/ferry")
    after = before._replace(text=before.text.replace("13,221", "13,240"))
    library.store(before)

    assert library.store(after).state == "revised"
    assert library.article("wire/ferry") == after
    assert [(r.n, r.text) for r in library.revisions("wire/ferry")] == [(1, before.text)]
    assert library.search('"13,221 workers crossed"').total == 0
    assert library.search('"13,240 workers crossed"').total == 1


def test_a_third_text_keeps_both_earlier_ones_in_their_order(library: Library) -> None:
    for text in ("first text", "second text", "third text"):
        library.store(plain("k", text))

    assert [r.text for r in library.revisions("k")] == ["first text", "second text"]


@pytest.mark.parametrize("field", ["title", "outlet", "published", "language", "input", "url"])
def test_what_a_later_import_does_not_know_is_kept(library: Library, field: str) -> None:
    known = article("wire/ferry")._replace(url="https://example.org/ferry")
    library.store(known)

    assert library.store(known._replace(**{field: None})).state == "unchanged"
    assert library.article("wire/ferry") == known


def test_a_date_that_only_the_second_import_gives_moves_the_article(library: Library) -> None:
    library.store(plain("k", "An undated text."))
    library.store(article("post/flood"))

    assert library.store(plain("k", "An undated text.", published="2025-01-01")).state == "revised"
    assert [row.key for row in library.articles().rows] == ["k", "post/flood"]


def test_the_same_text_in_another_outlet_is_a_copy_and_stored_all_the_same(
    library: Library,
) -> None:
    library.store(article("wire/ferry"))
    copy = article("wire/ferry")._replace(key="other/ferry", outlet="Open Herald")

    assert library.store(copy).state == "copy"
    assert library.article("other/ferry") == copy


def test_a_text_that_differs_by_a_few_words_is_a_copy(library: Library) -> None:
    text = (
        "The Estmark harbour ministry of Vostrana said 13,221 workers crossed by ferry from "
        "Tirimar to Kelberg last year. Minister Oruk Lannet told the Sundara parliament that "
        "most of them found work near the old Norvale docks, where the Halder shipyard has "
        "been building four new Orlanda class ships since the spring."
    )
    library.store(plain("a", text, published="2025-02-10"))
    cut = text.replace("since the spring", "for the navy")

    assert library.store(plain("b", cut, published="2025-02-11")).state == "copy"


def test_different_texts_are_no_copies(library: Library) -> None:
    library.store(article("wire/ferry"))

    assert library.store(article("post/flood")).state == "new"


def test_a_figure_is_read_back_equal_in_every_field(library: Library) -> None:
    stored = article("wire/ferry")
    figure = full_figure(stored.text)
    library.store(stored, [figure])

    (claim,) = library.claims_of("wire/ferry")

    assert claim.figure == figure
    assert (claim.article, claim.outlet, claim.published) == (
        stored.key,
        stored.outlet,
        stored.published,
    )


def test_figures_are_extracted_where_none_are_given(library: Library) -> None:
    outcome = library.store(article("wire/ferry"))
    (claim,) = library.claims_of("wire/ferry")

    assert outcome.figures == 1
    assert claim.figure.low == 13221
    assert claim.figure.counted == "worker"


def test_figures_with_the_same_words_in_equal_sentences_have_ids_of_their_own(
    library: Library,
) -> None:
    text = "120 houses fell."
    library.store(plain("k", text), [figure_in(text, "120 houses", 120.0)] * 2)

    assert len({claim.id for claim in library.claims_of("k")}) == 2


def test_characters_that_cannot_be_stored_are_replaced_one_for_one(library: Library) -> None:
    library.store(plain("k", "a\x00b\ud800c 120 houses", title="t\udfff"))
    stored = library.article("k")

    assert stored is not None
    assert stored.text == "a\ufffdb\ufffdc 120 houses"
    assert stored.title == "t\ufffd"
    assert library.claims_of("k")[0].figure.surface == "120 houses"


@pytest.mark.parametrize(
    "ref", ["https://example.org/2025/ferry-deal", "ferry-deal", "deal", "captures/ferry.txt"]
)
def test_an_article_is_found_by_key_by_input_or_by_the_end_of_its_key(
    library: Library, ref: str
) -> None:
    library.store(
        plain("https://example.org/2025/ferry-deal", "One text.", input="captures/ferry.txt")
    )
    library.store(plain("https://example.org/2025/flood-note", "Another text."))

    found = library.article(ref)

    assert found is not None
    assert found.text == "One text."


@pytest.mark.parametrize("ref", ["", "e", "no such thing", "https://example.org/20"])
def test_an_unclear_name_finds_no_article(library: Library, ref: str) -> None:
    library.store(plain("https://example.org/one", "One text."))
    library.store(plain("https://example.org/two/one", "Another text."))

    assert library.article(ref) is None


def test_articles_are_listed_newest_first_and_undated_ones_last(library: Library) -> None:
    for key in ("post/flood", "notes/undated", "post/ferry", "wire/ferry"):
        library.store(article(key))

    assert [row.key for row in library.articles().rows] == [
        "post/ferry",
        "wire/ferry",
        "post/flood",
        "notes/undated",
    ]


def test_a_listing_says_when_it_leaves_something_out(library: Library) -> None:
    for key in ("post/flood", "post/ferry", "wire/ferry"):
        library.store(article(key))
    page = library.articles(limit=2)

    assert (len(page.rows), page.total, page.truncated) == (2, 3, True)
    assert [row.key for row in library.articles(limit=2, offset=2).rows] == ["post/flood"]
    assert not library.articles().truncated


def test_outlets_that_differ_in_case_only_are_one(library: Library) -> None:
    library.store(plain("a", "text one", outlet="Example Wire"))
    library.store(plain("b", "text two", outlet="EXAMPLE  wire"))

    assert [(row.name, row.articles) for row in library.outlets()] == [("Example Wire", 2)]
    assert library.articles_of_outlet("example wire").total == 2


def test_an_article_that_fails_inside_a_batch_is_taken_back_alone(library: Library) -> None:
    text = "120 houses fell."
    bad = figure_in(text, "120 houses", 120.0)._replace(kind=None)  # type: ignore[arg-type]
    with library.batch():
        library.store(plain("a", "good before"))
        with pytest.raises(LibraryError):
            library.store(plain("b", text), [bad])
        library.store(plain("c", "good after"))

    assert sorted(row.key for row in library.articles().rows) == ["a", "c"]
    assert library.search("houses").total == 0
    assert library.check() == []


def test_a_batch_that_fails_leaves_nothing_behind(library: Library) -> None:
    def fail_in_a_batch() -> None:
        with library.batch():
            library.store(plain("a", "text"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_a_batch()

    assert library.articles().total == 0
    assert library.store(plain("a", "text")).state == "new"


def test_more_than_one_thread_may_store_at_once(library: Library) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def store(n: int) -> str:
        return library.store(plain(f"k{n}", f"text number {n}")).state

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(store, range(40))) == {"new"}
    assert library.articles().total == 40


def test_failed_imports_are_kept_until_they_succeed(library: Library) -> None:
    library.record_import("a.pdf", "it holds no text")
    library.record_import("b.txt", "it is empty")
    library.record_import("b.txt", None)

    assert [(f.input, f.error) for f in library.import_failures()] == [
        ("a.pdf", "it holds no text")
    ]


def test_sources_are_counted_once_for_each_figure_that_names_them(library: Library) -> None:
    stored = article("wire/ferry")
    library.store(stored, [full_figure(stored.text)])
    library.store(Article("other", stored.text), [full_figure(stored.text)])

    assert {(row.name, row.kind, row.figures) for row in library.cited()} == {
        ("harbour ministry", "institution", 2),
        ("Northern Wire", "agency", 2),
    }
    assert len(library.claims_of_source("The Harbour Ministry")) == 2

    library.store(Article("other", "Nothing is said any more."), [])

    assert {row.figures for row in library.cited()} == {1}


def test_stats_count_what_is_there(library: Library) -> None:
    for key in ("post/flood", "post/ferry", "wire/ferry"):
        library.store(article(key))
    stats = library.stats()

    assert (stats.articles, stats.outlets) == (3, 2)
    assert stats.figures == library.figures().total > 0
