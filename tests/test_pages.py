"""Questions and documents as HTML: real forms, real tables, language and place marked."""

import json
import re
from html.parser import HTMLParser

import pytest

from onrecord.pinyin import pinyin
from onrecord.reader import chinese_text, numeral, render_term, render_unit
from onrecord.render import render_question, render_stem


@pytest.fixture(scope="module")
def forms(banks, corpus):
    return {
        f"{bank.id}/{question.id}": (question, render_question(bank, question, corpus))
        for bank, _ in banks.values()
        for question in bank.questions
    }


class Balance(HTMLParser):
    """Finds tags that are opened and not closed, or closed out of order."""

    VOID = {"input", "br", "hr", "img"}

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.ids = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_every_question_is_well_formed_and_names_itself(forms):
    for id, (question, html) in forms.items():
        found = Balance(html)
        assert not found.open and not found.wrong, id
        assert len(found.ids) == len(set(found.ids)), id
        assert f'data-question="{id}"' in html
        assert json.loads(re.search(r'data-public="([^"]*)"', html)[1].replace("&quot;", '"'))["hash"] == question.hash


def test_every_part_of_a_question_has_its_control(forms):
    for id, (question, html) in forms.items():
        for part, values in question.parts.items():
            field = {"choice": "choice", "hottext": "token"}.get(question.type, part)
            if question.type == "order":
                assert all(f'name="place.{value}"' in html for value in values), id
                continue
            assert f'name="{field}"' in html, f"{id} {part}"
            for value in values:
                assert f'value="{value}"' in html, f"{id} {part} {value}"


def test_an_order_can_be_numbered_without_script(forms):
    for id, (question, html) in forms.items():
        if question.type == "order":
            numbers = re.findall(r'<option value="(\d+)">', html)
            n = len(question.items)
            assert numbers == [str(place) for place in range(1, n + 1)] * n, id


def test_a_stem_is_in_its_questions_form_unless_the_page_has_it_above(banks, corpus):
    bank, _ = banks["national-2014"]
    question = next(q for q in bank.questions if q.stem)
    stem = render_stem(bank, question.stem, corpus)
    assert stem in render_question(bank, question, corpus)
    assert stem not in render_question(bank, question, corpus, stem=False)
    assert f'data-stem="{question.stem}"' in render_question(bank, question, corpus, stem=False)


def test_every_node_of_a_chain_has_its_date_and_rung(forms, corpus):
    for question, _ in forms.values():
        if question.type == "trace":
            nodes = question.public(corpus)["nodes"]
            assert list(nodes) == question.instruments()
            assert all(len(node["date"]) == 10 and node["rank"] for node in nodes.values())


def test_the_hash_follows_structure_and_not_wording(banks):
    from attrs import evolve

    bank, _ = banks["national-2014"]
    choice = next(q for q in bank.questions if q.type == "choice")
    assert evolve(choice, prompt="Other words?", minutes=9).hash == choice.hash
    assert evolve(choice, options=list(reversed(choice.options))).hash == choice.hash
    assert evolve(choice, options=choice.options[:-1]).hash != choice.hash


def test_every_unit_of_the_document_is_well_formed(corpus):
    document = corpus.documents["national-2014"]
    for eid in document.provisions:
        html = render_unit(document, eid, corpus, pinyin, "glossary.html")
        found = Balance(html)
        assert not found.open and not found.wrong, eid
        assert eid in found.ids


def test_chinese_carries_its_sound_its_terms_and_its_marks(corpus):
    html = chinese_text("应当分类备案。", corpus, pinyin, "g.html", {6: "<sup>a</sup>"})
    assert re.sub(r"<rt>.*?</rt>|<[^>]+>", "", html) == "应当分类备案a。"
    assert '<a class="onr-term" href="g.html#term-beian" data-term="beian"><ruby>备<rt>bèi</rt></ruby>' in html
    assert html.index("</a><sup>a</sup>") > html.index("beian")


def test_no_character_of_a_provision_is_lost_in_the_reader(corpus):
    document = corpus.documents["national-2014"]
    for eid, unit in document.provisions.items():
        html = chinese_text(unit.zh, corpus, pinyin, "g.html", {})
        assert re.sub(r"<rt>.*?</rt>|<[^>]+>", "", html) == unit.zh, eid


def test_a_term_shows_where_it_was_rendered_and_how(corpus):
    html = render_term(corpus.terms["beian"], corpus)
    assert "art. 7 para. 1" in html and "China Law Translate" in html and "put on record" in html


@pytest.mark.parametrize("number, words", [(1, "一"), (10, "十"), (16, "十六"), (20, "二十"), (25, "二十五")])
def test_articles_are_numbered_in_chinese(number, words):
    assert numeral(number) == words
