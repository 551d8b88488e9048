"""The map of legal bases as a picture: date across and rank upward, and each relation a line to a dated wording.

A basis stands to the left of what rests on it; for a phone the map is turned, and a basis stands above.
Not in here: the relations in words (bases), which stand in the table below the picture.
"""

from __future__ import annotations

import datetime
import re
from html import escape
from itertools import pairwise

import svg
from attrs import frozen

from .bases import HOW, VERBS, Address, relation_row
from .corpus import RANKS, Corpus, Instrument, Relation, cite
from .curves import curve, least_bend
from .interface import words
from .picture import (
    NARROW,
    SIZE,
    WIDE,
    Box,
    Drawing,
    circle,
    heads,
    label_box,
    legend,
    line,
    number,
    path,
    picture,
    rect,
    swatch,
    table,
    wrapped,
)

ROW, HEAD, EDGE = 36, 24, 12
BENDS = [0.0, *(sign * it for it in range(6, 120, 6) for sign in (1.0, -1.0))]  # how far a line leaves the straight way
COLUMN = 20  # between two ranks, where the map is turned
TEXT = 158  # where the names begin there
HEADS = ["picture.from", "picture.relation", "picture.known"]


@frozen
class Spot:
    """A wording of an instrument at its place; `first` is the one by which the instrument itself is dated."""

    card: Instrument
    date: datetime.date
    x: float
    y: float
    first: bool


def ranks_of(card: Instrument) -> list[str]:
    """The ranks that an instrument has or is argued to have, the lowest first; one where nothing is argued."""
    argued = [*([card.rank] if RANKS[card.rank][1] else []), *card.rank_argued]
    return sorted(argued, key=lambda rank: RANKS[rank][1]) or [card.rank]


def wordings(corpus: Corpus) -> dict[str, list[datetime.date]]:
    """The dates of every instrument from which or to which a relation runs: its own, and those that are pointed to."""
    dates: dict[str, set[datetime.date]] = {}
    for relation in corpus.relations:
        start, (target, _, date) = relation.start.partition("#")[0], relation.target.partition("@")
        dates.setdefault(start, {corpus.instruments[start].date}).add(_since(relation, corpus))
        dates.setdefault(target, {corpus.instruments[target].date}).add(datetime.date.fromisoformat(date))
    return {name: sorted(days) for name, days in sorted(dates.items())}


def lanes(cards: list[Instrument]) -> list[str]:
    """The ranks that have an instrument, from the top; what is on no rung comes below."""
    used = {rank for card in cards for rank in ranks_of(card)}
    return sorted(used, key=lambda rank: (-(RANKS[rank][1] or 0), list(RANKS).index(rank)))


def render_bases(corpus: Corpus, link: Address, cards: str, sources: str) -> str:
    """The picture with its table. `cards` and `sources` are the addresses of those pages."""
    if not corpus.relations:
        return ""
    rows = [relation_row(it, corpus, link, cards, sources, _anchor(n)) for n, it in enumerate(corpus.relations)]
    drawings = {"wide": draw_across(corpus), "narrow": draw_down(corpus)}
    return picture("bases", drawings, "", table(heads(*HEADS), rows), parts=True, legend=_legend())


def draw_across(corpus: Corpus) -> Drawing:
    """Date across, rank upward."""
    drawing, dates = Drawing(WIDE), wordings(corpus)
    cards = sorted((corpus.instruments[name] for name in dates), key=lambda it: it.date)
    x = _scale([day for days in dates.values() for day in days])
    heights, y = {card.id: [] for card in cards}, 0.0
    for rank in lanes(cards):
        y = _lane(drawing, rank, _in_rows(rank, cards, dates, x), heights, y)
    drawing.height = y + 20
    _years(drawing, x, y)
    spots = {
        (card.id, day): Spot(card, day, x(day), heights[card.id][-1], day == card.date)
        for card in cards
        for day in dates[card.id]
    }
    for card in cards:
        if len(ys := heights[card.id]) > 1:
            at = x(card.date)
            drawing.add(rect(Box(at - 8, min(ys) - 8, at + 8, max(ys) + 8), "onr-range", 8))
    _between(drawing, corpus, spots, WIDE - 1)
    for card in cards:
        anchor, at = _label(card, x(card.date))
        drawing.text(card.short, at, heights[card.id][-1] - 10, "onr-halo", anchor)
    return drawing


