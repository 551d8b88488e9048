"""The lab *Two translators*: a reader sorts differences by what they do, and sees how that goes with the words.

The sorting is the reader's own. Nothing here knows a right one.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets

from .lab_measures import ahead, middle
from .lab_renderings import Pair, aligned, figures, in_context
from .markup import inline
from .panel import Panel

DUTY, NOTHING, OPEN = "changes a duty", "does not", "cannot tell"
SORTS = (DUTY, NOTHING, OPEN)
UNSORTED = "not sorted yet"
MEASURES: dict[str, tuple[str, Callable[[Pair], float]]] = {
    "apart": ("share of words not in common", lambda pair: 1 - pair.share),
    "changed": ("words changed", lambda pair: pair.changed),
    "length": ("words of the longer rendering", lambda pair: pair.length),
}


class Sorting:
    """What one reader says of each pair, by its id: `said` is a plain mapping that can be printed, kept and filled."""

    def __init__(self, pairs: list[Pair]):
        self.pairs = {pair.id: pair for pair in pairs}
        self.said: dict[str, str] = {}

    def say(self, id: str, sort: str) -> None:
        """Sort a pair, or with UNSORTED take back what was said; raise ValueError for an unknown word."""
        if id not in self.pairs:
            raise ValueError(f"There is no passage {id!r}; write one of {', '.join(self.pairs)}.")
        if sort not in (*SORTS, UNSORTED):
            raise ValueError(f"{sort!r} is no way to sort; write one of {', '.join(map(repr, SORTS))}.")
        self.said.pop(id, None)
        if sort != UNSORTED:
            self.said[id] = sort

    def groups(self) -> dict[str, list[Pair]]:
        """The pairs by what was said of them, those not sorted yet last."""
        return {
            sort: [pair for id, pair in self.pairs.items() if self.said.get(id, UNSORTED) == sort]
            for sort in (*SORTS, UNSORTED)
        }

    def following(self, id: str) -> str:
        """The next pair after `id` that is not sorted yet, from the top again at the end; `id` if there is none."""
        ids = list(self.pairs)
        at = ids.index(id) + 1
        return next((other for other in ids[at:] + ids[:at] if other not in self.said), id)

    def larger(self, measure: str = "apart") -> float | None:
        """How often a difference that changes a duty has the larger measure than one that does not (lab_measures.ahead)."""
        size, groups = MEASURES[measure][1], self.groups()
        return ahead([size(pair) for pair in groups[DUTY]], [size(pair) for pair in groups[NOTHING]])


def sort_by_duty(sorting: Sorting, first: str = "") -> Panel:
    """The pairs one by one, from `first` on, with three ways to sort each, and the picture of all of them."""
    passage = ipywidgets.Dropdown(
        options=[(pair.label, id) for id, pair in sorting.pairs.items()],
        value=first or next(iter(sorting.pairs)),
        description="Passage",
        layout=ipywidgets.Layout(width="min(100%, 30em)"),
    )
    sort = ipywidgets.ToggleButtons(
        options=[*SORTS, UNSORTED], value=UNSORTED, description="Difference", style={"button_width": "auto"}
    )
    onward = ipywidgets.Button(description="Next not sorted yet")
    measure = ipywidgets.Dropdown(options=[(name, id) for id, (name, _) in MEASURES.items()], description="Measure")

    def show_what_was_said(change) -> None:
        sort.value = sorting.said.get(change["new"], UNSORTED)

    def go_on(_button) -> None:
        passage.value = sorting.following(passage.value)

    # Heard before the panel draws, so that it draws what has just been said.
    passage.observe(show_what_was_said, "value")
    sort.observe(lambda change: sorting.say(passage.value, change["new"]), "value")
    onward.on_click(go_on)
    sort.value = sorting.said.get(passage.value, UNSORTED)
    return Panel(
        lambda passage, sort, measure: view_sorting(sorting, passage, measure),
        passage=passage,
        sort=sort,
        onward=onward,
        measure=measure,
    )


def view_sorting(sorting: Sorting, id: str, measure: str) -> str:
    """One pair in its context, and the picture of all."""
    pair = sorting.pairs[id]
    return (
        f'{in_context(pair)}{aligned(pair)}{figures(pair)}<p class="lab-note">{inline(pair.parting.note)}</p>'
        f"{picture(sorting, id, measure)}{_table(sorting, measure)}{_relation(sorting, measure)}"
    )


def _relation(sorting: Sorting, measure: str) -> str:
    larger = sorting.larger(measure)
    if larger is None:
        return f"<p>Sort at least one passage as “{DUTY}” and one as “{NOTHING}”; then the two groups are compared.</p>"
    return (
        f"<p>Of all pairs made of one passage that changes a duty and one that does not, the first has the larger figure "
        f"in {larger:.0%}. At 50% the figure would tell you nothing.</p>"
    )


def _table(sorting: Sorting, measure: str) -> str:
    name, size = MEASURES[measure]

    def said(number: float | None) -> str:
        return "–" if number is None else f"{number:.0%}" if measure == "apart" else f"{number:g}"

    def row(sort: str, pairs: list[Pair]) -> str:
        sizes = [size(pair) for pair in pairs]
        ends = (min(sizes, default=None), middle(sizes), max(sizes, default=None))
        cells = "".join(f"<td>{said(number)}</td>" for number in ends)
        return f'<tr><th scope="row">{sort}</th><td>{len(pairs)}</td>{cells}</tr>'

    rows = "".join(row(sort, pairs) for sort, pairs in sorting.groups().items())
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Your sorting", "Passages", "Least", "Median", "Most"))
    return (
        f'<table class="lab-table"><caption>{name.capitalize()}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


LEFT, RIGHT, DOT, LANE = 12, 388, 4.2, 18


def picture(sorting: Sorting, present: str, measure: str) -> str:
    """Every pair as a dot: its measure across, a band for each way to sort; the present one is ringed, medians are strokes."""
    name, size = MEASURES[measure]
    most = max(size(pair) for pair in sorting.pairs.values()) or 1
    bands, top = "", 4.0
    for sort, pairs in sorting.groups().items():
        stacks = _stacks([(LEFT + (RIGHT - LEFT) * size(pair) / most, pair) for pair in pairs])
        high = LANE + 2 * DOT * max([*(row for *_, row in stacks), 0]) + 2 * DOT + 6
        bands += _band(sort, stacks, top, high, present)
        bands += _median(middle([x for x, *_ in stacks]), top + LANE, top + high)
        top += high
    foot = _axis(top, most, measure, name)
    title = f"Passages by {name}, in bands by your sorting. The table below has the figures."
    return (
        f'<svg class="lab-picture" viewBox="0 0 400 {top + 34:.0f}" role="img" aria-label="{escape(title)}">'
        f"{bands}{foot}</svg>"
    )


def _stacks(dots: list[tuple[float, Pair]]) -> list[tuple[float, Pair, int]]:
    """Each dot with the row in which it touches no other: x, pair, row from the foot of the band."""
    placed: list[tuple[float, Pair, int]] = []
    for x, pair in sorted(dots, key=lambda dot: dot[0]):
        taken = {row for other, _, row in placed if abs(other - x) < 2 * DOT}
        placed.append((x, pair, next(row for row in range(len(dots)) if row not in taken)))
    return placed


def _band(sort: str, stacks: list, top: float, high: float, present: str) -> str:
    dots = "".join(
        f'<circle class="{"lab-dot lab-here" if pair.id == present else "lab-dot"}" '
        f'cx="{x:.1f}" cy="{top + high - 3 - DOT - 2 * DOT * row:.1f}" r="{DOT - 0.7}"><title>{escape(pair.label)}</title></circle>'
        for x, pair, row in stacks
    )
    return (
        f'<path class="lab-line" d="M{LEFT - 8} {top + high:.1f}H{RIGHT + 8}"/>'
        f'<text x="{LEFT - 6}" y="{top + 13:.1f}">{sort} ({len(stacks)})</text>{dots}'
    )


def _median(x: float | None, top: float, foot: float) -> str:
    return "" if x is None else f'<path class="lab-median" d="M{x:.1f} {top:.1f}V{foot:.1f}"/>'


def _axis(top: float, most: float, measure: str, name: str) -> str:
    end = f"{most:.0%}" if measure == "apart" else f"{most:g}"
    return (
        f'<text x="{LEFT - 6}" y="{top + 14:.1f}">{"0%" if measure == "apart" else 0}</text>'
        f'<text x="{RIGHT + 6}" y="{top + 14:.1f}" text-anchor="end">{end}</text>'
        f'<text x="200" y="{top + 29:.1f}" text-anchor="middle">{name} (stroke: median)</text>'
    )
