"""Numbers that only name something are refused, each with its reason."""

from __future__ import annotations

import pytest

from figures.extract import read_text
from figures.numbers import find_quantities
from figures.text import Document

REFUSED = [
    # models, codes and designations
    ("The T-90M rolled on.", "T-90M", "name"),
    ("The Shahed 136 hit a roof.", "136", "name"),
    ("The Boeing 737 landed.", "737", "label"),
    ("A new 737 Max landed.", "737", "aircraft"),
    ("COVID-19 spread.", "COVID-19", "name"),
    ("They flew Boeing Max 80 jets.", "80", "name"),
    ("In Galaxy Note 7 phones the fuse burned.", "7", "name"),
    ("The G7 met.", "G7", "name"),
    ("The Voyager 2 probe flew on.", "2", "name"),
    ("The S&P 500 fell.", "500", "index"),
    ("An AR-15 was found.", "AR-15", "name"),
    ("The file is id.3 here.", "id.3", "name"),
    ("The tweet 699320266804092929 is gone.", "699320266804092929", "too long"),
    ("He drove to Boise, ID 83702 yesterday.", "83702", "postal"),
    # calibres
    ("They fired 152mm shells.", "152mm", "calibre"),
    ("A 9 mm pistol lay there.", "9 mm", "calibre"),
    ("A .45-caliber gun lay there.", ".45", "calibre"),
    # laws, labels, addresses, calls
    ("Article 5 applies.", "5", "label"),
    ("It stands in Section 427.", "427", "label"),
    ("She took the number 11 tram.", "11", "label"),
    ("Norway's number 9 scored.", "9", "label"),
    ("It is told in ch. 4 and shown there.", "4", "label"),
    ("The No. 3 seed won.", "3", "label"),
    ("The #2 seed won.", "#2", "label"),
    ("Read part 1 of 3 here.", "1 of 3", "label"),
    ("He cited 720 ILCS in court.", "720", "law"),
    ("Take Interstate 75 north.", "75", "label"),
    ("He lived at 3379 Broadway then.", "3379", "address"),
    ("He lived in the 1800 block of Hewitt Avenue.", "1800", "address"),
    ("He lived in the 1800-block of Hewitt Avenue.", "1800", "address"),
    ("It stands at 12 Elm Street.", "12", "address"),
    ("She called 911 for help.", "911", "emergency"),
    ("She dialled 911 to summon officers.", "911", "emergency"),
    ("They left room 140 empty.", "140", "label"),
    ("The Group of 8 met.", "8", "name"),
    ("He bought a PS5 game.", "PS5", "name"),
    ("A film in 3-D ran.", "3-D", "format"),
    ("It has 5.1 surround sound.", "5.1", "format"),
    ("See doi:10.5555/12345-678 for it.", "10.5555/12345-678", "code"),
    ("DOI: 10.5555/978-3-319_7 tells it.", "10.5555/978-3-319_7", "publication"),
    ("A 30-something guard ran.", "30-something", "decade"),
    ("The town burnt down.[24] Then it rained.", "24", "brackets"),
    ("He leads a 501(c)(3) group.", "501(c)(3)", "law"),
    ("It burnt near junction 12 of the ring.", "12", "label"),
    ("The train left from platform 9 early.", "9", "label"),
    ("It flooded County Road 12345 again.", "12345", "label"),
    ("Call 415-555-0134 now.", "415-555-0134", "phone"),
    ("Text a tip to 274637 now.", "274637", "call"),
    ("A baker's dozen of boats came.", "dozen", "set phrase"),
    ("A one-of-a-kind boat sank.", "one", "compound"),
    ("The Gang of Eight met.", "Eight", "name"),
    ("The NASA 5 crew left.", "5", "name"),
    ("The number 1/0 is no answer.", "1/0", "name or code"),
    ("It stands in § 68 of the code.", "68", "label"),
    ("It stands in §§ 68-70 of the code.", "68-70", "label"),
    ("Battery life on the 11 Pro Max is fine.", "11", "name"),
    ("She bought the EarPods 2.", "2", "name"),
    ("EarPods 2 Cheap Again", "2", "name"),
    ("He made the 40 Under 40 list.", "40 Under 40", "name"),
    ("Shares of Naro (N225) rose.", "N225", "name"),
    ("Class 5-1A swimmers met.", "5-1A", "label"),
    ("It was done in 80'S style.", "80'S", "decade"),
    ("One time they came back.", "One", "pronoun"),
    # dates and times
    ("It happened on May 26.", "26", "date"),
    ("The class of ’08 met.", "’08", "date"),
    ("It happened on 26 May 2025.", "26 May 2025", "date"),
    ("It happened on Sept. 20-24.", "20-24", "date"),
    ("It happened in 2024.", "2024", "year"),
    ("The 1988 film opened.", "1988", "year"),
    ("The 1850 census missed them.", "1850", "year"),
    ("The war ended in mid-2022.", "mid-2022", "name"),
    ("It was in vogue in the 1990s.", "1990s", "decade"),
    ("He signed for 2012-13.", "2012-13", "season"),
    ("It happened at 2.15pm.", "2.15pm", "time"),
    ("It happened at 5:25 a.m. sharp.", "5:25 a.m.", "time"),
    ("It happened at 17:22.", "17:22", "time"),
    ("Police were called around 7 on Monday.", "7", "time"),
    ("Doors open at 8 Friday evening.", "8", "time"),
    ("She gets up at 6 and swims.", "6", "time"),
    ("The bar serves food until 9.", "9", "time"),
    ("She recalled 9/11.", "9/11", "phrase"),
    ("It is open 24/7.", "24/7", "phrase"),
    # orders, scores, lists
    ("It was the 11th package.", "11th", "ordinal"),
    ("A third man fled.", "A third", "ordinal"),
    ("They won 2-0.", "2-0", "score"),
    ("It ended 89-89.", "89-89", "score"),
    ("The court ruled 5-4.", "5-4", "score"),
    ("(4) Any person may appeal.", "4", "brackets"),
    # pronouns and compounds
    ("No one came.", "one", "pronoun"),
    ("This one costs more.", "one", "pronoun"),
    ("It is dear if one adds the fuel.", "one", "pronoun"),
    ("The port aims for net zero soon.", "zero", "phrase"),
    ("Police zero in on the gang.", "zero", "phrase"),
    ("Call +49 (0)30 555 01-20 for help.", "49 (0)30 555 01-20", "phone"),
    ("Call +44 20 5550 1234 for help.", "44 20 5550 1234", "phone"),
    ("The Dalgo Nimbus R6700 is a router.", "R6700", "name"),
    ("She has a Vela Note 10 Plus.", "10", "label"),
    ("She has a Vela Moto 5 Plus.", "5", "name"),
    ("She plays on a PS4, as ever.", "PS4", "name"),
    ("He hid a .45 handgun.", ".45", "calibre"),
    ("He hid a 45 pistol.", "45", "calibre"),
    ("The Harlow Pct. 4 Office shut.", "4", "label"),
    ("He hid a small .380 caliber handgun.", ".380", "calibre"),
    ("The plate was 943-LQQ.", "943", "code"),
    ("It burned on 8 Mile near Elm.", "8 Mile", "name"),
    ("The mayor doubled down on the plan.", "doubled", "phrase"),
    ("They hit one another.", "one", "pronoun"),
    ("The drive is called “Starts with one” there.", "one", "pronoun"),
    ("She has no car and “does not need one,” he said.", "one", "pronoun"),
    ("If this one feels new, buy it.", "one", "pronoun"),
    ("That one lasted for weeks.", "one", "pronoun"),
    ("It was a small crowd and one more concerned with rent.", "one", "pronoun"),
    ("She owns an app or two.", "two", "phrase"),
    ("It may take a week or two to heal.", "two", "phrase"),
    ("He is trying to zero in.", "zero", "phrase"),
    ("The nurse began to zero in carefully.", "zero", "phrase"),
    ("Some 17.000 people came.", "17.000", "language"),
    ("It cost €25.500 in all.", "25.500", "language"),
    ("It has a six-speed gearbox.", "six", "compound"),
    ("It fell in the second half of the game.", "half", "half"),
    ("She read it on BBC One.", "One", "name"),
]


