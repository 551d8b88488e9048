"""Reference entries as HTML: a card for each instrument, a line for each source."""

from __future__ import annotations

from html import escape

from .corpus import Corpus, Expression, Extract, Instrument
from .interface import day, said
from .markup import LANG, attributes, inline


def render_instrument(card: Instrument, corpus: Corpus, sources: str) -> str:
    """The card of one instrument. `sources` is the address of the sources page."""
    rows = {
        "short-name": inline(card.short),
        "promulgated-by": inline(card.promulgator),
        "number": inline(card.number),
        "dates": "; ".join(_expression(expression) for expression in card.expressions),
        "rank": f"{said(f'rank.{card.rank}')}. {inline(card.rank_note)}",
        "note": inline(card.note),
        "how-we-know": f"{card.certainty}: {said(f'certainty.{card.certainty}')}. {_sources(card.sources, corpus, sources)}",
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


def _extract(extract: Extract, corpus: Corpus, sources: str) -> str:
    number = extract.eid.removeprefix("art_")
    name = said("extract") if number == extract.eid else said("article", number)
    note = f" {inline(extract.note)}" if extract.note else ""
    caption = (
        f"{name}, {said('text-of')} {day(extract.expression)}. {extract.certainty}. {said('course-translation')}{note} "
        f"{_sources(extract.sources, corpus, sources)}"
    )
    return (
        f'<figure class="onr-quoted"><div class="onr-unit"><div class="onr-zh" lang="{LANG}"><p>{escape(extract.zh)}</p></div>'
        f'<div class="onr-en"><p>{inline(extract.en)}</p></div></div><figcaption>{caption}</figcaption></figure>'
    )


def _sources(ids: list[str], corpus: Corpus, address: str) -> str:
    return "; ".join(
        f"<a{attributes(href=f'{address}#source-{id}')}>{inline(corpus.sources[id].title)}</a>" for id in ids
    )


def render_source(id: str, number: int, corpus: Corpus) -> str:
    """One line of the list of sources, under the number that marks it in the chapters."""
    source = corpus.sources[id]
    title = inline(source.title)
    if source.url:
        title = f"<a{attributes(href=source.url)}>{title}</a>"
    note = f" {inline(source.note)}" if source.note else ""
    return f'<p class="onr-source-line" id="source-{id}"><b>{number}</b> {title}.{note}</p>'
