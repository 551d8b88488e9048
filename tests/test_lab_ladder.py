"""The lab *Climb the ladder*: the graph, what is said of a day and of a claim, and what a picture shows."""

import datetime
import re
import shutil
from graphlib import CycleError
from html.parser import HTMLParser

import pytest

from onrecord.corpus import Relation
from onrecord.lab_ladder import DOWN, UP, could_rest, on_a_day, take_away, view_walk, walk
from onrecord.lab_map import (
    KNOWN,
    Arrow,
    LegalMap,
    chains,
    five_tests,
    hanging,
    in_order,
    place_name,
    pointing,
    reached,
    read_map,
    resting,
    starting,
    state_on,
    without,
    wording_on,
)


@pytest.fixture(scope="module")
def bases(root):
    return read_map(root)


def arrow(start: str, target: str, how: str = "argued") -> Arrow:
    return Arrow(Relation(start=start, type="implements", target=target, how=how, certainty="I", sources=[]))


# A small map: d#x and d#y rest on c and b, c rests on a.
A = "a@2000-01-01"
B = "b@2000-01-01"
C = "c@2005-01-01"
SMALL = [arrow("d#x", C), arrow("d#y", C), arrow("d#y", B), arrow("c", A)]


@pytest.mark.parametrize(
    "place, texts", [("d", {"a", "b", "c"}), ("d#x", {"a", "c"}), ("c", {"a"}), ("a", set()), ("nowhere", set())]
)
def test_what_chains_lead_up_to(place, texts):
    assert reached(SMALL, place) == texts


@pytest.mark.parametrize("id, texts", [("a", {"c", "d"}), ("b", {"d"}), ("c", {"d"}), ("d", set())])
def test_what_rests_on_a_text_near_or_far(id, texts):
    assert resting(SMALL, id) == texts


@pytest.mark.parametrize("id, places", [("c", ["d#x"]), ("b", []), ("a", ["c"]), ("d", [])])
def test_what_hangs_when_a_text_is_taken_away(id, places):
    assert hanging(SMALL, id) == places
    assert not [one for one in without(SMALL, id) if id in (one.start, one.target)]


def test_chains_go_to_the_end():
    assert [[one.target for one in chain] for chain in chains(SMALL, "d")] == [["c", "a"], ["c", "a"], ["b"]]


def test_two_texts_that_rest_on_each_other_are_refused():
    circle = [*SMALL, arrow("a", "d@2010-01-01")]
    for ask in (in_order, lambda arrows: chains(arrows, "d")):
        with pytest.raises(CycleError):
            ask(circle)
    assert reached(circle, "d") == {"a", "b", "c", "d"}  # a walk ends all the same


def test_the_texts_stand_after_what_they_rest_on(bases):
    order = in_order(bases.select("argued", citing=True))
    assert all(order.index(one.target) < order.index(one.start) for one in bases.arrows)


def test_fewer_arrows_the_surer_they_are_to_be(bases):
    counts = [len(bases.select(known)) for known in KNOWN]
    assert counts == sorted(counts) and counts[0] < counts[-1]
    naming = [one for one in bases.arrows if one.type == "cites"]
    assert len(bases.select(citing=True)) == len(bases.select()) + len(naming) == len(bases.arrows)


@pytest.mark.parametrize(
    "eid, name",
    [
        ("art_7__para_2", "art. 7 para. 2"),
        ("sec_2__para_2__point_1", "sec. 2 para. 2 item 1"),
        ("opening", "opening"),
        ("", "the whole"),
    ],
)
def test_a_place_has_a_name(eid, name):
    assert place_name(eid) == name


def test_no_more_is_read_than_instruments_and_relations(bases, root, tmp_path):
    (tmp_path / "corpus").mkdir()
    for name in ("instruments.yml", "relations.yml"):
        shutil.copy(root / "corpus" / name, tmp_path / "corpus")
    assert read_map(tmp_path) == bases


# (text, day, what is said, the wording of that day)
DAYS = [
    ("fashi-2013", "2013-09-05", "was not there yet", None),
    ("fashi-2013", "2013-09-06", "was published and had not taken effect", None),
    ("fashi-2013", "2013-09-10", "had taken effect", "2013-09-06"),
    ("guofa-2014-33", "2014-08-07", "was not there yet", None),
    ("guofa-2014-33", "2014-08-26", "was there (day of effect not on the card)", "2014-08-26"),
    ("legislation-law", "1994-02-18", "may have been there (its beginning is not on the card)", None),
    ("legislation-law", "2014-08-07", "may have been there (its beginning is not on the card)", None),
    ("mps-1996-8", "1996-02-10", "may have been there (its beginning is not on the card)", None),  # its day is inferred
    ("order-292", "2011-01-07", "had taken effect", "2000-09-25"),
    ("order-292", "2011-01-08", "had taken effect", "2011-01-08"),
    ("cybersecurity-law", "2025-12-31", "had taken effect", "2016-11-07"),  # amended, and not yet in force as amended
]


@pytest.mark.parametrize("id, day, state, wording", DAYS)
def test_what_the_card_says_of_a_day(bases, id, day, state, wording):
    card, day = bases.cards[id], datetime.date.fromisoformat(day)
    assert state_on(card, day) == state
    found = wording_on(card, day)
    assert (found and str(found.date)) == wording


