"""The map of legal bases as tables: each relation with its words, the instruments by rank, and every date in order."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from html import escape
from itertools import groupby

from .corpus import CERTAINTY, RANKS, Corpus, Expression, Instrument, Relation, cite
from .markup import CHINESE, LANG, attributes, inline
from .reference import day, source_numbers

VERBS = {
    "based_on": "is based on",
    "cites": "cites",
    "implements": "carries out",
    "amends": "amends",
    "repeals": "repeals",
}
HOW = {"cited": "Cited", "evident": "Evident", "argued": "Argued"}
Address = Callable[[str], str]  # of `document#eId`, "" where no page shows it


def relation_groups(corpus: Corpus) -> list[tuple[Instrument, list[Relation]]]:
    """Every instrument from which relations start, the oldest first, with these in the order of its provisions."""

    def place(relation: Relation) -> tuple:
        name, _, eid = relation.start.partition("#")
        document = corpus.documents.get(name)
        units = list(document.provisions) if document else []
        return corpus.instruments[name].date, name, units.index(eid) if eid in units else -1

    ordered = sorted(corpus.relations, key=place)
    groups = groupby(ordered, lambda relation: relation.start.partition("#")[0])
    return [(corpus.instruments[name], list(group)) for name, group in groups]


def render_relations(relations: list[Relation], corpus: Corpus, link: Address, cards: str, sources: str) -> str:
    """The relations of one instrument. `cards` and `sources` are the addresses of those pages."""
    rows = "".join(
        f'<tr><th scope="row">{_start(relation, corpus, link)}</th>{_said_of(relation, corpus, cards, sources)}</tr>'
        for relation in relations
    )
    return _table(("Where", "Relation", "How it is known"), rows)


def relation_row(relation: Relation, corpus: Corpus, link: Address, cards: str, sources: str, id: str) -> str:
    """A relation as a row that names the instrument too from which it starts; `id` is the row's own."""
    name, _, eid = relation.start.partition("#")
    place = f", {_start(relation, corpus, link)}" if eid or relation.wording else ""
    head = f'<th scope="row">{_card(corpus.instruments[name], cards)}{place}</th>'
    return f"<tr{attributes(id=id)}>{head}{_said_of(relation, corpus, cards, sources)}</tr>"


def _said_of(relation: Relation, corpus: Corpus, cards: str, sources: str) -> str:
    return (
        f"<td>{VERBS[relation.type]} {_target(relation, corpus, cards)}</td>"
        f"<td>{_grounds(relation, corpus, sources)}</td>"
    )


def _start(relation: Relation, corpus: Corpus, link: Address) -> str:
    name, _, eid = relation.start.partition("#")
    if not eid:
        return f"wording of {day(relation.wording)}" if relation.wording else "The whole"
    document = corpus.documents.get(name)
    plain = eid.replace("art_", "art. ").replace("__para_", " para. ")
    words = cite(document, eid).removeprefix(f"{document.citation}, ") if document else plain
    address = link(relation.start)
    return f"<a{attributes(href=address)}>{inline(words)}</a>" if address else inline(words)


def _target(relation: Relation, corpus: Corpus, cards: str) -> str:
    name, _, date = relation.target.partition("@")
    return f"{_card(corpus.instruments[name], cards)}, wording of {day(datetime.date.fromisoformat(date))}"


def _grounds(relation: Relation, corpus: Corpus, sources: str) -> str:
    words = f" {_words(relation.words)}." if relation.words else ""
    note = f" {inline(relation.note)}" if relation.note else ""
    mark = f"<abbr{attributes(title=CERTAINTY[relation.certainty])}>{relation.certainty}</abbr>"
    return f"<b>{HOW[relation.how]}.</b>{words}{note} {mark}{source_numbers(relation.sources, corpus, sources)}"


def _words(words: str) -> str:
    return inline(words) if CHINESE.search(words) else f"“{inline(words)}”"


def _card(card: Instrument, cards: str) -> str:
    return f"<a{attributes(href=f'{cards}#instrument-{card.id}')}>{inline(card.short)}</a>"


def render_ladder(corpus: Corpus, cards: str) -> str:
    """Every instrument, rung by rung from the top, and by its first date within a rung."""
    rungs = []
    for rank, (name, _) in sorted(RANKS.items(), key=lambda item: -(item[1][1] or 0)):
        members = sorted((card for card in corpus.instruments.values() if card.rank == rank), key=lambda it: it.date)
        rows = "".join(
            f'<tr><td>{day(card.date)}{_younger(card)}</td><th scope="row">{_card(card, cards)} {_title(card)}</th></tr>'
            for card in members
        )
        if rows:
            rungs.append(f'<tbody><tr class="onr-band"><th scope="rowgroup" colspan="2">{name}</th></tr>{rows}</tbody>')
    return _table(("Oldest date here", "Instrument"), "".join(rungs), bodies=True)


def _younger(card: Instrument) -> str:
    """What is said of a first date that is not the instrument's own beginning: an older wording was not found."""
    event = card.expressions[0].event
    return f'<span class="onr-rank">{event}</span>' if event in ("amended", "revised") else ""


def render_timeline(corpus: Corpus, cards: str, link: Address) -> str:
    """Every dated event of every instrument in order, year by year."""
    events = sorted(events_of(corpus), key=lambda event: event[0])
    years = []
    for year, group in groupby(events, lambda event: event[0].year):
        rows = "".join(
            f"<tr><td>{date.day} {date:%b}</td>"
            f'<th scope="row">{_card(card, cards)}: {inline(words)}{_chapter(card, link)} '
            f'<span class="onr-rank">{RANKS[card.rank][0]}. {mark}</span></th></tr>'
            for date, card, words, mark in group
        )
        years.append(f'<tbody><tr class="onr-band"><th scope="rowgroup" colspan="2">{year}</th></tr>{rows}</tbody>')
    return _table(("Date", "What happened"), "".join(years), bodies=True)


def events_of(corpus: Corpus):
    """A date, the instrument, what happened to it, and how well that is known."""
    for card in corpus.instruments.values():
        for expression in card.expressions:
            yield expression.date, card, expression.event, expression.certainty
            if _later(expression):
                yield expression.in_force, card, "takes effect", expression.certainty
        for event in card.events:
            yield event.date, card, event.event, event.certainty


def _later(expression: Expression) -> bool:
    return expression.in_force is not None and expression.in_force > expression.date


def _chapter(card: Instrument, link: Address) -> str:
    address = link(f"{card.id}#title")
    return f" (<a{attributes(href=address)}>the text</a>)" if address else ""


def _title(card: Instrument) -> str:
    return f'<span class="onr-rank" lang="{LANG}">{escape(card.zh)}</span>'


def _table(headings: tuple[str, ...], rows: str, bodies: bool = False) -> str:
    head = "".join(f'<th scope="col">{heading}</th>' for heading in headings)
    body = rows if bodies else f"<tbody>{rows}</tbody>"
    return f'<table class="table onr-ledger onr-ledger-{len(headings)}"><thead><tr>{head}</tr></thead>{body}</table>'
