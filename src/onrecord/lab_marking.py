"""What a reader marks in the clauses of a document, laid beside the register and the second reading of it.

Only the files that are asked for are read, for the sake of the browser's Python, and the register not before a mark is
to be compared. Not in here: how it looks (lab_marking_views), and the controls (lab_marking_form).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from attrs import asdict, fields, frozen

from .agreement import NOBODY, NONE, Agreement, Label, Readings, Unit, agreement, read_readings, read_units
from .content import find_root
from .corpus import Document, cite, read_document
from .norms import DEADLINES, KINDS, Norm, Party, read_norms, read_parties

QUESTIONS = {
    "kind": "Kind",
    "bearer": "Who bears it",
    "authority": "Before which authority",
    "deadline": "By when",
    "sanction": "Sanction in",
}


@frozen(kw_only=True)
class Mark:
    """What one reader says of one clause: an empty field was not marked, `none` and `nobody` say that nothing is there.

    `bearer` joins several parties by `+`, in the order of the alphabet; `sanction` is a part of the document (`art_9`).
    """

    unit: str
    kind: str
    bearer: str
    authority: str = ""
    deadline: str = ""
    sanction: str = ""
    reason: str = ""


Marks = Mapping[str, Mark]


@frozen
class Clause:
    """One unit to mark, with the provision around it."""

    name: str
    unit: Unit
    document: Document

    @property
    def place(self) -> str:
        """`art. 7 para. 1, clause 2`."""
        words = cite(self.document, self.unit.at).removeprefix(f"{self.document.citation}, ")
        clause = self.name.partition("~")[2]
        return f"{words}, clause {clause}" if clause else words

    def text(self, language: Literal["zh", "en"]) -> tuple[str, str, str]:
        """The provision in three: before the clause, the clause, after it."""
        whole = self.document.text(self.unit.at, language)
        words = getattr(self.unit, language) or whole
        before, _, after = whole.partition(words) if words else ("", "", "")
        return before, words, after


def clauses(document: str, part: str = "") -> dict[str, Clause]:
    """The clauses of a document, or of one part of it (`art_7`), by name and in order; raise ValueError for no such part."""
    if document not in documents():
        raise ValueError(f"there is no document {document!r}; write one of {', '.join(documents())}")
    text = _document(find_root(), document)
    found = {
        name: Clause(name, unit, text)
        for name, unit in _units(find_root()).items()
        if name.startswith(f"{document}#") and (not part or part_of(unit.at) == part)
    }
    if not found:
        parts = dict.fromkeys(part_of(name.partition("#")[2]) for name in clauses(document))
        raise ValueError(f"{document} has no clauses in {part!r}; write one of {', '.join(parts)}")
    return found


def part_of(eid: str) -> str:
    """The article or section of a provision: `art_7` of `art_7__para_2~1`."""
    return eid.partition("__")[0]


def documents() -> list[str]:
    """The documents that have clauses to mark, in the order of their list."""
    return list(dict.fromkeys(name.partition("#")[0] for name in _units(find_root())))


def parties() -> dict[str, Party]:
    return _parties(find_root())


def norm_of(unit: str) -> Norm | None:
    """The register's norm for a clause; None where the register has none."""
    return _norms(find_root(), unit.partition("#")[0]).get(unit)


def register(document: str, part: str = "") -> dict[str, Mark]:
    """What the register says of every clause, as marks."""
    return {name: _registered(name) for name in clauses(document, part)}


def reading(which: Literal["first", "second"], document: str = "") -> dict[str, Mark]:
    """One of the two readings of the course, of all clauses or those of one document, as marks of kind and bearer."""
    labels = getattr(_readings(find_root()), which).labels
    return {
        it.unit: Mark(unit=it.unit, kind=it.kind, bearer=it.bearers, reason=it.note)
        for it in labels
        if it.unit.startswith(f"{document}#" if document else "")
    }


def second_label(unit: str) -> Label:
    return next(it for it in _readings(find_root()).second.labels if it.unit == unit)


def ended(unit: str) -> str:
    """How a difference of the course's two readings ended, in a sentence; empty where they did not differ."""
    return next((it.why for it in _readings(find_root()).resolved if it.unit == unit), "")


