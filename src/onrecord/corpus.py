"""The corpus: documents with their provisions, instruments, relations, terms and sources, read from `corpus/`.

Names follow Akoma Ntoso (article, paragraph, point, eId) and ELI (based_on, cites, ...).
Not in here: exercises, keys, and how anything looks.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal

from attrs import Factory, define, frozen

from .content import ContentError, Source, converter, read_yaml, structure

Certainty = Literal["F2", "F1", "I"]
CERTAINTY = {
    "F2": "seen in two or more sources, or in the text of the instrument itself",
    "F1": "seen in one source",
    "I": "inferred from texts seen: an argument",
}

# From the top: Legislation Law 2015 arts. 87-91 (2023: 98-102). A judicial interpretation binds courts and has no rung.
RANKS = {
    "statute": ("Statute, or NPCSC decision that ranks with statute", 5),
    "administrative-regulation": ("Administrative regulation", 4),
    "state-council-document": ("State Council document", None),
    "judicial-interpretation": ("Judicial interpretation", None),
    "local-regulation": ("Local regulation", 3),
    "departmental-rule": ("Departmental rule", 2),
    "local-rule": ("Local government rule", 2),
    "normative-document": ("Other normative document", 1),
    "not-established": ("Rank not established here", None),
}
DIVISIONS = {"article": "art", "section": "sec"}  # what a document's parts are called, and in an eId
RELATIONS = ("based_on", "cites", "implements", "amends", "repeals")

converter.register_structure_hook(datetime.date, lambda value, _: datetime.date.fromisoformat(_date_text(value)))


def _date_text(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError(f"should be a date such as 2014-08-07, not {value!r}")
    return value


@frozen(kw_only=True)
class Witness:
    """Where a text or a fact was read."""

    title: str
    url: str = ""
    note: str = ""


@frozen(kw_only=True)
class Translation:
    """A published English version: an object of study, quoted in short passages only."""

    by: str
    short: str
    title: str
    url: str
    license: str
    words: int  # of the English text of the provisions, without the page around it
    share: float  # of those words, the most that the whole course may quote


@frozen(kw_only=True)
class Parting:
    """A place where published translations part; `note` says how, never which is nearer."""

    id: str
    zh: str
    renderings: dict[str, str]
    note: str


@frozen(kw_only=True)
class Report:
    """The words of a published report or translation that a restatement goes by."""

    by: str
    text: str


@frozen(kw_only=True)
class Provision:
    """A unit of text with its own eId: a title, paragraph or point.

    `found` names the witnesses of the Chinese.
    Where no Chinese was found, `zh` is empty, `en` is the course's own restatement, `found` names the witnesses of the
    report, and `report` quotes it: such a unit is never shown as official text.
    """

    zh: str = ""
    en: str
    found: list[str]
    certainty: Certainty
    report: list[Report] = Factory(list)
    partings: list[Parting] = Factory(list)
    points: list[Provision] = Factory(list)

    @property
    def restated(self) -> bool:
        return not self.zh


@frozen(kw_only=True)
class Article:
    """An article; `heading` is the course's own, for finding one's way, and no part of the text."""

    heading: str
    paragraphs: list[Provision]


@frozen(kw_only=True)
class Document:
    """A document provision by provision. Its id is its instrument's, and its file's name."""

    citation: str
    title: Provision
    division: Literal["article", "section"] = "article"
    articles: list[Article]
    translations: dict[str, Translation]
    id: str = ""

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Every unit of text by eId, in order: `title`, `art_1__para_1`, ... (Akoma Ntoso naming convention)."""
        units, prefix = {"title": self.title}, DIVISIONS[self.division]
        for a, article in enumerate(self.articles, 1):
            for p, paragraph in enumerate(article.paragraphs, 1):
                eid = f"{prefix}_{a}__para_{p}"
                units[eid] = paragraph
                units |= {f"{eid}__point_{n}": point for n, point in enumerate(paragraph.points, 1)}
        return units

    def text(self, eid: str, language: Literal["zh", "en"]) -> str:
        """The text of a provision, or of a whole article with its paragraphs joined; raise KeyError if there is none."""
        if eid in self.provisions:
            return getattr(self.provisions[eid], language)
        parts = [getattr(unit, language) for name, unit in self.provisions.items() if name.startswith(f"{eid}__")]
        if not parts:
            raise KeyError(eid)
        return "\n".join(parts)

    def quotations(self) -> Iterator[tuple[str, str]]:
        """Whose words the document quotes, and which: every rendering and every report."""
        for unit in self.provisions.values():
            yield from (pair for parting in unit.partings for pair in parting.renderings.items())
            yield from ((report.by, report.text) for report in unit.report)

    def partings(self) -> Iterator[tuple[str, Parting]]:
        """Every parting with the eId of its provision."""
        for eid, unit in self.provisions.items():
            for parting in unit.partings:
                yield eid, parting


