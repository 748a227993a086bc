"""Page furniture leaves a captured text, and everything else of the article stays."""

from __future__ import annotations

import pytest

from importers.clean import clean_text
from importers.fragments import strip_fragments
from importers.furniture import Capture, is_sentence, strip_furniture

PARAGRAPHS = (
    "The ferry company in Solmark has sold two of its four ships to a yard in Norwick.",
    "Harbour master Gisli Thorne said that 140 sailors would keep their jobs. He did not say how.",
    "The remaining ships, the Alma and the Berta, sail every 40 minutes until the autumn.",
)
BODY = "\n\n".join(PARAGRAPHS)


def captured(text: str) -> Capture:
    return strip_furniture(clean_text(strip_fragments(text)))


def test_a_plain_article_comes_through_unchanged() -> None:
    capture = captured(BODY)

    assert capture == Capture(BODY, None, (), None)


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Menu",
        "Log in",
        "Subscribe to our newsletter",
        "Share this article",
        "Advertisement",
        "3 min read",
        "12 Comments",
        "Follow us on Telegram",
        "Story continues below advertisement",
        "Photo: Runa Okafor / Lantern Post",
        "Copyright 2025 The Lantern Post. All rights reserved.",
        "Tags: ferries, harbour, Solmark",
        "Facebook Twitter WhatsApp",
        "Home > World > Northern coast",
        "News | Sport | Money | Weather",
        "Image source, Getty Images",
        "Getty Images",
        "Watch: Ferry leaves Solmark for the last time",
        "[email protected]",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_buttons_and_notices_are_left_out_wherever_they_stand(line: str, place: int) -> None:
    parts = list(PARAGRAPHS)
    parts.insert(place, line)

    assert captured("\n\n".join(parts)).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Search teams on Tuesday found 12 more life jackets.",
        "Home prices in Solmark rose by 4 percent.",
        "Share prices fell 3 percent after the sale.",
        "Copyright claims cost the company 2 million euros last year.",
        "Related offences were counted as well, 31 in all.",
        "More than 300 passengers waited on the quay.",
        "Top officials of the ministry met 12 captains.",
        "Support our sailors, said a banner carried by 40 people.",
        "- 140 sailors keep their jobs",
        "Print runs were cut by 12 percent",
        "27 May 2025",
        "Created 2,000 jobs in 2024, says the sign at the gate",
        "Updated tables of 2024 show 300 trips",
        "Published figures for 2024 differ by 300 passengers from those of the port.",
        "Fares: 12 euros / 15 euros / 18 euros",
    ],
)
def test_lines_of_the_article_that_begin_like_buttons_stay(line: str) -> None:
    text = "\n\n".join([*PARAGRAPHS[:2], line, PARAGRAPHS[2]])

    assert captured(text).text == text


def test_headline_byline_and_date_are_told_apart_above_the_first_paragraph() -> None:
    text = (
        "Solmark News\nHome\nFerry company sells half of its fleet\n"
        "By Pim Castellan and Ida Falkenrath\nPublished: 27 May 2025, 10:23 am CEST\n3 min read\n\n"
    )
    capture = captured(text + BODY)

    assert capture.title == "Ferry company sells half of its fleet"
    assert capture.authors == ("Pim Castellan", "Ida Falkenrath")
    assert capture.published == "2025-05-27"
    assert capture.text == "Ferry company sells half of its fleet\n\n" + BODY


@pytest.mark.parametrize(
    "line",
    [
        "By Pim Castellan | May 27, 2025",
        "By Pim Castellan May 27, 2025",
        "Posted by Pim Castellan on Tuesday, May 27, 2025",
        "Written by Pim Castellan — 27 May 2025",
    ],
)
def test_byline_and_date_may_share_a_line(line: str) -> None:
    capture = captured(f"Ferries go\n{line}\n" + BODY)

    assert (capture.title, capture.authors) == ("Ferries go", ("Pim Castellan",))
    assert capture.published == "2025-05-27"


@pytest.mark.parametrize(
    "headline",
    [
        "U.S. yard buys 2 of 4 ferries from Solmark",
        "Gov. Brevik defends sale of 2 ferries",
        "Who will sail to Norwick when 2 ferries go?",
        "By train across the ice to Norwick",
        "May 5 storm delays 40 ferries in Solmark",
        "Solmark: two ferries sold",
    ],
)
def test_a_headline_is_kept_as_first_line_and_as_title(headline: str) -> None:
    capture = captured(f"{headline}\n\n{BODY}")

    assert capture.title == headline
    assert capture.text == f"{headline}\n\n{BODY}"
    assert capture.authors == ()


def test_the_title_of_the_window_gives_way_to_the_headline() -> None:
    capture = captured(f"Two ferries sold | Solmark News\nTwo ferries sold\n\n{BODY}")

    assert capture.title == "Two ferries sold"
    assert capture.text == f"Two ferries sold\n\n{BODY}"


def test_a_date_stamp_below_the_article_is_left_out() -> None:
    assert captured(f"{BODY}\n\nLast updated: 28 May 2025, 11:00").text == BODY


def test_the_deck_below_the_headline_is_kept() -> None:
    top = "Ferry company sells half of its fleet\nYard in Norwick buys Clara and Dora"

    assert captured(f"{top}\n\n{BODY}").text == f"{top}\n\n{BODY}"


