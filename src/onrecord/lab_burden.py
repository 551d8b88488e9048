"""The norms of all documents as flat rows, to be filtered, counted and counted otherwise.

Not in here: how they look (lab_burden_views).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from .content import find_root
from .corpus import Instrument, read_corpus
from .norms import DEADLINES, KINDS, Norm, Register, read_register

BURDENS = ("obligation", "prohibition", "soft")  # the kinds that ask or forbid
NONE = "none"

Count = tuple[float, float]  # of norms found in Chinese, and of norms that are only reported
Counts = dict[str, dict[str, Count]]  # by category, then by the name of the document


@frozen(kw_only=True)
class Row:
    """One norm with its document. `unit` is its name in the readings, `at` its provision, `words` those it goes by."""

    document: str
    name: str  # of the document, for a table or a picture: `Beijing Dec 2011`
    date: datetime.date
    unit: str
    at: str
    kind: str
    bearer: list[str]
    action: str
    authority: str = NONE
    deadline: str = NONE
    sanction: list[str]
    contested: str = ""
    reported: bool = False
    zh: str = ""
    en: str

    @property
    def burdens(self) -> bool:
        """Whether it asks or forbids."""
        return self.kind in BURDENS


FACETS = {"bearer": "Who bears it", "kind": "Kind", "authority": "Before which authority", "deadline": "By when"}


def norms() -> list[Row]:
    """Every norm of every document, in the order of time and text."""
    return list(_rows(find_root()))


@cache
def _rows(root: Path) -> list[Row]:
    cards, register = read_corpus(root, only=["instruments.yml"]).instruments, _register(root)
    in_time = sorted(register.norms, key=lambda id: cards[id].date)
    return [_row(cards[id], norm) for id in in_time for norm in register.norms[id]]


def _row(card: Instrument, norm: Norm) -> Row:
    words = norm.trigger.report if norm.reported else norm.trigger.en
    return Row(
        document=card.id,
        name=f"{card.id.rpartition('-')[0].replace('-', ' ').capitalize()} {card.date:%b %Y}",
        date=card.date,
        unit=f"{card.id}#{norm.unit}",
        at=norm.at,
        kind=norm.kind,
        bearer=norm.bearer,
        action=norm.action,
        authority=norm.authority or NONE,
        deadline=norm.deadline.type if norm.deadline else NONE,
        sanction=norm.sanction,
        contested=norm.contested.issue if norm.contested else "",
        reported=norm.reported,
        zh=" … ".join(norm.trigger.zh),
        en=" … ".join(words),
    )


@cache
def _register(root: Path) -> Register:
    return read_register(root)


def names() -> dict[str, dict[str, str]]:
    """The values of each facet with their names, and the documents; only those that some norm has."""
    parties = {id: party.en for id, party in _register(find_root()).parties.items()}
    known = {
        "bearer": {**parties, NONE: "Nobody"},
        "kind": {id: words for id, (words, _) in KINDS.items()},
        "authority": {**parties, NONE: "None named"},
        "deadline": {**DEADLINES, NONE: "No time named"},
    }
    used = {facet: {value for row in norms() for value in values(row, facet)} for facet in FACETS}
    return {
        "document": {row.document: row.name for row in norms()},
        **{facet: {id: name for id, name in known[facet].items() if id in used[facet]} for facet in FACETS},
    }


def values(row: Row, facet: str) -> Sequence[str]:
    """What a norm has of a facet: of bearers it can have several."""
    return (row.bearer or [NONE]) if facet == "bearer" else [getattr(row, facet)]


def chosen(rows: Iterable[Row], **wanted: str) -> list[Row]:
    """The rows that have every wanted value; an empty value leaves its facet open, and `burden` is any kind that burdens."""
    return [row for row in rows if all(_has(row, facet, value) for facet, value in wanted.items() if value)]


def _has(row: Row, facet: str, value: str) -> bool:
    if facet == "kind" and value == "burden":
        return row.burdens
    return row.document == value if facet == "document" else value in values(row, facet)


def count(rows: Iterable[Row], by: str) -> Counts:
    """How many norms have each value of a facet, in each document; a norm with two bearers counts for both."""
    if by not in FACETS:
        raise ValueError(f"norms cannot be counted by {by!r}; write one of {', '.join(FACETS)}")
    counts: Counts = {name: {} for name in names()[by].values()}
    for row in rows:
        for value in values(row, by):
            of_category = counts[names()[by][value]]
            found, reported = of_category.get(row.name, (0, 0))
            of_category[row.name] = (found + (not row.reported), reported + row.reported)
    return {name: of_category for name, of_category in counts.items() if of_category}


def shares(counts: Counts, rows: Iterable[Row]) -> Counts:
    """The counts in percent of the rows of each document."""
    of_document: dict[str, int] = {}
    for row in rows:
        of_document[row.name] = of_document.get(row.name, 0) + 1
    return {
        category: {name: tuple(100 * part / of_document[name] for part in pair) for name, pair in by_document.items()}
        for category, by_document in counts.items()
    }


def share_of(rows: Iterable[Row], bearers: Iterable[str]) -> dict[str, tuple[int, int]]:
    """By document: how many of the rows are borne by one of these bearers, and of how many."""
    borne: dict[str, tuple[int, int]] = {}
    for row in rows:
        some, all_ = borne.get(row.name, (0, 0))
        borne[row.name] = (some + bool({*row.bearer} & {*bearers}), all_ + 1)
    return borne


Ways = Mapping[str, Iterable[Row]]  # a name for each way of counting, and the rows that it counts
