"""The widget without a browser: its state, its answers, and that no key is in what it sends unasked."""

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
    widget._answer(widget, {"type": "check", "response": [chosen]}, [])
    (message,) = widget.sent
    assert message["verdict"]["marks"] == {chosen: "right"}
    assert list(message["entry"]["feedback"]) == [chosen]
    assert widget.attempts == 1


def test_the_same_mistake_tried_once_more_has_another_feedback_where_the_key_gives_one(root, monkeypatch, packs):
    monkeypatch.chdir(root)
    widget = onrecord.show("national-2014/which-of-the-two-follows", keys="keys/")
    widget.sent = []
    monkeypatch.setattr(widget, "send", lambda message, buffers=None: widget.sent.append(message))
    entry = packs["national-2014"]["answers"]["which-of-the-two-follows"]
    for tried in ("both", "second", "both"):
        widget._answer(widget, {"type": "check", "response": tried}, [])
    said = [message["entry"]["feedback"] for message in widget.sent]
    assert said == [
        {"both": entry["feedback"]["both"]},
        {"second": entry["feedback"]["second"]},
        {"both": entry["again"]["both"]},
    ]


def test_hints_come_one_at_a_time_and_the_answer_when_asked(widget, entry):
    widget._answer(widget, {"type": "hint", "n": 1}, [])
    assert widget.sent[0] == {"type": "hint", "n": 1, "of": len(entry["hints"]), "html": entry["hints"][0]}
    widget._answer(widget, {"type": "show"}, [])
    assert widget.sent[1]["entry"]["explanation"] == entry["explanation"]


def test_nothing_of_the_key_is_in_the_state_or_the_bundle(widget, entry):
    said = repr({name: widget.get_state()[name] for name in ("html", "question", "has_key", "response")})
    said += repr(widget._repr_mimebundle_())
    for text in [*entry["hints"], entry["explanation"], *entry["feedback"].values()]:
        assert text not in said


def test_a_built_page_gets_the_form(widget):
    data, _ = widget._repr_mimebundle_()
    assert data["text/html"].startswith("<form")


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
