"""What a quantity is about where clauses hold each other, share words or leave some out."""

from __future__ import annotations

import pytest

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
"""


@pytest.mark.parametrize("row", EXACT.strip("\n").splitlines())
def test_a_quantity_is_about_just_these_words(row: str) -> None:
    text, surface, wanted = (part.strip() for part in row.split("|"))
    found = {f.surface: f for f in read_text(text).figures}
    assert set(found[surface].concept) == set(wanted.split())
