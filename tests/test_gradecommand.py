"""From what an LMS gives to what it takes: tables, feedback, answers to read, and nothing that a name should not be in."""

import csv
import json
import random
import zipfile

import pytest

from onrecord.cli import main
from onrecord.gradebook import Grader
from onrecord.gradejobs import grade_all
from onrecord.grading import grade
from onrecord.intake import find_items

from .test_gradebook import first, handin
from .test_grading import full_answer


def read(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def half(packs) -> dict:
    """A hand-in with one answer taken away."""
    data = handin(packs)
    del data["responses"][first(packs)]
    return data


def written(packs, text: str) -> dict:
    """A hand-in whose first free answer is this text."""
    data = handin(packs)
    open_id = next(i for i, e in packs["national-2014"]["answers"].items() if e["rule"] == "person")
    data["responses"][f"national-2014/{open_id}"]["response"] = {"text": text}
    return data


@pytest.fixture
def run(root, tmp_path, monkeypatch, capsys):
    """Run `onrecord grade` on the zip with more arguments; give its exit status and what it printed."""
    monkeypatch.chdir(root)

    def run(entries: dict, *arguments: str):
        archive = tmp_path / "downloads.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in entries.items():
                file.writestr(name, data if isinstance(data, (str, bytes)) else json.dumps(data))
        status = main(["grade", str(archive), "-o", str(tmp_path / "grades.csv"), *arguments])
        return status, capsys.readouterr()

    return run


def test_moodle_s_worksheet_gets_the_grades_of_its_participants(run, packs, tmp_path):
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(
        "\ufeffIdentifier,Full name,Maximum Grade,Grade,Last modified (grade),Feedback comments\n"
        "Participant 11,Jens Sø,10,,-,\nParticipant 12,李四,10,,-,kept\nParticipant 13,None,10,,-,\n",
        encoding="utf-8",
    )
    entries = {
        "Jens Sø_11_assignsubmission_file_/law.answers.json": handin(packs),
        "李四_12_assignsubmission_file_law.answers.json": handin(packs, responses={}),
        "Gone_99_assignsubmission_file_/law.answers.json": handin(packs),
    }
    status, told = run(entries, "--moodle", str(worksheet))
    rows = read(tmp_path / "worksheet-graded.csv")
    assert status == 0 and [row["Grade"] for row in rows] == ["10.00", "0.00", ""]
    assert [row["Last modified (grade)"] for row in rows] == ["-"] * 3
    assert rows[1]["Feedback comments"] == "kept" and "national-2014: " in rows[0]["Feedback comments"]
    assert "Participant 99 is not in worksheet.csv" in told.err


def test_canvas_s_gradebook_gets_one_column(run, packs, tmp_path):
    gradebook = tmp_path / "book.csv"
    gradebook.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (1),Law sheet (22),Final Score\n"
        "    Points Possible,,,,,5,20,(read only)\nLee Ann,4411,,lee,A,3,,\nNone,5,,none,A,,,\n",
        encoding="utf-8",
    )
    entries = {
        "leeann_4411_50_law.answers.json": handin(packs, responses={}),
        "leeann_4411_50_law.answers-1.json": handin(packs),
    }
    status, _ = run(entries, "--canvas", str(gradebook), "--column", "law sheet")
    rows = read(tmp_path / "book-graded.csv")
    assert status == 0 and list(rows[0]) == [
        *["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Law sheet (22)"]
    ]
    assert [row["Law sheet (22)"] for row in rows] == ["20", "20.00", ""]


@pytest.mark.parametrize(
    "option, text, words",
    [
        ("--moodle", "Teilnehmer,Bewertung\n", "has no column 'Identifier'"),
        ("--canvas", "Student,ID,Essay (1),Other (2)\n", "2 columns of"),
        ("--canvas", "Student,ID\n", "0 columns of"),
        ("--moodle", "", "is empty"),
        ("--moodle", b"\xff\xfe\x00", "is no CSV table"),
    ],
)
def test_a_template_that_does_not_fit_says_what_to_give(run, packs, tmp_path, option, text, words):
    template = tmp_path / "t.csv"
    template.write_bytes(text if isinstance(text, bytes) else text.encode())
    status, told = run({"a.json": handin(packs)}, option, str(template))
    assert status == 1 and words in told.err


