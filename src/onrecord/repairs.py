"""The change log of repaired questions: read from `corpus/repairs.yml`, checked, and shown in the book.

It stands in every edition, so that it says what was wrong and never what is right.
Not in here: which questions need repair (itemstats).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from attrs import Factory, frozen

from .content import Finding, Source, read_yaml, structure
from .exercises import Bank
from .markup import attributes, inline
from .reference import day


@frozen(kw_only=True)
class Repair:
    """One repair: of which questions (`bank/id`, as they are named now), when, what was wrong and what was changed."""

    day: datetime.date
    questions: list[str]
    wrong: str
    changed: str


@frozen
class Repairs:
    """All repairs, the newest first."""

    repairs: list[Repair] = Factory(list)


def read_repairs(root: Path) -> tuple[Repairs, Source | None]:
    """The log and its source; an empty one where a course has none yet. Raise ContentError for a wrong form."""
    path = root / "corpus" / "repairs.yml"
    if not path.exists():
        return Repairs(), None
    source = read_yaml(path, root)
    return structure(source, Repairs), source


def check_repairs(log: Repairs, source: Source | None, banks: Mapping[str, Bank]) -> Iterator[Finding]:
    """Whether each question is there, each text says something, and the newest stands first."""
    before = datetime.date.max
    for n, repair in enumerate(log.repairs):
        if repair.day > before:
            yield source.finding("is later than the repair above it; put the newest first", "repairs", n, "day")
        before = repair.day
        for field in ("questions", "wrong", "changed"):
            if not getattr(repair, field):
                yield source.finding(f"{field!r} is empty; say it", "repairs", n, field)
        for i, id in enumerate(repair.questions):
            bank, _, name = id.partition("/")
            if bank not in banks or name not in banks[bank].by_id:
                message = f"there is no question {id!r}; write bank/id, under the name that it has now"
                yield source.finding(message, "repairs", n, "questions", i)
            if id in repair.questions[:i]:
                yield source.finding(f"{id!r} stands twice in one repair; keep one", "repairs", n, "questions", i)


def render_repairs(log: Repairs, address: Callable[[str], str]) -> str:
    """The log by day; `address` gives where a question stands, or "" where no page of the book has it."""
    parts = []
    for date, repairs in groupby(log.repairs, key=lambda repair: repair.day):
        items = "".join(_item(repair, address) for repair in repairs)
        parts.append(f'<dl class="onr-repairs" aria-label="{day(date)}"><dt>{day(date)}</dt>{items}</dl>')
    return "".join(parts) or "<p>No question has been repaired so far.</p>"


def _item(repair: Repair, address: Callable[[str], str]) -> str:
    questions = ", ".join(_link(id, address(id)) for id in repair.questions)
    texts = f"<p>{inline(repair.wrong)} {inline(repair.changed)}</p>"
    return f"<dd><p>{questions}</p>{texts}</dd>"


def _link(id: str, address: str) -> str:
    return f"<a{attributes(href=address)}>{inline(id)}</a>" if address else inline(id)
