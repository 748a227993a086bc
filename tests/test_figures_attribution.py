"""Who says so: chains of sources in our own sentences, form by form."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.attribution import Attribution, Voices
from figures.text import Document


def chain_of(text: str, number: str) -> Attribution:
    """The attribution of the first occurrence of `number` in a text."""
    document = Document(text)
    found = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text)
    assert found is not None
    sentence = document.sentence_at(found.start())
    return Voices(document).chain(sentence, found.start(), found.end())


def names(text: str, number: str = "412") -> list[str]:
    """The names of that chain, nearest speaker first."""
    return [link.name for link in chain_of(text, number).links]


ONE_SENTENCE = [
    # speech in front, behind, in the middle
    ("The ministry said 412 houses burned.", ["ministry"]),
    ("The ministry said that 412 houses burned.", ["ministry"]),
    ("The army insists it lost 412 houses.", ["army"]),
    ("The ministry also said on Tuesday that 412 houses burned.", ["ministry"]),
    ("Some 412 houses burned, the ministry said.", ["ministry"]),
    ("Some 412 houses burned, the ministry said in a statement on Tuesday.", ["ministry"]),
    ("The fire, Greta Holm said, burned 412 houses.", ["Greta Holm"]),
    ("Some 412 houses burned, as Greta Holm noted.", ["Greta Holm"]),
    ("Greta Holm told reporters that 412 houses burned.", ["Greta Holm"]),
    ("Greta Holm warned in an interview with Radio Nord that 412 houses may burn.", ["Greta Holm"]),
    # the subject with its apposition
    ("Greta Holm, 52, mayor of Aspen Falls, Oregon, said 412 houses burned.", ["Greta Holm"]),
    ("The survey, which was taken in May, found that 412 houses burned.", ["survey"]),
    ("A spokesman, Olav Berg, said 412 houses burned.", ["Olav Berg"]),
    ("Some 412 houses burned, said Olav Berg, who runs the brigade.", ["Olav Berg"]),
    ("Some 412 houses burned, said a spokesman, Olav Berg, on Friday.", ["Olav Berg"]),
    # quoted
    ("“We lost 412 houses,” said Greta Holm.", ["Greta Holm"]),
    ("“We lost 412 houses,” Greta Holm said at a briefing.", ["Greta Holm"]),
    ('Greta Holm said: "We lost 412 houses."', ["Greta Holm"]),
    ('Greta Holm continued, "We lost 412 houses."', ["Greta Holm"]),
    ("''We lost 412 houses,'' said Greta Holm.", ["Greta Holm"]),
    ("«We lost 412 houses», said Greta Holm.", ["Greta Holm"]),
    ('"Is it true that 412 houses burned?" Greta Holm asked.', ["Greta Holm"]),
    # prepositions
    ("According to the Fire Service, 412 houses burned.", ["Fire Service"]),
    ("Some 412 houses burned, according to the Fire Service.", ["Fire Service"]),
    ("Some 412 houses burned, according to the Fire Service, and 9 boats sank.", ["Fire Service"]),
    ("Some 412 houses burned, per the Fire Service.", ["Fire Service"]),
    ("Some 412 houses burned, according to police.", ["police"]),
    ("Some 412 houses burned, as reported by the Fire Service.", ["Fire Service"]),
    ("The loss was estimated by the Fire Service at 412 houses.", ["Fire Service"]),
    # documents and polls
    ("A report by the Fire Service found that 412 houses burned.", ["Fire Service"]),
    ("Data from the Fire Service show that 412 houses burned.", ["Fire Service"]),
    ("A Nordpol poll found that 412 villagers would move.", ["Nordpol poll"]),
    ("In a Nordpol poll taken in May, 412 villagers said no.", ["Nordpol poll"]),
    ("Mr Berg led by 412 votes in a Nordpol poll.", ["Nordpol poll"]),
    ("Insurance records show 412 houses burned.", ["Insurance records"]),
    # nouns of report
    ("He heard of the claim by Mayor Greta Holm that 412 houses burned.", ["Greta Holm"]),
    ("Greta Holm’s claim that 412 houses burned was wrong.", ["Greta Holm"]),
    # participles and second verbs
    ("Greta Holm visited the town, saying 412 houses had burned.", ["Greta Holm"]),
    ("Greta Holm visited the town and said 412 houses had burned.", ["Greta Holm"]),
    ("The town thanked Greta Holm, who reported that 412 houses burned.", ["Greta Holm"]),
    # an apposition, in either order
    ("Some 412 people came, its manager, Odile Farrant, said.", ["Odile Farrant"]),
    ("Some 412 people came, said its manager, Odile Farrant.", ["Odile Farrant"]),
    ("Some 412 people came, said Lars Ek's niece, Odile Farrant.", ["Odile Farrant"]),
    ("The regional governor, Ansel Brevik, said 412 people came.", ["Ansel Brevik"]),
    ("Some 412 people came, Ansel Brevik, the regional governor, said.", ["Ansel Brevik"]),
    ("Another advocate, Ansel Brevik of the law firm Holm, said 412 came.", ["Ansel Brevik"]),
    # said at a time or place, behind what was said
    ("Nearly 412 people died, mayor Gisli Thorne said at the service.", ["Gisli Thorne"]),
    ("So far, 412 people were found, the brigade said in its evening bulletin.", ["brigade"]),
    ("On Monday, the brigade said at the service that 412 people died.", ["brigade"]),
    ("Greta Holm alleged in the suit that 412 houses burned.", ["Greta Holm"]),
    ("Some 412 houses burned, the document states.", ["document"]),
    # whom "who" takes up
    ("The mill gave work to a cook who said 412 people ate there.", ["cook"]),
    ("Police are looking for a man who they say stole 412 cars.", ["police"]),
    # who cannot speak, and what is not said
    ("The confrontation claimed the lives of 412 people.", []),
    ("The council added 412 jobs.", []),
    ("Details confirmed 412 losses.", []),
    ("Police arrived and found 412 cartridges.", []),
    ("The brigade responded to a call from 412 people.", []),
    ("He showed up with 412 cartridges.", []),
    ("A man accused of taking 412 cars left.", []),
    ("A class that has felt squeezed for 412 weeks voted.", []),
    ("It said 412 houses burned.", []),
    ("The country's importance to Danish interests, stating that 412 came, grew.", []),
    ("The race began at 9:30 with 412 runners.", []),
    ("The fire burned 412 houses.", []),
    ("The ministry said nothing. The fire burned 412 houses.", []),
    ("The fire claimed 412 lives, and the mayor wept.", []),
    ("After 412 houses burned, the ministry said it would help.", []),
    ("The ministry, which owns 412 houses, said it would help.", []),
    ("The ministry did not say that 412 houses burned.", []),
    ("Nobody said 412 houses burned.", []),
    ("The TV show 412 drew crowds.", []),
    ("When they arrived, they found 412 people at the school.", []),
    ("Prices show 412 homes are too dear.", []),
    ("Some 52 percent said they own 412 shares.", []),
    ("Greta Holm may say that 412 houses burned.", []),
    ("It was thought to be worth 412 crowns.", []),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SENTENCE, ids=[t for t, _ in ONE_SENTENCE])
def test_each_form_names_its_sources(text: str, expected: list[str]) -> None:
    assert names(text) == expected


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
