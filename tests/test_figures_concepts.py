"""What a quantity is about where clauses hold each other, share words or leave some out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.extract import read_text

# sentence | surface | every word of the concept, in any order
EXACT = """
The bank closed Alba, which it bought for $5 million. | $5 million | Alba
The mill that she sold for $5 million burned. | $5 million | mill
The mill she sold for $5 million burned. | $5 million | mill
The mill that was sold for $5 million burned. | $5 million | mill
The bank, which sold the mill for $5 million, closed. | $5 million | mill
The rower kept a pace of between 4 and 6 knots. | 4 and 6 knots | pace
The shop has a price of $40. | $40 | shop price
Drivers aged 17 to 24 pay more. | 17 to 24 | Drivers
They sat through 40 minutes of a film without hearing a word. | 40 minutes | film
The statue, which the crew sold after guards slept, weighs 40 kg. | 40 kg | statue
The offer led people to pay $40. | $40 | people
It had 30% of the 412 seats. | 30% of the 412 seats | seats
Under the hood hides a 3 litre motor. | 3 litre | motor
In the lake lies a 60 kg pike. | 60 kg | pike
The van with a hood has a 3 litre motor. | 3 litre | motor van hood
Roe, in a calm, even voice, spoke for 40 minutes. | 40 minutes | Roe
There were ten days left until primaries in Elm. | ten days | primaries Elm
It is a sign that ten days after the flood, the port is shut. | ten days | flood
The port opened ten days after the flood. | ten days | port
The port lost ten boats after the flood. | ten boats | port
They carry 7 kg and 9 kg of rice. | 7 kg | rice
They sold 7 kg and 9 boats of their own. | 7 kg |
Roe won 60% of voters in Elm last May, 54% in Ash and 51% in Oak. | 54% | Roe voters
Roe won 60% of voters in Elm last May, 54% in Ash and 51% in Oak. | 51% | Roe voters
Roe won 60% of voters in Elm, while turnout was 54% in Ash. | 54% | turnout
A poll said 60% of voters in Elm agreed compared to 20% who did not. | 20% | voters
Of the pupils in the study, half were tall and 9% were short. | 9% | pupils
Fuel: 40 barrels. | 40 barrels | Fuel
Price: $40. | $40 | Price
Roe said that at the fair the crew met two boys. | two boys | crew
In Elm, thieves fled and then there were two boys. | two boys |
The image of a 9-year-old boy shocked Elm. | 9-year-old | boy
The tale of a 40-mile march spread. | 40-mile | march
The price of 40 litres fell. | 40 litres | price
The slump, wiping $5 million from its value, hurt Alba. | $5 million | value
The bank took $5 million from a chest. | $5 million | bank
The firm rose, adding to gains from 12 sessions. | 12 sessions | firm
The firm rose, adding gains would last 12 sessions. | 12 sessions | gains
Of the pupils in the study, 9% of boys were short. | 9% of boys | boys
Farm debts in this region total $5 million, clerks say. | $5 million | Farm debts region
A sports total of 40 points won. | 40 points | sports
In the night, two boys slit 40 sacks. | two boys |
About 46% of eligible voters cast ballots. | About 46% of eligible voters | eligible voters
After spending ten years at sea, Roe retired. | ten years |
In the spring 40 boats sank. | 40 boats |
Rounding out the five winners, Roe chose a boat. | five winners |
Trading 40 boats, the port lost $5 million. | $5 million | port
Problematic cannabis use rose by 7%. | 7% | Problematic cannabis use
Doctors use gas that cost $40. | $40 | gas
The clerk said that cost rose by $40. | $40 | cost
The Elm composite increased 40 points. | 40 points | Elm composite
Roe has a lead of 4%. | 4% | lead Roe
Velmans' win in Elm was worth $40. | $40 | Velmans win Elm
Spot gold XAU= added 0.4%. | 0.4% | Spot gold
Bruma crude CLc1 fell 3%. | 3% | Bruma crude
Palm oil FCPOc3 slipped 2%. | 2% | Palm oil
The Velmar T90 rose 2%. | 2% | Velmar T90
Shares outside Elm .MIAPJ0000PUS closed 3% higher. | 3% | Shares Elm
Sales in Velmar and Elm rose 4% and 6%, respectively. | 4% | Sales Velmar
Sales in Velmar and Elm rose 4% and 6%, respectively. | 6% | Sales Elm
Sales in Velmar and Elm rose 4% and 6%. | 6% | Sales Velmar Elm
Crews spent $9 billion online on Monday, a 20% increase from last year. | $9 billion | Crews
Crews spent $9 billion online on Monday, a 20% increase from last year. | 20% | Crews increase
The online shop paid $40. | $40 | online shop
The storm was about 40 miles southeast of Elm. | about 40 miles | storm
The fire spread in Ash, 40 miles north of Elm. | 40 miles | Ash
The 40-mile west wall fell. | 40-mile | west wall
The agency estimates that smoke kills 40 gulls a year. | 40 gulls a year | smoke
The team, which has lost, trails the Hawks by 3 points. | 3 points | team
On its trails, the team lost 3 dogs. | 3 dogs | team
A pound of rice, which cost $4, now sells for $6. | $6 | pound rice
The car accelerates from 20 to 60 mph. | 20 to 60 mph | car
The judge set bail at $50,000 for Roe. | $50,000 | bail Roe
The judge let Roe bail water for 40 minutes. | 40 minutes | Roe
They used 200 grams of flour and slept. | 200 grams | flour
The town charged $40 for hiking permits. | $40 | town hiking permits
More than half the town's schools lack a nurse. | More than half | town schools
They bought two tickets for $80 each. | $80 | tickets
His wife, 42, and their two sons, ages 9 and 12, slept. | 42 | wife
His wife, 42, and their two sons, ages 9 and 12, slept. | 9 | sons
His wife, 42, and their two sons, ages 9 and 12, slept. | 12 | sons
The clerk, a baker who led the club, won with 60% of votes. | 60% of votes | clerk votes
The clerk, a baker, who won with 60% of votes, slept. | 60% of votes | baker votes
Roe lost control of the car at 90 mph. | 90 mph | Roe
Roe lost the price of the car, $90. | $90 | Roe
Mortgage rates averaged 4% last week. | averaged 4% | Mortgage rates
The crew looks worried at $40 a day. | $40 a day | crew
The insurer paid $40 in fines. | $40 | fines
The insurer paid $40 in March. | $40 | insurer
It took two hours to clear the road. | two hours | road
The crew took two hours to clear the road. | two hours | crew
They barred the expulsion of guests who had paid $40. | $40 | guests
They met the son of a clerk who had paid $40. | $40 | son clerk
Each turbine can power 4,000 homes. | 4,000 homes | turbine
Roe will power on for 40 days. | 40 days | Roe
The 100-metre final was at noon. | 100-metre | final
The 40 injured were boys. | 40 |
Clean the pan for 40 minutes. | 40 minutes |
Mix two litres of milk. | two litres | milk
She worked at the plant for 20 years and earns $25. | $25 |
Fares start at $20 for adults and $10 for boys. | $10 | Fares boys
Fares start at $20 for adults and rise by $10 for boys. | $10 | Fares boys
Profit was $9 million, compared with $8 million last year. | $8 million | Profit
Among women, the rate was 12%; in Ash, it was 9%. | 9% | rate
Among women, the rate was 12%. | 12% | women rate
"""


@pytest.mark.parametrize("row", EXACT.strip("\n").splitlines())
def test_a_quantity_is_about_just_these_words(row: str) -> None:
    text, surface, wanted = (part.strip() for part in row.split("|"))
    found = {f.surface: f for f in read_text(text).figures}
    assert set(found[surface].concept) == set(wanted.split())


@pytest.mark.parametrize("text", ["They said 12 died", "12 boys' win", "He sold 12 and let go"])
def test_a_sentence_without_a_full_stop_is_read_to_its_end(text: str) -> None:
    assert "12" in read_text(text).figures[0].surface


PIECES = st.lists(
    st.sampled_from(
        "12 40% $5 ten days of the a half in until after ages online north = XAU CLc1 , and : ' "
        "boys' win rates total cast cost that which who it took to clear roads Running Mix will "
        "power final sells compared with respectively each for said died let go . worth".split()
    ),
    max_size=9,
)


@given(PIECES)
def test_no_order_of_words_stops_the_reading(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for figure in read_text(text).figures:
        assert all(word in text for told in figure.concept for word in told.split())
