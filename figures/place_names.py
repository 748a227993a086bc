"""Finds the place names of a sentence, and leaves names of people and organisations alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from figures.gazetteer import Place, first_words, places
from figures.text import Sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LOCATIVE = _words(
    "in at near across outside around throughout inside within to into from over off of for on "
    "between toward towards through entered reached left invaded visiting hit struck via under "
    "surrounding bordering leaving entering reaching along north south east west"
)
_UNKNOWN_AFTER = _words("in near outside around across throughout inside")
_SUFFIXES = _words(
    "county province oblast region district prefecture governorate municipality airport base "
    "valley island islands peninsula strait bay beach stadium arena hospital prison port park "
    "zone mountains desert canal dam bridge township parish city village borough canton krai "
    "raion voivodeship territory factory plant mine refinery square station camp crossing "
    "steelworks smelter airfield shipyard"
)
_LOWER_SUFFIXES = _words(
    "county province oblast region district prefecture governorate municipality peninsula island "
    "valley airport camp refinery prison stadium mine dam canal port oilfield reservoir steelworks "
    "smelter airfield shipyard"
)
_KIND_OF = re.compile(
    r"\b(?:city|town|village|province|state|region|district|island|port|suburb|republic|county"
    r"|municipality|prefecture|township|settlement|hamlet|neighbou?rhood|resort) of (?:the )?$"
)
_MOVES_TO = re.compile(
    r"\b(?:walk|went|go|travel|fl[ey]w?|mov|dr[io]v|fled|flee|march|return|came|come|head|sail|rode"
    r"|evacuat|deport|transfer|ship)\w* to (?:the )?$"
)
_COMPASS = re.compile(
    r"\b((?:(?:north|south|east|west|north-?east|south-?east|north-?west|south-?west)ern|northern"
    r"|southern|central|coastal|rural|upper|lower|downtown|mainland)(?: and (?:\w+ern|central))?)"
    r"\s$",
    re.IGNORECASE,
)
_COMPASS_ENDS = (*("ern", "central", "coastal", "rural", "upper", "lower", "downtown", "mainland"),)
_ORGANISATION = _words(
    "Post Times Globe Tribune Herald News University College Bank Stock Exchange United Airlines "
    "Airways Hotel Hilton Journal Press Gazette Chronicle Examiner Guardian Mail Review Institute "
    "Foundation Group Company Corp Inc Ltd Association Federation Commission Council Committee "
    "Court Party Motors Telecom Energy Oil Gas Electric Steel Rovers Wanderers Rangers FC Club "
    "Broncos Bulls Bears Lakers Cowboys Giants Jets Eagles Patriots Agreement Accord Treaty "
    "Protocol Convention Declaration Street Avenue Road Magazine Ministry Department Agency "
    "Service Force Forces Army Navy Radio Television Standard Independent Observer Saint-Germain "
    "Cup Open Grand Marathon Games Olympics Philharmonic Symphony Opera Museum Heat Dodgers "
    "Yankees Mets Pentagon"
)
_OFFICE = _words(
    "Gov Governor President Prime Premier Minister Mayor Sen Rep King Queen Chancellor Foreign "
    "Attorney Secretary Police State Democrat Republican Senator Congressman"
)
_BODY_OF = re.compile(
    r"\b(?:Bank|University|Church|House|College|Museum|President|King|Queen|Institute|Academy"
    r"|Treaty|Battle|Duke|Prince|Voice|Republic|Commonwealth|Confederation|Federation|Council) of "
    r"(?:the )?$"
)
_CALENDAR = _words(
    "January February March April May June July August September October November December Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan Jan Feb Mar Apr "
    "Jun Jul Aug Sept Sep Oct Nov Dec"
)
_NOT_PLACES = _words(
    "Congress Parliament English Spanish French German Arabic Chinese Bitcoin Christianity Islam "
    "God Parkinson Alzheimer Internet Facebook Twitter Google Apple Amazon Microsoft Tesla "
    "Instagram YouTube TikTok Netflix Hollywood Senate Class Grade Group Chapter Article Section "
    "Phase Act Part Week Game Round Division Champions League Premier World State House"
)
_NO_UNKNOWN = _CALENDAR | _NOT_PLACES | _ORGANISATION
_SMALL = _words(
    "In At Near Across Outside Around From To The A An Of On For But And While Over Between Under "
    "By As After Since With Within Inside If When Meanwhile Nearly About Some Most All"
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place named in a sentence; offsets count in the sentence."""

    start: int
    end: int
    name: str
    is_located: bool
    """Told as where something is, comes from or goes to."""
    is_people: bool
    """Told by its people or things ("German exports")."""


