"""What the prose of the labs says of the data, held against the data: figures, and what a task is said to bring up."""

from datetime import date

import pytest

from onrecord import lab_burden, lab_marking
from onrecord.agreement import agreement
from onrecord.lab_map import chains, hanging, pointing, read_map, starting
from onrecord.lab_measures import words_of
from onrecord.lab_renderings import chosen, read_pairs

OF_THE_COURSE = ("chongqing-2006", "beijing-2011", "zhaoqing-2014", "national-2014")


@pytest.fixture(scope="module")
def bases(root):
    return read_map(root)


@pytest.fixture(scope="module")
def pairs(root):
    return read_pairs("national-2014", root=root)


def readings(question: str):
    first, second = lab_marking.reading("first"), lab_marking.reading("second")
    return agreement(
        [getattr(mark, question) for mark in first.values()], [getattr(second[id], question) for id in first]
    )


def test_the_zhaoqing_notice_names_two_texts_and_rests_on_none_by_name(bases):
    assert starting(bases.select("cited"), "zhaoqing-2014") == []
    assert len(starting(bases.select("cited", citing=True), "zhaoqing-2014")) == 2


def test_the_longest_cited_chain_of_the_national_provisions_ends_below_a_statute(bases):
    longest = max(chains(bases.select("cited", citing=True), "national-2014"), key=len)
    assert len(longest) == 3 and bases.cards[longest[-1].target].rank != "statute"


def test_four_things_happened_in_four_weeks_of_2014(bases):
    days = [
        it.date for card in bases.by_date for it in card.expressions if date(2014, 7, 1) <= it.date <= date(2014, 8, 31)
    ]
    assert len(days) == 4 and (max(days) - min(days)).days == 28


def test_no_place_of_the_course_hangs_by_one_cited_arrow_and_most_hang_by_order_33(bases):
    cited, argued = bases.select("cited"), bases.select("argued")
    assert not [it for id in bases.cards for it in hanging(cited, id) if it.partition("#")[0] in OF_THE_COURSE]
    load = {id: len(hanging(argued, id)) for id in bases.cards}
    assert [id for id in load if load[id] == max(load.values())] == ["order-33"]
    assert hanging(argued, "order-147") and not [it for it in hanging(argued, "order-147") if "zhaoqing" in it]
    named = {id: len(pointing(argued, id)) for id in bases.cards}
    assert max(named, key=named.get) == "order-292" and load["order-292"] < load["order-33"]


def test_few_passages_differ_in_their_modal_words_and_one_of_these_carries_no_duty(pairs):
    differ = chosen(pairs, modal="differ")
    assert 0 < len(differ) <= 5 and [pair for pair in differ if "responsible" in pair.modals[1]]


def test_more_than_six_passages_share_no_word(pairs):
    assert len([pair for pair in pairs if pair.share == 0]) > 6


@pytest.mark.parametrize("word, passages", [("or", 2), ("further", 1), ("by", 1), ("after", 1), ("their", 3)])
def test_a_small_word_stands_in_one_version_only(pairs, word, passages):
    assert sum((word in words_of(pair.left)) != (word in words_of(pair.right)) for pair in pairs) == passages


def test_two_readings_agree_on_every_kind_and_nearly_every_bearer():
    assert readings("kind").observed == 1
    assert f"{readings('bearer').kappa:.2f}" == "0.97"
    assert 18 <= sum(bool(row.contested) for row in lab_burden.norms()) <= 25  # some twenty norms


def test_what_the_burden_lab_says_of_its_norms():
    rows = lab_burden.chosen(lab_burden.norms(), kind="burden")
    beijing = lab_burden.chosen(rows, document="beijing-2011", bearer="provider")
    assert abs(sum(row.reported for row in beijing) / len(beijing) - 1 / 3) < 0.05
    assert len(lab_burden.chosen(rows, document="national-2014", deadline="term")) == 0
    users = {id: lab_burden.chosen(rows, document=id, bearer="user") for id in OF_THE_COURSE}
    assert {row.kind for row in users["zhaoqing-2014"]} == {"soft"} and len(users["zhaoqing-2014"]) > len(
        users["chongqing-2006"]
    )
    assert len([row for row in rows if row.document == "national-2014" and row.at == "art_5__para_1"]) >= 6