def _registered(unit: str) -> Mark:
    norm = norm_of(unit)
    if norm is None:
        return Mark(unit=unit, kind=NONE, bearer=NOBODY, authority=NONE, deadline=NONE, sanction=NONE)
    return Mark(
        unit=unit,
        kind=norm.kind,
        bearer="+".join(sorted(norm.bearer)) or NOBODY,
        authority=norm.authority or NONE,
        deadline=norm.deadline.type if norm.deadline else NONE,
        sanction="+".join(dict.fromkeys(map(part_of, norm.sanction))) or NONE,
        reason=norm.contested.issue if norm.contested else "",
    )


def compare(mine: Mark, theirs: Mark) -> dict[str, bool]:
    """Whether two readers say the same, on each question that both have marked."""
    return {
        question: _label(question, mine, theirs) == getattr(mine, question)
        for question in QUESTIONS
        if getattr(mine, question) and getattr(theirs, question)
    }


def _label(question: str, mine: Mark, theirs: Mark) -> str:
    """The other's label; where the other names several parts for one sanction, mine if it is among them."""
    named, asked = getattr(theirs, question), getattr(mine, question)
    return asked if question == "sanction" and asked in named.split("+") else named


def agreements(mine: Marks, theirs: Marks) -> dict[str, Agreement]:
    """The agreement on each question over all clauses that both readers have marked; nothing where there are none."""
    pairs = [(mark, theirs[name]) for name, mark in mine.items() if name in theirs]
    both = {question: [pair for pair in pairs if question in compare(*pair)] for question in QUESTIONS}
    return {
        question: agreement([getattr(a, question) for a, _ in asked], [_label(question, a, b) for a, b in asked])
        for question, asked in both.items()
        if asked
    }


def partings(mine: Marks, theirs: Marks) -> Iterable[tuple[str, str]]:
    """Every clause and question on which two readers part."""
    for name, mark in mine.items():
        if name in theirs:
            yield from ((name, question) for question, same in compare(mark, theirs[name]).items() if not same)


COLUMNS = [field.name for field in fields(Mark)]


def write_marks(marks: Marks) -> str:
    """The marks as CSV, a row for each clause, to be kept, handed in or passed on."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(mark) for mark in marks.values())
    return file.getvalue()


def read_marks(text: str) -> dict[str, Mark]:
    """Marks that somebody has written with `write_marks`; raise ValueError with a sentence for a table that is none."""
    rows = list(csv.DictReader(io.StringIO(text.strip())))
    if not rows or set(rows[0]) != set(COLUMNS):
        raise ValueError(f"these are no marks; paste the whole table, whose first line is {','.join(COLUMNS)}")
    marks = [Mark(**{column: row[column] or "" for column in COLUMNS}) for row in rows]
    return {mark.unit: checked(mark) for mark in marks}


def checked(mark: Mark) -> Mark:
    """The mark; raise ValueError with a sentence for a word that no mark can have."""
    persons = {*parties(), NONE, ""}
    known = {
        "unit": _units(find_root()),
        "kind": {*KINDS, NONE},
        "bearer": {*parties(), NOBODY},
        "authority": persons,
        "deadline": {*DEADLINES, NONE, ""},
    }
    for field, allowed in known.items():
        for word in getattr(mark, field).split("+") if field == "bearer" else [getattr(mark, field)]:
            if word not in allowed:
                raise ValueError(f"{word!r} is no {field} that a mark can have; look at the mark of {mark.unit!r}")
    return mark


def in_words(question: str, label: str, document: Document) -> str:
    """A label as its reader says it."""
    if question == "kind":
        return KINDS[label][0] if label in KINDS else "No norm"
    if label in (NONE, NOBODY):
        return {"bearer": "Nobody", "authority": "None named", "deadline": "No time named"}.get(
            question, "Nothing here"
        )
    if question == "deadline":
        return DEADLINES[label]
    if question == "sanction":
        return ", ".join(cite(document, eid).removeprefix(f"{document.citation}, ") for eid in label.split("+"))
    return " and ".join(parties()[id].en for id in label.split("+"))


@cache
def _units(root: Path) -> dict[str, Unit]:
    return read_units(root)


@cache
def _document(root: Path, id: str) -> Document:
    return read_document(root, id)


@cache
def _parties(root: Path) -> dict[str, Party]:
    return read_parties(root)


@cache
def _norms(root: Path, document: str) -> dict[str, Norm]:
    return {f"{document}#{norm.unit}": norm for norm in read_norms(root, document)}


@cache
def _readings(root: Path) -> Readings:
    return read_readings(root)
