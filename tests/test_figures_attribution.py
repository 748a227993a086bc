"""Who says so: chains of sources in our own sentences, form by form."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.attribution import Voices
from figures.text import Document
from tests.attribution_material import chain_of, names

CHAINS = [
    (
        "Nordpress reports that according to Radio Free Asia, citing Norway’s federal fire "
        "service, 412 houses burned.",
        ["Nordpress", "Radio Free Asia", "Norway’s federal fire service"],
    ),
    (
        "According to “senior sources in the north” cited by Norway’s NRB news outlet, 412 "
        "houses burned.",
        ["NRB", "senior sources in the north"],
    ),
    (
        "Some 412 houses burned, according to Norway’s NRB, which cites people familiar with "
        "the matter.",
        ["NRB", "people familiar with the matter"],
    ),
    (
        "Citing insurance records, the Associated Press reports that 412 houses burned.",
        ["Associated Press", "insurance records"],
    ),
    ("The minister said 412 houses burned, Reuters reported.", ["Reuters", "minister"]),
    ("Diplomats cited by Reuters said 412 houses burned.", ["Reuters", "Diplomats"]),
    ("Olav Berg, quoted by Reuters, said 412 houses burned.", ["Reuters", "Olav Berg"]),
    (
        "Radio Nord, citing Norway's statistics service, reported that 412 houses burned.",
        ["Radio Nord", "Norway's statistics service"],
    ),
    (
        "Radio Nord reported that 412 houses burned, citing Norway's statistics service.",
        ["Radio Nord", "Norway's statistics service"],
    ),
    (
        "Some 412 houses burned, Radio Nord reported on Monday, quoting the labour ministry.",
        ["Radio Nord", "labour ministry"],
    ),
    (
        "Prices fell and Radio Nord, quoting a ministry spokesman, says 412 houses burned.",
        ["Radio Nord", "ministry spokesman"],
    ),
    (
        "According to Radio Nord, which cited the labour ministry, 412 houses burned.",
        ["Radio Nord", "labour ministry"],
    ),
    (
        "Reuters reports that, according to the Fire Service, 412 houses burned.",
        ["Reuters", "Fire Service"],
    ),
    ("Greta Holm told Radio Nord that 412 houses burned.", ["Greta Holm"]),
    (
        "Reuters reported that the Fire Service estimated that 412 houses burned.",
        ["Reuters", "Fire Service"],
    ),
    (
        "“The brigade told us that 412 houses burned,” Greta Holm said.",
        ["Greta Holm", "brigade"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS, ids=[t[:40] for t, _ in CHAINS])
def test_a_chain_runs_from_the_nearest_speaker_to_the_origin(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


OVER_SENTENCES = [
    (
        "a line that introduces a paragraph",
        "Radio Nord reports:\n\nSome 412 people came to the town.",
        ["Radio Nord"],
    ),
    (
        "a name and a colon",
        'The toll rose.\n\nGreta Holm: "We counted 412 people here."',
        ["Greta Holm"],
    ),
    (
        "a quotation over sentences",
        "“It was a bad night. We lost 412 houses,” said Greta Holm.",
        ["Greta Holm"],
    ),
    (
        "a second quotation behind the cue",
        "“It was a bad night,” Greta Holm said. “We lost 412 houses.”",
        ["Greta Holm"],
    ),
    (
        "a quotation over paragraphs",
        "“It was a bad night,” Greta Holm said. “It was dark.\n\n“We lost 412 houses.”",
        ["Greta Holm"],
    ),
    (
        "a paragraph of quotation behind another",
        "“It was a bad night,” Greta Holm said.\n\n“We lost 412 houses.”",
        ["Greta Holm"],
    ),
    (
        "a colon before a paragraph of quotation",
        "Greta Holm put it plainly:\n\n“We lost 412 houses.”",
        ["Greta Holm"],
    ),
    (
        "a bare quotation behind indirect speech",
        "Greta Holm said the night was bad. “We lost 412 houses.”",
        ["Greta Holm"],
    ),
    (
        "he added",
        "Olav Berg, the mayor, said it was dark. He added that 412 houses burned.",
        ["Olav Berg"],
    ),
    (
        "surname later",
        "Olav Berg arrived at noon.\n\nSome 412 houses burned, Berg said.",
        ["Olav Berg"],
    ),
    (
        "title and surname",
        "Olav Berg arrived at noon.\n\nMr. Berg said 412 houses burned.",
        ["Olav Berg"],
    ),
    (
        "the role of one person",
        "Olav Berg, director of the brigade, arrived.\n\nThe director said 412 houses burned.",
        ["Olav Berg"],
    ),
    (
        "acronym later",
        "The Norwegian Fire Service (NFS) arrived at noon.\n\nThe NFS said 412 houses burned.",
        ["Norwegian Fire Service"],
    ),
    (
        "the service",
        "Norway’s Fire Service (NFS) said it was dark. The service said 412 houses burned.",
        ["Norway’s Fire Service"],
    ),
    (
        "of these",
        "The Fire Service said 900 houses stood there. Of these, 412 burned.",
        ["Fire Service"],
    ),
    (
        "a new statement without a cue",
        "“It was a bad night,” Greta Holm said. The town has 412 houses.",
        [],
    ),
    (
        "he is no woman",
        "Mrs. Holm said it was dark. Mr. Berg said it was cold. She said 412 houses burned.",
        ["Holm"],
    ),
    (
        "dialogue",
        "HOLM: Was it a bad night?\n\nBERG: We lost 412 houses.\n\nHOLM: So many?\n\nBERG: Yes.",
        ["Berg"],
    ),
    ("a name met twice", "Olav Berg left. Berg said 9 ran. Berg said 412 ran.", ["Olav Berg"]),
    (
        "a body of something",
        "The Ministry of Labour left. The ministry said 412 ran.",
        ["Ministry of Labour"],
    ),
    (
        "a body before another",
        "The Holm Ministry left Ministryland. The ministry said 412 ran.",
        ["Holm Ministry"],
    ),
    (
        "a role of two people",
        "Gov. Ann Lee met Gov. Bob Ray. The governor said 412 ran.",
        ["governor"],
    ),
    ("a role met twice", "Sen. Olav Berg left. The senator said 412 ran.", ["Olav Berg"]),
    ("a colon over paragraphs", "Berg said of the fire:\n\n“We lost 412 houses.”", ["Berg"]),
    ("a colon without a speaker", "This is what is known:\n\n412 houses burned.", []),
    ("a colon with nobody before it", ": “We lost 412 houses.”", []),
    ("a sentence begun before the quotation", "Berg said no. So “we lost 412 houses.”", []),
    ("of two, who speaks last", "I make 12 boats, he said. He said 412 boats sank.", ["he"]),
    ("a paper that was named", "The Aspen Star said no. The paper said 412 ran.", ["Aspen Star"]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in OVER_SENTENCES], ids=[c[0] for c in OVER_SENTENCES]
)
def test_speech_carries_over_sentences_and_paragraphs(text: str, expected: list[str]) -> None:
    assert names(text) == expected


NAMED = [
    ("Police said 412 houses burned.", "police"),
    ("Republican leaders said 412 houses burned.", "Republican leaders"),
    ("Bread baker Olav Berg said 412 houses burned.", "Olav Berg"),
    ("Some 412 houses burned, said bread baker Olav Berg.", "Olav Berg"),
    ("Some 412 houses burned, said 81-year-old Olav Berg.", "Olav Berg"),
    ("CBS2’s Greta Holm said 412 houses burned.", "Greta Holm"),
    ("Justice of the Peace Olav Berg said 412 houses burned.", "Olav Berg"),
    ("Centre for Disease Control Director Olav Berg said 412 houses burned.", "Olav Berg"),
    ("We left Aspen. Berg said 412 houses burned.", "Berg"),
    ("According to police 16-year-old Ty Berg saw 412 houses burn.", "police"),
    (
        "A spokeswoman for the league spoke. The spokeswoman said 412 houses burned.",
        "spokeswoman for the league",
    ),
    (
        "The league spokeswoman, Greta Holm, spoke. The spokeswoman said 412 houses burned.",
        "Greta Holm",
    ),
    ("Olav Berg came late. He had no hat. He said 412 houses burned.", "Olav Berg"),
    ("The Seaton Times reported that 412 houses burned.", "Seaton Times"),
    ("New Aspen police said 412 houses burned.", "New Aspen police"),
    ("El Aspen police said 412 houses burned.", "El Aspen police"),
    ("The Los Aspens Times reported that 412 houses burned.", "Los Aspens Times"),
    (
        "San Nord County Sheriff's Office said 412 houses burned.",
        "San Nord County Sheriff's Office",
    ),
    ("A spokeswoman for rival Holmtel said 412 left.", "spokeswoman for rival Holmtel"),
    ("Kirk Holm spoke. Holm said 412 houses burned.", "Kirk Holm"),
    ("Joseph V. Holm spoke. Holm said 412 houses burned.", "Joseph V. Holm"),
    ("Aspen Falls Fire Service spokesman Lt. Olav Berg said 412 houses burned.", "Olav Berg"),
    ("Secretary of State Greta Holm said 412 houses burned.", "Greta Holm"),
    ("Fort Hill and Aspen Commander Gen. Olav Berg said 412 houses burned.", "Olav Berg"),
    ("sheriff’s Detective Olav Berg said 412 houses burned.", "Olav Berg"),
    ("Olav Berg of the Aspen Gazette said 412 houses burned.", "Olav Berg"),
    ("In May The Economist revealed that 412 houses burned.", "The Economist"),
    ("The left-leaning Nordlund Institution said 412 houses burned.", "Nordlund Institution"),
    ("state-run news agency Norinform said 412 houses burned.", "Norinform"),
    ("Norway’s NRB said 412 houses burned.", "NRB"),
    ("Norway’s Fire Service said 412 houses burned.", "Norway’s Fire Service"),
    ("Norway’s federal fire service said 412 houses burned.", "Norway’s federal fire service"),
    ("Nordland intelligence said 412 houses burned.", "Nordland intelligence"),
    ("The latest Nordpol poll found 412 homeless.", "Nordpol poll"),
    ("According to the Aspen Fire Service 412 houses burned.", "Aspen Fire Service"),
    ("ASPEN FALLS (NPA) - Police said 412 houses burned.", "police"),
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[n[1] + n[0][:12] for n in NAMED])
def test_a_name_loses_titles_and_owners_but_nothing_that_is_the_name(text: str, name: str) -> None:
    assert names(text) == [name]


KINDS = [
    ("Greta Holm said 412 houses burned.", "person"),
    ("The Fire Service said 412 houses burned.", "institution"),
    ("Reuters said 412 houses burned.", "agency"),
    ("The newspaper Nordlys said 412 houses burned.", "agency"),
    ("Officials said 412 houses burned.", "anonymous"),
    ("A diplomat said 412 houses burned.", "anonymous"),
    ("Sources familiar with the matter said 412 houses burned.", "anonymous"),
    ("The villagers said 412 houses burned.", "group"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[k[0] for k in KINDS])
def test_every_link_says_what_kind_of_source_it_is(text: str, kind: str) -> None:
    assert [link.kind for link in chain_of(text, "412").links] == [kind]


def test_a_link_points_at_the_mention_beside_the_cue_and_not_at_the_full_name() -> None:
    text = "Olav Berg, the mayor, said it was dark. He added that 412 houses burned."

    (link,) = chain_of(text, "412").links

    assert (text[link.start : link.end], link.cue, link.name) == ("He", "added", "Olav Berg")


HEARSAY = [
    ("It is reported that 412 houses burned.", "It is reported that"),
    ("It is also believed that 412 houses burned.", "It is also believed that"),
    ("The fire reportedly burned 412 houses.", "reportedly"),
    ("The fire is said to have burned 412 houses.", "is said to"),
    ("The fire burned 412 houses.", None),
    ("Greta Holm said it is believed that 412 houses burned.", None),
]


@pytest.mark.parametrize(("text", "words"), HEARSAY, ids=[h[0] for h in HEARSAY])
def test_a_report_without_a_speaker_is_hearsay_and_no_link(text: str, words: str | None) -> None:
    found = chain_of(text, "412")

    assert (text[slice(*found.hearsay)] if found.hearsay else None) == words
    assert not (found.links and found.hearsay)


def test_contrasted_clauses_each_keep_their_own_speaker() -> None:
    text = "The ministry said 412 houses burned, but the mayor said 98 did."

    assert names(text, "412") == ["ministry"]
    assert names(text, "98") == ["mayor"]


def test_markup_between_the_words_hides_no_source() -> None:
    text = 'The <a href="/a?b=“1">claim</a> by Mayor <b>Greta Holm</b> that 412 houses burned.'

    assert names(text) == ["Greta Holm"]


def test_every_decision_names_its_rule() -> None:
    found = chain_of("The ministry said 412 houses burned.", "412")

    assert found.rules == (("attribution", "verb before clause"),)


pieces = st.sampled_from(
    ["said", "“", "”", '"', "''", ",", ".", "\n\n", "according to", "the ministry", "Olav Berg",
     "he", "412", "(", ")", "citing", "by", "who", ":", "—", "’s", "poll", "found", "that", "and",
     "<b>", "told", "reports", "The", "it is reported", "Mr.", "saying"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces | st.text(max_size=6), max_size=40).map(" ".join))
def test_any_text_is_read_and_every_span_lies_inside_it(text: str) -> None:
    document = Document(text)
    voices = Voices(document)
    for sentence in document.sentences:
        for start in (sentence.start, (sentence.start + sentence.end) // 2):
            found = voices.chain(sentence, start, sentence.end)
            for link in found.links:
                assert 0 <= link.start < link.end <= len(text)
                assert link.name
            if found.hearsay:
                assert 0 <= found.hearsay[0] < found.hearsay[1] <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "He said 412 houses burned. ",
        "“We lost 412 houses. ",
        "“We lost 412 houses.”\n\n",
        "the ministry, the mayor, ",
        "(said 412 ",
        "Berg said 412. ",
        "Ministry. The ministry said 412. ",
        "Mayor Ann Lee. The mayor said 412. She said 9. ",
        "<b>A</b> said “412”. ",
        "Berg, he said 412, ",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(count: int) -> float:
        document = Document(unit * count)
        voices = Voices(document)
        began = time.perf_counter()
        for sentence in document.sentences[:: max(len(document.sentences) // 400, 1)]:
            voices.chain(sentence, sentence.start, sentence.end)
        return time.perf_counter() - began

    seconds(50)

    assert seconds(4000) < 40 * max(seconds(400), 0.02)
