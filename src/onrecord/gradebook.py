"""What each hand-in is worth: one row for every file, whatever is wrong with it.

Not in here: reading files (intake), the form of a hand-in (handin), how a response is graded (grading), tables (gradetables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from attrs import define, frozen

from .grading import grade, self_score
from .handin import Handin, Refused, parse_handin, read_fields, read_handin, read_response, to_handin
from .intake import Item, Reader, find_items, lines, within_limit

# Responses to a question whose worth is kept: what many say is among the first that are read, and memory stays flat.
REMEMBERED = 1000
LONGEST = 500  # bytes of a response that is kept
REMEMBERED_TASKS = 1000
Worth = tuple[float | None, str]  # the score, None where a person reads; what its writer found, else ""
NOTHING: Worth = (None, "nothing")


class Row(msgspec.Struct, frozen=True):
    """What the table says of one file."""

    file: str
    status: str
    message: str = ""
    sheet: str = ""
    answered: int = 0
    score: float | None = None
    points: int = 0
    to_read: int = 0
    scores: dict[str, float | None] = {}
    self_scored: dict[str, str] = {}  # what writers of free texts found; for the person who reads them
    responses: dict[str, Any] = {}  # only where they were asked for
    asked: list[str] = []  # what could be answered; rows of one sheet share one list


APART = {
    "old": "answers to an older form of the question",
    "unreadable": "answers that cannot be read",
    "unknown": "questions that these keys do not know",
}


@define(slots=False)
class Known:
    """A question as a key has it, and what responses to it, as bytes, were found to be worth."""

    entry: dict
    hash: str
    worth: dict[bytes, Worth]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Of a record, each part with each value that is right in it."""
        return frozenset((part, value) for part, accepted in self.entry["slots"].items() for value in accepted)

    @cached_property
    def steps(self) -> list[Worth]:
        """Of a record, what it is worth by how many parts are right."""
        parts = len(self.entry["slots"])
        return [(self.entry["points"] * (right / parts), "") for right in range(parts + 1)]


@frozen
class Task:
    """What a hand-in was to answer: the questions of an assignment, or all of its banks; `points` without open ones.

    `unknown` names what an assignment asked and no key knows.
    """

    questions: dict[str, Known]
    points: int
    ids: list[str]
    unknown: list[str]


class Grader:
    """Grades hand-ins with key packs by bank. What a response is worth is worked out once and remembered.

    With `keep`, rows carry the responses, for feedback files and for what a person reads.
    """

    def __init__(self, packs: dict[str, dict], keep: bool = False):
        self._questions = {
            f"{bank}/{id}": Known(entry, entry["hash"], {b"null": NOTHING})
            for bank, pack in packs.items()
            for id, entry in pack["answers"].items()
        }
        self._banks = {bank: tuple(f"{bank}/{id}" for id in pack["answers"]) for bank, pack in packs.items()}
        self._tasks: dict[tuple[str, ...], Task] = {}
        self._keep = keep

    def rows(self, item: Item, reader: Reader) -> Iterator[Row]:
        """The rows of one item: one for a file, one a line for a slice of JSON lines."""
        if not item.end:
            yield self._row_of(item.name, lambda: reader.read(item))
            return
        for at, line in lines(item):
            if not line.isspace():
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
        asked = self._task_of(handin.asked)
        task = asked if asked.questions else self._task_of_banks(handin, unreadable)
        apart: dict[str, list[str]] = {"unknown": [*asked.unknown]} if asked.unknown else {}
        for id in unreadable:
            apart.setdefault("unreadable" if id in task.questions else "unknown", []).append(id)
        scores, self_scored = _look_into(handin, task, apart)
        status, message = _status(len(scores), apart)
        graded = [score for score in scores.values() if score is not None]
        kept = {id: read_response(bytes(handin.responses[id].response)) for id in scores} if self._keep else {}
        return Row(
            *(name, status, message, handin.sheet, len(scores), total(graded), task.points),
            *(len(scores) - len(graded), scores, self_scored, kept, task.ids),
        )

    def _task_of_banks(self, handin: Handin, unreadable: list[str]) -> Task:
        """The task of a hand-in that says nothing of what was asked: all of the banks that it touches."""
        own = self._task_of(self._banks.get(handin.sheet, ()))
        if own.questions.keys() >= handin.responses.keys() and own.questions and not unreadable:
            return own
        ids = [*handin.responses, *unreadable]
        touched = {handin.sheet, *(id.partition("/")[0] for id in ids)} & self._banks.keys()
        if not touched:
            message = f"has no question that these keys know (sheet {handin.sheet!r}); give the keys of its sheet"
            raise Refused("foreign", message)
        return self._task_of(tuple(id for bank in sorted(touched) for id in self._banks[bank]))

    def _task_of(self, asked: tuple[str, ...]) -> Task:
        if task := self._tasks.get(asked):
            return task
        wanted = set(asked)
        questions = {id: question for id, question in self._questions.items() if id in wanted}
        points = sum(q.entry["points"] for q in questions.values() if q.entry["rule"] != "person")
        task = Task(questions, points, list(questions), [id for id in asked if id not in questions])
        if not task.unknown and len(asked) <= len(self._questions) and len(self._tasks) < REMEMBERED_TASKS:
            self._tasks[asked] = task
        return task


def _look_into(handin: Handin, task: Task, apart: dict[str, list[str]]) -> tuple[dict[str, float | None], dict]:
    """The score of each response that counts, and what its writer found; the ids of the others go into `apart`."""
    scores: dict[str, float | None] = {}
    self_scored: dict[str, str] = {}
    find = task.questions.get
    for id, given in handin.responses.items():
        question, said = find(id), bytes(given.response)
        if question is None or question.hash != given.hash:
            if question is None or said != b"null":
                apart.setdefault("unknown" if question is None else "old", []).append(id)
            continue
        worth = question.worth.get(said) or _find(question, said)
        if worth is None:
            apart.setdefault("unreadable", []).append(id)
        elif worth is not NOTHING:
            scores[id], own = worth
            if own:
                self_scored[id] = own
    return scores, self_scored


def _find(question: Known, said: bytes) -> Worth | None:
    """What a response is worth, None where it cannot be read; remembered where others may say the same."""
    rule = question.entry["rule"]
    try:
        worth = _WAYS.get(rule, _graded)(question, said)
    except (ValueError, RecursionError):
        return None
    if rule != "person" and len(question.worth) < REMEMBERED and len(said) <= LONGEST:
        question.worth[said] = worth
    return worth


def _graded(question: Known, said: bytes) -> Worth:
    return grade(question.entry, read_response(said)).score, ""


def _counted(question: Known, said: bytes) -> Worth:
    """As `grade`, without the marks: few fill a large table alike."""
    fields = read_fields(said)
    return _graded(question, said) if fields is None else question.steps[len(question.pairs & fields.items())]


def _written(question: Known, said: bytes) -> Worth:
    own = self_score(question.entry, read_response(said))
    return None, "" if own is None else f"{own} of {question.entry['points']}"


_WAYS = {"record": _counted, "person": _written}


def total(scores: Iterable[float]) -> float:
    """The sum, one after the other, as the page adds: `sum` rounds otherwise from Python 3.12 on."""
    result = 0
    for score in scores:
        result += score
    return result


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
