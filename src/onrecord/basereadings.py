"""Two readings of what each document rests on, and how far they agree, as agreement.py has it for the norms.

Read from `corpus/readings/bases-*.yml`. What is labeled is a pair: a document, and an instrument that is older.
Not in here: the relations themselves, each from its provision to its expression (corpus).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from attrs import Factory, define, frozen

from .agreement import Agreement, agreement
from .content import ContentError, Finding, Source, read_yaml, structure
from .corpus import Corpus

STRONGEST = ("cited", "evident", "argued")  # how a relation is known, from the surest on
NONE = "none"


@frozen(kw_only=True)
class BaseLabel:
    """How one reading knows that a document rests on an instrument, and by which relation; `none` twice if it does not."""

    start: str
    target: str
    how: Literal["cited", "evident", "argued", "none"]
    relation: Literal["based_on", "cites", "implements", "amends", "repeals", "none"]
    note: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        return self.start, self.target


@frozen(kw_only=True)
class ResolvedBase(BaseLabel):
    """How a disagreement about a pair ended; `apart` where it did not, and the label is then the course's choice."""

    apart: bool = False
    why: str


@frozen(kw_only=True)
class BaseReading:
    reading: str
    made: str
    bases: list[BaseLabel]


@frozen
class _Resolved:
    resolved: list[ResolvedBase]


@define
class BaseReadings:
    first: BaseReading | None = None
    second: BaseReading | None = None
    resolved: list[ResolvedBase] = Factory(list)
    files: dict[str, Source] = Factory(dict)


QUESTIONS = {"basis, how known": lambda it: it.how, "basis, which relation": lambda it: it.relation}


def pairs(corpus: Corpus) -> list[tuple[str, str]]:
    """Every document with every instrument that is older, in order of time."""
    cards = sorted(corpus.instruments.values(), key=lambda card: card.date)
    documents = [card for card in cards if card.id in corpus.documents]
    return [(document.id, card.id) for document in documents for card in cards if card.date < document.date]


def label_of(pair: tuple[str, str], corpus: Corpus) -> BaseLabel:
    """What the corpus says of a pair: the surest of its relations."""
    start, target = pair
    found = [it for it in corpus.relations if (it.start.split("#")[0], it.target.split("@")[0]) == pair]
    best = min(found, key=lambda it: STRONGEST.index(it.how), default=None)
    how, relation = (best.how, best.type) if best else (NONE, NONE)
    return BaseLabel(start=start, target=target, how=how, relation=relation)


def read_base_readings(root: Path) -> BaseReadings:
    """Read the readings of bases below `root`; raise ContentError with the findings of all their files."""
    readings, findings = BaseReadings(), []
    for name, kind, field in (
        ("first", BaseReading, None),
        ("second", BaseReading, None),
        ("resolved", _Resolved, "resolved"),
    ):
        path = root / "corpus" / "readings" / f"bases-{name}.yml"
        if path.exists():
            try:
                source = readings.files[name] = read_yaml(path, root)
                value = structure(source, kind)
                setattr(readings, name, getattr(value, field) if field else value)
            except ContentError as error:
                findings.extend(error.findings)
    if findings:
        raise ContentError(findings)
    return readings


def base_agreements(readings: BaseReadings) -> dict[tuple[str, str], Agreement]:
    """The agreement on each question before and after; nothing as long as a reading is not there."""
    if not (readings.first and readings.second):
        return {}
    second = {label.pair: label for label in readings.second.bases}
    before = [(label, second[label.pair]) for label in readings.first.bases if label.pair in second]
    ended = {it.pair: it for it in readings.resolved if not it.apart}
    after = [(ended.get(a.pair, a), ended.get(a.pair, b)) for a, b in before]
    return {
        (question, when): agreement([of(a) for a, _ in both], [of(b) for _, b in both])
        for question, of in QUESTIONS.items()
        for when, both in {"before": before, "after": after}.items()
    }


def check_base_readings(readings: BaseReadings, corpus: Corpus) -> Iterator[Finding]:
    """Every finding: pairs that are none, and differences of which nobody has said how they ended."""
    known = set(pairs(corpus))
    for name in ("first", "second"):
        if reading := getattr(readings, name):
            for i, label in enumerate(reading.bases):
                if label.pair not in known:
                    message = (
                        f"{label.start} and {label.target} are no document and an older instrument; mend the names"
                    )
                    yield readings.files[name].finding(message, "bases", i)
                if (label.how == NONE) != (label.relation == NONE):
                    yield readings.files[name].finding("`how` and `relation` are none together", "bases", i)
    if readings.first and readings.second:
        yield from _check_ends(readings)


def _check_ends(readings: BaseReadings) -> Iterator[Finding]:
    second = {label.pair: label for label in readings.second.bases}
    ended = {it.pair for it in readings.resolved}
    for i, label in enumerate(readings.first.bases):
        other = second.get(label.pair)
        if other is None:
            yield readings.files["first"].finding(
                "the second reading has no such pair; label the same pairs", "bases", i
            )
        elif any(of(label) != of(other) for of in QUESTIONS.values()) and label.pair not in ended:
            message = (
                f"the readings differ on {label.start} and {label.target}; say in bases-resolved.yml how that ended"
            )
            yield readings.files["first"].finding(message, "bases", i)
