"""One English word for each sense of a term, and the tables of its places."""

import re

import pytest

from onrecord.check import check_course
from onrecord.places import render_extracts, render_places
from onrecord.terms import senses_at, standing, within

from .conftest import spoil

NATIONAL = "corpus/documents/national-2014.yml"
BEIJING = "corpus/documents/beijing-2011.yml"
INSTRUMENTS = "corpus/instruments.yml"
TERMS = "corpus/terms.yml"

# (what an author did, file, words before, words after, words of the finding)
# fmt: off
MISTAKES = [
    ("wrote another word for 备案", NATIONAL, "put on record, by category, by the provider", "filed, by category, by the provider", "备案 stands in the Chinese of national-2014#art_7__para_1, and not 'put on record' in the English; write one of on record, record-filing, or give a reason"),
    ("wrote another word for a permission", BEIJING, "Any organization or individual may report", "Any organization or individual can report", "可以 stands in the Chinese of beijing-2011#art_13__para_1"),
    ("wrote another word in an extract", INSTRUMENTS, "shall fill in a user record-filing form. The form", "shall fill in a user registration form. The form", "备案 stands in the Chinese of order-33#art_11"),
    ("left a place without its sense", TERMS, "at: [national-2014, zhaoqing-2014, order-33,", "at: [zhaoqing-2014, order-33,", "备案 stands in national-2014#art_7__para_1; name it in `at`"),
    ("named a place without the term", TERMS, "at: [order-292]", "at: [order-292, npcsc-2012]", "备案 does not stand in 'npcsc-2012'"),
    ("kept an exception too long", TERMS, "{at: licensing-law#art_17,", "{at: beijing-2011#art_10__para_1,", "beijing-2011#art_10__para_1 has the course's word for 不得; drop the exception"),
    ("excepted what is not there", TERMS, "{at: licensing-law#art_17,", "{at: licensing-law#art_71,", "there is no translated passage 'licensing-law#art_71'"),
    ("dropped an exception", TERMS, "      - {at: penalty-law#art_14,", "      # - {at: penalty-law#art_14,", "不得 stands in the Chinese of penalty-law#art_14"),
    ("named an unknown witness", TERMS, "sources: [lawrefbook, borongbank]", "sources: [lawrefbook, borong]", "source 'borong' is not in corpus/sources.yml"),
]
# fmt: on


@pytest.mark.parametrize("name, file, before, after, words", MISTAKES, ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_told(course, name, file, before, after, words):
    spoil(course, file, before, after)
    assert [finding for finding in check_course(course) if words in finding.message]


def test_another_word_is_told_at_the_line_of_the_english(course):
    line = spoil(
        course, BEIJING, "Any organization or individual may report", "Any organization or individual can report"
    )
    (finding,) = (it for it in check_course(course) if "可以" in it.message)
    assert (finding.path, finding.line) == (BEIJING, line)


def test_an_exception_with_its_reason_is_heard(course):
    spoil(
        course, BEIJING, "Any organization or individual may report", "Any organization or individual is free to report"
    )
    spoil(
        course, TERMS, "en: may}]\n", "en: may}]\n    exceptions: [{at: beijing-2011#art_13__para_1, reason: a test}]\n"
    )
    assert not [it for it in check_course(course) if "可以" in it.message]


def test_a_form_stands_as_a_whole_word(corpus):
    from onrecord.termscheck import _has

    (sense,) = corpus.terms["keyi"].senses
    assert _has("Any organization may report", sense) and _has("May report", sense)
    assert not _has("The mayor reports", sense)


def test_a_longer_term_wins_over_one_inside_it(corpus):
    found = [term.id for _, _, term in standing("履行备案手续，填写备案表", corpus.terms.values())]
    assert found == ["beian-shouxu", "beian"]


def test_a_word_with_the_same_characters_is_no_place(corpus):
    assert [term.id for _, _, term in standing("具有同等效力", corpus.terms.values())] == []
    assert [term.id for _, _, term in standing("电视机等设备", corpus.terms.values())] == ["deng"]


def test_a_sense_is_told_by_its_place(corpus):
    term = corpus.terms["beian"]
    (user,) = senses_at(term, "national-2014#art_7__para_1")
    (service,) = senses_at(term, "order-292#art_8")
    assert user.meaning.startswith("of users") and service.meaning.startswith("of services")


def test_a_name_means_the_place_and_what_it_holds():
    assert within("a#art_1__para_2", "a") and within("a#art_1__para_2", "a#art_1") and within("a#art_1", "a#art_1")
    assert not within("ab#art_1", "a") and not within("a#art_10", "a#art_1")


@pytest.mark.parametrize("term", ["beian", "dengji", "zhuce", "shenhe", "pizhun", "zizhi", "xuke"])
def test_a_table_has_every_place_in_the_documents(corpus, term):
    html = render_places(corpus.terms[term], corpus, lambda place: f"page#{place}")
    word = corpus.terms[term].zh
    texts = [unit.zh for document in corpus.documents.values() for unit in document.provisions.values()]
    texts += [r.text for d in corpus.documents.values() for u in d.provisions.values() for r in u.report]
    assert html.count("<tr>") - 1 == sum(text.count(word) for text in texts)


def test_a_table_shows_the_words_and_the_renderings(corpus):
    html = render_places(corpus.terms["beian"], corpus, lambda place: f"page#{place}")
    (row,) = (row for row in html.split("<tr>") if "IM Provisions" in row)
    assert "分类<b>备案</b>" in row and "put on record" in row and "will make categorical records" in row
    assert 'href="page#national-2014#art_7__para_1"' in row
    assert re.findall(r"\((?:China Law Translate|Feichang Dao)\)", row) == ["(China Law Translate)", "(Feichang Dao)"]


def test_the_bases_have_a_table_of_their_own(corpus):
    html = render_extracts(corpus.terms["beian"], corpus, "cards")
    assert html.index("Order 147") < html.index("Order 33") < html.index("Order 292")
    assert "IM Provisions" not in html
