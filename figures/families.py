"""Families of deeds and aspects, and the words that tell nothing or set a figure apart.

What a topic that no list foresees is recognised by (`figures.about`): a word that is in none of
these tables stands for itself.
"""

from __future__ import annotations

from typing import Final


def _table(**families: str) -> dict[str, str]:
    return {word: family for family, words in families.items() for word in words.split()}


DEEDS: Final = _table(
    attend="attend gather rally march protest demonstrate join watch draw attract pack fill count "
    "turn flock pour visit see cheer celebrate",
    lost="lose destroy sink down",
    cut="cut shed axe slash eliminate dismiss scrap",
    hire="hire recruit employ create",
    catch="land catch fish net haul",
    emit="emit discharge belch",
    burn="burn scorch char blacken",
    vote="vote back approve",
    carry="carry transport fly ferry",
    buy="buy purchase acquire",
    sell="sell",
    win="win gain",
    damage="damage",
    move="send dispatch deploy enter arrive supply provide transfer ship travel relocate station "
    "redeploy import deliver",
    produce="produce make build manufacture assemble",
    collect="raise collect donate",
    pay="pay",
    light="be have do reach rise fall stand total amount number include take hit go come remain "
    "stay get give become drop climb grow increase decrease decline exceed top use say report "
    "estimate put see show find hold keep leave account mean",
)
"""Verb -> family of what is done; "light" for verbs that say nothing of it."""

DEED_NOUNS: Final = _table(
    attend="attendance crowd audience",
    lost="loss destruction",
    cut="cut layoff redundancy",
    catch="catch haul harvest",
    emit="emission",
    produce="output production",
    carry="transport",
    sell="sale",
    buy="purchase",
    move="deployment transfer shipment delivery arrival import",
)
"""Noun of doing -> the same families."""

ASPECTS: Final = _table(
    cost="cost price bill spend spent worth priced",
    budget="budget budgeted",
    profit="profit earnings",
    loss="loss lose",
    revenue="revenue sale turnover income takings proceeds",
    debt="debt owe",
    deficit="deficit shortfall",
    surplus="surplus",
    tax="tax levy tariff duty",
    fine="fine penalty",
    loan="loan lend borrow credit",
    grant="grant subsidy",
    aid="aid assistance relief",
    investment="investment invest",
    damage="damage",
    compensation="compensation settlement payout damages",
    pay="salary wage pay pension earn bonus",
    rent="rent",
    fare="fare toll fee ticket",
    bid="bid offer",
    contract="contract deal order",
    fund="fund funding donation fundraiser",
    savings="saving savings save",
    value="value valuation",
    ransom="ransom",
    reward="reward",
    trade="export import trade",
    turnout="turnout",
    unemployment="unemployment jobless joblessness",
    inflation="inflation",
    growth="growth",
    interest="interest yield",
    share="share stake",
    support="support",
    vaccination="vaccination vaccinated",
)
"""Noun or verb -> what a sum or a share is: two of different aspects are never compared."""

WHOLE: Final = frozenset(
    (
        "budget",
        "profit",
        "revenue",
        "deficit",
        "surplus",
        "turnout",
        "unemployment",
        "inflation",
        "inside",
    )
)
"""Aspects and deeds of which an affair has one alone: no further word needs to be shared."""

GOING_ON: Final = frozenset(
    "lost burn damage collect vote charge arrest evacuate rescue recover seize infect receive "
    "find detain confirm test sign displace flood".split()
)
"""Deeds whose count moves as an affair goes on."""

GUARDS: Final = {
    word: word
    for word in (
        "net gross average mean median minimum maximum limit capacity cap target goal threshold "
        "remaining first second third fourth fifth quarter part section phase stage stretch "
        "stand portion share including excluding alone north south east west northern southern "
        "eastern western upper lower inner outer women men male female children domestic foreign "
        "overseas local against favour favor abroad initially originally previously former "
        "earlier before previous spare other others another best worst "
        "postal absentee core underlying nominal real adjusted interim final-year "
        "seasonally direct indirect primary secondary front rear discount discounted coupon rebate "
        "code promo refurbished harmonised harmonized"
    ).split()
}
"""Words that set a part, a reckoning or another time apart from the plain number."""
GUARDS.update({"favour": "in favour", "favor": "in favour", "women": "female", "men": "male"})
GUARDS.update(dict.fromkeys(["discount", "coupon", "rebate", "code", "promo"], "discounted"))

ACTORS: Final = frozenset(
    "police officer official officials authority organiser organizer government ministry minister "
    "president spokesman spokeswoman spokesperson company firm agency office department council "
    "commission committee institute union party leader analyst expert critic observer observers "
    "mayor governor director manager chief executive people person man woman group team court "
    "state country city town nation region area world number total figure figures amount sum "
    "report statement article data statistics newspaper media press source "
    "opposition voter auditor".split()
)
"""Who acts or counts, and words for a number: shared, they tell nothing of what is counted."""

EMPTY: Final = frozenset(
    "the and for with from that this these those its their his her our your they them she him who "
    "whom whose which what when where why how was were are been being has had have having will "
    "would could should may might must can did does done not nor but than then also only just "
    "still even more most less least much many some any all both each every few several other "
    "another such same own very too so as at by in into of off on onto out over under up down to "
    "about above across after against along among around before behind below beneath beside "
    "between beyond during except inside near since through throughout till toward towards until "
    "upon within without per via according said say says told tell added add reported report "
    "year years month months week weeks day days hour hours time times today yesterday tomorrow "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december morning afternoon evening night "
    "million billion trillion thousand hundred dozen percent per-cent percentage point points "
    "dollar dollars euro euros pound pounds one two three four five six seven eight nine ten "
    "last next this past recent recently so far now currently already nearly almost roughly "
    "approximately around least most estimated expected planned plan plans there here it is be an "
    "a i we you he us or if no yes mr mrs ms dr new old large big small high low make made take "
    "taken took get got go went come came put set use used while because however though although "
    "thing things way part place end back first second third well good great like".split()
)
"""Words that tell nothing of what a figure is about."""
