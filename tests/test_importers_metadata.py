"""What is known about an article besides its text: language, agency, address, characters."""

from __future__ import annotations

import pytest

from figures.agencies import agency_of
from figures.model import Article
from importers.addresses import canonical_address
from importers.base import ImportOptions
from importers.clean import clean_text
from importers.language import language_of
from importers.preparing import Prepared, prepare

STORIES = {
    "en": (
        "The ferry company said on Tuesday that two of its ships were sold to a yard in Norwick."
    ),
    "fr": (
        "La compagnie a vendu deux des navires à un chantier, selon une lettre lue dans la ville."
    ),
    "de": (
        "Die Reederei hat zwei der Schiffe an eine Werft verkauft, und das ist nicht neu für sie."
    ),
    "es": (
        "La compañía vendió dos de los barcos a un astillero del norte, según una carta que leyó."
    ),
    "it": (
        "La compagnia ha venduto due delle navi a un cantiere del nord, e il porto non è contento."
    ),
    "pt": (
        "A companhia vendeu dois dos navios a um estaleiro do norte e não foi uma surpresa para os."
    ),
    "nl": (
        "De rederij heeft twee van de schepen aan een werf verkocht, en dat is niet nieuw voor het."
    ),
    "pl": (
        "Firma sprzedała dwa statki i nie jest to nowość dla portu, że na nabrzeżu o tym się mówi."
    ),
    "ru": (
        "Компания продала два судна на верфь, и это "
        "не новость для порта, как сказал капитан в среду."
    ),
    "uk": (
        "Компанія продала два судна на верф, і це не "
        "новина для порту, як сказав капітан у середу та."
    ),
    "ko": "회사는 화요일에 배 두 척을 조선소에 팔았다고 밝혔다.",
    "ja": "会社は火曜日に船を二隻造船所に売ったと発表した。",
    "zh": "公司星期二宣布将两艘船卖给了造船厂。",
    "tr": (
        "Şirket iki gemiyi bir tersaneye sattı ve bu "
        "liman için yeni bir haber olarak çok ilgi gördü."
    ),
    "ar": (
        "باعت الشركة سفينتين إلى حوض في الشمال من الميناء "
        "بعد أن قال القبطان ذلك في رسالة على الرصيف"
    ),
}


@pytest.mark.parametrize("code", STORIES)
def test_the_language_is_told_by_script_and_small_words(code: str) -> None:
    assert language_of(STORIES[code]) == code


@pytest.mark.parametrize("text", ["", "312", "Norwick, Solmark, Falkenrath", "Seals counted: 312"])
def test_where_there_is_doubt_no_language_is_named(text: str) -> None:
    assert language_of(text) is None


