"""Reference entries as HTML: a card for each instrument, a line for each source."""

from __future__ import annotations

from html import escape

from .corpus import CERTAINTY, RANKS, Corpus, Event, Expression, Extract, Instrument
from .markup import LANG, attributes, inline


def render_instrument(card: Instrument, corpus: Corpus, sources: str) -> str:
    """The card of one instrument. `sources` is the address of the sources page."""
    rows = {
        "Short name": inline(card.short),
        "Promulgated by": inline(card.promulgator),
        "Number": inline(card.number),
        "Dates": "; ".join(_expression(expression) for expression in card.expressions),
        "Also": "; ".join(_event(event, corpus, sources) for event in card.events),
        "Rank": f"{inline(RANKS[card.rank][0])}. {inline(card.rank_note)}",
        "Note": inline(card.note),
        "How we know": f"{card.certainty}: {CERTAINTY[card.certainty]}. {source_links(card.sources, corpus, sources)}",
    }
    table = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows.items() if value)
    extracts = "".join(_extract(extract, corpus, sources) for extract in card.extracts)
    return (
        f'<section class="onr-card" id="instrument-{card.id}"><h3>{inline(card.en)}</h3>'
        f'<p lang="{LANG}">{escape(card.zh)}</p><dl>{table}</dl>{extracts}</section>'
    )


def _expression(expression: Expression) -> str:
    later = expression.in_force and expression.in_force != expression.date
    in_force = f", in force {day(expression.in_force)}" if later else ""
    return f"{day(expression.date)} ({escape(expression.event)}{in_force})"


def _event(event: Event, corpus: Corpus, sources: str) -> str:
    numbers = source_numbers(event.sources, corpus, sources)
    return f"{day(event.date)}, {inline(event.event)} ({event.certainty}){numbers}"


def day(date) -> str:
    """A date as readers write it: 7 August 2014."""
    return f"{date.day} {date:%B %Y}"


def _extract(extract: Extract, corpus: Corpus, sources: str) -> str:
    place = extract.eid.replace("art_", "Article ").replace("__para_", ", paragraph ")
    name = place if extract.eid.startswith("art_") else "Extract"
    note = f" {inline(extract.note)}" if extract.note else ""
    caption = (
        f"{name}, text of {day(extract.expression)}. {extract.certainty}. Course translation.{note} "
        f"{source_links(extract.sources, corpus, sources)}"
    )
    return (
        f'<figure class="onr-quoted"><div class="onr-unit"><div class="onr-zh" lang="{LANG}"><p>{escape(extract.zh)}</p></div>'
        f'<div class="onr-en"><p>{inline(extract.en)}</p></div></div><figcaption>{caption}</figcaption></figure>'
    )


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
