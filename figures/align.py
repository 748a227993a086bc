"""Figures to questions: which claims answer the same question, article by article.

How a store uses this module (it never looks into the objects, it only keeps them):

1. A new or revised article: `profile = profile_article(article)` and
   `entries = entries_of(article, claims)`. Store the profile (`profile.dump()`), one row
   (handle, article) for each of `profile.handles`, and the entries. For a revision or a
   removal, call `remove_article(store, key)` first, then delete those rows.
2. `touched = add_article(store, key)`: notes which articles the new one is like, and
   puts its entries into questions. The store's `place` has been called for every entry whose
   question changed; `touched.questions` are the ids to build anew, `touched.gone` those that
   no longer exist.
3. `build_question(id, claims, placed, profiles)` of `figures.verdict` makes the Question out of
   the claims of an id, their entries as placed (for the topic) and the profiles of their
   articles (for copies). It costs more than grouping, so a long import builds each touched
   question once, at its end or when somebody asks.

What makes the result independent of the order: how alike two articles are is a function of
their two profiles alone (plus which handles are crowded, a function of the set of articles);
whether they share an affair is a function of the links around them (`figures.affairs`); which
topic an entry has is a function of its article and those of its affair; a question is a
connected component of entries of one topic in articles of one affair; its id is made from its
topic and its earliest entry.

Cost: an article looks at the articles that share one of its at most `profile.HANDLES` rare
handles, and a handle held by more than `CROWD` articles tells nothing and is left out, so that
the work is bounded whatever the size of the library.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from figures.affairs import NOTED, Affairs, Links, Vouched, worth_noting
from figures.entries import Entry, are_one_subject, compatible, is_of_harm
from figures.profile import ArticleProfile

CROWD = 48
"""Articles that may share a handle before it is common and tells affairs apart no more."""
SETTLED_AT_ONCE = 8
"""Articles of which links have changed that are settled together. All that is noted of those around
them is in memory then; where a name becomes common, links of a hundred articles are cut."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the topic and the question it has now."""

    entry: Entry
    topic: str
    """`entry.topic`, or the topic that a floating entry was drawn to by its neighbours."""
    question: str


@dataclass(slots=True)
class Touched:
    """What one more article, or one less, changed."""

    questions: set[str] = field(default_factory=set)
    """Ids of questions that are new or have other members than before."""
    gone: set[str] = field(default_factory=set)
    """Ids that have no members any more."""


class AlignmentStore(Protocol):
    """What alignment reads and writes; articles are named by their keys."""

    def profiles(self, articles: Collection[str]) -> Mapping[str, ArticleProfile]:
        """The profiles of these articles."""

    def holders(self, handles: Collection[int]) -> Mapping[int, Sequence[str]]:
        """For each handle that is not marked crowded, the articles whose profile has it."""

    def mark_crowded(self, handle: int) -> None:
        """Remember for good that this handle is common; its rows may be deleted."""

    def linked(self, articles: Collection[str]) -> Links:
        """For each of these articles, those noted as like it, with the likeness in thousandths."""

    def link(self, a: str, b: str, like: int) -> None:
        """Note how much two articles are alike (both ways)."""

    def unlink(self, a: str, b: str) -> None:
        """Forget a link (both ways), and all that `vouched` gave so far."""

    def vouched(self) -> Vouched:
        """What was worked out of the links and holds until one is cut; empty is right as well."""

    def new_entries(self, article: str) -> Sequence[Entry]:
        """The stored entries of an article, placed or not."""

    def placed(self, articles: Collection[str]) -> Sequence[Placed]:
        """The entries of these articles that have been placed."""

    def members(self, questions: Collection[str]) -> Sequence[Placed]:
        """The entries of these questions."""

    def place(self, placed: Sequence[Placed]) -> None:
        """Remember topic and question of these entries, replacing what they had."""

    def make_room(self) -> None:
        """Nothing that was given so far is needed any more but what `vouched` gave."""


def add_article(store: AlignmentStore, article: str) -> Touched:
    """Link a stored article to its affair and put its entries into questions."""
    touched = Touched()
    cut = _link(store, article)
    affairs = Affairs(store.linked, store.vouched())
    fresh = [Placed(entry, entry.topic, "") for entry in store.new_entries(article)]
    # Whether its near articles are of one affair is decided anew, now that it vouches for them.
    affairs.read({article, *cut})
    moved = cut.union(*(affairs.vouched_by(one) for one in (article, *cut)))
    _settle_all(store, moved, fresh, touched)
    return touched


