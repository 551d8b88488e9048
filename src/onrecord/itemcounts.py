"""All hand-ins counted by question, one after the other: memory grows with what can be chosen, never with who chose it.

Of a student's files for one sheet, the latest counts, as in the gradebook. Where somebody stands among the others is
kept as a percentage, by which the thirds are told apart at the end, without a second pass.
Not in here: what the counts say (itemstats), how it is shown (report).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec
from attrs import Factory, define

from .gradebook import Grader, Row
from .grading import normalize
from .handin import Refused
from .identity import who
from .intake import Item, Reader, lines, within_limit
from .itemparts import choices, parts
from .itemstats import alpha, correlation, thirds

COUNTED = ("graded", "partly outdated")
MOST_TEXTS = 300  # different wrong texts that are counted of one question; those that come later are not
LONGEST_TEXT = 60
MOST_TRIES = 10_000  # a page that says more is not believed


@define
class Counts:
    """One question: `numbers` by name, `at` how many stood at each percentage of the rest, `chosen` the same by part and value."""

    numbers: Counter = Factory(Counter)
    shares: Counter = Factory(Counter)
    at: Counter = Factory(Counter)
    chosen: Counter = Factory(Counter)
    texts: Counter = Factory(Counter)

    @property
    def n(self) -> int:
        return self.numbers["answered"]

    @property
    def mean(self) -> float | None:
        """The mean share of points among those who answered; None where a person reads."""
        return self.numbers["x"] / self.numbers["scored"] if self.numbers["scored"] else None

    @property
    def r(self) -> float | None:
        """Corrected: the question against the rest of the sheet, itself left out."""
        return correlation(*(self.numbers[name] for name in ("paired", "px", "py", "pxx", "pyy", "pxy")))


@define
class Counted:
    """Everything: counts by question, how many files of each status, how many gave way to a later one."""

    questions: dict[str, Counts] = Factory(dict)
    statuses: Counter = Factory(Counter)
    given_way: int = 0


def count_all(items: list[Item], packs: dict[str, dict], done: Callable[[int], Any] = lambda n: None) -> Counted:
    """Count every hand-in under the items; tell `done` how many items were read."""
    entries = {
        f"{bank}/{id}": entry | {"parts": parts(entry)}
        for bank, pack in packs.items()
        for id, entry in pack["answers"].items()
    }
    counted, grader, reader = Counted(), Grader(packs, keep=True), Reader()
    whose = {item.name: who(item.name) for item in items if not item.end}
    files = sorted((item for item in items if not item.end), key=lambda item: _turn(whose[item.name], item))
    for _, group in groupby(files, key=lambda item: whose[item.name].key):
        latest: dict[str, tuple[Row, bytes]] = {}
        for item in group:
            for row, data in _rows(item, grader, reader, counted):
                counted.given_way += row.sheet in latest
                latest[row.sheet] = row, data
            done(1)
        for row, data in latest.values():
            _count(row, data, entries, counted)
    for item in items:
        if item.end:
            for row, data in _rows(item, grader, reader, counted):
                _count(row, data, entries, counted)
            done(1)
    order = {id: n for n, id in enumerate(entries)}
    counted.questions = dict(sorted(counted.questions.items(), key=lambda pair: order[pair[0]]))
    return counted


def _turn(student, item: Item):
    return student.key, student.turn, item.name


def _rows(item: Item, grader: Grader, reader: Reader, counted: Counted) -> Iterator[tuple[Row, bytes]]:
    """The hand-ins of an item that count, each with its bytes."""
    for read in _reads(item, reader):
        try:
            data = read()
            row = grader.grade("", data)
        except Refused as refused:
            counted.statuses[refused.status] += 1
            continue
        counted.statuses[row.status] += 1
        if row.status in COUNTED:
            yield row, data


def _reads(item: Item, reader: Reader) -> Iterator[Callable[[], bytes]]:
    if not item.end:
        yield lambda: reader.read(item)
        return
    for _, line in lines(item):
        if line.strip():
            yield lambda line=line: within_limit(line)


def _count(row: Row, data: bytes, entries: dict[str, dict], counted: Counted) -> None:
    if not row.scores:
        counted.statuses["without an answer"] += 1
        return
    own = read_own(data)
    for id in row.asked:
        counts = counted.questions.get(id)
        if counts is None:
            counts = counted.questions[id] = Counts()
        counts.numbers["asked"] += 1
        if id in row.scores:
            _count_answer(counts, entries[id], row, row.scores[id], row.responses[id])
            if id in own:
                _count_tries(counts.numbers, own[id], entries[id]["points"])


def _count_answer(counts: Counts, entry: dict, row: Row, score: float | None, response: Any) -> None:
    numbers = counts.numbers
    numbers["answered"] += 1
    own = score or 0.0
    points = row.points - (entry["points"] if score is not None else 0)
    rest = ((row.score or 0.0) - own) / points if points else None
    if score is not None:
        share = score / entry["points"]
        numbers["scored"] += 1
        numbers["x"] += share
        counts.shares[round(100 * share)] += 1
        if rest is not None:
            for name, value in zip(PAIRED, (1, share, rest, share * share, rest * rest, share * rest)):
                numbers[name] += value
    at = -1 if rest is None else round(100 * rest)
    counts.at[at] += 1
    for part, value in choices(entry, response):
        counts.chosen[part, value, at] += 1
    if entry["rule"] == "text" and not score and isinstance(response, str):
        text = normalize(response)[:LONGEST_TEXT]
        if text in counts.texts or len(counts.texts) < MOST_TEXTS:
            counts.texts[text] += 1


PAIRED = ("paired", "px", "py", "pxx", "pyy", "pxy")


def item_of(counts: Counts, entry: dict, level: str) -> dict:
    """A question's counts in the form of which itemstats knows what to say."""
    cut = thirds({at: n for at, n in counts.at.items() if at >= 0})
    lower = sum(n for at, n in counts.at.items() if cut and 0 <= at <= cut[0])
    upper = sum(n for at, n in counts.at.items() if cut and at >= cut[1])
    found = {}
    for name, part in parts(entry).items():
        chosen = {value: [0, 0, 0] for value in part["values"]}
        for (where, value, at), n in counts.chosen.items():
            if where == name:
                three = chosen.setdefault(value, [0, 0, 0])
                three[0] += n if cut and 0 <= at <= cut[0] else 0
                three[1] += n if cut and at >= cut[1] else 0
                three[2] += n
        n = sum(three[2] for three in chosen.values()) if part["kind"] in ("one", "place") else counts.n
        found[name] = {"kind": part["kind"], "right": part["right"], "open": part["open"], "n": n, "chosen": chosen}
    return {
        **{"level": level, "n": counts.n, "mean": counts.mean, "r": counts.r, "lower": lower, "upper": upper},
        **{"alpha": _agreement(found.get("token"), counts.n), "parts": found},
    }