def test_names_stand_nowhere_but_in_their_own_list(run, packs, tmp_path):
    entries = {
        "Zoe Zander_1_assignsubmission_file_/a.json": handin(packs),
        "Ann Archer_2_assignsubmission_file_/a.json": "x",
    }
    more = [
        "--students",
        str(tmp_path / "s.csv"),
        "--feedback",
        str(tmp_path / "fb"),
        "--to-read",
        str(tmp_path / "r.html"),
    ]
    run(entries, *more)
    made = [tmp_path / "grades.csv", tmp_path / "s.csv", tmp_path / "r.html", *(tmp_path / "fb").rglob("*.html")]
    assert len(made) == 4
    for path in made:
        assert not {"Zoe", "Ann", "Zander"} & set(path.read_text(encoding="utf-8-sig").replace("_", " ").split()), path
    listed = read(tmp_path / "grades.names.csv")
    assert {row["name"] for row in listed} == {"Zoe Zander", "Ann Archer"}
    before = (tmp_path / "grades.csv").read_bytes()
    run(entries, *more)
    assert (tmp_path / "grades.csv").read_bytes() == before


def test_of_two_files_for_one_sheet_the_later_counts_and_sheets_add_up(run, packs, tmp_path):
    second = packs["beijing-2011"]["answers"]
    other = {f"beijing-2011/{id}": {"hash": e["hash"], "response": full_answer(e)} for id, e in second.items()}
    entries = {
        "kim_1_50_law.answers.json": handin(packs),
        "kim_1_60_law.answers.json": half(packs),
        "kim_1_70_b.answers.json": handin(packs, sheet="beijing-2011", responses=other),
        "kim_1_80_c.answers.json": "damaged onrecord-answers",
    }
    run(entries, "--names", "--students", str(tmp_path / "s.csv"))
    (row,) = read(tmp_path / "s.csv")
    files = {row["file"]: row for row in read(tmp_path / "grades.csv")}
    assert row["student"] == "kim" and row["national-2014"] == files["kim_1_60_law.answers.json"]["score"]
    assert float(row["score"]) == float(row["national-2014"]) + float(row["beijing-2011"])
    assert "1 earlier file(s)" in row["note"] and "damaged: " in row["note"]


def test_what_a_student_wrote_is_text_in_every_page(run, packs, tmp_path):
    entries = {"mallory.json": written(packs, "<script>alert(1)</script> ok")}
    run(entries, "--names", "--feedback", str(tmp_path / "fb"), "--to-read", str(tmp_path / "r.html"))
    for path in (tmp_path / "fb" / "mallory.html", tmp_path / "r.html"):
        page = path.read_text(encoding="utf-8")
        assert "&lt;script&gt;alert(1)" in page and "<script" not in page


HOSTILE = [
    ("../../etc/passwd", "{}", "foreign", "leads out of the zip"),
    ("/etc/passwd", "{}", "foreign", "leads out of the zip"),
    ("C:\\x\\a.json", "{}", "foreign", "leads out of the zip"),
    ("inner.zip", b"PK", "foreign", "zip in a zip"),
    ("bomb.json", b" " * 2_000_000, "oversized", "larger than"),
]


@pytest.mark.parametrize("name, data, status, words", HOSTILE)
def test_a_hostile_entry_is_refused_and_costs_no_other(run, packs, tmp_path, name, data, status, words):
    run({"good.json": handin(packs), name: data}, "--names")
    rows = {row["file"]: row for row in read(tmp_path / "grades.csv")}
    assert rows["good.json"]["status"] == "graded" and len(rows) == 2
    (bad,) = [row for file, row in rows.items() if file != "good.json"]
    assert bad["status"] == status and words in bad["message"]


def test_links_are_refused_in_a_folder_and_in_a_zip(packs, tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    (place / "link.json").symlink_to("/etc/hostname")
    entry = zipfile.ZipInfo("link.json")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "l.zip", "w") as file:
        file.writestr(entry, "/etc/hostname")
    graded = grade_all(list(find_items([place, tmp_path / "l.zip"])), packs, tmp_path / "g.csv")
    assert graded.statuses == {"foreign": 2}


def test_lines_of_json_are_graded_alike_by_one_process_and_by_several(packs, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.intake.SLICE", 4000)
    lines = [json.dumps(one, separators=(",", ":")) for one in (handin(packs), half(packs), written(packs, "x"))]
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, "", "{broken", *lines, "x" * 3_000_000, lines[0]]))
    items = list(find_items([tmp_path / "a.jsonl"]))
    assert len(items) > 100
    tables = []
    for processes in (1, 2, 3):
        graded = grade_all(items, packs, tmp_path / "g.csv", processes)
        assert graded.statuses == {"graded": 7, "foreign": 1, "oversized": 1}
        tables.append((tmp_path / "g.csv").read_bytes())
    assert len(set(tables)) == 1


def test_a_run_cut_short_leaves_the_table_that_was_there(packs, tmp_path):
    (tmp_path / "g.csv").write_text("before")
    (tmp_path / "a.json").write_text(json.dumps(handin(packs)))

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade_all(list(find_items([tmp_path / "a.json"])), packs, tmp_path / "g.csv", done=stop)
    assert (tmp_path / "g.csv").read_text() == "before"


