"""The map of legal bases: every relation once, the ladder from the top, the dates in order."""

import re
from html.parser import HTMLParser

import pytest

from onrecord.bases import relation_groups, render_ladder, render_relations, render_timeline
from onrecord.corpus import RANKS

CARDS, SOURCES = "instruments.html", "sources.html"


def link(place: str) -> str:
    return f"chapter.html#{place}"


class Rows(HTMLParser):
    """The words of each row of a table; complains of a tag that is closed out of order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.rows = [], []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag == "tr":
            self.rows.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.rows[-1] += data


def map_of(corpus) -> dict[str, str]:
    return {
        card.id: render_relations(relations, corpus, link, CARDS, SOURCES)
        for card, relations in relation_groups(corpus)
    }


def test_every_relation_stands_in_the_map_once(corpus):
    groups = relation_groups(corpus)
    shown = [relation for _, relations in groups for relation in relations]
    assert len(shown) == len(corpus.relations)
    assert all(relation in shown for relation in corpus.relations)
    assert [card.date for card, _ in groups] == sorted(card.date for card, _ in groups)


def test_a_relation_shows_how_it_is_known_with_words_and_certainty(corpus):
    pages = map_of(corpus)
    for relation in corpus.relations:
        html = pages[relation.start.partition("#")[0]]
        assert f"<b>{relation.how.capitalize()}.</b>" in html
        assert f"#instrument-{relation.target.partition('@')[0]}" in html
        assert f">{relation.certainty}</abbr>" in html
        words = re.sub(r"<[^>]+>", "", html)
        assert relation.words in words and all(f"{SOURCES}#source-{id}" in html for id in relation.sources)


def test_a_start_leads_to_its_provision_where_a_page_shows_it(corpus):
    card, relations = next(group for group in relation_groups(corpus) if group[0].id == "national-2014")
    assert 'href="chapter.html#national-2014#art_1__para_1">art. 1 para. 1</a>' in map_of(corpus)[card.id]
    unlinked = render_relations(relations, corpus, lambda place: "", CARDS, SOURCES)
    assert '<th scope="row">art. 1 para. 1</th>' in unlinked


def test_the_ladder_has_every_instrument_below_its_rank(corpus):
    rows = Rows(render_ladder(corpus, CARDS)).rows[1:]
    bands = [name for name, _ in RANKS.values()]
    under, band = {}, ""
    for row in rows:
        band = row if row in bands else band
        under.setdefault(band, []).append(row)
    for card in corpus.instruments.values():
        assert sum(f"{card.short} {card.zh}" in row for row in under[RANKS[card.rank][0]]) == 1, card.id
    rungs = [RANKS[rank][1] or 0 for rank in RANKS for name in under if RANKS[rank][0] == name]
    shown = [next(rung or 0 for name, rung in RANKS.values() if name == band) for band in under]
    assert shown == sorted(rungs, reverse=True)


def test_the_timeline_has_every_dated_wording_in_order(corpus):
    html = render_timeline(corpus, CARDS, lambda place: "")
    rows = Rows(html).rows[1:]
    years = [int(row) for row in rows if row.isdigit()]
    assert years == sorted(set(years))
    events = sum(len(card.expressions) for card in corpus.instruments.values())
    later = sum(
        bool(it.in_force and it.in_force > it.date) for card in corpus.instruments.values() for it in card.expressions
    )
    around = sum(len(card.events) for card in corpus.instruments.values())
    assert len(rows) == len(years) + events + later + around
    assert html.count("takes effect") == later


@pytest.mark.parametrize("id, amended", [("legislation-law", True), ("order-33", False)])
def test_a_first_date_that_is_an_amendment_says_so(corpus, id, amended):
    row = next(row for row in Rows(render_ladder(corpus, CARDS)).rows if corpus.instruments[id].zh in row)
    assert ("amended" in row) == amended
