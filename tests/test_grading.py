"""The rules, held to the table that the page script is held to."""

import json
from pathlib import Path

import pytest

from onrecord.grading import grade, normalize, self_score

CASES = json.loads((Path(__file__).parent / "cases" / "grading.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_response_earns_what_the_table_says(case):
    verdict = grade(case["entry"], case["response"])
    assert (verdict.score, verdict.marks, verdict.feedback) == (case["score"], case["marks"], case["feedback"])
    if "self" in case:
        assert self_score(case["entry"], case["response"]) == case["self"]


@pytest.mark.parametrize(
    "written, folded",
    [
        ("  Put  on　Record. ", "put on record"),
        ("ＢＥＩ’ＡＮ", "beian"),
        ("备案。", "备案"),
        ("《办法》", "办法"),
        ("“19”", "19"),
    ],
)
def test_what_does_not_matter_in_a_written_term_is_folded(written, folded):
    assert normalize(written) == folded


def test_the_full_answer_to_every_question_earns_all_points(packs):
    for pack in packs.values():
        for name, entry in pack["answers"].items():
            if entry["rule"] != "person":
                assert grade(entry, full_answer(entry)).score == entry["points"], name


def full_answer(entry: dict):
    """The response that a key pack entry calls right."""
    slots = {part: values[0] for part, values in entry.get("slots", {}).items()}
    return {
        "single": lambda: entry["accepted"][0],
        "multiple": lambda: entry["right"],
        "ordered": lambda: [value for group in entry["right"] for value in group],
        "record": lambda: slots,
        "trace": lambda: {"links": entry["right"], "slots": slots},
        "text": lambda: entry["accepted"][0],
        "person": lambda: {"text": "An argument of my own."},
    }[entry["rule"]]()


def test_nothing_and_everything_earn_nothing_on_every_closed_question(packs):
    for pack in packs.values():
        for name, entry in pack["answers"].items():
            if entry["rule"] == "person":
                continue
            assert grade(entry, None).score == 0, name
            if entry["rule"] == "multiple":
                ticked = grade(entry, entry["values"]).score
                wrong = len(entry["values"]) - len(entry["right"]) - len(entry["open"])
                assert ticked == entry["points"] * max(0, len(entry["right"]) - wrong) / len(entry["right"]), name
