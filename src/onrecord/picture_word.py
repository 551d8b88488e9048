"""One word in all documents as a picture: where 备案 and its neighbors stand, in which sense, and their English.

Not in here: the words around each place (places), and what is said of the terms (corpus/terms.yml).
"""

from __future__ import annotations

import re

from attrs import Factory, frozen

from .corpus import Corpus, Document, Term, cite
from .interface import said, words
from .markup import LANG, inline, verbatim
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
    picture,
    rect,
    swatch,
    table,
    width,
    wrapped,
)
from .terms import senses_at, standing

WORDS = ("beian", "dengji", "zhuce", "xuke", "shenhe", "shenhe-tongyi", "pizhun", "renzheng", "zizhi")
NAME, PLACES, CHIP = 104, 106, 22  # the rooms of a word and of its places in one document; the height of a place
ENGLISH = 144  # the least room for the course's English
FORMS = ("onr-chip", "onr-chip onr-second", "onr-chip onr-third")  # by the sense of the word


@frozen
class Place:
    """Where a word stands in a document, how often, in which of its senses (from 0), and whether only a report has it."""

    document: str
    eid: str
    times: int
    sense: int
    reported: bool

    @property
    def short(self) -> str:
        """`7.1` for article 7, paragraph 1; `2.3 (2)` where a point of it is meant."""
        if self.eid == "title":
            return words("picture.title")
        found = re.findall(r"\d+", self.eid)
        point = f" ({found[2]})" if len(found) > 2 else ""
        return ".".join(found[:2]) + point + (f" ×{self.times}" if self.times > 1 else "")


@frozen
class Row:
    """A word with its places and with what published versions have for it: whose words, and which."""

    term: Term
    places: list[Place]
    renderings: list[tuple[str, str]] = Factory(list)


def rows_of(corpus: Corpus) -> list[Row]:
    """Every word of the picture that the corpus has."""
    terms = [corpus.terms[id] for id in WORDS if id in corpus.terms]
    return [Row(term, places_of(term, terms, corpus), _renderings(term, corpus)) for term in terms]


def documents(corpus: Corpus) -> list[Document]:
    return sorted(corpus.documents.values(), key=lambda it: corpus.instruments[it.id].date)


def places_of(term: Term, rows: list[Term], corpus: Corpus) -> list[Place]:
    """The places of a word, those in a longer word too unless that has a row of its own; reports in Chinese last."""
    places = []
    for document in documents(corpus):
        for eid, unit in document.provisions.items():
            texts = {False: [unit.zh], True: [it.text for it in unit.report]}
            for reported, found in texts.items():
                standing_there = [it for text in found for it in _standing(term, rows, text, corpus)]
                if standing_there:
                    sense = _sense(standing_there[0], f"{document.id}#{eid}")
                    places.append(Place(document.id, eid, len(standing_there), sense, reported))
    return places


def _standing(term: Term, rows: list[Term], text: str, corpus: Corpus) -> list[Term]:
    """The word, or the longer one in which it stands, once for every time."""
    found = [it for _, _, it in standing(text, corpus.terms.values()) if term.zh in it.zh]
    return [it for it in found if it == term or it not in rows]


def _sense(term: Term, place: str) -> int:
    """Its place among the senses; a longer word has those that it has in their order."""
    here = senses_at(term, place)
    return term.senses.index(here[0]) if here else 0


def _renderings(term: Term, corpus: Corpus) -> list[tuple[str, str]]:
    """From the partings that show the word, English ones only, each once."""
    seen: dict[tuple[str, str], None] = {}
    for place in term.seen:
        document = corpus.documents[place.partition("#")[0]]
        for by, text in corpus.parting(place)[1].renderings.items():
            if text.isascii() or not re.search("[一-鿿]", text):
                seen[document.translations[by].short, text] = None
    return list(seen)


def render_word(corpus: Corpus, link) -> str:
    """The picture with its table. `link` gives the address of `document#eId`."""
    rows, texts = rows_of(corpus), documents(corpus)
    drawings = {"wide": draw_across(rows, texts), "narrow": draw_down(rows, texts)}
    return picture("word", drawings, in_words(rows, texts), _table(rows, texts, link), legend=_legend(rows))


def draw_across(rows: list[Row], texts: list[Document]) -> Drawing:
    """A row for each word, a column for each document, the course's English at the end, and that of others below."""
    drawing, step = Drawing(WIDE), min(PLACES, (WIDE - NAME - ENGLISH) / len(texts))
    english = NAME + step * len(texts) + 8
    for n, document in enumerate(texts):
        drawing.lines(wrapped(document.citation, step - 6, BOLD), NAME + n * step, 14, "onr-strong")
    drawing.text(words("picture.english"), english, 14, "onr-strong", say="picture.english")
    y = 3 * LINE + 4.0
    for row in rows:
        drawing.add(line(0, y, WIDE, y, "onr-grid"))
        drawing.text(row.term.zh, 0, y + 21, "onr-strong", size=16)
        drawing.text(row.term.pinyin, 0, y + 38, "onr-muted")
        feet = [
            _chips(drawing, [it for it in row.places if it.document == text.id], NAME + n * step, y + 6, step - 6)
            for n, text in enumerate(texts)
        ]
        foot = max(_course(drawing, row, english, y + 20, WIDE - english), *feet)
        y = max(_published(drawing, row, NAME, foot + 14, WIDE - NAME) - 6, y + 46) + 8
    drawing.height = y
    return drawing


