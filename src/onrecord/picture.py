"""What the pictures of the chapters share: how wide words run, a drawing that knows its labels, and the figure around it.

A picture is drawn twice, for the book's column and for a phone; the style shows the one that fits.
Lengths are CSS pixels from the top left corner. Colors and faces are the page's own, by class (styles/pictures.css).
svg.py writes the elements and escapes nothing, so that words reach it through `Drawing` alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

import svg
from attrs import Factory, define, frozen

from .interface import labeled, named, said, words
from .markup import CHINESE, LANG, attributes

WIDE, NARROW = 680, 344
SIZE = 13  # of most labels
BOLD = 14.5  # the size at which plain words would run as wide as bold ones of SIZE
LINE = 17  # from one line of a label to the next


def width(text: str, size: float = SIZE) -> float:
    """About how wide words run, rather too wide than too narrow: which font a reader has is not known."""
    return size * sum(_share(letter) for letter in text)


def _share(letter: str) -> float:
    if CHINESE.fullmatch(letter) or ord(letter) > 0x2E80:
        return 1.0
    if letter in " .,;:'’|iljtfI()":
        return 0.38
    return 0.8 if letter.isupper() or letter in "mw—…" else 0.62


def wrapped(text: str, room: float, size: float = SIZE) -> list[str]:
    """A label on as many lines as it takes; Chinese may break anywhere, other words at their blanks."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1].strip() and width((lines[-1] + piece).rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for letter in text:
        if ord(letter) > 0x2E80:
            yield from filter(None, (word, letter))
            word = ""
        elif letter == " ":
            yield word + letter
            word = ""
        else:
            word += letter
    yield word


@frozen
class Box:
    """A rectangle from its left upper to its right lower corner."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@frozen
class Label:
    """Words that stand in a drawing, and about where."""

    text: str
    box: Box


def label_box(text: str, x: float, y: float, anchor: str, size: float) -> Box:
    """The room of one line of words whose baseline begins, has its middle or ends at x, y."""
    long = width(text, size)
    left = x - {"start": 0, "middle": long / 2, "end": long}[anchor]
    return Box(left, y - 0.8 * size, left + long, y + 0.25 * size)


@define
class Drawing:
    """One layout of a picture: its elements in the order in which they are painted, and its labels."""

    width: float
    height: float = 0
    elements: list[svg.Element] = Factory(list)
    labels: list[Label] = Factory(list)

    def add(self, *elements: svg.Element) -> None:
        self.elements += elements

    def text(
        self, text: str, x: float, y: float, style: str = "", anchor: str = "start", size: float = SIZE, say: str = ""
    ) -> None:
        """One line of words with its baseline at y; `say` names the saying, where it is one of the interface."""
        self.labels.append(Label(text, label_box(text, x, y, anchor, size * (BOLD / SIZE if "strong" in style else 1))))
        self.add(text_element(text, x, y, style, anchor, size, say))

    def turned(self, text: str, x: float, y: float, style: str = "", say: str = "") -> None:
        """Words that run upward from x, y."""
        box = label_box(text, 0, 0, "start", SIZE)
        self.labels.append(Label(text, Box(x + box.top, y - box.right, x + box.bottom, y)))
        element = text_element(text, x, y, style, say=say)
        element.transform = [svg.Rotate(-90, number(x), number(y))]
        self.add(element)

    def lines(self, lines: list[str], x: float, y: float, style: str = "", anchor: str = "start") -> None:
        """Several lines of words, the first with its baseline at y."""
        for n, line in enumerate(lines):
            self.text(line, x, y + n * LINE, style, anchor)

    def overlaps(self) -> list[tuple[str, str]]:
        """The pairs of labels that touch each other, by the estimate of their width."""
        ordered = sorted(self.labels, key=lambda it: it.box.left)
        return [
            (one.text, other.text)
            for n, one in enumerate(ordered)
            for other in ordered[n + 1 :]
            if one.box.touches(other.box)
        ]

    def __str__(self) -> str:
        return "".join(map(str, self.elements))


def number(value: float) -> float | int:
    """A length to a tenth of a pixel, without a needless point."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def text_element(
    text: str, x: float, y: float, style: str = "", anchor: str = "start", size: float = SIZE, say: str = ""
) -> svg.Text:
    """Words as an element; every run of Chinese in them is marked with its language."""
    given = {"x": number(x), "y": number(y), "class_": style.split() or None}
    given |= {"text_anchor": None if anchor == "start" else anchor, "font_size": None if size == SIZE else size}
    if say:
        return svg.Text(text=escape(text), data={"say": escape(say)}, **given)
    if not CHINESE.search(text):
        return svg.Text(text=escape(text), **given)
    if CHINESE.fullmatch(text):
        return svg.Text(text=escape(text), lang=LANG, **given)
    return svg.Text(elements=list(_runs(text)), **given)


