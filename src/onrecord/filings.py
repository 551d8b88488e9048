"""Who turns to whom for a record: the steps that each document names, read from `corpus/filings.yml`, and their checks.

Not in here: how they look (picture_filing), and the norms among which most of them stand (norms).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import Factory, define, frozen

from .content import Finding, Source, read_yaml, structure
from .corpus import Corpus
from .norms import Register


@frozen(kw_only=True)
class Filing:
    """One step: `who` turns with `what` to `to`, a party of the register; "" where the words name nobody.

    `word` is the Chinese word for the step, of a report where the Chinese was not found; `en` is the course's.
    `norm` names the norm of the same document that has the step, where one has.
    """

    document: str
    at: str
    who: str
    to: str = ""
    word: str
    en: str
    what: str
    norm: str = ""


@frozen
class _Filings:
    filings: list[Filing]


@define
class Filings:
    """All steps in the order of the file, which is `file`."""

    file: Source
    filings: list[Filing] = Factory(list)

    def of(self, document: str) -> list[Filing]:
        return [filing for filing in self.filings if filing.document == document]


def read_filings(root: Path) -> Filings:
    """Read the file below `root`; raise ContentError with its findings."""
    source = read_yaml(root / "corpus" / "filings.yml", root)
    return Filings(source, structure(source, _Filings).filings)


def check_filings(filings: Filings, register: Register, corpus: Corpus) -> Iterator[Finding]:
    """Every finding: places, parties, words that are not there to the letter, and norms that say otherwise."""
    for n, filing in enumerate(filings.filings):
        for field, message in _wrong(filing, register, corpus):
            yield filings.file.finding(message, "filings", n, field)


def _wrong(filing: Filing, register: Register, corpus: Corpus) -> Iterator[tuple[str, str]]:
    for field, name in (("who", filing.who), ("to", filing.to)):
        if name and name not in register.parties:
            yield field, f"{name!r} is no party; write one of {', '.join(register.parties)}"
    document = corpus.documents.get(filing.document)
    unit = document.provisions.get(filing.at) if document else None
    if unit is None:
        yield "at", f"there is no provision '{filing.document}#{filing.at}'; mend `document` or `at`"
        return
    texts = [report.text for report in unit.report] if unit.restated else [unit.zh]
    if not any(filing.word in text for text in texts):
        yield "word", f"the word {filing.word!r} is not in {filing.at}; quote it to the letter"
    if filing.en not in unit.en:
        yield "en", f"the words {filing.en!r} are not in the English of {filing.at}; quote them to the letter"
    yield from _against_norm(filing, register)


def _against_norm(filing: Filing, register: Register) -> Iterator[tuple[str, str]]:
    if not filing.norm:
        return
    norm = next((it for it in register.norms.get(filing.document, []) if it.id == filing.norm), None)
    if norm is None:
        yield "norm", f"{filing.document} has no norm {filing.norm!r}; write one of corpus/norms/{filing.document}.yml"
    elif (norm.at, norm.authority) != (filing.at, filing.to) or filing.who not in norm.bearer:
        told = f"{' and '.join(norm.bearer)} with {norm.authority or 'nobody named'} at {norm.at}"
        yield "norm", f"the norm {norm.id!r} has {told}; mend the one or the other"
