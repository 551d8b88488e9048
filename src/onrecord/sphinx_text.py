"""Directives that put the course on a page: documents, questions, reference, the register of norms."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList

from .bases import relation_groups, render_ladder, render_relations, render_timeline
from .content import ContentError
from .corpus import DIVISIONS, RANKS, Document, article_number, cite
from .exercises import SKILLS, Bank
from .interface import said
from .markup import LANG, attributes
from .pinyin import pinyin
from .places import render_extracts, render_places
from .reader import names_of, render_term, render_terms, render_unit
from .reference import day, render_instrument, render_source
from .register import CSV_NAME, render_agreement, render_burdens, render_register
from .render import render_question, render_stem
from .repairs import read_repairs, render_repairs
from .sphinx_base import (
    DOCUMENTS,
    GLOSSARY,
    HANDED_IN,
    INSTRUMENTS,
    SHEETS,
    SOURCES,
    Markup,
    OnrecordDirective,
    html_text,
    markup,
    with_bundle,
)
from .teach import bank_in_numbers, plan_rows, render_objectives


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


class RegisterDirective(OnrecordDirective):
    """`{register}`: every norm of every document, as a table that can be filtered."""

    required_arguments = 0

    def build(self, content):
        csv = "../" * self.env.docname.count("/") + CSV_NAME
        html = render_register(content.register, content.corpus, self.link, csv)
        return [with_bundle(markup(html, html_text(html)), "register")]
