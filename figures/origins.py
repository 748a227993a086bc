"""Counting independent origins: the one place where voices are told apart.

The count is an upper bound. Two figures have one origin only when something says so: they stand
in the same article or in copies of one text, the last link of both chains is the same source, or
neither names anybody and the same house speaks: the agency whose dispatch both outlets printed, or
the one outlet that printed both. Names are one by `figures.sources` alone:
"RFA" is Radio Free Asia, while "police" here and "police" there stay two voices, and so does every
name that is not known to be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from figures.model import Claim, Figure, SourceKind
from figures.sources import is_outlet, is_pronoun, source_key

_GENERIC_WORDS = (
    "police authorities officials officers investigators detectives deputies sources source "
    "witnesses prosecutors prosecutor sheriff chief spokesman spokeswoman spokesperson report "
    "reports statement media residents neighbors family relatives he she they it who court "
    "documents records government ministry analysts experts critics people coroner mayor"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


def origin_name(figure: Figure) -> str | None:
    """The name of the last link of the chain, folded; None without one or for a generic one."""
    if not figure.attribution:
        return None
    link = figure.attribution[-1]
    return _name(link.name, link.kind)


@lru_cache(maxsize=10_000)
def _name(named: str, kind: SourceKind) -> str | None:
    name = source_key(named)
    if kind == "anonymous" or name.split()[-1:] == [] or name in _GENERIC:
        return None
    return name if kind != "group" or len(name.split()) > 1 else None


def voice(claim: Claim) -> str:
    """Who says so, for a reader: the origin's name, else the agency or the outlet itself."""
    links = claim.figure.attribution
    if links:
        name = links[-1].name
        return "somebody not named" if is_pronoun(name) else name
    return claim.agency or claim.outlet or claim.article


def _house(claim: Claim) -> str | None:
    """The key of the agency or outlet that itself says so; None when somebody else is named.

    A known news organisation has the key by which others cite it.
    """
    house = claim.agency or claim.outlet
    return None if claim.figure.attribution or not house else _house_key(house)


@lru_cache(maxsize=1_000)
def _house_key(house: str) -> str:
    return f"name {source_key(house)}" if is_outlet(house) else f"outlet {house}"


def _origin(claim: Claim) -> str | None:
    """The key of the named origin, else of the house; None when neither is known."""
    name = origin_name(claim.figure)
    return f"name {name}" if name else _house(claim)


def same_origin(a: Claim, b: Claim, *, are_copies: bool = False) -> str | None:
    """Why two claims are one voice, in words; None when nothing says that they are.

    `are_copies`: their articles are copies of one text.
    """
    if a.article == b.article:
        return "both stand in the same article"
    if are_copies:
        return "one article is a copy of the other"
    ours, theirs = _origin(a), _origin(b)
    if not ours or ours != theirs:
        return None
    if a.figure.attribution or b.figure.attribution or a.agency or b.agency:
        return f"both come from {voice(a)}"
    return f"both are {a.outlet}'s own"


def independent_origins(claims: Sequence[Claim], copies: Mapping[str, str]) -> list[list[Claim]]:
    """The claims, one group for each origin that may be independent: an upper bound."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        above = parent.setdefault(key, key)
        while above != key:
            parent[key] = key = parent[above]  # half the way next time
            above = parent[key]
        return key

    for claim in claims:
        keys = [f"claim {claim.id}", f"text {copies.get(claim.article, claim.article)}"]
        name = origin_name(claim.figure)
        if name:
            keys = [f"claim {claim.id}", f"name {name}"]
            keys += [f"text {copies[claim.article]} {name}"] if claim.article in copies else []
        elif house := _house(claim):
            keys.append(house)
        for key in keys[1:]:
            parent[root(key)] = root(keys[0])
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[root(f"claim {claim.id}")].append(claim)
    return list(groups.values())
