"""The Sphinx extension: directives and roles that put documents, questions and references on a page.

Every content file that a page used is a dependency of it, and a change in the package's code reads all pages anew,
so that `make book` shows every edit. Not in here: keys (a page can hold none), and the finished site's files (site).
"""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole

from . import __version__, site
from .agreement import Readings, read_readings
from .bankpack import bank_pack, write_bank_index, write_bank_pack
from .basereadings import BaseReadings, read_base_readings
from .bases import relation_groups, render_ladder, render_relations, render_timeline
from .content import ContentError, find_root
from .corpus import DIVISIONS, RANKS, Corpus, Document, article_number, cite, read_corpus
from .documentpack import document_pack, write_document_pack
from .exercises import SKILLS, Bank, read_bank
from .interface import said
from .markup import CHINESE, LANG, attributes
from .norms import Register, read_register
from .pinyin import pinyin
from .places import render_extracts, render_places
from .reader import names_of, render_term, render_terms, render_unit
from .reference import day, render_instrument, render_source, source_numbers
from .register import CSV_NAME, register_csv, render_agreement, render_burdens, render_register
from .render import render_question, render_stem
from .repairs import read_repairs, render_repairs
from .teach import bank_in_numbers, plan_rows, render_objectives

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


def _write_markup(translator, node: Markup) -> None:
    if hasattr(translator, "body"):  # other formats than HTML have no use for it
        translator.body.append(node["html"])
    raise nodes.SkipNode


class Content:
    """The corpus and banks as one build reads them: once, and again when a file has changed."""

    def __init__(self, root: Path):
        self.root = root
        self._stamp: object = None

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


class DocumentDirective(OnrecordDirective):
    """`{document} id`: a whole document, one section an article."""

    def build(self, content, name):
        corpus = content.corpus
        document = corpus.documents[name]

        def unit(eid: str) -> Markup:
            html = render_unit(document, eid, corpus, pinyin, self.page(GLOSSARY))
            return markup(html, f"{document.text(eid, 'zh')} {document.text(eid, 'en')}")

        legend = markup(f'<p class="onr-legend">{said("legend")}</p>')
        tools = markup('<div class="onr-tools"></div>')
        tools["document"] = name
        result = [tools, unit("title")]
        for number, article in enumerate(document.articles, 1):
            section = nodes.section(ids=[f"{DIVISIONS[document.division]}_{number}"])
            section += _article_title(document, number, article.heading)
            section += [unit(eid) for eid in document.provisions if article_number(eid) == number]
            result.append(section)
        return [*result[:1], legend, *result[1:], markup(render_terms(corpus))]


def _article_title(document: Document, number: int, heading: str) -> nodes.title:
    english, words = names_of(document, number)
    chinese = [nodes.Text(" "), nodes.inline("", words, classes=[f"language-{LANG}"])] if words else []
    return nodes.title("", "", nodes.Text(english), *chinese, nodes.Text(": "), nodes.emphasis("", heading))


class PassageDirective(OnrecordDirective):
    """`{passage} document#eId`: one provision in both languages, as quoted in a chapter."""

    def build(self, content, name):
        document_id, _, eid = name.partition("#")
        document = content.corpus.documents[document_id]
        html = render_unit(document, eid, content.corpus, pinyin, self.page(GLOSSARY), anchors=False)
        address = self.link(name)
        source = f'<a href="{address}">{cite(document, eid)}</a>' if address else cite(document, eid)
        return [markup(f'<figure class="onr-quoted">{html}<figcaption>{source}</figcaption></figure>')]


class ExerciseDirective(OnrecordDirective):
    """`{exercise} bank/id`: one question."""

    def build(self, content, name):
        bank_id, _, id = name.partition("/")
        bank = self.bank(content, bank_id)
        return [self.question(bank, bank.by_id[id], content)]

    def question(self, bank, question, content, stem: bool = True) -> Markup:
        html = render_question(bank, question, content.corpus, self.link, stem=stem)
        return markup(html, question.prompt)


