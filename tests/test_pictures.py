"""The pictures: geometry by time and rank, labels that stand clear, all that is shown in words too, the same every time."""

import datetime
import math
import re
import xml.etree.ElementTree as ElementTree
from functools import partial

import pytest
from attrs import evolve

from onrecord.bases import events_of
from onrecord.check import check_course
from onrecord.corpus import RANKS, read_corpus
from onrecord.curves import along, curve, least_bend
from onrecord.filings import read_filings
from onrecord.norms import UNBOUND, read_register
from onrecord.picture import LINE, NARROW, WIDE, Box, Drawing, width, wrapped
from onrecord.picture_bases import draw_across, draw_down, lanes, ranks_of, render_bases, wordings
from onrecord.picture_burden import burdens, render_burden
from onrecord.picture_filing import parties, render_filing
from onrecord.picture_timeline import busiest, happenings, mark, render_timeline_picture
from onrecord.picture_word import render_word, rows_of
from onrecord.terms import standing

SVG = re.compile(r"<svg[^>]*viewBox.*?</svg>", re.S)
NUMBER = re.compile(r"-?[\d.]+")


def parsed(drawing: str) -> ElementTree.Element:
    """An inline drawing; on a page it has no need of its namespace."""
    return ElementTree.fromstring(drawing.replace(' xmlns="http://www.w3.org/2000/svg"', ""))


def link(place: str) -> str:
    return f"chapter.html#{place}"


def pictures(root) -> dict[str, str]:
    """Every picture of the course as it stands on a page, read afresh."""
    corpus, register, filings = read_corpus(root), read_register(root), read_filings(root)
    of = {
        f"filing-{id}": render_filing(document, filings.of(id), register, link)
        for id, document in corpus.documents.items()
    }
    return of | {
        "bases": render_bases(corpus, link, "instruments.html", "sources.html"),
        "burden": render_burden(register, corpus),
        "timeline": render_timeline_picture(corpus),
        "word": render_word(corpus, link),
    }


@pytest.fixture(scope="module")
def shown(root):
    return pictures(root)


@pytest.fixture(scope="module")
def register(root):
    return read_register(root)


@pytest.fixture
def drawn(monkeypatch, root):
    """Every drawing that goes into a picture, by picture and width."""
    made: dict[str, Drawing] = {}
    for name in ("bases", "burden", "filing", "timeline", "word"):
        module = __import__(f"onrecord.picture_{name}", fromlist=["picture"])
        monkeypatch.setattr(module, "picture", partial(_keep, made))
    pictures(root)
    return made


def _keep(made: dict, id: str, drawings: dict[str, Drawing], *_, **__) -> str:
    made |= {f"{id} {name}": drawing for name, drawing in drawings.items()}
    return ""


def test_every_picture_is_drawn_for_the_column_and_for_a_phone(drawn, corpus):
    assert len(drawn) == 2 * (4 + len(corpus.documents))
    assert all(it.width <= (WIDE if name.endswith("wide") else NARROW) for name, it in drawn.items())


def test_no_label_touches_another_or_leaves_its_picture(drawn):
    for name, drawing in drawn.items():
        assert drawing.overlaps() == [], name
        outside = [
            it.text
            for it in drawing.labels
            if it.box.left < -1
            or it.box.top < -1
            or it.box.right > drawing.width + 1
            or it.box.bottom > drawing.height + 1
        ]
        assert outside == [], name


def test_every_picture_is_well_formed_and_the_same_every_time(shown, root):
    for name, html in shown.items():
        drawings = SVG.findall(html)
        assert len(drawings) == 2, name
        for drawing in drawings:
            assert parsed(drawing).tag == "svg"
    assert pictures(root) == shown


def test_no_picture_has_a_color_or_a_face_of_its_own(shown):
    """Light and dark, and the fonts that show Chinese, are the page's."""
    for name, html in shown.items():
        assert re.findall(r'\b(?:fill|stroke|font-family|style)="[^"]*"', html) == [], name


@pytest.mark.parametrize("name", ["burden", "filing-national-2014", "timeline", "word"])
def test_a_picture_without_parts_is_an_image_with_title_and_description(shown, name):
    for drawing in SVG.findall(shown[name]):
        root = parsed(drawing)
        heads = {root.get("aria-labelledby"): "title", root.get("aria-describedby"): "desc"}
        assert root.get("role") == "img"
        assert all(any(it.tag == tag and it.get("id") == id and it.text for it in root) for id, tag in heads.items())


