"""What kind of word each word of a sentence is read as, where its tag alone would mislead."""

from __future__ import annotations

import pytest

from figures.codes import encode
from figures.numbers import find_quantities
from figures.syntax import Syntax
from figures.text import Document


def syntax_of(text: str) -> Syntax:
    """The syntax of the first sentence, with its quantities found."""
    sentence = Document(text).sentences[0]
    return Syntax(sentence, find_quantities(sentence)[0])


# sentence | word | letter (the table in figures/codes.py)
READINGS = """
The growth forecast of the bank fell 3%. | forecast | N
It tries to boost its output to 12 tonnes. | boost | B
Firms accounting for 20% of sales closed. | accounting | G
The tablet comes with a 5 W charger. | comes | V
The boys' home burnt down. | ' | S
The county sheriff's office said so. | 's | S
The four cooks that were hired left. | that | W
Police held three suspected burglars. | suspected | Z
One hiker remains in hospital. | remains | V
Brokers dont expect gains. | dont | V
Workers lost six fingers to a saw. | lost | V
Mrs. Poe owns it. | Mrs | P
Ann Poe Jr., 23, owns it. | . | P
A firm said men aged 18 rode. | aged | I
They were charged with two counts of fraud. | counts | N
The fund, with sales starting at $5, closed. | sales | N
The firms arranged for buses to come. | arranged | V
Two men arrested in May fled. | arrested | Z
They came, shopped at a mall, and left. | shopped | V
The fees which range from 1% to 2% fell. | range | V
Talks with Ann Back, who owns it, failed. | Back | P
A grant worth 5 million euros came. | worth | I
It has a net worth of $5m. | worth | N
It gave 40 Nm of torque. | torque | N
The mega neutron stars spin 12 times. | spin | V
The shop stays open 24 hours. | stays | V
The Harlow flat reportedly sold for $4m. | flat | N
In Elm, sampling between 2014 and 2017 showed lead. | sampling | N
Two guards suffered non-life-threatening wounds. | non-life-threatening | J
The tank will cool milk to 4 degrees. | cool | B
It will likely cost 40 dollars. | likely | A
They will press the pulp to 5 cm and crate it in boxes. | crate | B
Door widths remain 90 cm. | widths | N
It missed Dalgo estimates of 640 tonnes. | estimates | N
The lava shoots out at 40 km/h and sets hard. | shoots | V
The Dalgo index was last trading up 2%. | trading | G
The franc DAL= was up 0.1%. | = | A
The Dalgo Pro also features a 5-inch screen. | features | V
He would trick miners into buying 4 lamps. | trick | B
They hope to smash a record of 8 years. | smash | B
Illegal drug use rose by 37%. | use | N
Our last mention was of 3 boats. | mention | N
The girl was hit by two vans. | hit | Z
"""


@pytest.mark.parametrize("row", READINGS.strip().splitlines())
def test_neighbours_overrule_a_tag(row: str) -> None:
    text, word, letter = (part.strip() for part in row.split(" | "))
    syntax = syntax_of(text)
    assert syntax.codes[syntax.words.index(word)] == letter


GROUPS = [
    ("Forty friends gathered to mourn.", ["gather", "mourn"]),
    ("The club plans to hire 40 cooks.", ["hire"]),
    ("A man they think shot a dog fled.", ["think", "shoot", "flee"]),
    ("The cats had been fed.", ["feed"]),
]


@pytest.mark.parametrize(("text", "lemmas"), GROUPS)
def test_verbs_that_belong_together_are_one_group(text: str, lemmas: list[str]) -> None:
    assert [group.lemma for group in syntax_of(text).verbs] == lemmas


def test_each_word_has_one_letter_and_quantities_are_marked() -> None:
    words = ["They", "sold", "12", "boats"]
    assert (
        encode(words, [w.lower() for w in words], ["PRP", "VBD", "CD", "NNS"], [(2, 2)]) == "EVQN"
    )