class SheetDirective(ExerciseDirective):
    """`{sheet} bank`: all questions of a bank by skill, and the place for the hand-in."""

    def build(self, content, name):
        bank = self.bank(content, name)
        asked = [skill for skill in SKILLS if any(question.skill == skill for question in bank.questions)]
        sections = [self.section(bank, skill, content) for skill in asked]
        opening = f'<div class="onr-sheet" data-sheet="{bank.id}">'
        summary = f"{self.page(HANDED_IN)}#sheet={bank.id}" if HANDED_IN in self.env.found_docs else None
        foot = attributes(class_="onr-sheet-foot", data_summary=summary)
        return [markup(opening), *sections, markup(f"<div{foot}></div></div>")]

    def section(self, bank, skill, content) -> nodes.section:
        section = nodes.section(ids=[skill])
        section += nodes.title("", "", markup(said(f"skill.{skill}"), SKILLS[skill]))
        questions = [q for q in bank.questions if q.skill == skill]
        for stem, group in groupby(questions, lambda q: q.stem):
            if stem:
                html = render_stem(bank, stem, content.corpus, self.link)
                section += markup(f'<div class="onr-parts">{html}', bank.stems[stem].prompt)
            section += [self.question(bank, q, content, stem=not stem) for q in group]
            if stem:
                section += markup("</div>")
        return section


class ObjectivesDirective(OnrecordDirective):
    """`{objectives}`: what every bank of the book asks for, a section a bank."""

    required_arguments = 0

    def build(self, content):
        self.env.note_reread()  # a new bank is no dependency yet
        names = [name for name in content.bank_names() if f"{SHEETS}/{name}" in self.env.found_docs]
        return [self.section(self.bank(content, name)) for name in names]

    def section(self, bank: Bank) -> nodes.section:
        chapter = bank.chapter or (f"{DOCUMENTS}/{bank.document}" if bank.document else "")
        pages = {"Chapter": chapter, "Exercises": f"{SHEETS}/{bank.id}"}
        places = [
            nodes.reference("", words, refuri=self.page(page), internal=True)
            for words, page in pages.items()
            if page in self.env.found_docs
        ]
        line = nodes.paragraph("", f"{bank_in_numbers(bank)} ")
        for place in places:
            line += [place, nodes.Text(". " if place is places[-1] else ", ")]
        section = nodes.section(ids=[f"objectives-{bank.id}"])
        table = render_objectives(bank)
        section += [nodes.title("", bank.title), line, markup(table, html_text(table))]
        return section


class PlanDirective(OnrecordDirective):
    """`{plan}`: a table of steps with their minutes and the sum; with `:minutes:`, an error if the sum is another."""

    required_arguments = 0
    has_content = True
    option_spec: ClassVar = {"minutes": directives.positive_int}

    def build(self, content):
        banks = {name: self.bank(content, name) for name in content.bank_names()}
        rows = list(plan_rows(self.content, banks))
        total = sum(minutes for minutes, _ in rows)
        if self.options.get("minutes", total) != total:
            raise ContentError(f"the steps take {total:g} minutes, not {self.options['minutes']}; mend one of them")
        lines = ["| Min | What |", "|---:|---|", *(f"| {minutes:g} | {words} |" for minutes, words in rows)]
        lines.append(f"| **{total:g}** | **in all** |")
        node = nodes.container(classes=["onr-plan"])
        self.state.nested_parse(StringList(lines, self.env.docname), self.content_offset, node)
        return [node]


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


class RegisterDirective(OnrecordDirective):
    """`{register}`: every norm of every document, as a table that can be filtered."""

    required_arguments = 0

    def build(self, content):
        csv = "../" * self.env.docname.count("/") + CSV_NAME
        html = render_register(content.register, content.corpus, self.link, csv)
        return [with_bundle(markup(html, html_text(html)), "register")]


class ReviewDirective(SphinxDirective):
    """`{review}`: the questions that come back today."""

    def run(self):
        return [with_bundle(markup('<div class="onr-review"><p>This page needs JavaScript.</p></div>'), "practice")]


class ProgressDirective(SphinxDirective):
    """`{progress}`: what was done in each chapter, to save, open or forget."""

    def run(self):
        return [with_bundle(markup('<div class="onr-tallies"><p>This page needs JavaScript.</p></div>'), "practice")]


