"""The report on questions: what it counts, what it leaves out, and that nothing a student wrote does harm in it."""

import json
import random
import re

import pytest

from onrecord.cli import main
from onrecord.intake import find_items
from onrecord.itemcounts import count_all, in_all, item_of
from onrecord.itemparts import with_values
from onrecord.report import report_page

from .test_gradebook import handin
from .test_gradecommand import any_response
from .test_grading import full_answer

BANK = "national-2014"


def given(entry: dict, response, **own) -> dict:
    return {"hash": entry["hash"], "response": response} | own


def first_of(packs, rule: str, kind: str = "") -> tuple[str, dict]:
    answers = packs[BANK]["answers"]
    return next((i, e) for i, e in answers.items() if e["rule"] == rule and kind in ("", e["type"]))


@pytest.fixture
def count(packs, banks, tmp_path):
    """Count hand-ins, given as data by file name; give everything that was counted."""

    def count(files: dict[str, dict | str]):
        folder = tmp_path / "handins"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        return count_all(list(find_items([folder])), with_values(packs, only(banks)))

    return count


def only(banks) -> dict:
    return {name: bank for name, (bank, _) in banks.items()}


def answers(packs, responses: dict) -> dict:
    return handin(packs, responses={f"{BANK}/{id}": value for id, value in responses.items()})


def test_difficulty_and_distractors_are_counted_by_hand(packs, count):
    """Three of four take what is right; the fourth takes another option, and a fifth leaves the question out."""
    id, entry = first_of(packs, "single")
    other, some = first_of(packs, "record")
    wrong = next(value for value in entry["values"] if value not in entry["accepted"])
    files = {f"{n}.json": {id: given(entry, entry["accepted"][0])} for n in range(3)}
    files |= {"3.json": {id: given(entry, wrong)}, "4.json": {other: given(some, full_answer(some))}}
    counts = count({name: answers(packs, data) for name, data in files.items()}).questions[f"{BANK}/{id}"]
    item = item_of(counts, entry, "analyze")
    assert (counts.n, counts.numbers["asked"], counts.mean) == (4, 5, 0.75)
    assert item["parts"]["choice"]["chosen"][wrong][2] == 1
    assert item["parts"]["choice"]["chosen"][entry["accepted"][0]][2] == 3


def test_discrimination_sets_the_question_against_the_rest_without_itself(packs, count):
    """Who has the rest right has this question right: r is 1; the question's own points do not make it so."""
    id, entry = first_of(packs, "single")
    other, some = first_of(packs, "record")
    wrong = next(value for value in entry["values"] if value not in entry["accepted"])
    empty = {part: "no such value" for part in some["slots"]}
    files = {}
    for n in range(8):
        good = n % 2 == 0
        one = {id: given(entry, entry["accepted"][0] if good else wrong)}
        files[f"{n}.json"] = answers(packs, one | {other: given(some, full_answer(some) if good else empty)})
    counted = count(files)
    assert counted.questions[f"{BANK}/{id}"].r == pytest.approx(1)
    item = item_of(counted.questions[f"{BANK}/{id}"], entry, "analyze")
    assert (item["lower"], item["upper"]) == (4, 4)
    assert item["parts"]["choice"]["chosen"][entry["accepted"][0]] == [0, 4, 4]


def test_agreement_on_a_marking_task_is_counted_by_token(packs, count):
    """Two of three mark one token, the third another: by hand, 2 + 2 apart, 3 marks and n - 3 that are none."""
    id, entry = first_of(packs, "multiple", "hottext")
    token = entry["right"][0]
    marks = [[token], [token], [entry["values"][-1]]]
    counted = count({f"{n}.json": answers(packs, {id: given(entry, m)}) for n, m in enumerate(marks)})
    item = item_of(counted.questions[f"{BANK}/{id}"], entry, "analyze")
    assert item["parts"]["token"]["chosen"][token][2] == 2
    n = 3 * len(entry["values"])
    assert item["alpha"] == pytest.approx(1 - (n - 1) * 4 / (2 * 3 * (n - 3)))


def test_first_and_last_try_are_the_browser_s_word_and_nonsense_is_none(packs, count, banks):
    id, entry = first_of(packs, "single")
    points = entry["points"]
    own = [
        {"attempts": 2, "hints": 1, "seen": True, "first": 0, "last": points},
        {"attempts": 1, "hints": 0, "seen": False, "first": points, "last": points},
        {"attempts": 1e999, "first": 0, "last": 0},
        {"attempts": 3, "first": -1, "last": points + 1},
        {"attempts": "many", "first": [], "last": {}},
        {"attempts": True, "first": 0, "last": 0},
        {"attempts": 10**400, "first": 0, "last": 10**400},
    ]
    right = entry["accepted"][0]
    files = {f"{n}.json": json.dumps(answers(packs, {id: given(entry, right, **o)})) for n, o in enumerate(own)}
    counted = count({name: text.replace("Infinity", "1e999") for name, text in files.items()})
    numbers = counted.questions[f"{BANK}/{id}"].numbers
    told = [numbers[name] for name in ("tried", "first", "last", "better", "worse", "hinted", "seen", "attempts")]
    assert told == [2, 1, 2, 1, 0, 1, 1, 3]
    assert "the word of the students’ browsers" in report_page(counted, only(banks), with_values(packs, only(banks)))


