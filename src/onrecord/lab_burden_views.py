"""What the burden lab shows, as HTML: small columns by document, the norms behind them, and a panel of filters.

A picture has its numbers in words for who does not see it, and a table beside it. Not in here: what is counted (lab_burden).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from html import escape

import ipywidgets

from .lab_burden import (
    FACETS,
    Counts,
    Row,
    Ways,
    chosen,
    count,
    names,
    norms,
    share_of,
    shares,
    values,
)
from .lab_table import frame
from .markup import LANG, inline, verbatim
from .norms import KINDS
from .panel import Panel, View

SLOT, HIGH, HEAD, FOOT = 54, 48, 15, 29  # of a column: its place, and the heights of column, number and name


def panel(by: str = "bearer", kind: str = "burden") -> Panel:
    """The norms by document, filtered and split as its reader likes, with the words behind each column."""
    known = names()
    kinds = {"burden": "What asks or forbids", **known["kind"]}
    return Panel(
        burden_view,
        document=_dropdown("Document", known["document"]),
        bearer=_dropdown("Who bears it", known["bearer"]),
        kind=_dropdown("Kind", kinds, kind),
        authority=_dropdown("Before which authority", known["authority"]),
        by=ipywidgets.Dropdown(options=[(v, k) for k, v in FACETS.items()], value=by, description="Split by", **_WHOLE),
        as_share=ipywidgets.Checkbox(description="Shares in place of counts", indent=False),
    )


_WHOLE = {"style": {"description_width": "initial"}, "layout": {"width": "auto", "max_width": "calc(100% - 4px)"}}


def _dropdown(name: str, options: dict[str, str], value: str = "") -> ipywidgets.Dropdown:
    listed = [("all", ""), *((words, id) for id, words in options.items())]
    return ipywidgets.Dropdown(options=listed, value=value, description=name, **_WHOLE)


def burden_view(document: str, bearer: str, kind: str, authority: str, by: str, as_share: bool) -> str:
    rows = chosen(norms(), document=document, bearer=bearer, kind=kind, authority=authority)
    if not rows:
        raise ValueError("No norm has all of this at once; set one of the filters back to “all”.")
    counts = count(rows, by)
    drawn = picture_view(shares(counts, rows) if as_share else counts, "%" if as_share else "")
    return f"<p>{_norms(len(rows))}.</p>{drawn}{_behind(rows, by)}"


def _norms(number: int) -> str:
    return "One norm" if number == 1 else f"{number} norms"


def picture(counts: Counts | dict, unit: str = "") -> View:
    """A picture of counts by category and document, as `count` gives them; a plain number does for a pair, too."""
    pairs = {
        name: {document: n if isinstance(n, tuple) else (n, 0) for document, n in by_document.items()}
        for name, by_document in counts.items()
    }
    return View(picture_view(pairs, unit))


def picture_view(counts: Counts, unit: str = "") -> str:
    """For each category a small picture with a column for each document, all to one scale, and the table of the numbers."""
    most = max((sum(pair) for by_document in counts.values() for pair in by_document.values()), default=0) or 1
    dates = {row.name: row.date for row in norms()}
    figures = "".join(_figure(name, by_document, list(dates), most, unit) for name, by_document in counts.items())
    return f'{_when(dates)}<div class="lab-multiples">{figures}</div>{_legend(counts)}{_numbers(counts, list(dates), unit)}'


def _figure(category: str, by_document: dict, documents: Sequence[str], most: float, unit: str) -> str:
    pairs = [by_document.get(name, (0, 0)) for name in documents]
    said = ", ".join(f"{name} {sum(pair):.0f}{unit}" for name, pair in zip(documents, pairs))
    columns = "".join(_column(n, name, pair, most, unit) for n, (name, pair) in enumerate(zip(documents, pairs)))
    wide, foot = SLOT * len(documents), HEAD + HIGH
    empty = HIGH * (1 - max(map(sum, pairs)) / most)  # above the highest column: one scale needs no equal heights
    box = f"0 {empty:.1f} {wide} {foot + FOOT - empty:.1f}"
    return (
        f"<figure><figcaption>{inline(category)}</figcaption>"
        f'<svg viewBox="{box}" role="img" aria-label="{escape(f"{category}: {said}")}">'
        f'{columns}<path class="lab-axis" d="M0 {foot + 0.5}H{wide}"/></svg></figure>'
    )


def _column(n: int, document: str, pair: tuple[float, float], most: float, unit: str) -> str:
    """Filled as far as the Chinese was found; what is only reported stands on top, in outline."""
    (found, reported), left, foot = pair, n * SLOT + 13, HEAD + HIGH
    low, high = foot - HIGH * found / most, foot - HIGH * (found + reported) / most
    place, _, date = document.partition(" ")
    parts = f'<rect class="lab-found" x="{left}" y="{low:.1f}" width="28" height="{foot - low:.1f}"/>' if found else ""
    if reported:
        parts += f'<rect class="lab-reported" x="{left + 0.5}" y="{high + 0.5:.1f}" width="27" height="{low - high - 0.5:.1f}"/>'
    middle = left + 14
    words = "".join(
        f'<text x="{middle}" y="{y:.1f}"{kind}>{text}</text>'
        for text, y, kind in (
            (f"{found + reported:.0f}{unit}", high - 4, "" if found + reported else ' class="lab-zero"'),
            (place, foot + 12, ' class="lab-name"'),
            (date, foot + 24, ' class="lab-name"'),
        )
    )
    return parts + words


def _legend(counts: Counts) -> str:
    reported = any(pair[1] for by_document in counts.values() for pair in by_document.values())
    return '<p class="lab-note">In outline: known only as reported, the Chinese was not found.</p>' if reported else ""


def _when(dates: dict[str, datetime.date]) -> str:
    """The documents on a line of time, since the columns stand side by side however far apart they are."""
    first, last = min(dates.values()).year, max(dates.values()).year + 1
    days = (datetime.date(last, 1, 1) - datetime.date(first, 1, 1)).days

    def x(date: datetime.date) -> float:
        return 6 + 348 * (date - datetime.date(first, 1, 1)).days / days

    years = "".join(
        f'<path class="lab-axis" d="M{x(datetime.date(year, 1, 1)):.1f} 14v6"/>'
        + (f'<text class="lab-name" x="{x(datetime.date(year, 7, 2)):.1f}" y="34">{year}</text>' if year < last else "")
        for year in range(first, last + 1)
    )
    dots = "".join(f'<circle cx="{x(date):.1f}" cy="14" r="3.5"/>' for date in dates.values())
    said = ", ".join(f"{name.partition(' ')[0]} {date.day} {date:%B %Y}" for name, date in dates.items())
    return (
        f'<figure class="lab-when"><svg viewBox="0 0 360 38" role="img" aria-label="{escape(said)}">'
        f'<path class="lab-axis" d="M6 14H354"/>{years}{dots}</svg><figcaption>{escape(said)}</figcaption></figure>'
    )


def _numbers(counts: Counts, documents: Sequence[str], unit: str) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in documents)
    rows = "".join(
        f'<tr><th scope="row">{inline(category)}</th>'
        + "".join(f"<td>{_cell(by_document.get(name, (0, 0)), unit)}</td>" for name in documents)
        + "</tr>"
        for category, by_document in counts.items()
    )
    return (
        "<details><summary>The numbers</summary>"
        f'<table class="lab-table"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></details>'
    )


def _cell(pair: tuple[float, float], unit: str) -> str:
    whole = f"{sum(pair):.0f}{unit}"
    return f"{whole} ({pair[1]:.0f}{unit} reported)" if pair[1] else whole


def _behind(rows: list[Row], by: str) -> str:
    """The norms behind each category, with their words."""
    lists = []
    for value, name in names()[by].items():
        here = [row for row in rows if value in values(row, by)]
        if here:
            lists.append(
                f"<details><summary>{inline(name)}: {_norms(len(here)).lower()}</summary>{list_view(here)}</details>"
            )
    return "".join(lists)


def listed(rows: Iterable[Row]) -> View:
    """The norms as a list, with the words that each goes by."""
    there = list(rows)
    return View(f"<p>{_norms(len(there))}.</p>{list_view(there)}" if there else "<p>No norm is like this.</p>")


def list_view(rows: Sequence[Row]) -> str:
    return f'<ul class="lab-norms">{"".join(map(_item, rows))}</ul>'


def _item(row: Row) -> str:
    marks = " (as reported)" if row.reported else ""
    zh = f'<span lang="{LANG}">{escape(row.zh)}</span> ' if row.zh else ""
    contested = f'<br><span class="lab-note">Contested: {inline(row.contested)}</span>' if row.contested else ""
    return (
        f"<li><strong>{row.name}, {place(row)}</strong>{marks}<br>{KINDS[row.kind][0]}{_of(row)}: "
        f"{inline(row.action)}<br>{zh}“{verbatim(row.en)}”{contested}</li>"
    )


def _of(row: Row) -> str:
    bearers = names()["bearer"]
    return f" of {inline(' and '.join(bearers[id].lower() for id in row.bearer))}" if row.bearer else ""


def place(row: Row) -> str:
    """`art. 7 para. 2` of `art_7__para_2`."""
    words = {"art": "art.", "sec": "sec.", "para": "para.", "point": "item"}
    return " ".join(f"{words[kind]} {number}" for kind, number in re.findall(r"(art|sec|para|point)_(\d+)", row.at))


def compared(ways: Ways, bearers: Iterable[str]) -> View:
    """By document, the share of norms that these bearers bear, for several ways of counting."""
    documents = list(dict.fromkeys(row.name for row in norms()))
    rows = "".join(
        f'<tr><th scope="row">{escape(way)}</th>{_shares(share_of(counted, bearers), documents)}</tr>'
        for way, counted in ways.items()
    )
    return View(frame(("Way of counting", *documents), rows))


def _shares(borne: dict[str, tuple[int, int]], documents: Sequence[str]) -> str:
    cells = []
    for name in documents:
        some, all_ = borne.get(name, (0, 0))
        cells.append(f"<td>{some} of {all_} ({some / all_:.0%})</td>" if all_ else '<td class="lab-note">none</td>')
    return "".join(cells)