def test_names_in_other_scripts_do_not_change_the_language() -> None:
    assert language_of(f"{STORIES['en']} It was named 한강 by the yard.") == "en"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("SEOUL, May 27 (Yonhap) -- Two ships were sold.", "Yonhap"),
        ("LONDON (Reuters) - Two ships were sold.", "Reuters"),
        ("Ferries sold\n\nKYIV, Ukraine (AP) — Two ships were sold.", "Associated Press"),
        ("(AFP) – Two ships were sold.", "Agence France-Presse"),
        ("PARIS (AFP/Reuters) - Two ships were sold.", "Agence France-Presse"),
        ("LONDON (Solmark) - Two ships were sold.", None),
        ("The company (Reuters) - it says - sold two.", "Reuters"),
        ("Two ships (the older ones) - sold.", None),
        ("Two ships were sold, a person (AP) said.", None),
        ("x" * 700 + "\nLONDON (Reuters) - Two ships were sold.", None),
        ("Ferries sold\n\nBy Reuters\n\nTwo ships were sold.", "Reuters"),
        ("By Ida Falkenrath, Associated Press\n\nTwo ships were sold.", "Associated Press"),
        ("By IDA FALKENRATH and PIM CASTELLAN | AP\n\nTwo ships.", "Associated Press"),
        ("Two ships were sold on Tuesday. (AFP)", "Agence France-Presse"),
        ("Two ships were sold on Tuesday. — Reuters", "Reuters"),
        ("Two ships were sold on Tuesday.\n\nReuters", "Reuters"),
        ("Two ships were sold on Tuesday, said a person who talked to Reuters", None),
        ("By Tuesday two ships were sold, Reuters reported.", None),
        ("By Ida Falkenrath\n\nTwo ships were sold.", None),
    ],
)
def test_the_agency_is_told_by_the_dateline(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency


def prepared(article: Article, options: ImportOptions) -> Article:
    (outcome,) = prepare(article, options, None)
    assert isinstance(outcome, Prepared)
    return outcome.article


def test_the_text_fills_what_neither_input_nor_person_says() -> None:
    text = f"LONDON (Reuters) - {STORIES['en']}"
    plain = prepared(Article("k", text), ImportOptions())
    signed = Article("k", text, authors=("Ida Falkenrath",), language="fr")

    assert (plain.authors, plain.language) == (("Reuters",), "en")
    assert prepared(signed, ImportOptions()) == signed
    assert prepared(signed, ImportOptions(language="nl")).language == "nl"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.a.example/news/ships",
        "https://www.a.example/news/ships?utm_source=x&fbclid=1#top",
        "https://www.a.example/news/ships/amp",
        "https://www.a.example/news/ships/amp/",
        "https://www.a.example/news/ships.amp",
        "https://www.a.example/news/ships?amp",
        "https://www.a.example/news/ships?amp=1",
        "https://www.a.example/news/ships?outputType=amp",
        "https://www.a.example/news/ships/print",
        "https://www.a.example/news/ships?print=true",
        "https://amp.a.example/news/ships",
        "https://m.a.example/news/ships",
        "https://mobile.a.example/news/ships?m=1",
        "https://touch.a.example/news/ships?view=mobile",
        "https://www.a.example/news/ships?gclsrc=aw.ds&_gl=1*a&at_link_id=3&igsh=x",
        "https://www.google.com/amp/s/www.a.example/news/ships",
        "https://www-a-example.cdn.ampproject.org/c/s/www.a.example/news/ships",
    ],
)
def test_variants_of_a_page_have_one_address(url: str) -> None:
    assert canonical_address(url) == "https://www.a.example/news/ships"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.a.example/print/ships",
        "https://www.a.example/amp-news",
        "https://www.a.example/ships?view=map",
        "https://www.a.example/ships?print=4",
        "https://www.a.example/fingerprint",
        "https://m.example/ships",
        "https://mobile-news.a.example/ships",
        "https://www.a.example/ships?m=12",
        "https://www.a.example/ships?id=3&ref=harbour",
        "https://a.m.example/ships",
    ],
)
def test_what_only_looks_like_a_variant_stays(url: str) -> None:
    assert canonical_address(url) == url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://m.a.co.uk/ships", "https://www.a.co.uk/ships"),
        ("https://en.m.a.example/ships", "https://en.a.example/ships"),
        ("https://m.news.a.example/ships", "https://news.a.example/ships"),
        ("http://m.a.example:8080/ships", "http://www.a.example:8080/ships"),
    ],
)
def test_hosts_for_telephones_become_the_usual_one(url: str, canonical: str) -> None:
    assert canonical_address(url) == canonical


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("the companyâ€™s 13 ships", "the company’s 13 ships"),
        ("MÃ¼nchen, SÃ£o Paulo", "München, São Paulo"),
        ("5Â km and 3 â‚¬", "5 km and 3 €"),
        ("ÐŸÐ¾Ñ€Ñ‚", "Порт"),
        ("Ãrger in Ålesund", "Ãrger in Ålesund"),
        ("SÃO PAULO — 5 ships", "SÃO PAULO — 5 ships"),
        ("right: München\nwrong: MÃ¼nchen", "right: München\nwrong: München"),
    ],
)
def test_text_that_was_decoded_wrongly_is_mended(wrong: str, right: str) -> None:
    assert clean_text(wrong) == right
