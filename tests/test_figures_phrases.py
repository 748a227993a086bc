"""What a number counts, which verb goes with it, what it is about and what it is part of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.numbers import find_quantities
from figures.phrases import Phrase, counted_phrases
from figures.text import Document


def read(text: str) -> list[tuple[str, Phrase]]:
    """(surface, phrase) of every quantity of the text, in order."""
    document = Document(text)
    return [
        (text[phrase.start : phrase.end], phrase)
        for sentence in document.sentences
        for phrase in counted_phrases(sentence, find_quantities(sentence)[0])
    ]


def phrase_of(text: str, surface: str) -> Phrase:
    """The phrase with this surface; fails when there is none."""
    found = read(text)
    matches = [phrase for written, phrase in found if written == surface]
    assert matches, f"no {surface!r} among {[written for written, _ in found]}"
    return matches[-1]


# sentence | surface | counted | action
COUNTED = """
The agency sent a total of 4,300 nurses to the coast. | 4,300 nurses | nurse | send
Last year 8,150 South Sudanese crossed the river. | 8,150 South Sudanese | South Sudanese | cross
2,000 North Macedonians entered. | 2,000 North Macedonians | North Macedonian | enter
Some 900 welders from Brazil are to be dispatched. | Some 900 welders | welder | dispatch
Hundreds of short-range drones were launched. | Hundreds of short-range drones | drone | launch
The firm employs 600 people worldwide. | 600 people | person | employ
Dozens of long-range ballistic rockets flew. | Dozens of long-range ballistic rockets | rocket | fly
Over 700 of the aircraft were delivered. | Over 700 of the aircraft | aircraft | deliver
The yard builds up to 40 of the boats per month. | up to 40 of the boats per month | boat | build
The firm makes 20 ferries a year. | 20 ferries a year | ferry | make
Nine women and two men were arrested. | two men | man | arrest
They want 30 road crews and 50 bridge engineers. | 50 bridge engineers | engineer | want
One of the best teachers in town resigned. | One of the best teachers | teacher | resign
Kenya lost 14 Kia and Ford pickups. | 14 Kia and Ford pickups | pickup | lose
The blast killed four and wounded seven. | four | person | kill
The blast killed four and wounded seven. | seven | person | wound
Six soldiers were killed and ten wounded. | ten | soldier | wound
The storm left five people dead. | five people | person | kill
He fatally shot three neighbours. | three neighbours | neighbour | kill
At least 30 were injured in the crash. | At least 30 | person | injure
The attack left two dead and 11 injured. | 11 | person | injure
The death toll rose to 12. | 12 | death | rise
The number of cases climbed to 3,200. | 3,200 | case | climb
They sold 12 Bergen http://www.ab.example/a. | 12 Bergen | Bergen | sell
The number of sick cows, 247, is a record. | 247 | cow | -
The count of cows so far, 247, is low. | 247 | cow | -
In a number of towns, 40, it rained. | 40 | - | -
They bought six new pumps. Then 25 failed. | 25 | pump | fail
They bought six new pumps. Then 2.5 failed. | 2.5 | - | fail
Deaths jumped to 85 from 60. | 60 | death | -
The deployment of 600 troops has begun. | 600 troops | troop | deploy
The army returned the bodies of 15 sailors. | 15 sailors | sailor | return
Divers found 45 miners. Twenty of them were hurt. | Twenty of them | miner | hurt
Police held 45 fans; 20 of the 45 were released. | 20 of the 45 | fan | release
Of the 120 passengers on board, 14 died. | 14 | passenger | die
About 15 percent of voters stayed at home. | About 15 percent of voters | voter | stay
More than 5,000 tonnes of rice was shipped. | More than 5,000 tonnes | rice | ship
Ten children, all from one school, were rescued. | Ten children | child | rescue
The gunman killed his uncle and two others. | two others | person | kill
Two were pronounced dead at the scene. | Two | person | die
Four of the five people shot in the park survived. | Four of the five people | person | shoot
The army said 3,000 had deserted. | 3,000 | person | desert
Police say two gangs met at the pier. | two gangs | gang | meet
Ferry crews held two suspected smugglers. | two suspected smugglers | smuggler | hold
The mayor was charged with three counts of fraud. | three counts | count | charge
The four divers that were rescued are well. | four divers | diver | rescue
The five guides — all from one village — were hurt. | five guides | guide | hurt
Two hikers were found stabbed to death. | Two hikers | hiker | kill
The flood cost the lives of six farmers. | six farmers | farmer | die
Forty of her friends gathered to mourn. | Forty of her friends | friend | gather
The union plans to hire 80 welders. | 80 welders | welder | hire
Three are dead and five more are missing. | Three | person | die
One of the wounded crawled to the road. | One of the wounded | person | crawl
The gang had robbed Ann, two of her sons and a guest. | two of her sons | son | rob
A dozen cabins weren't enough. | A dozen cabins | cabin | -
FOUR PEOPLE ARE MISSING. | FOUR PEOPLE | person | miss
Guards caught nine thieves, including two on Friday. | two | thief | catch
They caught 5,000 tonnes of herring. | 5,000 tonnes | herring | catch
He founded two trading and shipping firms. | two trading and shipping firms | firm | found
She faces two assault and weapon charges. | two assault and weapon charges | charge | face
The town made an 18-point plan. | 18-point | point | make
It was a two-man race. | two-man | man | -
The board is an 11 member body. | 11 member | member | -
The 40 bed clinic closed. | 40 bed | bed | close
His 180 page coffee-table book sold. | 180 page | page | sell
The 300 clinic staff left. | 300 clinic staff | staff | leave
The 12 harbour police left. | 12 harbour police | police | leave
About 60 percent of Mrs. Poe's votes came. | About 60 percent of Mrs. Poe's votes | vote | come
It is one of the most elaborate of all. | one | - | -
Three killed, four hurt in raid. | Three | person | kill
Two judges met. The two argued. | two | judge | argue
Boats sank. The two argued. | two | - | argue
With about 400 scripted shows, it thrives. | about 400 scripted shows | show | -
The father of two fled the cars. | two | child | flee
Two females and one male fled. | one male | male | flee
Three are well and two suffered minor injuries. | two | - | suffer
About four out of 10 voters stayed. | About four out of 10 voters | voter | stay
They had a half-dozen old boats. | a half-dozen old boats | boat | have
A crowd of about 700 sang. | about 700 | person | sing
"""


@pytest.mark.parametrize("row", COUNTED.strip().splitlines())
def test_the_counted_noun_and_its_verb_are_named(row: str) -> None:
    text, surface, counted, action = (part.strip() for part in row.split(" | "))
    phrase = phrase_of(text, surface)
    assert (phrase.counted or "-") == counted
    assert (phrase.action or "-") == action


def test_a_headline_gives_the_same_noun_as_a_sentence() -> None:
    phrase = phrase_of(
        "4,000 Brazilian Dock Workers To Build New Port", "4,000 Brazilian Dock Workers"
    )
    assert phrase.counted == "worker"


def test_what_is_not_named_is_none() -> None:
    assert phrase_of("The plant makes 300 a month.", "300 a month").counted is None


PARTS = [
    ("Rescuers saved 45 people, including 20 children.", "20 children", True),
    ("They saved 45 people, including 20 children and three nurses.", "three nurses", True),
    ("A crowd of 900 came. Of these visitors, 300 camped.", "300", True),
    ("A crowd of 900 came; among them, 12 judges.", "12 judges", True),
    ("Nine boats sank, three of which were new.", "three of which", True),
    ("The crew of 80, of whom 14 were officers, survived.", "14", True),
    ("The club sold 20 of the 45 tickets.", "20 of the 45 tickets", True),
    ("Some 45 people were saved and 20 died.", "20", False),
    ("The fall of the wall made 300 families homeless.", "300 families", False),
]


@pytest.mark.parametrize(("text", "surface", "is_part"), PARTS)
def test_a_stated_part_is_told_from_a_whole(text: str, surface: str, is_part: bool) -> None:
    assert phrase_of(text, surface).is_part is is_part


# sentence | surface | words the concept must hold | words it must not hold
CONCEPTS = """
Shares of the bank rose 4.5%. | 4.5% | Shares bank | 
The price of copper fell to $9,000 a tonne. | $9,000 a tonne | price copper | 
Copper exports dropped 7% to $2.3 billion. | $2.3 billion | Copper exports | 
The museum, which opened in May, cost $40 million. | $40 million | museum | May
About 60 percent of farmers use it. | About 60 percent of farmers | farmers | it
The lake (34 km) froze. | 34 km | lake | froze
The ferry has a range of 300 miles. | 300 miles | range | 
The bridge collapsed and repairs took 18 months. | 18 months | repairs | collapsed
The tablet comes with a 5 W charger. | 5 W | tablet charger | comes
Inspectors said the dam holds 4 million litres. | 4 million litres | dam | Inspectors
The airline said it will buy fuel for $80 million. | $80 million | fuel | it
Ann Poe, 34, won the race. | 34 | Ann Poe | race
The club sold a striker with a fee of $9 million. | $9 million | fee striker | club sold
For instance, the fund lost 4%. | 4% | fund | instance
The team made a five-year, 8 km (5 mile) journey. | 5 mile | journey | mile
Coal prices fell in May and steel rose 3%. | 3% | steel | Coal prices
The paint lowered noise from 60 to 50 decibels. | 60 to 50 decibels | noise | 
A choir raised its goal to between $2 and $3 million. | $2 and $3 million | goal | raised
Two of the men dont own a $900 bike. | $900 | bike | dont
One of the lakes dried out. | One of the lakes | | lakes
Two of Garcia's deputies resigned. | Two of Garcia's deputies | Garcia | 
Bruma cut its sales goal to $84 million. | $84 million | Bruma sales goal | its
Alba lost 60% of its market value, or $3 billion. | $3 billion | Alba market value | 
Alba lost 6,000 jobs, or 5% of its staff. | 5% of its staff | Alba staff | jobs
The krone slid against the franc to 10.79. | 10.79 | krone | franc
The krone saw gains to trade at 10.79. | 10.79 | krone | gains
Traders left after a rally in bank shares, which were up 2%. | 2% | bank shares | rally
Monday at noon: Alba +0.2% Bruma +0.3% Corvo +0.8%. | +0.2% | Alba | Bruma Corvo
Alba — The carmaker gained 2.2% today. | 2.2% | Alba carmaker | 
The Duo 16 inch is priced at $2,000. | $2,000 | Duo | inch
Sampling between 2014 and 2017 came to 4 litres. | 4 litres | Sampling | 
After a year at sea, the crew got 12 medals. | 12 medals | crew | sea
It cut its outlook for 2019 from between $2m and $3m. | $2m and $3m | outlook | 
It is a 37 m (121 ft)-long model of a whale. | 37 m | model whale | 
Demand for 300 square metre shop space rose. | 300 square metre | Demand shop space | 
The heir has a net worth of $2 billion. | $2 billion | net worth | 
Guests brought $2 million worth of jewels. | $2 million | jewels | worth
People living in Velmar paid 5% more. | 5% | People | Velmar
Patients who took the drug lost 15% of their weight. | 15% of their weight | Patients weight | drug
Workers hired by the port earned $12. | $12 | Workers | port
The fund with $14 billion under watch owns a 5.2% stake. | 5.2% | fund stake | watch
The cyclone, packing winds of 185 kph, cut 12% of lines. | 12% of lines | cyclone lines | winds
The hut, which has a pool, sold for $2 million. | $2 million | hut | pool
The yield on the benchmark 10-year note fell 3%. | 3% | yield benchmark note | 
The 62-storey tower will cost $80 million. | $80 million | tower | storey
The van fell into a gorge 60 feet deep. | 60 feet | gorge | van
The comet, about 150 metres across, will pass. | about 150 metres | comet | 
At 828 metres, the spire is the tallest. | 828 metres | spire | 
Thefts were down 12% and burglaries up 9%. | 9% | burglaries | Thefts
Alba raised its full-year sales forecast to $6 billion. | $6 billion | Alba sales forecast | 
Alba sank in the quarter ended December to $84 million. | $84 million | Alba | quarter
They raised a total of $3m for the school. | $3m | school | total
The insurer paid $1.4 billion in claims. | $1.4 billion | claims | insurer
The port took $5 million in exchange for a pier. | $5 million | port | exchange
It took $5 million of bonds as payment. | $5 million | bonds | payment
He owned land worth $3 million. | $3 million | land | 
A jury heard 23 counts of fraud worth $2 million. | $2 million | fraud | 
The bill gives $1.2 trillion for roads and bridges. | $1.2 trillion | bill roads bridges | 
Prices for the basic model start at $28,000. | $28,000 | Prices model | start
Oil output averaged 1.1 million barrels. | averaged 1.1 million barrels | Oil output | 
Exports of tin to Bruma doubled to $1bn. | $1bn | Exports tin Bruma | 
Heavy wind of 118 mph toppled trees. | 118 mph | wind | toppled trees
Levels were below the guideline of 15 ppb requiring action. | 15 ppb | guideline | requiring
The pump makes 450 Nm of torque. | 450 Nm | pump torque | 
Alba's net rose 15%. | 15% | Alba net | 
In a poll released Sunday, just 8% of voters agreed. | 8% of voters | voters | poll
Tailors agree, while only 49% of miners do. | 49% of miners | miners | Tailors
The bank will raise its target by 3%. | 3% | bank target | 
The cook beat her rival by 20%. | 20% | rival | cook
The yield on the benchmark Bruma 10-year note fell 3%. | 10-year | note | yield
The 90-minute meeting on Monday between Ann Poe and Ben Roe failed. | 90-minute | meeting | Ann Roe
Home sales last year rose 4%. | 4% | Home sales | year
The move would cost the town $600,000 in gifts. | $600,000 | gifts | move town
Doctors found that 38% of 16-year-olds slept badly. | 38% of 16-year-olds | | Doctors
The van has 900 litres of boot space and seats seven. | 900 litres | van boot space | seats
Cruz, garnered 412 votes. | 412 votes | Cruz |
Cruz who garnered 412 votes left. | 412 votes | Cruz |
The party garnered Berg 412 seats. | 412 seats | party |
The gunman, striking two men, fired 412 shots. | 412 shots | gunman | men
The show ended June 30 after 412 days. | 412 days | show | June
The workers' union called 412 men. | 412 men | workers union |
It helped miners to sell 412 boats. | 412 boats | miners |
A survey of 412 adults saying they left came out. | 412 adults | survey |
The trip that had taken 20 minutes earlier in the day took 412 hours. | 412 hours | trip |
Let the tide be at 412 feet. | 412 feet | tide |
The firm, between March and May, sold 412 boats. | 412 boats | firm | March
The month that ended saw 412 boats sold. | 412 boats | | month
Boats of the us cost $412. | $412 | Boats us |
It came two minutes ahead of the field. | two minutes | | field
The vans came with a 7- or 8-inch screen. | 7 | screen |
The duke had to pay the sum of 9 million yen ($81,000) for the pony. | $81,000 | duke | sum
The shop gave 40% off a Dalgo lamp. | 40% | Dalgo lamp |
Dalgo won a contract from the port of Elm worth $5 million. | $5 million | contract port Elm |
A Dalgo lamp with a stand for $45. | $45 | Dalgo lamp stand |
The report puts the damage at $44 million. | $44 million | damage | report
Cova bought the mill in 2010 and sold it for $5 million. | $5 million | mill |
Copper added 0.4%. | 0.4% | Copper |
The speed is an electronically-limited 124 mph. | 124 mph | speed | limited
A whopping 70 percent of farmers agree. | 70 percent of farmers | farmers | whopping
It will ship a 13-inch laptop in the first half of 2031. | 13-inch | laptop | half
The course of 12 months was hard. | 12 months | | course
She was held in lieu of a $72,500 bond. | $72,500 | bond | lieu
"""


@pytest.mark.parametrize("row", CONCEPTS.strip("\n").splitlines())
def test_a_value_is_about_the_phrases_it_depends_on(row: str) -> None:
    text, surface, held, left_out = (part.strip() for part in row.split("|"))
    concept = phrase_of(text, surface).concept
    assert set(held.split()) <= set(concept)
    assert not set(left_out.split()) & set(concept)


def test_each_field_says_which_rule_made_it() -> None:
    phrase = phrase_of("The navy sank 12 boats.", "12 boats")
    assert [name for name, _ in phrase.rules] == ["counted", "action", "concept"]
    assert all(rule for _, rule in phrase.rules)


@pytest.mark.parametrize("text", ["12 big ", "(", "a ", "5 and ", "very ", "12 of the ", "x, y "])
def test_time_stays_linear_without_a_full_stop(text: str) -> None:
    def seconds(size: int) -> float:
        sentence = Document((text * (size // len(text))).strip() + " 40 boats sank").sentences[0]
        quantities = find_quantities(sentence)[0]
        started = time.process_time()
        assert len(counted_phrases(sentence, quantities)) == len(quantities)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(24_000) < 12 * seconds(4_000) + 0.5


def test_no_quantity_gives_no_phrase() -> None:
    assert counted_phrases(Document("Nothing here.").sentences[0], []) == []


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(
                "12",
                "three",
                "of",
                "the",
                "of them",
                "boats",
                "were",
                "killed",
                ",",
                "and",
                "which",
            ),
            *("including", "$5m", "4%", "(", ")", "said", "rose to", "North", "that", "-", "a day"),
        ]
    ),
    max_size=25,
)


@given(FRAGMENTS.map(" ".join))
def test_any_jumble_is_read_without_error(text: str) -> None:
    document = Document(text)
    for sentence in document.sentences:
        quantities = find_quantities(sentence)[0]
        phrases = counted_phrases(sentence, quantities)
        assert len(phrases) == len(quantities)
        for quantity, phrase in zip(quantities, phrases, strict=True):
            assert sentence.start <= phrase.start <= quantity.start
            assert quantity.end <= phrase.end <= sentence.end