@frozen(kw_only=True)
class Expression:
    """An instrument as it read from a date on (ELI/FRBR expression)."""

    date: datetime.date
    in_force: datetime.date | None = None
    event: str
    certainty: Certainty


@frozen(kw_only=True)
class Event:
    """What happened around an instrument beside its dated wordings: an approval, a report, the end of a time limit."""

    date: datetime.date
    event: str
    certainty: Certainty
    sources: list[str]


@frozen(kw_only=True)
class Extract:
    """A provision of an instrument that is no document of the course: its words, and which expression they are of."""

    eid: str
    zh: str
    en: str
    expression: datetime.date
    certainty: Certainty
    sources: list[str]
    note: str = ""


@frozen(kw_only=True)
class Instrument:
    """A legal instrument: a card in the reference, a node in the map of legal bases.

    `rank_argued` names the rungs that somebody gives it beside `rank`; `rank_note` says who.
    """

    id: str
    zh: str
    en: str
    short: str
    promulgator: str
    number: str = ""
    rank: str
    rank_note: str = ""
    rank_argued: list[str] = Factory(list)
    expressions: list[Expression]
    certainty: Certainty
    sources: list[str]
    note: str = ""
    events: list[Event] = Factory(list)
    extracts: list[Extract] = Factory(list)

    @property
    def date(self) -> datetime.date:
        """The date of its first expression."""
        return self.expressions[0].date


@frozen(kw_only=True)
class Relation:
    """A typed arrow from a provision or instrument to an older expression (`order-292@2000-09-25`).

    `wording` is the date of the expression of `start` that has the relation, where it is not the first.
    """

    start: str
    wording: datetime.date | None = None
    type: Literal["based_on", "cites", "implements", "amends", "repeals"]
    target: str
    how: Literal["cited", "evident", "argued"]
    words: str = ""
    note: str = ""
    certainty: Certainty
    sources: list[str]


@frozen(kw_only=True)
class Sense:
    """One sense of a term of art, and the course's own English for it.

    `forms` are the forms in which that English may stand, where it is not always `en` to the letter.
    `at` says where the sense stands, as `document`, `document#eId` or an extract: it is needed beside other senses.
    """

    meaning: str
    en: str
    forms: list[str] = Factory(list)
    at: list[str] = Factory(list)


@frozen(kw_only=True)
class TermException:
    """A place where the course's translation has another word for a term, and why."""

    at: str
    reason: str


@frozen(kw_only=True)
class Term:
    """A term of art. `seen` names the partings that show how it was rendered, as `document#parting`.

    `apart` has longer words with the same characters that are no place of the term: 同等, “equal”, for 等.
    """

    id: str
    zh: str
    pinyin: str
    senses: list[Sense]
    note: str = ""
    certainty: Certainty
    sources: list[str]
    seen: list[str] = Factory(list)
    apart: list[str] = Factory(list)
    exceptions: list[TermException] = Factory(list)


@frozen
class _Instruments:
    instruments: list[Instrument]


@frozen
class _Relations:
    relations: list[Relation]


@frozen
class _Terms:
    terms: list[Term]


@frozen
class _Sources:
    sources: dict[str, Witness]


