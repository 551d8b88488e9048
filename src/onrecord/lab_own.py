"""The lab *Two translators*: a place for a rendering of one's own, and what can be measured of it.

What is written there stays in the notebook. Not in here: whether it is a good rendering.
"""

from __future__ import annotations

from html import escape

import ipywidgets

from . import lab_measures as measures
from .corpus import Document, cite
from .lab_renderings import Pair, chinese_words, laid, version
from .markup import LANG, attributes, verbatim
from .panel import Panel

SHORT = 4  # letters; a rendering with fewer, such as “of”, stands in any text


def own_rendering(pairs: list[Pair], text: str = "", eid: str = "art_7__para_1") -> Panel:
    """A place to write or paste a rendering of a provision, with `text` to begin with."""
    document = pairs[0].document
    places = [(cite(document, id).removeprefix(f"{document.citation}, "), id) for id in document.provisions]
    wide = ipywidgets.Layout(width="100%", height="7em")
    return Panel(
        lambda place, rendering: view_own(document, [pair for pair in pairs if pair.eid == place], place, rendering),
        place=ipywidgets.Dropdown(options=places, value=eid, description="Provision"),
        rendering=ipywidgets.Textarea(value=text, description="Rendering", layout=wide),
    )


def view_own(document: Document, pairs: list[Pair], eid: str, text: str) -> str:
    """A reader's rendering beside the Chinese and the course translation. Raise ValueError where it has no word."""
    if not measures.words_of(text):
        raise ValueError("Write or paste an English rendering of this provision.")
    unit = document.provisions[eid]
    return (
        f'<p lang="{LANG}">{escape(unit.zh)}</p>'
        '<p class="lab-count">Above the course translation, below yours; words without a partner are marked.</p>'
        f'<p class="lab-said">Course translation: {escape(unit.en)} Yours: {escape(text)}</p>'
        f'<div class="lab-aligned" aria-hidden="true">{laid(unit.en, text)}</div>'
        f"<p>{measures.share(unit.en, text):.0%} of the words of the two are shared, in the same order.</p>"
        f"{_figures(unit.zh, unit.en, text)}{_places(pairs, text)}"
    )


def _figures(zh: str, course: str, text: str) -> str:
    def row(name: str, length: str, words: list[str], lang: str | None = None) -> str:
        found = f"<td{attributes(lang=lang)}>{escape(', '.join(words))}</td>" if words else "<td>none</td>"
        return f'<tr><th scope="row">{name}</th><td>{length}</td>{found}</tr>'

    rows = row("Chinese", f"{len(zh)} characters", measures.marks(zh), LANG)
    for name, english in {"Course": course, "Yours": text}.items():
        rows += row(name, f"{len(measures.words_of(english))} words", measures.modals(english))
    return (
        '<table class="lab-table"><thead><tr><th scope="col">Text</th><th scope="col">Length</th>'
        '<th scope="col">Words that can carry a duty, a ban, a leave or a task</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _places(pairs: list[Pair], text: str) -> str:
    """Where the published versions part in this provision, and whose words the reader's text has there."""
    if not pairs:
        return "<p>No difference between the two versions is quoted for this provision.</p>"
    items = "".join(
        f"<li>{chinese_words(pair.zh)}: {version(pair, 0)} <q>{verbatim(pair.left)}</q>, "
        f"{version(pair, 1)} <q>{verbatim(pair.right)}</q>. {_whose(pair, text)}</li>"
        for pair in pairs
    )
    return f"<p>Where the two versions part in this provision:</p><ul>{items}</ul>"


def _whose(pair: Pair, text: str) -> str:
    if min(len(pair.left), len(pair.right)) < SHORT:
        return "One of the two is too short to be looked for in yours."
    own = _joined(text)
    names = [
        pair.document.translations[name].short
        for name, words in zip(pair.names, (pair.left, pair.right))
        if _joined(words) in own
    ]
    return f"Yours has the words of {escape(' and of '.join(names))}." if names else "Yours has other words."


def _joined(text: str) -> str:
    """The words with a space before and after each, so that no word is found inside another."""
    return f" {' '.join(measures.words_of(text))} "
