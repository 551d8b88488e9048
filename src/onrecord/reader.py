"""Documents as HTML: provision by provision, Chinese and English side by side, terms and partings marked.

Not in here: the page around it (sphinx_ext) and what script adds (frontend/src/reader.ts).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from string import ascii_lowercase

from .corpus import Corpus, Document, Parting, Provision, Term, article_number, cite
from .interface import labeled, said, titled
from .markup import HAN, LANG, attributes, inline, verbatim

NUMERALS = "零一二三四五六七八九十"
Pinyin = Callable[[str], list[str]]  # the sound of each character of a text, "" where it has none


def render_unit(
    document: Document, eid: str, corpus: Corpus, pinyin: Pinyin, glossary: str, anchors: bool = True
) -> str:
    """One provision. `glossary` is the address of the glossary page; without `anchors` it is a passage quoted elsewhere."""
    unit = document.provisions[eid]
    place = cite(document, eid)
    marks = _marks(unit, linked=anchors)
    zh = f'<div class="onr-zh" lang="{LANG}"><p>{chinese_text(unit.zh, corpus, pinyin, glossary, marks)}</p></div>'
    if unit.restated:
        zh = f'<div class="onr-restated">{_reported(document, unit)}</div>'
    en = f'<div class="onr-en" lang="en"><p>{inline(unit.en)}</p></div>'
    foot = _place(document, unit, eid, place, corpus) + _partings(document, unit) if anchors else ""
    kind = "onr-unit onr-point" if "__point_" in eid else "onr-unit"
    head = attributes(class_=kind, id=eid if anchors else None)
    return f"<div{head}>{zh}{en}{foot}</div>"


def _reported(document: Document, unit: Provision) -> str:
    """What stands where no Chinese was found: that it was not, and the words of the report."""
    quotes = "".join(
        f'<p><q cite="{escape(document.translations[report.by].url)}">{verbatim(report.text)}</q> '
        f"({escape(document.translations[report.by].short)})</p>"
        for report in unit.report
    )
    return f"{said('not-found', tag='p')}{quotes}{said('own-restatement', tag='p')}"


def render_document(document: Document, corpus: Corpus, pinyin: Pinyin, part: str = "") -> str:
    """The document, or the units of one part (`art_7`), as one section, for where no page sets the headings."""
    pieces = ['<section class="onr-document"><div class="onr-tools"></div>']
    shown = [eid for eid in document.provisions if not part or eid == part or eid.startswith(f"{part}__")]
    before = 0
    for eid in shown:
        number = article_number(eid) or 0
        if number != before:
            heading = escape(document.articles[number - 1].heading)
            english, chinese = names_of(document, number)
            marked = f' <span lang="{LANG}">{chinese}</span>' if chinese else ""
            pieces.append(f"<h3>{english}{marked}: <em>{heading}</em></h3>")
        pieces.append(render_unit(document, eid, corpus, pinyin, ""))
        before = number
    return "".join([*pieces, render_terms(corpus), "</section>"])


def render_terms(corpus: Corpus) -> str:
    """The entries of all terms, hidden: the script opens one where its word is pressed."""
    entries = "".join(
        f'<div data-term-entry="{term.id}">{render_term(term, corpus, anchor=False)}</div>'
        for term in corpus.terms.values()
    )
    return f'<div class="onr-terms" hidden>{entries}</div>'


def _place(document: Document, unit: Provision, eid: str, place: str, corpus: Corpus) -> str:
    short = place.removeprefix(f"{document.citation}, ")
    read = "; ".join(corpus.sources[name].title for name in unit.found)
    link = attributes(class_="onr-anchor", href=f"#{eid}", data_cite=place, **titled("link-to", place))
    what = "report" if unit.restated else "chinese"
    found = said("reported-in" if unit.restated else "chinese-in", len(unit.found))
    why = attributes(**titled(f"{what}.{unit.certainty}", read))
    return f'<p class="onr-place"><a{link}>{escape(short)}</a> <span{why}>{found} ({unit.certainty})</span></p>'


def _marks(unit: Provision, linked: bool) -> dict[int, str]:
    """By place in the Chinese, the lettered marks of the partings that end there; a word joiner keeps each with its word."""
    marks: dict[int, str] = {}
    for letter, parting in _lettered(unit):
        end = unit.zh.index(parting.zh) + len(parting.zh)
        link = attributes(class_="onr-mark", href=f"#parting-{parting.id}", **labeled("part-here", parting.zh))
        marks[end] = marks.get(end, "") + (f"\u2060<sup><a{link}>{letter}</a></sup>" if linked else "")
    return marks


def _lettered(unit: Provision) -> list[tuple[str, Parting]]:
    """The partings with the letters by which readers and questions name them."""
    return list(zip(ascii_lowercase, unit.partings))


def _partings(document: Document, unit: Provision) -> str:
    if not unit.partings:
        return ""
    title = said("translations-part" if len(document.translations) > 1 else "translation-parts", len(unit.partings))
    items = "".join(_parting(document, letter, parting) for letter, parting in _lettered(unit))
    return f'<details class="onr-partings"><summary>{title}</summary><ol type="a">{items}</ol></details>'


def _parting(document: Document, letter: str, parting: Parting) -> str:
    quotes = "".join(
        f"<dt>{escape(translation.short)}</dt><dd>{_rendering(translation.url, parting.renderings.get(by))}</dd>"
        for by, translation in document.translations.items()
    )
    return (
        f'<li id="parting-{parting.id}" tabindex="-1"><span lang="{LANG}">{escape(parting.zh)}</span>'
        f"<dl>{quotes}</dl><p>{inline(parting.note)}</p></li>"
    )


def _rendering(url: str, text: str | None) -> str:
    return f'<q cite="{escape(url)}">{verbatim(text)}</q>' if text else said("no-words", tag="em")


def chinese_text(text: str, corpus: Corpus, pinyin: Pinyin, glossary: str, marks: dict[int, str]) -> str:
    """Chinese with the sound over each character, each term linked where it first stands, and marks where they belong."""
    sounds = pinyin(text)
    pieces, place = [], 0
    for start, end, term in _terms(text, corpus.terms):
        pieces += [_ruby(text, sounds, marks, place, start), _open_term(term, glossary)]
        pieces += [_ruby(text, sounds, {}, start, end), "</a>"]
        pieces += [mark for at, mark in marks.items() if start < at <= end]  # a mark may not stand inside a link
        place = end
    pieces.append(_ruby(text, sounds, marks, place, len(text)))
    return "".join(pieces)


def _open_term(term: Term, glossary: str) -> str:
    return f"<a{attributes(class_='onr-term', href=f'{glossary}#term-{term.id}', data_term=term.id)}>"


def _terms(text: str, terms: dict[str, Term]) -> list[tuple[int, int, Term]]:
    """Where each term first stands in the text; a longer term wins over one inside it."""
    by_word = {term.zh: term for term in terms.values()}
    if not by_word:
        return []
    pattern = re.compile("|".join(sorted(map(re.escape, by_word), key=len, reverse=True)))
    first = {}
    for found in pattern.finditer(text):
        first.setdefault(found[0], (found.start(), found.end(), by_word[found[0]]))
    return sorted(first.values(), key=lambda span: span[0])


def _ruby(text: str, sounds: list[str], marks: dict[int, str], start: int, end: int) -> str:
    pieces = []
    for i in range(start, end):
        has_sound = re.match(f"[{HAN}]", text[i])
        pieces.append(f"<ruby>{text[i]}<rt>{sounds[i]}</rt></ruby>" if has_sound else escape(text[i]))
        pieces.append(marks.get(i + 1, ""))
    return "".join(pieces)


def render_term(term: Term, corpus: Corpus, anchor: bool = True) -> str:
    """A glossary entry: the word, its sound, its senses with the course's word for each, and renderings seen."""
    senses = "".join(f"<li>{inline(sense.meaning)}: <b>{inline(sense.en)}</b></li>" for sense in term.senses)
    seen = "".join(_seen(place, corpus) for place in term.seen)
    note = f"<p>{inline(term.note)}</p>" if term.note else ""
    renderings = f'<dl class="onr-seen">{seen}</dl>' if seen else ""
    head = attributes(class_="onr-entry-term", id=f"term-{term.id}" if anchor else None)
    return (
        f'<div{head}><p class="onr-word"><b lang="{LANG}">{escape(term.zh)}</b> '
        f'<span lang="zh-Latn">{escape(term.pinyin)}</span></p><ul>{senses}</ul>{note}{renderings}</div>'
    )


def _seen(place: str, corpus: Corpus) -> str:
    document = corpus.documents[place.partition("#")[0]]
    eid, parting = corpus.parting(place)
    quotes = "; ".join(
        f"<q>{verbatim(text)}</q> ({escape(document.translations[by].short)})"
        for by, text in parting.renderings.items()
    )
    return f'<dt>{inline(cite(document, eid))}, <span lang="{LANG}">{escape(parting.zh)}</span></dt><dd>{quotes}</dd>'


def names_of(document: Document, number: int) -> tuple[str, str]:
    """What a part of the document is called in both languages: `Article 7` and 第七条; a section is the course's own."""
    chinese = f"第{numeral(number)}条" if document.division == "article" else ""
    return f"{document.division.capitalize()} {number}", chinese


def numeral(number: int) -> str:
    """A number below 100 in Chinese: 7 is 七, 16 is 十六."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return head + (NUMERALS[ones] if ones or not tens else "")
