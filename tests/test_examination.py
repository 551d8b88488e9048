"""The practice examination keeps to its plan: thirty questions in two hours, over all documents and families."""

import pytest


@pytest.fixture(scope="module")
def questions(banks):
    return banks["practice-examination"][0].questions


def test_it_has_thirty_questions_and_takes_two_hours(questions):
    assert len(questions) == 30
    assert 110 <= sum(question.minutes for question in questions) <= 130


def test_it_belongs_to_no_chapter(banks):
    bank = banks["practice-examination"][0]
    assert not bank.document and not bank.chapter


def test_it_asks_more_than_choice_and_recognition(questions):
    assert sum(question.type != "choice" for question in questions) >= 0.6 * len(questions)
    assert sum(question.level == "recognize" for question in questions) <= 0.3 * len(questions)


def test_it_needs_no_reading_of_chinese(questions):
    assert all(question.chinese != "read" for question in questions)


def test_it_ends_with_an_argument(questions):
    assert (questions[-1].type, questions[-1].level) == ("extendedText", "argue")


def test_no_question_is_a_question_of_another_bank(banks, questions):
    others = {q.id for name, (bank, _) in banks.items() if name != "practice-examination" for q in bank.questions}
    assert not others & {question.id for question in questions}
