"""The page's score is the command's: random responses to every question of every bank, graded by both."""

import json
import random
import runpy
import subprocess

import pytest

from onrecord.exercises import read_banks
from onrecord.gradebook import Grader
from onrecord.grading import grade

from .conftest import ROOT

ROUNDS = 12
# The page's own modules: a hand-in is written, read back and summed up as the page does.
SCRIPT = """
import { readFileSync } from "node:fs";
import { grade } from "./src/grading.ts";
import { handIn, readHandIn } from "./src/handin.ts";
import { rowOf, sumUp } from "./src/summary/rows.ts";
import { answer, untouched } from "./src/state.ts";
const { entries, rounds } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(rounds.map((responses) => {
  const states = Object.entries(responses).map(([id, said]) => [id, answer(untouched(entries[id].hash), said, 1)]);
  const file = JSON.stringify(handIn("everything", "test", states));
  const read = readHandIn(file);
  const rows = Object.keys(entries).map((id) => rowOf(id, entries[id].hash, read.get(id) ?? null, entries[id]));
  const scores = Object.fromEntries(rows.map(({ id, score }) => [id, score]));
  const verdicts = Object.fromEntries(Object.entries(responses).map(([id, said]) => [id, grade(entries[id], said)]));
  return { file, scores, verdicts, sum: sumUp(rows) };
})));
"""


@pytest.fixture(scope="module")
def entries(packs):
    return {f"{bank}/{id}": entry for bank, pack in packs.items() for id, entry in pack["answers"].items()}


@pytest.fixture(scope="module")
def rounds(entries):
    dice = random.Random(20140807)
    return [{id: response(entry, dice) for id, entry in entries.items()} for _ in range(ROUNDS)]


@pytest.fixture(scope="module")
def by_page(entries, rounds):
    node = runpy.run_path(str(ROOT / "frontend" / "bundle.py"))["command"]("node")
    done = subprocess.run(
        [*node, "--input-type=module", "--eval", SCRIPT],
        cwd=ROOT / "frontend",
        input=json.dumps({"entries": entries, "rounds": rounds}),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def response(entry: dict, dice: random.Random):
    """Any response that the form of this question can give, and now and then one that it cannot."""

    def some(values: list) -> list:
        return dice.sample(values, dice.randint(0, len(values)))

    slots = {part: dice.choice([*accepted, "other", ""]) for part, accepted in entry.get("slots", {}).items()}
    values = entry.get("values", [])
    fitting = {
        "single": lambda: dice.choice(values),
        "multiple": lambda: some(values),
        "ordered": lambda: some(values),
        "record": lambda: dict(some(list(slots.items()))),
        "trace": lambda: {"links": some(values)[:4], "slots": slots},
        "text": lambda: dice.choice([*entry["accepted"], f" {entry['accepted'][0].upper()}。", "something else"]),
        "person": lambda: {"text": "An argument.", "met": some([c["id"] for c in entry["rubric"]])},
    }
    return dice.choice([{}, [], "?", ["?"]]) if dice.random() < 0.05 else fitting[entry["rule"]]()


def test_every_question_of_every_bank_is_in_it(entries):
    assert set(entries) == {f"{bank.id}/{q.id}" for bank, _ in read_banks(ROOT).values() for q in bank.questions}


def test_the_page_and_the_command_give_the_same_scores(by_page, packs):
    for page in by_page:
        row = Grader(packs).grade("a.answers.json", page["file"].encode())
        assert page["scores"] == pytest.approx(row.scores)
        sums = page["sum"]
        assert (sums["answered"], sums["points"], sums["read"]) == (row.answered, row.points, row.to_read)
        assert sums["score"] == pytest.approx(row.score)


def test_they_give_the_same_marks_and_feedback(by_page, rounds, entries):
    for page, responses in zip(by_page, rounds):
        for id, said in responses.items():
            verdict, other = grade(entries[id], said), page["verdicts"][id]
            assert (other["marks"], other["feedback"]) == (verdict.marks, verdict.feedback), id
