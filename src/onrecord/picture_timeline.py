"""The timeline as a picture: a row for every instrument with its dated events, and below it the weeks with the most.

Not in here: the events in words (bases), which stand in the table below the picture.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import svg
from attrs import frozen

from .bases import events_of
from .corpus import Corpus, Instrument
from .picture import (
    NARROW,
    WIDE,
    Box,
    Drawing,
    legend,
    line,
    path,
    picture,
    rect,
    swatch,
    text_element,
    width,
)
from .picture import circle as round_mark

NAMES = 252  # the room for names in the column of the book
ROW, TURNED = 22, 38  # the height of a row with its name beside it, and below it
EVENTS = ("made", "changed", "force", "around")
CLOSE = 11  # marks that stand closer cover each other
WEEKS = datetime.timedelta(days=42)
EDGE = 8
SURE = {"F2": "onr-dot", "F1": "onr-dot onr-ring", "I": "onr-dot onr-ring onr-inferred"}
DAY = "{0.day} {0:%B} {0.year}"


@frozen
class Happening:
    """One dated event; `kind` is made, changed, force or around."""

    date: datetime.date
    card: Instrument
    kind: str
    certainty: str


def happenings(corpus: Corpus) -> list[Happening]:
    """Every event of every card, the oldest first."""
    found = [Happening(day, card, _kind(card, day, what), mark) for day, card, what, mark in events_of(corpus)]
    return sorted(found, key=lambda it: it.date)


def _kind(card: Instrument, day: datetime.date, what: str) -> str:
    if what == "takes effect":
        return "force"
    if all((day, what) != (it.date, it.event) for it in card.expressions):
        return "around"
    return "made" if day == card.date and what not in ("amended", "revised") else "changed"


def busiest(found: list[Happening]) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of the six weeks in which most events fall."""
    best = max(found, key=lambda first: (sum(first.date <= it.date <= first.date + WEEKS for it in found), first.date))
    within = [it.date for it in found if best.date <= it.date <= best.date + WEEKS]
    return within[0], within[-1]


def render_timeline_picture(corpus: Corpus) -> str:
    """The picture; its table is the page's own timeline."""
    found = happenings(corpus)
    drawings = {"wide": draw(found, WIDE, NAMES), "narrow": draw(found, NARROW, 0)}
    return picture("timeline", drawings, in_words(found), "", legend=_legend(drawings.values()))


def draw(found: list[Happening], wide: float, names: float) -> Drawing:
    """The years and the busiest weeks; with no room for `names` beside the rows, they stand above them."""
    drawing, (first, last) = Drawing(wide), busiest(found)
    start, end = found[0].date.replace(month=1, day=1), found[-1].date
    x = _scale(start, end, wide, names)
    drawing.add(rect(Box(x(first) - 3, 0, x(last) + 3, _rows(found, names)), "onr-weeks"))
    ticks = [datetime.date(year, 1, 1) for year in range(start.year, end.year + 1) if year % 5 == 0]
    y = _part(drawing, found, x, names, ticks, "{0.year}", 0)
    y = _heading(drawing, first, last, y + 34)
    weeks = [it for it in found if first <= it.date <= last]
    ticks = [first + datetime.timedelta(days=n) for n in range(0, (last - first).days + 1, 7 if names else 14)]
    drawing.height = _part(drawing, weeks, _scale(first, last, wide, names), names, ticks, "{0.day} {0:%b}", y + 12)
    return drawing


def _scale(first: datetime.date, last: datetime.date, wide: float, names: float):
    left, days = names + EDGE, (last - first).days or 1
    return lambda day: left + (wide - left - EDGE - 20) * (day - first).days / days


def _rows(found: list[Happening], names: float) -> float:
    return len({it.card.id for it in found}) * (ROW if names else TURNED)


def _heading(drawing: Drawing, first: datetime.date, last: datetime.date, y: float) -> float:
    drawing.text(f"{DAY.format(first)} – {DAY.format(last)}", 0, y, "onr-strong")
    return y


def _part(drawing: Drawing, found: list[Happening], x, names: float, ticks: list, form: str, top: float) -> float:
    """Rows of instruments under one scale, from `top` down; returns where it ends."""
    cards = list({it.card.id: it.card for it in found}.values())
    foot, height = top + _rows(found, names), ROW if names else TURNED
    for tick in ticks:
        drawing.add(line(x(tick), top, x(tick), foot, "onr-grid"))
        left = width(form.format(tick), 12) / 2 > x(tick)  # it would leave the picture
        drawing.text(
            form.format(tick), 0 if left else x(tick), foot + 15, "onr-muted", "start" if left else "middle", 12
        )
    for n, card in enumerate(cards):
        here = [it for it in found if it.card is card]
        middle = top + n * height + (height / 2 if names else 27)
        if names:
            drawing.text(card.short, names - 4, middle + 4, "", "end", 12)
        else:
            drawing.text(card.short, 0, top + n * height + 13)
        drawing.add(line(x(here[0].date), middle, x(here[-1].date), middle, "onr-thread"))
        _marks(drawing, here, x, middle)
    return foot + 22


def _marks(drawing: Drawing, found: list[Happening], x, y: float) -> None:
    """A mark for each event; of those that would cover each other the first by kind, and how many more there are."""
    while found:
        close = [it for it in found if x(it.date) - x(found[0].date) < CLOSE]
        first = min(close, key=lambda it: EVENTS.index(it.kind))
        drawing.add(*mark(first.kind, first.certainty, x(first.date), y))
        if len(close) > 1:
            drawing.text(f"+{len(close) - 1}", x(first.date) + 7, y + 4, "onr-halo onr-muted", size=11)
        found = found[len(close) :]


def mark(kind: str, certainty: str, x: float, y: float) -> list[svg.Element]:
    """The shape says what happened; filled, empty or dashed says how well the date is known."""
    style = f"{SURE[certainty]} onr-event-{kind}"
    shapes = {
        "made": lambda: round_mark(x, y, 4.5, style),
        "changed": lambda: rect(Box(x - 4, y - 4, x + 4, y + 4), style),
        "force": lambda: path([(x - 4, y - 5), (x + 5, y), (x - 4, y + 5)], style, close=True),
        "around": lambda: path([(x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)], style, close=True),
    }
    return [shapes[kind]()]


def in_words(found: list[Happening]) -> str:
    """What the picture shows at a glance."""
    first, last = busiest(found)
    within = [it for it in found if first <= it.date <= last]
    cards = {it.card.id for it in found}
    return (
        f"{len(found)} events of {len(cards)} instruments from {found[0].date.year} to {found[-1].date.year}; "
        f"{len(within)} of them from {DAY.format(first)} to {DAY.format(last)}: "
        + ", ".join(dict.fromkeys(it.card.short for it in within))
        + ". The table that follows has every event in words."
    )


def _legend(drawings: Iterable[Drawing]) -> str:
    """Of the kinds of event those alone that have a mark of their own in a drawing."""
    drawn = {style for it in drawings for element in it.elements for style in element.class_ or []}
    kinds = [
        (swatch(*mark(kind, "F2", 8, 8), wide=16), f"picture.event.{kind}")
        for kind in EVENTS
        if f"onr-event-{kind}" in drawn
    ]
    known = [(swatch(*mark("made", sure, 8, 8), wide=16), f"certainty.{sure}") for sure in SURE]
    more = (swatch(text_element("+2", 0, 12, "onr-muted", size=11), wide=16), "picture.event.more")
    return legend(*kinds, *known, more)
