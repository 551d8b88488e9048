"""A document as any page of the site can read it: text, course translation and partings, in `documents/<id>.js`.

With it a page can lay another English version beside the document without showing the chapter.
A script and not JSON, because a page opened from a folder may not fetch, but may load a script.
"""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase

from .corpus import Corpus, Document, Parting, article_number
from .markup import inline
from .packscript import write_script


def document_pack(document: Document, corpus: Corpus) -> dict:
    """The pack of one document: `{document, title, zh, translations, units: [{eid, article, zh, en, partings}]}`.

    `article` is 0 for the title. Texts are plain; the notes of partings are HTML.
    """
    card = corpus.instruments[document.id]
    units = [
        {
            "eid": eid,
            "article": article_number(eid) or 0,
            "zh": unit.zh,
            "en": unit.en,
            "partings": [_parting(letter, parting) for letter, parting in zip(ascii_lowercase, unit.partings)],
        }
        for eid, unit in document.provisions.items()
    ]
    return {
        "document": document.id,
        "title": card.en,
        "zh": card.zh,
        "headings": [article.heading for article in document.articles],
        "translations": {by: translation.short for by, translation in document.translations.items()},
        "units": units,
    }


def _parting(letter: str, parting: Parting) -> dict:
    return {
        "id": parting.id,
        "letter": letter,
        "zh": parting.zh,
        "renderings": parting.renderings,
        "note": inline(parting.note),
    }


def write_document_pack(pack: dict, folder: Path) -> Path:
    """Write `<document>.js` into a folder; return its path."""
    return write_script(folder / f"{pack['document']}.js", "onrecordDocument", pack)