@pytest.mark.parametrize(("text", "surface", "reason"), REFUSED)
def test_a_number_that_only_names_something_is_refused_with_the_reason(
    text: str, surface: str, reason: str
) -> None:
    (sentence,) = Document(text).sentences
    found, refused = find_quantities(sentence)

    assert [text[q.start : q.end] for q in found] == []
    assert [refusal.surface for refusal in refused] == [surface]
    assert reason in refused[0].reason


def test_hours_of_work_are_no_range() -> None:
    (sentence,) = Document("The clerks work from 9 to 5 every day.").sentences
    found, refused = find_quantities(sentence)

    assert found == []
    assert [refusal.surface for refusal in refused] == ["9", "5"]


def test_a_street_may_itself_be_a_number() -> None:
    (sentence,) = Document("The club at 3451 Northwest 36 Street was closed.").sentences
    found, refused = find_quantities(sentence)

    assert found == []
    assert [refusal.surface for refusal in refused] == ["3451", "36"]


KEPT = [
    ("The town of 2000 people burnt down.", 2000),
    ("Some 1500 people fled.", 1500),
    ("Over 2010 people fled.", 2010),
    ("In the last week 35 people fled.", 35),
    ("They learnt that one person fled.", 1),
    ("They met 911 people.", 911),
    ("In Texas 35 people fled.", 35),
    ("In New York 35 shops closed.", 35),
    ("On Monday near Deir Ezzor 40 houses burned.", 40),
    ("On Mill Road 35 people were hurt.", 35),
    ("On Elm Street 14 shops were looted.", 14),
    ("About 96 Liverpool fans fled.", 96),
    ("The lens is 37 mm wide.", 37),
    ("A 40-foot wall fell.", 40),
    ("One person fled.", 1),
    ("Police Say Three Killed In Raid.", 3),
    ("It grew 7,887 hectares of maize.", 7887),
    ("He sold a mix of 12 goods.", 12),
    ("On platform 12 people waited.", 12),
    ("The blast hurt around 7 on Monday.", 7),
    ("Shares closed at 7 on Friday.", 7),
    ("Around 7 people were hurt.", 7),
    ("Of both plans, one adds a lane.", 1),
    ("The ’50 boats sank.", 50),
    ("They moved from 1000 to the coast.", 1000),
    ("He met 12 Pro Bowl players.", 12),
    ("On YouTube 300 videos were lost.", 300),
    ("A Democrat or two Republicans came.", 2),
    ("The rate fell to zero in May.", 0),
    ("She scored 14.350 points.", 14.35),
    ("It cost $1.250 million.", 1250000),
    ("They run a 5-10W laser.", 5),
    ("There was one more wounded soldier.", 1),
]


