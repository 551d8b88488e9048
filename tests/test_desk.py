"""The grade desk's tables are the command's: the same files, good, damaged and hostile, graded by both."""

import json
import random
import runpy
import struct
import subprocess
import zipfile

import pytest

from onrecord.gradebook import grade_paths
from onrecord.gradejobs import grade_all
from onrecord.gradetables import by_student, fill_canvas, fill_moodle, write_students
from onrecord.identity import who
from onrecord.intake import find_items
from onrecord.keyfiles import pack_keys

from .conftest import ROOT
from .test_gradebook import FILES, handin
from .test_gradecommand import HOSTILE, any_response, half, written
from .test_identity import NAMES

# What the page does with what is dropped on it, without the page.
SCRIPT = """
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Grader, gradeAll } from "./src/desk/gradebook.ts";
import { who } from "./src/desk/identity.ts";
import { findItems } from "./src/desk/intake.ts";
import { readKeys } from "./src/desk/keypacks.ts";
import { writeCsv } from "./src/desk/csv.ts";
import { byStudent, fillCanvas, fillMoodle, gradesCsv, studentsTable } from "./src/desk/tables.ts";
const { keys, files, names, moodle, canvas, column } = JSON.parse(readFileSync(0, "utf8"));
const source = ([path, file]) => ({ path, size: readFileSync(file).length, bytes: async () => readFileSync(file) });
const grader = new Grader(readKeys("keys.zip", readFileSync(keys)));
const items = await findItems(files.map(source));
const rows = await gradeAll(items, grader, () => {}, async () => {});
const whose = new Map(items.filter((it) => !it.lined).map(({ name }) => [name, who(name)]));
const students = byStudent(rows, whose);
const shown = new Map([...whose.values()].map(({ key, name }) => [key, name]));
const filled = (fill, file, ...more) => {
  if (!file) return null;
  try {
    return fill(students, readFileSync(file), basename(file), ...more);
  } catch (error) {
    return { text: "", unmatched: [error.message] };
  }
};
console.log(JSON.stringify({
  rows: rows.map((row) => ({ ...row, scores: Object.fromEntries(row.scores), selfScored: Object.fromEntries(row.selfScored) })),
  grades: gradesCsv(rows, grader.questions.keys()),
  students: writeCsv(studentsTable(students, shown)),
  moodle: filled(fillMoodle, moodle),
  canvas: filled(fillCanvas, canvas, column),
  who: names.map((name) => who(name)).map(({ name, id, lms }) => [name, id, lms]),
}));
"""


@pytest.fixture(scope="module")
def keys(packs, tmp_path_factory):
    path = tmp_path_factory.mktemp("keys") / "keys.zip"
    pack_keys(packs, path)
    return path