def _runs(text: str) -> Iterator[svg.TSpan]:
    ends = [0, *(end for run in CHINESE.finditer(text) for end in run.span()), len(text)]
    for start, end in pairwise(ends):
        if start < end:
            run = text[start:end]
            yield svg.TSpan(text=escape(run), lang=LANG if CHINESE.fullmatch(run) else None)


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> svg.Line:
    return svg.Line(x1=number(x1), y1=number(y1), x2=number(x2), y2=number(y2), class_=style.split())


def rect(box: Box, style: str, round_: float | None = None) -> svg.Rect:
    return svg.Rect(
        x=number(box.left),
        y=number(box.top),
        width=number(box.right - box.left),
        height=number(box.bottom - box.top),
        rx=round_,
        class_=style.split(),
    )


def circle(x: float, y: float, r: float, style: str) -> svg.Circle:
    return svg.Circle(cx=number(x), cy=number(y), r=r, class_=style.split())


def path(points: list[tuple[float, float]], style: str, close: bool = False) -> svg.Path:
    """Straight lines from point to point."""
    (x, y), *rest = [(number(x), number(y)) for x, y in points]
    data = [svg.M(x, y), *(svg.L(x, y) for x, y in rest), *([svg.Z()] if close else [])]
    return svg.Path(d=data, class_=style.split())


def arrow_head(x: float, y: float, across: float, down: float, style: str) -> svg.Path:
    """The head of an arrow with its point at x, y; it comes from the direction that `across` and `down` give."""
    long = (across**2 + down**2) ** 0.5 or 1
    a, d = across / long, down / long
    points = [(x, y), (x - 8 * a - 4 * d, y - 8 * d + 4 * a), (x - 8 * a + 4 * d, y - 8 * d - 4 * a)]
    return path(points, style, close=True)


def picture(
    id: str, drawings: dict[str, Drawing], alt: str, table: str, *, parts: bool = False, legend: str = ""
) -> str:
    """The figure: the drawings by the class of their width, what the marks mean, and all of it as a table, closed.

    `id` names the picture's sayings: `picture.<id>` is its caption. `alt` says in words what is to be seen. With
    `parts`, lines of the drawing are links to rows of the table, and what a row says is shown while its line has the
    focus or the pointer. Without a table (""), the page itself has one below.
    """
    shown = "".join(f'<div class="onr-{name}">{_svg(id, name, it, alt, parts)}</div>' for name, it in drawings.items())
    words_of_part = f'<p class="onr-part-words">{said("picture.parts")}</p>' if parts else ""
    rows = f"<details><summary>{said('picture.table')}</summary>{table}</details>" if table else ""
    return (
        f'<figure class="onr-picture" id="picture-{id}">{said(f"picture.{_kind(id)}", tag="figcaption")}'
        f"{shown}{words_of_part}{legend}{rows}</figure>"
    )


def _kind(id: str) -> str:
    return id.partition("-")[0]


def _svg(id: str, name: str, drawing: Drawing, alt: str, parts: bool) -> svg.SVG:
    """Role `img` has no parts for a screen reader; where parts are links, it is a group with the same name."""
    size = {"width": number(drawing.width), "height": number(drawing.height)}
    box = svg.ViewBoxSpec(0, 0, size["width"], size["height"])
    if parts:
        label = {key.replace("_", "-"): escape(value) for key, value in labeled(f"picture.{_kind(id)}").items()}
        return svg.SVG(**size, viewBox=box, extra={"role": "group", **label}, elements=drawing.elements)
    heads = {part: f"{part}-{id}-{name}" for part in ("title", "desc")}
    caption = f"picture.{_kind(id)}"
    title = svg.Title(id=heads["title"], text=escape(words(caption)), data={"say": named(caption)})
    desc = svg.Desc(id=heads["desc"], text=escape(alt))
    extra = {"role": "img", "aria-labelledby": heads["title"], "aria-describedby": heads["desc"]}
    return svg.SVG(**size, viewBox=box, extra=extra, elements=[title, desc, *drawing.elements])


def legend(*entries: tuple[Drawing, str]) -> str:
    """What the marks of a picture mean: a small drawing and the name of a saying for each."""
    items = "".join(
        f'<li><svg aria-hidden="true" width="{it.width:g}" height="{it.height:g}">{it}</svg> {said(say)}</li>'
        for it, say in entries
    )
    return f'<ul class="onr-legend-marks">{items}</ul>'


def swatch(*elements: svg.Element, wide: float = 30) -> Drawing:
    """One mark of a legend."""
    return Drawing(wide, 16, list(elements))


def heads(*names: str) -> list[str]:
    """Headings of columns that are sayings."""
    return [said(name) for name in names]


def table(heads: list[str], rows: list[str]) -> str:
    """Rows of cells, made already, under headings as HTML; where it is too wide, it scrolls in a frame of its own."""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    frame = attributes(class_="onr-scroll", tabindex="0", role="group", **labeled("picture.table"))
    return (
        f'<div{frame}><table class="table onr-ledger"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
