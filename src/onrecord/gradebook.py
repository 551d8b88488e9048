"""Hand-ins in, a table of scores out: one row for every file, whatever is wrong with it.

A hand-in is what the page saves as `*.answers.json`; it holds responses and no name, so the file's own name tells who.
Not in here: how a response is graded (grading).
"""

from __future__ import annotations

import csv
import json
import stat
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import Factory, frozen

from .grading import grade, self_score

FORMAT = "onrecord-answers"
VERSION = 1
MOST_BYTES = 1024 * 1024  # a sheet of 30 answers is about 20 kB
DAMAGED = "open it on the course page and save it again, or ask the student to hand it in again"


class Refused(Exception):
    """A file that cannot be graded: `status` is the word for the table, the message says why and what to do."""

    def __init__(self, status: str, message: str):
        self.status = status
        super().__init__(message)


@frozen
class Row:
    """What the table says of one file."""

    file: str
    status: str
    message: str = ""
    sheet: str = ""
    answered: int = 0
    score: float | None = None
    points: int = 0
    to_read: int = 0
    scores: dict[str, float | None] = Factory(dict)
    self_scored: dict[str, str] = Factory(dict)  # what writers of free texts found; for the person who reads them


def grade_paths(paths: Iterable[Path], packs: dict[str, dict]) -> Iterator[Row]:
    """Grade every file under the paths (files, folders, zips) with the key packs by bank; one row each, in name order."""
    for name, read in find_files(paths):
        try:
            yield grade_handin(name, parse_handin(read()), packs)
        except Refused as refused:
            yield Row(name, refused.status, str(refused))


def find_files(paths: Iterable[Path]) -> Iterator[tuple[str, Any]]:
    """Each file's name and a function that reads it (or raises Refused)."""
    for path in paths:
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")):
                yield from _open_file(file, file.relative_to(path).as_posix())
        else:
            yield from _open_file(path, path.name)


