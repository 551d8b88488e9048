"""The norms register as a table of the page and as a CSV, and the agreement of its two readings as a table.

The table is whole without script; frontend/src/register filters its rows by their `data-` attributes.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape

from .agreement import QUESTIONS, Agreement, Readings, agreements
from .basereadings import BaseReadings, base_agreements
from .corpus import Corpus, Document, cite
from .markup import LANG, attributes, chinese, inline
from .norms import DEADLINES, KINDS, Norm, Register, norm_anchor

FACETS = {
    "document": "Document",
    "bearer": "Who",
    "kind": "Kind",
    "authority": "Before which authority",
    "deadline": "By when",
}
NOT_NAMED = {"bearer": "Nobody", "authority": "None named", "deadline": "No time named"}
NONE = "none"  # the value of a facet that a norm does not have

Link = Callable[[str], str]


def facet_values(document: str, norm: Norm) -> dict[str, list[str]]:
    """What a norm is found by."""
    return {
        "document": [document],
        "bearer": norm.bearer or [NONE],
        "kind": [norm.kind],
        "authority": [norm.authority or NONE],
        "deadline": [norm.deadline.type if norm.deadline else NONE],
    }


def facets(register: Register, corpus: Corpus) -> dict:
    """Every facet with its name and those of its values that some norm has, in the order of their lists."""
    parties = {id: party.en for id, party in register.parties.items()}
    names = {
        "document": {id: corpus.documents[id].citation for id in _in_time(register, corpus)},
        "bearer": parties,
        "kind": {id: label for id, (label, _) in KINDS.items()},
        "authority": parties,
        "deadline": DEADLINES,
    }
    used = {facet: set() for facet in FACETS}
    for document, norms in register.norms.items():
        for norm in norms:
            for facet, values in facet_values(document, norm).items():
                used[facet].update(values)
    return {
        facet: {
            "label": label,
            "values": {
                id: name for id, name in {**names[facet], NONE: NOT_NAMED.get(facet, "")}.items() if id in used[facet]
            },
        }
        for facet, label in FACETS.items()
    }


def _in_time(register: Register, corpus: Corpus) -> list[str]:
    return sorted(register.norms, key=lambda id: corpus.instruments[id].date)


def render_register(register: Register, corpus: Corpus, link: Link, csv_address: str) -> str:
    """The whole register: a place for the filters, the table by document in order of time, the way to the CSV."""
    bodies = "".join(_body(corpus.documents[id], register, link) for id in _in_time(register, corpus))
    heads = "".join(
        f'<th scope="col" role="columnheader">{name}</th>'
        for name in ("Where", "Who", "Kind", "What", "Words that say so")
    )
    count = sum(map(len, register.norms.values()))
    root = attributes(class_="onr-register", data_facets=json.dumps(facets(register, corpus), ensure_ascii=False))
    return (
        f'<div{root}><div class="onr-register-tools"></div>'
        f'<table role="table"><caption>The {count} norms of {len(register.norms)} documents</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>{bodies}</table>'
        f"<p><a{attributes(href=csv_address)} download>All norms as a table (CSV)</a></p></div>"
    )


def _body(document: Document, register: Register, link: Link) -> str:
    rows = "".join(_row(document, norm, register, link) for norm in register.norms[document.id])
    head = f'<tr role="row"><th role="rowheader" scope="rowgroup" colspan="5">{inline(document.citation)}</th></tr>'
    return f'<tbody role="rowgroup">{head}{rows}</tbody>'


def _row(document: Document, norm: Norm, register: Register, link: Link) -> str:
    values = {f"data_{name}": " ".join(ids) for name, ids in facet_values(document.id, norm).items()}
    place = cite(document, norm.at).removeprefix(f"{document.citation}, ")
    where = f"<a{attributes(href=link(f'{document.id}#{norm.at}'))}>{place}</a>"
    if norm.reported:
        where += ' <span class="onr-reported">as reported</span>'
    who = " and ".join(register.parties[id].en for id in norm.bearer) or "Nobody"
    cells = {"Who": inline(who), "Kind": KINDS[norm.kind][0], "What": _what(document, norm, register, link)}
    cells["Words"] = _words(norm)
    shown = "".join(f'<td role="cell"{attributes(data_label=name)}>{html}</td>' for name, html in cells.items())
    head = attributes(id=norm_anchor(document.id, norm), role="row", **values)
    return f'<tr{head}><th role="rowheader" scope="row">{where}</th>{shown}</tr>'


def _what(document: Document, norm: Norm, register: Register, link: Link) -> str:
    sanction = ", ".join(
        f"<a{attributes(href=link(f'{document.id}#{eid}'))}>{cite(document, eid).removeprefix(f'{document.citation}, ')}</a>"
        for eid in norm.sanction
    )
    rows = {
        "Terms": inline(norm.condition),
        "With": inline(register.parties[norm.authority].en) if norm.authority else "",
        "For": inline(register.parties[norm.beneficiary].en) if norm.beneficiary else "",
        "When": inline(norm.deadline.words) if norm.deadline else "",
        "Else": sanction,
    }
    facts = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows.items() if value)
    return f"<p>{inline(norm.action)}</p>" + (f"<dl>{facts}</dl>" if facts else "") + _contested(norm)


def _contested(norm: Norm) -> str:
    if not norm.contested:
        return ""
    it = norm.contested
    return (
        f"<details><summary>Contested: {inline(it.issue)}</summary>"
        f"<p>{inline(it.one)}</p><p>{inline(it.other)}</p></details>"
    )


def _words(norm: Norm) -> str:
    if norm.reported:
        return f"<p>{chinese(escape(' … '.join(norm.trigger.report), quote=False))} (a report)</p>"
    english = escape(" … ".join(norm.trigger.en), quote=False)
    return f'<p lang="{LANG}">{escape(" … ".join(norm.trigger.zh))}</p><p>{english}</p>'


BURDENS = ("obligation", "prohibition", "soft")  # the kinds that ask or forbid


def render_burdens(register: Register, corpus: Corpus) -> str:
    """How many norms ask or forbid something, by bearer and document."""
    documents = _in_time(register, corpus)
    counts = {
        id: Counter(" and ".join(register.parties[name].en for name in norm.bearer) for norm in norms)
        for id, norms in ((id, [n for n in register.norms[id] if n.kind in BURDENS]) for id in documents)
    }
    bearers = sorted(set().union(*counts.values()), key=lambda name: -sum(it[name] for it in counts.values()))
    heads = "".join(f'<th scope="col">{inline(corpus.documents[id].citation)}</th>' for id in documents)
    rows = "".join(
        f'<tr><th scope="row">{inline(name)}</th>'
        + "".join(f"<td>{counts[id][name]}</td>" for id in documents)
        + "</tr>"
        for name in bearers
    )
    return (
        '<table class="table"><caption>Norms that ask or forbid, by bearer and document</caption>'
        f'<thead><tr><th scope="col">Bearer</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


CSV_NAME = "norms.csv"


def csv_rows(register: Register, corpus: Corpus) -> Iterator[dict[str, str]]:
    """Every norm as a row of words."""
    name = {"": "", **{id: party.en for id, party in register.parties.items()}}
    for id in _in_time(register, corpus):
        document = corpus.documents[id]
        for norm in register.norms[id]:
            yield {
                "document": id,
                "place": cite(document, norm.at),
                "eId": norm.at,
                "clause": str(norm.clause or ""),
                "norm": norm.id,
                "kind": norm.kind,
                "bearer": "; ".join(name[party] for party in norm.bearer),
                "action": norm.action,
                "authority": name[norm.authority],
                "beneficiary": name[norm.beneficiary],
                "condition": norm.condition,
                "deadline": norm.deadline.words if norm.deadline else "",
                "deadline type": norm.deadline.type if norm.deadline else "",
                "sanction": "; ".join(cite(document, eid) for eid in norm.sanction),
                "sanction eId": "; ".join(norm.sanction),
                "trigger zh": " … ".join(norm.trigger.zh),
                "trigger en": " … ".join(norm.trigger.en),
                "trigger as reported": " … ".join(norm.trigger.report),
                "reported": "yes" if norm.reported else "no",
                "certainty": norm.certainty,
                "contested": norm.contested.issue if norm.contested else "",
                "case for one side": norm.contested.one if norm.contested else "",
                "case for the other": norm.contested.other if norm.contested else "",
            }


def register_csv(register: Register, corpus: Corpus) -> str:
    """The register as CSV; written as UTF-8 with a byte order mark, a spreadsheet reads its Chinese."""
    rows = list(csv_rows(register, corpus))
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: safe_cell(cell) for column, cell in row.items()} for row in rows)
    return file.getvalue()


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def render_agreement(readings: Readings, bases: BaseReadings, corpus: Corpus, link: Link) -> str:
    """How far two readings agree, before and after reconciliation; a sentence as long as there is one reading only."""
    measured = agreements(readings)
    if not measured:
        return f"<p>One reading of the {len(readings.units)} units has been made; the second is still to come.</p>"
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("", "Units", "Same label", "Cohen’s kappa"))
    both = {**measured, **base_agreements(bases)}
    rows = "".join(_agreement_row(f"{question}, {when}", it) for (question, when), it in both.items())
    return (
        '<table class="table"><caption>Agreement of the two readings, before and after reconciliation</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        + "".join(_label_counts(question, measured[question, "before"]) for question in QUESTIONS)
        + _apart(readings, corpus, link)
    )


def _agreement_row(name: str, it: Agreement) -> str:
    kappa = "not defined" if it.kappa is None else f"{it.kappa:.2f}"
    same = f"{round(it.observed * it.n)} ({it.observed:.0%})"
    return f'<tr><th scope="row">{name.capitalize()}</th><td>{it.n}</td><td>{same}</td><td>{kappa}</td></tr>'


def _label_counts(question: str, it: Agreement) -> str:
    labels = list(dict.fromkeys([*it.first, *it.second]))
    rows = "".join(
        f'<tr><th scope="row">{label}</th><td>{it.first.get(label, 0)}</td><td>{it.second.get(label, 0)}</td></tr>'
        for label in labels
    )
    return (
        f'<table class="table"><caption>Labels of {question}, before reconciliation</caption><thead><tr>'
        '<th scope="col">Label</th><th scope="col">First reading</th><th scope="col">Second reading</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _apart(readings: Readings, corpus: Corpus, link: Link) -> str:
    items = "".join(
        f"<li><a{attributes(href=link(place))}>{_cited(place, corpus)}</a>: {inline(it.why)}</li>"
        for it, place in ((it, it.unit.partition("~")[0]) for it in readings.resolved)
        if it.apart
    )
    return f"<p>These stay apart, and are marked contested:</p><ul>{items}</ul>" if items else ""


def _cited(place: str, corpus: Corpus) -> str:
    document, _, eid = place.partition("#")
    return inline(cite(corpus.documents[document], eid))
