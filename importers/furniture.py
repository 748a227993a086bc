"""Page furniture out of captured text: what a page shows around its article.

A capture is read as lines. Rules look at the shape of lines and at what stands twice, not at
particular sites: a block that stands twice is kept once, boxes about the author are lifted out,
lines that are no sentences before the first paragraph are headline, byline or navigation, and
what follows "Related:" is a list of links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from importers.lead import line_date, read_lead
from importers.profiles import without_profiles

_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_STOP_END = re.compile(r"[.…][\"'”’»)\]]*$")
_STOP_WITHIN = re.compile(r"\w{5,}[.!?…][\"'”’»)\]]*\s+[\"'“‘«(\[]*[A-Z]")
_BULLET = re.compile(r"^(?:[-–—•*·▪►>]|\d{1,2}[.)])\s+")
_NAVIGATION = re.compile(
    r"(?:skip (?:to|navigation)\b.*|(?:main )?menu|home|search|log ?in|log ?out|sign ?(?:in|up)"
    r"|register|subscribe(?: (?:now|today|to|for)\b.*)?|newsletters?|sections?|breaking(?: news)?"
    r"|share(?: (?:this|on|via|article|story)\b.*)?|listen(?: to this (?:article|story).*)?"
    r"|print(?: this.*)?|e-?mail(?: this.*)?|save(?: (?:this )?(?:article|story|for later))?"
    r"|comments?(?: \(?\d+\)?)?|\d+ comments?|leave a (?:comment|reply)|sponsored(?: content)?"
    r"|advertisements?|story continues below.*|(?:this )?(?:article|story) continues below.*"
    r"|(?:(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|messenger|viber|flipboard"
    r"|bluesky|threads|e-?mail|print|share|copy link|copied!?)(?:[\s,|·/]+|$))+"
    r"|follow us\b.*|join (?:us|our) (?:on|channel|newsletter|whatsapp|telegram)\b.*"
    r"|(?:click|tap) here\b.*|(?:back to )?top|continue reading.*"
    r"|read (?:the )?full (?:story|article|report|text|interview)\b.*"
    r"|(?:(?:about )?\d+ )?min(?:ute)?s?(?: to)? read|reading time:?.*"
    r"|\d[\d,.]*[km]? (?:shares?|views?)"
    r"|(?:tags?|topics?|filed under|categor(?:y|ies)):.*|(?:accept|reject)(?: all)?(?: cookies)?"
    r"|we use cookies.*|this (?:site|website) uses cookies.*|cookie (?:policy|settings)"
    r"|privacy policy|terms (?:of|and) (?:use|service|conditions)|about us|contact(?: us)?"
    r"|(?:file )?(?:picture|image|photo(?:graph)?)s?(?:(?: credit| by)?\s*:.*)?|loading\.*|close"
    r"|image (?:source|caption|credit),.*|(?:getty|ap|epa|afp|reuters)(?: images?)?(?:/[\w ]+)?"
    r"|(?:previous|next|prev)(?: (?:article|story|post))?|get the latest (?:news|stories)\b.*"
    r"|sign up (?:for|to) (?:our|the|get|receive)\b.*"
    r"|support (?:us|our (?:work|journalism|reporting))\b.*"
    r"|donate(?: now)?|copyright (?:©|\(c\)|\d{4}).*|©.*|\(c\) \d{4}.*|all rights reserved\.?.*"
    r"|unsubscribe\b.*|(?:view|read|open) (?:this (?:e?-?mail|newsletter|message) |it )?(?:in|on)"
    r" (?:your |the |a )?(?:browser|web)\b.*"
    r"|you (?:are receiv|receiv)\w* this (?:e?-?mail|newsletter)"
    r"\b.*|manage (?:your )?(?:preferences|subscriptions?)\b.*"
    r"|changed|updated|published|new|live|\[email.?protected\]|\S+@\S+\.\w+)$",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(
    r"(?:(?:related|recommended|trending|popular|latest|top|more)"
    r"(?: (?:articles?|stories|news|posts?|content|topics?|coverage|reading|links?|headlines))?"
    r"|related to this|read (?:more|also|next)|also read|see also|more (?:on|from|about)\b.{0,60}"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)\b.*|most (?:read|popular|viewed)"
    r"|(?:watch|listen|video|in pictures|in photos|also on [\w ]{2,30})(?=:)"
    r"|don[’']t miss|in other news|further reading|editors?[’']s? picks?|what to read next)"
    r"\s*(?P<colon>:?)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_STAMPED = re.compile(r"(?:first |last |originally )?(?:published|updated|modified|posted)\b", re.I)
_CRUMB = re.compile(r"\s*[|>»›/→]\s*")
_LETTERS = re.compile(r"[\W_]+")
_LONG = 60
"""Characters from which an equal line is a repetition and not chance."""
_WORDY = 20
"""Words that no headline has, with or without a full stop."""
_MAX_COMPARED = 1_000_000
"""Letters of a text in which lines are also looked for within longer ones."""
_MAX_FURNITURE = 160
"""Characters of the longest line that can be a button or a notice."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What a captured text holds once its furniture is gone."""

    text: str
    """Headline, when the capture holds one, and body; "" when nothing but furniture was there."""
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    """ISO day of the line that dates the article; None without one."""


