"""Numbers of addresses, pages, stations, names and moments, and heights of two units."""

from __future__ import annotations

import pytest

from figures.extract import read_text
from figures.numbers import find_quantities
from figures.text import Document

# sentence | what is refused | part of the reason
REFUSED = """
4 SOT It was loud. | 4 | script
They entered 33B Cedar Ave at noon. | 33B | address
It lies in the 100 North block of Elm. | 100 | address
She shops at 3747 S. Harbor Ave now. | 3747 | address
It burnt in a flat at 6301 Ranleigh. | 6301 | address
It is at 500 Main in Harlow. | 500 | address
He was hit near 635 and Oak Rd. | 635 | address
WQBX 780 told it first. | 780 | station
69 News told it first. | 69 | station
She saw Action News 4 report it. | 4 | station
They shot at 104 Six Oaks Drive. | 104, Six | address
It is at 8286 Elm St. (450 West) now. | 8286, 450 | address
It lies in the 21300 Block of Elm. | 21300 | address
Pictured: Suspect 2 | 2 | label
The 24-Hour News crew came. | 24-Hour | name
Image 1 of 12 shows a boat. | 1 of 12 | counter
× 1 of 3 2 of 3 3 of 3 | 1 of 3, 2 of 3, 3 of 3 | counter
NBC 6's Ann Poe and Jo Roe report. | 6 | station
There is a trailer for season four of “Elm.” | four | label
But number two is to cut costs. | two | label
Photo 3/8: a boat. | 3/8 | counter
Gallery 1 of / 2 Caption Close | 1 of / 2 | counter
They fled 1 / 4 Back to Gallery | 1 / 4 | counter
It fell; Image 31 of 44 13. | 31 of 44, 13 | counter
It is in the 500 section of County Road. | 500 | address
They shut Hwy. 71 for hours. | 71 | label
[4 / 12] A boat. | 4 / 12 | counter
<post id="77"> | 77 | markup
Call 888-HINT now. | 888-HINT | phone
Call *55 at once. | 55 | call
The tag 1448038800 was read. | 1448038800 | identifier
Approximately 0230 that day it rang. | 0230 | nought
The temple fell in 480 BC. | 480 BC | date
At one point they wept. | one | phrase
They came one after another. | one | pronoun
He sent one by one. | one, one | pronoun
It was an urgent one. | one | pronoun
She is the only one with a key. | one | pronoun
This is one of those things. | one | pronoun
He met the "Four Kings" band. | Four | name
The hall is in corso Elmo, 15, Milan. | 15 | address
He was found on 313 North Elmwood Monday. | 313 | address
It happened at 710 SW 13th Terr. then. | 710, 13th | -
It is at 704 W Elm Hill Ave. now. | 704 | address
He was hit in the 3600 blk Glen Elm Rd. | 3600 | address
It lies at 33.919235 -118.333397 now. | 33.919235 -118.333397 | point
2018.04.05 ~ Open run | 2018.04.05 | date
He drew a .38 special blue steel revolver. | .38 | calibre
She wore size 9 shoes. | 9 | label
She will tell more on Live at 5 and News at 6. | 5, 6 | time
The screen shows a 16:9 picture. | 16:9 | ratio
Vela 26447 Carta Magica | 26447 | name
She played Rage Empire 11, Grid, Vela Redemption 2, Rise Of Elm | 11, 2 | name
She lost a decade and a half of sleep. | a half | longer number
Poe, head of One Harbor Now, wept. | One | name
It joined the bureau's Top Ten Most Wanted list. | Ten | name
She won a bid to a fourth term. | a fourth | ordinal
It fell for the third week. | third | -
"""


@pytest.mark.parametrize("row", REFUSED.strip().splitlines())
def test_a_number_beside_the_news_is_refused_with_the_reason(row: str) -> None:
    text, surfaces, reason = (part.strip() for part in row.split(" | "))
    (sentence,) = Document(text).sentences
    found, refused = find_quantities(sentence)

    assert [text[q.start : q.end] for q in found] == []
    if reason != "-":
        assert ", ".join(refusal.surface for refusal in refused) == surfaces
        assert all(reason in refusal.reason for refusal in refused)


KEPT = [
    ("Voters in 3 of 12 counties came.", [3, 12]),
    ("She hit 3 of 8 shots.", [3, 8]),
    ("The airline took 38 Max jets.", [38]),
    ("It sold 300 Mini cars.", [300]),
    ("The town has 45 rifle clubs.", [45]),
    ("Killed: Kharkiv 12, Dnipro 4, Odesa 3.", [12, 4, 3]),
    ("Votes: Smith 1,204, Jones 987, Poe 12.", [1204, 987, 12]),
    ("He ate 3/8 of the cake.", [0.375]),
    ("Some 300 Spartans stood at 700 posts.", [300, 700]),
    ("He owned 3 blocks of flats.", [3]),
    ("She sold 100 East German stamps.", [100]),
    ("The tower held 25000000 litres.", [25000000]),
    ("In the end one man left.", [1]),
    ("The news reached 69 papers.", [69]),
    ("It fell to a fourth last year.", [0.25]),
    ("The bus ran 24-hour shifts.", [24]),
    ("They won at 200 South Dakota schools.", [200]),
    ("Texas Reports 26447 New Cases", [26447]),
    ("This season four players were hurt.", [4]),
    ("Police Arrest 5, Seize 20 Guns In Raid", [5, 20]),
    ("Gunman Kills Three People In Two Raids", [3, 2]),
]