def test_an_assignment_is_graded_against_what_it_asked(packs, tmp_path):
    ids = list(handin(packs)["responses"])[:2]
    data = handin(packs, sheet="My week", asked=[*ids, "gone/question"])
    data["responses"] = {id: data["responses"][id] for id in ids}
    (tmp_path / "a.json").write_text(json.dumps(data))
    grade_all(list(find_items([tmp_path / "a.json"])), packs, tmp_path / "g.csv")
    (row,) = read(tmp_path / "g.csv")
    entries = packs["national-2014"]["answers"]
    assert int(row["points"]) == sum(entries[id.partition("/")[2]]["points"] for id in ids)
    assert row["percent"] == "100" and set(ids) <= set(row)
    assert "gone/question" in row["message"]


def test_own_banks_are_graded_with_own_keys_and_may_not_share_a_name(run, root, packs, tmp_path):
    (tmp_path / "banks").mkdir()
    for name, status in (("national-2014", 1), ("midterm", 0)):
        (tmp_path / "banks" / f"{name}.yml").write_bytes((root / "exercises" / "national-2014.yml").read_bytes())
        (tmp_path / "keys").mkdir(exist_ok=True)
        (tmp_path / "keys" / "midterm.yml").write_bytes((root / "keys" / "national-2014.yml").read_bytes())
        responses = {k.replace("national-2014", "midterm"): v for k, v in handin(packs)["responses"].items()}
        data = handin(packs, sheet="midterm", responses=responses)
        options = ["--banks", str(tmp_path / "banks"), "--keys", str(tmp_path / "keys"), "--names"]
        told_status, told = run({"a.json": data}, *options)
        assert told_status == status, told
        if status:
            assert "the course has a bank of this name" in told.err
            (tmp_path / "banks" / f"{name}.yml").unlink()
    assert read(tmp_path / "grades.csv")[0]["percent"] == "100"


@pytest.mark.parametrize("seed", range(20))
def test_the_table_has_the_score_that_each_response_earns(packs, banks, seed):
    """Whatever way of counting the table takes, it is the one of `grade`."""
    chance = random.Random(seed)
    for name, pack in packs.items():
        responses = {q.id: any_response(q, pack["answers"][q.id], chance) for q in banks[name][0].questions}
        given = {f"{name}/{id}": {"hash": pack["answers"][id]["hash"], "response": r} for id, r in responses.items()}
        data = json.dumps(handin(packs, sheet=name, responses=given), separators=(",", ":")).encode()
        for _ in range(2):
            row = Grader(packs).grade("x", data)
            for id, response in responses.items():
                assert row.scores[f"{name}/{id}"] == grade(pack["answers"][id], response).score, id


@pytest.mark.parametrize("remembered, longest", [(0, 1000), (1, 1000), (3, 20), (1000, 1000)])
def test_what_is_remembered_is_bounded_and_changes_no_row(packs, banks, monkeypatch, remembered, longest):
    chance, answers = random.Random(7), packs["national-2014"]["answers"]
    some = []
    for _ in range(40):
        said = {q.id: any_response(q, answers[q.id], chance) for q in banks["national-2014"][0].questions}
        given = {f"national-2014/{id}": {"hash": answers[id]["hash"], "response": r} for id, r in said.items()}
        some.append(json.dumps(handin(packs, responses=given)).encode())
    fresh = [Grader(packs).grade("x", data) for data in some]
    monkeypatch.setattr("onrecord.gradebook.REMEMBERED", remembered)
    monkeypatch.setattr("onrecord.gradebook.LONGEST", longest)
    grader = Grader(packs)
    assert [grader.grade("x", data) for data in [*some, *some]] == [*fresh, *fresh]
    kept = [question.worth for question in grader._questions.values()]
    assert max(map(len, kept)) <= max(remembered, 1) and max(len(said) for worth in kept for said in worth) <= longest


def any_response(question, entry: dict, chance: random.Random):
    """A response as the page could make one, right or wrong."""
    slots = {part: chance.choice([*values, "", "no such value"]) for part, values in question.parts.items()}
    values = entry.get("values", [])
    some = chance.sample(values, chance.randint(0, min(4, len(values))))
    return {
        "single": lambda: chance.choice(values),
        "multiple": lambda: some,
        "ordered": lambda: chance.sample(values, len(values)),
        "record": lambda: slots,
        "trace": lambda: {"links": some, "slots": slots},
        "text": lambda: chance.choice([*entry["accepted"], "19"]),
        "person": lambda: {"text": 'A sentence with a "colon": and a brace }.', "met": []},
    }[entry["rule"]]()
