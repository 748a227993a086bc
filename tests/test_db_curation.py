"""What people decide: it holds, it can be undone, it survives re-extraction and re-import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import LibraryError
from db.library import Library
from figures.model import Article, Question
from tests.db_material import decision_lines

FERRY = {
    "wire": (
        "Northern Wire",
        "2025-02-10",
        "The Estmark harbour ministry said 13,221 workers crossed the Lannet strait by ferry in "
        "2024. Minister Oruk Halder said most of them came from Vostrana.",
    ),
    "post": (
        "Harbour Post",
        "2025-05-27",
        "A total of 13,800 workers crossed the Lannet strait by ferry last year, Vostrana's "
        "statistics office said. Estmark minister Oruk Halder said he did not know the figure.",
    ),
    "ledger": (
        "Open Ledger",
        "2025-06-03",
        "In 2024, 13,221 workers crossed the Lannet strait by ferry, the Estmark harbour ministry "
        "said. Oruk Halder praised the Vostrana deal, and 120 houses were built.",
    ),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as library:
        for key in FERRY:
            library.store(ferry(key))
        yield library


def ferry(key: str) -> Article:
    outlet, published, text = FERRY[key]
    return Article(key, text, "Workers cross the Lannet strait", outlet, published=published)


def workers(library: Library) -> Question:
    """The question about the workers, as it is now."""
    question = library.best_question("workers ferry")
    assert question is not None
    return question


def members(question: Question | None) -> list[str]:
    return (
        []
        if question is None
        else sorted(c.article for c in (*question.claims, *question.candidates))
    )


def claim_of(library: Library, key: str, surface: str = "workers") -> str:
    (found,) = [c.id for c in library.claims_of(key) if surface in c.figure.surface]
    return found


def everything(library: Library) -> list[object]:
    """All that is derived, in an order of its own."""
    return [
        sorted(library.figures().rows, key=lambda claim: claim.id),
        sorted(library.questions().rows, key=lambda question: question.id),
        [library.verdicts_of(row.key) for row in library.articles().rows],
        sorted((row.name, row.kind, row.figures) for row in library.cited()),
    ]


def test_the_three_articles_answer_one_question_in_conflict(library: Library) -> None:
    assert members(workers(library)) == ["ledger", "post", "wire"]
    assert workers(library).verdict == "conflict"
    assert library.stats().conflicts == 1
    assert library.verdicts_of("ledger")[claim_of(library, "ledger", "houses")] == "single"
    assert {row.key: row.conflicts for row in library.articles().rows}["post"] == 1
    assert [hit.key for hit in library.search("verdict:conflict ledger OR statistics").rows]


def test_changing_a_date_moves_the_article_its_period_and_the_verdict(library: Library) -> None:
    library.edit_article("post", published="2024-05-27")

    (claim,) = library.claims_of("post")
    assert claim.figure.period is not None
    assert str(claim.figure.period.start) == "2023-01-01"
    assert claim.published == "2024-05-27"
    assert [row.key for row in library.articles().rows] == ["ledger", "wire", "post"]
    assert {hit.key for hit in library.search("since:2025 workers").rows} == {"ledger", "wire"}
    assert workers(library).verdict != "conflict"
    assert library.check() == []


def test_an_edit_can_be_undone_and_everything_is_as_before(library: Library) -> None:
    before = everything(library)
    library.edit_article("post", published="2024-05-27", outlet="Other Post", title="Another")
    assert everything(library) != before

    said = library.undo()

    assert said is not None
    assert "post" in said
    assert "2024-05-27" in said
    assert library.article("post") == ferry("post")
    assert everything(library) == before
    assert library.undo() is None


def test_an_edit_survives_another_import(library: Library) -> None:
    library.edit_article("post", outlet="Other Post")

    assert library.store(ferry("post")).state == "unchanged"
    assert library.article("post").outlet == "Other Post"  # type: ignore[union-attr]

    revised = Article("post", FERRY["post"][2] + " More.", "T", "Harbour Post", published="2025")
    assert library.store(revised).state == "revised"
    assert library.article("post").outlet == "Other Post"  # type: ignore[union-attr]

    library.undo()
    assert library.article("post").outlet == "Harbour Post"  # type: ignore[union-attr]


def test_a_date_can_be_taken_away(library: Library) -> None:
    library.edit_article("post", published="")

    assert library.article("post").published is None  # type: ignore[union-attr]
    assert library.articles().rows[-1].key == "post"


@pytest.mark.parametrize(
    ("key", "published", "said"),
    [("nobody", "2025-01-01", "no article has the key"), ("post", "May", "is not a date")],
)
def test_a_wrong_edit_is_refused_with_a_sentence(
    library: Library, key: str, published: str, said: str
) -> None:
    with pytest.raises(LibraryError, match=said):
        library.edit_article(key, published=published)

    assert library.decisions() == []


def test_a_dismissed_figure_takes_no_part_any_more(library: Library) -> None:
    figure = claim_of(library, "post")
    library.curator.dismiss(figure, "counts trips")

    assert members(workers(library)) == ["ledger", "wire"]
    assert figure not in library.verdicts_of("post")
    assert library.question_of(figure) is None
    assert figure in {claim.id for claim in library.claims_of("post")}
    assert library.undo() == "dismissed “13,800 workers” in post: “counts trips”"
    assert members(workers(library)) == ["ledger", "post", "wire"]


def test_a_corrected_value_is_compared_and_keeps_its_id(library: Library) -> None:
    figure = claim_of(library, "post")
    library.curator.correct(figure, low=13221.0, high=13221.0)

    assert claim_of(library, "post") == figure
    assert library.claims_of("post")[0].figure.low == 13221
    assert workers(library).verdict != "conflict"
    library.undo()
    assert library.claims_of("post")[0].figure.low == 13800


def test_a_corrected_period_is_compared(library: Library) -> None:
    library.curator.correct(
        claim_of(library, "post"), period_start="2022-01-01", period_end="2022-12-31"
    )
    period = library.claims_of("post")[0].figure.period

    assert period is not None
    assert (str(period.start), str(period.end), period.text) == (
        "2022-01-01",
        "2022-12-31",
        "last year",
    )


def test_only_known_fields_can_be_corrected(library: Library) -> None:
    with pytest.raises(LibraryError, match="surface of a figure cannot be corrected"):
        library.curator.correct(claim_of(library, "post"), surface="x")


def test_a_split_makes_a_question_of_its_own(library: Library) -> None:
    library.curator.split([claim_of(library, "post")])

    assert members(workers(library)) == ["ledger", "wire"]
    assert members(library.question_of(claim_of(library, "post"))) == ["post"]
    library.undo()
    assert members(workers(library)) == ["ledger", "post", "wire"]


def test_a_figure_can_be_moved_and_is_found_in_its_new_question(library: Library) -> None:
    houses = library.question_of(claim_of(library, "ledger", "houses"))
    assert houses is not None
    library.curator.move(claim_of(library, "post"), houses.id)

    assert members(workers(library)) == ["ledger", "wire"]
    moved = library.question_of(claim_of(library, "post"))
    assert members(moved) == ["ledger", "post"]
    assert moved is not None
    assert library.question(moved.id) == moved
    library.undo()
    assert members(workers(library)) == ["ledger", "post", "wire"]


def test_merged_questions_are_one_until_it_is_undone(library: Library) -> None:
    before = everything(library)
    houses = library.question_of(claim_of(library, "ledger", "houses"))
    assert houses is not None
    library.curator.merge(workers(library).id, houses.id)

    merged = library.question_of(claim_of(library, "ledger", "houses"))
    assert merged is not None
    assert {c.id for c in merged.claims} == {claim.id for claim in library.figures().rows}
    assert merged.candidates == ()
    assert library.question(houses.id) is None
    library.undo()
    assert everything(library) == before


def test_a_pinned_figure_stays_when_its_article_is_dated_otherwise(library: Library) -> None:
    library.curator.pin(claim_of(library, "post"))
    library.edit_article("post", published="1999-05-27", title="Something else")

    assert "post" in members(workers(library))


@pytest.mark.parametrize("ref", ["wire", "figure"])
def test_a_note_is_kept_in_the_log(library: Library, ref: str) -> None:
    library.curator.note(claim_of(library, "wire") if ref == "figure" else "wire", "ask again")

    (decision,) = library.decisions()
    assert decision.words.endswith(": “ask again”")
    assert "wire" in decision.words


def test_decisions_are_undone_one_by_one_and_stay_in_the_log(library: Library) -> None:
    library.curator.dismiss(claim_of(library, "post"))
    library.edit_article("wire", title="Another")

    assert library.undo().startswith("changed wire")  # type: ignore[union-attr]
    assert library.undo().startswith("dismissed")  # type: ignore[union-attr]
    assert library.undo() is None
    assert [(d.kind, d.undone) for d in library.decisions()] == [("edit", True), ("dismiss", True)]


def test_every_decision_holds_after_everything_is_extracted_anew(library: Library) -> None:
    library.edit_article("wire", published="2025-02-11")
    library.curator.correct(claim_of(library, "post"), low=13900.0, high=13900.0)
    library.curator.split([claim_of(library, "ledger")])
    library.curator.dismiss(claim_of(library, "ledger", "houses"))
    before = everything(library)

    assert library.reindex(everything=True) == 3
    assert everything(library) == before


def test_decisions_wait_for_articles_that_come_later(library: Library, tmp_path: Path) -> None:
    library.edit_article("wire", published="2025-02-11")
    library.curator.dismiss(claim_of(library, "post"))

    with Library.open(tmp_path / "other.db") as other:
        other.import_lines(decision_lines(library))
        for key in FERRY:
            other.store(ferry(key))

        assert everything(other) == everything(library)