def test_ids_are_given_once_on_a_page(shown):
    for html in shown.values():
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))


# The map of legal bases


def lines_of(drawing: Drawing) -> dict[str, tuple[list[float], list[float], str, str]]:
    """By its row: where each line starts and ends, its label, and its style."""
    found = {}
    for part in ElementTree.fromstring(f"<svg>{drawing}</svg>").iter("a"):
        path = part.findall("path")[-1]
        numbers = [float(it) for it in NUMBER.findall(path.get("d"))]
        found[part.get("href")[1:]] = numbers[:2], numbers[-2:], part.get("aria-label"), path.get("class")
    return found


@pytest.mark.parametrize("draw, axis", [(draw_across, 0), (draw_down, 1)])
def test_a_basis_stands_before_what_rests_on_it(corpus, draw, axis):
    lines = lines_of(draw(corpus))
    assert len(lines) == len(corpus.relations)
    for n, relation in enumerate(corpus.relations, 1):
        start, end, _, style = lines[f"relation-{n}"]
        earlier = relation.target.partition("@")[2] < str(corpus.instruments[relation.start.partition("#")[0]].date)
        assert end[axis] < start[axis] if earlier else end[axis] <= start[axis], relation
        assert style == f"onr-{relation.how}"


@pytest.mark.parametrize("draw", [draw_across, draw_down])
def test_no_line_runs_through_a_dot_that_is_none_of_its_ends(corpus, draw):
    root = ElementTree.fromstring(f"<svg>{draw(corpus)}</svg>")
    dots = [(float(it.get("cx")), float(it.get("cy"))) for it in root.iter("circle")]
    for part in root.iter("a"):
        numbers = [float(it) for it in NUMBER.findall(part.find("path").get("d"))]
        curve = list(zip(numbers[::2], numbers[1::2]))
        others = [dot for dot in dots if dot not in (curve[0], curve[-1])]
        distances = [math.dist(point, dot) for point in along(curve) for dot in others]
        assert min(distances) > 5, part.get("aria-label")


@pytest.mark.parametrize("draw", [draw_across, draw_down])
def test_no_two_lines_are_the_same(corpus, draw):
    lines = [part.find("path").get("d") for part in ElementTree.fromstring(f"<svg>{draw(corpus)}</svg>").iter("a")]
    assert len(lines) == len(set(lines)) == len(corpus.relations)


@pytest.mark.parametrize("draw, axis", [(draw_across, 0), (draw_down, 1)])
def test_a_basis_from_the_future_is_drawn_against_time_and_says_so(corpus, draw, axis):
    late = evolve(corpus.relations[0], start="chongqing-2006", target="npcsc-2012@2012-12-28")
    start, end, label, style = lines_of(draw(evolve(corpus, relations=[*corpus.relations, late])))[
        f"relation-{len(corpus.relations) + 1}"
    ]
    assert end[axis] > start[axis]
    assert "Against time" in label and style.endswith("onr-late")


def test_a_line_leads_to_its_row_and_has_its_words(shown, corpus):
    lines = lines_of(draw_across(corpus))
    for n, relation in enumerate(corpus.relations, 1):
        row = re.search(rf'<tr id="relation-{n}">(.*?)</tr>', shown["bases"])[1]
        words = re.sub(r"<[^>]+>", "", row)
        assert relation.words in words and corpus.instruments[relation.start.partition("#")[0]].short in words
        assert relation.words in lines[f"relation-{n}"][2]


def test_a_later_wording_that_cites_is_where_the_line_starts(corpus, shown):
    relations = [it for it in corpus.relations if it.wording]
    assert {str(it.wording) for it in relations if it.start == "public-accounts-2017"} == {"2021-01-22"}
    assert datetime.date(2021, 1, 22) in wordings(corpus)["public-accounts-2017"]
    assert shown["bases"].count('wording of <time datetime="2021-01-22"') == len(relations)
    assert 'aria-label="Public-Account Provisions of 2021 is based on' in shown["bases"]


