"""Roles: links to provisions, instruments, questions and sources, and words of published translations."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from .corpus import Corpus, Document, cite
from .markup import attributes
from .reference import source_numbers
from .sphinx_base import (
    DOCUMENTS,
    INSTRUMENTS,
    SHEETS,
    SOURCES,
    Content,
    markup,
)


class ProvisionRole(SphinxRole):
    """`{prov}`: a link to a provision that reads `art. 7 para. 1`."""

    def run(self):
        name, _, eid = self.text.partition("#")
        document = self.env.app.onrecord.corpus.documents.get(name)
        if document is None or not _has(document, eid):
            return _wrong(self, f"there is no provision {self.text!r}; write document#eId")
        words = cite(document, eid).removeprefix(f"{document.citation}, ")
        if f"{DOCUMENTS}/{name}" not in self.env.found_docs:  # an edition without this chapter
            return [nodes.inline("", words)], []
        address = self.env.app.builder.get_relative_uri(self.env.docname, f"{DOCUMENTS}/{name}")
        return [nodes.reference("", words, refuri=f"{address}#{eid}", internal=True)], []


def _has(document, eid: str) -> bool:
    try:
        return bool(document.text(eid, "en"))
    except KeyError:
        return False


def _wrong(role: SphinxRole, message: str):
    error = role.inliner.reporter.error(message, line=role.lineno)
    return [role.inliner.problematic(role.rawtext, role.rawtext, error)], [error]


class QuestionRole(SphinxRole):
    """`{question}`: a link to a question on its sheet, by its name."""

    def run(self):
        name, _, id = self.text.partition("/")
        content: Content = self.env.app.onrecord
        if name not in content.bank_names() or id not in content.bank(name).by_id:
            return _wrong(self, f"there is no question {self.text!r}; write bank/id")
        if f"{SHEETS}/{name}" not in self.env.found_docs:  # an edition without this sheet
            return [nodes.inline("", id)], []
        address = self.env.app.builder.get_relative_uri(self.env.docname, f"{SHEETS}/{name}")
        return [nodes.reference("", id, refuri=f"{address}#ex-{name}-{id}", internal=True)], []


class InstrumentRole(SphinxRole):
    """`{inst}`: a link to an instrument's card, by its short name."""

    def run(self):
        card = self.env.app.onrecord.corpus.instruments.get(self.text)
        if card is None:
            return _wrong(self, f"{self.text!r} is not in corpus/instruments.yml")
        address = self.env.app.builder.get_relative_uri(self.env.docname, INSTRUMENTS)
        return [nodes.reference("", card.short, refuri=f"{address}#instrument-{card.id}", internal=True)], []


class QuotedRole(SphinxRole):
    """`{quoted}`clt: words``: words of a published version that the corpus quotes, linked to where they stand."""

    def run(self):
        name, _, words = (part.strip() for part in self.text.partition(":"))
        translation = next((d.translations[name] for d in self._documents() if _quotes(d, name, words)), None)
        if translation is None:
            return _wrong(self, f"{words!r} is not among the renderings of {name!r} in corpus/documents/")
        head = attributes(class_="onr-rendering", cite=translation.url, title=translation.short)
        return [markup(f"<q{head}>{words}</q>", words)], []

    def _documents(self):
        return self.env.app.onrecord.corpus.documents.values()


def _quotes(document: Document, name: str, words: str) -> bool:
    return any(by == name and words in text for by, text in document.quotations())


class SourceRole(SphinxRole):
    """`{src}`a, b``: small numbers that lead to the list of sources."""

    def run(self):
        corpus: Corpus = self.env.app.onrecord.corpus
        address = self.env.app.builder.get_relative_uri(self.env.docname, SOURCES)
        ids = [part.strip() for part in self.text.split(",")]
        for id in ids:
            if id not in corpus.sources:
                return _wrong(self, f"{id!r} is not in corpus/sources.yml")
        return [markup(source_numbers(ids, corpus, address))], []
