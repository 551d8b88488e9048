"""What the course promises of itself, in numbers."""

import re

import pytest

from onrecord.exercises import SKILLS


@pytest.fixture(scope="module")
def bank(banks):
    return banks["national-2014"][0]


def test_the_document_is_whole(corpus):
    document = corpus.documents["national-2014"]
    paragraphs = [len(article.paragraphs) for article in document.articles]
    assert paragraphs == [1, 2, 2, 1, 1, 2, 4, 2, 1, 1]
    assert all(unit.zh and unit.en and unit.found for unit in document.provisions.values())
    assert corpus.text("national-2014#art_7__para_1", "zh").endswith("分类备案。")


def test_eids_follow_akoma_ntoso(corpus):
    eids = list(corpus.documents["national-2014"].provisions)
    assert eids[:3] == ["title", "art_1__para_1", "art_2__para_1"] and eids[-1] == "art_10__para_1"


@pytest.mark.parametrize(
    "word, times",
    [
        *[("应当", 10), ("要求", 1), ("可以", 3), ("不得", 1), ("鼓励", 1), ("由", 2), ("直至", 1)],
        *[("备案", 1), ("审核", 1), ("批准", 1), ("资质", 3), ("许可", 0), ("登记", 0)],
    ],
)
def test_the_words_that_the_chapters_count_stand_so_often(corpus, word, times):
    document = corpus.documents["national-2014"]
    paragraphs = [unit.zh for eid, unit in document.provisions.items() if eid != "title"]
    assert sum(text.count(word) for text in paragraphs) == times


def test_the_five_named_bases_are_older_than_the_document(corpus):
    cited = [r for r in corpus.relations if r.start.startswith("national-2014") and r.how == "cited"]
    assert len(cited) == 5
    assert all(r.target.partition("@")[2] < "2014-08-07" and r.words for r in cited)


def test_the_bank_has_enough_of_each_family(bank):
    assert len(bank.questions) >= 24
    for skill in SKILLS:
        assert sum(q.skill == skill for q in bank.questions) >= 7, skill


def test_the_bank_asks_more_than_choice_and_recognition(bank):
    n = len(bank.questions)
    assert sum(q.type != "choice" for q in bank.questions) >= n / 2
    assert sum(q.level == "recognize" for q in bank.questions) <= 0.35 * n
    assert {q.type for q in bank.questions} == {
        "choice",
        "hottext",
        "match",
        "order",
        "compare",
        "trace",
        "textEntry",
        "extendedText",
    }


def test_each_family_ends_in_a_case_or_an_argument(bank):
    for skill in SKILLS:
        last = [q for q in bank.questions if q.skill == skill][-1]
        assert last.level in ("apply", "argue"), last.id


def test_questions_that_share_a_stem_are_two_or_more(bank):
    for stem in bank.stems:
        assert sum(q.stem == stem for q in bank.questions) >= 2, stem


def test_every_objective_can_be_reached_without_reading_chinese(bank):
    for objective in bank.objectives:
        assert any(q.objective == objective and q.chinese != "read" for q in bank.questions), objective


def test_every_question_has_an_explanation_hints_and_evidence(packs):
    for pack in packs.values():
        for name, entry in pack["answers"].items():
            assert entry["explanation"] and len(entry["hints"]) >= 2 and entry["evidence"], name


def test_the_right_option_of_a_choice_is_not_known_by_its_length(bank, packs):
    """Over all single choices, the longest option is right no more often than one would guess, with room for one."""
    entries = packs["national-2014"]["answers"]
    single = [q for q in bank.questions if q.type == "choice" and not q.several]
    longest = sum(max(q.options, key=lambda o: len(o.text)).id in entries[q.id]["accepted"] for q in single)
    assert longest <= sum(1 / len(q.options) for q in single) + 1


# What the whole course promises: every bank, and the sheets of the four Chinese texts.
DOCUMENTS = {
    "national-2014": (8, 7, 6),
    "beijing-2011": (8, 7, 6),
    "zhaoqing-2014": (6, 4, 6),
    "chongqing-2006": (6, 4, 6),
}


@pytest.fixture(scope="module")
def whole(banks):
    return {name: bank for name, (bank, _) in banks.items()}


@pytest.fixture(scope="module")
def every_question(whole):
    return [question for bank in whole.values() for question in bank.questions]


def test_the_course_has_enough_questions_of_the_harder_kinds(every_question):
    n = len(every_question)
    assert n >= 170
    assert sum(q.type != "choice" for q in every_question) >= 0.6 * n
    assert sum(q.level == "recognize" for q in every_question) <= 0.35 * n


def test_the_banks_of_the_documents_are_those_of_the_corpus(whole, corpus):
    assert {bank.document for bank in whole.values() if bank.document} == set(corpus.documents) == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_is_asked_enough_in_each_family_and_ends_it_in_an_argument(name, whole):
    questions = whole[name].questions
    for skill, least in zip(("obligations", "translation", "legal-bases"), DOCUMENTS[name], strict=True):
        asked = [q for q in questions if q.skill == skill]
        assert len(asked) >= least, skill
        assert asked[-1].level in ("apply", "argue"), asked[-1].id


def test_no_bank_is_made_of_choice_or_of_recognition(whole):
    for bank in whole.values():
        n = len(bank.questions)
        assert sum(q.type != "choice" for q in bank.questions) >= 0.6 * n, bank.id
        assert sum(q.level == "recognize" for q in bank.questions) <= 0.35 * n, bank.id


def test_every_objective_of_every_bank_can_be_reached_without_reading_chinese(whole):
    for bank in whole.values():
        for objective in bank.objectives:
            assert any(q.objective == objective and q.chinese != "read" for q in bank.questions), (bank.id, objective)


def test_a_question_for_readers_of_chinese_has_a_twin_for_others(whole):
    for bank in whole.values():
        for question in bank.questions:
            if question.chinese == "read":
                twin = bank.by_id[question.parallel]
                assert twin.chinese in ("none", "glossed"), question.id
                assert (twin.points, twin.skill) == (question.points, question.skill), question.id


def test_the_texts_that_were_not_found_are_asked_no_marking_of_chinese(whole, corpus):
    for bank in whole.values():
        for question in bank.questions:
            if question.type == "hottext" and question.language == "zh":
                assert corpus.text(question.provision, "zh"), question.id


def test_over_the_course_the_right_option_is_not_known_by_its_length(whole, packs):
    longest, chance = 0, 0.0
    for name, bank in whole.items():
        for question in bank.questions:
            if question.type == "choice" and not question.several:
                longest += (
                    max(question.options, key=lambda o: len(o.text)).id
                    in packs[name]["answers"][question.id]["accepted"]
                )
                chance += 1 / len(question.options)
    assert longest <= chance + 1


def test_the_practice_examination_has_thirty_questions(whole):
    assert len(whole["practice-examination"].questions) == 30


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_the_number_of_questions_that_is_told_is_the_number_there_is(name, root, every_question):
    told = re.findall(r"(\d+) questions", (root / name).read_text(encoding="utf-8"))
    assert told == [str(len(every_question))]