@define
class Corpus:
    """All that `corpus/` holds, by id; `files` are the parsed files, for lines."""

    root: Path
    documents: dict[str, Document] = Factory(dict)
    instruments: dict[str, Instrument] = Factory(dict)
    relations: list[Relation] = Factory(list)
    terms: dict[str, Term] = Factory(dict)
    sources: dict[str, Witness] = Factory(dict)
    files: dict[str, Source] = Factory(dict)

    def text(self, place: str, language: Literal["zh", "en"]) -> str:
        """The text at `document#eId` or `instrument#eId` (an extract); raise KeyError if there is no such place."""
        name, _, eid = place.partition("#")
        if name in self.documents:
            return self.documents[name].text(eid, language)
        for extract in self.instruments[name].extracts:
            if extract.eid == eid:
                return getattr(extract, language)
        raise KeyError(place)

    def translated(self) -> Iterator[tuple[str, str, str]]:
        """Every passage that the course has translated: its place, as in `text`, the Chinese and the English."""
        for document in self.documents.values():
            yield from (
                (f"{document.id}#{eid}", unit.zh, unit.en) for eid, unit in document.provisions.items() if unit.zh
            )
        for card in self.instruments.values():
            yield from ((f"{card.id}#{extract.eid}", extract.zh, extract.en) for extract in card.extracts)

    def parting(self, place: str) -> tuple[str, Parting]:
        """The eId and the parting at `document#parting-id`; raise KeyError if there is none."""
        document, _, name = place.partition("#")
        for eid, parting in self.documents[document].partings():
            if parting.id == name:
                return eid, parting
        raise KeyError(place)


def article_number(eid: str) -> int | None:
    """7 for `art_7__para_2` or `sec_7__para_2`; None for a title."""
    found = re.match(r"(?:art|sec)_(\d+)", eid)
    return int(found[1]) if found else None


def cite(document: Document, eid: str) -> str:
    """A citation for readers: `IM Provisions 2014, art. 7 para. 2`."""
    words = {"art": "art.", "sec": "sec.", "para": "para.", "point": "item"}
    parts = [f"{words[kind]} {number}" for kind, number in re.findall(r"(art|sec|para|point)_(\d+)", eid)]
    return f"{document.citation}, {' '.join(parts) or eid}"


def read_document(root: Path, id: str) -> Document:
    """Read one document and nothing else, for a lab that should not keep its reader waiting; raise ContentError."""
    path = root / "corpus" / "documents" / f"{id}.yml"
    return _named(structure(read_yaml(path, root), Document), id)


def read_corpus(root: Path, only: Collection[str] = ()) -> Corpus:
    """Read `corpus/` below `root`, or `only` the files of it that are named (`relations.yml`).

    Raise ContentError with the findings of all the files read.
    """
    corpus, findings = Corpus(root), []

    def read(name: str, kind: type, use) -> None:
        if only and name not in only:
            return
        try:
            source = corpus.files[name] = read_yaml(root / "corpus" / name, root)
            use(structure(source, kind))
        except ContentError as error:
            findings.extend(error.findings)

    read("sources.yml", _Sources, lambda it: corpus.sources.update(it.sources))
    read("instruments.yml", _Instruments, lambda it: corpus.instruments.update({i.id: i for i in it.instruments}))
    read("relations.yml", _Relations, lambda it: corpus.relations.extend(it.relations))
    read("terms.yml", _Terms, lambda it: corpus.terms.update({t.id: t for t in it.terms}))
    for path in sorted((root / "corpus" / "documents").glob("*.yml")):
        read(f"documents/{path.name}", Document, lambda it, id=path.stem: corpus.documents.update({id: _named(it, id)}))
    if findings:
        raise ContentError(findings)
    return corpus


def _named(document: Document, id: str) -> Document:
    object.__setattr__(document, "id", id)  # the file's name is the id, so that it cannot be written wrong
    return document


def place_of(eid: str) -> tuple:
    """Where a provision stands in its file's data: ("articles", 6, "paragraphs", 1) for `art_7__para_2`."""
    if eid == "title":
        return ("title",)
    names = {"art": "articles", "sec": "articles", "para": "paragraphs", "point": "points"}
    return tuple(
        part
        for kind, number in re.findall(r"(art|sec|para|point)_(\d+)", eid)
        for part in (names[kind], int(number) - 1)
    )
