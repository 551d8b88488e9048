"""Two readings of the same units, and how far they agree: Cohen's kappa before and after reconciliation.

Read from `corpus/readings/`. A unit is labeled once in each reading, so that nothing has to be aligned.
Not in here: the norms themselves (norms), and how the table looks (register).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from attrs import Factory, define, frozen

from .content import ContentError, Finding, Source, read_yaml, structure
from .corpus import Corpus
from .norms import UNBOUND, Register

NONE = "none"  # the label of a unit that holds no norm
Labeled = Literal["obligation", "prohibition", "permission", "power", "soft", "constitutive", "none"]
NOBODY = "nobody"


@frozen(kw_only=True)
class Unit:
    """What is labeled: a provision, or the clause of it that has these words."""

    at: str
    zh: str = ""
    en: str = ""


@frozen(kw_only=True)
class Label:
    """What one reading says of one unit, named `document#eId` or `document#eId~clause`."""

    unit: str
    kind: Labeled
    bearer: list[str]
    note: str = ""

    @property
    def bearers(self) -> str:
        return "+".join(sorted(self.bearer)) or NOBODY


@frozen(kw_only=True)
class Reading:
    """All labels of one pass over the texts."""

    reading: str
    made: str
    labels: list[Label]


@frozen(kw_only=True)
class Resolved:
    """How a disagreement ended: in a label that both take, or not at all (`apart`), and why."""

    unit: str
    kind: Labeled | None = None
    bearer: list[str] | None = None
    apart: bool = False
    why: str


@frozen
class _Units:
    units: dict[str, list[Unit]]


@frozen
class _Resolved:
    resolved: list[Resolved]


@define
class Readings:
    """The units in order, the readings of them, and how each disagreement ended."""

    units: dict[str, Unit] = Factory(dict)
    first: Reading | None = None
    second: Reading | None = None
    resolved: list[Resolved] = Factory(list)
    files: dict[str, Source] = Factory(dict)


@frozen
class Agreement:
    """The agreement of two readings on one question; `kappa` is None where both give all units one label."""

    n: int
    first: dict[str, int]
    second: dict[str, int]
    observed: float
    kappa: float | None


def agreement(first: Sequence[str], second: Sequence[str]) -> Agreement:
    """Cohen's kappa of two lists of labels for the same units: (observed - expected) / (1 - expected)."""
    if len(first) != len(second) or not first:
        raise ValueError("two readings label the same units, one at least")
    n, a, b = len(first), Counter(first), Counter(second)
    observed = sum(x == y for x, y in zip(first, second, strict=True)) / n
    expected = sum(a[label] * b[label] for label in a) / n**2
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(n, dict(a.most_common()), dict(b.most_common()), observed, kappa)


QUESTIONS: dict[str, Callable[[Label], str]] = {"modality": lambda it: it.kind, "bearer": lambda it: it.bearers}


def agreements(readings: Readings) -> dict[tuple[str, str], Agreement]:
    """The agreement on each question, ("modality", "before") and so on; nothing as long as a reading is not there."""
    if not (readings.first and readings.second):
        return {}
    second = {label.unit: label for label in readings.second.labels}
    before = [(label, second[label.unit]) for label in readings.first.labels if label.unit in second]
    ended = {it.unit: it for it in readings.resolved if not it.apart}
    after = [_after(a, b, ended.get(a.unit)) for a, b in before]
    return {
        (question, when): agreement([of(a) for a, _ in pairs], [of(b) for _, b in pairs])
        for question, of in QUESTIONS.items()
        for when, pairs in {"before": before, "after": after}.items()
    }


def _after(a: Label, b: Label, ended: Resolved | None) -> tuple[Label, Label]:
    if ended is None:
        return a, b
    agreed = Label(unit=a.unit, kind=ended.kind or a.kind, bearer=a.bearer if ended.bearer is None else ended.bearer)
    return agreed, agreed


def differ(a: Label, b: Label) -> bool:
    return any(of(a) != of(b) for of in QUESTIONS.values())


def read_readings(root: Path) -> Readings:
    """Read `corpus/readings/` below `root`; raise ContentError with the findings of all its files."""
    readings, findings = Readings(), []

    def read(name: str, kind: type, use) -> None:
        path = root / "corpus" / "readings" / f"{name}.yml"
        if not path.exists():
            return
        try:
            source = readings.files[name] = read_yaml(path, root)
            use(structure(source, kind))
        except ContentError as error:
            findings.extend(error.findings)

    read("units", _Units, lambda it: readings.units.update(named_units(it.units)))
    read("first", Reading, lambda it: setattr(readings, "first", it))
    read("second", Reading, lambda it: setattr(readings, "second", it))
    read("resolved", _Resolved, lambda it: readings.resolved.extend(it.resolved))
    if findings:
        raise ContentError(findings)
    return readings


