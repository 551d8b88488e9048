"""The lab *Two translators*: the passages of which two renderings are quoted, to filter and to measure.

Only what the corpus quotes is shown, always with whose it is.
Not in here: the measures (lab_measures), the reader's sorting (lab_sorting) and rendering (lab_own), any verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

import ipywidgets
from attrs import frozen

from . import lab_measures as measures
from .content import ContentError, find_root
from .corpus import Document, Parting, article_number, cite, read_document
from .markup import LANG, attributes, inline
from .panel import Panel

ANY = "any"
MODAL = {
    "modal": "in either version",
    "differ": "not the same in both",
    "none": "in neither",
}
ORDERS = {
    "text": "as in the text",
    "share": "fewest words in common first",
    "changed": "most words changed first",
    "length": "longest first",
}


@frozen
class Pair:
    """A passage with its two renderings. `left` and `right` are the quoted words, `names` whose they are."""

    document: Document
    eid: str
    parting: Parting
    names: tuple[str, str]

    @property
    def id(self) -> str:
        return self.parting.id

    @property
    def place(self) -> str:
        """`art. 7 para. 1`, or `title`."""
        return cite(self.document, self.eid).removeprefix(f"{self.document.citation}, ")

    @property
    def label(self) -> str:
        return f"{self.place}: {self.id.replace('-', ' ')}"

    @property
    def article(self) -> int:
        """The number of its article; 0 for the title."""
        return article_number(self.eid) or 0

    @property
    def left(self) -> str:
        return self.parting.renderings[self.names[0]]

    @property
    def right(self) -> str:
        return self.parting.renderings[self.names[1]]

    @property
    def quoted(self) -> str:
        """Both renderings in one line, each with whose it is."""
        names = [self.document.translations[name].short for name in self.names]
        return "; ".join(f"{name} “{words}”" for name, words in zip(names, (self.left, self.right)))

    @property
    def zh(self) -> str:
        """The Chinese words that the renderings render."""
        return self.parting.zh

    @property
    def paragraph(self) -> str:
        """The Chinese of the whole provision."""
        return self.document.provisions[self.eid].zh

    @property
    def course(self) -> str:
        """The course's own translation of the whole provision."""
        return self.document.provisions[self.eid].en

    @property
    def share(self) -> float:
        return measures.share(self.left, self.right)

    @property
    def changed(self) -> int:
        return measures.changed(self.left, self.right)

    @property
    def length(self) -> int:
        """The words of the longer rendering."""
        return max(len(measures.words_of(text)) for text in (self.left, self.right))

    @property
    def kind(self) -> measures.Kind:
        return measures.kind(self.left, self.right)

    @property
    def modals(self) -> tuple[list[str], list[str]]:
        return measures.modals(self.left), measures.modals(self.right)


def read_pairs(
    document: str = "national-2014", names: tuple[str, str] = ("clt", "fd"), root: Path | None = None
) -> list[Pair]:
    """Every passage of a document of which the two named versions are both quoted, in the order of the text.

    Reads that document and nothing else. Raise ContentError where there is no such document or version.
    """
    text = read_document(root or find_root(), document)
    for name in names:
        if name not in text.translations:
            raise ContentError(f"no version {name!r} of {document} is quoted; write {', '.join(text.translations)}")
    both = [(eid, parting) for eid, parting in text.partings() if set(names) <= set(parting.renderings)]
    return [Pair(text, eid, parting, names) for eid, parting in both]


def chosen(pairs: Iterable[Pair], article: int | str = ANY, kind: str = ANY, modal: str = ANY) -> list[Pair]:
    """The pairs of an article, of a kind of difference, and with modal words of one of the ways in MODAL."""

    def fits(pair: Pair) -> bool:
        left, right = pair.modals
        way = {ANY: True, "modal": bool(left or right), "differ": left != right, "none": not (left or right)}
        return article in (ANY, pair.article) and kind in (ANY, pair.kind) and way[modal]

    return [pair for pair in pairs if fits(pair)]


