"""Who says so in one sentence: each form of speech, report, citation and document."""

from __future__ import annotations

import pytest

from tests.attribution_material import names

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
    # two subjects, and one that a relative clause describes
    ("Some 412 houses burned, federal and local police said.", ["federal and local police"]),
    ("Some 412 houses burned, police and a doctor said.", ["police and a doctor"]),
    (
        "Some 412 houses burned, according to police and fire officials.",
        ["police and fire officials"],
    ),
    ("Neighbors who spoke to the paper said 412 houses burned.", ["neighbors"]),
    ("A woman who lives next door said 412 houses burned.", ["woman"]),
    ("Residents near the plant said 412 houses burned.", ["residents near the plant"]),
    (
        "A source close to the talks told Radio Nord that 412 houses burned.",
        ["source close to the talks"],
    ),
    ("Two officials with no names said 412 burned.", ["Two officials with no names"]),
    # verbs that look like nouns, and inverted ones
    ("The Aspen Star reports 412 men were charged.", ["Aspen Star"]),
    ("Some 412 houses burned, reports the Aspen Herald.", ["Aspen Herald"]),
    ("The dossier lists 412 companies.", ["dossier"]),
    ("An affidavit states that 412 bikes were found.", ["affidavit"]),
    ("Gray said 412 houses burned.", ["Gray"]),
    # documents and who made them
    ("Pictures by the Holm Company show 412 ships.", ["Holm Company"]),
    ("The board issued a report saying 412 houses burned.", ["board"]),
    ("Police received a letter saying 412 houses burned.", ["letter"]),
    ("In a report on Monday, the board counted 412 houses.", ["board"]),
    ("Some 412 houses burned, according to information from the Fire Service.", ["Fire Service"]),
    ("As first reported by Radio Nord, 412 houses burned.", ["Radio Nord"]),
    # tolls put, estimates and proposals owned
    ("Eurostat put the toll at 412.", ["Eurostat"]),
    ("Officials have counted 412 deaths.", ["officials"]),
    ("An Eurostat estimate of 412 deaths was cut.", ["Eurostat"]),
    ("The bank's forecast of 412 jobs was cut.", ["bank"]),
    ("By the union's count, 412 people came.", ["union"]),
    ("Greta Holm's pledge of 412 new homes surprised them.", ["Greta Holm"]),
    # who is quoted by whom, described, identified
    ("The mayor was quoted by Radio Nord as saying 412 came.", ["Radio Nord", "mayor"]),
    ("Greta Holm was quoted as saying that 412 houses burned.", ["Greta Holm"]),
    ("Police identified the dead as 412 miners.", ["police"]),
    ("Witnesses described hearing 412 shots.", ["witnesses"]),
    ("The toll (according to Greta Holm) is 412.", ["Greta Holm"]),
    ("Some 412 people came, said the mayor of Aspen, Greta Holm.", ["Greta Holm"]),
    ("Some 412 people came, said her mother Greta Holm.", ["Greta Holm"]),
    ("Greta Holm is a poet who said 412 houses burned.", ["Greta Holm"]),
    ("Greta Holm sings and is a liar, rude, and a poet who said 412 burned.", ["Greta Holm"]),
    # who cannot speak, and what is not said
    ("A man described as 412 years old came.", []),
    ("The three men identified Saturday owned 412 cars.", []),
    ("Greta Holm agreed to sell 412 houses.", []),
    ("Donors condemned the fire that burned 412 houses.", []),
    ("Denmark recorded 412 bankruptcies.", []),
    ("She got a call telling her to bring 412 crowns.", []),
    ("The confrontation claimed the lives of 412 people.", []),
    ("The council added 412 jobs.", []),
    ("Details confirmed 412 losses.", []),
    ("Police arrived and found 412 cartridges.", []),
    ("The brigade responded to a call from 412 people.", []),
    ("He showed up with 412 cartridges.", []),
    ("A man accused of taking 412 cars left.", []),
    ("A man suspected of taking 412 cars left.", []),
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
