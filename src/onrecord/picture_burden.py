"""Who must do what as a map of counts: bearer by document and kind, the darker the more norms.

Not in here: the norms themselves (register); the number stands in every field, so that none is told by color alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from .corpus import Corpus
from .interface import KINDS_SHORT, said, words
from .markup import inline
from .norms import Norm, Register
from .picture import (
    BOLD,
    LINE,
    NARROW,
    WIDE,
    Box,
    Drawing,
    heads,
    legend,
    line,
    number,
    picture,
    rect,
    swatch,
    table,
    width,
    wrapped,
)

KINDS = list(KINDS_SHORT)  # all but the constitutive, which nobody bears
NAMES = 196  # the room for the bearers in the column of the book
ROW = 27
GAP = 12  # between two documents
LEAST, MOST = 0.1, 0.42  # how dark; at the most, words on it keep 4.5:1 in light and dark


@frozen
class Burden:
    """The norms of one kind that fall on one bearer in one document."""

    document: str
    bearer: str
    kind: str
    norms: list[Norm]

    @property
    def reported(self) -> int:
        return sum(norm.reported for norm in self.norms)


def burdens(register: Register, corpus: Corpus) -> list[Burden]:
    """Every field that is not empty: by document in order of time, by bearer, by kind."""
    fields: dict[tuple[str, str, str], list[Norm]] = {}
    for document in documents(register, corpus):
        for norm in register.norms[document]:
            if norm.kind in KINDS:
                bearer = " and ".join(register.parties[id].en for id in norm.bearer)
                fields.setdefault((document, bearer, norm.kind), []).append(norm)
    return [Burden(*key, norms) for key, norms in fields.items()]


def documents(register: Register, corpus: Corpus) -> list[str]:
    return sorted(register.norms, key=lambda id: corpus.instruments[id].date)


def bearers(fields: list[Burden]) -> list[str]:
    """Who bears norms, from the one with the most on."""
    counts: dict[str, int] = {}
    for field in fields:
        counts[field.bearer] = counts.get(field.bearer, 0) + len(field.norms)
    return sorted(counts, key=lambda name: -counts[name])


def render_burden(register: Register, corpus: Corpus) -> str:
    """The picture with its table."""
    fields, names = burdens(register, corpus), {id: corpus.documents[id].citation for id in documents(register, corpus)}
    drawings = {"wide": draw_across(fields, names), "narrow": draw_down(fields, names)}
    mark = legend((swatch(rect(Box(1, 1, 29, 15), "onr-reported")), "picture.reported"))
    return picture("burden", drawings, in_words(fields, names), _table(fields, names), legend=mark)


def draw_across(fields: list[Burden], names: dict[str, str]) -> Drawing:
    """One row a bearer, the documents side by side."""
    drawing, rows = Drawing(WIDE), bearers(fields)
    step = (WIDE - NAMES - GAP * (len(names) - 1)) / (len(names) * len(KINDS))
    long, most = _turned(), max(len(field.norms) for field in fields)
    top, heights = 3 * LINE + long + 14, [ROW + LINE * (len(wrapped(name, NAMES - 8)) - 1) for name in rows]
    tops = [top + sum(heights[:n]) for n in range(len(rows))]
    for n, (id, name) in enumerate(names.items()):
        left = NAMES + n * (len(KINDS) * step + GAP)
        head = wrapped(name, len(KINDS) * step, BOLD)
        drawing.lines(head, left, 12 + LINE * (3 - len(head)), "onr-strong")
        _kinds(drawing, left, top - 6, step)
        for field in fields:
            if field.document == id:
                place = left + KINDS.index(field.kind) * step
                _field(drawing, field, place, tops[rows.index(field.bearer)], step, most)
    for name, y in zip(rows, tops):
        drawing.add(line(0, y - 0.5, WIDE, y - 0.5, "onr-grid"))
        drawing.lines(wrapped(name, NAMES - 8), 0, y + 18)
    drawing.height = top + sum(heights) + 2
    return drawing


def draw_down(fields: list[Burden], names: dict[str, str]) -> Drawing:
    """One block a document, with those only who bear a norm there."""
    drawing, y, step = Drawing(NARROW), 0.0, 31.0
    left, most = NARROW - len(KINDS) * step, max(len(field.norms) for field in fields)
    for id, name in names.items():
        here = [field for field in fields if field.document == id]
        y += _turned() + 12
        head = wrapped(name, left - 12, BOLD)
        drawing.lines(head, 0, y - 6 - LINE * (len(head) - 1), "onr-strong")
        _kinds(drawing, left, y - 6, step)
        for bearer in bearers(here):
            drawing.add(line(0, y - 0.5, NARROW, y - 0.5, "onr-grid"))
            label = wrapped(bearer, left - 8)
            drawing.lines(label, 0, y + 18)
            for field in here:
                if field.bearer == bearer:
                    _field(drawing, field, left + KINDS.index(field.kind) * step, y, step, most)
            y += ROW + LINE * (len(label) - 1)
        y += 12
    drawing.height = y
    return drawing


def _turned() -> float:
    return max(width(words(f"picture.kind.{kind}")) for kind in KINDS)


def _kinds(drawing: Drawing, left: float, foot: float, step: float) -> None:
    for n, kind in enumerate(KINDS):
        say = f"picture.kind.{kind}"
        drawing.turned(words(say), left + (n + 0.5) * step + 5, foot, "onr-muted", say)


def _field(drawing: Drawing, field: Burden, x: float, y: float, step: float, most: int) -> None:
    count = len(field.norms)
    box = rect(Box(x + 1, y + 1.5, x + step - 1, y + ROW - 2), "onr-cell")
    box.fill_opacity = number(100 * (LEAST + (MOST - LEAST) * count / most)) / 100
    if field.reported == count:
        box.class_.append("onr-reported")
    drawing.add(box)
    drawing.text(str(count), x + step / 2, y + 18, "", "middle")


def in_words(fields: list[Burden], names: dict[str, str]) -> str:
    """For each document, on whom most falls: what the picture shows at a glance."""
    of = {name: [field for field in fields if field.document == id] for id, name in names.items()}
    return " ".join(_in_words(here, name) for name, here in of.items() if here)


def _in_words(fields: list[Burden], name: str) -> str:
    first = bearers(fields)[0]
    parts = ", ".join(f"{KINDS_SHORT[it.kind].lower()} {len(it.norms)}" for it in fields if it.bearer == first)
    whole = sum(len(field.norms) for field in fields)
    return f"{name}: {whole} norms with a bearer; most fall on: {first} ({parts})."


def _table(fields: list[Burden], names: dict[str, str]) -> str:
    rows = [
        f'<tr><th scope="row">{inline(bearer)}</th>'
        + "".join(f"<td>{'<br>'.join(_cells(fields, id, bearer))}</td>" for id in names)
        + "</tr>"
        for bearer in bearers(fields)
    ]
    return table([*heads("picture.bearer"), *map(inline, names.values())], rows)


def _cells(fields: list[Burden], document: str, bearer: str) -> Iterator[str]:
    for field in fields:
        if (field.document, field.bearer) == (document, bearer):
            reported = f" ({said('picture.as-reported', field.reported)})" if field.reported else ""
            yield f"{said(f'picture.kind.{field.kind}')} {len(field.norms)}{reported}"