def test_the_higher_rank_stands_higher_and_a_range_is_drawn_as_one(corpus):
    cards = list(corpus.instruments.values())
    rungs = [RANKS[rank][1] or 0 for rank in lanes(cards)]
    assert rungs == sorted(rungs, reverse=True)
    ranged = [card for card in cards if len(ranks_of(card)) > 1]
    assert {"national-2014", "microblog-2018"} == {card.id for card in ranged}
    for draw in (draw_across, draw_down):
        boxes = re.findall(r'<rect[^>]*class="onr-range"[^>]*>', str(draw(corpus)))
        sizes = [
            max(float(re.search(rf'\b{side}="([\d.]+)"', box)[1]) for side in ("width", "height")) for box in boxes
        ]
        assert len(sizes) == len(ranged) and min(sizes) > 16 + LINE


def test_words_are_escaped(corpus):
    odd = evolve(corpus.instruments["order-33"], short='<b>"33" & more</b>')
    instruments = {**corpus.instruments, "order-33": odd}
    for drawing in SVG.findall(render_bases(evolve(corpus, instruments=instruments), link, "", "")):
        texts = [it.text for it in parsed(drawing).iter("text")]
        assert any(odd.short in (text or "") for text in texts)


# The other pictures


def test_every_norm_that_somebody_bears_is_counted_once(register, corpus, shown):
    fields = burdens(register, corpus)
    borne = [norm for norms in register.norms.values() for norm in norms if norm.kind not in UNBOUND]
    assert sum(len(field.norms) for field in fields) == len(borne)
    for drawing in SVG.findall(shown["burden"]):
        numbers = [it.text for it in parsed(drawing).iter("text") if (it.text or "").isdigit()]
        assert sorted(numbers) == sorted(str(len(field.norms)) for field in fields)
    cells = re.findall(r"</span> (\d+)", shown["burden"].partition("<tbody>")[2])
    assert sum(map(int, cells)) == len(borne)


def test_the_timeline_has_every_event_and_names_the_weeks_with_the_most(corpus, shown):
    found = happenings(corpus)
    assert len(found) == len(list(events_of(corpus)))
    first, last = busiest(found)
    assert last - first <= datetime.timedelta(days=42)
    most = max(sum(0 <= (it.date - one.date).days <= 42 for it in found) for one in found)
    assert sum(first <= it.date <= last for it in found) == most
    assert all(card.short in shown["timeline"] for card in corpus.instruments.values())


def test_each_kind_of_event_and_each_certainty_has_a_mark_of_its_own():
    marks = {
        str(mark(kind, sure, 9, 9)[0]) for kind in ("made", "changed", "force", "around") for sure in ("F2", "F1", "I")
    }
    assert len(marks) == 12


def test_the_legend_has_the_kinds_of_event_that_have_a_mark_and_no_other(corpus, shown):
    drawn = set(re.findall(r"onr-event-(\w+)", "".join(SVG.findall(shown["timeline"]))))
    assert set(re.findall(r'data-say="picture\.event\.(\w+)"', shown["timeline"])) - {"more"} == drawn > {"made"}


def test_every_place_of_the_words_is_shown(corpus, shown):
    rows = rows_of(corpus)
    names = {row.term.zh for row in rows}
    counted = sum(place.times for row in rows for place in row.places)
    units = [unit for document in corpus.documents.values() for unit in document.provisions.values()]
    texts = [text for unit in units for text in (unit.zh, *(report.text for report in unit.report))]
    found = [term.zh for text in texts for _, _, term in standing(text, corpus.terms.values())]
    assert counted == sum(any(name == zh or (name in zh and zh not in names) for name in names) for zh in found)
    for row in rows:
        assert all(rendering in re.sub(r"<[^>]+>", "", shown["word"]) for _, rendering in row.renderings)


def test_the_word_is_told_apart_by_its_sense(corpus):
    (beian,) = (row for row in rows_of(corpus) if row.term.id == "beian")
    senses = {place.document: place.sense for place in beian.places}
    assert senses["beijing-2011"] == 1 and senses["national-2014"] == senses["zhaoqing-2014"] == 0


def test_who_files_is_shown_step_by_step_with_those_not_named_last(root, shown, register):
    filings = read_filings(root)
    for filing in filings.filings:
        html = shown[f"filing-{filing.document}"]
        assert f">{filing.word}</span>, " in html and f"{filing.en} ({filing.what}; " in html
        issue = next((it.contested for it in register.norms[filing.document] if it.id == filing.norm), None)
        assert (f" {filing.en} *<" in html.replace("</tspan><tspan>", "")) == bool(issue), filing
    assert parties(filings.of("beijing-2011"))[-1] == ""
    assert parties(filings.of("national-2014")) == ["user", "provider", "content-authority"]