def _agreement(tokens: dict | None, n: int) -> float | None:
    return alpha((c[2], n - c[2]) for c in tokens["chosen"].values()) if tokens else None


class _Tries(msgspec.Struct):
    attempts: Any = 0
    hints: Any = 0
    seen: Any = False
    first: Any = None
    last: Any = None


class _Own(msgspec.Struct):
    responses: dict[str, _Tries]


_decode_own = msgspec.json.Decoder(_Own).decode


def read_own(data: bytes) -> dict[str, _Tries]:
    """What the student's browser says of tries, by question; nothing where the file is not as the page writes it."""
    try:
        return _decode_own(data.removeprefix(b"\xef\xbb\xbf")).responses
    except (msgspec.MsgspecError, RecursionError):
        return {}


def _count_tries(numbers: Counter, own: _Tries, points: float) -> None:
    """Only of those who had their answer checked: others have no first and last result."""
    first, last = own.first, own.last
    if not (_within(own.attempts, 1, MOST_TRIES) and _within(first, 0, points) and _within(last, 0, points)):
        return
    numbers["tried"] += 1
    numbers["attempts"] += own.attempts
    numbers["first"] += first / points
    numbers["last"] += last / points
    numbers["better"] += last > first
    numbers["worse"] += last < first
    numbers["hinted"] += _within(own.hints, 1, MOST_TRIES)
    numbers["seen"] += own.seen is True


def _within(value: Any, least: float, most: float) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and least <= value <= most


def in_all(counted: Counted) -> int:
    """How many hand-ins count."""
    return sum(counted.statuses[name] for name in COUNTED) - counted.given_way - counted.statuses["without an answer"]


def file_statuses(statuses: Counter) -> Iterable[tuple[str, int]]:
    """How many files had each status, the most frequent first."""
    return [(name, n) for name, n in statuses.most_common() if name != "without an answer"]