class ReferenceDirective(OnrecordDirective):
    """`{reference} agreement|burdens|glossary|instruments|ladder|repairs|sources|timeline`: all entries of a kind."""

    option_spec: ClassVar = {"class": directives.class_option}

    def build(self, content, name):
        corpus = content.corpus
        kinds = {
            "glossary": lambda: [render_term(term, corpus) for term in corpus.terms.values()],
            "instruments": lambda: [
                render_instrument(card, corpus, self.page(SOURCES))
                for card in sorted(corpus.instruments.values(), key=lambda card: card.date)
            ],
            "ladder": lambda: [render_ladder(corpus, self.page(INSTRUMENTS))],
            "timeline": lambda: [render_timeline(corpus, self.page(INSTRUMENTS), self.chapter)],
            "sources": lambda: [render_source(id, n, corpus) for n, id in enumerate(corpus.sources, 1)],
            "repairs": lambda: [render_repairs(read_repairs(content.root)[0], self.question)],
            "burdens": lambda: [render_burdens(content.register, corpus)],
            "agreement": lambda: [render_agreement(content.readings, content.base_readings, corpus, self.link)],
        }
        return [markup(html, html_text(html)) for html in kinds[name]()]


class RelationsDirective(OnrecordDirective):
    """`{relations}`: every relation of the corpus, one section an instrument from which some start."""

    required_arguments = 0

    def build(self, content):
        corpus, cards, sources = content.corpus, self.page(INSTRUMENTS), self.page(SOURCES)
        result = []
        for card, relations in relation_groups(corpus):
            html = render_relations(relations, corpus, self.link, cards, sources)
            section = nodes.section(ids=[f"from-{card.id}"])
            year = str(card.date.year)
            section += nodes.title("", card.short if year in card.short else f"{card.short}, {year}")
            section += markup(f"<p>{RANKS[card.rank][0]}, {day(card.date)}.</p>{html}", html_text(html))
            result.append(section)
        return result


class PlacesDirective(OnrecordDirective):
    """`{places} term`: every place of a term in the documents; with `:bases:`, in the extracts of other instruments."""

    option_spec: ClassVar = {"bases": directives.flag}

    def build(self, content, name):
        term = content.corpus.terms[name]
        if "bases" in self.options:
            html = render_extracts(term, content.corpus, self.page(INSTRUMENTS))
        else:
            html = render_places(term, content.corpus, self.link)
        return [markup(html, html_text(html))]


def html_text(html: str) -> str:
    """The words of a piece of HTML, for the search index."""
    return unescape(re.sub(r"<[^>]+>", " ", html))


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


class ChineseTransform(SphinxTransform):
    """Mark every run of Chinese on a page with its language, so that fonts and screen readers know it."""

    default_priority = 850
    SKIP = (nodes.literal, nodes.literal_block, nodes.raw, nodes.comment, Markup)

    def apply(self) -> None:
        for text in list(self.document.findall(nodes.Text)):
            if CHINESE.search(text) and not self._is_marked(text):
                text.parent.replace(text, list(self._split(text)))

    def _is_marked(self, text: nodes.Text) -> bool:
        node = text.parent
        while node is not None:
            if isinstance(node, self.SKIP) or f"language-{LANG}" in node.get("classes", []):
                return True
            node = node.parent
        return False

    def _split(self, text: nodes.Text):
        end = 0
        for run in CHINESE.finditer(text):
            if run.start() > end:
                yield nodes.Text(text[end : run.start()])
            yield nodes.inline("", run[0], classes=[f"language-{LANG}"])
            end = run.end()
        if end < len(text):
            yield nodes.Text(text[end:])


class ReaderTransform(SphinxTransform):
    """Give the section around a document its class: the reader's switches act on that section."""

    default_priority = 851

    def apply(self) -> None:
        for node in self.document.findall(Markup):
            if "document" in node:
                node.parent["classes"].append("onr-document")


