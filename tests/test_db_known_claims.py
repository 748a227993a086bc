"""Claims kept from one transaction to the next: never what another process has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db import figures
from db.deriving import derive
from db.grouping import Grouping
from db.library import Library
from figures.extract import extract_figures
from figures.model import Article

TOLD = {
    "alpha": "Marlow Tenby, 34, was shot in Quillham on Friday. Three people were killed there.",
    "beta": "Four people were killed in Quillham, where Marlow Tenby, 34, was shot on Friday.",
    "gamma": "Five people were killed in Quillham. Marlow Tenby, 36, was shot there on Friday.",
}


def article(name: str, text: str | None = None) -> Article:
    return Article(
        f"https://{name}.example.org/1",
        text or TOLD[name],
        title="Marlow Tenby shot in Quillham",
        outlet=name,
        published="2024-03-09",
    )


def judged(library: Library) -> str:
    """All that a reader sees of the questions, as one text."""
    return json.dumps(
        [
            (q.id, q.label, q.verdict, q.why, [c.id for c in q.claims], [p.tests for p in q.pairs])
            for q in library.questions(limit=None).rows
        ]
    )


def built_at_once(path: Path, *articles: Article) -> str:
    with Library.open(path) as library:
        library.store_all([(one, None) for one in articles])
        return judged(library)


def test_articles_stored_one_by_one_are_judged_as_those_stored_together(tmp_path: Path) -> None:
    articles = [article(name) for name in TOLD]
    with Library.open(tmp_path / "one.db") as library:
        for one in articles:
            library.store(one)
        apart = judged(library)

    assert apart == built_at_once(tmp_path / "all.db", *articles)
    assert '"conflict"' in apart


def test_what_another_process_changed_is_judged_by_its_new_text(tmp_path: Path) -> None:
    changed = article("alpha", TOLD["alpha"].replace("Three people", "Seven people"))
    with (
        Library.open(tmp_path / "shared.db") as ours,
        Library.open(tmp_path / "shared.db") as theirs,
    ):
        ours.store_all([(article("alpha"), None), (article("beta"), None)])
        theirs.store(changed)
        ours.store(article("gamma"))
        found = judged(ours)

    wanted = built_at_once(tmp_path / "all.db", changed, article("beta"), article("gamma"))
    assert found == wanted


def store_and_fail(library: Library, *articles: Article) -> None:
    """A transaction that fails once its questions are judged."""
    with library._writer.transaction() as storing:
        for one in articles:
            storing.store(storing.incoming(one, None))
        storing.finish()
        raise RuntimeError("taken back")


def test_what_was_taken_back_is_not_remembered(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one.db") as library:
        library.store(article("alpha"))
        with pytest.raises(RuntimeError, match="taken back"):
            store_and_fail(library, article("beta"), article("gamma"))
        library.store(article("gamma"))
        library.store(article("beta"))
        found = judged(library)

    assert found == built_at_once(tmp_path / "all.db", *(article(name) for name in TOLD))


def test_what_was_forgotten_for_want_of_room_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [article(f"{name}{n}", TOLD[name]) for n in range(4) for name in TOLD]
    plenty = built_at_once(tmp_path / "plenty.db", *articles)

    monkeypatch.setattr("db.known_claims.KEPT", 1)
    for kept in ("PROFILES", "ENTRIES", "LINKS", "VOUCHED", "KEYS"):
        monkeypatch.setattr(f"db.grouping.{kept}_KEPT", 1)
    with Library.open(tmp_path / "little.db") as library:
        for one in articles:
            library.store(one)
        assert judged(library) == plenty

    assert '"conflict"' in plenty


def test_of_many_articles_no_more_is_kept_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = {"PROFILES": 3, "ENTRIES": 5, "LINKS": 6, "VOUCHED": 2, "KEYS": 4}
    for name, number in most.items():
        monkeypatch.setattr(f"db.grouping.{name}_KEPT", number)
    kept: list[dict[str, int]] = []
    make_room = Grouping.make_room

    def told(self: Grouping) -> None:
        make_room(self)
        links = len(self._links) + sum(map(len, self._links.values()))
        sizes = (self._profiles, self._placed, self._vouched, self._keys)
        profiles, entries, vouched, keys = map(len, sizes)
        assert all(claim in self._placed for own in self._whole.values() for claim in own)
        kept.append(dict(zip(most, (profiles, entries, links, vouched, keys), strict=True)))

    monkeypatch.setattr(Grouping, "make_room", told)
    built_at_once(
        tmp_path / "little.db",
        *(article(f"{n}{name}", TOLD[name]) for n in range(4) for name in TOLD),
    )

    assert len(kept) >= 4 * len(TOLD)
    assert all(sizes[name] <= most[name] for sizes in kept for name in most)
    assert max(sizes["ENTRIES"] for sizes in kept) == most["ENTRIES"]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (TOLD["alpha"], 0),
        (
            "An estimated 9,000 workers were sent to Quillham, according to Radio Tenby. Of these, "
            "7,887 were killed and 40 fled.",
            2,
        ),
        (" ".join(f"{n} goats were sold;" for n in range(220)), figures.MOST_BESIDE),
    ],
    ids=["two sentences", "parts and sources", "a long list"],
)
def test_claims_just_written_are_those_that_are_read(tmp_path: Path, text: str, most: int) -> None:
    with (
        Library.open(tmp_path / "one.db") as library,
        library._writer.transaction() as storing,
    ):
        storing.store(storing.incoming(article("alpha", text), None))
        connection, written = storing.writer, storing._known
        names = [row[0] for row in connection.execute("SELECT name FROM figure ORDER BY n")]
        rows = figures.rows_by_name(connection, names)

        assert written.rows_of(names) == rows
        assert written.claims(list(rows.values())) == figures.claims_by_id(
            connection, list(rows.values())
        )
        beside = figures.rows_beside(connection, list(rows.values()))
        assert {row: written._written[row].beside(row) for row in rows.values()} == beside
        assert max(map(len, beside.values())) == most


def test_a_figure_with_another_quote_than_its_sentence_is_read_from_the_file(
    tmp_path: Path,
) -> None:
    one = article("alpha")
    found = extract_figures(one.text, one.published_on, outlet=one.outlet)
    odd = [figure._replace(quote="Something else.") for figure in found]
    with (
        Library.open(tmp_path / "one.db") as library,
        library._writer.transaction() as storing,
    ):
        storing.store(storing.incoming(one, odd))
        names = [row[0] for row in storing.writer.execute("SELECT name FROM figure ORDER BY n")]
        read = storing._known.claims(list(storing._known.rows_of(names).values()))

    assert [claim.figure.quote for claim in read] == [figure.quote for figure in found]


def test_what_was_made_of_an_article_elsewhere_is_used_only_while_it_fits(tmp_path: Path) -> None:
    read = article("alpha")._replace(outlet=None)
    with Library.open(tmp_path / "one.db") as library:
        library.store_all([(read, derive(read))])
        library.edit_article(read.key, outlet="Tenby Post")
        library.store_all([(read._replace(title="Another title"), derive(read))])
        (claim, *_) = library.claims_of(read.key)
        found = judged(library)
    whole = read._replace(outlet="Tenby Post", title="Another title")

    assert (claim.outlet, claim.title) == ("Tenby Post", "Another title")
    assert found == built_at_once(tmp_path / "all.db", whole)
