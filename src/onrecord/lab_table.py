"""A table for a cell of a lab: what a loop would print, readable on a phone and with Chinese marked as Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .markup import verbatim
from .panel import View


def frame(heads: Iterable[str], rows: str) -> str:
    """A table as HTML; `rows` are its rows as HTML."""
    head = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return f'<table class="lab-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> View:
    """Rows of plain values under their heads; the first value of a row names it."""
    body = "".join(_row(*map(str, row)) for row in rows)
    return View(frame(heads, body))


def _row(name: str, *values: str) -> str:
    cells = "".join(f"<td>{verbatim(value)}</td>" for value in values)
    return f'<tr><th scope="row">{verbatim(name)}</th>{cells}</tr>'