# (what an author did, file, words before, words after, words of the finding)
FILINGS, INSTRUMENTS, RELATIONS = "corpus/filings.yml", "corpus/instruments.yml", "corpus/relations.yml"
MISTAKES = [
    ("named no document", FILINGS, "document: national-2014", "document: national", "there is no provision 'national#"),
    ("pointed at no provision", FILINGS, "at: art_15__para_1", "at: art_15__para_9", "'beijing-2011#art_15__para_9'"),
    ("named an unknown party", FILINGS, "who: network-unit", "who: network", "'network' is no party; write one of"),
    ("quoted Chinese loosely", FILINGS, "word: 提出申请", "word: 申请提出", "'申请提出' is not in art_6__para_1"),
    ("quoted a report loosely", FILINGS, "word: 填写", "word: 填好", "'填好' is not in sec_1__para_2"),
    ("quoted English loosely", FILINGS, "en: license", "en: permit", "'permit' are not in the English of"),
    ("named no norm", FILINGS, "norm: filing", "norm: files", "national-2014 has no norm 'files'"),
    ("said otherwise than the norm", FILINGS, "norm: file-new", "norm: decision", "the norm 'decision' has issuer"),
    (
        "cited a wording that is none",
        RELATIONS,
        "wording: 2021-01-22",
        "wording: 2021-01-23",
        "no expression of 2021-01-23",
    ),
    ("named an unknown rank", INSTRUMENTS, "[departmental-rule]", "[rule]", "'rule' is no other rung than its own"),
    ("named its own rank", INSTRUMENTS, "[departmental-rule]", "[normative-document]", "is no other rung than its own"),
]


@pytest.mark.parametrize("file, before, after, told", [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_a_mistake_is_told(course, file, before, after, told):
    path = course / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    findings = [it for it in check_course(course) if it.path == file]
    assert any(told in it.message for it in findings), findings


# (words, room, lines)
WRAPPED = [
    ("one", 200, ["one"]),
    ("Public security organ", 110, ["Public security", "organ"]),
    ("登记备案手续", 40, ["登记备", "案手续"]),
    ("备案 on record", 60, ["备案 on", "record"]),
]


@pytest.mark.parametrize("text, room, lines", WRAPPED)
def test_a_label_breaks_at_blanks_and_between_characters(text, room, lines):
    assert wrapped(text, room) == lines
    assert all(width(line) <= room for line in lines)


def test_boxes_that_share_an_edge_do_not_touch():
    box = Box(0, 0, 10, 10)
    assert box.touches(Box(9, 9, 20, 20)) and not box.touches(Box(10, 0, 20, 10))


def test_a_document_without_norms_or_relations_is_drawn_as_well(register, corpus):
    """As a document is while its author has only begun on it."""
    bare = evolve(corpus.documents["national-2014"], id="bare")
    begun = evolve(corpus, documents={**corpus.documents, "bare": bare}, relations=[])
    begun.instruments = {**corpus.instruments, "bare": evolve(corpus.instruments["national-2014"], id="bare")}
    html = render_burden(evolve(register, norms={**register.norms, "bare": []}), begun)
    assert html.count('<th scope="col">') == 1 + len(begun.documents)
    assert render_bases(begun, link, "", "") == ""
    assert str(render_word(begun, link)).count("<svg") >= 2


# (the dots that are in the way, the bends on offer, the one that is taken)
BENDS = [
    ("none", [], [0, 10, -10], 0),
    ("one on the straight line", [(60, 0)], [0, 10, -10], 10),
    ("one on the line and one beside it", [(60, 0), (60, 10)], [0, 10, -10], -10),
    ("one everywhere", [(60, 0), (60, 10), (60, -9)], [0, 10, -10], -10),
]


@pytest.mark.parametrize("dots, bends, taken", [row[1:] for row in BENDS], ids=[row[0] for row in BENDS])
def test_a_curve_bends_as_little_as_keeps_it_from_the_dots(dots, bends, taken):
    assert least_bend(bends, (10, 0), (110, 0), dots, 200) == taken


def test_the_middle_of_a_curve_lies_beside_the_line_by_its_bend():
    assert along(curve((0, 0), (100, 0), 12), 2) == [(0, 0), (50, 12), (100, 0)]