def remove_article(store: AlignmentStore, article: str) -> Touched:
    """Take an article out of links and questions, before its rows are deleted or replaced."""
    touched = Touched()
    affairs = Affairs(store.linked, store.vouched())
    affairs.read({article})
    moved = affairs.vouched_by(article)
    own = store.placed([article])
    left = {placed.question for placed in own if placed.question}
    store.place([Placed(placed.entry, placed.entry.topic, "") for placed in own])
    for other in list(affairs.noted(article)):
        store.unlink(article, other)
    orphans = {placed.entry.article for placed in store.members(left)}
    gone = {offer for placed in own for offer in placed.entry.offers}
    _settle_all(store, (moved | orphans) - {article}, [], touched, gone)
    touched.gone |= left - touched.questions
    return touched


def _link(store: AlignmentStore, article: str) -> set[str]:
    """Note what `article` is like; gives the articles that lost a link by crowding."""
    profile = store.profiles([article])[article]
    suggested: set[str] = set()
    cut: set[str] = set()
    for handle, articles in store.holders(profile.handles).items():
        if len(articles) > CROWD:
            cut |= _crowd_out(store, handle, articles)
        else:
            suggested.update(articles)
    suggested.discard(article)
    for other, theirs in store.profiles(suggested).items():
        like = worth_noting(profile, theirs)
        if like:
            store.link(article, other, like)
    return cut


def _crowd_out(store: AlignmentStore, handle: int, articles: Sequence[str]) -> set[str]:
    """Mark a handle as common and cut the links that nothing but it had suggested."""
    store.mark_crowded(handle)
    profiles = store.profiles(articles)
    live = {key: set(store.holders(profile.handles)) for key, profile in profiles.items()}
    cut: set[str] = set()
    for article, others in store.linked(articles).items():
        for other in list(others):
            if article < other and other in live and not live[article] & live[other]:
                store.unlink(article, other)
                cut |= {article, other}
    return cut


def _settle_all(
    store: AlignmentStore,
    dirty: set[str],
    fresh: Sequence[Placed],
    touched: Touched,
    gone: Collection[str] = (),
) -> None:
    """Place anew whatever the links or entries of the `dirty` articles can have moved.

    `fresh` are entries of dirty articles that stand nowhere yet, `gone` is what entries offered
    that are there no more. In parts, which gives the same: whether two entries join is a matter of
    links, which stand by now, and where that has changed one of them is of a dirty article, whose
    part cuts the questions of both anew.
    """
    articles = sorted(dirty)
    for at in range(0, len(articles), SETTLED_AT_ONCE):
        part = set(articles[at : at + SETTLED_AT_ONCE])
        own = [placed for placed in fresh if placed.entry.article in part]
        _settle(store, Affairs(store.linked, store.vouched()), part, own, touched, gone)
        store.make_room()


def _settle(
    store: AlignmentStore,
    affairs: Affairs,
    dirty: set[str],
    fresh: Sequence[Placed],
    touched: Touched,
    gone: Collection[str],
) -> None:
    """Place anew whatever the links or entries of a few `dirty` articles can have moved."""
    affairs.read(dirty)
    circle = dirty.union(*(affairs.noted(article) for article in dirty))
    placed = {p.entry.claim: p for p in (*store.placed(circle), *fresh)}
    stirred = set(gone).union(
        *(p.entry.offers for p in placed.values() if p.entry.article in dirty)
    )
    floats = [
        p
        for p in placed.values()
        if p.entry.wants and (p.entry.article in dirty or not stirred.isdisjoint(p.entry.wants))
    ]
    moved = _redraw(store, affairs, circle, placed, floats) if floats else []
    old = {p.question for p in placed.values() if p.question and p.entry.article in dirty}
    old |= {placed[p.entry.claim].question for p in moved} - {""}
    beyond = set().union(*(affairs.noted(p.entry.article) for p in moved)) - circle
    placed.update((p.entry.claim, p) for p in (*store.placed(beyond), *moved))
    here = {claim: p for claim, p in placed.items() if p.entry.article in dirty}
    here.update((p.entry.claim, p) for p in moved)
    reached = _reached(
        affairs, here.values(), [p for p in placed.values() if p.question not in old]
    )
    members = {p.entry.claim: p for p in store.members(old | reached)}
    members.update(here)
    _regroup(store, affairs, list(members.values()), touched)


def _reached(affairs: Affairs, moved: Collection[Placed], others: Sequence[Placed]) -> set[str]:
    """The questions of which an entry joins one of those that may have moved.

    Whether two others join has not changed, so the questions that none of these joins stand.
    """
    by_topic: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for p in others:
        if p.question:
            by_topic[p.topic][p.entry.article].append(p)
    found: set[str] = set()
    for p in moved:
        near = affairs.noted(p.entry.article)
        for article, there in by_topic[p.topic].items() if p.topic in by_topic else ():
            if article in near or article == p.entry.article:
                found.update(
                    other.question
                    for other in there
                    if other.question not in found and joins(affairs, p.entry, other.entry)
                )
    return found