def _fingerprint(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _watch(app: Sphinx, config) -> None:
    """Let a change in the package's code read all pages anew, and one in the bundle write them anew."""
    package = Path(__file__).parent
    config.onrecord_code = _fingerprint(list(package.glob("*.py")))
    config.onrecord_bundle = _fingerprint(list((package / "static").glob("*")))


def _labs_out_of_date(app: Sphinx, env, added, changed, removed) -> list[str]:
    """A notebook shows content through Python, which no dependency records: any change of content runs it again."""
    files = [*app.onrecord.corpus_files, *(app.onrecord.root / "exercises").glob("*.yml")]
    now = _fingerprint(files)
    before, env.onrecord_content = getattr(env, "onrecord_content", None), now
    return [name for name in env.found_docs if name.startswith("book/labs/")] if before != now else []


def _write_banks(app: Sphinx, error: Exception | None) -> None:
    """Every bank that has a sheet in the book goes beside it, for pages that show questions of other pages."""
    if error or app.builder.format != "html":
        return
    names = [path.stem for path in sorted((app.onrecord.root / SHEETS).glob("*.yml"))]
    shown = [app.onrecord.bank(name) for name in names if f"{SHEETS}/{name}" in app.env.found_docs]
    packs = [bank_pack(bank, app.onrecord.corpus, DOCUMENTS, SHEETS) for bank in shown]
    folder = Path(app.outdir) / "banks"
    for pack in packs:
        write_bank_pack(pack, folder)
    write_bank_index(packs, folder)


def _write_documents(app: Sphinx, error: Exception | None) -> None:
    """Every document that has a chapter in the book goes beside it, for the page that compares translations."""
    if error or app.builder.format != "html":
        return
    corpus = app.onrecord.corpus
    for id, document in corpus.documents.items():
        if f"{DOCUMENTS}/{id}" in app.env.found_docs:
            write_document_pack(document_pack(document, corpus), Path(app.outdir) / "documents")


def _write_register(app: Sphinx, error: Exception | None) -> None:
    """The register as a table to download, beside the pages; the byte order mark tells a spreadsheet the encoding."""
    if not error and app.builder.format == "html":
        text = register_csv(app.onrecord.register, app.onrecord.corpus)
        (Path(app.outdir) / CSV_NAME).write_text(text, encoding="utf-8-sig", newline="")


def _add_bundles(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Called for each page: what is added here is loaded by this page alone."""
    for name in {node["bundle"] for node in doctree.findall(Markup) if "bundle" in node} if doctree else ():
        app.add_js_file(f"{name}.js", loading_method="defer")
        if (Path(__file__).parent / "static" / f"{name}.css").is_file():
            app.add_css_file(f"{name}.css")


def setup(app: Sphinx) -> dict:
    app.onrecord = Content(find_root(Path(app.srcdir)))
    app.add_config_value("onrecord_code", "", "env")
    app.add_config_value("onrecord_report", "", "html")
    app.add_config_value("onrecord_bundle", "", "html")
    app.connect("config-inited", _watch)
    app.connect("env-get-outdated", _labs_out_of_date)
    app.connect("html-page-context", _add_bundles)
    app.connect("build-finished", _write_banks)
    app.connect("build-finished", _write_documents)
    app.connect("build-finished", _write_register)
    app.add_node(Markup, html=(_write_markup, None), text=(_write_markup, None), latex=(_write_markup, None))
    for name, directive in {
        "document": DocumentDirective,
        "passage": PassageDirective,
        "exercise": ExerciseDirective,
        "sheet": SheetDirective,
        "objectives": ObjectivesDirective,
        "plan": PlanDirective,
        "translation-desk": TranslationDeskDirective,
        "offline": OfflineDirective,
        "progress": ProgressDirective,
        "review": ReviewDirective,
        **dict.fromkeys(BanksDirective.KINDS, BanksDirective),
        "reference": ReferenceDirective,
        "relations": RelationsDirective,
        "places": PlacesDirective,
        "register": RegisterDirective,
    }.items():
        app.add_directive(name, directive)
    for name, role in {
        "prov": ProvisionRole(),
        "question": QuestionRole(),
        "inst": InstrumentRole(),
        "quoted": QuotedRole(),
        "src": SourceRole(),
    }.items():
        app.add_role(name, role)
    app.add_transform(ChineseTransform)
    app.add_transform(ReaderTransform)
    site.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
