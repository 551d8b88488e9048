"""The widgets without a browser: their state, their answers, and that no key is in what they send unasked."""

import pytest

import onrecord
from onrecord.content import ContentError

from .test_grading import full_answer

ASKED = "national-2014/registered-on-monday"


@pytest.fixture
def widget(root, monkeypatch):
    monkeypatch.chdir(root)
    widget = onrecord.show(ASKED, keys="keys/")
    widget.sent = []
    monkeypatch.setattr(widget, "send", lambda message, buffers=None: widget.sent.append(message))
    return widget


@pytest.fixture(scope="module")
def entry(packs):
    return packs["national-2014"]["answers"]["registered-on-monday"]


def test_score_follows_response(widget, entry):
    assert (widget.response, widget.score, widget.points) == (None, None, 3)
    widget.response = full_answer(entry)
    assert widget.score == 3
    widget.response = full_answer(entry)[:1]
    assert widget.score == 1
    widget.response = None
    assert widget.score is None


def test_without_a_key_there_is_a_response_and_no_score(root, monkeypatch, entry):
    monkeypatch.chdir(root)
    widget = onrecord.show(ASKED)
    widget.response = full_answer(entry)
    assert (widget.has_key, widget.score) == (False, None)


def test_a_check_is_answered_with_a_verdict_and_only_what_was_chosen(widget, entry):
    chosen = entry["right"][0]
    widget._answer(widget, {"type": "check", "question": ASKED, "response": [chosen]}, [])
    (message,) = widget.sent
    assert (message["type"], message["question"]) == ("check", ASKED)
    assert message["verdict"]["marks"] == {chosen: "right"}
    assert list(message["entry"]["feedback"]) == [chosen]
    assert widget.attempts == 1


def test_the_same_mistake_tried_once_more_has_another_feedback_where_the_key_gives_one(root, monkeypatch, packs):
    monkeypatch.chdir(root)
    asked = "national-2014/which-of-the-two-follows"
    widget = onrecord.show(asked, keys="keys/")
    widget.sent = []
    monkeypatch.setattr(widget, "send", lambda message, buffers=None: widget.sent.append(message))
    entry = packs["national-2014"]["answers"]["which-of-the-two-follows"]
    for tried in ("both", "second", "both"):
        widget._answer(widget, {"type": "check", "question": asked, "response": tried}, [])
    said = [message["entry"]["feedback"] for message in widget.sent]
    assert said == [
        {"both": entry["feedback"]["both"]},
        {"second": entry["feedback"]["second"]},
        {"both": entry["again"]["both"]},
    ]


def test_hints_come_one_at_a_time_and_the_answer_when_asked(widget, entry):
    widget._answer(widget, {"type": "hint", "question": ASKED, "n": 1}, [])
    hint = {"type": "hint", "question": ASKED, "n": 1, "of": len(entry["hints"]), "html": entry["hints"][0]}
    assert widget.sent[0] == hint
    widget._answer(widget, {"type": "show", "question": ASKED}, [])
    assert widget.sent[1]["entry"]["explanation"] == entry["explanation"]


def test_nothing_of_the_key_is_in_the_state_or_the_bundle(widget, entry):
    said = repr({name: widget.get_state()[name] for name in ("html", "question", "has_key", "response")})
    said += repr(widget._repr_mimebundle_())
    for text in [*entry["hints"], entry["explanation"], *entry["feedback"].values()]:
        assert text not in said


def test_a_built_page_gets_the_form(widget):
    data, _ = widget._repr_mimebundle_()
    assert data["text/html"].startswith("<form")


def test_what_is_asked_about_another_question_is_not_answered(widget):
    widget._answer(widget, {"type": "show", "question": "national-2014/unknown"}, [])
    assert widget.sent == []


@pytest.fixture
def sheet(root, monkeypatch):
    monkeypatch.chdir(root)
    sheet = onrecord.show("national-2014", keys="keys/")
    sheet.sent = []
    monkeypatch.setattr(sheet, "send", lambda message, buffers=None: sheet.sent.append(message))
    return sheet