@pytest.mark.parametrize(
    "second",
    [BODY, "\n".join(PARAGRAPHS), " ".join(PARAGRAPHS), "\n\n".join(PARAGRAPHS[1:])],
    ids=["as it was", "other breaks", "one paragraph", "a part"],
)
def test_a_body_that_stands_twice_is_kept_once(second: str) -> None:
    assert captured(f"{BODY}\n\n{second}").text == BODY


def test_the_line_that_stands_above_both_copies_is_the_headline() -> None:
    title = "Two ferries sold"
    text = f"All the news of the northern coast\n\n{title}\n\n{BODY}\n\n{title}\n\n{BODY}"

    assert captured(text).title == title
    assert captured(text).text == f"{title}\n\n{BODY}"


def test_short_lines_may_stand_twice_in_an_article() -> None:
    text = f"{PARAGRAPHS[0]}\n\n“No.”\n\n{PARAGRAPHS[1]}\n\n“No.”\n\n{PARAGRAPHS[2]}"

    assert captured(text).text == text


@pytest.mark.parametrize(
    "head", ["Related:", "RELATED STORIES", "Read more", "See also:", "Most read"]
)
def test_lists_of_links_at_the_end_are_left_out(head: str) -> None:
    links = (
        "- Ferry hits 3 seals\n- 12 captains resign. What they want now\nWhy 400 tickets were lost"
    )

    assert captured(f"{BODY}\n\n{head}\n{links}").text == BODY


def test_a_list_of_links_in_the_middle_ends_where_running_text_begins() -> None:
    text = f"{PARAGRAPHS[0]}\n\nRelated\n\nFerry hits 3 seals\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}"

    assert captured(text).text == BODY


def test_a_link_named_on_its_own_line_is_left_out() -> None:
    text = f"{PARAGRAPHS[0]}\n\nRead also: Ferry hits 3 seals\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}"

    assert captured(text).text == BODY


BOX = (
    "Picture\n\nMember for\n\n2 years 3 weeks\nReal name\nRuna Okafor\nBio\n[email protected]\n"
    "Runa Okafor covers shipping and has won 3 prizes. Her cat is called Boson."
)


@pytest.mark.parametrize(
    "text", [f"{BOX}\n\n{BODY}", f"{BODY}\n\n{BOX}", f"{BOX}\n\n{BODY}\n\n{BOX}"]
)
def test_author_boxes_are_lifted_out_and_name_the_author(text: str) -> None:
    capture = captured(text)

    assert capture.text == BODY
    assert capture.authors == ("Runa Okafor",)


def test_a_biography_need_not_begin_with_the_name() -> None:
    other = BOX.replace("Runa Okafor covers", "With 3 prizes to her name, Okafor covers")
    unnamed = BOX.replace("Runa Okafor covers shipping", "A sailor herself, she covers shipping")

    assert captured(f"{BODY}\n\n{other}").text == BODY
    assert captured(f"{unnamed}\n\n{BODY}\n\n{unnamed}").text == BODY


def test_a_box_without_a_biography_does_not_swallow_the_article() -> None:
    box = BOX.rpartition("\n")[0]

    assert captured(f"{box}\n\n{BODY}").text == BODY


def test_a_box_about_the_author_without_labels_inside_is_left_out() -> None:
    box = "About the author\nRuna Okafor writes about 3 harbours for this paper."

    assert captured(f"{BODY}\n\n{box}").text == BODY


def test_html_inside_a_text_loses_tags_and_attributes_but_not_the_words_of_links() -> None:
    text = (
        '<p >Two of <a href="https://solmark.example/4711" target="_blank">four ferries</a> are '
        'sold &amp; gone, said the yard.</p><p ><img src="/i/2025_06_21.jpg" title="Ferry 99"></p>'
        "<p ></p><p >The price was <b>3 million</b> euros.<br/>Nobody else made an offer.</p>"
        '<script>var n = 12345;</script><!-- 777 --><a href="https://cut.example/1'
    )
    expected = (
        "Two of four ferries are sold & gone, said the yard.\n\nThe price was 3 million euros."
        "\n\nNobody else made an offer."
    )
    assert captured(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "The yard needs a crew of x < 5 and y > 3 people on each of its ferries.",
        "He wrote <sic> behind the number 31 in the log of the ferry.",
    ],
)
def test_angle_brackets_that_are_no_tags_stay(text: str) -> None:
    assert captured(text).text == text


def test_what_holds_only_furniture_gives_nothing() -> None:
    assert captured("Menu\nHome\nLog in\n\nShare\n").text == ""


def test_a_single_short_line_is_its_own_article() -> None:
    assert captured("Flood kills 12 in Orrin").text == "Flood kills 12 in Orrin"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Two ferries of the company were sold.", True),
        ("Two ferries of the company were sold", False),
        ("Gov. Brevik and the U.S. navy sell ferries", False),
        ("The sale has ended. The ferries stay, said the yard in Norwick", True),
        ("- Two ferries of the company were sold.", False),
        ("Sold.", False),
    ],
)
def test_running_text_is_told_from_headings(line: str, expected: bool) -> None:
    assert is_sentence(line) is expected
