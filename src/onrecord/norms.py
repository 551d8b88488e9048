"""The norms register: every norm of every document, read from `corpus/norms/` and `corpus/parties.yml`, and its checks.

Kinds follow LegalRuleML as far as the documents ask for it. Not in here: how the register looks (register), and how
two readings of it agree (agreement).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from attrs import Factory, define, frozen

from .content import ContentError, Finding, Source, read_yaml, structure
from .corpus import Certainty, Corpus, Document

Kind = Literal["obligation", "prohibition", "permission", "power", "soft", "constitutive"]
KINDS = {
    "obligation": ("Obligation", "somebody is to do something, and a word of duty (应当, 必须) says so or reaches it"),
    "prohibition": ("Prohibition", "somebody is not to do something (不得, 严禁)"),
    "permission": ("Permission", "somebody may do something (可以, 也可)"),
    "power": ("Power", "a body is given or takes a task or competence without a word of duty (负责, 由…处理, 决定)"),
    "soft": (
        "Soft duty",
        "somebody is asked, encouraged or held to a principle without a word of duty (请, 鼓励, 坚持)",
    ),
    "constitutive": ("Constitutive", "says what a word means, what is covered, or from when; asks nobody for anything"),
}
UNBOUND = ("constitutive",)  # kinds that no party bears
DEADLINES = {
    "term": "Within a term of days or months",
    "before": "Before or on another act",
    "promptly": "Promptly",
}
STRENGTH = ("F2", "F1", "I")  # from the surest on


@frozen(kw_only=True)
class Party:
    """Who can bear a norm, or stand on its other side."""

    id: str
    en: str
    zh: str
    means: str


@frozen(kw_only=True)
class Trigger:
    """The words that make the norm what it is, to the letter; several where they stand apart.

    Of a norm that is only reported, the words of the report; a restatement never proves itself.
    """

    zh: list[str] = Factory(list)
    en: list[str] = Factory(list)
    report: list[str] = Factory(list)


@frozen(kw_only=True)
class Deadline:
    """By when, in a word to filter by and in the text's own words."""

    type: Literal["term", "before", "promptly"]
    words: str


@frozen(kw_only=True)
class Contested:
    """What can be argued about a norm, with the strongest case on each side."""

    issue: str
    one: str
    other: str


@frozen(kw_only=True)
class Norm:
    """One norm. `clause` counts the clauses of its provision that corpus/readings/units.yml tells apart.

    `authority` is the party with which or before which the act is done, `beneficiary` the one to whom it is owed, and
    `sanction` names the provisions that say what follows a breach. `reported` norms rest on a report of lost Chinese.
    """

    id: str
    at: str
    clause: int = 0
    kind: Kind
    bearer: list[str]
    action: str
    authority: str = ""
    beneficiary: str = ""
    condition: str = ""
    deadline: Deadline | None = None
    sanction: list[str] = Factory(list)
    trigger: Trigger
    reported: bool = False
    certainty: Certainty
    contested: Contested | None = None

    @property
    def unit(self) -> str:
        """Its place with its clause: `art_7__para_1~2`."""
        return f"{self.at}~{self.clause}" if self.clause else self.at


@frozen
class _Norms:
    norms: list[Norm]


@frozen
class _Parties:
    parties: list[Party]


@define
class Register:
    """All norms by document, in the order of the text, and the parties they name; `files` are for lines."""

    norms: dict[str, list[Norm]] = Factory(dict)
    parties: dict[str, Party] = Factory(dict)
    files: dict[str, Source] = Factory(dict)


def read_register(root: Path) -> Register:
    """Read the register below `root`; raise ContentError with the findings of all its files."""
    register, findings = Register(), []

    def read(path: Path, kind: type, use) -> None:
        try:
            source = register.files[path.stem] = read_yaml(path, root)
            use(structure(source, kind))
        except ContentError as error:
            findings.extend(error.findings)

    read(root / "corpus" / "parties.yml", _Parties, lambda it: register.parties.update({p.id: p for p in it.parties}))
    for path in sorted((root / "corpus" / "norms").glob("*.yml")):
        read(path, _Norms, lambda it, id=path.stem: register.norms.update({id: it.norms}))
    if findings:
        raise ContentError(findings)
    return register


