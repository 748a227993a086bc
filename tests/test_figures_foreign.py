"""Sentences in another language give no figures; English ones around them keep theirs."""

from __future__ import annotations

import pytest

from figures.extract import read_text
from figures.foreign import REASON, in_another_language
from figures.text import Document

FOREIGN = """
Bei dem Brand kamen 17.000 Menschen ums Leben.
Über 70 Mio. Kunden nutzen das Netz.
Der Umsatz stieg auf 4,5 Milliarden Euro.
Quelque 200 personnes ont manifesté à Lyon.
El incendio dejó 12 muertos y 40 heridos en la capital.
La empresa invertirá 3.400 millones de euros.
O incêndio deixou 12 mortos e 40 feridos.
Almeno 300 persone sono state evacuate.
De brand kostte 12 mensen het leven.
Branden krävde 12 liv och 40 skadades.
Branden kostede 12 liv, og 40 blev såret.
Pożar zabił 12 osób, a 40 zostało rannych.
Kebakaran itu menewaskan 17.000 orang.
Vụ cháy làm 12 người chết.
При пожаре погибли 12 человек.
قتل 12 شخصا في الحريق
火灾造成12人死亡
화재로 12명이 숨졌다
"""


@pytest.mark.parametrize("text", FOREIGN.strip().splitlines())
def test_a_sentence_in_another_language_gives_no_figure(text: str) -> None:
    assert read_text(text).figures == []


@pytest.mark.parametrize("text", ["Es kamen rund 300 Menschen.", "Hay 12 muertos por el fuego."])
def test_the_reason_for_a_number_in_another_language_is_told(text: str) -> None:
    (refusal,) = read_text(text).refusals
    assert refusal.reason == REASON


ENGLISH = """
Police seize 50 guns.
Rio de Janeiro: 40 hurt.
SEOUL: 12 dead, 40 hurt.
Yang raises $10 million.
Two dead in Deir ez-Zor raid.
Iron ore futures rose 2.1%.
Ten soldiers held in Santa Cruz de la Sierra.
Some 300 gendarmes searched Saint-Denis.
Der Spiegel sold 700,000 copies.
Sinn Féin won 37 seats.
1 tsp. turmeric, 2 tbsp. tahini, 3 shallots
He paid 40 zloty for pierogi, bigos and żurek.
Rebels shelled Kramatorsk: 12 wounded.
Price: $40 plus tax
Budget: $4m plus
Cost: $4bn plus interest
$49 pro plan
Founded 1901, pop. 4,500 est.
A 400-bed care home burned.
Anna von Rabenau pledged €5bn.
Banque pour Tous fired 300 clerks.
Cirque des Rues cut 3,500 jobs.
"""


@pytest.mark.parametrize("text", ENGLISH.strip().splitlines())
def test_a_short_english_sentence_with_foreign_names_keeps_its_figures(text: str) -> None:
    assert not any(map(in_another_language, Document(text).sentences))
    assert read_text(text).figures


def test_of_a_mixed_page_only_the_foreign_sentences_are_left_out() -> None:
    text = (
        "The blaze killed 12 men. “Bei dem Brand starben 12 Menschen und 40 wurden verletzt.” "
        "The mayor said in Bonn that 40 of the guests were hurt. Two dead in Deir ez-Zor."
    )

    assert [figure.surface for figure in read_text(text).figures] == [
        "12 men",
        "40 of the guests",
        "Two",
    ]


def test_a_line_that_tells_no_language_is_in_that_of_its_text() -> None:
    told = "Die Rennen finden auch im Herbst statt und werden nicht verlegt, weil der Platz fehlt."
    line = "5 Rennen Bad Elm"
    text = f"{told} {told}\n{line}\n"

    assert [figure.surface for figure in read_text(line).figures] == [line]
    assert read_text(text).figures == []


@pytest.mark.parametrize(
    "line",
    [
        "naproxen, ketorolac, diclofenac, etoricoxib: 12 pills",
        "Anna von Rabenau, 40, outsprinted Poe",
    ],
)
def test_odd_words_in_an_english_text_are_english(line: str) -> None:
    told = "The doctors of the town said that they had not been told of it, and that it was theirs."

    assert read_text(f"{told} {told}\n{line}\n").figures