def test_of_a_small_class_the_report_says_what_cannot_be_told(packs, count, banks):
    id, entry = first_of(packs, "single")
    one = answers(packs, {id: given(entry, entry["accepted"][0])})
    small = report_page(count({f"{n}.json": one for n in range(9)}), only(banks), with_values(packs, only(banks)))
    assert "No question has 10 answers" in small and "no thirds can be cut" in small
    ten = report_page(count({"9.json": one}), only(banks), with_values(packs, only(banks)))
    assert "No question has" not in ten


def test_of_a_student_s_files_for_a_sheet_the_latest_counts(packs, count):
    id, entry = first_of(packs, "single")
    wrong = next(value for value in entry["values"] if value not in entry["accepted"])
    files = {
        "lee_1001_20_x.answers.json": answers(packs, {id: given(entry, wrong)}),
        "lee_1001_21_x-1.answers.json": answers(packs, {id: given(entry, entry["accepted"][0])}),
    }
    counted = count(files)
    assert (in_all(counted), counted.given_way, counted.questions[f"{BANK}/{id}"].mean) == (1, 1, 1)


def test_what_cannot_be_graded_is_told_by_number_and_costs_nothing(packs, count, banks):
    id, entry = first_of(packs, "single")
    whole = answers(packs, {id: given(entry, entry["accepted"][0])})
    counted = count({"a.json": whole, "Li Si.json": "no", "empty.json": answers(packs, {})})
    page = report_page(counted, only(banks), with_values(packs, only(banks)))
    assert in_all(counted) == 1 and counted.questions[f"{BANK}/{id}"].n == 1
    assert "1 foreign" in page and "1 held no answer" in page and "Li Si" not in page


@pytest.mark.parametrize("seed", range(6))
def test_every_type_of_question_is_shown_and_no_choice_is_lost(packs, banks, tmp_path, seed):
    chance = random.Random(seed)
    for name, pack in packs.items():
        lines = []
        for _ in range(12):
            said = {q.id: any_response(q, pack["answers"][q.id], chance) for q in banks[name][0].questions}
            responses = {f"{name}/{i}": given(pack["answers"][i], r) for i, r in said.items()}
            lines.append(json.dumps(handin(packs, sheet=name, responses=responses)))
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines))
    offered = with_values(packs, only(banks))
    counted = count_all(list(find_items([tmp_path])), offered)
    assert set(counted.questions) == {f"{name}/{id}" for name, pack in packs.items() for id in pack["answers"]}
    page = report_page(counted, only(banks), offered)
    for id, counts in counted.questions.items():
        bank, _, name = id.partition("/")
        entry = offered[bank]["answers"][name]
        for part in item_of(counts, entry, "analyze")["parts"].values():
            assert all(lower + upper <= n for lower, upper, n in part["chosen"].values())
        assert f"<h3>{id}</h3>" in page


def test_the_command_writes_a_page_of_its_own_without_names_or_scripts(packs, root, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    id, entry = first_of(packs, "text")
    attack = "<script>alert(1)</script>*x*"
    for n in range(3):
        data = answers(packs, {id: given(entry, attack)}) | {"sheet": attack}
        (tmp_path / f"Wang Wu_{n}_assignsubmission_file_x.answers.json").write_text(json.dumps(data))
    assert main(["report", str(tmp_path), "-o", str(tmp_path / "r.html")]) == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "3 hand-ins" in capsys.readouterr().out
    assert "<script" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;*x*" in page
    assert "Wang" not in page and not re.search(r'(?:src|href)="(?!#)', page)


def test_what_one_student_alone_wrote_is_not_shown(packs, count, banks):
    id, entry = first_of(packs, "text")
    counted = count({"a.json": answers(packs, {id: given(entry, "my name is li si")})})
    assert "li si" not in report_page(counted, only(banks), with_values(packs, only(banks)))


def test_memory_grows_with_what_can_be_chosen_and_not_with_who_chose(packs, banks, tmp_path):
    """Ten times as many hand-ins with other texts: no more is kept than the limits allow."""
    id, entry = first_of(packs, "text")
    lines = (json.dumps(answers(packs, {id: given(entry, f"wrong {n}")})) for n in range(1000))
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    counts = count_all(list(find_items([tmp_path])), with_values(packs, only(banks))).questions[f"{BANK}/{id}"]
    assert counts.n == 1000 and len(counts.texts) == 300 and len(counts.at) == 1


def test_nothing_to_count_is_said(root, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    (tmp_path / "a.json").write_text("{}")
    assert main(["report", str(tmp_path / "a.json"), "-o", str(tmp_path / "r.html")]) == 1
    assert "0 hand-ins, 0 questions" in capsys.readouterr().out
    assert main(["report", "nowhere.zip"]) == 1
    assert "there is no nowhere.zip" in capsys.readouterr().err
