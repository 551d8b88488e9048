"""The map of legal bases as a graph: walked up and down, asked for a day, and with one text taken away.

A step leads from text to text. That a text rests on another, and the other on a third, does not make the first rest on
the third. Not in here: how it looks (lab_ladder, lab_picture).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path

from attrs import define, frozen

from .content import find_root
from .corpus import RANKS, Expression, Instrument, Relation, read_corpus

KNOWN = {  # how surely a relation is known, each with all that is surer
    "cited": ("cited",),
    "evident": ("cited", "evident"),
    "argued": ("cited", "evident", "argued"),
}
RESTING = ("based_on", "implements")
FOUND_LATE = ("amended", "revised")  # a first wording with such an event is not the text's beginning
INFERRED = "I"  # nor is one whose day is only inferred, such as a day by which a text was there
OPEN = "may have been there (its beginning is not on the card)"


@frozen
class Arrow:
    """One relation: from a text, or a provision of it, to a dated wording of another."""

    relation: Relation

    @property
    def start(self) -> str:
        """The id of the text from which it starts."""
        return self.relation.start.partition("#")[0]

    @property
    def eid(self) -> str:
        """The provision from which it starts; empty for the whole."""
        return self.relation.start.partition("#")[2]

    @property
    def place(self) -> str:
        """The place from which it starts, for readers: a provision, the whole, or the whole in a later wording."""
        whole = f"in the wording of {self.relation.wording}" if self.relation.wording else "the whole"
        return place_name(self.eid) if self.eid else whole

    @property
    def target(self) -> str:
        """The id of the text to which it points."""
        return self.relation.target.partition("@")[0]

    @property
    def wording(self) -> datetime.date:
        """The date of the wording to which it points."""
        return datetime.date.fromisoformat(self.relation.target.partition("@")[2])

    @property
    def type(self) -> str:
        return self.relation.type

    @property
    def how(self) -> str:
        return self.relation.how


@define(slots=False)
class LegalMap:
    """The texts by id and the arrows between them."""

    cards: dict[str, Instrument]
    arrows: list[Arrow]

    def select(self, known: str = "argued", citing: bool = False) -> list[Arrow]:
        """The arrows that are known at least so surely; with `citing`, those too by which a text only names another."""
        types = (*RESTING, "cites") if citing else RESTING
        return [arrow for arrow in self.arrows if arrow.how in KNOWN[known] and arrow.type in types]

    @cached_property
    def by_date(self) -> list[Instrument]:
        return sorted(self.cards.values(), key=lambda card: (card.date, card.short))

    def rung(self, id: str) -> int | None:
        """5 for a statute, down to 1 for another normative document; None where there is no rung, or none is established."""
        return RANKS[self.cards[id].rank][1]

    def highest(self, ids: Iterable[str]) -> str:
        """The id of the text on the highest rung; empty where none has a rung."""
        on_the_ladder = [id for id in ids if self.rung(id) is not None]
        return max(on_the_ladder, key=lambda id: (self.rung(id), -self.cards[id].date.toordinal()), default="")


def read_map(root: Path | None = None) -> LegalMap:
    """Read the instruments and the relations, and no document; raise ContentError."""
    corpus = read_corpus(root or find_root(), only=("instruments.yml", "relations.yml"))
    return LegalMap(corpus.instruments, [Arrow(relation) for relation in corpus.relations])


def place_name(eid: str) -> str:
    """A provision for readers: `art. 7 para. 2`, `opening`, or `the whole`."""
    words = {"art": "art.", "sec": "sec.", "para": "para.", "point": "item", "item": "item", "part": "part"}
    parts = [f"{words[kind]} {number}" for kind, number in re.findall(r"(art|sec|para|point|item|part)_(\d+)", eid)]
    return " ".join(parts) or eid or "the whole"


def starting(arrows: Iterable[Arrow], place: str) -> list[Arrow]:
    """The arrows from a text (`national-2014`), or from one provision of it (`national-2014#art_7__para_2`)."""
    return [arrow for arrow in arrows if place in (arrow.start, arrow.relation.start)]


def pointing(arrows: Iterable[Arrow], id: str) -> list[Arrow]:
    return [arrow for arrow in arrows if arrow.target == id]


def reached(arrows: list[Arrow], place: str) -> set[str]:
    """Every text to which a chain of arrows leads up from a text or provision."""
    found: set[str] = set()
    waiting = [arrow.target for arrow in starting(arrows, place)]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += [arrow.target for arrow in starting(arrows, id)]
    return found


def resting(arrows: list[Arrow], id: str) -> set[str]:
    """Every text from which a chain of arrows leads up to this one."""
    return {arrow.start for arrow in arrows if id in reached(arrows, arrow.start)}


def chains(arrows: list[Arrow], place: str) -> list[list[Arrow]]:
    """Every chain from a text or provision up to where the map ends; raise CycleError if one bites its tail."""
    in_order(arrows)
    return [
        [arrow, *rest]
        for arrow in starting(arrows, place)
        for rest in (chains(arrows, arrow.target) if starting(arrows, arrow.target) else [[]])
    ]


def in_order(arrows: Iterable[Arrow]) -> list[str]:
    """The texts so that each stands after all on which it rests; raise CycleError if two rest on each other."""
    below = TopologicalSorter()
    for arrow in arrows:
        below.add(arrow.start, arrow.target)
    return list(below.static_order())


def without(arrows: Iterable[Arrow], id: str) -> list[Arrow]:
    """The arrows that are left when a text is taken away, with those that start from it."""
    return [arrow for arrow in arrows if id not in (arrow.start, arrow.target)]


def hanging(arrows: list[Arrow], id: str) -> list[str]:
    """The places (`document#eId`) of which the last arrow falls when a text is taken away, in the order of the data."""
    left = {arrow.relation.start for arrow in without(arrows, id)}
    return list(dict.fromkeys(a.relation.start for a in pointing(arrows, id) if a.relation.start not in left))


def wording_on(card: Instrument, day: datetime.date) -> Expression | None:
    """The wording that had taken effect by a day; where no day of effect is on the card, the day of the wording counts."""
    there = [wording for wording in card.expressions if (wording.in_force or wording.date) <= day]
    return there[-1] if there else None


def state_on(card: Instrument, day: datetime.date) -> str:
    """What the card says of a day. It knows beginnings; the data have no ends, such as a repeal."""
    wording = wording_on(card, day)
    first = card.expressions[0]
    if wording:
        if any(it.in_force and it.in_force <= day for it in card.expressions):
            return "had taken effect"
        return "was there (day of effect not on the card)"
    if first.date <= day:
        return "was published and had not taken effect"
    late = first.event in FOUND_LATE or first.certainty == INFERRED
    return OPEN if late else "was not there yet"


def five_tests(bases: LegalMap, start: str, target: str) -> dict[str, str]:
    """What dates and rungs say to the claim that one text could rest on another; the other tests no table can make."""
    upper, lower = bases.cards[target], bases.cards[start]
    return {
        "date": _date_says(upper, lower),
        "rank": _rank_says(bases, lower, upper),
        "competence, bearer, act, sanction": "not in the data: read both texts",
    }


def _date_says(upper: Instrument, lower: Instrument) -> str:
    wording, state = wording_on(upper, lower.date), state_on(upper, lower.date)
    if wording:
        return f"leaves it open: {upper.short} {state}, latest wording on its card {wording.date}"
    closed = upper.date > lower.date and state != OPEN
    return f"{'closes it' if closed else 'to be argued'}: on {lower.date} {upper.short} {state}"


def _rank_says(bases: LegalMap, lower: Instrument, upper: Instrument) -> str:
    for card in (upper, lower):
        if bases.rung(card.id) is None:
            known = "is not established here" if card.rank == "not-established" else "is none of the rungs"
            return f"cannot be said: the rank of {card.short} {known}"
    above = bases.rung(upper.id) - bases.rung(lower.id)
    if not above:
        return "to be argued: both stand on one rung"
    return f"{'leaves it open' if above > 0 else 'speaks against it'}: {upper.short} stands {'higher' if above > 0 else 'lower'}"