def _lane(drawing: Drawing, rank: str, rows: list[list[Instrument]], heights: dict, y: float) -> float:
    """The lane of a rank, from `y` down; notes at which height each instrument stands and returns where the lane ends."""
    drawing.add(line(0, y + 0.5, WIDE, y + 0.5, _lane_style(rank)))
    drawing.text(words(f"rank-short.{rank}"), 0, y + 16, "onr-muted", size=12, say=f"rank-short.{rank}")
    for n, row in enumerate(rows):
        for card in row:
            heights[card.id].append(y + HEAD + n * ROW + 22)
    return y + HEAD + len(rows) * ROW + 6


def _lane_style(rank: str) -> str:
    return "onr-lane" if RANKS[rank][1] else "onr-lane onr-off"


def _scale(dates: list[datetime.date]):
    first, last = min(dates).toordinal(), max(dates).toordinal()
    return lambda day: EDGE + (WIDE - 2 * EDGE) * (day.toordinal() - first) / (last - first or 1)


def _label(card: Instrument, x: float) -> tuple[str, float]:
    """Above its dot and to the right of it, or, where there is no room, to the left."""
    fits = label_box(card.short, x - 5, 0, "start", SIZE).right <= WIDE
    return ("start", x - 5) if fits else ("end", x + 5)


def _in_rows(rank: str, cards: list[Instrument], dates: dict, x) -> list[list[Instrument]]:
    """The instruments of a lane, each in the first row where it touches no other.

    What reaches up into other lanes by a range of ranks stands in the first row of its own and in the last of those.
    """
    rows: list[list[tuple[Instrument, float, float]]] = []
    for card in sorted(cards, key=lambda it: (len(ranks_of(it)) == 1, it.date)):
        if ranks_of(card)[0] == rank:
            span = _span(card, dates[card.id], x)
            _first_free(rows, *span).append((card, *span))
    last = rows[-1:]
    for card in cards:
        if rank in ranks_of(card)[1:]:
            span = (x(card.date) - 9, x(card.date) + 9)
            _first_free(last, *span).append((card, *span))
    rows += last[1:] if rows else last
    return [[card for card, _, _ in row] for row in rows]


def _span(card: Instrument, days: list[datetime.date], x) -> tuple[float, float]:
    anchor, at = _label(card, x(card.date))
    box = label_box(card.short, at, 0, anchor, SIZE)
    if len(days) > 1:
        return 0, WIDE  # beside a thread from wording to wording nothing else stands
    return min(box.left, x(days[0]) - 8), max(box.right, x(days[0]) + 8)


def _first_free(rows: list, left: float, right: float) -> list:
    """The first row with room from left to right; a new one where all are full."""
    for row in rows:
        if all(right < start or end < left for _, start, end in row):
            return row
    rows.append([])
    return rows[-1]


def _years(drawing: Drawing, x, foot: float) -> None:
    for year in range(1995, 2100, 5):
        at = x(datetime.date(year, 1, 1))
        if at > WIDE - EDGE:
            break
        drawing.add(line(at, 0, at, foot, "onr-grid"))
        drawing.text(str(year), at, foot + 14, "onr-muted", "middle", 12)


def _between(drawing: Drawing, corpus: Corpus, spots: dict, right: float) -> None:
    """What runs from wording to wording, and the wordings themselves on top of it."""
    for name, days in wordings(corpus).items():
        for one, next_ in pairwise(spots[name, day] for day in days):
            drawing.add(line(one.x, one.y, next_.x, next_.y, "onr-thread"))
    _relations(drawing, corpus, spots, right)
    for spot in spots.values():
        drawing.add(circle(spot.x, spot.y, 4.5, "onr-dot" if spot.first else "onr-dot onr-ring"))


def _relations(drawing: Drawing, corpus: Corpus, spots: dict, right: float) -> None:
    """Each relation as a link to its row; none runs as another does between the same two, or through a third's dot."""
    taken: set[tuple[str, str, float]] = set()
    for n, relation in enumerate(corpus.relations):
        start, target = ends(relation, corpus, spots)
        dots = [(it.x, it.y) for it in spots.values() if it not in (start, target)]
        free = [bend for bend in BENDS if (start.card.id, relation.target, bend) not in taken]
        bend = least_bend(free, (start.x, start.y), (target.x, target.y), dots, right)
        taken.add((start.card.id, relation.target, bend))
        drawing.add(_link(n, relation, corpus, start, target, bend))


def ends(relation: Relation, corpus: Corpus, spots: dict) -> tuple[Spot, Spot]:
    """Where a relation starts and where it ends."""
    name, (target, _, date) = relation.start.partition("#")[0], relation.target.partition("@")
    return spots[name, _since(relation, corpus)], spots[target, datetime.date.fromisoformat(date)]


