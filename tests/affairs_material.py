"""Pairs of short reports on made-up affairs: what they give a number of, and how they stand."""

from __future__ import annotations

from figures.model import Article, Question
from figures.verdict import build_question
from tests.alignment_store import store_of

# Each affair: what all of its reports say besides, so that they are known to be on one affair.
SCENES = {
    "budget": "Ostermere's treasurer Wanda Pellgrove met the Ostermere council at Brindle Hall. "
    "Councillor Ivo Strand of Ostermere called the Pellgrove plan a gamble.",
    "tanks": "The fighting round Karsova and Velm went on. General Oskar Dravin of Karsova and "
    "the Velm garrison under Mirel Tash held the bridge at Lower Velm.",
    "plant": "The Torvik smelter on Haldane Fjord belongs to Torvik Metall. Neighbours led by "
    "Signe Aldahl have sued Torvik Metall over the smoke on Haldane Fjord.",
    "jobs": "Carmaker Belvane runs its Quillon works near Ashby Cross. Belvane's chief Rupert "
    "Thane met the Quillon works council and Ashby Cross mayor Lena Moxon.",
    "vote": "Calderia's assembly sat in Port Merrin until dawn. Speaker Tobias Renn and minister "
    "Yelda Karim fought over Calderia's fisheries bill in Port Merrin.",
    "bread": "Bakers in Nordhollow follow Elspeth Crane of the Nordhollow guild. Crane and "
    "Nordhollow's millers blame the dry summer at Fenn Weir.",
    "turnout": "Lindmark chose between Asta Breuer and Hugo Malmen. Breuer and Malmen had toured "
    "every island of Lindmark.",
    "fire": "The Corrigan Ridge blaze came within sight of Tolley Springs. Fire chief Marta Ibsen "
    "closed Corrigan Ridge and Tolley Springs.",
    "bridge": "The Sarn Bridge over the Orlow joins Kettering Bank and Sarn. Engineer Dov Halprin "
    "watched Sarn and Kettering Bank grow together.",
    "concert": "The Marrow Sisters played at Gallow Park in Tenby Vale. Singer Nell Marrow "
    "greeted Tenby Vale and Gallow Park twice.",
    "march": "Velm's ring road would cut through Alder Wood. Campaigner Runa Teller of Alder Wood "
    "and Velm's councillor Piet Aske spoke at Saint Ode's Gate.",
}


def reports(scene: str, first: str, second: str, days: tuple[str, str]) -> list[Article]:
    """Two reports of two outlets on one affair, each with a sentence of its own."""
    return [
        Article(
            f"{scene}-{n}",
            f"{sentence}\n\n{SCENES[scene]}",
            title=f"News of {scene}",
            outlet=f"paper-{n}.example",
            published=day,
        )
        for n, (sentence, day) in enumerate(zip((first, second), days, strict=True))
    ]


def questions_of(articles: list[Article]) -> list[Question]:
    """The questions that bring figures of more than one of these articles together."""
    store = store_of(articles)
    found = []
    for name, ids in store.questions().items():
        claims = [store.claims[one] for one in ids]
        if len({claim.article for claim in claims}) > 1:
            placed = store.members([name])
            profiles = store.profiles({claim.article for claim in claims})
            found.append(build_question(name, claims, placed, profiles))
    return found


def verdict_on(articles: list[Article], first: float, second: float) -> str:
    """The verdict on the pair of these two values; "apart" when no question compares them."""
    for question in questions_of(articles):
        values = {claim.id: claim.figure.low or claim.figure.high for claim in question.claims}
        for pair in question.pairs:
            if sorted((values[pair.a] or 0, values[pair.b] or 0)) == sorted((first, second)):
                return pair.verdict
    return "apart"
