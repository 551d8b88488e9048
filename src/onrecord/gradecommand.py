"""The command `onrecord grade`: from what the LMS gives to tables, feedback and a list of answers to read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from attrs import evolve
from tqdm import tqdm

from .content import ContentError, find_root
from .editions import read_packs
from .exercises import Bank, read_banks
from .feedback import to_read_page, write_feedback
from .gradejobs import Graded, grade_all
from .gradetables import by_student, fill_canvas, fill_moodle, write_students
from .identity import Who, compile_pattern, who
from .intake import Item, find_items
from .pseudonyms import pseudonyms


def add_grade(commands: argparse._SubParsersAction) -> None:
    """Add the command to a parser's commands."""
    grade = commands.add_parser("grade", help="grade hand-ins: files, folders, a zip from the LMS, JSON lines")
    grade.add_argument("paths", type=Path, nargs="+", help="*.answers.json, folders, zips, *.jsonl")
    grade.add_argument("--keys", type=Path, help="folder of keys (default: the course's)")
    grade.add_argument(
        "--banks", type=Path, help="folder of your own banks, beside the course's; their keys with --keys"
    )
    grade.add_argument("-o", "--out", type=Path, default=Path("grades.csv"), help="a row a file (default: %(default)s)")
    grade.add_argument("--students", type=Path, metavar="CSV", help="write a gradebook: a row a student")
    grade.add_argument("--feedback", type=Path, metavar="FOLDER", help="write a feedback page for each student")
    grade.add_argument("--to-read", type=Path, metavar="HTML", help="write the open answers with their rubrics")
    grade.add_argument("--moodle", type=Path, metavar="CSV", help="the assignment's grading worksheet, to be filled")
    grade.add_argument("--canvas", type=Path, metavar="CSV", help="the exported gradebook, to be filled")
    grade.add_argument("--column", default="", help="which assignment of --canvas, where it has several")
    grade.add_argument(
        "--names", action="store_true", help="show names; without it, pseudonyms, listed in a file apart"
    )
    grade.add_argument("--id-regex", metavar="REGEX", help="how file names tell who it is: (?P<id>...), (?P<name>...)")
    grade.add_argument("--jobs", type=int, metavar="N", help="processes (default: one a processor)")
    grade.set_defaults(run=run_grade)


def run_grade(chosen: argparse.Namespace) -> int:
    """Grade; print what was made; return 1 where there was nothing to grade."""
    for path in [*chosen.paths, *filter(None, (chosen.moodle, chosen.canvas))]:
        if not path.exists():
            raise ContentError(f"there is no {path}; check the name")
    banks, packs = read_chosen(chosen)
    items = list(find_items(chosen.paths))
    items, whose, shown = _name(items, chosen)
    keep = bool(chosen.feedback or chosen.to_read)
    students = bool(chosen.students or chosen.moodle or chosen.canvas)
    with tqdm(total=len(items), unit=" files", disable=None, file=sys.stderr) as bar:
        graded = grade_all(items, packs, chosen.out, chosen.jobs, keep, keep or students, bar.update)
    told = ", ".join(f"{count} {status}" for status, count in graded.statuses.items())
    print(f"{graded.statuses.total()} files: {told or 'nothing found'}. The table is {chosen.out}")
    _write_more(chosen, graded, whose, shown, banks, packs)
    return 0 if graded.statuses else 1


def read_chosen(chosen: argparse.Namespace) -> tuple[dict[str, Bank], dict[str, dict]]:
    """The banks, and the key packs that fit them, of the course and of what `--banks` and `--keys` name."""
    root = find_root()
    keys = chosen.keys or root / "keys"
    banks = read_banks(root)
    if chosen.banks:
        own = read_banks(root, chosen.banks)
        for name in sorted(set(own) & set(banks)):
            message = f"{chosen.banks / name}.yml: the course has a bank of this name, too; give yours another"
            raise ContentError(message)
        banks |= own
    packs = read_packs(root, keys, banks=banks)
    if not packs:
        raise ContentError(f"there is no key in {keys} that fits a bank in {chosen.banks or root / 'exercises'}")
    return {name: bank for name, (bank, _) in banks.items()}, packs


def _name(items: list[Item], chosen: argparse.Namespace) -> tuple[list[Item], dict[str, Who], dict[str, str]]:
    """The items under the names that the tables show; whose each is, by that name; and what stands for a student, by key."""
    try:
        pattern = compile_pattern(chosen.id_regex) if chosen.id_regex else None
    except ValueError as error:
        raise ContentError(f"--id-regex: {error}") from None
    people = {n: who(item.name, pattern) for n, item in enumerate(items) if not item.end}
    if chosen.names or not people:
        shown = {one.key: one.name for one in people.values()}
        return items, {items[n].name: one for n, one in people.items()}, shown
    listed = chosen.out.with_suffix(".names.csv")
    shown = pseudonyms(people.values(), listed)
    print(f"Names are left out; {listed} leads back to them. Keep it apart from the grades.")
    return _pseudonymous(items, people, shown)


def _pseudonymous(items: list[Item], people: dict[int, Who], shown: dict[str, str]):
    """Items in the order of their pseudonyms, for the order of names tells names."""
    renamed, whose, counts = [], {}, {}
    for n, item in enumerate(items):
        if n not in people:
            renamed.append(item)
            continue
        name = shown[people[n].key]
        counts[name] = counts.get(name, 0) + 1
        label = name if counts[name] == 1 else f"{name} ({counts[name]})"
        whose[label] = people[n]
        renamed.append(evolve(item, name=label))
    return sorted(renamed, key=lambda item: (item.end > 0, item.name, item.start)), whose, shown


def _write_more(chosen, graded: Graded, whose: dict[str, Who], shown: dict[str, str], banks, packs) -> None:
    rows = [row for row in graded.rows if row.file in whose]
    students = by_student(rows, whose)
    if chosen.students:
        write_students(students, chosen.students, shown)
        print(f"The gradebook is {chosen.students}")
    if chosen.feedback:
        count = write_feedback(students, chosen.feedback, shown, banks, packs)
        print(f"Feedback for {count} students is in {chosen.feedback}")
    if chosen.to_read:
        names = {file: shown[one.key] for file, one in whose.items()}
        chosen.to_read.write_text(to_read_page(rows, names, banks, packs), encoding="utf-8")
        print(f"The answers to read are {chosen.to_read}")
    for template, fill in ((chosen.moodle, fill_moodle), (chosen.canvas, fill_canvas)):
        if template:
            filled = chosen.out.with_name(f"{template.stem}-graded.csv")
            unmatched = fill(students, template, filled, *([chosen.column] if fill is fill_canvas else []))
            print(f"The table to upload is {filled}")
            for sentence in unmatched:
                print(sentence, file=sys.stderr)
