"""Who files what with whom, in one document: its parties side by side, and an arrow with its word for each step."""

from __future__ import annotations

from attrs import evolve

from .corpus import Document, cite
from .filings import Filing
from .interface import said, words
from .markup import LANG, attributes, inline
from .norms import Register
from .picture import (
    BOLD,
    LINE,
    NARROW,
    SIZE,
    WIDE,
    Box,
    Drawing,
    arrow_head,
    heads,
    legend,
    line,
    picture,
    rect,
    swatch,
    table,
    text_element,
    width,
    wrapped,
)

NOBODY = ""  # the party that the words do not name
HEADS = ["picture.place", "picture.who", "picture.with", "picture.word-head", "picture.what"]
TEXT, TALL = 15, 20  # the size of the word of a step, and from one line of it to the next
SMALL = 11  # of the names of parties where many share a narrow page
ROOM = TEXT * BOLD / SIZE  # the size at which its bold words are measured


def parties(filings: list[Filing]) -> list[str]:
    """Who takes part: those who turn to somebody first, then those to whom, last the one who is not named."""
    turning = list(dict.fromkeys(it.who for it in filings))
    turned_to = [it.to for it in filings if it.to not in turning]
    return sorted(dict.fromkeys([*turning, *turned_to]), key=lambda id: (id == NOBODY, _only_asked(id, filings)))


def _only_asked(id: str, filings: list[Filing]) -> bool:
    """Whether somebody else takes the first step toward this party."""
    first = next((it for it in filings if id in (it.who, it.to)), None)
    return first is not None and first.to == id


def render_filing(document: Document, filings: list[Filing], register: Register, link) -> str:
    """The picture with its table. `link` gives the address of `document#eId`."""
    names = {id: register.parties[id].en if id else words("picture.nobody") for id in parties(filings)}
    norms = {norm.id: norm for norm in register.norms[document.id]}
    issues = {it: norms[it.norm].contested.issue for it in filings if it.norm and norms[it.norm].contested}
    marked = {it: f"{it.en} *" if it in issues else it.en for it in filings}
    drawings = {
        name: draw(document, [evolve(it, en=en) for it, en in marked.items()], names, wide)
        for name, wide in (("wide", min(WIDE, 200 * len(names))), ("narrow", NARROW))
    }
    rows = [_row(document, it, names, issues.get(it, ""), link) for it in filings]
    marks = _legend(any(reported(document, it) for it in filings), bool(issues))
    alt = " ".join(in_words(document, it, names, it in issues) for it in filings)
    return picture(f"filing-{document.id}", drawings, alt, table(heads(*HEADS), rows), legend=marks)


def reported(document: Document, filing: Filing) -> bool:
    return document.provisions[filing.at].restated


def draw(document: Document, filings: list[Filing], names: dict[str, str], wide: float) -> Drawing:
    """A column for each party, and under them a row for each step."""
    drawing, step = Drawing(wide), wide / len(names)
    x = {id: (n + 0.5) * step for n, id in enumerate(names)}
    size = SIZE if all(width(word, BOLD) < step - 22 for name in names.values() for word in name.split()) else SMALL
    boxes = {id: wrapped(name, step - 16, size * BOLD / SIZE) for id, name in names.items()}
    top = 16 + LINE * max(map(len, boxes.values()))
    y, rows = top + 14, []
    for filing in filings:
        rows.append((filing, y))
        y += _depth(filing, wide) + 24
    drawing.height = y - 8
    for id, lines in boxes.items():
        style, face = (
            ("onr-party", "onr-strong" if size == SIZE else "") if id else ("onr-party onr-reported", "onr-muted")
        )
        drawing.add(line(x[id], top, x[id], drawing.height, "onr-thread" if id else "onr-lane onr-off"))
        drawing.add(rect(Box(x[id] - step / 2 + 5, 1, x[id] + step / 2 - 5, top), style, 4))
        for n, text in enumerate(lines):
            say = "" if id or len(lines) > 1 else "picture.nobody"
            drawing.text(text, x[id], (top - LINE * len(lines)) / 2 + 13 + n * LINE, face, "middle", size, say)
    for filing, y in rows:
        _step(drawing, document, filing, x, y)
    return drawing


def _lines(filing: Filing, wide: float) -> tuple[list[str], list[str]]:
    """The word of a step with its English, and with what it is about."""
    return wrapped(f"{filing.word} {filing.en}", wide - 8, ROOM), wrapped(filing.what, wide - 8)


def _depth(filing: Filing, wide: float) -> float:
    word, what = _lines(filing, wide)
    return TALL * len(word) + LINE * len(what) + 10


def _step(drawing: Drawing, document: Document, filing: Filing, x: dict[str, float], y: float) -> None:
    """The words of a step over the middle of its arrow, moved where they would leave the picture."""
    start, end = x[filing.who], x[filing.to]
    word, what = _lines(filing, drawing.width)
    half = max(*(width(text, ROOM) for text in word), *(width(text) for text in what)) / 2
    middle = min(max((start + end) / 2, half + 2), drawing.width - half - 2)
    for n, text in enumerate(word):
        drawing.text(text, middle, y + 14 + n * TALL, "onr-halo onr-strong", "middle", TEXT)
    drawing.lines(what, middle, y + 13 + TALL * len(word), "onr-halo onr-muted", "middle")
    at, turn = y + _depth(filing, drawing.width), 1 if end > start else -1
    style = "onr-arrow onr-evident" if reported(document, filing) else "onr-arrow onr-cited"
    drawing.add(line(start, at, end - 7 * turn, at, style), arrow_head(end, at, turn, 0, "onr-head"))


def in_words(document: Document, filing: Filing, names: dict[str, str], contested: bool) -> str:
    """A step as one sentence, in English alone: a description has no part that could be marked as Chinese."""
    place = cite(document, filing.at).removeprefix(f"{document.citation}, ")
    how = (", as reported" if reported(document, filing) else "") + (", contested" if contested else "")
    to = names[filing.to] if filing.to else "nobody who is named"
    return f"{names[filing.who]} to {to}: {filing.en} ({filing.what}; {place}{how})."


def _row(document: Document, filing: Filing, names: dict[str, str], issue: str, link) -> str:
    place = cite(document, filing.at).removeprefix(f"{document.citation}, ")
    mark = f" {said('picture.reported')}" if reported(document, filing) else ""
    to = inline(names[filing.to]) if filing.to else said("picture.nobody")
    contested = f". {said('picture.contested')}: {inline(issue)}" if issue else ""
    word = f'<span lang="{LANG}">{filing.word}</span>, {inline(filing.en)}'
    return (
        f'<tr><th scope="row"><a{attributes(href=link(f"{document.id}#{filing.at}"))}>{place}</a>{mark}</th>'
        f"<td>{inline(names[filing.who])}</td><td>{to}</td><td>{word}</td><td>{inline(filing.what)}{contested}</td></tr>"
    )


def _legend(reports: bool, issues: bool) -> str:
    """Of the marks those that the picture has."""
    strokes = (("onr-cited", "picture.found"), ("onr-evident", "picture.reported")) if reports else ()
    star = [(swatch(text_element("*", 2, 14, "onr-strong", size=TEXT), wide=12), "picture.issue")] if issues else []
    return (
        legend(*((swatch(line(0, 8, 30, 8, style)), say) for style, say in strokes), *star) if reports or issues else ""
    )
