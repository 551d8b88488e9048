"""The grade desk's statistics, feedback and answers to read are the command's: random classes, reckoned by both."""

import json
import random
import re
import runpy
import subprocess
import zipfile

import pytest

from onrecord.cli import main
from onrecord.feedback import to_read_page, write_feedback
from onrecord.gradebook import grade_paths
from onrecord.gradetables import by_student
from onrecord.identity import who
from onrecord.intake import find_items
from onrecord.itemcounts import count_all, in_all, item_of
from onrecord.itemparts import with_values
from onrecord.itemstats import reasons
from onrecord.keyfiles import pack_keys
from onrecord.labels import label_pack
from onrecord.report import report_page

from .conftest import ROOT
from .test_gradebook import handin
from .test_gradecommand import any_response

# What the page makes of what is dropped on it, without the page.
SCRIPT = """
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { feedbackPage, places, toReadPage } from "./src/desk/feedback.ts";
import { Grader, gradeAll } from "./src/desk/gradebook.ts";
import { who } from "./src/desk/identity.ts";
import { findItems } from "./src/desk/intake.ts";
import { countable, countAll, inAll } from "./src/desk/itemcounts.ts";
import { readKeys } from "./src/desk/keypacks.ts";
import { toLabels } from "./src/desk/labels.ts";
import { findAll, reportPage } from "./src/desk/report.ts";
import { byStudent } from "./src/desk/tables.ts";
const { keys, file, packs } = JSON.parse(readFileSync(0, "utf8"));
const pause = async () => {};
const plain = (it) => JSON.parse(JSON.stringify(it, (_, inner) => (inner instanceof Map ? [...inner] : inner)));
const grader = new Grader(readKeys("keys.zip", readFileSync(keys)));
const items = await findItems([{ path: basename(file), size: 0, bytes: async () => readFileSync(file) }]);
const rows = await gradeAll(items, grader, () => {}, pause);
const people = new Map(rows.filter((row) => !row.lined).map((row) => [row, who(row.file)]));
const labels = toLabels(packs);
const questions = countable(grader.questions, labels);
const counted = await countAll(rows, people, questions, pause);
const found = findAll(counted, questions, labels);
const known = { questions: grader.questions, labels };
const whose = new Map(rows.map((row) => [row.file, who(row.file)]));
const students = byStudent(rows, whose);
const shown = new Map([...whose.values()].map(({ key, name }) => [key, name]));
console.log(JSON.stringify({
  handins: inAll(counted),
  givenWay: counted.givenWay,
  found: found.map(({ id, item, reasons, counts }) => plain({ id, item, reasons, numbers: counts.numbers })),
  report: reportPage(counted, found),
  feedback: places(students, shown).map(([student, place]) => [place, feedbackPage(student, shown.get(student.who.key), known)]),
  toRead: toReadPage(rows, new Map([...whose].map(([file, { key }]) => [file, shown.get(key)])), known),
}));
"""


@pytest.fixture(scope="module")
def only(banks):
    return {name: bank for name, (bank, _) in banks.items()}