def test_a_sheet_has_its_values_by_question(sheet, banks, entry):
    bank, _ = banks["national-2014"]
    assert sheet.points == {question.id: question.points for question in bank.questions}
    assert all(f'data-question="national-2014/{id}"' in sheet.html for id in bank.by_id)
    sheet.response = {"registered-on-monday": full_answer(entry)[:1]}
    assert sheet.score == {"registered-on-monday": 1}
    sheet._answer(sheet, {"type": "check", "question": ASKED, "response": full_answer(entry)}, [])
    assert (sheet.response["registered-on-monday"], sheet.score) == (full_answer(entry), {"registered-on-monday": 3})
    assert sheet.attempts["registered-on-monday"] == 1 and sum(sheet.attempts.values()) == 1


def test_a_sheet_scores_the_full_answers_in_full(sheet, packs):
    answers = packs["national-2014"]["answers"]
    sheet.response = {id: full_answer(one) for id, one in answers.items()}
    assert {id: score for id, score in sheet.score.items() if score is not None} == pytest.approx(
        {id: one["points"] for id, one in answers.items() if one["rule"] != "person"}
    )


def test_a_sheet_without_a_key_has_responses_and_no_score(root, monkeypatch):
    monkeypatch.chdir(root)
    sheet = onrecord.show("national-2014")
    sheet.response = {"registered-on-monday": ["principle"]}
    assert (sheet.has_key, sheet.score) == (False, {})


def test_nothing_of_the_key_is_in_a_sheet(sheet, packs):
    said = repr({name: value for name, value in sheet.get_state().items() if not name.startswith("_")})
    for one in packs["national-2014"]["answers"].values():
        for text in [*one["hints"], one["explanation"]]:
            assert text not in said


@pytest.mark.parametrize(
    "place, shown, hidden",
    [
        ("national-2014", ['id="title"', 'id="art_10__para_1"', "Article 7"], []),
        ("national-2014#art_7", ['id="art_7__para_1"', 'id="art_7__para_2"', "第七条"], ['id="art_8__para_1"']),
        ("national-2014#art_7__para_2", ['id="art_7__para_2"'], ['id="art_7__para_1"']),
    ],
)
def test_a_document_or_a_part_of_it_can_be_read(root, monkeypatch, place, shown, hidden):
    monkeypatch.chdir(root)
    html = onrecord.show_document(place).html
    assert [words for words in shown if words not in html] == []
    assert [words for words in hidden if words in html] == []


def test_a_reader_without_pypinyin_has_no_sounds_and_all_words(root, monkeypatch):
    import sys

    monkeypatch.chdir(root)
    monkeypatch.setitem(sys.modules, "onrecord.pinyin", None)
    html = onrecord.show_document("national-2014#art_10").html
    assert "<rt></rt>" in html and "bèi" not in html.partition("onr-terms")[0]


@pytest.mark.parametrize(
    "place, words",
    [("national", "there is no document 'national'; write one of"), ("national-2014#art_70", "write an eId such as")],
)
def test_a_wrong_place_is_told_with_what_to_write(root, monkeypatch, place, words):
    monkeypatch.chdir(root)
    with pytest.raises(ContentError, match=words):
        onrecord.show_document(place)


@pytest.mark.parametrize(
    "asked, keys, words",
    [
        ("national/registered-on-monday", None, "there is no bank 'national'; write bank/question"),
        ("national-2014/unknown", None, "there is no question 'unknown' in 'national-2014'; it has"),
        (ASKED, "nowhere/", "there is no such file"),
    ],
)
def test_a_wrong_name_is_told_with_what_to_write(root, monkeypatch, asked, keys, words):
    monkeypatch.chdir(root)
    with pytest.raises(ContentError, match=words):
        onrecord.show(asked, keys=keys)
