"""What the course promises of itself, in numbers."""

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
