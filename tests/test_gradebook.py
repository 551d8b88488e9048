"""Hand-ins of every kind: each gets a row, and none costs another."""

import csv
import json
import zipfile

import pytest

from onrecord.cli import main
from onrecord.gradebook import grade_paths
from onrecord.gradejobs import grade_all
from onrecord.handin import MOST_BYTES
from onrecord.intake import find_items

from .test_grading import full_answer


def handin(packs, **changes) -> dict:
    entries = packs["national-2014"]["answers"]
    responses = {
        f"national-2014/{id}": {"hash": entry["hash"], "response": full_answer(entry)} for id, entry in entries.items()
    }
    return {"format": "onrecord-answers", "v": 1, "sheet": "national-2014", "responses": responses} | changes


def first(packs) -> str:
    return next(
        f"national-2014/{id}" for id, entry in packs["national-2014"]["answers"].items() if entry["rule"] != "person"
    )


def outdated(packs, only_first=True) -> dict:
    data = handin(packs)
    for id in [first(packs)] if only_first else list(data["responses"]):
        data["responses"][id]["hash"] = "0" * 12
    return data


# (file name, its bytes, the status, words of the message)
FILES = [
    ("whole.answers.json", lambda p: json.dumps(handin(p)), "graded", ""),
    ("bom.answers.json", lambda p: "\ufeff" + json.dumps(handin(p)), "graded", ""),
    ("empty.answers.json", lambda p: json.dumps(handin(p, responses={})), "graded", "no question is answered"),
    ("partly.answers.json", lambda p: json.dumps(outdated(p)), "partly outdated", "older form of the question"),
    ("old.answers.json", lambda p: json.dumps(outdated(p, False)), "outdated", "older form of the question"),
    ("version.answers.json", lambda p: json.dumps(handin(p, v=9)), "outdated", "version 9"),
    ("cut.answers.json", lambda p: json.dumps(handin(p))[:200], "damaged", "no readable answers file"),
    ("twice.answers.json", lambda p: '{"format": "onrecord-answers", "format": "x"}', "damaged", "stands twice"),
    (
        "again.answers.json",
        lambda p: json.dumps(handin(p))[:-2] + ', "' + first(p) + '": {"hash": "0", "response": null}}}',
        "damaged",
        "stands twice",
    ),
    (
        "both.answers.json",
        lambda p: '{"responses": {}, ' + json.dumps(handin(p))[1:],
        "damaged",
        "stands twice",
    ),
    ("sheets.answers.json", lambda p: '{"sheet": "x", ' + json.dumps(handin(p))[1:], "damaged", "stands twice"),
    ("nan.answers.json", lambda p: '{"format": "onrecord-answers", "v": NaN}', "damaged", "NaN is no JSON"),
    (
        "deep.answers.json",
        lambda p: '{"format": "onrecord-answers", "v": ' + "[" * 200000,
        "damaged",
        "nested too deeply",
    ),
    ("list.answers.json", lambda p: json.dumps(handin(p, responses=[])), "damaged", "holds no responses"),
    ("other.json", lambda p: '{"format": "other"}', "foreign", "no answers file of this course"),
    ("essay.docx", lambda p: b"PK\x03\x04\xff\xfe\x00", "foreign", "not text"),
    (
        "bank.answers.json",
        lambda p: json.dumps(handin(p, sheet="x", responses={"x/y": {}})),
        "foreign",
        "no question that these keys know",
    ),
    ("large.answers.json", lambda p: " " * (MOST_BYTES + 1), "oversized", "larger than"),
]