@pytest.mark.parametrize(("text", "values"), KEPT)
def test_a_count_of_the_same_look_is_kept(text: str, values: list[float]) -> None:
    (sentence,) = Document(text).sentences
    assert [quantity.low for quantity in find_quantities(sentence)[0]] == values


HEIGHTS = [
    ("He is 5-foot-11 and slim.", "5-foot-11", 71),
    ("He is five foot eleven.", "five foot eleven", 71),
    ("She is 5 feet 4 inches tall.", "5 feet 4 inches", 64),
    ("He stands 6 ft 3 in by now.", "6 ft 3 in", 75),
    ("A 6'2\" guard ran.", "6'2\"", 74),
]


@pytest.mark.parametrize(("text", "surface", "inches"), HEIGHTS)
def test_a_height_in_feet_and_inches_is_one_length(text: str, surface: str, inches: float) -> None:
    (sentence,) = Document(text).sentences
    (height,) = find_quantities(sentence)[0]

    assert (text[height.start : height.end], height.low, height.unit) == (surface, inches, "inch")


def test_a_length_in_feet_and_inches_that_is_no_height_stays_two() -> None:
    (sentence,) = Document("The hall is 12 ft 2 in by 9 m.").sentences
    assert [q.unit for q in find_quantities(sentence)[0]] == ["foot", "inch", "metre"]


WAYS = [
    ("She walked up to two guards.", "=", 2),
    ("The van pulled up to six tents.", "=", 6),
    ("The lift takes up to six guests.", "<=", None),
    ("It can run up to 40 miles.", "<=", None),
]


@pytest.mark.parametrize(("text", "relation", "low"), WAYS)
def test_up_to_is_a_bound_unless_somebody_goes_there(
    text: str, relation: str, low: float | None
) -> None:
    (sentence,) = Document(text).sentences
    (quantity,) = find_quantities(sentence)[0]
    assert (quantity.relation, quantity.low) == (relation, low)


SPANS = [
    ("Over the past three weeks, rents rose.", []),
    ("In the next 10 days it will open.", []),
    ("Two months after the fire, it opened.", []),
    ("It opened two weeks later.", []),
    ("At approximately 2004 hours units left.", []),
    ("She did 2004 hours of work.", ["2004 hours"]),
    ("He served for five years before he left.", ["five years"]),
    ("She spent the last 200 days at sea.", ["200 days"]),
]


@pytest.mark.parametrize(("text", "figures"), SPANS)
def test_a_span_that_only_dates_something_is_refused(text: str, figures: list[str]) -> None:
    reading = read_text(text)
    assert [figure.surface for figure in reading.figures] == figures
    if not figures:
        assert "says when" in reading.refusals[0].reason


AGES = [
    ("Poe, who was 69 when he won, left.", 69),
    ("Poe, then 38, left.", 38),
    ("He won most voters under 30 in May.", 30),
    ("Poe, who was almost 2, slept.", 2),
    ("Ann Poe, 22 was hit.", 22),
    ("She would have turned 2 later this month.", 2),
    ("His friend, also 14, brought a bat.", 14),
    ("Police, via AP Ann Poe, 23, who fled.", 23),
    ("Ann Poe and Jo Roe, both 65 and of Harlow, came.", 65),
    ("The former singing star, 42, was voted off.", 42),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_an_age_without_the_word_year_is_one(text: str, age: float) -> None:
    (sentence,) = Document(text).sentences
    (quantity,) = find_quantities(sentence)[0]
    assert (quantity.high, quantity.unit, quantity.aspect) == (age, "year", "age")


MOMENTS = [
    ("It shut about 1 this morning.", ["1"]),
    ("It rang between 8 and 8:30 p.m. then.", ["8", "8:30 p.m."]),
    ("It rang around nine o’clock.", ["nine"]),
]


@pytest.mark.parametrize(("text", "surfaces"), MOMENTS)
def test_an_hour_without_a_colon_is_a_time(text: str, surfaces: list[str]) -> None:
    (sentence,) = Document(text).sentences
    found, refused = find_quantities(sentence)

    assert found == []
    assert [refusal.surface for refusal in refused] == surfaces
    assert all("time" in refusal.reason for refusal in refused)