def place_names(sentence: Sentence) -> list[PlaceName]:
    """The places of a sentence, in its order."""
    return _Reader(sentence).read()


class _Reader:
    def __init__(self, sentence: Sentence) -> None:
        self.base = sentence.start
        self.text = sentence.text
        self.words, self.starts, self.ends = sentence.words, sentence.starts, sentence.ends
        self.is_title = self.text[-1] not in '.!?”"' and self._has_title_case()
        self.found: list[PlaceName] = []

    def _has_title_case(self) -> bool:
        capitals = sum(word[:1].isupper() for word in self.words if len(word) > 3)
        longer = sum(word[:1].isalpha() for word in self.words if len(word) > 3)
        return longer > 2 and capitals >= 0.8 * longer

    def read(self) -> list[PlaceName]:
        index, count = 0, len(self.words)
        while index < count:
            word = self.words[index]
            if word[0].isupper() and word not in _SMALL:
                index = self._name_at(index)
            else:
                index += 1
        return self.found

    def _name_at(self, index: int) -> int:
        """Reads the name that begins at a capitalised token; the index behind it."""
        run = self._run(index)
        last = self._facility(index, run)
        if last:
            return self._add(index, last, self._spelt(index, last))
        known, last = self._known(index)
        if known is not None:
            if self._is_other_name(index, last, known):
                return last + 1
            located = self._is_located(index)
            if known.is_sure or located or self._state_after(last):
                return self._add(index, last, self._whole(index, known), known)
            return last + 1
        if self._is_unknown_place(index, run):
            return self._add(index, run, self._spelt(index, run))
        return index + 1 if self.is_title else run + 1

    def _add(self, first: int, last: int, name: str, known: Place | None = None) -> int:
        people = known is not None and known.kind == "people"
        located = self._is_located(first) and not people
        if not located and self.found and not people:
            gap = self.text[self.found[-1].end : self.starts[first] - self.base]
            located = self.found[-1].is_located and gap in (", ", " and ", ", and ", " or ")
        self.found.append(
            PlaceName(
                self.starts[first] - self.base, self.ends[last] - self.base, name, located, people
            )
        )
        state = self._state_after(last)
        if state:
            place, end = state
            self.found.append(
                PlaceName(self.starts[last] - self.base, self.ends[end] - self.base, place.name,
                          located, False)
            )  # fmt: skip
            return end + 1
        return last + 1

    def _spelt(self, first: int, last: int) -> str:
        """A name as written, without the capitals of a headline or dateline."""
        name = self._slice(first, last)
        return name.title() if name.isupper() and len(name) > 4 else name

    def _slice(self, first: int, last: int) -> str:
        return " ".join(
            self.text[self.starts[first] - self.base : self.ends[last] - self.base].split()
        )

    def _before(self, index: int) -> str:
        at = self.starts[index] - self.base
        return self.text[max(0, at - 36) : at]

    def _known(self, index: int) -> tuple[Place | None, int]:
        """The longest known name that begins at a token, and its last token."""
        longest = first_words().get(self.words[index], 0)
        if not longest:
            return None, index
        known = places()
        for last in range(min(index + longest, len(self.words) - 1), index - 1, -1):
            place = known.get(self._slice(index, last).replace("’", "'"))
            if place and (
                place.kind != "abbreviation"
                or len(self.words[index]) > 2 + ("." not in self.words[index])
            ):
                return place, last
        return None, index

    def _state_after(self, last: int) -> tuple[Place, int] | None:
        """The state told after a comma: "Louisville, Ky."."""
        if last + 2 >= len(self.words) or self.words[last + 1] != ",":
            return None
        known = places()
        for end in (last + 4, last + 3, last + 2):
            if end < len(self.words):
                place = known.get(self._slice(last + 2, end))
                if place and place.kind in ("state", "abbreviation", "country"):
                    return place, end
        return None

    def _run(self, index: int) -> int:
        """Last token of the run of capitalised words from a token on."""
        last = index
        while last + 1 < len(self.words) and last < index + 4:
            word = self.words[last + 1]
            if not word[0].isupper() or self.starts[last + 1] != self.ends[last] + 1:
                break
            last += 1
        return last

    def _facility(self, index: int, last: int) -> int | None:
        """Last token of "Alabuga Special Economic Zone", "Cook County", "Kursk region".

        `last` is that of the run of capitalised words.
        """
        if self.words[index] in _CALENDAR or self.words[index] in _SUFFIXES:
            return None
        if self.is_title and last > index + 2:
            return None
        for end in range(last, index, -1):
            if self.words[end].lower() in _SUFFIXES and (end == last or self.is_title):
                known, until = self._known(index)
                people = known is not None and known.kind == "people" and until + 1 == end
                return None if people else end
        behind = last + 1
        if behind < len(self.words) and self.words[behind] in _LOWER_SUFFIXES:
            known, until = self._known(index)
            if known is None or (known.kind != "people" and until == last):
                return behind
        return None

    def _is_located(self, index: int) -> bool:
        before = self._before(index)
        compass = _compass(before)
        before = before[: compass.start()] if compass else before
        words = before.split()
        if words and words[-1].lower() in ("the", "a", "all"):
            words.pop()
        return bool(words) and words[-1].lower() in _LOCATIVE

    def _whole(self, index: int, known: Place) -> str:
        """The name with the part of it that is meant ("eastern Ukraine")."""
        compass = _compass(self._before(index))
        if compass and known.kind != "people":
            return f"{compass.group(1).lower()} {known.name}"
        return known.name

    def _is_other_name(self, index: int, last: int, known: Place) -> bool:
        """Whether a known name is only part of a person's or an organisation's."""
        before = self._before(index)
        if _BODY_OF.search(before):
            return True
        behind = self.words[last + 1] if last + 1 < len(self.words) else ""
        touching = bool(behind) and self.starts[last + 1] == self.ends[last] + 1
        if touching and behind in _ORGANISATION:
            return True
        if self.is_title:
            return False
        if touching and behind[0].isupper():
            allowed = behind in _CALENDAR or behind in _OFFICE
            if not allowed and not (known.kind == "people" or behind.isupper()):
                return True
        if index == 0 or self.starts[index] != self.ends[index - 1] + 1:
            return False
        ahead = self.words[index - 1]
        if not ahead[0].isupper() or ahead in _SMALL or ahead in _CALENDAR:
            return False
        return not (_compass(before) or ahead.isupper() or self._known(index - 1)[0])

    def _is_unknown_place(self, first: int, last: int) -> bool:
        """Whether an unknown name is told as a place: "in Obuvka", "the village of Lanz"."""
        if self.is_title or last > first + 2:
            return False
        words = self.words[first : last + 1]
        if not _NO_UNKNOWN.isdisjoint(words) or any(map(str.isupper, words)):
            return False
        before = self._before(first)
        told = before.split()
        ahead = told[-1] if told else ""
        if ahead in ("of", "the") and _KIND_OF.search(before):
            return True
        if last + 1 < len(self.words) and self.words[last + 1] in ("'s", "’s", "&"):
            return False
        if ahead in ("to", "the") and _MOVES_TO.search(before):
            return True
        return ahead.lower() in _UNKNOWN_AFTER


def _compass(before: str) -> re.Match[str] | None:
    """The part of a place that is told right before its name ("eastern "); None when none is."""
    is_told = before.rstrip().lower().endswith(_COMPASS_ENDS)
    return _COMPASS.search(before) if is_told else None
