"""Copies: whole, cut and lightly edited reprints are one text; like stories are not."""

from __future__ import annotations

from figures.copies import containment, copy_groups, is_copy, resemblance, sketch_text

STORY = " ".join(
    f"The harbour office of quay {n} counted {n * 7} barges on day {n} and {n * 3} of them "
    f"carried grain from the {name} silos to the northern mill."
    for n, name in enumerate("amber birch cedar dune elm fern gorse heath iris juniper".split(), 2)
)
OTHER = " ".join(
    f"Pupil {n} of the {name} school planted {n * 2} trees while teacher {n * 5} wrote down how "
    f"deep the roots went below the gravel."
    for n, name in enumerate("kelp larch moss nettle oak pine quince reed sage thyme".split(), 2)
)


def test_a_text_is_a_copy_of_itself_however_it_is_set() -> None:
    assert is_copy(sketch_text(STORY), sketch_text(STORY.upper().replace(". ", ".\n\n")))


def test_a_reprint_cut_to_its_first_half_is_a_copy() -> None:
    assert is_copy(sketch_text(STORY), sketch_text(STORY[: len(STORY) // 2]))


def test_a_reprint_with_every_eighth_word_changed_is_a_copy() -> None:
    words = STORY.split()
    words[::8] = ["altered"] * len(words[::8])

    assert is_copy(sketch_text(STORY), sketch_text(" ".join(words)))


def test_two_stories_are_no_copies() -> None:
    assert resemblance(sketch_text(STORY), sketch_text(OTHER)) == 0
    assert not is_copy(sketch_text(STORY), sketch_text(OTHER))


def test_a_few_words_are_no_copy_of_anything() -> None:
    assert not is_copy(sketch_text("Four people died"), sketch_text("Four people died"))


def test_copies_of_copies_are_one_group_named_after_its_first_article() -> None:
    sketches = {
        "c": sketch_text(STORY[: len(STORY) // 2]),
        "a": sketch_text(STORY),
        "d": sketch_text(OTHER),
    }

    assert copy_groups(sketches) == {"a": "a", "c": "a"}


def test_brief_reports_worded_alike_are_no_copies_and_equal_ones_are() -> None:
    ours = "Two people were shot in Brenwick on Friday night, police said. Nobody was arrested."
    theirs = "Three people were shot in Brenwick on Friday night, police said. One is in hospital."

    assert not is_copy(sketch_text(ours), sketch_text(theirs))
    assert is_copy(sketch_text(ours), sketch_text(ours))


def test_nothing_is_held_in_no_text_and_a_text_in_itself() -> None:
    sketch = sketch_text("The ferry sank off Tirimar on Monday with 40 people aboard, it was said.")

    assert containment((), sketch) == containment(sketch, ()) == 0
    assert resemblance((), sketch) == 0
    assert containment(sketch, sketch) == 1