@pytest.fixture(scope="module")
def desk(packs, only, tmp_path_factory):
    """What the desk makes of one file, with the keys and labels of all banks."""
    node = runpy.run_path(str(ROOT / "frontend" / "bundle.py"))["command"]("node")
    keys = tmp_path_factory.mktemp("keys") / "keys.zip"
    pack_keys(packs, keys)
    labels = [label_pack(bank) for bank in only.values()]

    def run(path):
        done = subprocess.run(
            [*node, "--input-type=module", "--eval", SCRIPT],
            cwd=ROOT / "frontend",
            input=json.dumps({"keys": str(keys), "file": str(path), "packs": labels}),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def tries(chance, points) -> dict:
    """What a browser says of tries; sometimes nonsense, sometimes nothing."""
    said = {"attempts": chance.choice([0, 1, 2, 7]), "hints": chance.choice([0, 2]), "seen": chance.random() < 0.2}
    said |= {
        "first": chance.choice([0, points / 2, points]),
        "last": chance.choice([points, points / 3, None, 1e9, -1]),
    }
    return {name: it for name, it in said.items() if chance.random() < 0.95}


def sheet_of(packs, only, name, chance, skill) -> dict:
    """One hand-in: who is skilled answers more of the questions, and more of them rightly."""
    responses = {}
    for question in only[name].questions:
        entry = packs[name]["answers"][question.id]
        if chance.random() > 0.95:
            continue
        response = any_response(question, entry, chance)
        if chance.random() < skill and entry["rule"] in RIGHT:
            response = RIGHT[entry["rule"]](entry)
        elif entry["rule"] == "text":
            response = chance.choice(["Nineteen!", "<b>十九</b>", "forty-two"])
        elif entry["rule"] == "person":
            rubric = [criterion["id"] for criterion in entry["rubric"]]
            response = {"text": f"<i>{chance.random()}</i> & “中文”", "met": chance.sample(rubric, len(rubric) // 2)}
        responses[f"{name}/{question.id}"] = {
            "hash": "0" * 12 if chance.random() < 0.03 else entry["hash"],
            "response": None if chance.random() < 0.03 else response,
            **tries(chance, entry["points"]),
        }
    return handin(packs, sheet=name, responses=responses)


RIGHT = {
    "single": lambda entry: entry["accepted"][0],
    "multiple": lambda entry: entry["right"],
    "record": lambda entry: {slot: accepted[0] for slot, accepted in entry["slots"].items()},
    "text": lambda entry: entry["accepted"][0],
    "ordered": lambda entry: [value for group in entry["right"] for value in group],
}


def classroom(packs, only, path, students: int, sheets: list[str], seed: int):
    """A zip as Canvas gives it: some hand in twice, some leave a sheet out, and some files are none."""
    chance, entries = random.Random(seed), {}
    for n in range(students):
        skill = chance.random()
        for name in sheets:
            for again in range(chance.choice([0, 1, 1, 1, 2])):
                data = sheet_of(packs, only, name, chance, skill)
                ending = f"-{again}" if again else ""
                file = f"student{n}_{100 + n}_{chance.randint(1, 9)}{again}_{name}.answers{ending}.json"
                entries[file] = json.dumps(data, separators=(",", ":"))
    if students:
        entries |= {"essay.docx": "PK", "broken.json": "{", "empty_7_1_x.json": json.dumps(handin(packs, responses={}))}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def plain(item: dict) -> dict:
    """An item as the script gives it: maps as lists of pairs."""
    parts = [
        [name, part | {"chosen": [list(it) for it in part["chosen"].items()]}] for name, part in item["parts"].items()
    ]
    return item | {"parts": parts}


def close(mine, theirs, path=""):
    """The same, numbers to a billionth: two machines' hyperbolic tangents may differ in the last digit."""
    if isinstance(theirs, dict):
        assert set(mine) == set(theirs), path
        for name in theirs:
            close(mine[name], theirs[name], f"{path}/{name}")
    elif isinstance(theirs, (list, tuple)):
        assert len(mine) == len(theirs), path
        for n, (a, b) in enumerate(zip(mine, theirs)):
            close(a, b, f"{path}/{n}")
    else:
        assert mine == (pytest.approx(theirs, abs=1e-9) if isinstance(theirs, float) else theirs), path


ONE, TWO = ["national-2014"], ["beijing-2011", "reading-a-rule"]
CLASSES = [(0, ONE), (1, ONE), (1, TWO), (2, ONE), (2, TWO), (5, ONE), (5, TWO), (40, ONE), (40, TWO), (40, None)]


@pytest.mark.parametrize("seed, size, sheets", [(n, *one) for n, one in enumerate(CLASSES)])
def test_a_class_is_reckoned_alike(desk, packs, only, tmp_path, seed, size, sheets):
    path = classroom(packs, only, tmp_path / "class.zip", size, sheets or sorted(packs), seed)
    made = desk(path)
    offered = with_values(packs, only)
    counted = count_all(list(find_items([path])), offered)
    assert (made["handins"], made["givenWay"]) == (in_all(counted), counted.given_way)
    assert [one["id"] for one in made["found"]] == list(counted.questions)
    for one in made["found"]:
        bank, _, name = one["id"].partition("/")
        counts = counted.questions[one["id"]]
        item = item_of(counts, offered[bank]["answers"][name], only[bank].by_id[name].level)
        close(one["item"], plain(item), one["id"])
        close({k: v for k, v in one["numbers"].items() if v}, {k: v for k, v in counts.numbers.items() if v}, one["id"])
        told = [[it["name"], f"{it['part']}={it['value']}".rstrip("="), it["sure"]] for it in one["reasons"]]
        assert told == [[reason.name, reason.where, reason.sure] for reason in reasons(item)], one["id"]
    assert made["report"] == report_page(counted, only, offered)
    assert_same_pages(made, packs, only, path, tmp_path / "feedback")


def assert_same_pages(made, packs, only, path, folder):
    """Feedback and the answers to read, letter by letter."""
    rows = list(grade_paths([path], packs, keep=True))
    whose = {row.file: who(row.file) for row in rows}
    shown = {one.key: one.name for one in whose.values()}
    written = write_feedback(by_student(rows, whose), folder, shown, only, packs)
    pages = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    assert dict(made["feedback"]) == pages and len(made["feedback"]) == written == len(pages)
    assert made["toRead"] == to_read_page(rows, {file: shown[one.key] for file, one in whose.items()}, only, packs)


def test_the_command_and_the_desk_write_the_same_files(desk, packs, only, root, tmp_path, monkeypatch):
    """From the same zip, by the two doors that an instructor has."""
    path = classroom(packs, only, tmp_path / "class.zip", 12, ONE, 99)
    monkeypatch.chdir(root)
    made = desk(path)
    assert main(["report", str(path), "-o", str(tmp_path / "r.html")]) == 0
    assert made["report"].encode() == (tmp_path / "r.html").read_bytes()
    more = ["--feedback", str(tmp_path / "f"), "--to-read", str(tmp_path / "t.html"), "--names"]
    assert main(["grade", str(path), "-o", str(tmp_path / "g.csv"), *more]) == 0
    assert made["toRead"].encode() == (tmp_path / "t.html").read_bytes()
    for place, html in made["feedback"]:
        assert html.encode() == (tmp_path / "f" / place).read_bytes()


def test_lines_of_json_count_each_and_hostile_texts_do_no_harm(desk, packs, only, tmp_path):
    chance, name = random.Random(5), "national-2014"
    lines = [json.dumps(sheet_of(packs, only, name, chance, 0.5)) for _ in range(20)]
    first = re.sub(r'"attempts": \d', '"attempts": 1e999', lines[0], count=1)
    same = [line.replace('"first"', '"first": "x", "first"', 1) for line in lines[:3]]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*lines, first, *same, "{broken"]), encoding="utf-8")
    made = desk(path)
    offered = with_values(packs, only)
    assert made["report"] == report_page(count_all(list(find_items([path])), offered), only, offered)
    assert "<b>十九</b>" not in made["report"] and "<i>0." not in made["toRead"]


def test_no_student_s_feedback_covers_another_s(desk, packs, only, tmp_path):
    """Names that a file system takes for one, and a name that is all signs."""
    data = json.dumps(handin(packs))
    names = ["lee?1", "lee_1", "LEE_1", "lee_1 (2)", "..", "...", "??"]
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for name in names:
            archive.writestr(f"{name}.answers.json", data)
    made = desk(tmp_path / "class.zip")
    assert_same_pages(made, packs, only, tmp_path / "class.zip", tmp_path / "feedback")
    assert len({place.lower() for place, _ in made["feedback"]}) == len(names)