# (text, on what, what the date says, what the rank says)
CLAIMS = [
    ("beijing-2011", "npcsc-2012", "closes it", "leaves it open"),
    ("national-2014", "npcsc-2012", "leaves it open", "leaves it open"),
    ("national-2014", "guofa-2014-33", "closes it", "cannot be said"),
    ("national-2014", "fashi-2013", "leaves it open", "cannot be said"),
    ("national-2014", "legislation-law", "to be argued", "leaves it open"),
    ("national-2014", "zhaoqing-2014", "leaves it open", "to be argued"),
    ("news-2005", "chongqing-2006", "closes it", "speaks against it"),
    ("microblog-2018", "cybersecurity-law", "leaves it open", "cannot be said"),
]


@pytest.mark.parametrize("start, target, date, rank", CLAIMS)
def test_a_claim_is_tried_by_date_and_rank_alone(bases, start, target, date, rank):
    says = five_tests(bases, start, target)
    assert [says["date"].partition(":")[0], says["rank"].partition(":")[0]] == [date, rank]
    assert says["competence, bearer, act, sanction"].startswith("not in the data")


def test_no_arrow_of_the_corpus_is_closed_by_its_date(bases):
    assert [one for one in bases.arrows if five_tests(bases, one.start, one.target)["date"].startswith("closes")] == []


def test_a_walk_up_tells_every_arrow_and_where_the_map_ends(bases):
    html = walk(bases, "national-2014").html()
    for one in starting(bases.select(), "national-2014"):
        assert one.relation.words in html and one.relation.note in html
    assert '<abbr title="inferred' in html  # a mark says what it stands for
    assert "Here the map ends: no such arrow starts from NPCSC Decision 2012." in html
    assert html.count("It contains no duty to register") == 1  # told once, though two ways lead there


def test_no_basis_named_is_an_answer(bases):
    panel = walk(bases, "zhaoqing-2014")
    start, way, known, citing = panel.children[0].children
    known.value = "cited"
    assert "no such arrow starts, which is a finding, too" in panel.html()
    citing.value = True
    assert "News Provisions 2005" in panel.html()
    start.value, way.value, citing.value, known.value = "order-33", DOWN, False, "argued"
    assert "Chains lead to Order 33 from 2 texts" in panel.html()


def test_a_day_shows_every_other_text_once(bases):
    panel = on_a_day(bases, "national-2014")
    html = panel.html()
    assert html.count('<th scope="row">') == len(bases.cards) - 1
    assert "databases differ" in html  # a rank that is argued is said as such
    panel.children[0].children[1].value = None
    assert "Choose a day" in panel.html()


def test_what_is_taken_away_is_shown_with_what_is_left(bases):
    panel = take_away(bases, "order-33")
    html = panel.html()
    assert html.count("nothing: it hangs in the air") == len(hanging(bases.select(), "order-33")) == 4
    assert html.count("lab-gone") == 1
    panel.children[0].children[0].value = "cac-order-1"
    assert "No such arrow points at CAC Order 1 of 2017" in panel.html()


def test_a_text_does_not_rest_on_itself(bases):
    assert "none rests on itself" in could_rest(bases, "order-33", "order-33").html()


class Drawing(HTMLParser):
    """The labels of a picture, the dots, and the tags left open."""

    def __init__(self, html: str):
        super().__init__()
        self.open, self.labels, self.dots = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "text" and not values.get("class"):
            self.labels.append((float(values["x"]), float(values["y"])))
        if tag == "circle":
            self.dots.append((float(values["cx"]), float(values["cy"])))
        self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def picture(html: str) -> str:
    return re.search(r"<svg.*?</svg>", html, re.S)[0]


@pytest.mark.parametrize("known", KNOWN)
def test_every_picture_is_well_formed_and_holds_its_arrows(bases, known):
    for id in bases.cards:
        for way in (UP, DOWN):
            panel = walk(bases, id)
            panel.children[0].children[1].value = way
            panel.children[0].children[2].value = known
            drawn = Drawing(picture(panel.html()))
            assert drawn.open == []
            assert all(0 <= x <= 400 for x, _ in drawn.dots)


def test_no_two_texts_of_a_day_are_drawn_on_one_spot(bases):
    drawn = Drawing(picture(on_a_day(bases).html()))
    assert len(drawn.dots) == len(set(drawn.dots)) == len(bases.cards)


def test_an_arrow_of_ones_own_can_be_added(bases):
    mine = arrow("beijing-2011#art_9__para_1", "order-291@2000-09-25")
    richer = LegalMap(bases.cards, [*bases.arrows, mine])
    assert pointing(richer.select(), "order-291")[-1] == mine
    assert "chains lead to 1 text" in walk(richer, "beijing-2011#art_9__para_1").html()


def test_an_arrow_of_a_later_wording_says_so(bases):
    html = view_walk(bases, bases.select(citing=True), "public-accounts-2017", UP)
    assert html.count("Public-Account Provisions, in the wording of 2021-01-22, is based on") == 4