def _since(relation: Relation, corpus: Corpus) -> datetime.date:
    """The date of the wording that has the relation."""
    return relation.wording or corpus.instruments[relation.start.partition("#")[0]].date


def _link(n: int, relation: Relation, corpus: Corpus, start: Spot, target: Spot, bend: float) -> svg.A:
    late = target.date > start.date
    first, *rest = curve((start.x, start.y), (target.x, target.y), bend)
    data = [svg.M(*map(number, first)), svg.Q(*(number(it) for point in rest for it in point))]
    style = [f"onr-{relation.how}", *(["onr-late"] if late else [])]
    return svg.A(
        href=f"#{_anchor(n)}",
        class_=["onr-part"],
        extra={"aria-label": escape(in_words(relation, corpus, late))},
        elements=[svg.Path(d=data, class_=["onr-reach"]), svg.Path(d=data, class_=style)],
    )


def in_words(relation: Relation, corpus: Corpus, late: bool = False) -> str:
    """A relation as one sentence; against time, it says so."""
    name, _, eid = relation.start.partition("#")
    target, _, date = relation.target.partition("@")
    document = corpus.documents.get(name)
    start = cite(document, eid) if document and eid else corpus.instruments[name].short
    start += f" of {relation.wording.year}" if relation.wording else ""
    quoted = f": {relation.words}" if relation.words else ""
    warning = f" {words('picture.late')}" if late else ""
    return (
        f"{start} {VERBS[relation.type]} {corpus.instruments[target].short} of {date[:4]}. "
        f"{HOW[relation.how]}{quoted}.{warning}"
    )


def _anchor(n: int) -> str:
    return f"relation-{n + 1}"


def draw_down(corpus: Corpus) -> Drawing:
    """The same turned: time runs down, and the higher the rank, the farther to the left."""
    drawing, dates = Drawing(NARROW), wordings(corpus)
    columns = lanes([corpus.instruments[name] for name in dates])
    x = {rank: 10 + n * COLUMN for n, rank in enumerate(columns)}
    named = [(rank, 13 + 19 * n) for n, rank in enumerate(columns)]
    ordered = sorted((day, name) for name, days in dates.items() for day in days)
    spots, y = {}, 19 * len(columns) + 14.0
    for day, name in ordered:
        card = corpus.instruments[name]
        lines = wrapped(f"{day.year} {_undated(card, day)}", NARROW - TEXT)
        spots[name, day] = Spot(card, day, x[ranks_of(card)[0]], y + 8, day == card.date)
        drawing.add(line(spots[name, day].x, y + 8, TEXT - 6, y + 8, "onr-grid"))
        drawing.lines(lines, TEXT, y + 12)
        y += 9 + 17 * len(lines)
    drawing.height = y + 4
    _columns(drawing, named, x, y)
    for spot in spots.values():
        if spot.first and len(names := ranks_of(spot.card)) > 1:
            box = Box(x[names[-1]] - 8, spot.y - 8, x[names[0]] + 8, spot.y + 8)
            drawing.add(rect(box, "onr-range", 8))
    _between(drawing, corpus, spots, TEXT - 8)
    return drawing


def _undated(card: Instrument, day: datetime.date) -> str:
    """Its short name, without the year where that is the one before which it stands."""
    return re.sub(rf"(?: of)? {day.year}$", "", card.short)


def _columns(drawing: Drawing, named: list[tuple[str, float]], x: dict[str, float], foot: float) -> None:
    """The names of the ranks, each led down to its column."""
    for rank, y in named:
        drawing.add(path([(TEXT - 6, y - 4), (x[rank], y - 4), (x[rank], foot)], _lane_style(rank)))
        drawing.text(words(f"rank-short.{rank}"), TEXT, y, "onr-muted", size=12, say=f"rank-short.{rank}")


def _legend() -> str:
    return legend(
        (swatch(line(0, 8, 30, 8, "onr-cited")), "picture.cited"),
        (swatch(line(0, 8, 30, 8, "onr-evident")), "picture.evident"),
        (swatch(line(0, 8, 30, 8, "onr-argued")), "picture.argued"),
        (swatch(circle(8, 8, 4.5, "onr-dot"), wide=16), "picture.dot"),
        (swatch(circle(8, 8, 4.5, "onr-dot onr-ring"), wide=16), "picture.ring"),
        (swatch(rect(Box(1, 1, 29, 15), "onr-range", 7)), "picture.range"),
    )