def read_units(root: Path) -> dict[str, Unit]:
    """Read the units alone, named and in order."""
    return named_units(structure(read_yaml(root / "corpus" / "readings" / "units.yml", root), _Units).units)


def named_units(units: dict[str, list[Unit]]) -> dict[str, Unit]:
    """Every unit under its name; a provision with several clauses counts them from 1."""
    named: dict[str, Unit] = {}
    for document, of_document in units.items():
        many, seen = Counter(unit.at for unit in of_document), Counter()
        for unit in of_document:
            seen[unit.at] += 1
            clause = f"~{seen[unit.at]}" if many[unit.at] > 1 else ""
            named[f"{document}#{unit.at}{clause}"] = unit
    return named


def check_readings(readings: Readings, register: Register, corpus: Corpus) -> Iterator[Finding]:
    """Every finding about units, readings and what came of their differences."""
    yield from _check_units(readings, corpus)
    norms = {f"{id}#{norm.unit}": norm for id, norms in register.norms.items() for norm in norms}
    for id, of_document in register.norms.items():
        for i, norm in enumerate(of_document):
            if f"{id}#{norm.unit}" not in readings.units:
                message = f"there is no unit {norm.unit!r} in corpus/readings/units.yml; mend `at` or `clause`"
                yield register.files[id].finding(message, "norms", i)
    for name in ("first", "second"):
        if reading := getattr(readings, name):
            yield from _check_reading(reading, readings, register, readings.files[name])
    if readings.first and readings.second:
        yield from _check_resolved(readings, norms)


def _check_units(readings: Readings, corpus: Corpus) -> Iterator[Finding]:
    source, counts = readings.files.get("units"), Counter()
    for name, unit in readings.units.items():
        document, _, _ = name.partition("#")
        place = ("units", document, counts[document])
        counts[document] += 1
        provisions = corpus.documents[document].provisions if document in corpus.documents else {}
        if unit.at not in provisions:
            yield source.finding(f"there is no provision {document}#{unit.at}", *place)
            continue
        for language in ("zh", "en"):
            if getattr(unit, language) not in getattr(provisions[unit.at], language):
                words = getattr(unit, language)
                yield source.finding(f"the words {words!r} are not in {unit.at}; quote it to the letter", *place)


def _check_reading(reading: Reading, readings: Readings, register: Register, source: Source) -> Iterator[Finding]:
    if [label.unit for label in reading.labels] != list(readings.units):
        names = {label.unit for label in reading.labels}
        off = [*sorted(names - set(readings.units)), *(name for name in readings.units if name not in names)]
        message = (
            f"a reading labels each unit of corpus/readings/units.yml once, in its order; see {', '.join(off[:3])}"
        )
        yield source.finding(message, "labels")
    for i, label in enumerate(reading.labels):
        for name in label.bearer:
            if name not in register.parties:
                message = f"{name!r} is no party; write one of {', '.join(register.parties)}"
                yield source.finding(message, "labels", i, "bearer")
        if bool(label.bearer) == (label.kind in (*UNBOUND, NONE)):
            message = "what is constitutive or no norm has no bearer, and all else has one"
            yield source.finding(message, "labels", i, "bearer")


def _check_resolved(readings: Readings, norms: dict) -> Iterator[Finding]:
    second = {label.unit: label for label in readings.second.labels}
    ended = {it.unit: it for it in readings.resolved}
    for i, label in enumerate(readings.first.labels):
        other, end, norm = second.get(label.unit), ended.get(label.unit), norms.get(label.unit)
        if other is None:
            continue
        if differ(label, other) and end is None:
            message = f"the readings differ on {label.unit}; say in corpus/readings/resolved.yml how that ended"
            yield readings.files["first"].finding(message, "labels", i)
        elif end and end.apart and norm and not norm.contested:
            message = f"{label.unit} stays apart; then its norm says what is `contested`"
            yield readings.files["first"].finding(message, "labels", i)
        elif not (end and end.apart):
            agreed, _ = _after(label, label, end)
            kind, bearers = (norm.kind, "+".join(sorted(norm.bearer)) or NOBODY) if norm else (NONE, NOBODY)
            if (kind, bearers) != (agreed.kind, agreed.bearers):
                message = f"the register has {label.unit} as {kind} of {bearers}, the readings as {agreed.kind} of {agreed.bearers}"
                yield readings.files["first"].finding(message, "labels", i)
