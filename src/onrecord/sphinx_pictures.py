"""The directive that puts a picture on a page, drawn from the corpus as the build reads it."""

from __future__ import annotations

import re

from .content import ContentError
from .interface import said
from .picture_bases import render_bases
from .picture_burden import render_burden
from .picture_filing import render_filing
from .picture_timeline import render_timeline_picture
from .picture_word import render_word
from .sphinx_base import INSTRUMENTS, SOURCES, OnrecordDirective, html_text, markup, with_bundle

DRAWING = re.compile(r"<svg.*?</svg>", re.S)  # what it says, the table says too, and once


class PictureDirective(OnrecordDirective):
    """`{picture} bases|burden|timeline|word`, or `{picture} filing document`."""

    optional_arguments = 1

    def build(self, content, name, document=""):
        corpus, cards, sources = content.corpus, self.page(INSTRUMENTS), self.page(SOURCES)
        kinds = {
            "bases": lambda: render_bases(corpus, self.link, cards, sources),
            "burden": lambda: render_burden(content.register, corpus),
            "filing": lambda: self.filing(content, document),
            "timeline": lambda: render_timeline_picture(corpus),
            "word": lambda: render_word(corpus, self.link),
        }
        html = kinds[name]()
        node = markup(_after(html)) if name == "filing" else markup(html, html_text(DRAWING.sub("", html)))
        return [with_bundle(node, "pictures")]

    def filing(self, content, document: str) -> str:
        filings = content.filings.of(document)
        if not filings:
            raise ContentError(f"corpus/filings.yml has no step of {document!r}; add one, or mend the name")
        return render_filing(content.corpus.documents[document], filings, content.register, self.link)


def _after(html: str) -> str:
    """Closed, and left out of the search: who files what is asked in the exercises of the same chapter."""
    return f'<details class="onr-after">{said("picture.after", tag="summary")}{html}</details>'
