"""Every place of a term as an HTML table: the words around it, the course's word there, and renderings that were seen.

The tables come from the corpus, so that a page about a word stays true when a document is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from .corpus import Corpus, Document, Provision, Report, Term, cite
from .markup import LANG, attributes, chinese, inline
from .terms import senses_at, standing

AROUND = 9  # characters of Chinese on each side
STOP = re.compile("[。；：]")  # what stands beyond is another sentence
Row = tuple[str, str, str, str]

HEAD = ("Place", "Chinese", "Course’s word", "Published renderings")


def render_places(term: Term, corpus: Corpus, link: Callable[[str], str]) -> str:
    """The places in the documents, from the oldest document on. `link` gives the address of `document#eId`."""
    documents = sorted(corpus.documents.values(), key=lambda it: corpus.instruments[it.id].date)
    rows = [row for document in documents for row in _document_rows(term, document, corpus, link)]
    return _table(rows, HEAD) if rows else "<p>It stands in no document.</p>"


def render_extracts(term: Term, corpus: Corpus, address: str) -> str:
    """The places in the extracts of instruments that are no documents of the course. `address` is the page of their cards."""
    cards = sorted((it for it in corpus.instruments.values() if it.id not in corpus.documents), key=lambda it: it.date)
    rows = []
    for card in cards:
        for extract in card.extracts:
            place = f"{card.id}#{extract.eid}"
            where = _linked(f"{card.short}, {_article(extract.eid)}", f"{address}#instrument-{card.id}")
            rows += [(where, *_words(term, extract.zh, at, place, corpus), "") for at in _occurrences(term, extract.zh)]
    return _table(rows, HEAD[:3]) if rows else "<p>It stands in no extract.</p>"


def _document_rows(term: Term, document: Document, corpus: Corpus, link: Callable[[str], str]) -> Iterator[Row]:
    for eid, unit in document.provisions.items():
        place = f"{document.id}#{eid}"
        where = _linked(cite(document, eid), link(place))
        for at in _occurrences(term, unit.zh):
            yield where, *_words(term, unit.zh, at, place, corpus), _renderings(term, document, unit, at)
        for report in unit.report:
            for at in _occurrences(term, report.text):
                yield where, _context(term, report.text, at), "as reported", _reporter(document, report)


def _occurrences(term: Term, text: str) -> list[int]:
    """Where the term's characters begin, in a longer term too: a table of places leaves none out."""
    return [found.start() for found in re.finditer(re.escape(term.zh), text)]


def _words(term: Term, text: str, at: int, place: str, corpus: Corpus) -> tuple[str, str]:
    """The Chinese around an occurrence, and the course's word for the term, or for the longer one, that stands there."""
    around = next(
        (
            found
            for start, end, found in standing(text, corpus.terms.values())
            if start <= at < end and term.zh in found.zh
        ),
        term,
    )
    words = "; ".join(inline(sense.en) for sense in senses_at(around, place))
    longer = f' <span lang="{LANG}">({escape(around.zh)})</span>' if around != term else ""
    return _context(term, text, at), words + longer


def _context(term: Term, text: str, at: int) -> str:
    end = at + len(term.zh)
    before, after = STOP.split(text[:at])[-1], STOP.split(text[end:])[0]
    left = ("…" if len(before) > AROUND else "") + before[-AROUND:]
    right = after[:AROUND] + ("…" if len(after) > AROUND else "")
    return f'<span lang="{LANG}">{escape(left)}<b>{term.zh}</b>{escape(right)}</span>'


def _renderings(term: Term, document: Document, unit: Provision, at: int) -> str:
    """What published translations have there, from the parting that holds the words most closely."""
    end = at + len(term.zh)
    holding = [p for p in unit.partings if 0 <= (start := unit.zh.find(p.zh)) <= at and end <= start + len(p.zh)]
    if not holding:
        return ""
    parting = min(holding, key=lambda it: len(it.zh))
    return "; ".join(
        f"<q{attributes(cite=document.translations[by].url)}>{chinese(escape(text))}</q> "
        f"({escape(document.translations[by].short)})"
        for by, text in parting.renderings.items()
    )


def _reporter(document: Document, report: Report) -> str:
    return f"reported by {escape(document.translations[report.by].short)}"


def _article(eid: str) -> str:
    words = {"art": "art.", "para": "para."}
    parts = [f"{words[kind]} {number}" for kind, number in re.findall(r"(art|para)_(\d+)", eid)]
    return " ".join(parts) or "extract"


def _linked(text: str, address: str) -> str:
    return f"<a{attributes(href=address)}>{inline(text)}</a>" if address else inline(text)


def _table(rows: Iterable[Row], head: tuple[str, ...]) -> str:
    """Rows with no more cells than the head; the class is the theme's, whose tables scroll on a narrow screen."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row[: len(head)])}</tr>" for row in rows)
    return (
        f'<div class="pst-scrollable-table-container"><table class="table onr-places"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
