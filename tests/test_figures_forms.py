"""Every form in which news writes a number, with its value, kind and what it counts."""

from __future__ import annotations

import pytest

from figures.extract import extract_figures
from figures.model import Figure


def only(text: str) -> Figure:
    """The one figure of a text; fails when there are more or none."""
    (figure,) = extract_figures(text)
    return figure


# sentence | low | high | kind | unit or counted noun
FORMS = """
The loss in 2024 of 3,000 boats hurt. | 3000 | 3000 | count | boat
The loss in 2024 of 300 boats hurt. | 300 | 300 | count | boat
Half a million people fled. | 500000 | 500000 | count | person
A quarter of a million voters came. | 250000 | 250000 | count | voter
They sold two dozen boats. | 24 | 24 | count | boat
They had a half-dozen boats. | 6 | 6 | count | boat
It cost $1.2bn. | 1.2e9 | 1.2e9 | money | USD
It cost Rs 3 lakh crore. | 3e12 | 3e12 | money | INR
Some 2.5 lakh farmers came. | 250000 | 250000 | count | farmer
They paid 1.2 crore workers. | 1.2e7 | 1.2e7 | count | worker
They shipped 816 000 t of maize. | 816000 | 816000 | measure | tonne
Some 3.8 billion cups were sold. | 3.8e9 | 3.8e9 | count | cup
Four hundred and twelve thousand, six hundred and one votes came. | 412601 | 412601 | count | vote
It rose by 18 to 25 percent. | 18 | 25 | percent | percent
They lost 10,000-15,000 boats. | 10000 | 15000 | count | boat
Between 300 and 400 goats died. | 300 | 400 | count | goat
A couple of hundred fans came. | 200 | 200 | count | fan
Dozens of fans came. | 12 | 120 | count | fan
Tens of thousands of fans came. | 10000 | 100000 | count | fan
Several hundred fans came. | 200 | 1000 | count | fan
One in five pupils walks. | 0.2 | 0.2 | ratio | pupil
Nearly 9 in 10 homes burnt. | 0.9 | 0.9 | ratio | home
A tenth of 1 percent of pupils walk. | 0.1 | 0.1 | percent | percent
One-eighth of 1% of pupils walk. | 0.125 | 0.125 | percent | percent
They paid a quarter of one cent. | 0.0025 | 0.0025 | money | USD
They walked a third of one mile. | 0.33333 | 0.33333 | measure | mile
Two-thirds of pupils walk. | 0.66667 | 0.66667 | ratio | pupil
At least 300 fans came. | 300 | None | count | fan
Fewer than 300 fans came. | None | 300 | count | fan
Up to 40 of the goats died. | None | 40 | count | goat
As many as 60 goats died. | None | 60 | count | goat
The herd (nearly 60 goats) died. | 60 | 60 | count | goat
They shot “over 60 goats” there. | 60 | None | count | goat
Some 20-odd goats died. | 20 | 20 | count | goat
Sales tripled. | 3 | 3 | ratio | -
Prices more than doubled. | 2 | None | ratio | -
Exports grew twelve-fold. | 12 | 12 | ratio | -
Inflation was minus 0.3 percent. | -0.3 | -0.3 | percent | percent
It was worth £500k. | 500000 | 500000 | money | GBP
It cost 20m Australian dollars. | 2e7 | 2e7 | money | AUD
They paid 5m Danish kroner. | 5e6 | 5e6 | money | DKK
It cost A$5bn. | 5e9 | 5e9 | money | AUD
Some 20m people watched. | 2e7 | 2e7 | count | person
About 3m Germans left. | 3e6 | 3e6 | count | German
The wall is 20m long. | 20 | 20 | measure | metre
They found 50 kilos of coal. | 50 | 50 | measure | kilogram
Only 500 lynx remain. | 500 | 500 | count | lynx
Around 200 moose live here. | 200 | 200 | count | moose
Some 82 roan deer survive. | 82 | 82 | count | deer
The rate edged up to 4.3 percent. | 4.3 | 4.3 | percent | percent
A magnitude 6.4 quake hit. | 6.4 | 6.4 | count | magnitude
Some 300 deer hunters came. | 300 | 300 | count | hunter
They built a 62-storey tower. | 62 | 62 | count | storey
It rose 94 cents. | 0.94 | 0.94 | money | USD
Sales jumped by a fifth in spring. | 0.2 | 0.2 | ratio | -
The price rose 1/4 point. | 0.25 | 0.25 | ratio | point
The winger, 27, signed. | 27 | 27 | measure | year
POLICE SEIZE 50 GUNS IN RAID. | 50 | 50 | count | gun
A 20 km-long queue formed. | 20 | 20 | measure | kilometre
They lost three quarters of an hour. | 0.75 | 0.75 | measure | hour
The yard built 700 of the aircraft. | 700 | 700 | count | aircraft
It rose 4.5 percentage points. | 4.5 | 4.5 | percent | percentage point
It cost a thousand million pounds. | 1e9 | 1e9 | money | GBP
It cost a hundred thousand million pounds. | 1e11 | 1e11 | money | GBP
They traded three lakh crore shares. | 3e12 | 3e12 | count | share
They sold two hundred dozen eggs. | 2400 | 2400 | count | egg
They sold two million three hundred thousand eggs. | 2.3e6 | 2.3e6 | count | egg
A fifth of a million people came. | 200000 | 200000 | count | person
The odds were one in 2,500 births. | 0.0004 | 0.0004 | ratio | birth
They waited three and a half hours. | 3.5 | 3.5 | measure | hour
Dozens of thousands of fans came. | 12000 | 120000 | count | fan
He left.5 boats sank. | 5 | 5 | count | boat
They saw it --five boats in all. | 5 | 5 | count | boat
From 1000 to 2000 boats sank. | 1000 | 2000 | count | boat
Sub-300 homes were sold. | None | 300 | count | home
They own 5 sqm of land. | 5 | 5 | measure | square metre
The race took 1 second. | 1 | 1 | measure | second
The jockey weighs 12 stone. | 12 | 12 | measure | stone
It made a half turn. | 0.5 | 0.5 | measure | turn
The pressure was 3 bar. | 3 | 3 | measure | bar
It rose by one degree. | 1 | 1 | measure | degree
The grid is 2.1 pm wide. | 2.1 | 2.1 | measure | picometre
They tried a 5G phone. | 5 | 5 | measure | generation wireless
It fell to - 20 degrees Celsius. | -20 | -20 | measure | celsius
The boy aged 3 months slept. | 3 | 3 | measure | month
They use 3 m/x of pipe. | 3 | 3 | measure | metre
It grew 30 percent or less. | None | 30 | percent | percent
It cost $US113 million. | 1.13e8 | 1.13e8 | money | USD
It cost 10 $. | 10 | 10 | money | USD
They paid 500 EUR bn. | 5e11 | 5e11 | money | EUR
They paid 500 kn for it. | 500 | 500 | money | HRK
They paid 500,000 real for it. | 500000 | 500000 | money | BRL
They paid five bucks. | 5 | 5 | money | USD
They lost tens of millions of dollars. | 1e7 | 1e8 | money | USD
It fell to Y=28,030 in May. | 28030 | 28030 | money | JPY
He ran it in 9.58s. | 9.58 | 9.58 | measure | second
They repealed it over five years. | 5 | 5 | measure | year
Over two months, it healed. | 2 | 2 | measure | month
It lasted over five years. | 5 | None | measure | year
She brings over 20 years of skill. | 20 | None | measure | year
The film is over two hours long. | 2 | None | measure | hour
They handed over $25 million. | 2.5e7 | 2.5e7 | money | USD
They handed out over $25 million. | 2.5e7 | None | money | USD
A row over 300 jobs flared. | 300 | 300 | count | job
The van ran over two men. | 2 | 2 | count | man
She won over 300 votes. | 300 | None | count | vote
The margin is plus or minus three points. | 3 | 3 | count | point
The margin is plus-or-minus 3 percent. | 3 | 3 | percent | percent
He scored 50 plus points. | 50 | None | count | point
She has 20-plus years of practice. | 20 | None | measure | year
She has 20 plus years of practice. | 20 | None | measure | year
Some 500-plus fans came. | 500 | 500 | count | fan
It has two plus points. | 2 | 2 | count | -
At 16, he left school. | 16 | 16 | measure | year
At just 85, Ms. Poe swims. | 85 | 85 | measure | year
The Japanese yen stood at 108.55 per dollar. | 108.55 | 108.55 | money | JPY
Sterling fell to 1.29 to the dollar. | 1.29 | 1.29 | money | GBP
She is a five time world champion. | 5 | 5 | count | time
The land spans five time zones. | 5 | 5 | count | zone
He ended it in one hit. | 1 | 1 | count | hit
One man's car burnt. | 1 | 1 | count | man
Ten of us came. | 10 | 10 | count | person
The two cut the price. | 2 | 2 | count | -
The top 10 face off in Harlow. | 10 | 10 | count | -
These two split the prize. | 2 | 2 | count | -
They sold 10 face masks. | 10 | 10 | count | mask
They had one person commit a crime. | 1 | 1 | count | person
Find the two men police need to question. | 2 | 2 | count | man
They met two high school pupils. | 2 | 2 | count | pupil
Ann Poe,19, is accused of it. | 19 | 19 | measure | year
Poe, one of Roe's cousins, came. | 1 | 1 | count | cousin
It is the cheapest 70" TV. | 70 | 70 | measure | inch
Vela sells a 34"+ screen. | 34 | None | measure | inch
He said "we have 15" and left. | 15 | 15 | count | -
It uses 230 W of power. | 230 | 230 | measure | watt
He hit the guard five times as he sat there. | 5 | 5 | count | time
It sold five times as many boats. | 5 | 5 | ratio | -
He left “maybe thousands” of them. | 1000 | 10000 | count | -
It holds 58.4 cu.ft. of air. | 58.4 | 58.4 | measure | cubic foot
Jo, who was 1 when she fell, slept. | 1 | 1 | measure | year
All three died of their wounds. | 3 | 3 | count | person
They heard of one fatal shooting. | 1 | 1 | count | shooting
There was one Elm County sheriff's deputy. | 1 | 1 | count | deputy
He faces one count each of it. | 1 | 1 | count | count
The 777 program has faced delays. | 777 | 777 | count | program
One of the males remains in hospital. | 1 | 1 | count | male
My dad’s 40 and he is well. | 40 | 40 | measure | year
They waited two plus hours. | 2 | None | measure | hour
They were married over 20 years. | 20 | None | measure | year
A blast killed one, as it seems. | 1 | 1 | count | person
“The blast killed one,” he said. | 1 | 1 | count | person
Cases passed the 600 mark. | 600 | 600 | count | case
They bought 30 of Velo's 787-9 Dreamliner jets. | 30 | 30 | count | jet
The bond rose 29/32 in price. | 0.90625 | 0.90625 | ratio | -
The pipe is 3/4 in thick. | 0.75 | 0.75 | measure | inch
They heard of two theft suspects involved in it. | 2 | 2 | count | suspect
Two of the attempted armed robbery charges fell. | 2 | 2 | count | charge
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_each_form_is_read_to_its_value_and_to_what_it_counts(row: str) -> None:
    text, low, high, kind, what = (part.strip() for part in row.split(" | "))
    figure = only(text)
    ends = [None if end == "None" else pytest.approx(float(end), rel=1e-4) for end in (low, high)]

    assert [figure.low, figure.high] == ends
    assert figure.kind == kind
    named = figure.counted if kind in ("count", "ratio") else figure.unit
    assert (named or "-") == what


RATES = [
    ("They make 20 ferries a month.", "month"),
    ("They burn 3 tonnes of coal per day.", "day"),
    ("They saw 14 deaths for every 100,000 people.", "100000 people"),
    ("It hires 300 cooks annually.", "year"),
    ("They won 12 games in a year.", None),
    ("They sell 50/month.", "month"),
    ("It costs $50/kg.", "kilogram"),
    ("It costs $50/m here.", None),
    ("They sell 5 boats per cent.", None),
    ("She leads by one point in a match up.", None),
]


@pytest.mark.parametrize(("text", "per"), RATES)
def test_a_rate_is_read_and_a_span_is_none(text: str, per: str | None) -> None:
    assert only(text).per == per


SEVERAL = [
    ("It weighed 5 and 6 kg.", [5, 6], ["kilogram", "kilogram"]),
    ("Sales rose 12% to 3.4 million cars.", [12, 3400000], ["percent", "car"]),
    ("They hired 30, 40 or 50 people.", [30, 40, 50], ["person"] * 3),
    (
        "They sent 1000 mine clearance experts and 5000 engineers.",
        [1000, 5000],
        ["expert", "engineer"],
    ),
    ("A crowd of 13,221 came; of these, 7,887 were pupils.", [13221, 7887], ["person", "person"]),
    (
        "They saw 13,221 entries. Of these entries, 7,887 were new.",
        [13221, 7887],
        ["entry", "entry"],
    ),
    ("Divers found 45 miners. Twenty of them were hurt.", [45, 20], ["miner", "miner"]),
    ("The fleet, 40 old ferries, has 12 cooks.", [40, 12], ["ferry", "cook"]),
    ("Dozens came and tens of thousands left.", [12, 10000], ["-", "-"]),
    ("They had 22 fires, against an average of 20.", [22, 20], ["fire", "fire"]),
    ("It sold a 7- or 8-inch screen.", [7, 8], ["inch", "inch"]),
    ("It cost two dollars and 50 of it.", [2, 50], ["USD", "-"]),
    ("It cost £5m ($8m) a year.", [5e6, 8e6], ["GBP", "USD"]),
    (
        "It cost 2,435,000 yen ($22,480) and 2,380,000 ($21,972).",
        [2435000, 22480, 2380000, 21972],
        ["JPY", "USD", "JPY", "USD"],
    ),
    ("It cost 900 ($21).", [900, 21], ["-", "USD"]),
    ("Profit fell 2 percent, or 50 cents a share.", [2, 0.5], ["percent", "USD"]),
    ("They sold eight million 250ml bottles.", [8e6, 250], ["bottle", "millilitre"]),
    ("They tripled, 100 times more than before.", [3, 100], ["-", "-"]),
    ("They sold 412 boats: 30.", [412, 30], ["boat", "boat"]),
    ("It took a two- or three-week break.", [2, 3], ["week", "week"]),
    ("Twenty-three of the 53 wounded stayed.", [23, 53], ["person", "person"]),
    ("It needs two flights, one carrying Ann Poe.", [2, 1], ["flight", "flight"]),
    ("Two children, 11 and 14, were there.", [2, 11, 14], ["child", "year", "year"]),
    ("They held four guards and one 17-year-old.", [4, 1, 17], ["guard", "person", "year"]),
    ("One of the many thousands of people fled.", [1, 1000], ["person", "person"]),
    ("They won three in a row and five of six.", [3, 5, 6], ["-", "-", "-"]),
    ("Hundreds, if not thousands, of jobs went.", [100, 1000], ["job", "job"]),
    ("Dozens or even hundreds of boats sank.", [12, 100], ["boat", "boat"]),
    ("Some 52 percent approve, and 43 disapprove.", [52, 43], ["percent", "percent"]),
    ("Of them 15.4 % were Roman, and 7.3 of another creed.", [15.4, 7.3], ["percent", "percent"]),
    ("Turnout was 40 percent, and 12 said they fled.", [40, 12], ["percent", "-"]),
    ("Some 40 percent were hurt, and 12 died.", [40, 12], ["percent", "person"]),
    ("It cost $40 (R600) then.", [40, 600], ["USD", "ZAR"]),
]


@pytest.mark.parametrize(("text", "lows", "named"), SEVERAL)
def test_numbers_of_one_sentence_each_get_their_own(
    text: str, lows: list[float], named: list[str]
) -> None:
    figures = extract_figures(text)
    assert [figure.low for figure in figures] == lows
    assert [figure.unit or figure.counted or "-" for figure in figures] == named


def test_a_stated_part_belongs_to_the_count_before_it() -> None:
    whole, part = extract_figures("They saw 13,221 entries. Of these entries, 7,887 were new.")
    assert part.part_of == whole.start
    assert whole.part_of is None


BESIDE = [
    ("They bought two and three boats.", [2, 3]),
    ("He worked nine fifty hour weeks.", [9, 50]),
    ("They sold five thousand thousand-litre tanks.", [5000]),
    ("They cut 5 feet 14 inches of rope.", [5, 14]),
    ("A fifth million-dollar house burnt down.", []),
    ("They paid in tens and fives.", []),
    ("The scores were level.", []),
]


@pytest.mark.parametrize(("text", "values"), BESIDE)
def test_words_that_make_no_one_number_are_read_apart_or_not_at_all(
    text: str, values: list[float]
) -> None:
    assert [figure.low for figure in extract_figures(text) if not figure.unit or values] == values


def test_the_change_of_a_number_is_the_verbs_and_ends_with_its_clause() -> None:
    fell, _ = extract_figures("Sales were down 2 percent, profit by 3 percent.")
    told = {text: only(text).change for text in ("It fell by 5 percent.", "It fell; by 5 percent.")}

    assert [figure.change for figure in (fell, _)] == ["down", "down"]
    assert list(told.values()) == ["down", "none"]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Velmar and Elm rose 4 percent and 6 percent, respectively.", ["up", "up"]),
        ("Exports fell 3%, 5% and 7%.", ["down", "down", "down"]),
        ("Sales rose by $3m and $5m.", ["up", "up"]),
        ("Profits rose 4% and 6% of the staff left.", ["up", "none"]),
        ("Prices rose 4% to $5 and $6.", ["up", "none", "none"]),
        ("The army lost 3 tanks and 5 guns.", ["none", "none"]),
        ("Prices rose 4% in May and 6% were sold.", ["up", "none"]),
    ],
)
def test_what_stands_in_a_list_changes_with_the_first(text: str, changes: list[str]) -> None:
    assert [figure.change for figure in extract_figures(text)] == changes


@pytest.mark.parametrize("text", ["He paid 1,5 Mio. for it.", "They sold 3'400 cars."])
def test_what_another_language_writes_stays_out(text: str) -> None:
    assert extract_figures(text) == []