@pytest.fixture
def desk(keys):
    """What the desk makes of files, each under the path that the browser gives it."""
    node = runpy.run_path(str(ROOT / "frontend" / "bundle.py"))["command"]("node")

    def run(*paths, **more):
        files = []
        for path in paths:
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink()) if path.is_dir() else []
            files += [(f"{path.name}/{p.relative_to(path).as_posix()}", str(p)) for p in inside] or [
                (path.name, str(path))
            ]
        given = {"keys": str(keys), "files": files, "names": [], **more}
        done = subprocess.run(
            [*node, "--input-type=module", "--eval", SCRIPT],
            cwd=ROOT / "frontend",
            input=json.dumps(given, default=str),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


SAME = ("file", "status", "message", "sheet", "answered", "score", "points")


def assert_same(desk, packs, tmp_path, *paths):
    """Rows, the table of files and the gradebook of both; return what the desk made."""
    made, rows = desk(*paths), list(grade_paths(paths, packs))
    assert [row["file"] for row in made["rows"]] == [row.file for row in rows]
    for mine, theirs in zip(made["rows"], rows):
        assert {name: mine[name] for name in SAME} == {name: getattr(theirs, name) for name in SAME}
        assert (mine["toRead"], mine["scores"]) == (theirs.to_read, theirs.scores), theirs.file
        assert mine["selfScored"] == theirs.self_scored
    items = list(find_items(paths))
    graded = grade_all(items, packs, tmp_path / "g.csv", rows=True)
    assert made["grades"].encode() == (tmp_path / "g.csv").read_bytes()
    whose = {item.name: who(item.name) for item in items if not item.end}
    students = by_student([row for row in graded.rows if row.file in whose], whose)
    write_students(students, tmp_path / "s.csv", {one.key: one.name for one in whose.values()})
    assert made["students"].encode() == (tmp_path / "s.csv").read_bytes()
    return made


def fill(folder, entries: dict):
    folder.mkdir()
    for name, data in entries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def zipped(path, entries: dict):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


# fmt: off
# What Python's reader of JSON says of a text that is none, by the kind of the damage.
BROKEN = [
    *("", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', "[1", '"abc', '"a\x01b"', '"\\x"', '"\\u12"', '"\\u12zz"', "{a:1}"),
    *("{} x", "nul", "-Infinity", "[-]", "01", "1.", "\ufeff\ufeff{}", '"中文\n', '{"a" 1}', "[1 2]", '"\\', "[" * 60 + "]" * 60),
    *("[" * 5000, '{"format":"onrecord-answers"', "9" * 5000, '\n\n {"𠀀":\n tru}', '{"a":{"b":1,"b":2}} x', "[]", "7", "null"),
]
VERSIONS = ["true", "1.0", "1.5", '"1"', '"it\'s\\n\\u00a0"', "null", '[1,"x",{"a":false}]', "1e3", "1e400", "-0", "9" * 20, "1e-7"]
SHEETS = ["null", "7", '[1.0, true, "a\'b"]', '"=x, \\"y\\""', '"\\ud800"', '"beijing-2011"']
RESPONSES = [
    *('"\\ud800"', '{"text": "\\ud83d"}', "[" * 30 + "]" * 30, "[" * 100 + "]" * 100, "[" * 5000 + "]" * 5000),
    *("1e999", '{"a": 1, "a": 2}', '{"a": "b\\": c"}', "9" * 30, "-0.0", "null", '{"__proto__": "x"}', '"' + "字" * 9 + '"'),
]
# fmt: on


def damaged(packs) -> dict:
    text = json.dumps(handin(packs))
    a, b, *_ = handin(packs)["responses"]

    def answered(said: str, id=a) -> bytes:
        data = handin(packs)
        data["responses"][id]["response"] = "@"
        return json.dumps(data).encode().replace(b'"@"', said.encode())

    entries = {f"broken-{n:02}.json": said for n, said in enumerate(BROKEN)}
    entries |= {f"version-{n:02}.json": text.replace('"v": 1', f'"v": {said}') for n, said in enumerate(VERSIONS)}
    entries |= {f"sheet-{n}.json": text.replace('"national-2014",', f"{said},", 1) for n, said in enumerate(SHEETS)}
    for n, said in enumerate(RESPONSES):
        entries |= {f"said-{n:02}-{k}.json": answered(said, id) for k, id in enumerate((a, b))}
        entries[f"said-{n:02}-bom.json"] = b"\xef\xbb\xbf" + answered(said)
    return {
        **entries,
        "bytes.json": answered("@").replace(b"@", b"\xff\xfe"),
        "bytes-outside.json": text.encode().replace(b"onrecord-answers", b"onrecord-answers\xff"),
        "sheets.json": text.replace('"sheet"', '"sheet": "x", "sheet"'),
        "pretty.json": json.dumps(handin(packs), indent=1, ensure_ascii=False),
        "unknown.json": json.dumps(handin(packs, sheet="it's \u200b\"", responses={"\u200b/z": {}, "=a/b": 7})),
        "no-object.json": json.dumps(handin(packs, responses={a: 7, "gone/x": 8, b: {"hash": 9}})),
        "asked.json": json.dumps(handin(packs, asked=[a, b, "gone/y", 3])),
        "asked-texts.json": json.dumps(handin(packs, asked=[b, "gone/y"])),
    }


def test_a_folder_and_a_zip_of_every_kind_of_file(desk, packs, tmp_path):
    entries = {name: content(packs) for name, content, *_ in FILES} | damaged(packs)
    entries |= {
        "=cmd.json": written(packs, "x"),
        "b/kim_1_50_a.json": half(packs),
        "b-c/kim_1_60_a-2.json": handin(packs),
    }
    entries = {name: json.dumps(it) if isinstance(it, dict) else it for name, it in entries.items()}
    folder = fill(tmp_path / "in", {**entries, ".hidden.json": "x", "b/李四_７_assignsubmission_file_/x.json": "{}"})
    made = assert_same(desk, packs, tmp_path, folder)
    assert {row["status"] for row in made["rows"]} == {
        *("graded", "partly outdated", "outdated", "damaged", "foreign", "oversized"),
    }
    assert_same(desk, packs, tmp_path, zipped(tmp_path / "in.zip", entries))


def hostile(packs, tmp_path):
    """Zips that mean harm, and one that came to harm."""
    good = json.dumps(handin(packs))
    link = zipfile.ZipInfo("link.json")
    link.external_attr = 0o120777 << 16
    path = tmp_path / "hostile.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("good.json", good)
        for name, data, *_ in HOSTILE:
            archive.writestr(name, data)
        archive.writestr(link, "/etc/hostname")
        archive.writestr(".", "{}")
        archive.writestr("folder/", "")
        archive.writestr("twice.json", good)
        archive.writestr("twice.json", good)
        archive.writestr("locked.json", good)
        archive.writestr("changed.json", "stored as it is", zipfile.ZIP_STORED)
        archive.writestr("李四.json", good)
    data = path.read_bytes().replace(b"stored as it is", b"stored as it was")
    place = data.rindex(b"locked.json") - 46
    flags = struct.unpack_from("<H", data, place + 8)[0] | 1
    path.write_bytes(data[: place + 8] + struct.pack("<H", flags) + data[place + 10 :])
    (tmp_path / "none.zip").write_bytes(b"no zip")
    zipped(tmp_path / "empty.zip", {})
    zipped(tmp_path / "bomb.zip", {f"{n}.json": b" " * 2**25 for n in range(5)})
    (tmp_path / "before.zip").write_bytes(b"#!/bin/sh\n" + zipped(tmp_path / "x.zip", {"a.json": good}).read_bytes())
    return [tmp_path / f"{name}.zip" for name in ("before", "bomb", "empty", "hostile", "none")]


def test_zips_that_mean_harm(desk, packs, tmp_path):
    for path in hostile(packs, tmp_path):
        assert_same(desk, packs, tmp_path, path)


def test_lines_of_json(desk, packs, tmp_path):
    lines = [json.dumps(it, separators=(",", ":")) for it in (handin(packs), half(packs), written(packs, "x"))]
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, "", "{broken", "x" * 3_000_000, lines[0]]))
    assert_same(desk, packs, tmp_path, tmp_path / "a.jsonl")