@pytest.mark.parametrize(("text", "value"), KEPT)
def test_a_number_that_looks_like_a_name_but_counts_is_kept(text: str, value: float) -> None:
    (sentence,) = Document(text).sentences
    (quantity,) = find_quantities(sentence)[0]

    assert value in (quantity.low, quantity.high)


def test_numbers_of_a_weapon_list_are_refused_and_the_count_is_kept() -> None:
    text = "They sent several hundred 152mm and 122mm artillery shells."
    (sentence,) = Document(text).sentences
    found, refused = find_quantities(sentence)

    assert [(q.low, q.high) for q in found] == [(200, 1000)]
    assert [refusal.surface for refusal in refused] == ["152mm", "122mm"]


def test_a_reading_is_told_sentence_by_sentence_and_leaves_out_those_without_a_number() -> None:
    reading = read_text("It rained. Some 12 men ran. The G7 met.")

    assert [
        (sentence, [f.surface for f in figures], [r.surface for r in refused])
        for sentence, figures, refused in reading.by_sentence()
    ] == [("Some 12 men ran.", ["Some 12 men"], []), ("The G7 met.", [], ["G7"])]


PRONOUNS = [
    "They have one about rents.",
    "She was going to do one really wild.",
    "It sounds when you pull one off.",
    "He took the bullets out but left one in.",
    "It solves all problems, but one doesn't exist here.",
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_a_bare_one_that_counts_nothing_is_the_pronoun(text: str) -> None:
    reading = read_text(text)

    assert reading.figures == []
    assert [refusal.surface for refusal in reading.refusals] == ["one"]
    assert "pronoun" in reading.refusals[0].reason


def test_one_that_has_a_noun_or_is_said_of_people_counts() -> None:
    texts = ("One was killed.", "One of the oldest died.", "They saw one boat.")
    assert [len(read_text(text).figures) for text in texts] == [1, 1, 1]