def _redraw(
    store: AlignmentStore,
    affairs: Affairs,
    circle: set[str],
    placed: Mapping[str, Placed],
    floats: Sequence[Placed],
) -> list[Placed]:
    """Those of the floating entries whose topic is another one now."""
    homes = {p.entry.article for p in floats}
    affairs.read(homes)
    beyond = set().union(*(affairs.noted(article) for article in homes)) - circle
    offers: dict[str, list[Entry]] = defaultdict(list)
    for p in (*placed.values(), *store.placed(beyond)):
        if p.entry.offers:
            offers[p.entry.article].append(p.entry)
    wanted = {p.entry.claim: set(p.entry.wants) for p in floats}
    moved = []
    for p in floats:
        near = [
            entry
            for article in (p.entry.article, *affairs.noted(p.entry.article))
            if article in offers
            for entry in offers[article]
            if not wanted[p.entry.claim].isdisjoint(entry.offers) and joins(affairs, p.entry, entry)
        ]
        topic = drawn_to(p.entry, near)
        if topic != p.topic:
            moved.append(Placed(p.entry, topic, p.question))
    return moved


def joins(affairs: Affairs, a: Entry, b: Entry) -> bool:
    """Whether the articles of two entries let them be about one thing, whatever their topics."""
    if not compatible(a, b):
        return False
    if a.article == b.article or affairs.are_one(a.article, b.article):
        return True
    like = affairs.noted(a.article).get(b.article, 0)
    # As many dead of another year are no one subject; a person or a shipment stays what it is.
    return like >= (NOTED if is_of_harm(a) else 1) and are_one_subject(a, b)


def drawn_to(floating: Entry, offering: Sequence[Entry]) -> str:
    """The topic that a floating entry's own article offers it, else most articles, else its own."""
    for want in floating.wants:
        votes: dict[str, set[str]] = defaultdict(set)
        for entry in offering:
            if want in entry.offers:
                votes[entry.topic].add(entry.article)
        own = {topic: by for topic, by in votes.items() if floating.article in by}
        votes = own or votes
        if votes:
            return min(votes, key=lambda topic: (-len(votes[topic]), topic))
    return floating.topic


def _regroup(
    store: AlignmentStore, affairs: Affairs, members: Sequence[Placed], touched: Touched
) -> None:
    """Cut `members` into connected components and store those whose question changed."""
    changed: list[Placed] = []
    now: set[str] = set()
    before = {p.question for p in members if p.question}
    for component in components(members, affairs):
        question = question_id(component)
        now.add(question)
        moved = [Placed(p.entry, p.topic, question) for p in component if p.question != question]
        if moved:
            touched.questions.add(question)
        touched.questions |= {p.question for p in component} & before
        changed += moved
    store.place(changed)
    touched.gone = (touched.gone | before) - now
    touched.questions -= touched.gone


def components(members: Sequence[Placed], affairs: Affairs) -> list[list[Placed]]:
    """Entries of one topic that stand in one article or in articles of one affair, put together."""
    by_topic: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for p in sorted(members, key=lambda p: p.entry.order):
        by_topic[p.topic][p.entry.article].append(p)
    affairs.read({p.entry.article for p in members})
    found: list[list[Placed]] = []
    for left in by_topic.values():
        while left:
            queue = [next(iter(left.values()))[0]]
            _take(left, queue)
            component = []
            while queue and left:
                at = queue.pop()
                component.append(at)
                near = affairs.noted(at.entry.article)
                joined = [
                    other
                    for article, others in left.items()
                    if article in near or article == at.entry.article
                    for other in others
                    if joins(affairs, at.entry, other.entry)
                ]
                _take(left, joined)
                queue += joined
            found.append([*component, *queue])
    return found


def _take(left: dict[str, list[Placed]], taken: Sequence[Placed]) -> None:
    """Take entries out of those that are left of each article."""
    for p in taken:
        others = left[p.entry.article]
        others.remove(p)
        if not others:
            del left[p.entry.article]


def question_id(component: Sequence[Placed]) -> str:
    """A name made from the topic and the earliest entry: later articles leave it as it is."""
    first = min(component, key=lambda p: p.entry.order)
    return hashlib.sha256(f"{first.topic}\0{first.entry.claim}".encode()).hexdigest()[:12]