def strip_furniture(text: str) -> Capture:
    """`text`, cleaned and without HTML, parted into the article and what is said about it."""
    lines, repeated = _once(text.split("\n"))
    lines, named = without_profiles(lines, repeated)
    lines = [line for line in _without_lists(lines) if not _is_navigation(line)]
    body = next((n for n, line in enumerate(lines) if is_sentence(line)), len(lines))
    lead = read_lead(lines[:body], repeated)
    kept = [line for line in lines[body:] if not _is_stamp(line)]
    while kept and _is_closing(kept[-1]):
        kept.pop()
    parts = ["\n".join(lead.lines), "\n".join(kept)]
    article = re.sub(r"\n{3,}", "\n\n", "\n\n".join(filter(None, parts))).strip()
    return Capture(article, lead.title, named or lead.authors, lead.published)


def strip_leftovers(text: str) -> str:
    """`text`, an article's body already told from its page, without what was left of the page.

    Buttons, notices and lists of links go; everything else stays in its place, also what stands
    twice, as it does in recipes and tables.
    """
    lines = _without_lists(text.split("\n"))
    return "\n".join(line for line in lines if not _is_navigation(line)).strip()


def is_sentence(line: str) -> bool:
    """Whether a line reads as running text and not as a heading.

    A full stop at its end or between two sentences tells; one after "U.S." or "Gov." does not.
    """
    words = len(line.split())
    if words < 6 or _BULLET.match(line):
        return words >= _WORDY
    line = line.rstrip()
    return bool(
        words >= _WORDY
        or _STOP_END.search(line)
        or _STOP_WITHIN.search(line)
        or (words >= 15 and _SENTENCE_END.search(line))
    )


def _once(lines: list[str]) -> tuple[list[str], set[str]]:
    """The lines without later repetitions of a block, and the lines that stood more than once."""
    again = _stands_above(lines)
    kept: list[str] = []
    repeated: set[str] = set()
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (again[end] or not lines[end].strip()):
            end += 1
        block = [line.strip() for line in lines[start:end]]
        if any(again[n] and len(lines[n].strip()) >= _LONG for n in range(start, end)):
            repeated.update(block)
            block = [""]
        kept += block + lines[end : end + 1]
        start = end + 1
    return kept, repeated


def _stands_above(lines: list[str]) -> list[bool]:
    """For each line, whether its words stood above it: as a line, or within longer ones."""
    keys = [_LETTERS.sub("", line).casefold() for line in lines]
    joined = "".join(keys) if sum(map(len, keys)) < _MAX_COMPARED else ""
    first: dict[str, int] = {}
    above: list[bool] = []
    offset = 0
    for number, key in enumerate(keys):
        is_equal = first.setdefault(key, number) < number
        above.append(is_equal or (len(key) >= _LONG and joined.find(key, 0, offset) >= 0))
        offset += len(key)
    return above


def _without_lists(lines: list[str]) -> list[str]:
    """The lines without "Related:" headings and the links under them."""
    kept: list[str] = []
    in_list = False
    for line in lines:
        if head := _list_head(line):
            in_list = head == "list"
            continue
        in_list = in_list and not _ends_list(line)
        if not in_list:
            kept.append(line)
    return kept


def _list_head(line: str) -> str | None:
    """ "list" when links follow below, "line" when the line names its own link, else None."""
    match = _LIST_HEAD.match(_BULLET.sub("", line.strip(" |*_#[]»›>")))
    if not match or len(line) > 200:
        return None
    if not match["rest"]:
        return "list"
    return "line" if match["colon"] and not _SENTENCE_END.search(match["rest"]) else None


def _ends_list(line: str) -> bool:
    """Whether a line below a list of links is running text again, not one more headline."""
    words = len(line.split())
    return not _BULLET.match(line) and (
        words >= 40 or (words >= 8 and bool(_SENTENCE_END.search(line)))
    )


def _is_navigation(line: str) -> bool:
    words = line.strip(" |>›»·•\t*_#")
    return len(line) < _MAX_FURNITURE and bool(_NAVIGATION.match(words) or _is_trail(words))


def _is_trail(line: str) -> bool:
    """Whether a line is a row of menu entries: "Home > World > Asia", "News | Sport | Money"."""
    parts = _CRUMB.split(line)
    return (
        len(parts) > 2
        and not any(char.isdigit() for char in line)
        and not _SENTENCE_END.search(line)
        and all(0 < len(part.split()) < 4 for part in parts)
    )


def _is_stamp(line: str) -> bool:
    """Whether a line says when the page was published or changed, and nothing else."""
    return bool(_STAMPED.match(line.strip()) and line_date(line.strip()))


def _is_closing(line: str) -> bool:
    """Whether a last line is left over from the page's foot: empty, or one or two bare words."""
    words = line.split()
    bare = len(words) < 3 and not _SENTENCE.search(line) and not _BULLET.match(line)
    return not words or bare
