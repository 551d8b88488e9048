"""Many hand-ins over several processes: the table grows in pieces, memory does not, and the result is always the same.

The work is cut the same way however many processes there are, and the pieces are put together in the order of the files.
Not in here: what a file is worth (gradebook), what a row of the table looks like (gradetables).
"""

from __future__ import annotations

import csv
import gc
import io
import multiprocessing
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import Factory, define

from .gradebook import Grader, Row
from .gradetables import FIRST, MARK, cells
from .intake import Item, Reader

FILES = 200  # files in a job; a slice of JSON lines is a job of its own
FEW = 2  # jobs that are done sooner than processes have started


@define
class Part:
    """What one job brings: its rows as CSV in UTF-8, the questions that are its columns, and the rows if asked for."""

    table: bytes
    questions: list[str]
    statuses: Counter
    rows: list[Row]


@define
class Graded:
    """What all jobs brought: how many rows of each status, the questions asked, and the rows if asked for."""

    statuses: Counter = Factory(Counter)
    questions: list[str] = Factory(list)
    rows: list[Row] = Factory(list)


def cut(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Jobs: lists of items."""
    job: list[Item] = []
    for item in items:
        if item.end:
            if job:
                yield job
            yield [item]
            job = []
            continue
        job.append(item)
        if len(job) == FILES:
            yield job
            job = []
    if job:
        yield job


class Worker:
    """Does jobs with one grader; `questions` is the order of all columns there could be."""

    def __init__(self, packs: dict[str, dict], keep: bool, rows: bool):
        self._grader, self._reader, self._rows = Grader(packs, keep), Reader(), rows
        self._place = {f"{bank}/{id}": 0 for bank, pack in packs.items() for id in pack["answers"]}
        self._place = {id: n for n, id in enumerate(self._place)}

    def do(self, job: list[Item]) -> Part:
        rows = [row for item in job for row in self._grader.rows(item, self._reader)]
        asked = {id for some in {id(row.asked): row.asked for row in rows}.values() for id in some}
        questions = sorted(asked, key=self._place.__getitem__)
        table = _csv(cells(row, questions) for row in rows)
        return Part(table, questions, Counter(row.status for row in rows), rows if self._rows else [])


_worker: Worker


def _start(*arguments) -> None:
    """Make this process's worker; garbage is looked for now and then, and never in what stays."""
    global _worker
    _worker = Worker(*arguments)
    gc.freeze()
    gc.set_threshold(50_000)


def _do(job: list[Item]) -> Part:
    return _worker.do(job)


def grade_all(
    items: list[Item],
    packs: dict[str, dict],
    out: Path,
    processes: int | None = None,
    keep: bool = False,
    rows: bool = False,
    done: Callable[[int], None] = lambda _: None,
) -> Graded:
    """Grade the items and write the table to `out`, at once when all is done; tell `done` how many items each job had.

    `keep` has the rows carry the responses, `rows` has them come back; both ask for memory.
    """
    jobs = list(cut(items))
    processes = min(processes or os.cpu_count() or 1, len(jobs))
    with tempfile.TemporaryFile() as pieces:
        if processes < 2 or len(jobs) <= FEW:
            worker = Worker(packs, keep, rows)
            graded, lengths = _gather(map(worker.do, jobs), jobs, pieces, done)
        else:
            with multiprocessing.Pool(processes, _start, (packs, keep, rows)) as pool:
                graded, lengths = _gather(pool.imap(_do, jobs), jobs, pieces, done)
        order = [f"{bank}/{id}" for bank, pack in packs.items() for id in pack["answers"]]
        graded.questions = [id for id in order if id in set(graded.questions)]
        _write(pieces, lengths, graded.questions, out)
    return graded


def _gather(parts: Iterator[Part], jobs: list[list[Item]], pieces: BinaryIO, done) -> tuple[Graded, list]:
    graded, lengths, asked = Graded(), [], {}
    for part, job in zip(parts, jobs):
        pieces.write(part.table)
        lengths.append((len(part.table), part.questions))
        asked.update(dict.fromkeys(part.questions))
        graded.statuses += part.statuses
        graded.rows += part.rows
        done(len(job))
    graded.questions = list(asked)
    return graded, lengths


def _write(pieces: BinaryIO, lengths: list, questions: list[str], out: Path) -> None:
    """The table under its own name only when it is whole: a run that is cut short leaves what was there before."""
    pieces.seek(0)
    unfinished = out.with_name(f".{out.name}.part")
    with unfinished.open("wb") as file:
        file.write(MARK.encode() + _csv([[*FIRST, *questions]]))
        for length, own in lengths:
            table = pieces.read(length)
            if own != questions:
                rows = csv.reader(io.StringIO(table.decode(), newline=""))
                table = _csv(_spread(row, own, questions) for row in rows)
            file.write(table)
    unfinished.replace(out)


def _csv(rows: Iterable[list]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _spread(row: list[str], own: list[str], questions: list[str]) -> list[str]:
    """A row of a job that asked fewer questions, under the columns of all."""
    fixed, scores = row[: len(FIRST)], dict(zip(own, row[len(FIRST) :]))
    return [*fixed, *(scores.get(id, "") for id in questions)]
