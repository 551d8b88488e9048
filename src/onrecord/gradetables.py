"""Tables that an instructor opens or uploads: every file, every student, Moodle's worksheet, Canvas's gradebook.

A cell is text or a number and never a formula. Not in here: what a file is worth (gradebook), who it is from (identity).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any

from attrs import Factory, define

from .content import ContentError
from .gradebook import Row, total
from .identity import Who

MARK = "\ufeff"  # by which a spreadsheet knows UTF-8
FIRST = ["file", "status", "message", "sheet", "answered", "score", "points", "percent", "to read", "self-scored"]
FORMULA = frozenset("=+-@\t\r")
COUNTED = ("graded", "partly outdated")


class _Texts(dict):
    """What stands in a cell for a score, each worked out once: few scores stand in millions of cells."""

    def __missing__(self, score: float | None) -> str:
        text = self[score] = "to read" if score is None else number(score)
        return text


_texts = _Texts({"": ""})  # nothing said, nothing in the cell


def cells(row: Row, questions: list[str]) -> list[str]:
    """A row of the table of files: FIRST, then a score for each question."""
    own = "; ".join([f"{id}: {words}" for id, words in row.self_scored.items()]) if row.self_scored else ""
    earned = ["", "", ""]
    if row.score is not None:
        earned = [number(row.score), row.points, number(100 * row.score / row.points) if row.points else ""]
    return [
        *(cell(row.file), row.status, cell(row.message), cell(row.sheet), row.answered),
        *earned,
        *(row.to_read, own),
        *map(_texts.__getitem__, map(row.scores.get, questions, repeat(""))),
    ]


@lru_cache(5000)
def number(value: float) -> str:
    """At most four places, and none that say nothing."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def cell(value: Any) -> str:
    """Text that a spreadsheet takes for text, never for a formula."""
    text = str(value)
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # half a character cannot be written
    return f"'{text}" if text[:1] in FORMULA else text


@define
class Student:
    """What one student handed in: a row for each sheet that counts, and the files that gave way to a later one."""

    who: Who
    sheets: dict[str, Row] = Factory(dict)
    given_way: list[str] = Factory(list)
    refused: list[Row] = Factory(list)

    @property
    def score(self) -> float:
        return total(row.score or 0 for row in self.sheets.values())

    @property
    def points(self) -> int:
        return sum(row.points for row in self.sheets.values())


def by_student(rows: Iterable[Row], whose: dict[str, Who]) -> list[Student]:
    """One entry a student, in the order of their keys; of two files for one sheet the later counts (Who.turn, then the name)."""
    students: dict[str, Student] = {}
    for row in sorted(rows, key=lambda row: (whose[row.file].key, whose[row.file].turn, row.file)):
        student = students.setdefault(whose[row.file].key, Student(whose[row.file]))
        if row.status not in COUNTED:
            student.refused.append(row)
            continue
        if row.sheet in student.sheets:
            student.given_way.append(student.sheets[row.sheet].file)
        student.sheets[row.sheet] = row
    return list(students.values())


def write_students(students: list[Student], path: Path, shown: dict[str, str]) -> None:
    """The plain gradebook: a row a student, a column a sheet; `shown` has the name or pseudonym by key.

    The order is that of what is shown: that of names would tell names.
    """
    students = sorted(students, key=lambda student: (shown[student.who.key], student.who.key))
    sheets = sorted({name for student in students for name in student.sheets})
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file)
        table.writerow(["student", "score", "points", "percent", "to read", *map(cell, sheets), "note"])
        for student in students:
            scores = [number(student.sheets[name].score or 0) if name in student.sheets else "" for name in sheets]
            percent = number(100 * student.score / student.points) if student.points else ""
            to_read = sum(row.to_read for row in student.sheets.values())
            head = [cell(shown[student.who.key]), number(student.score), student.points, percent, to_read]
            table.writerow([*head, *scores, cell(_note(student, shown))])


def _note(student: Student, shown: dict[str, str]) -> str:
    words = [f"{len(student.given_way)} earlier file(s) of the same sheet not counted"] if student.given_way else []
    return "; ".join([*words, *(f"{row.status}: {row.message}" for row in student.refused)])


def fill_moodle(students: list[Student], template: Path, path: Path) -> list[str]:
    """Moodle's grading worksheet with the grades put in; return what could not be matched, a sentence each.

    The worksheet is the one that Moodle exports: `Identifier` has the number that stands in the file names.
    """
    table, head = _read_table(template)
    for name in ("Identifier", "Grade"):
        if name not in head:
            raise ContentError(
                f"{template} has no column {name!r}; export the grading worksheet from the assignment with the site in English"
            )
    by_id = {student.who.id: student for student in students if student.who.lms == "moodle" and student.sheets}
    for row in table:
        record = dict(zip(head, row))
        student = by_id.pop("".join(filter(str.isdigit, record["Identifier"])), None)
        if student and student.points:
            most = _float(record.get("Maximum Grade") or "100", template)
            row[head.index("Grade")] = f"{most * student.score / student.points:.2f}"
            if "Feedback comments" in head and not record.get("Feedback comments"):
                row[head.index("Feedback comments")] = cell(_summary(student))
    _write_table(path, head, table)
    return [f"Participant {id} is not in {template.name}" for id in by_id]


def fill_canvas(students: list[Student], template: Path, path: Path, column: str = "") -> list[str]:
    """Canvas's gradebook with one assignment's column filled; return what could not be matched, a sentence each.

    The template is the gradebook that Canvas exports; only the columns that an import needs are written.
    """
    table, head = _read_table(template)
    place = _canvas_column(head, column, template)
    kept = [n for n, name in enumerate(head) if name in ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")]
    if "ID" not in head:
        raise ContentError(f"{template} has no column 'ID'; export the gradebook from Canvas and give that file")
    possible = next((row[place] for row in table if row[0].strip() == "Points Possible"), "")
    most = float(possible) if possible.replace(".", "", 1).isdigit() else 100.0
    by_id = {student.who.id: student for student in students if student.who.lms == "canvas" and student.sheets}
    for row in table:
        student = by_id.pop(row[head.index("ID")].strip(), None)
        if student and student.points:
            row[place] = f"{most * student.score / student.points:.2f}"
    columns = [*kept, place]
    _write_table(path, [head[n] for n in columns], [[row[n] for n in columns] for row in table])
    return [f"User {id} is not in {template.name}" for id in by_id]


def _float(text: str, template: Path) -> float:
    try:
        return float(text)
    except ValueError:
        message = f"{template} has {text!r} as a maximum grade, which is no number; export it with the site in English"
        raise ContentError(message) from None


def _canvas_column(head: list[str], column: str, template: Path) -> int:
    found = [n for n, name in enumerate(head) if name.rstrip().endswith(")") and column.lower() in name.lower()]
    if len(found) != 1:
        offered = ", ".join(repr(name) for name in head if name.rstrip().endswith(")")) or "none"
        raise ContentError(f"{len(found)} columns of {template} match {column!r}; give --column one of: {offered}")
    return found[0]


def _summary(student: Student) -> str:
    return "; ".join(f"{name}: {number(row.score or 0)} of {row.points}" for name, row in student.sheets.items())


def _read_table(path: Path) -> tuple[list[list[str]], list[str]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            table = [row for row in csv.reader(file) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ContentError(f"{path} is no CSV table in UTF-8 ({error}); export it from the LMS again") from None
    if not table:
        raise ContentError(f"{path} is empty; export it from the LMS again")
    width = len(table[0])
    return [(row + [""] * width)[:width] for row in table[1:]], table[0]


def _write_table(path: Path, head: list[str], table: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([head, *table])