def test_responses_of_all_kinds_on_every_sheet(desk, packs, banks, tmp_path):
    chance, entries = random.Random(2014), {}
    for n in range(60):
        name = chance.choice(sorted(packs))
        answers, questions = packs[name]["answers"], banks[name][0].questions
        given = {
            f"{name}/{q.id}": {"hash": answers[q.id]["hash"], "response": any_response(q, answers[q.id], chance)}
            for q in questions
        }
        data = handin(packs, sheet=name, responses=given)
        entries[f"s{n % 25}_{n % 25}_{100 + n}_{name}.json"] = json.dumps(data, separators=(",", ":"))
    assert_same(desk, packs, tmp_path, zipped(tmp_path / "class.zip", entries))


def test_who_it_is_from(desk, tmp_path):
    told = desk(zipped(tmp_path / "none.zip", {"a": "b"}), names=[name for name, _ in NAMES])["who"]
    assert [tuple(one) for one in told] == [told for _, told in NAMES]


WORKSHEET = (
    "\ufeffIdentifier,Full name,Maximum Grade,Grade,Last modified (grade),Feedback comments\r\n"
    'Participant 11,"Sø, ""Jens""\r\nof two lines",16,,-,\r\n\r\n'
    "Participant 12,李四,10,,-,kept\r\nParticipant 13,None,,5\r\nParticipant 14,=x,10,,-,,,\r\n"
)
GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Essay (1),Law sheet (22),Final Score\n"
    '    Points Possible,,,,,5,16,(read only)\n"Lee, Ann",4411,,lee,A,3,,\nNone,5,,none,A,,,\nHalf, 12 ,,,,,,'
)


@pytest.fixture
def classroom(packs, tmp_path):
    answer = {n: json.dumps(it) for n, it in enumerate((handin(packs), half(packs), handin(packs, responses={}), {}))}
    of = {"Sø_11": 0, "李四_12": 1, "None_13": 2, "x_14": 3, "Gone_99": 0}
    moodle = {f"{name}_assignsubmission_file_/law.answers.json": answer[n] for name, n in of.items()}
    of = {"leeann_4411_50": 2, "leeann_4411_50-1": 0, "half_LATE_12_51": 1, "gone_77_52": 0}
    canvas = {f"{name.split('-')[0]}_law.answers{name[14:]}.json": answer[n] for name, n in of.items()}
    return zipped(tmp_path / "all.zip", moodle | canvas)


@pytest.mark.parametrize(
    "worksheet", [WORKSHEET, WORKSHEET.replace("\r\n", "\n"), 'Identifier,Grade\nParticipant 11,"5']
)
@pytest.mark.parametrize("gradebook", [GRADEBOOK, GRADEBOOK.replace("16,(", "n/a,(")])
def test_what_the_lms_gives_is_filled_alike(desk, packs, classroom, tmp_path, worksheet, gradebook):
    moodle, canvas = tmp_path / "worksheet.csv", tmp_path / "book.csv"
    moodle.write_bytes(worksheet.encode())
    canvas.write_bytes(gradebook.encode())
    rows = list(grade_paths([classroom], packs))
    students = by_student(rows, {row.file: who(row.file) for row in rows})
    made = desk(classroom, moodle=moodle, canvas=canvas, column="law sheet")
    for name, told in (
        ("moodle", fill_moodle(students, moodle, tmp_path / "m.csv")),
        ("canvas", fill_canvas(students, canvas, tmp_path / "c.csv", "law sheet")),
    ):
        assert made[name]["text"].encode() == (tmp_path / f"{name[0]}.csv").read_bytes()
        assert made[name]["unmatched"] == told


@pytest.mark.parametrize(
    "text, words",
    [
        (b"Teilnehmer,Bewertung\n", "has no column 'Identifier'"),
        (b"", "is empty"),
        (b"\xff\xfe\x00", "is no CSV table"),
        (b'Identifier,Maximum Grade,Grade\nParticipant 11,"10,00",\n', "which is no number"),
    ],
)
def test_a_worksheet_that_does_not_fit_says_what_to_give(desk, classroom, tmp_path, text, words):
    (tmp_path / "w.csv").write_bytes(text)
    assert words in desk(classroom, moodle=tmp_path / "w.csv")["moodle"]["unmatched"][0]