def _open_file(path: Path, name: str) -> Iterator[tuple[str, Any]]:
    if path.suffix.lower() == ".zip":
        yield from _open_zip(path, name)
    else:
        yield name, lambda: _read_file(path)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _within_limit(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise Refused("damaged", f"cannot be read ({error.strerror}); check the file and its rights") from None


def _within_limit(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise Refused(
            "oversized", f"is larger than {MOST_BYTES // 1024} kB, which no hand-in is; ask for the saved file"
        )
    return data


def _open_zip(path: Path, name: str) -> Iterator[tuple[str, Any]]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError) as error:
        yield name, lambda error=error: _refuse("damaged", f"is no readable zip ({error}); download it again")
        return
    if not entries:
        yield name, lambda: _refuse("damaged", "is an empty zip; download it again")
    for entry in sorted(entries, key=lambda entry: entry.filename):
        yield entry.filename, lambda entry=entry: _read_entry(path, entry)


def _refuse(status: str, message: str) -> bytes:
    raise Refused(status, message)


def _read_entry(path: Path, entry: zipfile.ZipInfo) -> bytes:
    """An entry's bytes, never more than the limit however much it claims or unpacks to."""
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("foreign", "is a link, not a file; ask for the saved file")
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as file:
            return _within_limit(file.read(MOST_BYTES + 1))
    except Refused:
        raise
    except Exception as error:  # zipfile raises many kinds for one cause: the entry does not unpack
        raise Refused("damaged", f"does not unpack ({error}); {DAMAGED}") from None


def parse_handin(data: bytes) -> dict:
    """The hand-in as plain data; raise Refused for anything that is none."""
    try:
        handin = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except RecursionError:
        raise Refused("damaged", f"is nested too deeply; {DAMAGED}") from None
    except UnicodeDecodeError:
        raise Refused("foreign", "is no answers file (not text); ask for the file that the course page saves") from None
    except ValueError as error:
        status = "damaged" if FORMAT.encode() in data else "foreign"
        raise Refused(status, f"is no readable answers file ({error}); {DAMAGED}") from None
    if not isinstance(handin, dict) or handin.get("format") != FORMAT:
        raise Refused("foreign", "is no answers file of this course; ask for the file that the course page saves")
    if handin.get("v") != VERSION:
        raise Refused(
            "outdated",
            f"has version {handin.get('v')!r} of the format, this reads {VERSION}; save it again on the page",
        )
    if not isinstance(handin.get("responses"), dict):
        raise Refused("damaged", f"holds no responses; {DAMAGED}")
    return handin


def _no_constant(name: str):
    raise ValueError(f"{name} is no JSON")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def grade_handin(name: str, handin: dict, packs: dict[str, dict]) -> Row:
    """The row of one parsed hand-in: its sheet's bank, and every other bank it has responses for."""
    entries = {f"{bank}/{id}": entry for bank, pack in packs.items() for id, entry in pack["answers"].items()}
    responses, sheet = handin["responses"], str(handin.get("sheet", ""))
    banks = {sheet, *(id.partition("/")[0] for id in responses)} & set(packs)
    if not banks:
        raise Refused("foreign", f"has no question that these keys know (sheet {sheet!r}); give the keys of its sheet")
    expected = {id: entry for id, entry in entries.items() if id.partition("/")[0] in banks}
    return _row(name, sheet, responses, expected)


def _row(name: str, sheet: str, responses: dict, expected: dict[str, dict]) -> Row:
    apart = {"old": [], "unreadable": [], "unknown": sorted(set(responses) - set(expected))}
    scores: dict[str, float | None] = {}
    self_scored: dict[str, str] = {}
    for id in (id for id in expected if id in responses):
        given, entry = responses[id], expected[id]
        if not isinstance(given, dict):
            apart["unreadable"].append(id)
        elif given.get("response") is None:
            continue
        elif given.get("hash") != entry["hash"]:
            apart["old"].append(id)
        else:
            scores[id] = grade(entry, given["response"]).score
            own = self_score(entry, given["response"])
            if own is not None:
                self_scored[id] = f"{own} of {entry['points']}"
    graded = [score for score in scores.values() if score is not None]
    points = sum(entry["points"] for entry in expected.values() if entry["rule"] != "person")
    status, message = _status(len(scores), apart)
    to_read = len(scores) - len(graded)
    return Row(name, status, message, sheet, len(scores), sum(graded), points, to_read, scores, self_scored)


APART = {
    "old": "answers to an older form of the question",
    "unreadable": "answers that cannot be read",
    "unknown": "questions that these keys do not know",
}


def _status(answered: int, apart: dict[str, list[str]]) -> tuple[str, str]:
    words = [f"{APART[kind]}, not counted: {', '.join(ids)}" for kind, ids in apart.items() if ids]
    if not answered and not apart["old"]:
        words.append("no question is answered")
    status = "graded" if not apart["old"] else "partly outdated" if answered else "outdated"
    return status, "; ".join(words)


def write_grades(rows: Iterable[Row], path: Path, packs: dict[str, dict]) -> dict[str, int]:
    """Write the table as CSV (UTF-8 with a mark, so that a spreadsheet reads names); return how many rows of each status."""
    questions = [f"{bank}/{id}" for bank, pack in packs.items() for id in pack["answers"]]
    head = [
        "file",
        "status",
        "message",
        "sheet",
        "answered",
        "score",
        "points",
        "percent",
        "to read",
        "self-scored",
        *questions,
    ]
    counts: dict[str, int] = {}
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file)
        table.writerow(head)
        for row in rows:
            counts[row.status] = counts.get(row.status, 0) + 1
            table.writerow([_cell(value) for value in _cells(row, questions)])
    return counts


def _cells(row: Row, questions: list[str]) -> list:
    percent = "" if row.score is None or not row.points else 100 * row.score / row.points
    scores = ["to read" if id in row.scores and row.scores[id] is None else row.scores.get(id, "") for id in questions]
    score = "" if row.score is None else row.score
    points = "" if row.score is None else row.points
    own = "; ".join(f"{id}: {words}" for id, words in row.self_scored.items())
    return [
        *(row.file, row.status, row.message, row.sheet, row.answered),
        *(score, points, percent, row.to_read, own, *scores),
    ]


def _cell(value: Any) -> str:
    """A cell that a spreadsheet takes for text or a number, never for a formula."""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
