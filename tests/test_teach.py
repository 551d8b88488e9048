"""What instructors are told of the banks is what stands in them."""

import re

import pytest

from onrecord.content import ContentError
from onrecord.markup import inline
from onrecord.teach import bank_in_numbers, minutes, plan_rows, questions_named, render_objectives


@pytest.fixture(scope="module")
def read(banks):
    return {name: bank for name, (bank, _) in banks.items()}


def test_every_objective_has_a_row_and_no_question_is_lost(read):
    for bank in read.values():
        rows = re.findall(r"<tr><td>(.*?)</td><td>(\d+)</td><td>([\d.]+)</td></tr>", render_objectives(bank))
        assert {words for words, _, _ in rows} == {inline(words) for words in bank.objectives.values()}, bank.id
        assert sum(int(asked) for _, asked, _ in rows) == len(bank.questions), bank.id
        assert sum(float(time) for _, _, time in rows) == minutes(bank.questions), bank.id


def test_the_sentence_counts_what_needs_no_reading_of_chinese(read):
    bank = read["zhaoqing-2014"]
    everything, rest = minutes(bank.questions), minutes(q for q in bank.questions if q.chinese != "read")
    assert f"{everything:g} minutes" in bank_in_numbers(bank) and f"and {rest:g} minutes" in bank_in_numbers(bank)


# (what names them, how many of the questions of national-2014 are meant)
NAMES = [
    ("national-2014", lambda q: True),
    ("national-2014#translation", lambda q: q.skill == "translation"),
    ("national-2014/steps-to-the-record", lambda q: q.id == "steps-to-the-record"),
]


@pytest.mark.parametrize("name, meant", NAMES, ids=[name for name, _ in NAMES])
def test_a_plan_names_a_bank_a_family_or_a_question(name, meant, read):
    bank = read["national-2014"]
    assert questions_named([name], read) == [(bank, q) for q in bank.questions if meant(q)]


def test_the_minutes_of_a_step_are_its_questions_or_those_written(read):
    question = read["national-2014"].by_id["steps-to-the-record"]
    rows = list(
        plan_rows(
            ["15 | Read.", "", f"national-2014/{question.id} | Answer.", "20 national-2014#translation | Do."], read
        )
    )
    assert rows[0] == (15, "Read.")
    assert rows[1] == (question.minutes, f"Answer. ({{question}}`national-2014/{question.id}`)")
    family = [q for q in read["national-2014"].questions if q.skill == "translation"]
    assert rows[2] == (20 + minutes(family), f"Do. ({len(family)} questions)")


@pytest.mark.parametrize("line", ["no bar", "national-2014/nothing | Answer.", "nowhere | Answer.", "| Read."])
def test_a_step_that_is_none_is_told(line, read):
    with pytest.raises(ContentError, match=r"write "):
        list(plan_rows([line], read))