def draw_down(rows: list[Row], texts: list[Document]) -> Drawing:
    """The words one below the other, each with its documents and its English."""
    drawing, y, left = Drawing(NARROW), 0.0, 150
    for row in rows:
        drawing.add(line(0, y + 0.5, NARROW, y + 0.5, "onr-lane"))
        drawing.text(row.term.zh, 0, y + 24, "onr-strong", size=16)
        drawing.text(row.term.pinyin, width(row.term.zh, 18) + 8, y + 24, "onr-muted")
        y += 32
        for text in texts:
            places = [it for it in row.places if it.document == text.id]
            if places:
                drawing.lines(wrapped(text.citation, left - 8), 0, y + 16)
                y = max(
                    _chips(drawing, places, left, y, NARROW - left),
                    y + LINE * len(wrapped(text.citation, left - 8)) + 4,
                )
        y = _course(drawing, row, 0, y + 16, NARROW)
        y = _published(drawing, row, 0, y + 11, NARROW) + 1
    drawing.height = y
    return drawing


def _chips(drawing: Drawing, places: list[Place], left: float, top: float, room: float) -> float:
    """The places as small fields, as many in a line as have room; returns where they end."""
    x, y = left, top
    for place in places:
        long = width(place.short, 12) + 12
        if x > left and x + long > left + room:
            x, y = left, y + CHIP + 3
        style = FORMS[place.sense] + (" onr-reported" if place.reported else "")
        drawing.add(rect(Box(x, y, x + long, y + CHIP), style, None if place.sense else 9))
        say = "picture.title" if place.eid == "title" else ""
        drawing.text(place.short, x + long / 2, y + 15, "", "middle", 12, say)
        x += long + 4
    return y + CHIP if places else top


def _course(drawing: Drawing, row: Row, left: float, y: float, room: float) -> float:
    """The course's word for each sense that stands somewhere; returns where it ends."""
    lines = wrapped("; ".join(course_words(row)), room, BOLD)
    drawing.lines(lines, left, y, "onr-strong")
    return y + LINE * (len(lines) - 1) + 6


def _published(drawing: Drawing, row: Row, left: float, y: float, room: float) -> float:
    """What published versions have, each on lines of its own."""
    for by, rendering in row.renderings:
        for text in wrapped(f"“{rendering}” {by}", room, 12):
            drawing.text(text, left, y, "", size=12)
            y += 15
        y += 3
    return y


def course_words(row: Row) -> list[str]:
    used = {place.sense for place in row.places} or {0}
    return list(dict.fromkeys(sense.en for n, sense in enumerate(row.term.senses) if n in used))


def in_words(rows: list[Row], texts: list[Document]) -> str:
    """How often each word, by its sound, stands in each document."""
    return " ".join(
        f"{row.term.pinyin}: "
        + ", ".join(
            f"{text.citation} {sum(it.times for it in row.places if it.document == text.id)}"
            for text in texts
            if any(it.document == text.id for it in row.places)
        )
        + "."
        for row in rows
    )


def _table(rows: list[Row], texts: list[Document], link) -> str:
    cells = [
        f'<tr><th scope="row"><span lang="{LANG}">{row.term.zh}</span> {row.term.pinyin}</th>'
        + "".join(f"<td>{_cell(row, text, link)}</td>" for text in texts)
        + f"<td>{_said(row)}</td></tr>"
        for row in rows
    ]
    names = [inline(text.citation) for text in texts]
    return table([*heads("picture.word-head"), *names, *heads("picture.english")], cells)


def _cell(row: Row, text: Document, link) -> str:
    places = []
    for it in (place for place in row.places if place.document == text.id):
        name = cite(text, it.eid).removeprefix(f"{text.citation}, ")
        several = f" ×{it.times}" if it.times > 1 else ""
        sense = f" ({said(f'picture.sense.{it.sense}')})" if len(row.term.senses) > 1 else ""
        mark = f" ({said('picture.reported')})" if it.reported else ""
        places.append(f'<a href="{link(f"{text.id}#{it.eid}")}">{name}</a>{several}{sense}{mark}')
    return "<br>".join(places)


def _said(row: Row) -> str:
    quoted = "".join(f"<br><q>{verbatim(text)}</q> ({inline(by)})" for by, text in row.renderings)
    return inline("; ".join(course_words(row))) + quoted


def _legend(rows: list[Row]) -> str:
    senses = sorted({place.sense for row in rows if len(row.term.senses) > 1 for place in row.places})
    marks = [(swatch(rect(Box(1, 1, 29, 15), FORMS[n], None if n else 7)), f"picture.sense.{n}") for n in senses]
    return legend(*marks, (swatch(rect(Box(1, 1, 29, 15), "onr-chip onr-reported", 7)), "picture.reported"))
