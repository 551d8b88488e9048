"""What each hand-in is worth: one row for every file, whatever is wrong with it.

Not in here: reading files (intake), the form of a hand-in (handin), how a response is graded (grading), tables (gradetables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from operator import add
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen

from .grading import grade, self_score
from .handin import Handin, Refused, parse_handin, read_fields, read_handin, read_response, to_handin
from .intake import Item, Reader, find_items, lines, within_limit

REMEMBERED = 300_000  # responses whose worth is kept; then forgotten, so that memory stays flat
REMEMBERED_TASKS = 1000
NOTHING: tuple[float | None, str] = (None, "nothing")


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
    responses: dict[str, Any] = Factory(dict)  # only where they were asked for
    asked: list[str] = Factory(list)  # what could be answered; rows of one sheet share one list


APART = {
    "old": "answers to an older form of the question",
    "unreadable": "answers that cannot be read",
    "unknown": "questions that these keys do not know",
}


@define(slots=False)
class Known:
    """A question as a key has it, and what each response to it was found to be worth."""

    entry: dict
    hash: str
    worth: dict[bytes, tuple[float | None, str]] = Factory(dict)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Of a record, each part with each value that is right in it."""
        return frozenset((part, value) for part, accepted in self.entry["slots"].items() for value in accepted)


@frozen
class Task:
    """What a hand-in was to answer: the questions of an assignment, or all of its banks; `points` without open ones."""

    questions: dict[str, Known]
    points: int
    ids: list[str]


class Grader:
    """Grades hand-ins with key packs by bank. What a response is worth is worked out once and remembered.

    With `keep`, rows carry the responses, for feedback files and for what a person reads.
    """

    def __init__(self, packs: dict[str, dict], keep: bool = False):
        self._questions = {
            f"{bank}/{id}": Known(entry, entry["hash"])
            for bank, pack in packs.items()
            for id, entry in pack["answers"].items()
        }
        self._banks = {bank: [f"{bank}/{id}" for id in pack["answers"]] for bank, pack in packs.items()}
        self._tasks: dict[frozenset[str], Task] = {}
        self._remembered = 0
        self._keep = keep

    def rows(self, item: Item, reader: Reader) -> Iterator[Row]:
        """The rows of one item: one for a file, one a line for a slice of JSON lines."""
        if not item.end:
            yield self._row_of(item.name, lambda: reader.read(item))
            return
        for at, line in lines(item):
            if line.strip():
                yield self._row_of(f"{item.name}@{at}", lambda line=line: within_limit(line))

    def _row_of(self, name: str, read) -> Row:
        try:
            return self.grade(name, read())
        except Refused as refused:
            return Row(name, refused.status, str(refused))

    def grade(self, name: str, data: bytes) -> Row:
        """The row of one hand-in; raise Refused where it is none."""
        handin, unreadable = read_handin(data), []
        if handin is None:
            handin, unreadable = to_handin(parse_handin(data))
        task = self._task(handin, unreadable)
        scores: dict[str, float | None] = {}
        self_scored: dict[str, str] = {}
        apart: dict[str, list[str]] = {}
        if unknown := [id for id in handin.asked if id not in self._questions]:
            apart["unknown"] = unknown
        for id in unreadable:
            apart.setdefault("unreadable" if id in task.questions else "unknown", []).append(id)
        for id, given in handin.responses.items():
            said, question = bytes(given.response), task.questions.get(id)
            if question is None or question.hash != given.hash:
                if question is None or said != b"null":
                    apart.setdefault("unknown" if question is None else "old", []).append(id)
                continue
            found = question.worth.get(said) or self._find(question, said)
            if found is NOTHING:
                continue
            if found is None:
                apart.setdefault("unreadable", []).append(id)
                continue
            scores[id] = found[0]
            if found[1]:
                self_scored[id] = found[1]
        status, message = _status(len(scores), apart)
        graded = [score for score in scores.values() if score is not None]
        kept = {id: read_response(bytes(handin.responses[id].response)) for id in scores} if self._keep else {}
        return Row(
            *(name, status, message, handin.sheet, len(scores), total(graded), task.points),
            *(len(scores) - len(graded), scores, self_scored, kept, task.ids),
        )

    def _task(self, handin: Handin, unreadable: list[str]) -> Task:
        if any(id in self._questions for id in handin.asked):
            return self._task_of(frozenset(handin.asked), {id for id in handin.asked if id in self._questions})
        ids = [*handin.responses, *unreadable]
        touched = frozenset([handin.sheet, *[id.partition("/")[0] for id in ids]])
        if task := self._tasks.get(touched):
            return task
        if not touched & set(self._banks):
            message = f"has no question that these keys know (sheet {handin.sheet!r}); give the keys of its sheet"
            raise Refused("foreign", message)
        return self._task_of(touched, {id for bank in touched & set(self._banks) for id in self._banks[bank]})

    def _task_of(self, name: frozenset[str], ids: set[str]) -> Task:
        if name not in self._tasks:
            questions = {id: question for id, question in self._questions.items() if id in ids}
            points = sum(q.entry["points"] for q in questions.values() if q.entry["rule"] != "person")
            if len(self._tasks) >= REMEMBERED_TASKS:
                self._tasks.clear()
            self._tasks[name] = Task(questions, points, list(questions))
        return self._tasks[name]

    def _find(self, question: Known, said: bytes) -> tuple[float | None, str] | None:
        """What a response is worth; NOTHING where nothing was said, None where it cannot be read.

        Few fill a large table alike, so that a record is worth counting afresh: the same as `grade`, without the marks.
        """
        if said == b"null":
            return NOTHING
        if question.entry["rule"] == "record" and (fields := read_fields(said)):
            right = len(question.pairs & fields.items())
            return question.entry["points"] * (right / len(question.entry["slots"])), ""
        try:
            response = read_response(said)
        except (ValueError, RecursionError):
            return None
        own = self_score(question.entry, response)
        found = grade(question.entry, response).score, "" if own is None else f"{own} of {question.entry['points']}"
        if question.entry["rule"] != "person":  # hardly two write the same
            self._remember(question, said, found)
        return found

    def _remember(self, question: Known, said: bytes, found: tuple[float | None, str]) -> None:
        self._remembered += 1
        if self._remembered > REMEMBERED:
            self._remembered = 0
            for known in self._questions.values():
                known.worth.clear()
        question.worth[said] = found


def total(scores: Iterable[float]) -> float:
    """The sum, one after the other, as the page adds: `sum` rounds otherwise from Python 3.12 on."""
    return reduce(add, scores, 0)


def _status(answered: int, apart: dict[str, list[str]]) -> tuple[str, str]:
    if not apart and answered:
        return "graded", ""
    words = [
        f"{told}, not counted: {', '.join(sorted(set(apart[kind])))}" for kind, told in APART.items() if apart.get(kind)
    ]
    if not answered and not apart.get("old"):
        words.append("no question is answered")
    status = "graded" if not apart.get("old") else "partly outdated" if answered else "outdated"
    return status, "; ".join(words)


def grade_paths(paths: Iterable[Path], packs: dict[str, dict], keep: bool = False) -> Iterator[Row]:
    """Grade every file under the paths (files, folders, zips, JSON lines); one row each, in name order."""
    grader, reader = Grader(packs, keep), Reader()
    for item in find_items(paths):
        yield from grader.rows(item, reader)