def read_norms(root: Path, document: str) -> list[Norm]:
    """Read the norms of one document alone, in the order of its text."""
    return structure(read_yaml(root / "corpus" / "norms" / f"{document}.yml", root), _Norms).norms


def read_parties(root: Path) -> dict[str, Party]:
    """Read the list of parties alone, by id."""
    listed = structure(read_yaml(root / "corpus" / "parties.yml", root), _Parties).parties
    return {party.id: party for party in listed}


def check_register(register: Register, corpus: Corpus) -> Iterator[Finding]:
    """Every finding about the register: places, parties, words that trigger, and what rests on a report."""
    for id, norms in register.norms.items():
        source = register.files[id]
        if id not in corpus.documents:
            yield source.finding(f"there is no document {id!r} in corpus/documents/; name the file after one")
            continue
        document, seen = corpus.documents[id], set()
        for i, norm in enumerate(norms):
            place = ("norms", i)
            if norm.id in seen:
                yield source.finding(f"norm {norm.id!r} stands here a second time; give it a name of its own", *place)
            seen.add(norm.id)
            yield from _check_norm(norm, document, register, source, place)
        yield from _check_order(norms, document, source)
    for id in corpus.documents:
        if id not in register.norms:
            message = f"the norms of {id} are not in the register; write corpus/norms/{id}.yml"
            yield register.files["parties"].finding(message)


def _check_norm(norm: Norm, document: Document, register: Register, source: Source, place: tuple) -> Iterator[Finding]:
    for field, names in {
        "bearer": norm.bearer,
        "authority": [norm.authority],
        "beneficiary": [norm.beneficiary],
    }.items():
        for name in filter(None, names):
            if name not in register.parties:
                yield source.finding(f"{name!r} is no party; write one of {', '.join(register.parties)}", *place, field)
    if bool(norm.bearer) == (norm.kind in UNBOUND):
        message = "a constitutive norm has no bearer, and every other norm has one; mend `kind` or `bearer`"
        yield source.finding(message, *place, "bearer")
    for eid in norm.sanction:
        if eid not in document.provisions:
            yield source.finding(f"there is no {eid!r} in {document.id}", *place, "sanction")
    if norm.at not in document.provisions:
        yield source.finding(f"there is no {norm.at!r} in {document.id}; write an eId", *place, "at")
        return
    yield from _check_words(norm, document, source, place)


def _check_words(norm: Norm, document: Document, source: Source, place: tuple) -> Iterator[Finding]:
    unit = document.provisions[norm.at]
    if norm.reported != unit.restated:
        message = "`reported` is for norms of which no Chinese was found, and for all of these; mend it"
        yield source.finding(message, *place, "reported")
    if STRENGTH.index(norm.certainty) < STRENGTH.index(unit.certainty):
        message = f"{norm.at} is {unit.certainty}, and what is read in it cannot be surer"
        yield source.finding(message, *place, "certainty")
    texts = {"zh": [unit.zh], "en": [unit.en], "report": [report.text for report in unit.report]}
    wanted = ("report",) if norm.reported else ("zh", "en")
    for kind, places in texts.items():
        words = getattr(norm.trigger, kind)
        if bool(words) != (kind in wanted):
            message = f"the words that trigger are given in {' and '.join(wanted)} here; mend {kind!r}"
            yield source.finding(message, *place, "trigger")
        for n, quoted in enumerate(words):
            if not any(quoted in text for text in places):
                message = f"the words {quoted!r} are not in {norm.at}; quote it to the letter"
                yield source.finding(message, *place, "trigger", kind, n)


def _check_order(norms: list[Norm], document: Document, source: Source) -> Iterator[Finding]:
    order = {eid: n for n, eid in enumerate(document.provisions)}
    places = [(order.get(norm.at, 0), norm.clause) for norm in norms]
    for i in range(1, len(places)):
        if places[i] < places[i - 1]:
            yield source.finding("norms stand in the order of the text; move this one up", "norms", i)


def norm_anchor(document: str, norm: Norm) -> str:
    """The id of a norm's row on a page."""
    return re.sub(r"[^a-z0-9-]", "-", f"norm-{document}-{norm.id}")
