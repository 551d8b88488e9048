"""Directives for pages that a script makes: comparing, assignments, hand-ins, review, grading."""

from __future__ import annotations

import json
from typing import ClassVar

from sphinx.util.docutils import SphinxDirective

from .exercises import Bank
from .markup import attributes
from .sphinx_base import (
    ASSIGN,
    ASSIGNMENT,
    HANDED_IN,
    SHEETS,
    OnrecordDirective,
    markup,
    with_bundle,
)


class TranslationDeskDirective(OnrecordDirective):
    """`{translation-desk}`: where a reader lays another English version beside any document of the book."""

    required_arguments = 0

    def build(self, content):
        documents = sorted(
            content.corpus.documents.values(), key=lambda it: -len([*it.partings()])
        )  # most to compare first
        titles = {document.id: content.corpus.instruments[document.id].en for document in documents}
        desk = attributes(class_="onr-desk", data_documents=json.dumps(titles, ensure_ascii=False))
        return [with_bundle(markup(f"<div{desk}><p>This page needs JavaScript.</p></div>"), "translation")]


class BanksDirective(OnrecordDirective):
    """`{assignment-maker}`, `{assignment}`, `{handed-in}`, `{answer-keys}`, `{grade-desk}`: pages made by script from the banks."""

    required_arguments = 0
    KINDS: ClassVar = {
        "assignment-maker": ("onr-maker", "assign"),
        "assignment": ("onr-assignment", "assignment"),
        "handed-in": ("onr-handed-in", "handed-in"),
        "grade-desk": ("onr-gradedesk", "desk"),
        "answer-keys": ("onr-answer-keys", "answers"),
    }

    def build(self, content):
        style, bundle = self.KINDS[self.name]
        pages = {"assignment": ASSIGNMENT, "maker": ASSIGN, "summary": HANDED_IN}
        links = {f"data_{name}": self.page(page) for name, page in pages.items()}
        root = attributes(class_=style, data_banks=json.dumps(self.titles(content), ensure_ascii=False), **links)
        return [with_bundle(markup(f"<div{root}><p>This page needs JavaScript.</p></div>"), bundle)]

    def titles(self, content) -> dict[str, str]:
        """Every bank that has a sheet in the book, by the date of its document."""
        paths = sorted((content.root / SHEETS).glob("*.yml"))
        banks = [self.bank(content, path.stem) for path in paths if f"{SHEETS}/{path.stem}" in self.env.found_docs]

        def date(bank: Bank) -> str:
            return str(content.corpus.instruments[bank.document].date) if bank.document else "9"

        return {bank.id: bank.title for bank in sorted(banks, key=date)}


class OfflineDirective(SphinxDirective):
    """`{offline}`: the offer to save the book for reading offline; empty where a browser would not."""

    def run(self):
        return [with_bundle(markup('<p class="onr-offline"></p>'), "offline")]


class ReviewDirective(SphinxDirective):
    """`{review}`: the questions that come back today."""

    def run(self):
        return [with_bundle(markup('<div class="onr-review"><p>This page needs JavaScript.</p></div>'), "practice")]


class ProgressDirective(SphinxDirective):
    """`{progress}`: what was done in each chapter, to save, open or forget."""

    def run(self):
        return [with_bundle(markup('<div class="onr-tallies"><p>This page needs JavaScript.</p></div>'), "practice")]