def browse(pairs: list[Pair], article: int | str = ANY) -> Panel:
    """The pairs with controls to filter and order them; at first those of one article, or all."""
    articles = {pair.article: pair.place.partition(" para")[0] for pair in pairs}
    drop = ipywidgets.Dropdown
    return Panel(
        lambda article, kind, modal, order: view_pairs(chosen(pairs, article, kind, modal), order, len(pairs)),
        article=drop(
            options=[("all", ANY), *((name, n) for n, name in articles.items())], value=article, description="Article"
        ),
        kind=drop(options=[("all", ANY), *((name, name) for name in measures.KINDS)], description="Difference"),
        modal=drop(options=[("all", ANY), *((name, way) for way, name in MODAL.items())], description="Modal word"),
        order=drop(options=[(name, order) for order, name in ORDERS.items()], description="Order"),
    )


def view_pairs(pairs: list[Pair], order: str, of: int) -> str:
    """A list of pairs as HTML. Raise ValueError where no pair is left."""
    if not pairs:
        raise ValueError("No passage is like that; open one of the filters again.")
    keys = {
        "text": lambda pair: 0,
        "share": lambda pair: pair.share,
        "changed": lambda pair: -pair.changed,
        "length": lambda pair: -pair.length,
    }
    first = pairs[0]
    items = "".join(f"<li>{_item(pair)}</li>" for pair in sorted(pairs, key=keys[order]))
    return (
        f'<p class="lab-count">{len(pairs)} of {of} passages. Above {version(first, 0)}, below {version(first, 1)}; '
        f"words without a partner are marked.</p>"
        f'<ol class="lab-pairs">{items}</ol>'
    )


def _item(pair: Pair) -> str:
    return f'<p class="lab-head">{pair.place} {chinese_words(pair.zh)}</p>{aligned(pair)}{figures(pair)}'


def version(pair: Pair, side: int) -> str:
    """The name of a version, leading to the whole of it."""
    translation = pair.document.translations[pair.names[side]]
    return f"<a{attributes(href=translation.url)}>{escape(translation.short)}</a>"


def aligned(pair: Pair) -> str:
    """Both renderings, the one above the other, word for word; in words for who hears them."""
    said = f'<p class="lab-said">{escape(pair.quoted, quote=False)}</p>'
    return f'{said}<div class="lab-aligned" aria-hidden="true">{laid(pair.left, pair.right)}</div>'


def laid(left: str, right: str) -> str:
    """Two aligned texts as stacks of two lines; where a side has no words, its line is a dash."""

    def line(words: list[str], same: bool) -> str:
        text = escape(" ".join(words)) or "–"
        return f"<span>{text if same or not words else f'<mark>{text}</mark>'}</span>"

    return "".join(
        f'<span class="lab-stack">{line(left, block.same)}{line(right, block.same)}</span>'
        for block in measures.align(left, right)
        for left, right in _steps(block)
    )


def _steps(block: measures.Block) -> list[tuple[list[str], list[str]]]:
    """Shared words one by one, so that a long run wraps; words without a partner together, as one replaces the other."""
    if not block.same:
        return [(block.left, block.right)]
    return [([left], [right]) for left, right in zip(block.left, block.right)]


def figures(pair: Pair) -> str:
    """The measures of a pair in one line."""
    lengths = " and ".join(str(len(measures.words_of(text))) for text in (pair.left, pair.right))
    modal = (
        f"; modal words {' / '.join(' '.join(words) or 'none' for words in pair.modals)}" if any(pair.modals) else ""
    )
    return (
        f'<p class="lab-figures">{pair.kind}; {pair.share:.0%} of words in common; {pair.changed} changed; '
        f"{lengths} words long{modal}</p>"
    )


def in_context(pair: Pair) -> str:
    """The whole provision with the passage marked, and the course translation beside it."""
    before, words, after = pair.paragraph.partition(pair.zh)
    zh = f"{escape(before)}<mark>{escape(words)}</mark>{escape(after)}"
    return (
        f'<div class="lab-beside"><p lang="{LANG}">{zh}</p>'
        f'<p><span class="lab-name">Course translation</span> {inline(pair.course)}</p></div>'
    )


def chinese_words(text: str) -> str:
    return f'<span lang="{LANG}">{escape(text)}</span>'