@pytest.fixture
def folder(tmp_path, packs):
    place = tmp_path / "handins"
    place.mkdir()
    for name, content, *_ in FILES:
        data = content(packs)
        (place / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return place


def test_every_file_gets_its_row(folder, packs):
    rows = {row.file: row for row in grade_paths([folder], packs)}
    assert set(rows) == {name for name, *_ in FILES}
    for name, _, status, words in FILES:
        assert (rows[name].status, words in rows[name].message) == (status, True), rows[name]


def test_a_zip_gives_the_same_rows_as_its_files(folder, packs, tmp_path):
    archive = tmp_path / "downloads.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in folder.iterdir():
            file.write(path, path.name)
    assert list(grade_paths([archive], packs)) == list(grade_paths([folder], packs))


def test_a_zip_that_is_none_and_an_entry_that_bursts_are_rows(tmp_path, packs):
    (tmp_path / "broken.zip").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.answers.json", b" " * (64 * MOST_BYTES))
    rows = {row.file: row.status for row in grade_paths([tmp_path], packs)}
    assert rows == {"broken.zip": "damaged", "bomb.answers.json": "oversized"}


def test_the_full_answer_gets_all_points_and_says_what_is_to_be_read(folder, packs):
    (row,) = grade_paths([folder / "whole.answers.json"], packs)
    open_questions = sum(entry["rule"] == "person" for entry in packs["national-2014"]["answers"].values())
    assert row.score == pytest.approx(row.points)
    assert row.to_read == open_questions


def test_a_score_of_ones_own_is_told_and_never_counted(packs, tmp_path):
    """Ticks of the rubric stand in a column of their own; the score and what is to be read stay as they are."""
    entries = packs["national-2014"]["answers"]
    id, entry = next((id, entry) for id, entry in entries.items() if entry["rule"] == "person")
    first = entry["rubric"][0]
    data = handin(packs)
    data["responses"][f"national-2014/{id}"]["response"] = {"text": "An argument.", "met": [first["id"]]}
    for name, content in {"plain.json": handin(packs), "ticked.json": data}.items():
        (tmp_path / name).write_text(json.dumps(content))
    grade_all(list(find_items([tmp_path / "plain.json", tmp_path / "ticked.json"])), packs, tmp_path / "g.csv")
    plain, ticked = csv.DictReader((tmp_path / "g.csv").open(encoding="utf-8-sig"))
    own = f"national-2014/{id}: {first['points']} of {entry['points']}"
    assert (plain["self-scored"], ticked["self-scored"]) == ("", own)
    same = ("status", "score", "points", "percent", "to read", f"national-2014/{id}")
    assert [plain[name] for name in same] == [ticked[name] for name in same]
    assert ticked[f"national-2014/{id}"] == "to read"


def test_an_unknown_question_is_named_and_the_rest_is_graded(packs, tmp_path):
    data = handin(packs)
    data["responses"]["national-2014/gone"] = {"hash": "0", "response": "x"}
    (tmp_path / "a.json").write_text(json.dumps(data))
    (row,) = grade_paths([tmp_path / "a.json"], packs)
    assert row.status == "graded" and "national-2014/gone" in row.message and row.score == pytest.approx(row.points)


@pytest.mark.parametrize("value", [None, 7, "x", [], [[]], {"links": 3}, {"response": {}}, True])
def test_a_response_of_any_shape_harms_nothing(packs, tmp_path, value):
    data = handin(packs)
    for response in data["responses"].values():
        response["response"] = value
    data["responses"][first(packs)] = value if value is not None else {"response": None}
    (tmp_path / "a.json").write_text(json.dumps(data))
    (row,) = grade_paths([tmp_path / "a.json"], packs)
    assert row.score == 0
    assert first(packs) in row.message or value is None or isinstance(value, dict)


def test_a_cell_is_never_a_formula(packs, tmp_path):
    (tmp_path / "=cmd.json").write_text(json.dumps(handin(packs, sheet="@sum")))
    grade_all(list(find_items([tmp_path / "=cmd.json"])), packs, tmp_path / "g.csv")
    (row,) = csv.DictReader((tmp_path / "g.csv").open(encoding="utf-8-sig"))
    assert (row["file"], row["sheet"]) == ("'=cmd.json", "'@sum")


def test_the_command_writes_one_row_a_file(folder, root, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(root)
    assert main(["grade", str(folder), "--keys", "keys", "--names", "-o", str(tmp_path / "grades.csv")]) == 0
    rows = list(csv.DictReader((tmp_path / "grades.csv").open(encoding="utf-8-sig")))
    assert len(rows) == len(FILES)
    assert f"{len(FILES)} files: " in capsys.readouterr().out


def test_the_command_says_what_to_do_when_a_path_is_wrong(root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    assert main(["grade", "nowhere.zip"]) == 1
    assert capsys.readouterr().err == "there is no nowhere.zip; check the name\n"
