"""The map of legal bases as SVG: date across, rank upward, every arrow from a text to the wording on which it rests.

Labels are packed into lanes, so that none covers another and the picture can be read on a phone.
Not in here: the tables that say the same (lab_ladder). Colors are the page's or the notebook's (lab.css).
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from html import escape

from attrs import Factory, define, field

from .bases import HOW, VERBS
from .corpus import RANKS, Instrument
from .lab_map import Arrow, LegalMap

WIDE, MARGIN, LANE, BAND = 400, 10, 31, 19
LETTER = 6.6  # width of a letter of a label, about; letters are of 12 units, and a notebook's are wide
BESIDE = "No rung, or rank not established here"
BANDS = {
    5: "Statutes",
    4: "Administrative regulations",
    3: "Local regulations",
    2: "Rules",
    1: "Other normative documents",
}
MEANING = {"cited": "", "evident": "7 4", "argued": "1.5 4"}  # how a line is broken


@define
class Picture:
    """What is drawn: the texts of `arrows` and of `shown`; `faint` ones stand back, `gone` is crossed out, `day` is a line."""

    bases: LegalMap
    arrows: list[Arrow]
    shown: Collection[str] = ()
    start: str = ""
    faint: Collection[str] = ()
    gone: str = ""
    broken: Collection[Arrow] = ()
    day: datetime.date | None = None
    dots: dict[tuple[str, datetime.date], tuple[float, float]] = field(init=False, default=Factory(dict))

    def svg(self, title: str) -> str:
        """The picture; `title` says in words what the table beside it has in full."""
        cards = self._cards()
        scale = _Scale([self._dates(card) for card in cards], self.day)
        body, top = "", 20.0 if self.day else 4.0
        for rung in (5, 4, 3, 2, 1, None):
            members = [card for card in cards if self.bases.rung(card.id) == rung]
            if members:
                drawn, high = self._band(rung, members, scale, top)
                body, top = body + drawn, top + high
        lines = "".join(self._arrow(arrow) for arrow in self.arrows)
        return (
            f'<svg class="lab-picture" viewBox="0 0 {WIDE} {top + 42:.0f}" role="img" aria-label="{escape(title)}">'
            f"{_day_line(self.day, scale, top)}{lines}{body}{scale.axis(top)}{_legend(top + 33, self.arrows)}</svg>"
        )

    def _cards(self) -> list[Instrument]:
        ids = {*self.shown, *(id for arrow in self.arrows for id in (arrow.start, arrow.target))}
        return [card for card in self.bases.by_date if card.id in ids]

    def _dates(self, card: Instrument) -> list[datetime.date]:
        """The dots of a text: its first wording, and every wording to which an arrow points."""
        return sorted({card.date, *(arrow.wording for arrow in self.arrows if arrow.target == card.id)})

    def _band(self, rung: int | None, cards: list[Instrument], scale: _Scale, top: float) -> tuple[str, float]:
        """All texts of one rung, lane by lane, under the rung's name."""
        lanes: list[float] = []  # where each ends
        drawn = ""
        for card in cards:
            dates = self._dates(card)
            xs = [scale.x(date) for date in dates]
            wide = LETTER * len(card.short)
            left = min(xs[0] - 4, WIDE - MARGIN - wide)
            lane = next((n for n, end in enumerate(lanes) if end < min(left, xs[0] - 5)), len(lanes))
            lanes[lane : lane + 1] = [max(left + wide, xs[-1]) + 8]
            y = top + BAND + LANE * lane + 22
            self.dots |= {(card.id, date): (x, y) for date, x in zip(dates, xs)}
            drawn += self._text(card, xs, y, left)
        high = BAND + LANE * len(lanes) + 5
        name = f'<text class="lab-rung" x="{MARGIN}" y="{top + 13:.1f}">{BANDS.get(rung, BESIDE)}</text>'
        return f'<path class="lab-line" d="M0 {top:.1f}H{WIDE}"/>{name}{drawn}', high

    def _text(self, card: Instrument, xs: list[float], y: float, left: float) -> str:
        kinds = {
            "lab-start": card.id == self.start,
            "lab-faint": card.id in self.faint,
            "lab-gone": card.id == self.gone,
        }
        name = " ".join(["lab-text", *(name for name, on in kinds.items() if on)])
        dots = "".join(f'<circle class="lab-dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x in xs)
        if card.id == self.gone:
            dots += "".join(f'<path class="lab-cross" d="M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10"/>' for x in xs)
        span = f'<path class="lab-span" d="M{xs[0]:.1f} {y:.1f}H{xs[-1]:.1f}"/>' if len(xs) > 1 else ""
        # Where a label would run out of the picture it ends at its edge.
        place = f'x="{left:.1f}"' if left == xs[0] - 4 else f'x="{WIDE - MARGIN}" text-anchor="end"'
        return (
            f'<g class="{name}"><title>{escape(f"{card.en}, {card.date}. {RANKS[card.rank][0]}. {card.rank_note}")}</title>'
            f'{span}{dots}<text {place} y="{y - 9:.1f}">{escape(card.short)}</text></g>'
        )

    def _arrow(self, arrow: Arrow) -> str:
        start = self.dots[arrow.start, self.bases.cards[arrow.start].date]
        return _line(start, self.dots[arrow.target, arrow.wording], arrow, arrow in self.broken, self.bases)


class _Scale:
    """Days as places across, a little wider than the days that are drawn."""

    def __init__(self, dates: Iterable[list[datetime.date]], day: datetime.date | None):
        days = [date for some in dates for date in some] + ([day] if day else [])
        self.first, self.last = min(days).year, max(days).year + 1

    def x(self, date: datetime.date) -> float:
        years = date.year + (date.timetuple().tm_yday - 1) / 366
        return MARGIN + 5 + (WIDE - 2 * MARGIN - 10) * (years - self.first) / (self.last - self.first)

    def axis(self, y: float) -> str:
        step = next(step for step in (1, 2, 5, 10) if (self.last - self.first) / step <= 9)
        years = [year for year in range(self.first, self.last + 1) if year % step == 0]
        marks = "".join(
            f'<path class="lab-line" d="M{x:.1f} {y:.1f}v5"/><text class="lab-year" x="{x:.1f}" y="{y + 17:.1f}">{year}</text>'
            for year in years
            if 14 <= (x := self.x(datetime.date(year, 1, 1))) <= WIDE - 14
        )
        return f'<path class="lab-line" d="M0 {y:.1f}H{WIDE}"/>{marks}'


def _line(a: tuple[float, float], b: tuple[float, float], arrow: Arrow, broken: bool, bases: LegalMap) -> str:
    """An arrow that stops short of the dots; its words stand in its title."""
    (x, y), (to_x, to_y) = a, b
    long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5 or 1
    across, up = (to_x - x) / long, (to_y - y) / long
    end_x, end_y = to_x - 6 * across, to_y - 6 * up
    head = "".join(
        f"M{end_x:.1f} {end_y:.1f}l{-6 * across + side * 3 * up:.1f} {-6 * up - side * 3 * across:.1f}"
        for side in (1, -1)
    )
    dash = f' stroke-dasharray="{MEANING[arrow.how]}"' if MEANING[arrow.how] else ""
    name = "lab-arrow lab-broken" if broken else "lab-arrow"
    return (
        f'<g class="{name}"><title>{escape(sentence(arrow, bases))}</title>'
        f'<path{dash} d="M{x + 5 * across:.1f} {y + 5 * up:.1f}L{end_x:.1f} {end_y:.1f}"/><path d="{head}"/></g>'
    )


def sentence(arrow: Arrow, bases: LegalMap) -> str:
    """An arrow in words: what, where, how known, and the words themselves."""
    start, target = bases.cards[arrow.start].short, bases.cards[arrow.target].short
    words = f": {arrow.relation.words}" if arrow.relation.words else ""
    said = f"{start}, {arrow.place}, {VERBS[arrow.type]} {target}, wording of {arrow.wording}"
    return f"{said} ({HOW[arrow.how].lower()}{words})"


def _day_line(day: datetime.date | None, scale: _Scale, foot: float) -> str:
    if not day:
        return ""
    x = scale.x(day)
    return (
        f'<path class="lab-day" d="M{x:.1f} 16V{foot:.1f}"/>'
        f'<text class="lab-year" x="{min(max(x, 36), WIDE - 36):.1f}" y="12">{day}</text>'
    )


def _legend(y: float, arrows: list[Arrow]) -> str:
    """What the broken lines mean, for the kinds that are drawn."""
    kinds, parts = [how for how in MEANING if any(arrow.how == how for arrow in arrows)], ""
    for n, how in enumerate(kinds):
        x = MARGIN + 100 * n
        dash = f' stroke-dasharray="{MEANING[how]}"' if MEANING[how] else ""
        parts += f'<g class="lab-arrow"><path{dash} d="M{x} {y}h26"/></g><text x="{x + 32}" y="{y + 4}">{how}</text>'
    return parts
