"""Searching a small library: what is found, in which order, and that no text breaks it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import Interrupted, QueryError
from db.library import Library
from db.snippets import after_title
from figures.model import Article, Link
from tests.db_material import TEXTS, article, figure_in, plain


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("search") / "library.db") as library:
        for key in TEXTS:
            stored = article(key)
            library.store(stored, figures_of(key, stored.text))
        yield library


def figures_of(key: str, text: str) -> list[object]:
    ministry = (Link("harbour ministry", 4, 20, "said"),)
    by_key = {
        "wire/ferry": [("13,221 workers", 13221.0, {"counted": "worker", "attribution": ministry})],
        "post/ferry": [("13,800 workers", 13800.0, {"counted": "worker", "attribution": ministry})],
        "post/flood": [
            ("120 houses", 120.0, {"counted": "house", "action": "destroy"}),
            (
                "more than 35 people",
                35.0,
                {"counted": "person", "action": "kill", "relation": ">", "high": None},
            ),
        ],
    }
    return [figure_in(text, surface, low, **fields) for surface, low, fields in by_key.get(key, [])]


FOUND = [
    ("ferry", {"wire/ferry", "post/ferry", "notes/undated"}),
    ("ferries", {"wire/ferry", "post/ferry", "notes/undated"}),
    ('"ferries"', set()),
    ("worker", {"wire/ferry", "post/ferry"}),
    ("FERRY workers", {"wire/ferry", "post/ferry"}),
    ("ferry -workers", {"notes/undated"}),
    ("-ferry", {"post/flood", "blatt/brücke", "ribao/港口"}),
    ("-ferry -outlet:post", {"blatt/brücke", "ribao/港口"}),
    ("flood OR tickets", {"post/flood", "notes/undated"}),
    ('"old port"', {"wire/ferry", "notes/undated"}),
    ("ferry NEAR/2 tickets", {"notes/undated"}),
    ("NEAR(ministry ferry, 2)", set()),
    ("NEAR(ministry ferry, 4)", {"post/ferry"}),
    ("NEAR(ministry ferry, 6)", {"wire/ferry", "post/ferry"}),
    ("cafe", {"post/ferry"}),
    ("CAFÉ", {"post/ferry"}),
    ("brucke", {"blatt/brücke"}),
    ("工人", {"ribao/港口"}),
    ("渡轮过境", {"ribao/港口"}),
    ("人港", set()),
    ('"港口管理"', {"ribao/港口"}),
    ("13,221", {"wire/ferry"}),
    ("13221", {"wire/ferry"}),
    ("outlet:wire", {"wire/ferry"}),
    ('outlet:"Harbour Post" ferry', {"post/ferry"}),
    ("outlet:harbour", {"post/ferry", "post/flood"}),
    ("outlet:kustenblatt", {"blatt/brücke"}),
    ("outlet:nobody", set()),
    ("outlet:wire outlet:post ferry", {"wire/ferry", "post/ferry"}),
    ("ferry -outlet:wire", {"post/ferry", "notes/undated"}),
    ("lang:de", {"blatt/brücke"}),
    ("lang:EN flood", {"post/flood"}),
    ("since:2025", {"wire/ferry", "post/ferry"}),
    ("since:2024-11-04 before:2025", {"blatt/brücke", "ribao/港口"}),
    ("before:2024-11-04", {"post/flood"}),
    ("ferry since:2025-03", {"post/ferry"}),
    ("cited:ministry", {"wire/ferry", "post/ferry"}),
    ('cited:"The Harbour Ministry" since:2025-03', {"post/ferry"}),
    ("cited:nobody", set()),
    ("13000..14000 workers", {"wire/ferry", "post/ferry"}),
    ("13500..14000 workers", {"post/ferry"}),
    ("13000..14000 houses", set()),
    ("100..200", {"post/flood"}),
    (">13221", {"post/ferry"}),
    (">=13221", {"wire/ferry", "post/ferry"}),
    (">35 killed", {"post/flood"}),
    (">36 killed", set()),
    ("<100", {"post/flood"}),
    ("13000..14000 workers cited:ministry labour", {"post/ferry"}),
    ("13000..14000 100..200", set()),
    ("verdict:single flood", {"post/flood"}),
    ("verdict:conflict flood", set()),
]


@pytest.mark.parametrize(("query", "keys"), FOUND, ids=[query for query, _ in FOUND])
@pytest.mark.parametrize("sort", ["best", "newest"])
def test_a_query_finds_these_articles(
    library: Library, query: str, keys: set[str], sort: str
) -> None:
    hits = library.search(query, sort=sort)

    assert {hit.key for hit in hits.rows} == keys
    assert (hits.total, hits.capped) == (len(keys), False)


def test_a_range_of_those_to_whom_something_was_done_is_of_no_ages(tmp_path: Path) -> None:
    text = "The blast killed a man of 48 years. The blast killed 46 sailors. It burned 47 acres."
    done = {"action": "kill"}
    figures = [
        figure_in(text, "48 years", 48.0, kind="measure", unit="year", **done),
        figure_in(text, "46 sailors", 46.0, counted="sailor", **done),
        figure_in(text, "47 acres", 47.0, kind="measure", unit="acre", action="burn"),
    ]
    with Library.open(tmp_path / "library.db") as library:
        library.store(Article("quay", text), figures)
        found = {
            query: [claim.figure.low for claim in library.figures(query=query).rows]
            for query in (">40 killed", ">45 years", ">40 burned", "30..60 killed")
        }

    assert found == {
        ">40 killed": [46],
        ">45 years": [48],
        ">40 burned": [47],
        "30..60 killed": [46],
    }


def test_an_empty_query_gives_every_article_newest_first(library: Library) -> None:
    assert [hit.key for hit in library.search("").rows] == [
        "post/ferry",
        "wire/ferry",
        "ribao/港口",
        "blatt/brücke",
        "post/flood",
        "notes/undated",
    ]


def test_the_best_hit_has_the_word_in_its_title(library: Library) -> None:
    assert library.search("ferry").rows[0].key == "wire/ferry"
    assert library.search("ferry", sort="newest").rows[0].key == "post/ferry"


def test_options_limit_a_search_like_the_words_for_them(library: Library) -> None:
    def keys(**options: object) -> list[str]:
        return [hit.key for hit in library.search("ferry", **options).rows]  # type: ignore[arg-type]

    assert keys(outlet="Harbour Post") == ["post/ferry"]
    assert keys(until=date(2025, 2, 10)) == ["wire/ferry"]
    assert keys(since=date(2025, 2, 11)) == ["post/ferry"]
    assert keys(sort="newest", limit=1, offset=1) == ["wire/ferry"]
    assert library.search("ferry", limit=1).total == 3


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("fer", {"wire/ferry", "post/ferry", "notes/undated"}),
        ("wor", {"wire/ferry", "post/ferry"}),
        ('"old po', {"wire/ferry", "notes/undated"}),
        ("ferry tick", {"notes/undated"}),
        ("ferry outlet:", {"wire/ferry", "post/ferry", "notes/undated"}),
        ("BRÜ", {"blatt/brücke"}),
        ("工", {"ribao/港口"}),
        ("zzz", set()),
    ],
)
def test_a_half_typed_word_finds_what_it_may_become(
    library: Library, typed: str, keys: set[str]
) -> None:
    assert {hit.key for hit in library.search(typed, complete_last=True).rows} == keys


def test_a_half_typed_word_finds_nothing_once_it_is_said_to_be_whole(library: Library) -> None:
    assert library.search("fer").total == 0


def test_a_first_line_that_says_the_title_again_is_known_from_another() -> None:
    assert after_title("Gulls return\n\nThey are back.", "Gulls  return") == 14
    assert after_title("Gulls return in spring", "Gulls return") == 0
    assert after_title("Gulls return in spring\nThey are back.", "Gulls return") == 0


def test_a_snippet_does_not_say_the_title_again(tmp_path: Path) -> None:
    text = "Gulls return\n\nThey nest on the quay again, forty gulls in all."
    with Library.open(tmp_path / "library.db") as library:
        library.store(Article("quay", text, "Gulls return"))
        (both,) = library.search("gulls").rows
        (title_alone,) = library.search("return").rows

    assert both.snippet == "They nest on the quay again, forty gulls in all."
    assert [both.snippet[start:end] for start, end in both.marks] == ["gulls"]
    assert (title_alone.snippet, title_alone.marks) == (both.snippet, ())


def test_a_snippet_shows_the_words_found_and_where_they_stand(library: Library) -> None:
    (hit,) = library.search("labour shortage").rows

    assert [hit.snippet[start:end] for start, end in hit.marks] == ["labour", "shortage"]
    assert len(hit.snippet) <= 160


@pytest.mark.parametrize(
    ("query", "marked"),
    [("cafe", ["café"]), ("工人", ["工人"]), ('"old port"', ["old port"]), ("13221", ["13,221"])],
)
def test_a_snippet_marks_words_whatever_their_accents_script_or_grouping(
    library: Library, query: str, marked: list[str]
) -> None:
    hits = library.search(query).rows
    found = [[hit.snippet[start:end] for start, end in hit.marks] for hit in hits]

    assert marked in found


def test_figures_are_those_of_the_matching_articles(library: Library) -> None:
    def surfaces(query: str | None, **options: object) -> list[str]:
        page = library.figures(query=query, **options)  # type: ignore[arg-type]
        return [claim.figure.surface for claim in page.rows]

    everything = ["13,800 workers", "13,221 workers", "120 houses", "more than 35 people"]
    assert surfaces(None) == everything
    assert surfaces("flood") == ["120 houses", "more than 35 people"]
    assert surfaces("flood >100") == ["120 houses"]
    assert surfaces("cited:ministry", limit=1) == ["13,800 workers"]
    assert surfaces(None, article="wire/ferry") == ["13,221 workers"]
    assert surfaces("flood", article="wire/ferry") == []
    assert surfaces(None, article="no such") == []
    assert library.figures(limit=1).truncated


def test_a_long_result_is_counted_up_to_the_cap(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        with library.batch():
            for n in range(1_005):
                library.store(plain(f"k{n}", f"harbour note {n}"), [])
        hits = library.search("harbour", limit=3)

        assert (hits.total, hits.capped, len(hits.rows)) == (1_000, True, 3)
        assert not library.search("note 7").capped


def test_too_much_to_rank_is_ranked_among_its_newest_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.search.RANKING_MS", 0.0)
    monkeypatch.setattr("db.search._POOL_MS", -10.0)
    monkeypatch.setattr("db.search.COUNT_CAP", 5)
    monkeypatch.setattr("db.search.POOL", 3)
    with Library.open(tmp_path / "library.db") as library:
        for n in range(9):
            text = "harbour " * (9 if n in (2, 7) else 1) + "note and more about the weather"
            library.store(plain(f"k{n}", text, published=f"2025-01-0{n + 1}"), [])
        library.store(plain("title", "a note", title="harbour", published="2020-01-01"), [])
        hits = library.search("harbour", limit=3)

        assert [hit.key for hit in hits.rows] == ["title", "k7", "k8"]
        assert hits.partly_ranked

        monkeypatch.setattr("db.search._POOL_MS", 1.0)
        hits = library.search("harbour", limit=3)

        assert [hit.key for hit in hits.rows] == ["title", "k8", "k7"]
        assert hits.partly_ranked


EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "100"))
"""Queries that are tried; `python -m bench.fuzz` asks for more."""
PIECES = (
    *('"', "-", "OR", "NEAR(", "NEAR", ")", "*", "^", "ferry", "AND NOT", "outlet:", "since:"),
    *("2024", ">", "<=", "..", "5", "%", ":", "(", "{", "+", "工", "'", ",", "verdict:", "lang:"),
    *("cited:", "text:", "\x00", "\ud800", "\u0301", "\u202e"),
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(PIECES),
        ),
        max_size=8,
    ),
    st.booleans(),
    st.sampled_from(["", " "]),
)
def test_any_text_is_a_query_or_its_slip_is_explained(
    library: Library, parts: list[str], complete_last: bool, joint: str
) -> None:
    text = joint.join(parts)
    try:
        hits = library.search(text, complete_last=complete_last)
        library.questions(text)
    except QueryError:
        pass
    else:
        assert len(hits.rows) == min(hits.total, 20)
        for hit in hits.rows:
            assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


def test_interrupting_gives_up_the_searches_that_run(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        with library.batch():
            for n in range(3_000):
                library.store(plain(f"k{n}", "a b c d e f g h " * 20), [])
        outcomes: list[str] = []
        started = threading.Event()

        def search() -> None:
            started.set()
            try:
                while True:
                    library.search("a b c d OR e NEAR(f g)")
            except Interrupted:
                outcomes.append("interrupted")

        thread = threading.Thread(target=search)
        thread.start()
        started.wait()
        while thread.is_alive():
            library.interrupt()
            thread.join(0.01)

        assert outcomes == ["interrupted"]
        assert library.search("a", limit=1).total == 1_000


def test_an_outlet_alone_is_listed_newest_first_since_it_ranks_nothing(
    library: Library,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.search._best_of_all", None)
        found = library.search("outlet:harbour").rows

    assert [hit.published for hit in found] == sorted(
        (hit.published or "" for hit in found), reverse=True
    )
    assert len(found) == 2
