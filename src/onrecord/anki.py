"""Terms and questions as an Anki deck, by genanki: a term's sound and senses, a question's answer and why.

A card keeps its identity over editions, so that importing a newer deck updates it and keeps what was learned.
"""

from __future__ import annotations

import os
import tempfile
import time
import zipfile
from html import escape
from pathlib import Path

import genanki

from .archive import packed
from .corpus import Corpus
from .markup import LANG, inline
from .qti import number
from .quiz import Essay, Fill, Item, Pick, Quiz, Sort, Write

STYLE = (
    ".card{font-family:Georgia,'Noto Serif CJK SC','Songti SC',serif;font-size:18px;line-height:1.5;"
    "text-align:left;max-width:36em;margin:auto}"
    ".zh{font-size:2em}blockquote{margin:.5em 0 .5em 1em}.onr-gloss li span{margin-right:.6em}"
)


def _model(name: str, fields: list[str], front: str, back: str) -> genanki.Model:
    templates = [{"name": "Card 1", "qfmt": front, "afmt": f"{{{{FrontSide}}}}<hr id=answer>{back}"}]
    return genanki.Model(int(number(name)), name, [{"name": field} for field in fields], templates, STYLE)


TERM = _model(
    "onrecord term",
    ["Id", "Chinese", "Pinyin", "Senses"],
    '<p class="zh">{{Chinese}}</p>',
    "<p>{{Pinyin}}</p>{{Senses}}",
)
QUESTION = _model("onrecord question", ["Id", "Question", "Answer"], "{{Question}}", "{{Answer}}")


def make_decks(quizzes: list[Quiz], corpus: Corpus) -> list[genanki.Deck]:
    """One deck of terms, and one for each quiz."""
    title = "Accounts on Record"
    terms = genanki.Deck(int(number("deck terms")), f"{title}::Terms")
    for term in corpus.terms.values():
        senses = "".join(f"<li>{inline(sense.meaning)}: <b>{inline(sense.en)}</b></li>" for sense in term.senses)
        note = f"<p>{inline(term.note)}</p>" if term.note else ""
        chinese = f'<span lang="{LANG}">{escape(term.zh)}</span>'
        _add(terms, TERM, term.id, [chinese, escape(term.pinyin), f"<ul>{senses}</ul>{note}"])
    decks = [terms]
    for quiz in quizzes:
        deck = genanki.Deck(int(number(f"deck {quiz.name}")), f"{title}::{quiz.title}")
        for item in quiz.items:
            _add(deck, QUESTION, item.id, [front(item), back(item)])
        decks.append(deck)
    return decks


def _add(deck: genanki.Deck, model: genanki.Model, id: str, fields: list[str]) -> None:
    deck.add_note(genanki.Note(model=model, fields=[id, *fields], guid=genanki.guid_for("onrecord", model.name, id)))


def front(item: Item) -> str:
    """The question, with what there is to choose from."""
    if isinstance(item, Pick):
        return f"{item.prompt}<ul>{''.join(f'<li>{text}</li>' for _, text in item.options)}</ul>"
    if isinstance(item, Sort):
        return f"{item.prompt}<ul>{''.join(f'<li>{text}</li>' for _, text in item.entries)}</ul>"
    if isinstance(item, Fill):
        return f"{item.prompt}<ul>{''.join(f'<li>{gap.label}</li>' for gap in item.gaps)}</ul>"
    return item.prompt


def back(item: Item) -> str:
    """The answer, and why."""
    return f"{_answer(item)}{item.explanation}"


def _answer(item: Item) -> str:
    if isinstance(item, Pick):
        return _list([text for id, text in item.options if id in item.right])
    if isinstance(item, Fill):
        return _list([f"{gap.label}: <b>{escape(dict(gap.options)[gap.right])}</b>" for gap in item.gaps])
    if isinstance(item, Sort):
        return _list([dict(item.entries)[id] for id in item.right], "ol")
    if isinstance(item, Write):
        return f"<p><b>{escape(item.forms[0])}</b></p>"
    assert isinstance(item, Essay)
    return item.model


def _list(lines: list[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"


def write_anki(decks: list[genanki.Deck]) -> bytes:
    """The decks as one `.apkg`; the time in it is SOURCE_DATE_EPOCH, if set, for the same bytes each time."""
    now = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "decks.apkg"
        genanki.Package(decks).write_to_file(path, timestamp=now)
        with zipfile.ZipFile(path) as archive:
            return packed({name: archive.read(name) for name in archive.namelist()})
