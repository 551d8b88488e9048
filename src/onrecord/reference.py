"""Reference entries as HTML: a card for each instrument, a line for each source."""

from __future__ import annotations

import re
from html import escape

from .corpus import Corpus, Event, Expression, Extract, Instrument
from .interface import day, said
from .markup import LANG, attributes, inline


def render_instrument(card: Instrument, corpus: Corpus, sources: str) -> str:
    """The card of one instrument. `sources` is the address of the sources page."""
    rows = {
        "short-name": inline(card.short),
        "promulgated-by": inline(card.promulgator),
        "number": inline(card.number),
        "dates": "; ".join(_expression(expression) for expression in card.expressions),
        "also": "; ".join(_event(event, corpus, sources) for event in card.events),
        "rank": f"{said(f'rank.{card.rank}')}. {inline(card.rank_note)}",
        "note": inline(card.note),
        "how-we-know": f"{card.certainty}: {said(f'certainty.{card.certainty}')}. {source_links(card.sources, corpus, sources)}",
    }
    table = "".join(f"{said(name, tag='dt')}<dd>{value}</dd>" for name, value in rows.items() if value)
    extracts = "".join(_extract(extract, corpus, sources) for extract in card.extracts)
    return (
        f'<section class="onr-card" id="instrument-{card.id}"><h3>{inline(card.en)}</h3>'
        f'<p lang="{LANG}">{escape(card.zh)}</p><dl>{table}</dl>{extracts}</section>'
    )


def _expression(expression: Expression) -> str:
    later = expression.in_force and expression.in_force != expression.date
    in_force = f", {said('in-force')} {day(expression.in_force)}" if later else ""
    return f"{day(expression.date)} ({escape(expression.event)}{in_force})"


def _event(event: Event, corpus: Corpus, sources: str) -> str:
    numbers = source_numbers(event.sources, corpus, sources)
    return f"{day(event.date)}, {inline(event.event)} ({event.certainty}){numbers}"


def _extract(extract: Extract, corpus: Corpus, sources: str) -> str:
    note = f" {inline(extract.note)}" if extract.note else ""
    caption = (
        f"{_place(extract.eid)}, {said('text-of')} {day(extract.expression)}. {extract.certainty}. "
        f"{said('course-translation')}{note} {source_links(extract.sources, corpus, sources)}"
    )
    return (
        f'<figure class="onr-quoted"><div class="onr-unit"><div class="onr-zh" lang="{LANG}"><p>{escape(extract.zh)}</p></div>'
        f'<div class="onr-en"><p>{inline(extract.en)}</p></div></div><figcaption>{caption}</figcaption></figure>'
    )


def _place(eid: str) -> str:
    article = re.fullmatch(r"art_(\d+)(?:__para_(\d+))?", eid)
    if not article:
        return said("extract")
    return said("article", article[1]) if article[2] is None else said("article-paragraph", *article.groups())


def source_links(ids: list[str], corpus: Corpus, address: str) -> str:
    """The titles of sources, each leading to its line on the sources page."""
    return "; ".join(
        f"<a{attributes(href=f'{address}#source-{id}')}>{inline(corpus.sources[id].title)}</a>" for id in ids
    )


def source_numbers(ids: list[str], corpus: Corpus, address: str) -> str:
    """The same as small numbers, where titles would crowd out what they stand for."""
    numbers = {id: n for n, id in enumerate(corpus.sources, 1)}
    links = (
        f"<a{attributes(href=f'{address}#source-{id}', title=corpus.sources[id].title)}>{numbers[id]}</a>" for id in ids
    )
    return f'<sup class="onr-sources">{", ".join(links)}</sup>'


def render_source(id: str, number: int, corpus: Corpus) -> str:
    """One line of the list of sources, under the number that marks it in the chapters."""
    source = corpus.sources[id]
    title = inline(source.title)
    if source.url:
        title = f"<a{attributes(href=source.url)}>{title}</a>"
    note = f" {inline(source.note)}" if source.note else ""
    return f'<p class="onr-source-line" id="source-{id}"><b>{number}</b> {title}.{note}</p>'
