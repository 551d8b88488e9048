"""What every directive stands on: ready HTML as a node, the content of one build, and where pages stand."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .agreement import Readings, read_readings
from .basereadings import BaseReadings, read_base_readings
from .content import ContentError
from .corpus import Corpus, read_corpus
from .exercises import Bank, read_bank
from .live import Live, read_live
from .norms import Register, read_register

GLOSSARY = "book/reference/glossary"
INSTRUMENTS = "book/reference/instruments"
SOURCES = "book/reference/sources"
DOCUMENTS = "book/documents"
SHEETS = "exercises"
ASSIGN = "book/assign"
ASSIGNMENT = "book/assignment"
HANDED_IN = "book/handed-in"


class Markup(nodes.General, nodes.Element):
    """Ready HTML, with its text beside it for the search index."""


def markup(html: str, text: str = "") -> Markup:
    return Markup("", nodes.Text(text), html=html)


def with_bundle(node: Markup, name: str) -> Markup:
    """Have the page that holds this load a script, and a style if there is one, that other pages do without."""
    node["bundle"] = name
    return node


def write_html(translator, node: Markup) -> None:
    if hasattr(translator, "body"):  # other formats than HTML have no use for it
        translator.body.append(node["html"])
    raise nodes.SkipNode


class Content:
    """The corpus and banks as one build reads them: once, and again when a file has changed."""

    def __init__(self, root: Path):
        self.root = root
        self._stamp: object = None
        self._lives: dict[frozenset[str], Live | None] = {}

    @property
    def corpus_files(self) -> list[Path]:
        return sorted((self.root / "corpus").rglob("*.yml"))

    @property
    def corpus(self) -> Corpus:
        stamp = [(path, path.stat().st_mtime_ns) for path in self.corpus_files]
        if stamp != self._stamp:
            self._corpus, self._stamp = read_corpus(self.root), stamp
        return self._corpus

    @property
    def register(self) -> Register:
        return read_register(self.root)

    @property
    def readings(self) -> Readings:
        return read_readings(self.root)

    @property
    def base_readings(self) -> BaseReadings:
        return read_base_readings(self.root)

    def live(self, pages: set[str]) -> Live | None:
        """The browser's Python for a book of these pages; made once a build, when all pages are known."""
        asked = frozenset(pages)
        if asked not in self._lives:
            self._lives[asked] = read_live(self.root, asked)
        return self._lives[asked]

    def bank(self, name: str) -> Bank:
        return read_bank(self.root / "exercises" / f"{name}.yml", self.root)[0]

    def bank_names(self) -> list[str]:
        return sorted(path.stem for path in (self.root / "exercises").glob("*.yml"))


class OnrecordDirective(SphinxDirective):
    """A directive with one argument; a mistake in content becomes Sphinx's error at this line."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        content: Content = self.env.app.onrecord
        for path in content.corpus_files:
            self.env.note_dependency(str(path))
        try:
            return self.build(content, *self.arguments)
        except ContentError as error:
            raise self.error(str(error)) from None
        except KeyError as error:
            raise self.error(f"there is no {error.args[0]!r} for {{{self.name}}}; mend the name") from None

    def build(self, content: Content, *arguments: str) -> list[nodes.Node]:
        raise NotImplementedError

    def page(self, docname: str) -> str:
        """The address of another page from this one."""
        return self.env.app.builder.get_relative_uri(self.env.docname, docname)

    def link(self, place: str) -> str:
        """The address of `document#eId`, or of the card of `instrument#eId`; "" where no page shows it."""
        name, _, eid = place.partition("#")
        corpus, page = self.env.app.onrecord.corpus, f"{DOCUMENTS}/{name}"
        if name in corpus.documents:
            return f"{self.page(page)}#{eid}" if page in self.env.found_docs else ""
        has_card = name in corpus.instruments and INSTRUMENTS in self.env.found_docs
        return f"{self.page(INSTRUMENTS)}#instrument-{name}" if has_card else ""

    def chapter(self, place: str) -> str:
        """The address of `document#eId`, or "" where the book has no chapter on it."""
        name = place.partition("#")[0]
        return self.link(place) if f"{DOCUMENTS}/{name}" in self.env.found_docs else ""

    def question(self, id: str) -> str:
        """The address of the question `bank/id` on its sheet, or "" where the book has no such sheet."""
        bank, _, name = id.partition("/")
        sheet = f"{SHEETS}/{bank}"
        return f"{self.page(sheet)}#ex-{bank}-{name}" if sheet in self.env.found_docs else ""

    def bank(self, content: Content, name: str) -> Bank:
        self.env.note_dependency(str(content.root / "exercises" / f"{name}.yml"))
        return content.bank(name)


def html_text(html: str) -> str:
    """The words of a piece of HTML, for the search index."""
    return unescape(re.sub(r"<[^>]+>", " ", html))
