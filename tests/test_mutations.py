"""Hand-ins and zips with damage at random places, the same ones each run: none ends the command, none costs another its row."""

import json
import random
import struct
import zipfile

import pytest

from onrecord.gradebook import Grader, grade_paths
from onrecord.gradejobs import grade_all
from onrecord.handin import Refused, parse_handin, parse_strictly, read_handin, read_response
from onrecord.intake import find_items

from .test_gradebook import handin
from .test_gradecommand import any_response

TOKENS = [
    *(b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"null", b"NaN", b"-0", b"1e400", b"9" * 400, b"\x00", b"\xff"),
    *(b'"hash":', b'"response":', b'"responses":{},', b'"hash":"x",', b'"response":7,', b'"sheet":"x",', b'"v":1,'),
    *(
        b'"\\ud800"',
        b"\\u0022",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\n",
        b"\r\n",
        b"\xe2\x80\xa8",
        b"[" * 45,
        b"]" * 45,
    ),
    *(b'{"a":' * 45, b'"asked":[],', b'"asked":["national-2014/gone"],', b'"met":["x"],', b"true", b'""', b"=1+1"),
]


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to three changes."""
    for _ in range(chance.randint(1, 3)):
        data = change(data, chance)
    return data


def change(data: bytes, chance: random.Random) -> bytes:
    """A byte changed, a token put in or in the place of a piece, a piece cut out, doubled, or put elsewhere."""
    at, other = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
    to = min(len(data), at + int(chance.expovariate(1 / 30)))
    piece, token = data[at:to], chance.choice(TOKENS)
    changed = [
        data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
        data[:at] + token + data[at:],
        data[:at] + token + data[to:],
        data[:at] + data[to:],
        data[:at] + piece + data[at:],
        data[:other] + piece + data[other:],
    ]
    return chance.choice(changed)


def said(packs, banks, chance: random.Random) -> bytes:
    """A whole hand-in, compact or not, with what the page writes besides."""
    name = chance.choice(sorted(packs))
    answers = packs[name]["answers"]
    given = {
        f"{name}/{q.id}": {
            "hash": answers[q.id]["hash"],
            "response": any_response(q, answers[q.id], chance),
            **{"attempts": 1, "hints": 0, "seen": False, "first": 1, "last": None},
        }
        for q in banks[name][0].questions[:4]
    }
    asked = {"asked": list(given)} if chance.random() < 0.5 else {}
    data = handin(packs, sheet=name, responses=given, course="accounts-on-record", **asked)
    return json.dumps(data, separators=chance.choice([(",", ":"), (", ", ": ")]), ensure_ascii=False).encode()


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_hand_in_has_one_row_and_costs_no_other(packs, banks, tmp_path, seed):
    chance, place = random.Random(seed), tmp_path / "in"
    place.mkdir()
    good = [said(packs, banks, chance) for _ in range(3)]
    entries = {f"good-{n}.json": data for n, data in enumerate(good)}
    entries |= {f"mutated-{n:03}.json": mutate(chance.choice(good), chance) for n in range(100)}
    for name, data in entries.items():
        (place / name).write_bytes(data)
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(data.replace(b"\n", b" ") for data in entries.values()))
    rows = list(grade_paths([place], packs))
    assert [row.file for row in rows] == sorted(entries)
    assert rows[:3] == [Grader(packs).grade(f"good-{n}.json", data) for n, data in enumerate(good)]
    graded = grade_all(list(find_items([place, tmp_path / "in.jsonl"])), packs, tmp_path / "g.csv", rows=True)
    assert sum(row.status == "graded" for row in graded.rows if row.file.startswith("in.jsonl")) >= 3
    assert graded.rows[: len(entries)] == rows


@pytest.mark.parametrize("seed", range(8))
def test_what_is_read_quickly_is_what_is_read_in_full(packs, banks, seed):
    """The quick way gives the same responses, or knows that it does not know."""
    chance = random.Random(1000 + seed)
    for _ in range(150):
        data = mutate(said(packs, banks, chance), chance)
        quick = read_handin(data)
        try:
            whole = parse_handin(data)
        except Refused:
            continue
        if quick:
            assert (quick.sheet, list(quick.asked)) == (whole.get("sheet", ""), whole.get("asked", []))
            assert list(quick.responses) == list(whole["responses"])
            for id, given in quick.responses.items():
                assert given.hash == whole["responses"][id]["hash"]
                assert read_response(bytes(given.response)) == whole["responses"][id]["response"]


@pytest.mark.parametrize("seed", range(8))
def test_a_name_that_stands_twice_never_passes(packs, banks, seed):
    """A name of the hand-in, an id, a hash, a response, a name in a response."""
    chance = random.Random(2000 + seed)
    for _ in range(40):
        handed = json.loads(said(packs, banks, chance))
        id = chance.choice(list(handed["responses"]))
        name, inner = chance.choice(
            [("@", id), ("hash", "hash"), ("response", "response"), ("in", "a"), ("out", "sheet"), ("out", "responses")]
        )
        twice = f'"{inner}": "x", "{inner}": "x"'
        if name == "@":
            handed["responses"]["@"] = 7
            text = json.dumps(handed).replace('"@": 7', f'"{id}": {{"hash": "", "response": null}}')
        elif name == "in":
            handed["responses"][id]["response"] = "@"
            text = json.dumps(handed).replace('"@"', f"{{{twice}}}")
        elif name == "out":
            text = f'{{"{inner}": {{}}, {json.dumps(handed)[1:]}'
        else:
            text = json.dumps(handed)
            at = text.index('"hash"', text.index(f'"{id}": {{'))
            text = f'{text[:at]}"{name}": "x", {text[at:]}'
        with pytest.raises(ValueError, match="stands twice"):
            parse_strictly(text.encode())
        try:
            row = Grader(packs).grade("x", text.encode())
        except Refused as refused:
            assert "stands twice" in str(refused)
        else:
            assert name == "in" and "cannot be read" in row.message and id in row.message


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_entry_of_a_zip_costs_no_other(packs, banks, tmp_path, seed):
    chance, path = random.Random(3000 + seed), tmp_path / "in.zip"
    good = {f"{n:02}.json": said(packs, banks, chance) for n in range(12)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in good.items():
            archive.writestr(name, data)
        entry = archive.infolist()[chance.randrange(12)]
    before = {row.file: row for row in grade_paths([path], packs)}
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):  # in its header, its name or its bytes
        data[entry.header_offset + chance.randrange(30 + len(entry.filename) + entry.compress_size)] ^= (
            1 << chance.randrange(8)
        )
    path.write_bytes(data)
    after = {row.file: row for row in grade_paths([path], packs)}
    assert {**after, entry.filename: None} == {**before, entry.filename: None}


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_zip_is_told_and_costs_no_other(packs, banks, tmp_path, seed):
    chance = random.Random(4000 + seed)
    with zipfile.ZipFile(tmp_path / "whole.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(5):
            archive.writestr(f"Kim {n}_{n}_assignsubmission_file_/a.json", said(packs, banks, chance))
    whole = (tmp_path / "whole.zip").read_bytes()
    good = list(grade_paths([tmp_path / "whole.zip"], packs))
    for _ in range(25):
        data = bytearray(mutate(whole, chance))
        listing = data.rfind(b"PK\x01\x02")
        if listing >= 0 and chance.random() < 0.5:  # in the listing, where sizes, flags, methods and places stand
            struct.pack_into("<H", data, min(listing + chance.randrange(46), len(data) - 2), chance.randrange(2**16))
        (tmp_path / "damaged.zip").write_bytes(data)
        rows = list(grade_paths([tmp_path / "damaged.zip", tmp_path / "whole.zip"], packs))
        assert rows[-5:] == good and len(rows) > 5
